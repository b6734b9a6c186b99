"""Who asks: the client that limits are counted by."""

from __future__ import annotations

import ipaddress

from flask import request


def client() -> str:
    """Return the client of this request, as trusted proxies name it.

    One household or machine has a whole /64 of IPv6 addresses, so that counts as one.
    """
    return client_of(request.remote_addr or "")


def client_of(address: str) -> str:
    """Return what *address* is counted as; an unknown form counts as itself."""
    try:
        parsed = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return address[:100]
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
