"""Totals and the sums that they are made of: one of the two is decided."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.money.turns import has
from analyzers.decision.meaning_values import DecidedSum, MatterOutcome

GRANTS = re.compile(r"\bmyönnetään|\bmyöntää|\bbeviljas|\bbeviljar|\btilldelas")
_TOTAL_ROW = re.compile(
    r"(?:yhteensä|kaikki yhteensä|summa|totalt|sammanlagt)\b[^a-zåäö]*"
)
_LARGE = 1_000.0
"""Of small prices one may be the sum of others by chance."""


def without_parts(
    text: str,
    found: list[DecidedSum],
    units: Sequence[Unit],
    outcome: MatterOutcome,
    listed: Container[int],
) -> list[DecidedSum]:
    """Where a total stands, the sums that it is made of are left out.

    What each row of a list gets is kept beside the total that leads the list in.

    Args:
        text: the item's text.
        found: the sums of the wording.
        units: its sentences.
        outcome: what became of the matter.
        listed: the identities of the sums that stand in rows of a list.
    """
    largest = max(found, key=lambda one: one.euros, default=None)
    if largest is None:
        return found
    totals = [one for one in found if says("total", text[one.start : one.end].lower())]
    is_grant = outcome in {"granted", "partly-granted"}
    if (
        is_grant
        or largest.euros >= _LARGE
        or any(has("made-of", unit.text) for unit in units)
    ):
        totals.append(largest)
    for total in totals:
        parts = [one for one in found if one is not total and one.euros < total.euros]
        if len(parts) > 1 and abs(sum(one.euros for one in parts) - total.euros) < 1:
            if id(total) not in listed and all(id(one) in listed for one in parts):
                return found
            is_shared = all(one.what == "granted" for one in parts)
            rows = [_line_of(text, one) for one in (total, *parts)]
            is_list = is_shared and all(id(one) in listed for one in (total, *parts))
            if is_grant and is_list and not any(map(_TOTAL_ROW.match, rows)):
                return found
            if is_grant and is_shared and _TOTAL_ROW.match(_line_of(text, total)):
                return parts
            return [one for one in found if one not in parts]
    is_told = says("total", text[largest.start : largest.end].lower())
    if outcome in {"granted", "partly-granted"} and is_told:
        return [
            one for one in found if one is largest or _is_apart(one, largest, units)
        ]
    return found


def _line_of(text: str, one: DecidedSum) -> str:
    """Return the end of the line that a sum stands in, from the line's first word."""
    begin = max(text.rfind("\n", one.start, one.end), one.start - 1) + 1
    return text[begin : one.end].strip(" -–•*|").lower()


def _is_apart(one: DecidedSum, total: DecidedSum, units: Sequence[Unit]) -> bool:
    """Whether a sum is granted in a sentence of its own beside that of a total."""
    own = next((u for u in units if u.start <= one.start < u.end), None)
    if own is None or own.is_row or own.start <= total.start < own.end:
        return False
    return GRANTS.search(own.text) is not None
