"""The letter that asks for documents: whom, what, in which language, on which law."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.command_line.request_cli import LETTERS, new_request
from search_web.cli import root

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2024, 12, 31)


@pytest.mark.parametrize(
    ("name", "language", "addressed"),
    [
        ("Akaa", "fi", "Akaa, kirjaamo"),
        ("Esbo", "fi", "Espoo, kirjaamo"),
        ("Närpiö", "sv", "Närpes, registratorskontoret"),
        ("Kuvitteellinen kuntayhtymä", "fi", "Kuvitteellinen kuntayhtymä, kirjaamo"),
    ],
)
def test_a_letter_is_in_the_publishers_language(
    name: str, language: str, addressed: str
) -> None:
    request = new_request(name, FIRST, LAST)

    assert request.language == language
    assert addressed in request.letter


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_a_letter_says_what_and_on_which_law(language: str) -> None:
    letter = new_request(
        "Akaa", FIRST, LAST, ("Kunnanhallitus",), "A. B.", language
    ).letter  # type: ignore[arg-type]

    for needed in ("621/1999", "13 §", "14 §", "34 §", "1.1.2024–31.12.2024"):
        assert needed in letter
    assert "Kunnanhallitus:" in letter
    assert letter.rstrip().endswith("A. B.")
    assert "{" not in letter


def ask(tmp_path: Path, *options: str, of: str = "Akaa") -> tuple[int, str]:
    command = ["--data", str(tmp_path), "request-documents", of, *options]
    done = CliRunner().invoke(root, command)
    return done.exit_code, done.output


def test_the_command_writes_and_stores_nothing(tmp_path: Path) -> None:
    code, letter = ask(tmp_path, "--from", "1.1.2024", "--to", "2024-12-31")

    assert code == 0
    assert "kaikkien toimielinten tarkastetut pöytäkirjat" in letter
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("publisher", "is_known"),
    [
        ("Akaa", True),
        ("Varsinais-Suomen hyvinvointialue", True),
        ("Akaan kapunki", False),
    ],
)
def test_a_name_that_nobody_has_is_told(
    tmp_path: Path, publisher: str, is_known: bool
) -> None:
    period = ("--from", "1.1.2024", "--to", "31.12.2024")
    code, text = ask(tmp_path, *period, of=publisher)

    assert code == 0
    assert ("warning: no municipality or source is called" in text) != is_known


def test_a_period_that_ends_before_it_begins_is_wrong_usage(tmp_path: Path) -> None:
    code, text = ask(tmp_path, "--from", "1.1.2024", "--to", "31.12.2023")

    assert code == 2
    assert "before --from" in text
