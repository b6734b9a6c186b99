"""Towns that a text deals with: they asked for its statement or are party to a contract.

"Lausunto Inkoon kunnan kaavasta" names Inkoo and is another town's decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analyzers.notations.toponyms.genitives import by_genitive
from analyzers.notations.toponyms.municipalities import municipality
from analyzers.text.quick_patterns import quick

_TITLE = 400
_NAME = r"(?<![\w-])(?P<name>[A-ZÅÄÖ][\w-]++)"
_INSTITUTION = (
    r"(?!\s+(?:hallinto-oi|käräjäo|hovio|yliop|hyvinv|maakun|seudu|förvaltningsd))"
)
_STATEMENT = re.compile(
    rf"(?:lausu\w+|vastine\w*|muistutu\w+|utlåtande\w*|yttrande\w*)[:,]?\s+(?:[a-"
    rf"zåäö]+\s+){{0,3}}?(?<![\w-])(?P<name>[A-ZÅÄÖ][\wåäö-]+){_INSTITUTION}",
    re.IGNORECASE,
)
_CONTRACT = quick(rf"{_NAME}\s+(?:kaupungin|kunnan)\s+kanssa\b")
_ASKED = quick(
    rf"{_NAME}\s+(?:kaupunki|kunta|stad|kommun)\s+(?:on\s+|har\s+)?"
    r"(?:pyytä|pyydä|laskutta|tiedustel|begär|fakturera)\w*"
)
_SAYS = quick(rf"{_NAME}\s+(?:kaupungin|kunnan)\s+mukaan\b")
_OF_SEAT = quick("kotipaikka|hemort", re.IGNORECASE)
_SEAT = re.compile(
    rf"(?i:\bkotipaikka(?:na)? on|\bhemort(?:en)? är)\s+{_NAME}"
    r"(?=\s+(?:kaupunki|kunta|stad|kommun)\b|[.,])"
)
"""The seat of a joint authority or a company: "kotipaikka on Torilan kaupunki"."""

_HALL = quick(
    rf"{_NAME}\s+(?:(?:kunnan|kaupungin)(?:talo|virasto)|(?:stads|kommun)(?:hus|gård|kansli))"
)
_PARTICIPANT = re.compile(
    rf"[,(] ?{_NAME} (?:kaupunki|kunta|stad|kommun)(?= ?(?:[,;()\n]|$)| [A-ZÅÄÖ])"
    r"|(?:^|\n|[;,.] |:\s)(?P<town>[A-ZÅÄÖ][a-zåäö]+): (?=[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ])"
)
"""Whom somebody at a meeting is from: "Meri Malli, Torilan kunta", "Torila: Meri Malli"."""

_MANY_HALLS = 3
"""Who meets in the halls of so many towns is none of them."""

_OTHER_KIND = {
    "kunnan": re.compile(rf"{_NAME}\s+kaupun(?:ki|gin)"),
    "kaupungin": re.compile(rf"{_NAME}\s+kun(?:ta(?!y)|nan)"),
}
"""A text of a kunnanhallitus is not of a town that it calls a kaupunki."""
_OWNER = re.compile(rf"{_NAME} (?:kaupungin|kunnan|stads|kommuns) $", re.IGNORECASE)


def counterparts(text: str, body: str | None = None) -> frozenset[str]:
    """Return the codes of towns that *text* shows to be somebody else.

    What stands in the title counts, anywhere who has asked for a statement, and what is
    called otherwise than the town of *body* calls itself.
    """
    title = text[:_TITLE]
    matches = [
        *(one for one in _STATEMENT.finditer(title) if not _is_own(title, one)),
        *_CONTRACT.finditer(title),
        *_ASKED.finditer(text),
        *_SAYS.finditer(text),
        *(_SEAT.finditer(text) if _OF_SEAT.may_match(text) else ()),
        *_of_other_kind(text, body),
    ]
    found = _codes(matches)
    hosts, guests = _codes(_HALL.finditer(text)), _guests(text)
    if len(hosts) >= _MANY_HALLS:
        found |= hosts
    return found | (guests | hosts if len(guests) >= _MANY_HALLS else frozenset())


def _guests(text: str) -> frozenset[str]:
    """Return the codes of the towns that people at a meeting are said to be from."""
    codes = set()
    for match in _PARTICIPANT.finditer(text):
        named = match["town"]
        row = (
            municipality(named)
            if named
            else by_genitive().get(match["name"].casefold())
        )
        if row is not None and row.kind == "municipality":
            codes.add(row.code)
    return frozenset(codes)


def _codes(matches: Iterable[re.Match[str]]) -> frozenset[str]:
    rows = (by_genitive().get(match["name"].casefold()) for match in matches)
    return frozenset(row.code for row in rows if row is not None)


def _of_other_kind(text: str, body: str | None) -> Iterator[re.Match[str]]:
    folded = (body or "").casefold()
    for own, other in _OTHER_KIND.items():
        if folded.startswith(own):
            yield from other.finditer(text)


def _is_own(title: str, statement: re.Match[str]) -> bool:
    """Whether the town gives the statement itself: "Torilan kunnan lausunto Torilan …"."""
    owner = _OWNER.search(title, 0, statement.start())
    return (
        owner is not None and owner["name"].casefold() == statement["name"].casefold()
    )
