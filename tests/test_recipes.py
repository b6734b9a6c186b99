"""The recipes of CONTRIBUTING.md, followed to the letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import corpus.platforms
from analyzers.notations.municipalities import municipality
from corpus.model import Decision, Link, Page
from corpus.platforms.registry import platform, platform_ids
from corpus.sources import Source, find_sources, parse_sources

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
