"""Read a query: syntax, recognised names, the neutral tree, and what was understood.

Grammar (words in capitals are operators, see ``lexer``)::

    query   := clause+                    all must match
    clause  := group ( OR group )*        binds tighter than the space between words
    group   := unary ( AND unary )*
    unary   := NOT unary | near
    near    := primary ( NEAR/n primary )*
    primary := "(" query ")" | "phrase" | =exact | prefix* | field:value | word

Recognition of municipalities, bodies and periods runs on plain words that stand outside
brackets and operators; law references and case numbers are recognised everywhere. No
input raises, nothing is dropped without a step of the reading that says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analyzers.base import Analyzer
from indexer.contract.query import And, Near, Node, Not, Or, Phrase, Prefix, Word
from indexer.request import Reading, ReadingStep
from indexer.understanding.everyday_words import EverydayWords
from indexer.understanding.field_reach import FieldValues
from indexer.understanding.fields import FieldReader
from indexer.understanding.lexer import Lexed, Lexeme, lex
from indexer.understanding.names import NameIndex
from indexer.understanding.query_reading import ParsedQuery, QueryTerm, Recognised
from indexer.understanding.reading_words import in_words
from indexer.understanding.recognising import Recogniser
from indexer.understanding.terms import TermReader, TermsRead


def read_query(
    query: str,
    analyzer: Analyzer,
    names: NameIndex,
    everyday: EverydayWords,
    *,
    today: dt.date,
    removed_steps: frozenset[str] = frozenset(),
) -> ParsedQuery:
    """Read *query*; an empty one yields an empty ``ParsedQuery``. Never raises.

    Args:
        query: as typed.
        analyzer: of the index that will be asked.
        names: municipalities and bodies that may be recognised.
        everyday: words for the same thing, for near misses.
        today: decides which years are years.
        removed_steps: ids of automatic steps not to take.
    """
    return _Parser(query, analyzer, names, everyday, today, removed_steps).parse()


@dataclass(frozen=True, slots=True)
class _Bare:
    """A plain word that recognition has not looked at yet."""

    lexeme: Lexeme


_Unit = _Bare | Node

_SIGN_AND_WORD = 2
"""Lexemes of "-tontti"; only so short an exclusion can be taken back by one click."""


class _Parser:
    """One query; used once."""

    def __init__(
        self,
        query: str,
        analyzer: Analyzer,
        names: NameIndex,
        everyday: EverydayWords,
        today: dt.date,
        removed_steps: frozenset[str],
    ) -> None:
        self._query = query
        self._steps: list[ReadingStep] = []
        self._terms: list[QueryTerm] = []
        self._recognised: list[Recognised] = []
        self._words = TermReader(analyzer, everyday, removed_steps)
        self._fields = FieldReader(self._words, names, today)
        self._values = FieldValues(query, self._words, names, today)
        self._recogniser = Recogniser(query, self._words, names, today, removed_steps)
        self._lexed: Lexed = lex(query)
        self._lexemes: list[Lexeme] = []
        self._at = 0
        self._is_negated = False
        self._removed_steps = removed_steps

    def parse(self) -> ParsedQuery:
        for mend in self._lexed.mends:
            self._steps.append(ReadingStep(f"mended:{mend}", "mended", "", mend))
        lexemes = self._values.joined(self._lexed.lexemes)
        self._lexemes = self._recogniser.merge_citations(lexemes)
        required, negated = self._top()
        reading = Reading(self._query, tuple(self._steps))
        reading = Reading(self._query, reading.steps, in_words(reading.steps))
        return ParsedQuery(
            reading,
            tuple(dict.fromkeys(required)),
            tuple(dict.fromkeys(negated)),
            tuple(dict.fromkeys(self._terms)),
            tuple(self._recognised),
        )

    # -- clauses ---------------------------------------------------------------

    def _top(self) -> tuple[list[Node], list[Node]]:
        required: list[Node] = []
        negated: list[Node] = []
        bare: list[Lexeme] = []
        units = list(self._clauses())
        has_others = any(not isinstance(unit, _Bare | Not) for unit in units)
        for unit in units:
            if isinstance(unit, _Bare):
                bare.append(unit.lexeme)
                continue
            required += self._run(bare, has_others)
            bare = []
            if isinstance(unit, Not):
                negated.append(unit.node)
            else:
                required.append(unit)
        required += self._run(bare, has_others)
        return required, negated

    def _run(self, lexemes: Sequence[Lexeme], has_others: bool) -> list[Node]:
        """Read a run of plain words outside brackets, with recognition."""
        if not lexemes:
            return []
        run = self._recogniser.read_run(lexemes, has_others=has_others)
        self._steps += run.steps
        self._terms += run.terms
        self._recognised += run.recognised
        return [term.whole for term in run.terms if not term.is_optional]

    def _clauses(self) -> list[_Unit]:
        units: list[_Unit] = []
        while self._kind() not in (None, "close"):
            unit = self._clause()
            if unit is not None:
                units.append(unit)
        return units

    def _clause(self) -> _Unit | None:
        return self._joined("or", self._group)

    def _group(self) -> _Unit | None:
        return self._joined("and", self._unary)

    def _joined(self, operator: str, read: Callable[[], _Unit | None]) -> _Unit | None:
        """Read operands of *operator*; one without a neighbour is mended away."""
        first = read()
        if self._kind() != operator:
            return first
        nodes = [self._node(first)]
        while self._kind() == operator:
            self._at += 1
            if self._kind() in (None, "close", operator):
                self._stray(operator)
            else:
                nodes.append(self._node(read()))
        known = tuple(node for node in nodes if node is not None)
        if operator == "and" or len(known) < 2:
            return self._all(known)
        self._steps.append(ReadingStep("or", "or", "", str(len(known))))
        return Or(known)

    def _unary(self) -> _Unit | None:
        if self._kind() != "not":
            return self._near()
        first = self._at
        while self._kind() == "not":
            self._at += 1
        if self._kind() in (None, "close", "or", "and"):
            if len(self._lexemes) > self._at - first:
                self._stray("not")
                return None
            # An operator with nothing to work on is a word after all: "EI" alone.
            self._at = first
            return self._word_after_all()
        if (self._at - first) % 2 == 0 or self._is_taken_back(first):
            return self._near()
        was, self._is_negated = self._is_negated, not self._is_negated
        node = self._node(self._near())
        self._is_negated = was
        if node is None:
            return None
        start = self._lexemes[first].end
        text = self._query[start : self._lexemes[self._at - 1].end].strip(" -")
        is_word = self._at - first == _SIGN_AND_WORD
        self._steps.append(ReadingStep(f"not:{text}", "not", text, text, is_word))
        return Not(node)

    def _is_taken_back(self, first: int) -> bool:
        """Whether the user wants the word behind the sign after all."""
        text = self._lexemes[self._at].text
        return f"not:{text}" in self._removed_steps and self._at == first + 1

    def _near(self) -> _Unit | None:
        unit = self._primary()
        while self._kind() == "near":
            lexeme = self._next()
            if self._kind() in (None, "close", "or", "and", "near"):
                self._stray("near")
                continue
            left, right = self._node(unit), self._node(self._primary())
            unit = self._nearness(left, right, lexeme)
        return unit

    def _nearness(
        self, left: Node | None, right: Node | None, lexeme: Lexeme
    ) -> Node | None:
        if left is None or right is None:
            return left or right
        nodes = (*(left.words if isinstance(left, Near) else (left,)), right)
        words = [node for node in nodes if isinstance(node, Word | Prefix | Phrase)]
        if len(words) < len(nodes):
            self._stray("near")
            return And(nodes)
        distance = str(lexeme.distance)
        self._steps.append(ReadingStep("near", "near", lexeme.text, distance))
        return Near(tuple(words), lexeme.distance)

    # -- primaries -------------------------------------------------------------

    def _primary(self) -> _Unit | None:
        kind = self._kind()
        if kind in ("and", "or", "near") and len(self._lexemes) > 1:
            # At a beginning it joins nothing: "OR koulu".
            self._stray(kind)
            self._at += 1
            return None if self._kind() in (None, "close") else self._primary()
        if kind in ("and", "or", "near", "not"):
            return self._word_after_all()
        lexeme = self._next()
        if kind == "open":
            return self._bracket()
        if lexeme.field:
            return self._field(lexeme)
        return _Bare(lexeme) if kind in ("word", "citation") else self._leaf(lexeme)

    def _bracket(self) -> Node | None:
        node = self._all([self._node(unit) for unit in self._clauses()])
        if self._kind() == "close":
            self._at += 1
        return node

    def _node(self, unit: _Unit | None) -> Node | None:
        return self._leaf(unit.lexeme) if isinstance(unit, _Bare) else unit

    def _leaf(self, lexeme: Lexeme) -> Node | None:
        """Read one lexeme that operators surround; no names are recognised in it."""
        citation = self._recogniser.citation(lexeme)
        if citation is not None:
            self._steps += [citation.step, *citation.more_steps]
            return citation.node
        return self._taken(self._words.read(lexeme))

    def _field(self, lexeme: Lexeme) -> Node | None:
        read = self._fields.read(lexeme)
        node = self._taken(read)
        return self._all([node, *read.nodes])

    def _taken(self, read: TermsRead) -> Node | None:
        if not self._is_negated:
            self._steps += read.steps
            self._terms += read.terms
        return self._all([term.whole for term in read.terms])

    @staticmethod
    def _all(nodes: Sequence[Node | None]) -> Node | None:
        known = tuple(node for node in nodes if node is not None)
        return And(known) if len(known) > 1 else (known or (None,))[0]

    # -- lexemes ---------------------------------------------------------------

    def _kind(self) -> str | None:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else None

    def _word_after_all(self) -> _Bare:
        lexeme = self._next()
        return _Bare(Lexeme("word", lexeme.text, lexeme.start, lexeme.end))

    def _next(self) -> Lexeme:
        lexeme = self._lexemes[self._at]
        self._at += 1
        return lexeme

    def _stray(self, operator: str) -> None:
        step = ReadingStep(f"mended:{operator}", "mended", operator, operator)
        if step not in self._steps:
            self._steps.append(step)
