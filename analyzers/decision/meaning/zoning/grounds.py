"""Where a decision that stands first on its page goes over to its grounds.

Pages of the web put the decision above everything else and need no heading below it:
"Lautakunta päätti hylätä vaatimuksen. Päätös on ehdotuksen mukainen. Sulje. Päällikkö oli
päättänyt …". What an official did before is told there, and decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.zoning.closing import IN_BODY
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart
from analyzers.notations.municipal_bodies.body_nouns import ACTING

_COUNCIL = re.compile(
    r"^(?:[\w-]+ ){0,2}?[\w-]*(?:valtuusto|fullmäktige) ", re.IGNORECASE
)
_TO_COUNCIL = re.compile(r"\b[\w-]*valtuustolle\b|\bfullmäktige\b", re.IGNORECASE)
_FOLDED_UP = re.compile(r"^(?:Sulje|Stäng|Close|Avaa|Öppna|Open)$")
"""The button below the part of a page that stands open."""
_LONGEST_FORMULA = 120
_DID = re.compile(
    r"^(?P<who>(?:[\w.-]+ ){0,4}?[\w-]+(?: [A-ZÅÄÖ][\w-]+){0,2}) (?:oli |on |hade |har )?"
    r"(?:päätti|päättänyt|hylkäsi|hylännyt|myönsi|myöntänyt|hyväksyi|hyväksynyt|keskeytti"
    r"|keskeyttänyt|kumosi|kumonnut|palautti|palauttanut|katsoi|katsonut|antoi|antanut"
    r"|beslutade|beslutat|beslöt|avslog|avslagit|förkastade|beviljade|beviljat|godkände"
    r"|godkänt|upphävde|upphävt|återförvisade|ansåg|ansett)\b"
)
"""Somebody did something, at the beginning of a paragraph."""
_BODY_DOES = re.compile(
    rf"(?:[\w-]+ ){{0,3}}?[\w-]*{ACTING}"
    r" (?:yksimielisesti |enhälligt )?(?!on |oli |är |har |hade )"
    r"[a-zåäö]+(?:i|de|te|öt|aa|ää|ee|ar|er) "
)
"""A body as who does something, whatever it is."""


def without_grounds(text: str, decision: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts of a decision, each cut where its grounds begin."""
    return tuple((start, _end(text, start, end)) for start, end in decision)


def is_bodys(text: str, parts: Sequence[TextPart]) -> bool:
    """Whether a part that decides begins with what a body did, not an official."""
    return any(
        _acts(unit, of_body=True) or _BODY_DOES.match(unit.text)
        for part in parts
        if part.kind == "decision"
        for unit in units(text, part.start, part.end)[:1]
    )


def councils_own(text: str, decision: Span) -> int | None:
    """Return where the council's own act begins below what a board proposed to it."""
    if not _TO_COUNCIL.search(text, *decision):
        return None
    is_proposed = False
    for unit in units(text, *decision):
        is_council = _COUNCIL.match(unit.text) is not None and _acts(unit, of_body=True)
        if is_proposed and is_council and unit.opens_line:
            return unit.start
        if not is_council and _acts(unit, of_body=True):
            is_proposed = _TO_COUNCIL.search(unit.text) is not None
    return None


def _end(text: str, start: int, end: int) -> int:
    body_acts = False
    for unit in units(text, start, end):
        is_first = unit.start == start or not unit.opens_line
        if not is_first and _says_as_proposed(unit):
            return unit.end
        is_others = unit.after_gap and body_acts and _acts(unit, of_body=False)
        if not is_first and (is_others or _FOLDED_UP.match(unit.text)):
            return unit.start
        body_acts = body_acts or _acts(unit, of_body=True)
    return end


def _says_as_proposed(unit: Unit) -> bool:
    """Whether a sentence of its own says that the decision is as was proposed."""
    return len(unit.text) <= _LONGEST_FORMULA and says("decided-so", unit.text.lower())


def _acts(unit: Unit, *, of_body: bool) -> bool:
    """Whether a sentence says what a body did, or else what somebody who is none did."""
    found = _DID.match(unit.text)
    return found is not None and bool(IN_BODY.search(found["who"])) is of_body
