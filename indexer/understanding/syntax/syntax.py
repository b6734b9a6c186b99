"""Stage: the clauses of a query, from its lexemes.

Grammar (words in capitals are operators, see ``lexer``)::

    query   := clause+                    all must match
    clause  := group ( OR group )*        binds tighter than the space between words
    group   := unary ( AND unary )*
    unary   := NOT unary | near
    near    := primary ( NEAR/n primary )*
    primary := "(" query ")" | "phrase" | =exact | prefix* | *pat?ern* | fuzzy~
               | field:value | word

Nothing is looked up here. No input raises; an operator that joins nothing is kept as a
``Stray``, so that the reading can say so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from indexer.understanding.lexemes import Lexeme
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

_SIGN_AND_WORD = 2
"""Lexemes of "-tontti"; only so short an exclusion can be taken back by one click."""


def parse_clauses(state: QueryState) -> QueryState:
    """Fill in the clauses."""
    return replace(state, clauses=_Parser(state).clauses())


class _Parser:
    """One pass over the lexemes."""

    def __init__(self, state: QueryState) -> None:
        self._query = state.text
        self._lexemes = state.lexemes
        self._removed_steps = state.removed_steps
        self._at = 0

    def clauses(self) -> tuple[Clause, ...]:
        found: list[Clause] = []
        while self._kind() not in (None, "close"):
            clause = self._clause()
            if clause is not None:
                found.append(clause)
        return tuple(found)

    def _clause(self) -> Clause | None:
        return self._joined("or", self._group)

    def _group(self) -> Clause | None:
        return self._joined("and", self._unary)

    def _joined(
        self, operator: str, read: Callable[[], Clause | None]
    ) -> Clause | None:
        first = read()
        if self._kind() != operator:
            return first
        parts: list[Clause | str | None] = [first]
        while self._kind() == operator:
            self._at += 1
            is_stray = self._kind() in (None, "close", operator)
            parts.append(operator if is_stray else read())
        return Joined(operator, tuple(part for part in parts if part is not None))

    def _unary(self) -> Clause | None:
        if self._kind() != "not":
            return self._near()
        first = self._at
        while self._kind() == "not":
            self._at += 1
        if self._kind() in (None, "close", "or", "and"):
            if len(self._lexemes) > self._at - first:
                return _stray_before("not", None)
            # An operator with nothing to work on is a word after all: "EI" alone.
            self._at = first
            return self._word_after_all()
        if (self._at - first) % 2 == 0 or self._is_taken_back(first):
            return self._near()
        clause = self._near()
        if clause is None:
            return None
        text = self._excluded_text(first, self._at - 1)
        return Negation(clause, text, self._at - first == _SIGN_AND_WORD)

    def _excluded_text(self, sign: int, last: int) -> str:
        """Return what is typed behind a sign, as far as the lexeme numbered *last*."""
        start, end = self._lexemes[sign].end, self._lexemes[last].end
        return self._query[start:end].strip(" -")

    def _is_taken_back(self, first: int) -> bool:
        """Whether the user wants the word behind the sign after all."""
        text = self._excluded_text(first, self._at)
        return f"not:{text}" in self._removed_steps and self._at == first + 1

    def _near(self) -> Clause | None:
        clause = self._primary()
        while self._kind() == "near":
            lexeme = self._next()
            if self._kind() in (None, "close", "or", "and", "near"):
                clause = _stray_after("near", clause)
            else:
                clause = Nearness(clause, self._primary(), lexeme)
        return clause

    def _primary(self) -> Clause | None:
        kind = self._kind()
        if kind in ("and", "or", "near") and len(self._lexemes) > 1:
            # At a beginning it joins nothing: "OR koulu".
            self._at += 1
            is_last = self._kind() in (None, "close")
            return _stray_before(kind, None if is_last else self._primary())
        if kind in ("and", "or", "near", "not"):
            return self._word_after_all()
        lexeme = self._next()
        if kind == "open":
            return self._bracket()
        is_plain = not lexeme.field and kind in ("word", "citation")
        return Plain(lexeme) if is_plain else Operand(lexeme)

    def _bracket(self) -> Clause:
        clauses = self.clauses()
        if self._kind() == "close":
            self._at += 1
        return Bracket(clauses)

    def _word_after_all(self) -> Plain:
        lexeme = self._next()
        return Plain(Lexeme("word", lexeme.text, lexeme.start, lexeme.end))

    def _kind(self) -> str | None:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else None

    def _next(self) -> Lexeme:
        lexeme = self._lexemes[self._at]
        self._at += 1
        return lexeme


def _stray_before(operator: str, clause: Clause | None) -> Stray:
    if isinstance(clause, Stray):
        return replace(clause, before=(operator, *clause.before))
    return Stray(clause, before=(operator,))


def _stray_after(operator: str, clause: Clause | None) -> Stray:
    if isinstance(clause, Stray):
        return replace(clause, after=(*clause.after, operator))
    return Stray(clause, after=(operator,))
