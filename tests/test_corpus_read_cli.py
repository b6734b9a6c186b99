"""The contract of ``paatoshaku read``: rows of text in, rows of facts out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.importing.read_cli import processes_for, read

ITEM = """Kuvittelan kunta
Kunnanhallitus 12.3.2024 § 7
Avustushakemus

Päätösehdotus
Kunnanhallitus päättää olla myöntämättä avustusta.

Päätös
Ehdotus hyväksyttiin.
"""
FIELDS = [
    "id",
    "publisher",
    "publisher_kind",
    "municipality",
    "organisation",
    "body",
    "date",
    "section",
    "title",
    "case_number",
    "kind",
    "language",
    "presenter",
    "headings",
    "confidence",
    "matter_outcome",
    "proposal_fate",
    "decided_by_vote",
    "votes",
    "dissents",
    "appeal",
    "money",
    "organisations",
    "property_ids",
    "evidence",
]


def rows(tmp_path: Path, *lines: str) -> list[dict[str, object]]:
    source = tmp_path / "rows.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    done = CliRunner().invoke(read, [str(source)])

    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_field_of_the_contract_is_there(tmp_path: Path) -> None:
    """A row has all fields, null or empty where the text does not say."""
    (row,) = rows(tmp_path, json.dumps({"id": "a", "text": ITEM}))

    assert [name for name in FIELDS if name not in row] == []
    assert row["id"] == "a"
    assert row["section"] == "7"
    assert row["case_number"] is None
    assert row["matter_outcome"] == "rejected"
    assert row["proposal_fate"] == "as-proposed"


def test_a_row_that_cannot_be_read_does_not_end_the_run(tmp_path: Path) -> None:
    """Broken rows come out with their reason, in their place; the others are read."""
    found = rows(
        tmp_path,
        "{not json",
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "text": ""}),
        json.dumps([1]),
        json.dumps({"id": "d", "text": ITEM, "municipality": "Espoo"}),
    )

    assert [("error" in row, row["id"]) for row in found] == [
        (True, None),
        (True, "b"),
        (True, "c"),
        (True, None),
        (False, "d"),
    ]
    assert found[-1]["municipality"] == "Espoo"


@pytest.mark.parametrize(("lines", "code"), [("{not json\n[1]\n", 1), ("", 0)])
def test_a_file_of_which_nothing_can_be_read_fails(
    tmp_path: Path, lines: str, code: int
) -> None:
    source = tmp_path / "rows.jsonl"
    source.write_text(lines, "utf-8")

    assert CliRunner().invoke(read, [str(source)]).exit_code == code


@pytest.mark.slow
def test_several_processes_say_the_same_in_the_same_order(tmp_path: Path) -> None:
    """Rows that cannot be read, too, in more batches than there are processes."""
    source = tmp_path / "rows.jsonl"
    good = (
        json.dumps({"id": number, "text": ITEM.replace("7", str(number))})
        for number in range(450)
    )
    lines = [line if number % 97 else "odd" for number, line in enumerate(good)]
    source.write_text("\n".join(lines), "utf-8")

    alone = CliRunner().invoke(read, [str(source), "--processes", "1"])
    together = CliRunner().invoke(read, [str(source), "--processes", "2"])

    assert len(alone.stdout.splitlines()) == 450
    assert together.stdout == alone.stdout
    assert together.stderr == alone.stderr
    assert "row 98: not JSON" in alone.stderr


@pytest.mark.parametrize(
    ("size", "processes"), [(0, 1), (1_999_999, 1), (2_000_000, 3), (10**9, 3)]
)
def test_a_small_file_is_read_by_one_process(
    monkeypatch: pytest.MonkeyPatch, size: int, processes: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 3)

    assert processes_for(size) == processes


def test_a_row_without_words_says_so(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "b", "text": " "}\n', "utf-8")

    told = CliRunner().invoke(read, [str(rows)])

    assert "row 'b' has no text" in told.output
    assert "ParseError" not in told.output
