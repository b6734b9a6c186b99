"""What is computed of word lists is kept beside the index: the same as computed anew."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analyzers.finnish import FinnishAnalyzer
from indexer.understanding.vocabulary.concepts import Concepts
from indexer.understanding.vocabulary.everyday_words import EverydayWords
from indexer.understanding.vocabulary.list_tables import (
    ListTables,
    SortedWords,
    lists_beside,
)
from indexer.understanding.vocabulary.translations import fresh_table

ANALYZER = FinnishAnalyzer()
ROOT = Path(__file__).resolve().parent.parent


class OtherAnalyzer(FinnishAnalyzer):
    """The same with another dictionary's version."""

    version = "another"


@pytest.mark.slow
def test_what_is_kept_is_what_is_computed(tmp_path: Path) -> None:
    EverydayWords(ANALYZER, tmp_path).keep()

    kept = {
        path.stem: json.loads(path.read_text("utf-8")) for path in tmp_path.iterdir()
    }
    assert {name: row["table"] for name, row in kept.items()} == {
        "concepts": Concepts(ANALYZER).fresh_table(),
        "translations": fresh_table(),
    }


def test_a_process_that_finds_the_file_computes_nothing(tmp_path: Path) -> None:
    kept = ListTables(ANALYZER, tmp_path)
    made = kept.table("found", lambda: {"omena": ["hedelmä"]})

    again = ListTables(ANALYZER, tmp_path).table("found", dict)
    assert again == made == {"omena": ["hedelmä"]}


def test_another_dictionary_makes_it_anew(tmp_path: Path) -> None:
    ListTables(ANALYZER, tmp_path).table("versions", lambda: {"omena": ["hedelmä"]})

    other = ListTables(OtherAnalyzer(), tmp_path)
    assert other.table("versions", lambda: {"omena": ["puu"]}) == {"omena": ["puu"]}


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', '{"table": {}}'])
def test_a_damaged_file_is_as_none(tmp_path: Path, damage: str) -> None:
    kept = ListTables(ANALYZER, tmp_path)
    kept.table("damaged", lambda: {"omena": ["hedelmä"]})
    (tmp_path / "damaged.json").write_text(damage, encoding="utf-8")

    assert kept.table("damaged", dict) == {"omena": ["hedelmä"]}
    assert json.loads((tmp_path / "damaged.json").read_text("utf-8"))["table"]


def test_where_nothing_may_be_written_it_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = ListTables(ANALYZER, tmp_path / "file")

    assert kept.table("unwritten", lambda: {"omena": []}) == {"omena": []}


def test_sorted_words_are_looked_up_whole() -> None:
    words = {"hamn": ("satama",), "hamnen": ("satama", "lahti"), "ö": ("saari",)}
    found = SortedWords(SortedWords.text_of(words))

    assert {word: found.of(word) for word in words} == words
    assert [found.of(word) for word in ("ham", "hamne", "", "öar")] == [()] * 4


@pytest.mark.slow
def test_indexing_keeps_them_beside_the_index(tmp_path: Path) -> None:
    """So the first search need not compute them, nor be allowed to write."""
    subprocess.run(
        [sys.executable, "-m", "search_web", "--data", str(tmp_path), "index"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )

    folder = lists_beside(tmp_path / "index")
    assert sorted(path.name for path in folder.iterdir()) == [
        "concepts.json",
        "translations.json",
    ]
