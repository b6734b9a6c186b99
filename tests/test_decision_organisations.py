"""Organisations that a wording names: companies, associations, authorities; no persons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analyzers.decision.meaning.extraction.named import organisations
from analyzers.decision.meaning.extraction.organisation_names import TABLE
from analyzers.decision.meaning.grammar.units import units
from analyzers.text.table_rows import Row, table_rows

WORDINGS = Path(__file__).parent / "tables" / "meaning_organisations.tsv"


@pytest.mark.parametrize(
    ("names", "text"),
    [line.split("\t") for line in WORDINGS.read_text("utf-8").splitlines()[1:]],
)
def test_a_wording_names_organisations(names: str, text: str) -> None:
    """In every case, with and without a form of company; a trader is a person."""
    found = organisations(list(units(text, 0, len(text))))

    assert ";".join(sorted(found)) == ";".join(sorted(names.split(";"))).strip("-")


@pytest.mark.parametrize("row", table_rows(TABLE), ids=str)
def test_a_last_word_is_found_in_its_example(row: Row) -> None:
    pattern, named, example, _ = row

    assert re.search(rf"{pattern}$", example, re.IGNORECASE)
    assert re.fullmatch(pattern, named)


def test_a_written_form_is_kept_once() -> None:
    text = "Hankitaan laite Laite Oy:ltä. Laite Oy toimittaa sen."

    assert organisations(list(units(text, 0, len(text)))) == ("Laite Oy",)
