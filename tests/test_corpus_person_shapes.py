"""Sole traders, couples, estates, names broken by lines, in tables and in names of files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus.personal.names.line_breaks import unbroken
from corpus.personal.person_names import find_persons
from corpus.privacy import cover_persons

TABLE = Path(__file__).parent / "tables" / "person_shapes.tsv"


def _rows() -> list[tuple[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(_shown(row["text"]), _shown(row["private"])) for row in table]


def _shown(cell: str) -> str:
    """Return a cell with its breaks of lines and cells."""
    return cell.replace("\\n", "\n").replace("\\t", "\t")


@pytest.mark.parametrize(("text", "names"), _rows(), ids=lambda cell: cell[:40])
def test_exactly_the_names_of_private_persons_are_found(text: str, names: str) -> None:
    found = {
        text[person.start : person.end]
        for person in find_persons(text)
        if person.side == "private"
    }

    assert found == set(filter(None, names.split("; ")))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Myydään Tuovi Hala-\nvaselle.", "Myydään Tuovi Halavaselle."),
        ("Lisäksi Sirkka-\n  Liisa Ruokola.", "Lisäksi Sirkka-Liisa Ruokola."),
        ("Hakijana on Tuovi\n  Halavanen.", "Hakijana on Tuovi Halavanen."),
        ("Hakija Tuovi\nHalavanen Eero", "Hakija Tuovi\nHalavanen Eero"),
        ("Tuovi\u00adlle", "Tuoville"),
        ("1. Tuovi\n2. Eero", "1. Tuovi\n2. Eero"),
    ],
)
def test_a_name_is_joined_over_the_end_of_a_line(text: str, joined: str) -> None:
    assert unbroken(text).text == joined


def test_what_is_found_in_the_joined_text_has_its_place_in_the_text() -> None:
    text = "Valit-\ntiin lisäksi Tuovi\n  Halavanen ja Lea Kar-\nhu."
    joined = unbroken(text)
    names = ("Tuovi Halavanen", "Lea Karhu")
    starts = [joined.text.index(name) for name in names]
    places = [
        joined.original(start, start + len(name))
        for start, name in zip(starts, names, strict=True)
    ]

    assert [text[start:end] for start, end in places] == [
        "Tuovi\n  Halavanen",
        "Lea Kar-\nhu",
    ]


def test_a_name_over_the_end_of_a_line_is_covered_and_the_length_kept() -> None:
    text = "Tontti myydään Tuovi Hala-\nvaselle heti."

    assert cover_persons(text) == "Tontti myydään █████ ████-\n███████ heti."
