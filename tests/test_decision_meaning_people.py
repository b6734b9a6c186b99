"""The tables of people and of lists of attachments: every row reads its example."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.extraction import attachment_lists, people
from analyzers.decision.model import Block
from analyzers.text.table_rows import Row, table_rows

READERS = {
    "preparers": lambda text: None if people.names_preparer(text) else text,
    "label": people.first_person,
    "contact": people.first_person,
    "nobody": people.first_person,
    "acting": people.leading_official,
    "title": people.leading_official,
    "genitive": people.from_heading,
}


def titles(text: str) -> list[tuple[str, bool]]:
    """Return the titles that a part lists, and whether each is published."""
    block = Block("attachments", "Liitteet", 0, len(text))
    found = attachment_lists.read(text, [block])
    return [(item.title, item.is_published) for item in found]


@pytest.mark.parametrize("row", table_rows(people.TABLE), ids=str)
def test_a_row_of_people_reads_its_example(row: Row) -> None:
    kind, _, example, expected, *_ = row

    assert READERS[kind](example) == (None if expected == "-" else expected)


@pytest.mark.parametrize("row", table_rows(attachment_lists.TABLE), ids=str)
def test_a_row_of_attachments_reads_its_example(row: Row) -> None:
    kind, _, example, _ = row
    found = titles(f"Kartta\n{example}")

    if kind == "nothing":
        assert found == [("Kartta", True)]
    elif kind == "secret":
        assert titles(example) == [(example, False)]
    else:
        assert found == [("Kartta", True), (example, True)]


@pytest.mark.parametrize(
    "heading", ["Esittelijän ehdotus", "Kunnanhallituksen ehdotus", "Päätösehdotus"]
)
def test_a_heading_without_a_title_names_nobody(heading: str) -> None:
    assert people.from_heading(heading) is None
