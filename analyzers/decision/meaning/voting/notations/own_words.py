"""What a sentence tells of this body's own votes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.voting.voter_lists import PARTY

_DONE = (
    r" (?:on|oli) (?=[^.]{0,120}?\w(?:nut|nyt)\b)[^.]{0,100}?\b(?:äänin|äänestykse(?:n|ssä))\b"
    r"| (?:har |hade )?(?:\S+ ){0,2}?(?:fattat|gjort|beslutat|godkänt|lagt fram)\b"
    r"[^.]{0,80}?\b(?:rösterna|omröstning)\b"
    r"| (?:esitti|ehdotti)\b[^.]{0,60}?\b(?:äänin|äänestyksen jälkeen)\b"
    r"| (?:sade|föreslog)\b[^.]{0,80}?\b(?:rösterna|omröstning)\b"
)
_BEFORE_NOUN = (
    r"n (?:äänin|äänestyksen jälkeen) \S+ (?:\S+ )?\w+(?:mä|ma|män|man|mää|maa)\b"
)
"""Of a board that did it: "hallituksen äänin 6–5 tekemä esitys"."""
_BOARDS = r"hallitus|hallitukse|styrelsen"
_COMMITTEES = r"lautakunta|lautakunna|jaosto|nämnden|sektionen"
_LOWER = tuple(
    (end, re.compile(rf"\b\w*(?:{names})(?:{_DONE}|{_BEFORE_NOUN})"))
    for end, names in (
        (("valtuusto", "fullmäktige"), rf"{_BOARDS}|{_COMMITTEES}"),
        (("hallitus", "styrelsen"), _COMMITTEES),
    )
)
"""What a body below tells of its own vote: "kunnanhallitus on tehnyt esityksensä äänin 6–5"."""
_TELLS_VOTES = re.compile(r"ään[eit]|röst|kannatti|puolesta|understöd")


def own_words(unit: Unit) -> Unit:
    """Return a sentence that tells how others voted, a parliament or pupils, as blank."""
    if not _TELLS_VOTES.search(unit.text):
        return unit
    is_others = says("others-vote", unit.text.lower())
    return dataclasses.replace(unit, text="") if is_others else unit


def own_votes(units: Sequence[Unit], body: str) -> list[Unit]:
    """Return the sentences, those blank that retell how a body below *body* voted."""
    lower = next((names for end, names in _LOWER if body.endswith(end)), None)
    if lower is None:
        return list(units)
    return [
        dataclasses.replace(unit, text="")
        if _TELLS_VOTES.search(unit.text) and lower.search(unit.text.lower())
        else unit
        for unit in units
    ]


def without_parties(unit: Unit) -> Unit:
    """Return a sentence without the parties of its voters: "Aho (kesk)"."""
    if "(" not in unit.text:
        return unit
    return dataclasses.replace(unit, text=PARTY.sub("", unit.text))
