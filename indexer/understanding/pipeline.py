"""From the text of a query to what it asks for, stage by stage.

Read ``STAGES`` from top to bottom: each takes the state of the query and fills in its
own part. No input raises; nothing is dropped without a step of the reading that says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from analyzers.base import Analyzer
from indexer.contract.patterns import Vocabulary
from indexer.contract.query import And, Node, Not, Or
from indexer.request import QueryReading, ReadingStep, Widening
from indexer.understanding.query_reading import ParsedQuery, Recognised
from indexer.understanding.query_state import QueryState, WordRun
from indexer.understanding.recognising.query_citations import join_citations
from indexer.understanding.recognising.run_filters import make_filters
from indexer.understanding.recognising.run_marks import restore_marks
from indexer.understanding.recognising.run_names import (
    find_run_names,
    find_run_sections,
)
from indexer.understanding.recognising.run_periods import find_run_periods
from indexer.understanding.recognising.run_terms import (
    ask_abbreviations,
    ask_number_forms,
    choose_needed_terms,
    read_run_terms,
)
from indexer.understanding.recognising.translating import translate_terms
from indexer.understanding.recognising.widening import widen_terms
from indexer.understanding.recognising.word_runs import analyse_runs
from indexer.understanding.syntax.field_reach import join_field_values
from indexer.understanding.syntax.lexer import cut_into_lexemes
from indexer.understanding.syntax.operands import read_operands
from indexer.understanding.syntax.syntax import parse_clauses
from indexer.understanding.term_reader import TermReader
from indexer.understanding.values.name_index import NameIndex
from indexer.understanding.values.reading_words import in_words
from indexer.understanding.vocabulary.everyday_words import EverydayWords

Stage = Callable[[QueryState], QueryState]

STAGES: tuple[Stage, ...] = (
    cut_into_lexemes,  # words, phrases, operators, brackets, fields
    join_field_values,  # laki:kuntalaki 140 § -> one value
    join_citations,  # kuntalaki 140 §, HEL 2024-009117 -> one lexeme
    parse_clauses,  # OR, AND, NOT, NEAR, brackets
    read_operands,  # phrases, prefixes, patterns, field filters; free words become runs
    analyse_runs,  # lemmas of the free words
    restore_marks,  # tayttolupa -> täyttölupa, where the index has no tayttolupa
    find_run_periods,  # vuonna 2024, tammikuussa 2023
    find_run_names,  # Vantaan, kaupunginhallituksessa
    find_run_sections,  # kunnanhallitus 5.3.2025 § 67: a section of minutes, of no act
    make_filters,  # citations, names and periods: a filter, or only a guess
    read_run_terms,  # the words that are left, with readings and everyday words
    ask_abbreviations,  # opetus- ja kulttuuriministeriö -> also OKM
    ask_number_forms,  # 1000000 -> also 1 000 000, 1.000.000
    choose_needed_terms,  # fillers, and general words beside a filter, only lift
    translate_terms,  # båthamn -> vene + satama, for near hits
    widen_terms,  # the same doing, compounds as two words, concepts
)


def read_query(
    query: str,
    analyzer: Analyzer,
    names: NameIndex,
    everyday: EverydayWords,
    *,
    today: dt.date,
    removed_steps: frozenset[str] = frozenset(),
    widening: Widening = "narrower",
    vocabulary: Vocabulary,
) -> ParsedQuery:
    """Read *query*; an empty one yields an empty ``ParsedQuery``. Never raises.

    Args:
        query: as typed.
        analyzer: of the index that will be asked.
        names: municipalities and bodies that may be recognised.
        everyday: words for the same thing, for near misses.
        today: decides which years are years.
        removed_steps: ids of automatic steps not to take.
        widening: how far other words count as those typed.
        vocabulary: of the index that will be asked, for patterns of words.
    """
    words = TermReader(analyzer, everyday, removed_steps, vocabulary)
    state = QueryState(query, words, names, today, removed_steps, widening)
    for stage in STAGES:
        state = stage(state)
    return _parsed(state)


def _parsed(state: QueryState) -> ParsedQuery:
    """Put the pieces together: the query tree, the reading, the terms."""
    required: list[Node] = []
    eased: list[Node] = []
    negated: list[Node] = []
    for piece in state.pieces:
        match piece:
            case WordRun():
                required += _needed(piece, "whole")
                eased += _needed(_widest(piece, state.widening), "eased")
            case Not(node):
                negated.append(node)
            case _:
                required.append(piece)
                eased.append(piece)
    steps, terms = list(state.steps), list(state.terms)
    recognised: list[Recognised] = []
    for run in state.runs:
        steps += _steps(run)
        terms += run.terms
        recognised += run.recognised
    return ParsedQuery(
        QueryReading(state.text, tuple(steps), in_words(steps)),
        tuple(dict.fromkeys(required)),
        tuple(dict.fromkeys(negated)),
        tuple(dict.fromkeys(terms)),
        tuple(recognised),
        tuple(group for run in state.runs for group in run.groups),
        # Who takes a step back wants less, not more.
        () if state.removed_steps else tuple(dict.fromkeys(eased)),
        is_joined=any(isinstance(piece, And | Or) for piece in state.pieces),
    )


def _widest(run: WordRun, widening: Widening) -> WordRun:
    """Return the run whose everyday words count where the request wants them."""
    if widening != "kin":
        return run
    widest = {id(term): term.widest for term in run.terms}
    groups = tuple(
        replace(group, terms=tuple(widest[id(term)] for term in group.terms))
        for group in run.groups
    )
    return replace(run, terms=tuple(widest.values()), groups=groups)


def _needed(run: WordRun, form: Literal["whole", "eased"]) -> list[Node]:
    """Return what a hit must have of a run: its concepts, and the terms of none.

    ``form``: as asked, or "eased", with other words for each term.
    """
    grouped = {id(term) for group in run.groups for term in group.terms}
    nodes = [getattr(group, form) for group in run.groups]
    single = [
        getattr(term, form)
        for term in run.terms
        if not term.is_optional and id(term) not in grouped
    ]
    return [*filter(None, nodes), *single]


def _steps(run: WordRun) -> list[ReadingStep]:
    """Return the steps of a run: its words first, then what was recognised."""
    steps = [*run.mends, *(step for read in run.reads for step in read.steps)]
    for found in run.recognised:
        steps += [found.step, *found.more_steps]
    return steps
