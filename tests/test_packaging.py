"""The wheel holds everything, and the command works from a foreign folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("analyzers", "corpus", "indexer", "search_web")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("paatoshaku-*.whl"))


def test_wheel_holds_every_tracked_file_of_the_four_packages(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", *PACKAGES],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    held = set(zipfile.ZipFile(wheel).namelist())

    assert tracked
    assert set(tracked) <= held


def test_wheel_holds_no_tests_or_scripts(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {t for t in tops if not t.endswith(".dist-info")} == set(PACKAGES)


@pytest.mark.slow
def test_installed_command_runs_from_a_foreign_folder(
    wheel: Path, tmp_path: Path
) -> None:
    """An empty environment with the wheel; dependencies come from this environment."""
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False)
    site = next(environment.glob("lib/python*/site-packages"))
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(environment / "bin" / "python"),
            "install",
            "--no-deps",
            "--no-index",
            "--quiet",
            "--disable-pip-version-check",
            str(wheel),
        ],
        check=True,
    )
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    foreign = tmp_path / "elsewhere"
    foreign.mkdir()
    answer = subprocess.run(
        [str(environment / "bin" / "paatoshaku"), "analyze", "--json", "kunnan"],
        cwd=foreign,
        env={**os.environ, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.stderr == ""
    assert '"kunta"' in answer.stdout
