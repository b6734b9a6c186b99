"""Quality of search on judged queries against recorded figures.

``tests/evaluation/expected.json`` holds what was last measured. A change that loses more
than half a point fails; one that gains shows here when the file is measured anew.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = json.loads((ROOT / "tests/evaluation/expected.json").read_text("utf-8"))
TOLERANCE = 0.005


@pytest.fixture(scope="module")
def script() -> ModuleType:
    path = ROOT / "scripts/eval_search.py"
    spec = importlib.util.spec_from_file_location("eval_search", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["eval_search"] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dev", "own"])
def test_figures_have_not_fallen(
    script: ModuleType, shared: Path, tmp_path: Path, name: str
) -> None:
    queries = {
        "dev": shared / "corpus/queries-dev.jsonl",
        "own": ROOT / "tests/evaluation/queries-own.jsonl",
    }
    decisions = shared / "corpus/decisions-dev.jsonl"
    figures: dict[str, Any] = script.evaluate([decisions], [queries[name]], tmp_path)
    expected = EXPECTED[name]
    measured = {"overall": figures["overall"], **figures["classes"]}
    lost = {
        (group, measure): (measured[group][measure], value)
        for group, row in expected.items()
        for measure, value in row.items()
        if measured[group][measure] < value - TOLERANCE
    }

    assert not lost


def test_ndcg_of_a_known_list(script: ModuleType) -> None:
    """1, 0, 2 against 2, 1: (1 + 2/2) / (2 + 1/1.585)."""
    assert script.ndcg([1, 0, 2], [1, 2]) == pytest.approx(0.7602, abs=1e-4)
    assert script.ndcg([2, 1], [1, 2]) == 1.0
    assert script.ndcg([], [1]) == 0.0
