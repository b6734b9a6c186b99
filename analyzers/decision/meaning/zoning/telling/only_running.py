"""Texts that only run on: without an earlier handling and without one of their own."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart, spans_of
from analyzers.decision.meaning.zoning.unheaded import running_spans


def only_running(
    text: str, own: Sequence[TextPart], blocks: Sequence[TextPart]
) -> tuple[tuple[Span, ...], list[Unit]]:
    """Return the places of running words and their sentences; none of other texts."""
    if any(one.earlier is not None for one in blocks):
        return (), []
    if spans_of(own, "proposal", "handling", "votes"):
        return (), []
    spans = running_spans(own)
    return spans, [unit for start, end in spans for unit in units(text, start, end)]
