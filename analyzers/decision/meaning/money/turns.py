"""Turns of phrase about sums: the rows of ``sum_phrases.tsv``."""

from __future__ import annotations

from analyzers.decision.lines.pattern_tables import quick_pattern
from analyzers.decision.meaning.money.sum_columns import PHRASES


def has(kind: str, words: str) -> bool:
    """Whether words have a turn of phrase of a kind of ``sum_phrases.tsv``."""
    return quick_pattern(PHRASES, kind).search(words) is not None
