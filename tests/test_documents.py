"""README and settings say the same."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from corpus.sources import find_sources, load_sources
from search_web.cli import COMMANDS
from search_web.settings import Settings

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(Settings)])
def test_every_setting_has_a_readme_row(field: str) -> None:
    assert f"`PAATOSHAKU_{field.upper()}`" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_readme_row(command: str) -> None:
    assert f"| `{command}" in README


def test_the_readme_crawls_only_sources_that_may_be_crawled() -> None:
    """The first command that a newcomer copies must not be refused."""
    examples = re.findall(r"paatoshaku crawl ([a-z ]+?) --", README)
    found = find_sources(" ".join(examples).split(), load_sources())

    assert examples
    assert [source.source_id for source in found if source.never] == []
