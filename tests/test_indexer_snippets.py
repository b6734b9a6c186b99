"""Fragments: white space is collapsed, and marks stay on their words."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.answering.hits.snippets import Mark, best_fragment, whole

texts = st.text("ab . \n\t\u00a0ä", max_size=40) | st.text("ab ", max_size=40)
spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), max_size=5)


@given(texts, spans)
@example("yksi kaksi", [(0, 4), (5, 5)])
@example("yksi\u00a0 kaksi", [(0, 4), (6, 5)])
def test_a_title_is_shown_whole_with_its_words_marked(
    text: str, places: list[tuple[int, int]]
) -> None:
    marks = [Mark(start, start + size, start) for start, size in places]
    words = [
        mark
        for mark in marks
        if mark.end <= len(text) and not re.search(r"\s", text[mark.start : mark.end])
    ]

    shown = whole(text, words)

    assert shown.text == re.sub(r"\s+", " ", text.strip())
    expected = sorted({text[mark.start : mark.end] for mark in words})
    got = {shown.text[start:end] for start, end in shown.marks}
    assert got <= set(expected)
    assert bool(got) == bool(words)


@given(texts, st.integers(5, 30))
def test_a_fragment_without_marks_is_the_beginning(text: str, length: int) -> None:
    shown = best_fragment(text, [], length)

    assert shown.text == re.sub(r"\s+", " ", text[:length].strip())
    assert not shown.marks


def test_even_and_uneven_white_space_are_cut_alike() -> None:
    even = "Lautakunta päätti hyväksyä kaavan. " * 20
    marks = [Mark(375, 381, "kaava"), Mark(357, 363, "päättää")]
    uneven = even.replace(". ", ".\n")

    assert best_fragment(even, marks).text == best_fragment(uneven, marks).text
    assert best_fragment(even, marks).marks == best_fragment(uneven, marks).marks


@pytest.mark.parametrize(
    "ahead", ["", "Naapurit on kuultu asiassa. ", "pitkässä virkkeessä " * 9]
)
def test_a_law_is_in_the_first_lines_of_its_fragment(ahead: str) -> None:
    """A card shows two lines, and words before the citation must not take them all."""
    text = (
        "Tekninen lautakunta rakentaa. Hakija pyytää poikkeamista rakentamiseksi, kun "
        f"tontti sijaitsee ranta-alueella eikä kaavaa ole. {ahead}"
        "Poikkeamisesta säädetään rakentamislain 57 §:ssä. Lupa myönnetään."
    )
    law = text.index("rakentamislain")
    words = [
        Mark(text.index(word), text.index(word) + 9, word)
        for word in ("rakentaa", "rakentamiseksi")
    ]

    shown = best_fragment(
        text, [*words, Mark(law, law + 14, "word"), Mark(law, law + 22, "law", 3.0)]
    )

    assert 0 <= shown.text.find("rakentamislain 57 §:ssä") < 130
    assert shown.marks[-1] == (at := shown.text.index("rakentamislain"), at + 22)
