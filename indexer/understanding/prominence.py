"""What a decision is about: words in its title, or again and again in its text.

Where some decisions have the words of a query in the title, the others count only when
their text comes back to these words; who mentions them in passing is near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.contract.query import And, Boost, Near, Node, Often, Or, Phrase, Word
from indexer.request import ReadingStep
from indexer.understanding.loosening import (
    QueryUnit,
    in_title,
    translated,
    units,
)
from indexer.understanding.query_reading import MAINLY, ParsedQuery, with_steps

_AGAIN = 3
"""Times that a text has a word which it is about."""

_BOTH_AGAIN = 2
"""Times that it has each of several words that name one thing together."""


@dataclass(frozen=True, slots=True)
class Prominence:
    """A way to be about the words: who has them in the title, and who counts then."""

    titled: ParsedQuery
    whole: ParsedQuery


def prominences(parsed: ParsedQuery) -> tuple[Prominence, ...]:
    """Return how decisions may be about the words, the strictest way first.

    All words in the title; else one of several in it, and the others in the same place.
    """
    own = units(parsed)
    if not own or parsed.negated:
        return ()
    in_titles = [in_title(unit.node) for unit in own]
    again = And(tuple(_repeated([unit.node]) for unit in own))
    anyone = Or(tuple(in_titles), is_best=True)
    some = Prominence(
        replace(parsed, main=anyone), replace(parsed, main=Or((anyone, again)))
    )
    if len(own) == 1:
        return (some,)
    every = replace(parsed, main=And(tuple(in_titles)))
    return Prominence(every, every), some


def prominent(parsed: ParsedQuery) -> ParsedQuery:
    """Return the query that counts only decisions about what it requires.

    For words that are said otherwise: one of them is in the title, or a single word is
    again and again in the text. Of several each is said in passing about something else.
    """
    own = units(parsed)
    some = [in_title(unit.node) for unit in (*own, *translated(own))]
    ways = [in_title(And(parsed.required)), *some]
    if len(own) < 2 and all(unit.is_single for unit in own):
        ways.append(And(tuple(_repeated([one]) for one in parsed.required)))
    return replace(parsed, main=Or(tuple(ways)))


def in_own_words(parsed: ParsedQuery) -> ParsedQuery | None:
    """Return the query that counts only decisions with the words as typed, or about them.

    Other names of a concept are in the title, or again and again in the text. None where
    one of the words is more than a word.
    """
    own = units(parsed)
    if not own or parsed.negated:
        return None
    ways = tuple(
        Or((_as_typed(unit), in_title(unit.node), _repeated([unit.node])), is_best=True)
        for unit in own
    )
    return replace(parsed, main=And(ways))


def _as_typed(unit: QueryUnit) -> Node:
    return And(tuple(term.eased for term in unit.terms))


def mainly(parsed: ParsedQuery, passing: int) -> ParsedQuery:
    """Return the query with the step that says how many only mention the words."""
    step = ReadingStep(MAINLY, MAINLY, parsed.reading.query, str(passing), True)
    return with_steps(parsed, step)


def _repeated(ways: Sequence[Node]) -> Node:
    """Return what has one of *ways* again and again."""
    plain = _plain(ways)
    words = tuple(one for one in plain if isinstance(one, Word))
    found: list[Node] = [Often(words, _AGAIN)] if words else []
    for one in plain:
        if isinstance(one, Near | Phrase):
            each = (word for word in one.words if isinstance(word, Word))
            found.append(And((one, *(Often((word,), _BOTH_AGAIN) for word in each))))
        elif isinstance(one, And):
            found.append(And(tuple(_repeated([child]) for child in one.nodes)))
    return Or(tuple(found))


def _plain(ways: Sequence[Node]) -> list[Node]:
    """Return the ways without their weights, ways of ways among them."""
    found: list[Node] = []
    for way in ways:
        if isinstance(way, Boost):
            found += _plain([way.node])
        elif isinstance(way, Or):
            found += _plain(way.nodes)
        else:
            found.append(way)
    return found
