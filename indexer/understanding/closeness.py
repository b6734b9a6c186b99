"""Words that stand close to each other: which decisions with all words are about them.

A long decision has nearly any two words somewhere, each about something else. So those
count that have all units of a query in one place: within about a sentence, or in the
title; a unit in the title is what the whole text is about, and the others may then be
close to each other anywhere. Two units alone stand beside each other, or come again. The
rest are near hits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.contract.query import And, Near, Node, Not, Often, Or, Phrase, Word
from indexer.request import ReadingStep
from indexer.understanding.loosening import QueryUnit, in_title, units
from indexer.understanding.query_reading import (
    CLOSELY,
    ParsedQuery,
    QueryTerm,
    with_steps,
)
from indexer.understanding.vocabulary.questions import says_nothing

_IN_ONE_PLACE = 20
"""Positions within which the words stand: about a sentence."""

_PAIR = 2
_BETWEEN = 3
"""Other words between two of a query that a text says once, and no title says.

Two words in one sentence may belong to two matters; three hardly do.
"""

_TWICE = 2

_FEW = 3
"""Words of which one may be written as several."""

_BESIDE = 8
"""Positions within which a word stands of one that frames it."""


def closely(parsed: ParsedQuery) -> ParsedQuery | None:
    """Return the query whose words must stand close; None for one word, or others.

    One word beside words that only frame it ("mitä maksaa …") must stand in the title or
    close to one of these.
    """
    own = units(parsed)
    frame = () if len(own) > 1 else framing(parsed)
    if not own or len(own) + len(frame) < 2 or parsed.negated or parsed.is_joined:
        return None
    # Denied twice it decides what counts, and neither scores nor marks anything.
    close = Not(Not(_framed(own[0], frame) if frame else _in_one_place(own)))
    return replace(parsed, required=(*parsed.required, close))


def framing(parsed: ParsedQuery) -> tuple[QueryTerm, ...]:
    """Return the words that are not needed and yet say something: "maksaa", "pois"."""
    fillers = {one.step_id for one in parsed.reading.steps if one.kind == "filler"}
    return tuple(
        term
        for term in parsed.terms
        if term.is_optional
        and isinstance(term.node, Word)
        and f"filler:{term.node.exact}" not in fillers
        and not says_nothing((*term.node.lemma, term.node.exact))
    )


def _framed(unit: QueryUnit, frame: Sequence[QueryTerm]) -> Node:
    titled = And(tuple(in_title(word) for word in unit.words))
    beside = (Near((*unit.words, *QueryUnit((term,)).words), _BESIDE) for term in frame)
    return Or((titled, *beside), is_best=True)


def said(parsed: ParsedQuery, far: int) -> ParsedQuery:
    """Return the query with the step that says how many decisions do not count."""
    step = ReadingStep(CLOSELY, CLOSELY, parsed.reading.query, str(far), True)
    return with_steps(parsed, step)


def _in_one_place(own: Sequence[QueryUnit]) -> Node:
    is_pair = sum(len(unit.words) for unit in own) == _PAIR
    ways = [_close(own, _BETWEEN), _again(own)] if is_pair else [_close(own)]
    if any(unit.group is not None for unit in own):
        ways.append(And(tuple(in_title(unit.node) for unit in own)))
    for at, unit in enumerate(own):
        titled = tuple(in_title(word) for word in unit.words)
        ways.append(And((*titled, _close([*own[:at], *own[at + 1 :]]))))
    return Or(tuple(ways), is_best=True)


def _again(own: Sequence[QueryUnit]) -> Node:
    """Return what has the words in one sentence, and each of them more than once."""
    each = (Often((word,), _TWICE) for unit in own for word in unit.words)
    return And((_close(own), *each))


def _close(some: Sequence[QueryUnit], between: int | None = None) -> Node:
    """Return the words in one sentence, or with at most *between* others among them."""
    words = tuple(word for unit in some for word in unit.words)
    if len(words) < 2:
        return words[0]
    within = _IN_ONE_PLACE if between is None else len(words) - 1 + between
    ways: list[Node] = [Near(words, within)]
    if len(words) <= _FEW:
        ways += _with_phrases(some, within)
    return Or(tuple(ways), is_best=True) if len(ways) > 1 else ways[0]


def _with_phrases(some: Sequence[QueryUnit], within: int) -> list[Near]:
    """Return the same for words that a text may write as several: "1 000 000"."""
    ways: list[Near] = []
    for unit in some:
        if len(unit.terms) > 1:
            continue
        rest = [word for other in some if other is not unit for word in other.words]
        phrases = (one for one in unit.terms[0].synonyms if isinstance(one, Phrase))
        ways += [Near((one, *rest), within) for one in phrases]
    return ways
