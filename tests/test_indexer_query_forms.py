"""How queries are read: a row each of ``tables/query_forms.tsv``.

Columns: the query as people type it; what was recognised in it, as "kind=value" (days as
"first..last", an act as its key), joined by "; "; the words that a hit must have. Today
is Monday the 1st of December 2025.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.request import ReadingStep
from indexer.understanding.pipeline import read_query
from indexer.understanding.query_reading import ParsedQuery
from tests.contract.vocabulary import vocabulary
from tests.test_indexer_parser import ANALYZER, EVERYDAY, NAMES

TODAY = dt.date(2025, 12, 1)
TABLE = Path(__file__).with_name("tables") / "query_forms.tsv"


def rows() -> list[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        table = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(query, found, words) for query, found, words in table[1:]]


def read(query: str) -> ParsedQuery:
    return read_query(
        query, ANALYZER, NAMES, EVERYDAY, today=TODAY, vocabulary=vocabulary(())
    )


def steps_of(parsed: ParsedQuery) -> Iterator[ReadingStep]:
    """Yield what was recognised; several of one kind, such as two periods, each."""
    for one in parsed.recognised:
        yield one.step
        yield from (
            step for step in one.more_steps if step.kind in ("date", "year", "month")
        )


def reading_of(query: str) -> tuple[str, str]:
    """Return the second and third column of a row."""
    parsed = read(query)
    found = [f"{step.kind}={step.value}" for step in steps_of(parsed)]
    found += [f"not={step.text}" for step in parsed.reading.steps if step.kind == "not"]
    words = [term.text for term in parsed.terms if not term.is_optional]
    return "; ".join(found), " ".join(words)


@pytest.mark.parametrize(("query", "found", "words"), rows())
def test_a_query_is_read_as_its_row_says(query: str, found: str, words: str) -> None:
    assert reading_of(query) == (found, words)


def test_each_query_stands_once() -> None:
    queries = [query for query, *_ in rows()]

    assert len(queries) == len(set(queries)) >= 150
