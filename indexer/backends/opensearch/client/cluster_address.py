"""Where a cluster is and how to log in: one address, as of databases.

``opensearch+https://user:password@host1:9200,host2:9200/name?ca=/path&shards=3`` names the
nodes, the name that all indexes of this service begin with, and options.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

from indexer.errors import InvalidAddress

_ADDRESS = re.compile(
    r"opensearch(?:\+(?P<scheme>https?))?://(?:(?P<login>[^@/]*)@)?(?P<hosts>[^/?@]+)"
    r"(?:/(?P<name>[^?]*))?(?:\?(?P<options>.*))?"
)
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_HOST = re.compile(r"(?P<host>\[[0-9a-fA-F:]+\]|[^:\[\]]+)(?::(?P<port>\d{1,5}))?")
_FORM = (
    "opensearch+https://user:password@host:9200,host:9200/name"
    "?ca=FILE&shards=N&replicas=N&timeout=SECONDS"
)


@dataclass(frozen=True, slots=True)
class ClusterAddress:
    """The parts of an address.

    Attributes:
        hosts: (name, port) of each node; another one is asked when one fails.
        is_tls: whether nodes are spoken to over TLS.
        user: "" without a login.
        password: of the user.
        name: what all indexes of this service begin with.
        ca: file of the certificates that are trusted; "" for the system's.
        shards: of an index that is made anew.
        replicas: copies of each shard.
        timeout_s: longest wait for one answer.
    """

    hosts: tuple[tuple[str, int], ...]
    is_tls: bool = False
    user: str = ""
    password: str = ""
    name: str = "paatoshaku"
    ca: str = ""
    shards: int = 1
    replicas: int = 0
    timeout_s: float = 30.0

    @property
    def shown(self) -> str:
        """The address without the login, for messages."""
        hosts = ",".join(f"{host}:{port}" for host, port in self.hosts)
        return f"{'https' if self.is_tls else 'http'}://{hosts}/{self.name}"


def read_address(text: str) -> ClusterAddress:
    """Read an address.

    Raises:
        InvalidAddress: naming the part that is wrong and the form.
    """
    found = _ADDRESS.fullmatch(text.strip())
    if found is None:
        raise InvalidAddress(f"the address of the index is not of the form {_FORM}")
    user, _, password = (found["login"] or "").partition(":")
    name = found["name"] or "paatoshaku"
    if not _NAME.fullmatch(name):
        raise InvalidAddress(
            f"index name {name!r}: allowed are small letters, digits, - and _; {_FORM}"
        )
    return ClusterAddress(
        tuple(_host(one) for one in found["hosts"].split(",")),
        found["scheme"] == "https",
        unquote(user),
        unquote(password),
        name,
        **_options(dict(parse_qsl(found["options"] or "", keep_blank_values=True))),
    )


def _host(text: str) -> tuple[str, int]:
    found = _HOST.fullmatch(text)
    if found is None or not 0 < int(found["port"] or 9200) < 65536:
        raise InvalidAddress(f"index node {text!r}: expected host:port; {_FORM}")
    return found["host"], int(found["port"] or 9200)


def _options(given: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, text in given.items():
        if name == "ca":
            values["ca"] = text
        elif name in ("shards", "replicas"):
            values[name] = int(_number(name, text, 1 if name == "shards" else 0))
        elif name == "timeout":
            values["timeout_s"] = _number(name, text, 0.1)
        else:
            raise InvalidAddress(f"option {name!r} of the index address: {_FORM}")
    return values


def _number(name: str, text: str, least: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not least <= value <= 1000:
        raise InvalidAddress(
            f"option {name}={text!r} of the index address: allowed is {least:g} to 1000"
        )
    return value
