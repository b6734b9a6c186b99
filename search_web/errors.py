"""Errors of the web room.

WebError
├── SettingsError   an environment variable or option has a value that is not allowed
├── BadParameter    an unknown parameter, or a value that is not allowed
├── AlertError       an e-mail alert cannot be made or sent
│   └── MailNotSent  the mail server cannot be reached or refuses
├── TooManyRequests  a limit is reached for now
│   └── TooManyConfirmations  so many confirmations were sent already
├── CheckFailed     something in the data folder is not whole
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
        value: what was given, None where the name itself is wrong.
    """

    def __init__(
        self, parameter: str, message: str, allowed: str, value: str | None = None
    ) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.allowed = allowed
        self.value = value


class PortInUse(WebError):
    """Another process listens on the address."""


class RemovalError(WebError):
    """A request for removal is not allowed, unknown, or decided already."""


class CheckFailed(WebError):
    """Something in the data folder is not whole."""


class AlertError(WebError):
    """An e-mail alert cannot be made or sent; never names the address."""


class MailNotSent(AlertError):
    """The mail server cannot be reached or refuses; names the server, for its keeper."""


class TooManyRequests(WebError):
    """A limit is reached for now.

    Attributes:
        retry_after_s: seconds until it is worth to try again.
    """

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"too many requests; try again in {retry_after_s} s")
        self.retry_after_s = retry_after_s


class TooManyConfirmations(TooManyRequests):
    """So many confirmations were sent today already; nobody is named."""
