"""Whole items of invented words, in the layouts of many publishers, read as files are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.importing.row_facts import row_facts

TABLE = Path(__file__).parent / "tables" / "meaning_texts.txt"
"""Each item begins with "### <matter's outcome> <proposal's fate>"."""


def items() -> list[tuple[str, str, str]]:
    """Return outcome, fate and text of each item."""
    found = []
    for part in re.split(r"^### ", TABLE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, text = part.partition("\n")
        outcome, fate = head.split()
        found.append((outcome, fate, text))
    return found


@pytest.mark.parametrize(
    ("outcome", "fate", "text"), items(), ids=lambda value: str(value)[:50]
)
def test_an_item_of_any_layout_means_what_it_says(
    outcome: str, fate: str, text: str
) -> None:
    """Labels, glued headings, several handlings: the deciding words are found."""
    facts = row_facts({"id": "a", "text": text})

    assert (facts["matter_outcome"], facts["proposal_fate"]) == (outcome, fate)


def test_the_table_has_every_kind_of_outcome() -> None:
    """No value of the contract goes untried."""
    outcomes = {outcome for outcome, _, _ in items()}

    assert len(outcomes) == 15
