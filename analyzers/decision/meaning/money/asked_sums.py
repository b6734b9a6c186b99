"""Sums of the preparation that a decision adopts without telling them again.

The sum of a request that is met ("Haettu takaus myönnetään"), and those of a proposal that
nothing names as one ("Lautakunta velvoittaa …", "Päätös: Hyväksyttiin.").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.short_forms import is_short_adoption
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.money.decided_sums import decided_sums
from analyzers.decision.meaning.money.sum_notations import sums
from analyzers.decision.meaning.money.turns import has
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


def sums_of_deeds(
    text: str,
    background: Sequence[tuple[int, int]],
    wording: Sequence[Unit],
    outcome: MatterOutcome,
) -> tuple[DecidedSum, ...]:
    """Return the sums from the last sentence on that resolves what a formula adopts.

    Args:
        text: the item's text.
        background: the preparation, as offsets.
        wording: the sentences of the adopted wording, which only say that it was adopted.
        outcome: what became of the matter.
    """
    if not wording or not all(is_short_adoption(one.text.lower()) for one in wording):
        return ()
    first = min(unit.start for unit in wording)
    for start, end in reversed(background):
        rows = list(units(text, start, min(end, first))) if start < first else []
        deeds = [n for n, unit in enumerate(rows) if has("resolves", unit.text)]
        if deeds:
            begin = max(n for n in range(deeds[-1] + 1) if rows[n].after_gap or n == 0)
            begin = min(n for n in deeds if n >= begin)
            return decided_sums(text, rows[begin:], outcome)
    return ()


def _meets(unit: Unit) -> bool:
    """Whether a sentence grants what somebody asked for."""
    folded = unit.text.lower()
    is_guaranteed = _GUARANTEES.search(folded) and has("guarantees", folded)
    return bool(is_guaranteed) or has("met-as-asked", folded)
