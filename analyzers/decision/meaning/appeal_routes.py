"""The way of appeal that a text names, with its words.

Only the item's own instruction counts: its appeal part, headings and closing lines. What
a claim's title or its reasons say of appeals is not an instruction.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import cast, get_args

from analyzers.decision.meaning.item_parts import Span
from analyzers.decision.meaning.values import AppealEvidence, AppealRoute

_MARK = re.compile(
    r"^[ \t*#>|-]*(?:liite:?|bilaga:?|huom:?)?\s*(?:muutoksenhaku\w*|oikaisuvaatimus(?:ohje|osoitus|kielto)\w*"
    r"|oikaisuohje\w*|valitusosoitu\w*|valituskielto\w*|kunnallisvalitus\w*|hallintovalitus\w*|hankintaoikaisu\w*"
    r"|muutoksenhakukielto\w*|oikaisuvaatimusta ei|valitus \w+ hallinto-oikeu|päätökseen ei saa|päätöksestä ei saa"
    r"|oikaisuvaatimus:|päätökseen saa hakea|tähän päätökseen|päätökseen tyytymät|tästä päätöksestä|valitusaika"
    r"|ändringssökande\b|sökande av ändring|besvärsanvisning\w*|besvärsförbud\w*|anvisning\w* (?:om|för) (?:begäran om )?"
    r"(?:omprövning|rättelse|besvär|kommunal|sökande|ändring|hur man)\w*|omprövningsanvisning\w*|rättelseyrkande:|omprövning:|kommunalbesvär\w*"
    r"|förvaltningsbesvär\w*|ändring i beslutet|beslutet får|begäran om omprövning:|den som är missnöjd)",
    re.IGNORECASE | re.MULTILINE,
)
_REACH = 900


@functools.cache
def route_rows() -> tuple[tuple[AppealRoute, re.Pattern[str], str], ...]:
    """Return the table's rows: route, pattern, example."""
    path = files("analyzers.decision.meaning") / "appeal_routes.tsv"
    found = []
    for row in path.read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            route, pattern, example = row.split("\t")
            assert route in get_args(AppealRoute), route
            compiled = re.compile(pattern, re.IGNORECASE)
            found.append((cast(AppealRoute, route), compiled, example))
    return tuple(found)


def routes_of(words: str) -> list[tuple[AppealRoute, int, int]]:
    """Return the routes that an instruction's words name, each once, with offsets.

    A ban is told apart from the way that it bans: "oikaisuvaatimusta ei saa tehdä" names
    no claim.
    """
    found: dict[AppealRoute, tuple[int, int]] = {}
    taken: list[tuple[int, int]] = []
    for route, pattern, _ in route_rows():
        for match in pattern.finditer(words):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            found.setdefault(route, match.span())
            taken.append(match.span())
    return [(route, start, end) for route, (start, end) in found.items()]


def appeal_routes(
    text: str, parts: Sequence[Span], tail: int
) -> tuple[AppealEvidence, ...]:
    """Return the ways of appeal that the item's own text names.

    Args:
        text: the item's text.
        parts: its appeal parts with their headings.
        tail: where the decision begins: above it no line is an instruction.
    """
    spans = [*parts]
    for mark in _MARK.finditer(text, max(0, tail)):
        if not any(a <= mark.start() < b for a, b in spans):
            end = _paragraph_end(text, mark.end())
            spans.append((mark.start(), end))
    found: dict[AppealRoute, AppealEvidence] = {}
    for start, end in spans:
        begin = max(0, start)
        for route, low, high in routes_of(text[begin:end]):
            quote = " ".join(_line(text, begin + low, begin + high).split())
            evidence = AppealEvidence(route, quote, begin + low, begin + high)
            found.setdefault(route, evidence)
    return tuple(found.values())


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n\n", start)
    end = len(text) if end < 0 else end
    return min(end, start + _REACH)


def _line(text: str, start: int, end: int) -> str:
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return text[begin : stop if stop >= 0 else len(text)][:300]
