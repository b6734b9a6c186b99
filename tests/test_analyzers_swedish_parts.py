"""Parts of Swedish compounds: rows of a form and base forms among its parts."""

from __future__ import annotations

import pytest

from analyzers.finnish import FinnishAnalyzer
from analyzers.words.swedish_parts import swedish_parts

PARTS = [
    ("småbåtshamnens", {"hamn", "båthamn"}),
    ("delgeneralplanens", {"plan", "generalplan"}),
    ("skolskjutsarna", {"skjuts"}),
    ("åldringsvården", {"vård"}),
    ("miljönämnden", {"nämnd"}),
    ("parkeringsavgifterna", {"avgift"}),
    ("grundskolorna", {"skola"}),
    ("vattenverket", {"verk"}),
    ("hyresbostäder", set()),
    ("hamnen", set()),
    ("kommunen", set()),
    ("beslutet", set()),
]


@pytest.mark.parametrize(("form", "parts"), PARTS)
def test_parts_of_a_form(form: str, parts: set[str]) -> None:
    found = set(swedish_parts(form))

    assert parts <= found
    assert bool(found) is bool(parts)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("hamn", "Delgeneralplanens ändring; småbåtshamnens muddring."),
        ("båthamn", "Delgeneralplanens ändring; småbåtshamnens muddring."),
        ("generalplan", "Delgeneralplanens ändring; småbåtshamnens muddring."),
        ("nämnd", "Ärendet är berett för miljönämnden och det har sänts till staden."),
    ],
)
def test_a_part_finds_its_compound(query: str, text: str) -> None:
    analyzer = FinnishAnalyzer()
    (asked,) = analyzer.analyze_query(query)
    wanted = {*asked.lemma, asked.exact}

    assert any(wanted & {*token.lemma, *token.part} for token in analyzer.analyze(text))


@pytest.mark.parametrize("word", ["satamalla", "kunnanhallitus", "planeten", "", "ab"])
def test_other_words_have_none(word: str) -> None:
    assert swedish_parts(word) == ()
