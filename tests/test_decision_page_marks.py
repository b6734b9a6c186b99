"""Numbers of pages in running heads and feet: Arabic, Roman, with a point, between dashes."""

from __future__ import annotations

import pytest

from analyzers.decision.lines.page_marks import is_page_mark, likeness
from corpus.reading.files import read_document


@pytest.mark.parametrize(
    ("prints", "is_alone"),
    [
        (("iv", "v", "vi"), True),
        (("IV / XII", "V / XII", "VI / XII"), True),
        (("Sivu iv", "Sivu v", "Sivu vi"), True),
        (("Sida IV (XII)", "Sida V (XII)", "Sida VI (XII)"), True),
        (("- ix -", "- x -", "- xi -"), True),
        (("4.", "5.", "6."), True),
        (("- 4 -", "- 5 -", "- 6 -"), True),
        (
            ("Toritilan kunta   xix", "Toritilan kunta   xx", "Toritilan kunta   xxi"),
            False,
        ),
        (
            ("Toritilan kunta   4.", "Toritilan kunta   5.", "Toritilan kunta   6."),
            False,
        ),
    ],
)
def test_prints_that_grow_with_the_page_are_alike(
    prints: tuple[str, ...], is_alone: bool
) -> None:
    keys = {likeness(text, page) for page, text in enumerate(prints, start=3)}

    assert len(keys) == 1
    assert is_page_mark(keys.pop()) == is_alone


@pytest.mark.parametrize(
    "text",
    ["civil", "mix", "di", "vi beslutar", "x kpl", "Luku iv alkaa", "4.5.", "iv."],
)
def test_words_and_days_are_no_numbers_of_pages(text: str) -> None:
    assert "\0" not in likeness(text, 3)


def test_feet_with_roman_numbers_leave_the_text() -> None:
    words = ("kivi", "tie", "vene", "sauna", "laituri")
    pages = [
        f"Kunnanhallitus kokoontuu, aiheena {word}.\n\nSivu {number}"
        for word, number in zip(words, ("I", "II", "III", "IV", "V"), strict=True)
    ]

    document = read_document("x.txt", "\f".join(pages).encode())

    assert [page.text for page in document.details] == [
        f"Kunnanhallitus kokoontuu, aiheena {word}." for word in words
    ]
    assert document.details[3].furniture == ("Sivu IV",)
