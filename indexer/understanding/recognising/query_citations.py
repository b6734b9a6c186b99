"""Stage: law references and case numbers become one lexeme each, with their meaning.

They are recognised wherever they stand, also in brackets and beside operators.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from indexer.understanding.lexemes import Lexeme
from indexer.understanding.query_state import QueryState
from indexer.understanding.recognising.laws import CitationFinder, QueryCitation


def join_citations(state: QueryState) -> QueryState:
    """Join the words of each citation among plain words; fill in the citations."""
    finder = CitationFinder(state.words, state.today, state.removed_steps)
    joined: list[Lexeme] = []
    found: dict[int, QueryCitation] = {}
    for is_plain, group in groupby(state.lexemes, _is_plain):
        lexemes = list(group)
        if is_plain:
            start, end = lexemes[0].start, lexemes[-1].end
            citations = finder.find(state.text[start:end], start)
            lexemes = list(_joined(state.text, lexemes, citations))
            found |= {citation.start: citation for citation in citations}
        joined += lexemes
    if not found:
        return state
    return replace(
        state,
        lexemes=tuple(joined),
        citations={start: citation.found for start, citation in found.items()},
    )


def _is_plain(lexeme: Lexeme) -> bool:
    return lexeme.kind == "word" and not lexeme.field


def _joined(
    query: str, lexemes: Sequence[Lexeme], citations: Sequence[QueryCitation]
) -> Iterator[Lexeme]:
    last_start = -1
    for lexeme in lexemes:
        around = next(
            (
                citation
                for citation in citations
                if citation.start < lexeme.end and lexeme.start < citation.end
            ),
            None,
        )
        if around is None:
            last_start = lexeme.start
            yield lexeme
        elif around.start != last_start:
            last_start = around.start
            text = query[around.start : around.end]
            yield Lexeme("citation", text, around.start, around.end)
