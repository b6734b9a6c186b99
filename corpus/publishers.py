"""Who publishes at an address: the registry of sources read from the host's side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from analyzers.notations.toponyms.municipalities import municipality
from corpus.addresses import host_of, normalise
from corpus.sources import load_sources


@dataclass(frozen=True, slots=True)
class Publisher:
    """A municipality or another organisation; all None when unknown."""

    municipality: str | None = None
    municipality_code: str | None = None
    organisation: str | None = None
    source_id: str | None = None


def publisher_at(url: str) -> Publisher | None:
    """Return who publishes at *url*, or None when its host is unknown or shared.

    Several publishers on one host are told apart by the beginning of their path.
    """
    candidates = _by_host().get(host_of(url), ())
    if len({entry[1] for entry in candidates}) == 1:
        return candidates[0][1]
    path = urlsplit(normalise(url)).path.lower()
    fitting = [entry for entry in candidates if path.startswith(entry[0])]
    longest = max((len(prefix) for prefix, _ in fitting), default=0)
    found = {entry for prefix, entry in fitting if len(prefix) == longest > 1}
    return found.pop() if len(found) == 1 else None


def publisher_named(name: str) -> Publisher:
    """Return the publisher called *name*; an unknown name is taken as it is."""
    found = municipality(name)
    if found is None:
        return Publisher(municipality=name)
    if found.kind != "municipality":
        return Publisher(organisation=found.name_fi)
    return Publisher(municipality=found.name_fi, municipality_code=found.code)


@cache
def _by_host() -> dict[str, tuple[tuple[str, Publisher], ...]]:
    hosts: dict[str, tuple[tuple[str, Publisher], ...]] = {}
    for source in load_sources():
        host = host_of(source.base_url)
        path = urlsplit(normalise(source.base_url)).path.lower()
        prefix = path.split("/cgi/")[0].split("/ktweb")[0].rstrip("/") + "/"
        publisher = Publisher(
            source.municipality, source.municipality_code, source.organisation
        )
        hosts[host] = (*hosts.get(host, ()), (prefix, publisher))
    return hosts
