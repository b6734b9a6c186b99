"""What a sentence tells of this body's own votes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.voting.voter_lists import PARTY

_DONE = (
    r" (?:on|oli) (?=(?:[^.]|\.(?=\d)){0,120}?\w(?:nut|nyt)\b)(?:[^.]|\.(?=\d)){0,100}?"
    r"\b(?:äänin|äänestykse(?:n|ssä))\b"
    r"| (?:har|hade) (?:[^.]|\.(?=\d)){0,120}?\b(?:rösterna|omröstning\w*)\b"
    r"| (?:\S+ ){0,2}?(?:fattat|gjort|beslutat|godkänt|lagt fram)\b"
    r"[^.]{0,80}?\b(?:rösterna|omröstning)\b"
    r"| (?:esitti|ehdotti)\b(?:(?!\bvaltuu)[^.]){0,60}?\b(?:äänin|äänestyksen jälkeen)\b"
    r"| (?:sade|föreslog)\b(?:(?!\bfullmäktige\b)[^.]){0,80}?\b(?:rösterna|omröstning)\b"
    r"| (?:(?!valtuu)[^\s.]+ ){0,3}?"
    r"(?:päätti|päätyi|hyväksyi|hylkäsi|käsitteli|teki|puolsi|äänesti)\b"
    r"(?:(?!\bvaltuu).){0,160}?\b(?:äänin|äänestyksen jälkeen|äänestyksessä)\b"
    r"| (?:(?!fullmäktig)[^\s.]+ ){0,3}?(?:beslöt|beslutade|godkände|behandlade|förordade)\b"
    r"(?:(?!\bfullmäktig).){0,160}?\b(?:rösterna|omröstning)\b"
)
_AT_A_MEETING = (
    r"(?:hallituksessa|lautakunnassa|jaostossa|i (?:\w+)?(?:styrelsen|nämnden|sektionen))\b"
    r"[^.]{0,90}?(?:\bäänin\b|äänesty|\bäänet\b|\brösterna\b|omröstning)"
)
"""Where others voted: "kunnanhallituksessa äänestys päättyi 6–5"."""
_BEFORE_NOUN = (
    r"n (?:äänin|äänestyksen jälkeen) \S+ (?:\S+ )?\w+(?:mä|ma|män|man|mää|maa)\b"
)
"""Of a board that did it: "hallituksen äänin 6–5 tekemä esitys"."""
_AT_A_COMMITTEE = _AT_A_MEETING.replace("hallituksessa|", "").replace("styrelsen|", "")
_BOARDS = r"hallitus|hallitukse|styrelsen"
_COMMITTEES = (
    r"lautakunta|lautakunna|jaosto|valiokunta|valiokunna|utskottet|nämnden|sektionen"
)
_LOWER = tuple(
    (
        end,
        re.compile(rf"\b\w*(?:{names})(?:{_DONE}|{_BEFORE_NOUN})|\b\w*(?:{where})"),
    )
    for end, names, where in (
        (("valtuusto", "fullmäktige"), rf"{_BOARDS}|{_COMMITTEES}", _AT_A_MEETING),
        (("hallitus", "styrelsen"), _COMMITTEES, _AT_A_COMMITTEE),
    )
)
"""What a body below tells of its own vote: "kunnanhallitus on tehnyt esityksensä äänin 6–5"."""
_HIGHER = re.compile(
    r"\bvaltuusto(?:n|ssa|ssaan)?\b(?:[^.]|\.(?=\d)){0,120}?"
    r"\b(?:päätti|hyväksyi|hylkäsi|päättänyt|hyväksynyt|hylännyt|tehtiin|ratkaistiin|äänestettiin)\b"
    r"(?:[^.]|\.(?=\d)){0,120}?\b(?:äänin|äänestyksen|äänestyksessä)\b"
    r"|\b(?:valtuusto|fullmäktige) \d{1,2}\.\d{1,2}\.\d{4}\b.{0,120}?"
    r"\b(?:äänin|äänestys|äänestyksen|rösterna|omröstning)\b"
    r"|\b(?:avgjordes|godkändes|förkastades|behandlades|röstade) (?:\w+ )?i fullmäktige\b.{0,80}?"
    r"\b(?:rösterna|omröstning)"
    r"|\bfullmäktige (?:har |hade )?(?:beslöt|beslutade|godkände|förkastade|beslutat|godkänt)\b"
    r"(?:[^.]|\.(?=\d)){0,120}?\b(?:rösterna|omröstning)"
)
"""How the council voted, told by a board or a committee."""
_TELLS_VOTES = re.compile(r"ään[eit]|röst|kannatti|puolesta|understöd")


def own_words(unit: Unit) -> Unit:
    """Return a sentence that tells how others voted, a parliament or pupils, as blank."""
    if not _TELLS_VOTES.search(unit.text):
        return unit
    is_others = says("others-vote", unit.text.lower())
    return unit._replace(text="") if is_others else unit


def own_votes(units: Sequence[Unit], body: str, head: str = "") -> list[Unit]:
    """Return the sentences, those blank that retell how a body below *body* voted.

    Args:
        units: the sentences; of a board or a committee also what the council voted.
        body: who decides, as far as the decision tells, in small letters.
        head: who decides by the head of the text, whatever a decision retells.
    """
    body = head if _rank(head) <= _rank(body) else body
    if body and _rank(body) > 0:
        units = [
            unit._replace(text="") if _HIGHER.search(unit.text.lower()) else unit
            for unit in units
        ]
    lower = next((names for end, names in _LOWER if body.endswith(end)), None)
    if lower is None:
        return list(units)
    return [
        unit._replace(text="")
        if _TELLS_VOTES.search(unit.text) and lower.search(unit.text.lower())
        else unit
        for unit in units
    ]


def _rank(body: str) -> int:
    """Return how high a body is: a council 0, a board 1, others 2."""
    ranks = (number for number, (ends, _) in enumerate(_LOWER) if body.endswith(ends))
    return next(ranks, len(_LOWER))


def without_parties(unit: Unit) -> Unit:
    """Return a sentence without the parties of its voters: "Aho (kesk)"."""
    if "(" not in unit.text:
        return unit
    return unit._replace(text=PARTY.sub("", unit.text))
