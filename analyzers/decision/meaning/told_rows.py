"""The decision's part of an item and the handling around it, read sentence by sentence."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.officials.deciding import from_deciding
from analyzers.decision.meaning.voting.notations.own_words import own_votes
from analyzers.decision.meaning.voting.votes import ballots
from analyzers.decision.meaning.zoning.item_parts import ItemParts
from analyzers.decision.meaning.zoning.narrating.agreed_changes import (
    agrees_on_change,
)
from analyzers.decision.meaning.zoning.narrating.narrative import Narrator
from analyzers.decision.meaning.zoning.rescinded import without_rescinded
from analyzers.decision.meaning.zoning.text_parts import Span
from analyzers.decision.meaning.zoning.told_parts import tells_earlier
from analyzers.notations.municipal_bodies.body_nouns import ACTING
from analyzers.text.quick_patterns import quick

_NEGATION = re.compile(r"\b(?:ei|eivät|inte|ej|icke)\b")
"""A decision in its own words that denies: "Leirikeskusta ei myydä.", whatever carried."""
_COUNCILS = ("valtuusto", "fullmäktige")
_LOWER_BODY = re.compile(
    r"^(?:K[Hh]|Khall|KHALL|Kst|KST|Sst|(?:[\w-]+(?:hallitus|lautakunta|styrelsen|nämnden)))"
    r"\b[^:]{0,30}:"
)
"""What a board told before the council decided: "Kh: Ehdotus hyväksyttiin äänin 5–4."."""
_TOP = 200
_BODY = quick(rf"(?<!\w)\w*{ACTING}\b")


@functools.lru_cache(maxsize=1)
def deciding_body(text: str, own: ItemParts) -> str:
    """Return the body that the decision names, else the one at the head of the text."""
    told = (body_in(unit.text) for unit in units_of(text, own.decision))
    return next(filter(None, told), "") or body_in(text[:_TOP])


def body_in(words: str) -> str:
    """Return the first body that words name, in small letters, or ""."""
    match = _BODY.search(words.lower())
    return match[0] if match else ""


def units_of(text: str, spans: Sequence[Span]) -> list[Unit]:
    """Return the sentences of parts of a text, in order."""
    return [unit for start, end in spans for unit in units(text, start, end)]


class Rows:
    """The decision's part and the handling around it, sentence by sentence.

    Attributes:
        told: what the decision's part tells.
        later: what the handling below the decision tells.
        ballots: the votes told in any of them.
        tail: offset from which an appeal route may be told.
    """

    def __init__(self, text: str, own: ItemParts, *, by_official: bool) -> None:
        narrator = Narrator(is_alone=by_official and not own.proposal)
        first = own.decision[0][0] if own.decision else len(text)
        before = units_of(text, [span for span in own.handling if span[0] < first])
        body = deciding_body(text, own)
        is_council = body.endswith(_COUNCILS)
        before = [
            unit
            for unit in before
            if not tells_earlier(unit)
            and not (is_council and _LOWER_BODY.match(unit.text))
        ]
        after = units_of(text, [span for span in own.handling if span[0] > first])
        below = units_of(text, [span for span in own.background if span[0] > first])
        after += [one for one in below if says("decided-so", one.text.lower())]
        decided = without_rescinded(units_of(text, own.decision))
        if by_official:
            decided = from_deciding(decided)
        told = narrator.read(before)
        handled = [one for one in told.events if one.kind == "carry"]
        told.is_agreed = any(agrees_on_change(one) for one in told.events)
        told.events.clear()
        told.rows.clear()
        told.idle.clear()
        moved = [
            dataclasses.replace(one, index=len(before))
            for one in Narrator().read(after).motions
        ]
        told.motions.extend(moved)
        self.told = narrator.read(decided)
        if any("list" in unit.text for unit in decided):
            told.tells_proposal = any(
                says("proposal-word", unit.text.lower().replace("esityslista", ""))
                for unit in [*before, *units_of(text, [*own.background, *own.told])]
            )
        is_denied = any(_NEGATION.search(unit.text.lower()) for unit in told.idle)
        if decided and not told.events and not is_denied:
            told.events.extend(handled)
        self.later = Narrator(len(before) + len(decided)).read(after)
        own_motions = [one for one in self.told.motions if one not in moved]
        motions = [*own_motions, *self.later.motions]
        rows = own_votes([*before, *decided, *after], body, body_in(text[:_TOP]))
        self.ballots = ballots(rows, motions)
        self.tail = own.decision[0][0] if own.decision else len(text) // 2
