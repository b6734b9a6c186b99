"""Stage: what the names, periods and citations of free words narrow by."""

from __future__ import annotations

from dataclasses import replace

from indexer.contract.query import Filter
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
    found = (*run.citations, *names, *periods)
    return replace(run, recognised=tuple(_chosen(one, state) for one in found))


_SAID = ("month", "voted")
"""Kinds of steps whose own words say that other words count, too."""


def _chosen(found: Recognised, state: QueryState) -> Recognised:
    """Return *found* with a step that tells what counts beside the filter.

    The user may take the step back and want the filter alone.
    """
    if not found.is_soft or found.words is None or found.step.kind in _SAID:
        return found
    kind = "or-title" if found.kind == "year" else "or-words"
    if found.kind == "law" and isinstance(found.words, Filter):
        kind = "or-case"
    step_id = f"{kind}:{found.step.step_id}"
    if step_id in state.removed_steps:
        return replace(found, is_soft=False)
    text = found.step.value if kind == "or-title" else found.step.text
    step = ReadingStep(step_id, kind, text, text, True)
    return replace(found, more_steps=(step, *found.more_steps))
