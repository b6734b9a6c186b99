"""Tables of headings and of routine titles: each row is its own test."""

from __future__ import annotations

import re

import pytest

from analyzers.decision.lines import headings
from analyzers.decision.lines.lines import split_lines
from analyzers.decision.meaning.matters import routine
from analyzers.text.table_rows import Row, table_rows


@pytest.mark.parametrize("row", table_rows(headings.TABLE), ids=lambda row: row[1])
def test_a_heading_opens_its_part(row: Row) -> None:
    """Alone on a line, with a capital; the glued ones also before their text."""
    part, name, language, glued = row
    printed = name[:1].upper() + name[1:]
    [line] = split_lines(printed)

    found = headings.read(line, printed)

    assert found is not None
    assert found.kind == (None if part == "history" else part)
    assert set(language.split("+")) <= {"fi", "sv"}
    assert glued in ("yes", "no")


@pytest.mark.parametrize(
    "row",
    [row for row in table_rows(headings.TABLE) if row[3] == "yes"],
    ids=lambda row: row[1],
)
def test_glued_headings_open_their_part_before_its_text(row: Row) -> None:
    """Legacy pages print the first sentence behind the heading."""
    text = f"{row[1][:1].upper()}{row[1][1:]} Silta korjataan kesällä."
    [line] = split_lines(text)

    found = headings.read(line, text)

    assert found is not None
    assert text[found.content :] == "Silta korjataan kesällä."


@pytest.mark.parametrize("row", table_rows(routine.TABLE), ids=lambda row: row[2])
def test_a_title_is_routine_or_never(row: Row) -> None:
    """The pattern finds its example, and the example is what its row says."""
    language, pattern, example = row

    assert re.search(pattern, example, re.IGNORECASE)
    assert routine.is_routine(example) is (language != routine.NEVER)
