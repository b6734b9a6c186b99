"""Docstrings follow the rules for English of CONTRIBUTING, in every room."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("analyzers", "corpus", "indexer", "search_web")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
FIRST_WORDS = re.compile(r"(?:Says?|Tells?|Gives?) (?!\*)")
IS_NO = re.compile(r"(?<![Tt]here )\b(?:is|are|was) no (?!longer|more|less|fewer)")
"""Rule 2; "there is no page" is good English. "Give *reply* an ETag" is an effect."""


def docstrings(path: Path) -> list[str]:
    """Return the docstrings of a module, its classes and functions."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    nodes = [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, kinds)
    ]
    return [text for node in nodes if (text := ast.get_docstring(node))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_docstrings_say_return_for_values_and_is_not_a(path: Path) -> None:
    texts = docstrings(path)

    assert [text for text in texts if FIRST_WORDS.match(text)] == []
    assert [text for text in texts if IS_NO.search(text)] == []


def test_the_rules_notice_what_they_forbid() -> None:
    assert FIRST_WORDS.match("Say whether it rains.")
    assert IS_NO.search("A span of years is no case.")
    assert not IS_NO.search("None when there is no index.")
