"""Each row of ``meaning_vote_wordings.tsv`` tells of one vote: its figures are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.voting.rarer_notations import (
    RarerNotation,
    rarer_notations,
)
from analyzers.decision.meaning.voting.votes import ballots
from analyzers.decision.meaning.zoning.narrative import Narrator

TABLE = Path(__file__).parent / "tables" / "meaning_vote_wordings.tsv"
ROWS = [
    line.split("\t")
    for line in TABLE.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("yes", "no", "empty", "told"), ROWS)
def test_a_vote_is_counted_in_whatever_words(
    yes: str, no: str, empty: str, told: str
) -> None:
    """The base proposal's votes come first; no other vote is found."""
    text = told.replace("\\n", "\n")
    rows = list(units(text, 0, len(text)))
    found = ballots(rows, Narrator().read(rows).motions)

    counts = [(one.count.for_, one.count.against, one.count.empty) for one in found]
    assert counts == [(int(yes), int(no), int(empty))]


@pytest.mark.parametrize("row", rarer_notations(), ids=lambda row: str(row.example))
def test_a_rare_notation_is_read_as_the_usual_one(row: RarerNotation) -> None:
    """Every row of the table changes its own example."""
    assert row.pattern.sub(row.usual, row.example) == row.read_as
