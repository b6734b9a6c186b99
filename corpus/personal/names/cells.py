"""Where a name stands for itself: in a line, in a cell of a table or after a label."""

from __future__ import annotations

import re

from analyzers.text.late_pattern import LatePattern
from corpus.personal.names.name_words import (
    CAPITAL_PARTICLES,
    FIRST,
    LANDSCAPE,
    LAST,
    PARTICLE,
    UPPER,
    is_common_noun,
    kinds_of,
)

# Where a name stands for itself: at the beginning of a line or cell, and at its end.
_APART_BEFORE = LatePattern(
    r"(?:\A|[\n\t|/:;•)–-]\s{0,3}|\d\s{1,3}|\n[A-ZÅÄÖ]{1,2}\d{1,3}[.:]?\s)"
    rf"(?:(?:{'|'.join(sorted(CAPITAL_PARTICLES))}|{PARTICLE})\s)?\Z"
)
_APART_AFTER = re.compile(
    r"\s(?:\d|(?:kp|kpa?|pe?rikunta|ym|m\.fl|dbo?)\b)|\s{0,3}(?:\Z|[\n\t|/;,(:.–]|(?:ja|och|JA|OCH|&)\s)"
)
# "Palsta 3, Mallikas Malee, 40 e": a name between the commas of a row.
_CELL_BEFORE = LatePattern(r"(?:\A|\n)[^\n,]{1,24}, \Z")
_CELL_AFTER = re.compile(r", \d|\s*(?:\n|\Z)")
# "3h+k: Jukka Sorvari": what a label or the cell of a table holds.
_CELL_START = LatePattern(
    r"(?:[:;|\t/]\s{1,3}|(?:\A|\n)\s{0,3}(?:\d{1,3}[.)]|[A-ZÅÄÖ]{1,2}\d{1,3}[.:]?)\s{1,3})\Z"
)
_CELL_END = re.compile(
    rf"\s{{0,3}}(?:\Z|[\n\t|/;(,]|\d|(?:ja|sekä|och|samt|&) [{UPPER}])"
)
_LABELS = re.compile(r":| \d")
_BEFORE = 110


def is_apart(text: str, before: str, stop: int) -> bool:
    """Whether what is between *before* and ``text[stop:]`` stands for itself."""
    return begins_apart(before) and _APART_AFTER.match(text, stop) is not None


def begins_apart(before: str) -> bool:
    """Whether a line or cell begins after *before*."""
    return _APART_BEFORE.search(before) is not None


def is_between_commas(text: str, before: str, stop: int) -> bool:
    """Whether it is between the commas of a row: "Palsta 3, Mallikas Malee, 40 e"."""
    is_begun = _CELL_BEFORE.search(before) is not None
    return is_begun and _CELL_AFTER.match(text, stop) is not None


def is_cell(text: str, start: int, stop: int) -> bool:
    """Whether ``text[start:stop]`` is what a label or the cell of a table holds."""
    before = text[max(0, start - _BEFORE) : start]
    is_begun = _CELL_START.search(before) is not None
    return is_begun and _CELL_END.match(text, stop) is not None


def is_label(text: str, stop: int, word: str) -> bool:
    """Whether *word*, up to *stop*, is the label of what follows: "Vakanssi 12", "Osoite:"."""
    return (
        _LABELS.match(text, stop) is not None
        and is_common_noun(word)
        and kinds_of(word).isdisjoint({FIRST, LAST, LANDSCAPE})
    )
