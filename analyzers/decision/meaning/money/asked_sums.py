"""The sum of a request that is met without being told again: "Haettu takaus myönnetään"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.money.decided_sums import has
from analyzers.decision.meaning.money.sum_notations import sums
from analyzers.decision.meaning_values import DecidedSum, MatterOutcome, SumKind

_MET: frozenset[MatterOutcome] = frozenset(["granted", "approved"])
_GUARANTEES = re.compile(r"\btakau(?:s|ks)|\bproprieborgen\b|\bborgen\b")


def sums_as_asked(
    text: str,
    background: Sequence[tuple[int, int]],
    wording: Sequence[Unit],
    outcome: MatterOutcome,
) -> tuple[DecidedSum, ...]:
    """Return the one sum that was asked for, where the wording grants what was asked.

    Args:
        text: the item's text.
        background: the preparation, as offsets; what stands above the wording asks, too.
        wording: the sentences of the adopted wording, which tell no sum.
        outcome: what became of the matter.
    """
    if outcome not in _MET or not any(map(_meets, wording)):
        return ()
    if any(sums(text, unit.start, unit.end) for unit in wording):
        return ()
    is_guarantee = any(_GUARANTEES.search(unit.text.lower()) for unit in wording)
    above = [(0, min(unit.start for unit in wording))]
    rows = [unit for a, b in [*background, *above] for unit in units(text, a, b)]
    asking = [
        unit
        for unit in rows
        if says("asks", unit.text.lower())
        and is_guarantee == bool(_GUARANTEES.search(unit.text.lower()))
    ]
    asked = {
        value for unit in asking for value, _, _ in sums(text, unit.start, unit.end)
    }
    if len(asked) != 1:
        return ()
    row = next(unit for unit in asking if sums(text, unit.start, unit.end))
    value, start, end = sums(text, row.start, row.end)[0]
    kind: SumKind = "guarantee" if is_guarantee else "granted"
    return (DecidedSum(value, kind, max(row.start, start - 60), end),)


def _meets(unit: Unit) -> bool:
    """Whether a sentence grants what somebody asked for."""
    folded = unit.text.lower()
    is_guaranteed = _GUARANTEES.search(folded) and has("guarantees", folded)
    return bool(is_guaranteed) or has("met-as-asked", folded)
