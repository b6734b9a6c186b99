"""Stage: what the names, periods and citations of free words narrow by."""

from __future__ import annotations

from dataclasses import replace

from analyzers.base import QueryWord
from indexer.understanding.query_state import QueryState, WordRun
from indexer.understanding.recognising.run_names import recognised_name
from indexer.understanding.recognising.run_periods import recognised_period
from indexer.understanding.vocabulary.fillers import FILLERS, GENERIC


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
    periods = [recognised_period(one, run, is_all=is_all) for one in run.periods]
    return replace(run, recognised=(*run.citations, *names, *periods))


def is_content(word: QueryWord) -> bool:
    """Whether a word says what is looked for."""
    return word.exact not in FILLERS and not GENERIC & {*word.lemma, word.exact}
