"""Rare notations of votes read as usual ones: the rows of ``rarer_notations.tsv``."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from analyzers.text.quick_patterns import QuickPattern, quick
from analyzers.text.table_rows import table_rows
from analyzers.text.word_gate import WordGate

TABLE = "analyzers.decision.meaning.voting.notations:rarer_notations.tsv"

_FIGURE = re.compile(r"\d")
_UNFIGURED = re.compile(
    r"pidätt|avstod|ollessa poissa|frånvarande|ei annettu|inga? (?:ja|nej)-röst"
    r"|äänestäessä tyhjää|lade ner"
)


@dataclass(frozen=True, slots=True)
class RarerNotation:
    """One row of the table.

    Attributes:
        usual: what takes the pattern's place.
        read_as: the example as it is then read.
    """

    pattern: QuickPattern
    usual: str
    example: str
    read_as: str


@functools.cache
def rarer_notations() -> tuple[RarerNotation, ...]:
    """Return the table's rows in order."""
    return tuple(
        RarerNotation(quick(pattern), usual, example, read_as)
        for pattern, usual, example, read_as in table_rows(TABLE)
    )


def without_rarer_notations(folded: str) -> str:
    """Return a sentence in lower case with rare notations of votes as usual ones."""
    if not _FIGURE.search(folded) and not _UNFIGURED.search(folded):
        return folded
    likely = _gate().of(folded)
    for number, row in enumerate(rarer_notations()):
        if number not in likely:
            continue
        told = row.pattern.sub(row.usual, folded)
        if told != folded:
            folded, likely = told, _gate().of(told)
    return folded


@functools.cache
def _gate() -> WordGate[int]:
    """Return the gate of the rows by number: a sentence has the words of few of them."""
    rows = enumerate(rarer_notations())
    return WordGate({number: row.pattern.needs for number, row in rows})
