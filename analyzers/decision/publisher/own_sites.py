"""Regional councils, wellbeing counties and others by their own web sites and regions.

A page of "esavo.fi" is the regional council's, whatever towns it speaks of. Hosts of
platforms (``sata.cloudnc.fi``) are in the registry of sources, not here.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.publisher:own_sites.tsv"


def publisher_at(url: str | None) -> str | None:
    """Return the publisher whose own site an address is on, or None.

    >>> publisher_at("https://www.esavo.fi/kokoukset"), publisher_at("https://esavo.example/")
    ('Etelä-Savon maakuntaliitto', None)
    """
    try:
        host = (urlsplit(url or "").hostname or "").casefold()
    except ValueError:
        return None
    name, _, domain = host.removesuffix(".").rpartition(".")
    return _by_site().get(name.rpartition(".")[2]) if domain == "fi" else None


def council_of(region: str) -> str | None:
    """Return the regional council of a region in the genitive ("Kainuun"), or None."""
    return _by_region().get(region.casefold())


def is_council(name: str) -> bool:
    """Whether a name is a regional council's."""
    return name in _by_region().values()


@cache
def _by_site() -> dict[str, str]:
    rows = table_rows(TABLE)
    return {site: name for name, _, sites in rows for site in sites.split()}


@cache
def _by_region() -> dict[str, str]:
    rows = table_rows(TABLE)
    return {region.casefold(): name for name, region, _ in rows if region != "-"}
