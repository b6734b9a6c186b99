"""Stages: the free words that are left, as terms; full names also as abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyzers.base import QueryWord
from indexer.understanding.query_reading import OPTIONAL
from indexer.understanding.query_state import QueryState, WordRun
from indexer.understanding.term_reader import TermsRead
from indexer.understanding.vocabulary.fillers import is_content, is_filler, is_plot
from indexer.understanding.vocabulary.questions import (
    is_general,
    is_little,
    is_question,
)


def read_run_terms(state: QueryState) -> QueryState:
    """Fill in the reads of each run."""
    return state.with_runs(lambda run: _read(run, state))


def _read(run: WordRun, state: QueryState) -> WordRun:
    words = run.left_words
    # A search of fillers alone is about these words, not about everything.
    has_topic = any(not is_filler(word) for word in words)
    is_needed = not (has_topic or run.has_others or run.recognised)
    reads = [
        state.words.word(word, is_needed=is_needed) for word in _units_alone(words)
    ]
    return replace(run, reads=tuple(reads))


_UNITS = frozenset(("kv", "mm", "kj"))
"""Units that are abbreviations of something else where no number stands before them."""


def _units_alone(words: Sequence[QueryWord]) -> Iterator[QueryWord]:
    """Yield the words; behind a number a unit is short for nothing else: "110 kV"."""
    before = ""
    for word in words:
        is_unit = word.exact in _UNITS and before[-1:].isdigit()
        yield replace(word, expansions=()) if is_unit else word
        before = word.exact


def ask_abbreviations(state: QueryState) -> QueryState:
    """Let full names in each run also ask for their abbreviations."""
    return state.with_runs(lambda run: _with_abbreviations(run, state))


def _with_abbreviations(run: WordRun, state: QueryState) -> WordRun:
    reads = tuple(state.words.abbreviated(run.left_words, run.reads))
    return run if reads == run.reads else replace(run, reads=reads)


def ask_number_forms(state: QueryState) -> QueryState:
    """Let large numbers in each run also ask for the other ways of writing them."""
    return state.with_runs(lambda run: _in_other_digits(run, state))


def _in_other_digits(run: WordRun, state: QueryState) -> WordRun:
    reads = tuple(state.words.in_other_digits(run.left_words, run.reads))
    return run if reads == run.reads else replace(run, reads=reads)


def choose_needed_terms(state: QueryState) -> QueryState:
    """Fill in the terms of each run; beside a filter, general words are optional."""
    return state.with_runs(lambda run: _chosen(run, state))


def _chosen(run: WordRun, state: QueryState) -> WordRun:
    """Return the run with its terms; a word that is not needed is said to be so."""
    optional = _optional(run, state)
    reads = tuple(
        _not_needed(read) if is_optional else read
        for is_optional, read in zip(optional, run.reads, strict=True)
    )
    terms = tuple(term for read in reads for term in read.terms)
    return replace(run, reads=reads, terms=terms)


def _not_needed(read: TermsRead) -> TermsRead:
    """Return a word that only lifts, without words for the same thing: none are asked."""
    steps = tuple(
        replace(step, kind=OPTIONAL) if step.kind == "word" else step
        for step in read.steps
        if step.kind != "everyday"
    )
    terms = tuple(replace(term, is_optional=True) for term in read.terms)
    return replace(read, steps=steps, terms=terms)


def _optional(run: WordRun, state: QueryState) -> list[bool]:
    """Return for each word of a run whether it says too little to be needed."""
    narrows = any(not found.is_soft for found in run.recognised)
    has_plot = any(found.kind == "property" for found in run.recognised)
    is_asking = is_question(state.text)
    concepts = state.words.concepts.find(run.left_words)
    named = {at for found in concepts if len(found.places) > 1 for at in found.places}
    general = [
        (narrows and not is_content(word))
        or (has_plot and is_plot(word))
        or is_general(word, is_asking=is_asking)
        or (at not in named and is_little(word))
        or _is_sign(word)
        for at, word in enumerate(run.left_words)
    ]
    if all(general) and not narrows:
        return [False] * len(general)
    return general


def _is_sign(word: QueryWord) -> bool:
    """Whether a word is but a sign with an ending: "%:n"."""
    return word.lemma == ("%",)
