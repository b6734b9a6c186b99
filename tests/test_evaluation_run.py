"""The evaluation command on invented documents: its form of files is a promise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.judged_documents import decision_of

ROOT = Path(__file__).resolve().parent.parent


def row(name: str, text: str, **facts: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("municipality", "body", "date", "section", "case_number"))
    return {"id": name, "text": text, "lang": "fi", "meta": "given", **empty, **facts}


DOCUMENTS = [
    row(
        "kirkonkyla",
        "Kirjaston aukioloaikoja pidennetään iltaisin.",
        municipality="Salo",
        body="Sivistyslautakunta",
        date="2024-03-05",
        title="Kirjaston aukioloajat",
    ),
    row("satama", "Satamaan hankitaan uusi nosturi.", date="2025-05-06"),
]
QUERIES = [
    {"id": "a", "query": "kirjasto", "class": "word", "relevant": {"kirkonkyla": 2}},
    {"id": "b", "query": "nosturi", "filters": {"municipality": ["Salo"]}},
    {"id": "c", "query": "nosturi", "today": "2026-01-02", "relevant": {"satama": 1}},
]


def lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(json.dumps(one) for one in rows), encoding="utf-8")
    return path


def command(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/eval_search.py", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    lines(folder / "documents.jsonl", DOCUMENTS)
    lines(folder / "queries.jsonl", QUERIES)
    return folder


@pytest.mark.slow
def test_run_has_every_query_with_both_lists(made: Path) -> None:
    """A run is {query id: {"ranked": ids, "exact": ids}}; the index is made once."""
    asked = ("--documents", made / "documents.jsonl", "--cache", made / "cache")
    wanted = ("--queries", made / "queries.jsonl", "--run", made / "run.json")
    shown = command(*asked, *wanted, "--json")
    run = json.loads((made / "run.json").read_text())
    again = command(*asked, *wanted, "--compare", made / "run.json")

    assert run["a"] == {"ranked": ["kirkonkyla"], "exact": ["kirkonkyla"]}
    assert run["b"]["exact"] == []
    assert run["c"]["ranked"][0] == "satama"
    assert json.loads(shown)["word"]["ndcg@10"] == 1.0
    assert '"difference": 0.0' in again
    assert len(list((made / "cache").iterdir())) == 1


def test_given_facts_are_given_and_others_read() -> None:
    given = decision_of(DOCUMENTS[0])
    read = decision_of({**DOCUMENTS[0], "meta": "read"})

    assert (given.municipality, given.body) == ("Salo", "Sivistyslautakunta")
    assert given.as_published.facts.date is not None
    assert read.as_published.facts.body is None
    assert read.as_published.title is None
