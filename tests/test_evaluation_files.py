"""The score of read files: strings in their order, items, what has to be told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scripts import eval_files

MINUTES = (
    "Mallilan kunta\nTekninen lautakunta 21.5.2031\n\n"
    "§ 40 Laiturin rakentaminen\nMAL: 60/2031\nEhdotus\nTehdään laituri.\nPäätös\n"
    "Tehtiin lai-\nturi.\n\n"
    "§ 41 Saunan purkaminen\nMAL: 61/2031\nEhdotus\nPuretaan sauna.\nPäätös\nPurettiin."
)
RIGHT: dict[str, Any] = {
    "kind": "text minutes",
    "must": ["Laiturin rakentaminen", "Tehtiin laituri.", "Purettiin."],
    "must_not": ["Puistola"],
    "order": True,
    "sections": [
        {
            "section": "40",
            "title": "LAITURIN RAKENTAMINEN",
            "case_number": "MAL: 60/2031",
            "decision_contains": "Tehtiin laituri.",
        },
        {
            "section": "41",
            "title": "Saunan purkaminen",
            "decision_contains": "Purettiin",
        },
    ],
    "issue": None,
}
WRONG: dict[str, dict[str, Any]] = {
    "must": {"must": ["Tehtiin laituri.", "Laiturin rakentaminen"]},
    "must_not": {"must_not": ["sauna"]},
    "once": {"once": ["sauna", "Päätös"]},
    "issue": {"issue": "picture", "issue_pages": [2]},
    "section": {"sections": [*RIGHT["sections"], {"section": "42", "title": "Vaja"}]},
    "no_other": {"sections": RIGHT["sections"][:1]},
    "title": {"sections": [{"section": "40", "title": "Vaja"}]},
    "case": {"sections": [{**RIGHT["sections"][0], "case_number": "9/2031"}]},
    "decision": {
        "sections": [{**RIGHT["sections"][0], "decision_contains": "Purettiin"}]
    },
}


def score(folder: Path, gold: dict[str, Any], *options: str) -> str:
    (folder / "x.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "x.txt.json").write_text(json.dumps(gold), encoding="utf-8")
    run = CliRunner().invoke(eval_files.main, [str(folder), *options])
    assert run.exit_code == 0, run.output
    return run.output


def test_a_file_that_is_read_right_has_every_point(tmp_path: Path) -> None:
    assert score(tmp_path, RIGHT).splitlines()[-1].split() == [
        "all",
        "files",
        "1/1",
        "case",
        "1/1",
        "decision",
        "2/2",
        "must",
        "3/3",
        "must_not",
        "1/1",
        "no_other",
        "1/1",
        "section",
        "2/2",
        "title",
        "2/2",
    ]


@pytest.mark.parametrize("check", WRONG)
def test_each_fault_is_counted_and_told(check: str, tmp_path: Path) -> None:
    out = score(tmp_path, {**RIGHT, **WRONG[check]}, "--verbose")

    assert f"  {check}: " in out
    assert "files 0/1" in out
