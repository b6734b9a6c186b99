"""Reading the public address that an operator gives.

It is the only source of absolute addresses, so a wrong one is refused at the start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from search_web.errors import SettingsError

HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?")
"""A host as it stands in an address or a ``Host`` header."""

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
        port = parts.port
    except ValueError:
        raise SettingsError(f"{said}: {allowed}") from None
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(parts.netloc):
        raise SettingsError(f"{said}: {allowed}")
    if "?" in base_url or "#" in base_url:
        raise SettingsError(f"{said}: a query or fragment is not allowed; {allowed}")
    prefix = parts.path.rstrip("/")
    segments = prefix.split("/")
    if not _PREFIX.fullmatch(prefix) or "." in segments or ".." in segments:
        raise SettingsError(f"{said}: the path may hold letters, digits and -._~ only")
    usual = {"http": 80, "https": 443}[parts.scheme]
    host = parts.netloc.lower()
    if port == usual:
        host = host.rpartition(":")[0]
    return PublicAddress(parts.scheme, host, prefix)


def host_name(host: str) -> str:
    """Return the name in *host*, in small letters and without port."""
    match = HOST.fullmatch(host)
    return match["name"].lower().removesuffix(".") if match else ""
