"""Invented pages of every layout: known fields in, the same fields out."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpus.importing.row_facts import row_facts

SCRIPT = Path(__file__).parent.parent / "scripts" / "make_heads.py"
NAMES = {"case_id": "case_number"}
FIELDS = (
    "municipality",
    "publisher_kind",
    "body",
    "date",
    "section",
    "title",
    "case_id",
    "kind",
)


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_heads", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES: list[dict[str, Any]] = list(script().make(360, seed=7))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page["id"]))
def test_a_page_of_a_layout_says_what_was_put_in(page: dict[str, Any]) -> None:
    found = row_facts({"id": page["id"], "text": page["text"]})

    told = {name: found[NAMES.get(name, name)] for name in FIELDS}
    assert told == {name: page["gold"][name] for name in FIELDS}


def test_no_town_is_given_to_another_kind_of_publisher() -> None:
    others = [
        page for page in PAGES if page["gold"]["publisher_kind"] != "municipality"
    ]

    assert others
    for page in others:
        assert row_facts({"id": 1, "text": page["text"]})["municipality"] is None
