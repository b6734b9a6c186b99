"""Regional councils, wellbeing counties and others by their own web sites and regions.

A page of "esavo.fi" is the regional council's, whatever towns it speaks of. Hosts of
platforms (``sata.cloudnc.fi``) are in the registry of sources, not here.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.publisher:own_sites.tsv"
PRESS = "analyzers.decision.publisher:press_sites.tsv"
_ARTICLE = re.compile(r"/(?:artikkeli|artikel|juttu|uutinen)/")
_LETTERS = re.compile(r"[\W_]+")


def publisher_at(url: str | None) -> str | None:
    """Return the publisher whose own site an address is on, or None.

    >>> publisher_at("https://www.esavo.fi/kokoukset"), publisher_at("https://esavo.example/")
    ('Etelä-Savon maakuntaliitto', None)
    """
    name, _, domain = _host(url).rpartition(".")
    return _by_site().get(name.rpartition(".")[2]) if domain == "fi" else None


def is_of_press(url: str | None, text: str = "") -> bool:
    r"""Whether an address is a newspaper's or a broadcaster's.

    One that no table knows shows it by its name alone on a line of an article.

    >>> is_of_press("https://www.torilansanomat.fi/2031/a"), is_of_press("https://torila.fi/")
    (True, False)
    >>> is_of_press("https://rantalaakso.fi/artikkeli/koulu", "Koulu jatkaa\n\nRantalaakso\n")
    True
    """
    name, _, domain = _host(url).removeprefix("www.").rpartition(".")
    if domain not in {"fi", "ax", "com"}:
        return False
    if _press().fullmatch(name):
        return True
    is_article = _ARTICLE.search(url or "") is not None
    return is_article and any(
        _LETTERS.sub("", line.casefold()) == _LETTERS.sub("", name)
        for line in text[:1500].split("\n")
        if line.strip()
    )


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").casefold().removesuffix(".")
    except ValueError:
        return ""


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


@cache
def _press() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in table_rows(PRESS)))
