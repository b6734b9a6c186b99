"""The stages of understanding a query: their order, and what each of them fills in."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.finnish import FinnishAnalyzer
from indexer.understanding import pipeline
from indexer.understanding.pipeline import STAGES
from indexer.understanding.query_state import (
    Bracket,
    Clause,
    Joined,
    Nearness,
    Negation,
    Operand,
    Plain,
    QueryState,
    Stray,
)
from indexer.understanding.syntax.lexer import cut_into_lexemes
from indexer.understanding.syntax.syntax import parse_clauses
from indexer.understanding.term_reader import TermReader
from indexer.understanding.values.name_index import NameIndex
from indexer.understanding.vocabulary.everyday_words import EverydayWords
from tests.contract.vocabulary import vocabulary

ANALYZER = FinnishAnalyzer()
EVERYDAY = EverydayWords(ANALYZER)
NAMES = NameIndex(ANALYZER, ["Vantaa"], ["Tekninen lautakunta"])
TODAY = dt.date(2026, 1, 15)
README = Path(pipeline.__file__).with_name("README.md").read_text("utf-8")

FILLED_BY = {
    "cut_into_lexemes": {"lexemes", "steps"},
    "join_field_values": {"lexemes"},
    "join_citations": {"lexemes", "citations"},
    "parse_clauses": {"clauses"},
    "read_operands": {"pieces", "steps", "terms"},
}
"""Every later stage works on the runs among the pieces."""


def begin(query: str) -> QueryState:
    words = TermReader(ANALYZER, EVERYDAY, frozenset(), vocabulary(()))
    return QueryState(query, words, NAMES, TODAY)


def test_the_picture_of_the_room_shows_the_stages_in_their_order() -> None:
    """Who reads the README knows the way of a query."""
    shown = re.findall(r"│  (\w+) +(\w+)\.py", README)

    assert [(stage.__name__, stage.__module__.split(".")[-1]) for stage in STAGES] == (
        shown
    )


@given(st.text(alphabet='abÄ()"|-+=*:§/ 12', max_size=40))
def test_a_stage_fills_in_its_own_part(query: str) -> None:
    """What an earlier stage found stays as it was."""
    state = begin(query)
    for stage in STAGES:
        after = stage(state)
        changed = {
            field.name
            for field in dataclasses.fields(QueryState)
            if getattr(state, field.name) is not getattr(after, field.name)
            and getattr(state, field.name) != getattr(after, field.name)
        }
        assert changed <= FILLED_BY.get(stage.__name__, {"pieces"})
        state = after


def shape(clause: Clause | str | None) -> str:
    """Write the syntax with brackets: ``or(a, b)``."""
    match clause:
        case None | str():
            return f"!{clause}"
        case Plain(lexeme) | Operand(lexeme):
            return lexeme.text
        case Bracket(clauses):
            return f"({' '.join(map(shape, clauses))})"
        case Joined(operator, parts):
            return f"{operator}[{', '.join(map(shape, parts))}]"
        case Negation(inner):
            return f"not[{shape(inner)}]"
        case Nearness(left, right):
            return f"near[{shape(left)}, {shape(right)}]"
        case Stray(inner, before, after):
            return f"<{' '.join((*before, shape(inner), *after))}>"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("koulu talo", "koulu talo"),
        ("koulu OR talo piha", "or[koulu, talo] piha"),
        ("a AND b OR c", "or[and[a, b], c]"),
        ("koulu -talo", "koulu not[talo]"),
        ("(koulu OR talo) piha", "(or[koulu, talo]) piha"),
        ("koulu NEAR/3 talo NEAR piha", "near[near[koulu, talo], piha]"),
        ("OR koulu", "<or koulu>"),
        ("koulu OR", "or[koulu, !or]"),
        ("koulu NEAR", "<koulu near>"),
        ("EI", "EI"),
        ("NOT NOT koulu", "koulu"),
    ],
)
def test_syntax(query: str, expected: str) -> None:
    """Operators bind as the grammar says; one that joins nothing is kept as a stray."""
    clauses = parse_clauses(cut_into_lexemes(begin(query))).clauses

    assert " ".join(map(shape, clauses)) == expected
