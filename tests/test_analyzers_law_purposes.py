"""What references are there for: applied by the decision, or only mentioned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analyzers.law.find import find_law_references
from analyzers.law.purposes import APPLIED, is_applied, purpose_of, purpose_rows

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "fixtures" / "law_purposes.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]
PLACES = {"heading", "sentence"}


@pytest.mark.parametrize(("purpose", "text"), ROWS)
def test_text_tells_what_the_act_is_cited_for(purpose: str, text: str) -> None:
    text = text.replace("\\n", "\n")
    found = [one for one in find_law_references(text) if one.kind == "statute"]

    assert found
    assert {purpose_of(text, one) for one in found} == {purpose}


@pytest.mark.parametrize("row", purpose_rows())
def test_pattern_finds_its_example(row: tuple[str, str, str, str, str]) -> None:
    _, place, pattern, language, example = row

    assert place in PLACES
    assert language in {"fi", "sv"}
    assert re.search(pattern, example.lower())


def test_heading_tells_only_until_the_next_one() -> None:
    text = "Muutoksenhaku\nOhje on liitteenä.\n\nPerustelut\nJätelain 15 §:n mukaan."
    (found,) = find_law_references(text)

    assert purpose_of(text, found) == "ground"


def test_closed_quotation_is_over() -> None:
    text = "Ohje on nimeltään ”Lajittelu”, ja jätelain 15 § velvoittaa lajitteluun."
    (found,) = find_law_references(text)

    assert purpose_of(text, found) == "ground"


def test_ways_of_appeal_quotations_and_background_are_not_applied() -> None:
    assert {"ground", "competence", "procedure"} == APPLIED
    assert not is_applied("appeal")
