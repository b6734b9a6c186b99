"""Items of invented words: what was proposed, what was decided, what that means."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from analyzers.decision.meaning.reading import read_meaning
from analyzers.decision.meaning_values import quoted

TABLE = Path(__file__).parent / "tables" / "meaning_items.tsv"


@dataclass(frozen=True)
class Part:
    """A block as the readers of parts give it."""

    kind: str
    start: int
    end: int
    heading: str | None = None
    earlier: object | None = None


def item(title: str, proposal: str, decision: str) -> tuple[str, list[Part]]:
    """Return an item's text and its blocks."""
    text, parts = f"{title}\n\n", []
    for kind, words in (("proposal", proposal), ("decision", decision)):
        if words:
            parts.append(Part(kind, len(text), len(text) + len(words)))
            text += f"{words}\n\n"
    return text, parts


def rows() -> list[dict[str, str]]:
    """Return the rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["decision"][:60])
def test_an_item_means_what_its_row_says(row: dict[str, str]) -> None:
    """The matter's outcome and the proposal's fate are told apart."""
    text, parts = item(row["title"], row["proposal"], row["decision"])
    meaning = read_meaning(text, parts, title=row["title"])

    assert (meaning.matter_outcome, meaning.proposal_fate) == (
        row["outcome"],
        row["fate"],
    )


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["decision"][:60])
def test_the_evidence_is_a_sentence_of_the_text(row: dict[str, str]) -> None:
    """An outcome that is said has its sentence; its place lies inside the text."""
    text, parts = item(row["title"], row["proposal"], row["decision"])
    meaning = read_meaning(text, parts, title=row["title"])
    evidence = meaning.evidence

    assert (evidence is None) == (meaning.matter_outcome == "none")
    if evidence is not None:
        words = quoted(text, evidence.start, evidence.end)

        assert words
        assert words in " ".join(text.split())
