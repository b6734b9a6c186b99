"""What stands beside the decision: the chair's question, the words of a dissent."""

from __future__ import annotations

import dataclasses

from analyzers.decision.meaning.grammar.phrases import phrase
from analyzers.decision.meaning.grammar.units import Unit

_FEW_WORDS = 3


def without_asides(unit: Unit) -> Unit | None:
    """Return a sentence without what the chair asks, or one who dissents says, in it.

    "Voidaanko ehdotus hyväksyä?" None where nothing is left.
    """
    match = phrase("beside-decision").search(unit.text.lower())
    if match is None:
        return unit
    before, after = unit.text[: match.start()], unit.text[match.end() :]
    rest = f"{before.rstrip()} {after.lstrip(' ,.;?')}".strip()
    if len(rest.split()) < _FEW_WORDS:
        return None
    return dataclasses.replace(unit, text=rest)
