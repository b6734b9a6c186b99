"""Which kinds of appeal an instruction names, also where it is only a heading."""

from __future__ import annotations

import re

from analyzers.decision.meaning.extraction.appeal_routes import routes_of
from analyzers.decision.meaning_values import AppealRoute, Meaning
from analyzers.decision.model import AppealKind

_LONGEST = 20_000
_KIND_OF_ROUTE: dict[AppealRoute, AppealKind] = {
    "oikaisuvaatimus": "oikaisuvaatimus",
    "kunnallisvalitus": "kunnallisvalitus",
    "hallintovalitus": "hallintovalitus",
    "hankinta": "hankintaoikaisu",
    "valituskielto": "valituskielto",
    "oikaisuvaatimuskielto": "valituskielto",
}
_ROUTE_OF_KIND: dict[AppealKind, AppealRoute] = {
    kind: route for route, kind in reversed(_KIND_OF_ROUTE.items())
}
_NAMES: tuple[tuple[AppealKind, re.Pattern[str]], ...] = (
    (
        "oikaisuvaatimus",
        re.compile(r"oikaisuvaatimu\w*|rättelseyrkan\w*|omprövning\w*", re.IGNORECASE),
    ),
    (
        "valitus",
        re.compile(
            r"valitusosoitu\w*|\bvalitu\w+|besvärsanvisning\w*|\bbesvär\w*",
            re.IGNORECASE,
        ),
    ),
)
"""Words that name a kind where no way is told: a heading, a list of instructions."""


def read(text: str) -> tuple[AppealKind, ...]:
    """Return the kinds named in an appeal instruction, in order of appearance, each once.

    A way that is named to be closed is "valituskielto" and nothing else. Bare names count
    only where no way is told; an instruction that names none is ``muu``, an empty one
    gives ().
    """
    if not text.strip():
        return ()
    words = text[:_LONGEST]
    told = sorted(routes_of(words), key=lambda one: one[1])
    found = dict.fromkeys(_KIND_OF_ROUTE[route] for route, _, _ in told)
    if not found:
        named = [kind for kind, name in _NAMES if name.search(words)]
        found = dict.fromkeys(named[:1])
    return tuple(found) or ("muu",)


def routes_of_kinds(kinds: tuple[AppealKind, ...]) -> tuple[AppealRoute, ...]:
    """Return the routes that kinds stand for; general names stand for none."""
    return tuple(_ROUTE_OF_KIND[kind] for kind in kinds if kind in _ROUTE_OF_KIND)


def without_banned(
    kinds: tuple[AppealKind, ...], meaning: Meaning
) -> tuple[AppealKind, ...]:
    """Return no claim for rectification where the text says that none may be made."""
    routes = {one.route for one in meaning.appeals}
    if "oikaisuvaatimuskielto" in routes and "oikaisuvaatimus" not in routes:
        return tuple(kind for kind in kinds if kind != "oikaisuvaatimus")
    return kinds
