"""The ``analyze`` command's contract."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner

from analyzers.cli import analyze


def run(*arguments: str, stdin: bytes | None = None) -> list[dict[str, Any]]:
    result = CliRunner().invoke(analyze, [*arguments], input=stdin)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_one_json_object_a_word() -> None:
    first, second = run("--json", "Asemakaavan muutos")

    assert first == {
        "text": "Asemakaavan",
        "start": 0,
        "end": 11,
        "position": 0,
        "lemma": ["asemakaava"],
        "part": ["kaava"],
        "exact": "asemakaavan",
    }
    assert (second["start"], second["end"], second["position"]) == (12, 18, 1)


def test_query_asks_for_no_parts_but_tells_those_of_ranking() -> None:
    (word,) = run("--query", "asemakaavan")

    assert (
        word["lemma"],
        word["part"],
        word["ranking_part"],
    ) == (["asemakaava"], [], ["kaava"])


def test_query_lists_one_word_names_of_an_abbreviation_among_its_lemmas() -> None:
    (word,) = run("--query", "kh")

    assert {"kh", "kunnanhallitus", "kaupunginhallitus"} <= set(word["lemma"])
    assert "kunnanhallitus" in [one["label"] for one in word["expansions"]]


def test_query_lists_the_completed_part_of_a_suspended_name() -> None:
    (word,) = run("--query", "MRL")
    (other,) = run("--query", "KHO")

    assert word["lemma"] == ["mrl", "maankäyttölaki"]
    assert other["lemma"] == ["kho"]


def test_standard_input_keeps_its_line_ends_in_the_offsets() -> None:
    words = run("-", stdin=b"kunta\r\nsuunnitel-\r\nman")

    assert [(word["text"], word["start"], word["end"]) for word in words] == [
        ("kunta", 0, 5),
        ("suunnitel-\r\nman", 7, 22),
    ]


def test_text_that_looks_like_an_option_is_text() -> None:
    (word,) = run("-sopimuksiksi")

    assert word["lemma"] == ["sopimus"]


def test_bytes_that_are_no_text_do_not_stop_it() -> None:
    words = run("-", stdin=b"kunta \xff\xfe kunnan\x00")

    assert [word["lemma"][0] for word in words] == ["kunta", "kunta"]


def test_empty_text_prints_nothing() -> None:
    assert run("") == []
