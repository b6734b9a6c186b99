"""The recipes of CONTRIBUTING.md, followed to the letter."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import corpus.platforms
import indexer.backends
from analyzers.decision.meaning.matters.routine import is_routine
from analyzers.notations.toponyms.municipalities import municipality
from corpus.model import Decision, Link, Page
from corpus.platforms.registry import platform, platform_ids
from corpus.sources import Source, find_sources, parse_sources
from indexer.backends.registry import engine_names, index_engine

ROOT = Path(__file__).resolve().parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def recipe(title: str, language: str) -> str:
    """Return the code block of *language* under the heading *title*."""
    section = CONTRIBUTING.split(f"\n### {title}\n", 1)[1].split("\n## ", 1)[0]
    found = re.search(rf"```{language}\n(.*?)```", section, re.DOTALL)
    assert found, f"no {language} block under {title!r}"
    return found[1]


def test_a_municipality_is_one_table_of_the_registry() -> None:
    """Appended to the bundled file it is found by id and fits the table of names."""
    bundled = (ROOT / "corpus" / "sources.toml").read_text("utf-8")

    sources = parse_sources(f"{bundled}\n{recipe('A municipality', 'toml')}")

    added = sources[-1]
    assert find_sources([added.source_id], sources) == [added]
    known = municipality(added.municipality or "")
    assert known is not None
    assert known.code == added.municipality_code
    assert list(platform(added.platform).start(added, None))


def test_a_platform_is_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Laid beside the others it is known by its name, starts and reads a page."""
    (tmp_path / "example.py").write_text(recipe("A platform", "python"), "utf-8")
    monkeypatch.setattr(
        corpus.platforms, "__path__", [*corpus.platforms.__path__, str(tmp_path)]
    )
    platform_ids.cache_clear()
    try:
        adapter = platform("example")
        source = Source("kuvitteella", "example", "https://paatokset.example/")
        [start] = adapter.start(source, None)
        listed = Page(
            start.url,
            start.role,
            b'<html><a href="/p/1.html">1 \xc2\xa7</a></html>',
            headers={"Content-Type": "text/html; charset=utf-8"},
        )
        [link] = adapter.read(listed, source)
        assert isinstance(link, Link)
        shown = Page(
            link.url,
            link.role,
            "<html><h1>Sillan korjaus</h1><p>Päätös</p><p>Hyväksyttiin.</p></html>".encode(),
            headers={"Content-Type": "text/html; charset=utf-8"},
        )
        [decision] = adapter.read(shown, source)
    finally:
        platform_ids.cache_clear()

    assert isinstance(decision, Decision)
    assert decision.title == "Sillan korjaus"
    assert decision.decision_id == "kuvitteella/1.html"
    assert adapter.identify(shown).role == "decision"


def with_row(folder: Path, table: str, row: str, question: str) -> str:
    """Append *row* to *table* of a copy of the analyzers and ask them in a new process."""
    shutil.copytree(ROOT / "analyzers", folder / "analyzers")
    with (folder / table).open("a", encoding="utf-8") as lines:
        lines.write(row)
    asked = subprocess.run(
        [sys.executable, "-c", question],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return asked.stdout.strip()


def test_a_statute_name_is_one_row(tmp_path: Path) -> None:
    """Its forms are recognised, and its sections are keys of the facet."""
    found = with_row(
        tmp_path,
        "analyzers/data/statutes.csv",
        recipe("A statute name", "csv"),
        "from analyzers.law.find import find_law_references as find\n"
        "print(find('Sillankorjauslain 5 §:n mukaan silta korjataan.')[0].keys)",
    )

    assert found == "('999/2031 § 5',)"


def test_a_wording_is_one_row(tmp_path: Path) -> None:
    """A title of the new wording is a standing item; it was none before."""
    question = (
        "from analyzers.decision.meaning.matters.routine import is_routine\n"
        "print(is_routine('Kahvitauot'))"
    )

    assert not is_routine("Kahvitauot")
    assert (
        with_row(
            tmp_path,
            "analyzers/decision/meaning/matters/routine.tsv",
            recipe("A wording", "tsv"),
            question,
        )
        == "True"
    )


def test_a_backend_is_one_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Laid beside the others it is found by its name."""
    folder = tmp_path / "example"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "engine.py").write_text("ENGINE = object()")
    monkeypatch.setattr(
        indexer.backends, "__path__", [*indexer.backends.__path__, str(tmp_path)]
    )

    assert "example" in engine_names()
    assert index_engine("example") is not None
    assert "whoosh" in engine_names()
