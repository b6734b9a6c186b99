"""Looser readings of words that no decision has all: what counts then.

A reading of words is cut into units: a concept that several words name, or a word. Words
that mean the same, and everyday words for the same matter, count for a unit as long as all
units stand close together, or all in the title. Each looser reading says what it did.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indexer.contract.query import And, Boost, Near, Node, Not, Or, Phrase, Word
from indexer.request import ReadingStep
from indexer.understanding.query_reading import (
    CLOSE,
    EASED,
    LEFT_OUT,
    ParsedQuery,
    QueryTerm,
    TermGroup,
    with_steps,
)

_TOGETHER = 16
"""Positions within which the units stand together: about a sentence."""

_MOST_SHOWN = 6
"""Words that a step names."""

_MOST_TO_OWN = 2
"""Units of which one is to be said as typed, or by words that mean the same."""

_JOINTS = frozenset(("ja", "tai", "sekä", "och", "eller"))
"""Words between two of a kind: "savukkeiden ja nuuskan myynti"."""


@dataclass(frozen=True, slots=True)
class QueryUnit:
    """What is asked for at one place: a word, words of a kind, or a concept's words."""

    terms: tuple[QueryTerm, ...]
    group: TermGroup | None = None
    is_any: bool = False

    @property
    def text(self) -> str:
        """The words as typed."""
        return " ".join(term.text for term in self.terms)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words to stand together; each asks for its other words of one word, too."""
        words = tuple(map(_word, self.terms))
        if not self.is_single:
            return words
        found = [one for word in words for one in (*word.lemma, word.exact)]
        if self.group is not None:
            found += _single(self.group.ways)
        return (replace(words[0], lemma=tuple(dict.fromkeys(found))),)

    def without_lay(self) -> QueryUnit:
        """Return the unit without everyday words; those of the other language stay."""
        terms = tuple(
            replace(
                term, lay=tuple(word for word in term.lay if word in term.translated)
            )
            for term in self.terms
        )
        return replace(self, terms=terms)

    @property
    def is_single(self) -> bool:
        """Whether one word is enough."""
        return self.is_any or len(self.terms) == 1

    @property
    def node(self) -> Node:
        """What a decision must have for it."""
        ways: list[Node] = []
        if self.group is not None:
            ways += self.group.ways
            # A kind that one word names may be any of the many kinds of a wide concept.
            ways += () if self.is_single else self.group.wider
        if not self.is_single:
            own = tuple(Or((_word(one), *_longer(one)), True) for one in self.terms)
            titled = tuple(map(in_title, own))
            ways += [Near(self.words, CLOSE), And(titled)]
        else:
            ways += self.words
            ways += [one for term in self.terms for one in _longer(term)]
            ways += [Near(two, CLOSE) for one in self.terms for two in one.apart]
        return Or(tuple(ways), is_best=True)


def units(parsed: ParsedQuery) -> tuple[QueryUnit, ...]:
    """Return the units of the needed words; () where one is more than a word."""
    needed = [term for term in parsed.terms if not term.is_optional]
    if any(not isinstance(one.node, Word) or one.node.is_exact for one in needed):
        return ()
    found: list[QueryUnit] = []
    grouped: set[QueryTerm] = set()
    for group in parsed.groups:
        terms = tuple(term for term in group.terms if not term.is_optional)
        if terms:
            found.append(QueryUnit(terms, group))
            grouped.update(terms)
    found += [QueryUnit((term,)) for term in needed if term not in grouped]
    return tuple(sorted(found, key=lambda unit: parsed.terms.index(unit.terms[0])))


def translated(found: Sequence[QueryUnit]) -> tuple[QueryUnit, ...]:
    """Return the units, words of the other language counting; () where there are none."""
    both = tuple(map(_in_both_languages, found))
    return both if both != tuple(found) else ()


def _in_both_languages(unit: QueryUnit) -> QueryUnit:
    terms = tuple(
        replace(term, lay=(*term.lay, *term.translated)) if term.translated else term
        for term in unit.terms
    )
    group = unit.group
    if group is not None and group.translated:
        group = replace(group, ways=(*group.ways, *group.translated))
    return replace(unit, terms=terms, group=group)


def with_any_of_a_kind(
    found: Sequence[QueryUnit], terms: tuple[QueryTerm, ...]
) -> tuple[QueryUnit, ...]:
    """Return the units, those that "and" joins as one of which any is enough."""
    joined: list[QueryUnit] = []
    for unit in found:
        before = joined[-1] if joined else None
        if before and _is_joined(before, unit, terms):
            joined[-1] = QueryUnit((*before.terms, *unit.terms), is_any=True)
        else:
            joined.append(unit)
    return tuple(joined)


def _is_joined(
    before: QueryUnit, unit: QueryUnit, terms: tuple[QueryTerm, ...]
) -> bool:
    if not (before.is_single and unit.is_single) or before.group or unit.group:
        return False
    first, last = terms.index(before.terms[-1]), terms.index(unit.terms[0])
    return last - first == 2 and terms[first + 1].text.casefold() in _JOINTS


def together(found: Sequence[QueryUnit]) -> Node:
    """Return what has all of the units in one place: close to each other, or the title."""
    if len(found) == 1:
        return found[0].node
    ways = [_together(some) for some in _with_own(found)]
    return Or(tuple(ways), is_best=True) if len(ways) > 1 else ways[0]


def _with_own(found: Sequence[QueryUnit]) -> list[tuple[QueryUnit, ...]]:
    """Return the ways to ask for the units: of two, one by no lay words.

    Where both of two are said in other words, the matter is another as well.
    """
    if len(found) > _MOST_TO_OWN:
        return [tuple(found)]
    return [
        (*found[:at], unit.without_lay(), *found[at + 1 :])
        for at, unit in enumerate(found)
    ]


def _together(found: Sequence[QueryUnit]) -> Node:
    titled = And(tuple(in_title(unit.node) for unit in found))
    if all(unit.is_single for unit in found):
        words = tuple(word for unit in found for word in unit.words)
        return Or((Near(words, _TOGETHER), titled), is_best=True)
    # A concept's words stand together by themselves; the title tells what goes with them.
    beside = And(
        tuple(in_title(one.node) if one.is_single else one.node for one in found)
    )
    return Or((titled, beside), is_best=True)


def instead(unit: QueryUnit) -> Node:
    """Return what has one of the other words for the same matter, each by itself."""
    return Or(tuple(one for term in unit.terms for one in term.lay), is_best=True)


def loosened(
    parsed: ParsedQuery,
    found: Sequence[QueryUnit],
    left_out: Sequence[QueryUnit] = (),
) -> ParsedQuery:
    """Return the query that asks for *found* in one place, and says so."""
    is_one_word = len(found) == 1 and found[0].is_single
    asked = instead(found[0]) if is_one_word else together(found)
    if left_out or is_one_word:
        # What is left, or other words for one, may be said in passing anywhere; the
        # title tells the matter.
        asked = in_title(asked)
    steps: list[ReadingStep] = []
    if others := _names(found):
        steps.append(ReadingStep(EASED, EASED, parsed.reading.query, others, True))
    if left_out:
        text = ", ".join(unit.text for unit in left_out)
        steps.append(ReadingStep(f"{LEFT_OUT}:{text}", LEFT_OUT, text, text, True))
    return with_steps(replace(parsed, required=(asked,)), *steps)


def headed(
    parsed: ParsedQuery, found: Sequence[QueryUnit], head: QueryUnit
) -> ParsedQuery:
    """Return the query that asks for *head* in the title, the others of *found* anywhere."""
    others = tuple(unit.node for unit in found if unit is not head)
    return replace(loosened(parsed, found), required=(in_title(head.node), *others))


def also(parsed: ParsedQuery, found: Sequence[QueryUnit]) -> ParsedQuery:
    """Return the query that counts *found* in one place besides what it asks for.

    One of them is in the title then: words said otherwise in passing are of no matter.
    """
    query = parsed.reading.query
    titled = Not(Not(Or(tuple(in_title(unit.node) for unit in found))))
    both = Or((And(parsed.required), And((together(found), titled))), is_best=True)
    step = ReadingStep(EASED, EASED, query, _names(found), True)
    return with_steps(replace(parsed, required=(both,)), step)


def in_title(node: Node) -> Node:
    """Return what has *node* in its title."""
    match node:
        case Word():
            return replace(node, scope="title")
        case Phrase() | Near():
            words = tuple(replace(word, scope="title") for word in node.words)
            return replace(node, words=words, scope="title")  # type: ignore[arg-type]
        case And(nodes):
            return And(tuple(map(in_title, nodes)))
        case Or(nodes, is_best):
            return Or(tuple(map(in_title, nodes)), is_best)
        case Boost(child, factor):
            return Boost(in_title(child), factor)
        case _:
            return node


def _others(term: QueryTerm) -> tuple[Word | Phrase | Near, ...]:
    return (*term.synonyms, *term.counted, *term.lay)


def _word(term: QueryTerm) -> Word:
    """Return the word of a term, which also asks for its other words of one word."""
    assert isinstance(term.node, Word)
    lemmas = (*term.node.lemma, *_single(_others(term)))
    return replace(term.node, lemma=tuple(dict.fromkeys(lemmas)))


def _single(nodes: Iterable[Node]) -> list[str]:
    plain = [one.node if isinstance(one, Boost) else one for one in nodes]
    words = [one for one in plain if isinstance(one, Word)]
    return [lemma for word in words for lemma in (*word.lemma, word.exact)]


def _longer(term: QueryTerm) -> list[Phrase | Near]:
    return [one for one in _others(term) if not isinstance(one, Word)]


def _names(found: Sequence[QueryUnit]) -> str:
    """Return the other words that count, the first few."""
    words = [one for unit in found for term in unit.terms for one in _others(term)]
    names = list(dict.fromkeys(filter(None, map(_name, words))))
    shown = ", ".join(names[:_MOST_SHOWN])
    more = len(names) - _MOST_SHOWN
    return f"{shown} … (+{more})" if more > 0 else shown


def _name(node: Word | Phrase | Near) -> str:
    if isinstance(node, Word):
        return node.exact
    return " ".join(word.exact for word in node.words if isinstance(word, Word))
