"""What is typed wrong is told in a sentence, before anything is begun."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.store import DecisionStore
from search_web.cli import root
from search_web.settings import load_settings
from tests.making import make_decision


def told(tmp_path: Path, *arguments: str) -> tuple[int, str]:
    """Return how a command ended, and what it said."""
    data = tmp_path / "data"
    data.mkdir(exist_ok=True)
    result = CliRunner().invoke(root, ["--data", str(data), *arguments])
    assert not isinstance(result.exception, (ValueError, AssertionError, ImportError))
    said = "" if isinstance(result.exception, SystemExit) else str(result.exception)
    return result.exit_code, result.output + said


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("crawl akaa --timeout nan", "nan is not a number of seconds"),
        ("crawl akaa --timeout inf", "not in the range"),
        ("crawl akaa --since 1.1.2999", "'1.1.2999' is still to come"),
        ("crawl akaa --all", "name sources, or say --all: not both"),
        ("probe akaa --all", "name sources to probe, or say --all"),
        ("add-source http://[::1/ --publisher Akaa", "expected http:// or https://"),
        ("add-source http://a.fi:99999/ --publisher Akaa", "expected http://"),
        ("add-source http://a.fi/ --publisher Akaa --to {bytes}", "not text in UTF-8"),
        ("add-source http://a.fi/ --publisher Akaa --to {none}/a.toml", "no folder"),
        ("crawl --sources {bytes} --plan", "not text in UTF-8 (byte 1)"),
        ("import {empty}", "nothing to import in"),
        ("import {empty} --received 99.1.2026", "expected 2026-03-01, 1.3.2026"),
        ("import {empty} --received 1.1.2999", "is still to come"),
        ("saved run {bytes}", "not text in UTF-8"),
        ("saved verify {bytes}", "not text in UTF-8"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, line: str, words: str) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    junk = tmp_path / "junk.toml"
    junk.write_bytes(b"\xff\xfejunk")
    named = line.format(bytes=junk, empty=empty, none=tmp_path / "none")

    code, said = told(tmp_path, *named.split())

    assert code in (1, 2)
    assert words in said


def test_a_probe_that_cannot_write_is_not_begun(tmp_path: Path) -> None:
    """It said of the town that its markup had changed."""
    (tmp_path / "file").touch()
    result = CliRunner().invoke(
        root, ["probe", "akaa", "--out", str(tmp_path / "file/out")]
    )

    assert isinstance(result.exception, OSError)
    assert "akaa" not in result.output


@pytest.mark.parametrize("contacts", ["nonsense", "postgresql+nosuch://u:geheim@h/c"])
def test_contacts_that_cannot_go_stop_a_migration_before_it_copies(
    tmp_path: Path, contacts: str
) -> None:
    """It copied the store first, so that the next try was refused: not empty."""
    data = tmp_path / "data"
    data.mkdir()
    with DecisionStore.open(load_settings(data=data).store_url) as store:
        store.put(make_decision())
    target = tmp_path / "new.db"

    code, said = told(
        tmp_path, "migrate-store", f"sqlite:///{target}", "--contacts", contacts
    )

    assert code == 1
    assert "contacts cannot be opened: not an address of a database" in said
    assert "geheim" not in said
    assert not target.exists()
