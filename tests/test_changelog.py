"""The changelog keeps its form, and its newest release is the package's version."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_newest_release_is_the_version_of_the_package() -> None:
    """Unreleased comes first, then the version that pyproject.toml names."""
    releases = re.findall(r"^## \[([^\]]+)\]", CHANGELOG, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert releases[0] == "Unreleased"
    assert releases[1] == project["project"]["version"]


def test_releases_are_dated_and_linked() -> None:
    """Each release has a day and an address at the end of the file."""
    for version in re.findall(r"^## \[(\d[^\]]*)\]", CHANGELOG, re.MULTILINE):
        assert re.search(
            rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$",
            CHANGELOG,
            re.MULTILINE,
        )
        assert f"\n[{version}]: " in CHANGELOG


def test_entries_stand_under_known_kinds() -> None:
    """Keep a Changelog has six kinds of change."""
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)) <= KINDS


def test_no_entry_of_a_release_is_told_twice() -> None:
    """Two entries that begin alike are one that was changed and kept, too."""
    for release in re.split(r"^## ", CHANGELOG, flags=re.MULTILINE)[1:]:
        entries = re.findall(r"^- (?:.*\n)(?:  .*\n)*", release, re.MULTILINE)
        begun = [" ".join(entry.split())[:60] for entry in entries]
        doubled = {beginning for beginning in begun if begun.count(beginning) > 1}

        assert not doubled
