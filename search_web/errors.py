"""Errors of the web room.

WebError
├── SettingsError   an environment variable or option has a value that is not allowed
├── BadParameter    an unknown parameter, or a value that is not allowed
├── AlertError       an e-mail alert cannot be made or sent
└── PortInUse       the address to serve on is taken
"""

from __future__ import annotations


class WebError(Exception):
    """Base of every error raised by the web room."""


class SettingsError(WebError):
    """A setting has a value that is not allowed; the message names both."""


class BadParameter(WebError):
    """A request parameter is unknown or has a value that is not allowed.

    Attributes:
        parameter: its name as given.
        allowed: what is allowed, for people.
    """

    def __init__(self, parameter: str, message: str, allowed: str) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.allowed = allowed


class PortInUse(WebError):
    """Another process listens on the address."""


class AlertError(WebError):
    """An e-mail alert cannot be made or sent; never names the address."""
