"""Several votes told in one sentence: "kahden äänestyksen jälkeen (8–5 ja 9–4)"."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.units import Unit

_PAIR = r"\d{1,3}\s?[–-]\s?\d{1,3}(?![.,:/]?\d| ?[€%])"
_RUN = re.compile(
    rf"(?:ään[ei]|röst|siffror)[^\d.;]{{0,40}}(?P<first>{_PAIR})"
    rf"(?P<others>(?:(?:,| ja| och| sekä| samt) (?:(?:sitten|sedan|äänin|med|rösterna) )"
    rf"{{0,3}}{_PAIR})+)",
    re.IGNORECASE,
)
_FURTHER = re.compile(_PAIR)
_OF_ONE = re.compile(r"\bvaali|\bval(?:et)?\b", re.IGNORECASE)
_COUNT = re.compile(
    rf"\b(?:äänin|luvuin|numeroin|rösterna|siffrorna) (?P<pair>{_PAIR})", re.IGNORECASE
)
_AND = re.compile(r",? (?:ja|sekä|mutta|och|samt|men) |[,;] ")
_WON_OR_LOST = re.compile(
    r"\b(?:hävisi|voitti|hyväksyttiin|hylättiin|kaatui|förlorade|föll|vann|segrade|godkändes"
    r"|förkastades)\b"
)
_BEFORE_COUNT = re.compile(r"(?:med )?(?:äänin|luvuin|numeroin|rösterna|siffrorna) ")


def several_votes(unit: Unit) -> list[Unit]:
    """Return a sentence once for each vote that it tells; most tell one.

    >>> [one.text for one in several_votes(Unit("Äänin 8–5 ja 9–4 puollettiin.", 0, 29))]
    ['Äänin 8–5 puollettiin.', '2. äänestys äänin 9–4.']
    >>> told = "Elon esitys hävisi äänin 4–9 ja Ahon esitys äänin 5–8."
    >>> [one.text for one in several_votes(Unit(told, 0, 54))]
    ['Elon esitys hävisi äänin 4–9', '2. äänestys: Ahon esitys hävisi äänin 5–8.']
    """
    if _OF_ONE.search(unit.text):
        return [unit]
    match = _RUN.search(unit.text)
    if match is None:
        told = _clauses(unit.text)
    else:
        own = unit.text[: match.end("first")] + unit.text[match.end("others") :]
        others = _FURTHER.findall(match["others"])
        told = [
            own,
            *(f"{n}. äänestys äänin {one}." for n, one in enumerate(others, 2)),
        ]
    return [unit._replace(text=text) for text in told]


def _clauses(text: str) -> list[str]:
    """Return the clauses of a sentence that tell a vote each, with the verb of the first."""
    counts = list(_COUNT.finditer(text))
    figures = {frozenset(_FURTHER.sub(_spaced, one["pair"]).split()) for one in counts}
    if len(counts) < 2 or len(figures) < len(counts):
        return [text]
    found, start, verb = [], 0, _WON_OR_LOST.search(text, 0, counts[0].end())
    for number, (one, after) in enumerate(
        zip(counts, [*counts[1:], None], strict=True), 1
    ):
        cut = _AND.search(text, one.end(), after.start()) if after else None
        if after and cut is None:
            return [text]
        clause = text[start : cut.start() if cut else len(text)]
        if number > 1:
            if verb and not _WON_OR_LOST.search(clause):
                clause = _BEFORE_COUNT.sub(rf"{verb[0]} \g<0>", clause, count=1)
            clause = f"{number}. äänestys: {clause}"
        found.append(clause)
        start = cut.end() if cut else start
    return found


def _spaced(match: re.Match[str]) -> str:
    return re.sub(r"\s?[–-]\s?", " ", match[0])
