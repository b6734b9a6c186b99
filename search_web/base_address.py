"""Reading the public address that an operator gives.

It is the only source of absolute addresses, so a wrong one is refused at the start.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from search_web.errors import SettingsError

_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST = re.compile(
    rf"(?P<name>\[[0-9A-Fa-f:.]{{2,45}}\]|{_LABEL}(?:\.{_LABEL})*\.?)"
    r"(?::(?P<port>[0-9]{1,5}))?"
)
_LONGEST_NAME = 253
_LAST_PORT = 65_535

_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """Scheme ("https"), host with port if any, and path prefix ("" or "/haku")."""

    scheme: str
    host: str
    prefix: str

    @property
    def url(self) -> str:
        """The whole, without a slash at its end."""
        return f"{self.scheme}://{self.host}{self.prefix}"


def read_public_address(base_url: str) -> PublicAddress:
    """Return the parts of a public address.

    Raises:
        SettingsError: it is not a web address of host, port and path; says what is wrong.
    """
    said = f"PAATOSHAKU_BASE_URL={base_url!r}"
    allowed = "expected https://host, with a port and a path if need be"
    try:
        parts = urlsplit(base_url)
        netloc = _in_ascii(parts.netloc)
        port = parts.port
    except ValueError:
        raise SettingsError(f"{said}: {allowed}") from None
    has_blanks = any(sign.isspace() or not sign.isprintable() for sign in base_url)
    if parts.scheme not in ("http", "https") or has_blanks or not host_name(netloc):
        raise SettingsError(f"{said}: {allowed}")
    if "?" in base_url or "#" in base_url:
        raise SettingsError(f"{said}: a query or fragment is not allowed; {allowed}")
    prefix = parts.path.rstrip("/")
    if not is_prefix(prefix):
        raise SettingsError(f"{said}: the path may hold letters, digits and -._~ only")
    usual = {"http": 80, "https": 443}[parts.scheme]
    host = netloc.lower()
    if port == usual:
        host = host.rpartition(":")[0]
    return PublicAddress(parts.scheme, host, prefix)


def host_name(host: str) -> str:
    """Return the name in *host*, in small letters and without port; "" for no host."""
    match = _HOST.fullmatch(host)
    if match is None or int(match["port"] or 1) not in range(1, _LAST_PORT + 1):
        return ""
    name = match["name"].lower().removesuffix(".")
    if len(name) > _LONGEST_NAME:
        return ""
    if name.startswith("["):
        try:
            ipaddress.IPv6Address(name[1:-1])
        except ValueError:
            return ""
    return name


def is_prefix(path: str) -> bool:
    """Whether *path* may be the beginning of all our paths: "" or "/one/two"."""
    segments = path.split("/")
    return (
        _PREFIX.fullmatch(path) is not None
        and len(path) <= _LONGEST_NAME
        and "." not in segments
        and ".." not in segments
    )


def _in_ascii(netloc: str) -> str:
    """Return a name with other letters as name servers know it ("xn--…")."""
    if netloc.isascii():
        return netloc
    host, colon, port = netloc.partition(":")
    return host.encode("idna").decode("ascii") + colon + port
