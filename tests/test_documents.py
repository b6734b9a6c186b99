"""README and settings say the same."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from search_web.cli import COMMANDS
from search_web.settings import Settings

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(Settings)])
def test_every_setting_has_a_readme_row(field: str) -> None:
    assert f"`PAATOSHAKU_{field.upper()}`" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_readme_row(command: str) -> None:
    assert f"| `{command}" in README
