"""What a verb with its companions does: the rows of ``frames.tsv``.

A row says that a verb, affirmed or denied, beside certain words is a certain act:
"jättää … pöydälle" is ``table``, "ei … aihetta" is ``refuse``. Each row carries an
example, which is its test. Of the rows that fit, the first one counts.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.meaning.grammar:frames.tsv"


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of the table.

    Attributes:
        rule: the row's name: act, language and number.
        act: what is done.
        is_negative: whether the verb must be denied.
        verbs: dictionary forms of the verbs.
        beside: what must stand beside the verb, or None.
        without: what must not, or None.
    """

    rule: str
    act: str
    language: str
    is_negative: bool
    verbs: frozenset[str]
    beside: re.Pattern[str] | None
    without: re.Pattern[str] | None
    example: str


@functools.cache
def frames() -> tuple[Frame, ...]:
    """Return the table's rows in order."""
    return tuple(
        Frame(
            f"{act}-{language}-{number}",
            act,
            language,
            polarity == "-",
            frozenset(verbs.split("|")),
            _pattern(beside),
            _pattern(without),
            example,
        )
        for number, (
            act,
            language,
            polarity,
            verbs,
            beside,
            without,
            example,
        ) in enumerate(table_rows(TABLE), start=1)
    )


@functools.cache
def frames_of(verb: str) -> tuple[Frame, ...]:
    """Return the rows that tell of *verb*."""
    return tuple(frame for frame in frames() if verb in frame.verbs)


def fitting(verb: str, beside: str, *, is_negative: bool) -> Frame | None:
    """Return the first row that fits a verb and the lower-case text beside it."""
    for frame in frames_of(verb):
        if frame.is_negative != is_negative:
            continue
        if frame.beside is not None and not frame.beside.search(beside):
            continue
        if frame.without is not None and frame.without.search(beside):
            continue
        return frame
    return None


def _pattern(cell: str) -> re.Pattern[str] | None:
    if cell == "-":
        return None
    # A companion is the beginning of a word or of a compound's part.
    return re.compile(cell)
