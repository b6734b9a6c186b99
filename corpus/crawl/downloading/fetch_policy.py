"""Which addresses of one source may be fetched: scheme, host, port and where it leads.

A page is written by strangers, and so is a redirect. Each address is checked before it
is asked for, each hop of a redirect anew, and the machine that answered once more. Only
a source whose own row is on this machine reaches this machine.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from corpus.crawl.options import is_loopback
from corpus.sources import Source

_LEAST_FREE_PORT = 1024
_WEB_PORTS = (80, 443)
# Resolvers read these as numbers of machines: 2130706433, 0x7f.1, 0177.0.0.1, 127.1.
_NUMERIC = re.compile(
    r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}", re.IGNORECASE
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Global by their registry, but of whoever runs the machine or its network: metadata of
# two clouds, a relay, and the private addresses of older IPv6.
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in ("192.0.0.0/24", "168.63.129.16/32", "192.88.99.0/24", "fec0::/10")
)


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """What may be fetched for a source.

    Attributes:
        source_id: whose it is, for messages.
        domains: host names, each standing for all names below it, too.
        local_hosts: hosts with their ports on this machine, as "127.0.0.1:8406".
    """

    source_id: str
    domains: frozenset[str]
    local_hosts: frozenset[str] = frozenset()

    def refusal(self, url: str) -> str | None:
        """Return why *url* may not be fetched, None when it may."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            return "not a web address"
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return f"{parts.scheme or 'no scheme'}: only http and https are fetched"
        if "@" in parts.netloc:
            return "an address with a user name is not fetched"
        # Fetchers read "①②⑦.⓪.⓪.①" as the digits that they look like.
        host = unicodedata.normalize("NFKC", parts.hostname).rstrip(".")
        if _netloc(host, port) in self.local_hosts:
            return None
        reason = refused_address(host)
        if reason:
            return reason
        if not any(host == name or host.endswith(f".{name}") for name in self.domains):
            return (
                f"{host} is not among the domains of {self.source_id}; if it publishes "
                f'there, add domains = ["{host}"] to its [[source]] row'
            )
        if port is not None and port not in _WEB_PORTS and port < _LEAST_FREE_PORT:
            return f"port {port} is not a web server's"
        return None

    def refused_peer(self, url: str, address: str) -> str | None:
        """Return why the machine at *address* may not serve *url*."""
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        if _netloc(host, parts.port) in self.local_hosts:
            return None
        return refused_address(address, host)


def policy_of(source: Source, starts: Iterable[str] = ()) -> FetchPolicy:
    """Return the policy of a source.

    Args:
        source: its address and ``domains`` say which hosts are its own.
        starts: addresses where its adapter begins, which come from us.
    """
    domains: set[str] = set()
    local: set[str] = set()
    for url in (source.base_url, *starts):
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        if is_loopback(url):
            if is_loopback(source.base_url):
                local.add(_netloc(host, parts.port))
        elif host:
            domains.add(_registered(host))
    for name in source.domains:
        if is_loopback(f"http://{name}"):
            local.add(name.lower())
        else:
            domains.add(name.lower().strip("."))
    return FetchPolicy(source.source_id, frozenset(domains), frozenset(local))


def refused_address(address: str, host: str = "") -> str | None:
    """Return why an IP address is not one of the public net; None for a host name."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        if _NUMERIC.fullmatch(address):
            return f"{address} is a machine's number, not a name"
        is_local = address == "localhost" or address.endswith(
            (".localhost", ".local", ".internal")
        )
        return f"{address} is a name of this network" if is_local else None
    said = f"{host} leads to {address}" if host and host != address else str(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        parsed = _inner(parsed)
    is_owners = any(parsed in network for network in _NOT_PUBLIC)
    if is_owners or not parsed.is_global or parsed.is_multicast or parsed.is_reserved:
        return f"{said}, which is not an address of the public net"
    return None


def _inner(
    address: ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Return the IPv4 address that an IPv6 one stands for, else the address itself."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _registered(host: str) -> str:
    """Return the domain that its owner has registered; an IP address is its own."""
    if ":" in host or host.replace(".", "").isdigit():
        return host
    return ".".join(host.split(".")[-2:])


def _netloc(host: str, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"{name}:{port}" if port else name
