"""Several votes told in one sentence: "kahden äänestyksen jälkeen (8–5 ja 9–4)"."""

from __future__ import annotations

import dataclasses
import re

from analyzers.decision.meaning.grammar.units import Unit

_PAIR = r"\d{1,3}\s?[–-]\s?\d{1,3}(?![.,:/]?\d| ?[€%])"
_RUN = re.compile(
    rf"(?:ään[ei]|röst|siffror)[^\d.;]{{0,40}}(?P<first>{_PAIR})"
    rf"(?P<others>(?:(?:,| ja| och| sekä| samt) (?:[^\W\d]+ ){{0,3}}?{_PAIR})+)",
    re.IGNORECASE,
)
_FURTHER = re.compile(_PAIR)
_OF_ONE = re.compile(r"\bvaali|\bval(?:et)?\b", re.IGNORECASE)


def several_votes(unit: Unit) -> list[Unit]:
    """Return a sentence once for each vote that it tells; most tell one.

    >>> [one.text for one in several_votes(Unit("Äänin 8–5 ja 9–4 puollettiin.", 0, 29))]
    ['Äänin 8–5 puollettiin.', '2. äänestys äänin 9–4.']
    """
    match = _RUN.search(unit.text)
    if match is None or _OF_ONE.search(unit.text):
        return [unit]
    own = unit.text[: match.end("first")] + unit.text[match.end("others") :]
    others = _FURTHER.findall(match["others"])
    told = [f"{number}. äänestys äänin {one}." for number, one in enumerate(others, 2)]
    return [dataclasses.replace(unit, text=text) for text in (own, *told)]
