"""Places for the answers of pdfium, which many calls share."""

from __future__ import annotations

import ctypes

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.pdf.plain_calls import Answers, answers, argument
from corpus.reading.pdf.reading import read_pdf
from tests.documents.papers import lines, paper

ROWS = 140
WORDS = " ".join(["silta"] * 14)


@pytest.mark.parametrize("count", [0, 8, 4096, 4097])
def test_places_have_nothing_of_the_call_before(count: int) -> None:
    for _ in range(2):
        places = answers(count)
        assert len(places.places) >= count
        assert places.numbers(count) == [0] * count
        ctypes.memset(places.places[0]._obj, 1, 4 * count) if count else None  # type: ignore[attr-defined]


def test_numbers_are_read_as_they_were_written() -> None:
    places = Answers(2)
    ctypes.memmove(places.places[0]._obj, (ctypes.c_float * 2)(0.5, -2), 8)  # type: ignore[attr-defined]

    assert places.floats(2) == [0.5, -2.0]


def test_an_address_keeps_all_its_bits() -> None:
    assert f"{2**40 + 1:#x}" in repr(argument(2**40 + 1))


def small(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 4)
    lines([WORDS] * ROWS, top=830, step=5.8)(canvas)


def test_a_page_of_more_words_than_places_are_shared() -> None:
    text = read_pdf(paper(small)).pages[0].text

    assert text.split("\n") == [WORDS] * ROWS
