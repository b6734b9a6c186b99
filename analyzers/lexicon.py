"""The data files of Finnish analysis, read once.

``whole_compounds.txt``: compounds whose parts are no topic of their own.
``abbreviations.tsv``: abbreviations of decision prose and their full names.
"""

from __future__ import annotations

import functools
from importlib.resources import files


@functools.cache
def whole_compounds() -> frozenset[str]:
    """Base forms, lower case, that are never split, in a longer word either."""
    return frozenset(_rows("whole_compounds.txt"))


@functools.cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Abbreviation in lower case -> full names, most usual first."""
    table: dict[str, tuple[str, ...]] = {}
    for row in _rows("abbreviations.tsv"):
        short, *names = row.split("\t")
        table[short.lower()] = tuple(names)
    return table


def _rows(name: str) -> list[str]:
    text = files("analyzers").joinpath(name).read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
