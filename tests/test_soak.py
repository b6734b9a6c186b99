"""The soak: a short one in CI, and how it tells growth."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from corpus.store import DecisionStore
from tests.conftest import ROOT
from tests.search_web_world import decision

SCRIPT = ROOT / "scripts" / "soak.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("soak_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("curve", "grew"),
    [
        ([50, 90, 100, 101, 100, 102, 101, 100], False),
        ([50, 90, 100, 110, 120, 130, 140, 150], True),
        ([20, 20, 21, 22, 23, 24, 25, 25], False),
        ([100] * 8, False),
    ],
)
def test_growth_is_of_the_last_quarter_against_the_second(
    script: ModuleType, curve: list[float], grew: bool
) -> None:
    assert script.grew(curve) is grew


@pytest.mark.slow
@pytest.mark.parametrize("minutes", [0.5, pytest.param(10, marks=pytest.mark.nightly)])
def test_no_request_fails_and_memory_stays_flat(tmp_path: Path, minutes: float) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        store.put_many(decision(n) for n in range(1, 60))
    command = [sys.executable, "-m", "search_web", "--data", str(tmp_path), "index"]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    done = subprocess.run(
        [
            sys.executable,
            str(SCRIPT),
            "--data",
            str(tmp_path),
            "--minutes",
            str(minutes),
            "--samples",
            "12",
            "--json",
            str(tmp_path / "s"),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    figures = json.loads((tmp_path / "s").read_text())

    assert done.returncode == 0, done.stdout + done.stderr
    assert figures["requests"] > 20
    assert figures["failed"] == {}
    assert figures["exit"] == 0


@pytest.mark.slow
def test_without_an_index_there_is_nothing_to_soak(tmp_path: Path) -> None:
    """One sentence, not an error for every request until the end."""
    command = [sys.executable, str(SCRIPT), "--data", str(tmp_path), "--minutes", "9"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)

    assert done.returncode == 1
    assert "nothing to soak: there is no index in" in done.stderr
