"""What is known of a query on its way through the stages of ``pipeline``.

A stage takes a ``QueryState`` and returns another one in which its own part is filled
in; nothing is changed in place.
"""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from analyzers.base import QueryWord
from analyzers.notations.temporal.periods import Period
from indexer.contract.query import Node
from indexer.request import ReadingStep, Widening
from indexer.understanding.lexemes import Lexeme
from indexer.understanding.query_reading import QueryTerm, Recognised, TermGroup
from indexer.understanding.term_reader import TermReader, TermsRead
from indexer.understanding.values.name_index import NameFound, NameIndex


@dataclass(frozen=True, slots=True)
class Plain:
    """A word or citation without field, quotes or star.

    Outside brackets and operators, names and periods are recognised among such words.
    """

    lexeme: Lexeme


@dataclass(frozen=True, slots=True)
class Operand:
    """A phrase, an exact word, a prefix, a pattern, or ``field:value``."""

    lexeme: Lexeme


@dataclass(frozen=True, slots=True)
class Bracket:
    """Clauses in brackets, which must all match."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Operands of OR or AND, in order; a text among them is a stray operator."""

    operator: str
    parts: tuple[Clause | str, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """What must not match; ``text`` as typed, without the sign.

    ``is_word`` when it is one word, which can be asked for after all by one click.
    """

    clause: Clause
    text: str
    is_word: bool


@dataclass(frozen=True, slots=True)
class Nearness:
    """Two operands of NEAR; ``lexeme`` is the operator."""

    left: Clause | None
    right: Clause | None
    lexeme: Lexeme


@dataclass(frozen=True, slots=True)
class Stray:
    """A clause with operators ``before`` or ``after`` it that join nothing."""

    clause: Clause | None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


Clause = Plain | Operand | Bracket | Joined | Negation | Nearness | Stray


def is_in_period(word: QueryWord, periods: Iterable[Period]) -> bool:
    """Whether *word* belongs to one of *periods*."""
    return any(
        word.start < period.end and period.start < word.end for period in periods
    )


@dataclass(frozen=True, slots=True)
class WordRun:
    """Plain words and citations that stand together, outside brackets and operators.

    Attributes:
        lexemes: at least one.
        has_others: the query asks for more than these words, so a name among them is not
            all that is asked.
        text: the piece of the query, with spaces in place of citations.
        words: ``text``, analysed.
        citations: laws and cases among the lexemes.
        periods: named in ``text``.
        names: of municipalities and bodies, by places in ``words``.
        recognised: citations, names and periods, as what they ask for.
        reads: of the words that are left.
        terms: of ``reads``; those that are not needed are optional.
        groups: terms that name a concept together.
        mends: what was changed in the spelling of the words.
    """

    lexemes: tuple[Lexeme, ...]
    has_others: bool
    text: str = ""
    words: tuple[QueryWord, ...] = ()
    citations: tuple[Recognised, ...] = ()
    periods: tuple[Period, ...] = ()
    names: tuple[NameFound, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    reads: tuple[TermsRead, ...] = ()
    terms: tuple[QueryTerm, ...] = ()
    groups: tuple[TermGroup, ...] = ()
    mends: tuple[ReadingStep, ...] = ()

    @property
    def left_words(self) -> tuple[QueryWord, ...]:
        """The words that belong to no name and no period."""
        if not (self.periods or self.names):
            return self.words
        return tuple(
            word
            for index, word in enumerate(self.words)
            if not is_in_period(word, self.periods)
            and not any(name.first <= index < name.last for name in self.names)
        )


@dataclass(frozen=True, slots=True)
class QueryState:
    """One query, read so far.

    Attributes:
        text: as typed.
        words: reads words with the analyzer of the index.
        names: municipalities and bodies that may be recognised.
        today: decides which years are years.
        removed_steps: ids of automatic steps not to take.
        widening: how far other words count as those typed.
        lexemes: of the text, in order.
        citations: law references and case numbers, by the start of their lexeme.
        clauses: the syntax.
        pieces: of the clauses, in order: nodes, and runs of plain words.
        steps: what was done, in order.
        terms: positive words.
    """

    text: str
    words: TermReader
    names: NameIndex
    today: dt.date
    removed_steps: frozenset[str] = frozenset()
    widening: Widening = "narrower"
    lexemes: tuple[Lexeme, ...] = ()
    citations: Mapping[int, Recognised] = field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    pieces: tuple[Node | WordRun, ...] = ()
    steps: tuple[ReadingStep, ...] = ()
    terms: tuple[QueryTerm, ...] = ()

    @property
    def runs(self) -> tuple[WordRun, ...]:
        """The runs of plain words among the pieces."""
        return tuple(piece for piece in self.pieces if isinstance(piece, WordRun))

    def with_runs(self, change: Callable[[WordRun], WordRun]) -> QueryState:
        """Return the state with each run changed; itself when nothing changes."""
        pieces = [
            change(piece) if isinstance(piece, WordRun) else piece
            for piece in self.pieces
        ]
        is_same = all(map(operator.is_, pieces, self.pieces))
        return self if is_same else replace(self, pieces=tuple(pieces))
