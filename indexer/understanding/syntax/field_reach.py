"""Stage: how far the value of a field reaches when it is typed without quotation marks.

"laki:kuntalaki 140 §" means the section, "toimielin:tekninen lautakunta" the body. The
next words belong to the value as far as the value reads better with them; all others
stay words of the query.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from analyzers.law.typed import parse_law_key
from indexer.understanding.lexemes import Lexeme
from indexer.understanding.query_state import QueryState
from indexer.understanding.recognising.cases import find_cases
from indexer.understanding.term_reader import TermReader
from indexer.understanding.values.name_index import NameIndex

_MOST_WORDS = 10
_SIGN = re.compile(
    r"§(?::\w+)?|pykäl\w+|paragraf\w*|mom\.?|moment\w+|kohta|kohdan|kohdassa|luku|luvun",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def join_field_values(state: QueryState) -> QueryState:
    """Make the words of each field value one lexeme."""
    if not any(lexeme.field for lexeme in state.lexemes):
        return state
    joiner = _Joiner(state.text, state.words, state.names, state.today)
    return replace(state, lexemes=tuple(joiner.joined(state.lexemes)))


class _Joiner:
    """Joins the words of field values in one query."""

    def __init__(
        self, query: str, words: TermReader, names: NameIndex, today: dt.date
    ) -> None:
        self._query = query
        self._words = words
        self._names = names
        self._today = today

    def joined(self, lexemes: Sequence[Lexeme]) -> list[Lexeme]:
        """Return *lexemes* with the words of each field value made one lexeme."""
        found: list[Lexeme] = []
        at = 0
        while at < len(lexemes):
            first = lexemes[at]
            last = at
            if first.kind == "word" and first.field:
                last = at + self._reach(first, _plain_words(lexemes[at + 1 :]))
            end = lexemes[last].end
            text = self._query[first.start : end]
            found.append(replace(first, text=text, end=end) if last > at else first)
            at = last + 1
        return found

    def _reach(self, first: Lexeme, following: Sequence[Lexeme]) -> int:
        """Return how many of the *following* words belong to the value."""
        texts = [self._query[first.start : word.end] for word in following]
        match first.field:
            case "law":
                return self._law_reach(first.text, texts, following)
            case "municipality" | "body":
                return self._name_reach(first.field, texts)
            case "case":
                return _longest(texts, _is_case)
            case _:
                return 0

    def _law_reach(
        self, first: str, texts: Sequence[str], following: Sequence[Lexeme]
    ) -> int:
        """The last word that changes what is cited, and the signs behind it."""
        reach = 0
        before = self._keys(first)
        for count, (text, word) in enumerate(zip(texts, following, strict=True), 1):
            keys = self._keys(text)
            if keys != before and keys and not _YEAR.fullmatch(word.text):
                reach = count
            before = keys or before
        while reach < len(following) and _SIGN.fullmatch(following[reach].text):
            reach += 1
        return reach if reach and self._keys(texts[reach - 1]) else 0

    def _keys(self, text: str) -> tuple[str, ...]:
        return parse_law_key(text, today=self._today)

    def _name_reach(self, field: str, texts: Sequence[str]) -> int:
        def is_name(text: str) -> bool:
            words = self._words.words(text)
            found = self._names.find(words)
            return len(found) == 1 and (
                (found[0].kind, found[0].first, found[0].last) == (field, 0, len(words))
            )

        return _longest(texts, is_name)


def _plain_words(lexemes: Sequence[Lexeme]) -> list[Lexeme]:
    words: list[Lexeme] = []
    for lexeme in lexemes[:_MOST_WORDS]:
        if lexeme.kind != "word" or lexeme.field:
            break
        words.append(lexeme)
    return words


def _longest(texts: Sequence[str], is_value: Callable[[str], bool]) -> int:
    """Return the count of words with which the longest text is a value; 0 for none."""
    return next(
        (count for count in range(len(texts), 0, -1) if is_value(texts[count - 1])), 0
    )


def _is_case(text: str) -> bool:
    return any(span[:2] == (0, len(text)) for span in find_cases(text))
