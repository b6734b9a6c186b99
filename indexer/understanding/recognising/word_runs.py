"""Stage: analyse the words of each run, citations left out."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.understanding.query_state import QueryState, WordRun
from indexer.understanding.recognising.laws import blank

_SLASH = re.compile(
    r"(?:(?<=§ \d)|(?<=§ \d\d)|(?<=§ \d\d\d)|(?<=§\d)|(?<=§\d\d)|(?<=§\d\d\d))"
    r"/(?=\d{1,2}\.\d{1,2}\.\d{4}(?!\d))"
    r"|(?<=\.\d{4})/(?=§|\d{1,4}\s?§)"
)
"""Between a section of minutes and their day: "§ 67/5.3.2025", "5.3.2025/67 §"."""


def analyse_runs(state: QueryState) -> QueryState:
    """Fill in text, words and citations of each run."""
    return state.with_runs(lambda run: _analysed(run, state))


def _analysed(run: WordRun, state: QueryState) -> WordRun:
    start, end = run.lexemes[0].start, run.lexemes[-1].end
    cited = [lexeme for lexeme in run.lexemes if lexeme.kind == "citation"]
    spans = [(lexeme.start - start, lexeme.end - start) for lexeme in cited]
    text = _SLASH.sub(" ", blank(state.text[start:end], spans))
    return replace(
        run,
        text=text,
        words=tuple(state.words.words(text)),
        citations=tuple(state.citations[lexeme.start] for lexeme in cited),
    )
