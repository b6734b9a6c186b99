"""Parishes as running text and web sites name them: "Torilan seurakunnassa", torilansrk.fi."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from analyzers.decision.publisher.towns import by_folded_genitive, fold
from analyzers.notations.toponyms.genitives import genitive
from analyzers.text.quick_patterns import quick

_NAMED = quick(
    r"(?<![\w-])(?P<finnish>(?:[A-ZÅÄÖ][\wåäö-]+n (?:ja |sekä ))?[A-ZÅÄÖ][\wåäö-]+n"
    r" (?:suomalaise|ruotsalaise|ev\. ?lut\. ?|kappeli)?n? ?)seurakun(?P<joint>tayhtymä)?"
    r"(?:ta|na)?(?:n|a|ssa|sta|an|lla|lta|lle|ssä|stä|än|llä|ltä)?(?![\w-])"
    r"|(?<![\w-])(?P<swedish>(?:[A-ZÅÄÖ][\wåäö-]+ (?:och ))?[A-ZÅÄÖ][\wåäö-]+"
    r" (?:svenska |finska |kyrkliga )?)(?P<what>församling|samfällighet)(?:s|en|ens)?(?![\w-])"
)
_NO_NAME = re.compile(
    r"(?:Uuden|Tämän|Sen|Oman|Saman|Toisen|Entisen|Nykyisen|Vanhan|Tulevan|Jokaisen|Kunkin"
    r"|Kuhunkin|Perustettavan|Yhteisen|Muun|Varje|Vår|Vår|Den|Denna|Egen|Ny|Alla|Någon|Samma"
    r"|Lutherska|Kyrkliga|[Ee]vangelis\w+|Luterilaisen|Ortodoksisen|Suomen|Finlands) "
)
"""What may begin a sentence before the word and is part of no name."""

_SITE = re.compile(
    r"(?P<own>[a-z-]{3,}?)-?(?:seurakun(?:ta(?:yhtyma)?|nat)|srky?|forsamling(?:ar)?"
    r"|samfallighet)"
)
_CHURCH = re.compile(r"(?:^|\.)(?P<own>[a-z-]{3,})\.evl\.(?:fi|ax)$")
_NO_PARISH = {"www", "kirkkohallitus", "sakasti", "plus"}


def names(text: str) -> Counter[str]:
    """Return how often a text names each parish, in the nominative.

    >>> dict(names("Torilan seurakunnan neuvosto. Torilan seurakunta, Malms församlings råd"))
    {'Torilan seurakunta': 2, 'Malms församling': 1}
    """
    found: Counter[str] = Counter()
    for match in _NAMED.finditer(text):
        own = match["finnish"] or match["swedish"]
        if _NO_NAME.match(own):
            continue
        what = match["what"] or f"seurakunta{'yhtymä' if match['joint'] else ''}"
        found[f"{own.strip()} {what}"] += 1
    return found


def is_parishs(url: str | None) -> bool:
    """Whether an address is on a parish's own site.

    >>> is_parishs("https://www.torilanseurakunta.fi/a"), is_parishs("https://torila.fi/")
    (True, False)
    """
    return _own_part(url) is not None


def at(url: str | None, text: str) -> str | None:
    """Return the parish on whose site an address is: as its text names it, else by the site."""
    own = _own_part(url)
    if own is None:
        return None
    folded = own.replace("-", "")
    fitting = Counter({one: n for one, n in names(text).items() if _fits(one, folded)})
    if fitting:
        return fitting.most_common(1)[0][0]
    town = by_folded_genitive().get(folded)
    is_finnish = "seurakunta" in (url or "") and town is not None and town.code
    return f"{genitive(town.name)} seurakunta" if town and is_finnish else None


def _fits(name: str, own: str) -> bool:
    """Whether a parish's own name is the site's: "Malms svenska" on malmsforsamling.fi."""
    place = fold(name.split()[0]).replace("-", "")
    return own.startswith(place) or place.startswith(own)


def _own_part(url: str | None) -> str | None:
    try:
        host = (urlsplit(url or "").hostname or "").casefold()
    except ValueError:
        return None
    church = _CHURCH.search(host)
    if church:
        return None if church["own"] in _NO_PARISH else church["own"]
    name, _, domain = host.removeprefix("www.").rpartition(".")
    match = _SITE.fullmatch(name) if domain in {"fi", "ax"} else None
    return match["own"] if match else None
