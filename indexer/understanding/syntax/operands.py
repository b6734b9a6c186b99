"""Stage: what each clause asks for; plain words are left for the next stages.

Phrases, prefixes, patterns, fields and all words beside operators become nodes of the query tree
here. Words that stand free become runs, in which names and periods are recognised.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.contract.query import And, Near, Node, Not, Or, Phrase, SingleWord
from indexer.request import ReadingStep
from indexer.understanding.lexemes import Lexeme
from indexer.understanding.query_reading import QueryTerm
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
    WordRun,
)
from indexer.understanding.syntax.field_reader import FieldReader
from indexer.understanding.term_reader import TermsRead


def read_operands(state: QueryState) -> QueryState:
    """Fill in the pieces: a node for each clause, a run for free words together."""
    reader = _Reader(state)
    pieces = [reader.piece(clause) for clause in state.clauses]
    return replace(
        state,
        pieces=tuple(_with_runs([one for one in pieces if one is not None])),
        steps=(*state.steps, *reader.steps),
        terms=(*state.terms, *reader.terms),
    )


def _with_runs(pieces: Sequence[Node | Lexeme]) -> Iterable[Node | WordRun]:
    has_others = any(not isinstance(piece, Lexeme | Not) for piece in pieces)
    free: list[Lexeme] = []
    for piece in pieces:
        if isinstance(piece, Lexeme):
            free.append(piece)
            continue
        if free:
            yield WordRun(tuple(free), has_others)
            free = []
        yield piece
    if free:
        yield WordRun(tuple(free), has_others)


class _Reader:
    """One walk over the clauses; keeps steps and terms in the order of reading."""

    def __init__(self, state: QueryState) -> None:
        self.steps: list[ReadingStep] = []
        self.terms: list[QueryTerm] = []
        self._words = state.words
        self._citations = state.citations
        self._fields = FieldReader(state.words, state.names, state.today)
        self._is_negated = False

    def piece(self, clause: Clause) -> Node | Lexeme | None:
        """Read a clause outside brackets: free words stay lexemes."""
        match clause:
            case Plain(lexeme):
                return lexeme
            case Stray(Plain(lexeme), before, after):
                self._say_stray(*before, *after)
                return lexeme
            case _:
                return self._node(clause)

    def _node(self, clause: Clause | None) -> Node | None:
        match clause:
            case None:
                return None
            case Plain(lexeme):
                return self._plain(lexeme)
            case Operand(lexeme):
                return self._operand(lexeme)
            case Bracket(clauses):
                return self._bracket(clauses)
            case Joined(operator, parts):
                return self._joined(operator, parts)
            case Negation(negated, text, is_word):
                return self._negation(negated, text, is_word)
            case Nearness(left, right, lexeme):
                return self._nearness(self._node(left), self._node(right), lexeme)
            case Stray(inner, before, after):
                # A plain word is read only when it is known what stands beside it.
                is_plain = isinstance(inner, Plain)
                self._say_stray(*before, *(after if is_plain else ()))
                node = self._node(inner)
                self._say_stray(*(() if is_plain else after))
                return node

    def _bracket(self, clauses: Sequence[Clause]) -> Node | None:
        pieces = [self.piece(clause) for clause in clauses]
        return _all(
            [self._plain(one) if isinstance(one, Lexeme) else one for one in pieces]
        )

    def _plain(self, lexeme: Lexeme) -> Node | None:
        """Read a word beside operators; no names are recognised in it."""
        citation = self._citations.get(lexeme.start)
        if citation is None or lexeme.kind != "citation":
            return self._taken(self._words.read(lexeme))
        self.steps += [citation.step, *citation.more_steps]
        return citation.node

    def _operand(self, lexeme: Lexeme) -> Node | None:
        if not lexeme.field:
            return self._taken(self._words.read(lexeme))
        read = self._fields.read(lexeme)
        return _all([self._taken(read), *read.nodes])

    def _joined(self, operator: str, parts: Sequence[Clause | str]) -> Node | None:
        nodes: list[Node | None] = []
        for part in parts:
            if isinstance(part, str):
                self._say_stray(part)
            else:
                nodes.append(self._node(part))
        known = tuple(node for node in nodes if node is not None)
        if operator == "and" or len(known) < 2:
            return _all(known)
        self.steps.append(ReadingStep("or", "or", "", str(len(known))))
        return Or(known)

    def _negation(self, clause: Clause, text: str, is_word: bool) -> Node | None:
        was, self._is_negated = self._is_negated, not self._is_negated
        node = self._node(clause)
        self._is_negated = was
        if node is None:
            return None
        self.steps.append(ReadingStep(f"not:{text}", "not", text, text, is_word))
        return Not(node)

    def _nearness(
        self, left: Node | None, right: Node | None, lexeme: Lexeme
    ) -> Node | None:
        if left is None or right is None:
            return left or right
        nodes = (*(left.words if isinstance(left, Near) else (left,)), right)
        words = [node for node in nodes if isinstance(node, SingleWord | Phrase)]
        if len(words) < len(nodes):
            self._say_stray("near")
            return And(nodes)
        distance = str(lexeme.distance)
        self.steps.append(ReadingStep("near", "near", lexeme.text, distance))
        return Near(tuple(words), lexeme.distance)

    def _taken(self, read: TermsRead) -> Node | None:
        if not self._is_negated:
            self.steps += read.steps
            self.terms += read.terms
        return _all([term.whole for term in read.terms])

    def _say_stray(self, *operators: str) -> None:
        for operator in operators:
            step = ReadingStep(f"mended:{operator}", "mended", operator, operator)
            if step not in self.steps:
                self.steps.append(step)


def _all(nodes: Sequence[Node | None]) -> Node | None:
    known = tuple(node for node in nodes if node is not None)
    return And(known) if len(known) > 1 else (known or (None,))[0]
