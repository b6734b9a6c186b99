"""Stage: what the names, periods and citations of free words narrow by."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analyzers.notations.temporal.periods import Period
from indexer.contract.query import Filter, Node, Or
from indexer.request import ReadingStep
from indexer.understanding.query_reading import Recognised
from indexer.understanding.query_state import QueryState, WordRun
from indexer.understanding.recognising.run_names import recognised_name
from indexer.understanding.recognising.run_periods import recognised_period
from indexer.understanding.vocabulary.fillers import is_content


def make_filters(state: QueryState) -> QueryState:
    """Fill in what is recognised in each run: citations, names, periods."""
    return state.with_runs(lambda run: _recognised(run, state))


def _recognised(run: WordRun, state: QueryState) -> WordRun:
    if not (run.citations or run.names or run.periods):
        return run
    has_content = any(is_content(word) for word in run.left_words)
    # Names that are all that is asked for narrow; beside other words they may be words.
    is_all = not (has_content or run.has_others or run.citations)
    names = [recognised_name(name, run, state, is_all=is_all) for name in run.names]
    periods = [recognised_period(one, run, state.today) for one in run.periods]
    found = [_chosen(one, state) for one in (*run.citations, *names)]
    times = [_chosen(one, state) for one in periods]
    if _are_apart(run.periods):
        times = [_any_of(times)]
    return replace(run, recognised=(*found, *times))


def _are_apart(periods: Sequence[Period]) -> bool:
    """Whether several periods share no day: a decision is of one or another of them."""
    ordered = sorted(periods, key=lambda one: one.first)
    return len(ordered) > 1 and all(
        one.last < other.first for one, other in itertools.pairwise(ordered)
    )


def _any_of(times: Sequence[Recognised]) -> Recognised:
    """Return periods as one that any of them satisfies: "vuonna 2019 ja vuonna 2021"."""
    first, *others = times
    steps = [step for one in others for step in (one.step, *one.more_steps)]
    return replace(
        first,
        strict=Or(tuple(one.node for one in times)),
        words=None,
        spoken=_either(one.spoken or one.words for one in times),
        undated=None,
        is_soft=False,
        more_steps=(*first.more_steps, *steps),
    )


def _either(nodes: Iterable[Node | None]) -> Node | None:
    kept = tuple(node for node in nodes if node is not None)
    return Or(kept, is_best=True) if kept else None


_SAID = ("month", "voted")
"""Kinds of steps whose own words say that other words count, too."""


def _chosen(found: Recognised, state: QueryState) -> Recognised:
    """Return *found* with a step that tells what counts beside the filter.

    The user may take the step back and want the filter alone.
    """
    if not found.is_soft or found.words is None or found.step.kind in _SAID:
        return found
    kind = "or-title" if found.kind == "year" else "or-words"
    if found.either is not None:
        kind = "or-for"
    if found.kind == "law" and isinstance(found.words, Filter):
        kind = "or-case"
    step_id = f"{kind}:{found.step.step_id}"
    if step_id in state.removed_steps:
        return replace(found, is_soft=False)
    text = found.step.value if found.kind == "year" else found.step.text
    step = ReadingStep(step_id, kind, text, text, True)
    return replace(found, more_steps=(step, *found.more_steps))
