"""What reading a query yields, before any backend sees it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from indexer.contract.query import (
    And,
    DateRange,
    Every,
    Lift,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    SingleWord,
    Word,
)
from indexer.request import QueryReading, ReadingStep
from indexer.understanding.values.reading_words import in_words

CLOSE = 8
"""Positions within which words that name a concept together count as its name."""

EASED = "eased"
"""Id of the step that lets other words for the same thing count."""

LEFT_OUT = "left-out"
"""Kind of the step that asks for all but a word."""

CLOSELY = "closely"
"""Id and kind of the step that counts only words standing close to each other."""

MAINLY = "mainly"
"""Id and kind of the step that counts only what is about the words."""

OPTIONAL = "optional"
"""Kind of the step of a word that only lifts hits: it says too little to be needed."""

RecognisedKind = Literal[
    "municipality",
    "body",
    "year",
    "date",
    "law",
    "case",
    "property",
    "minutes_section",
    "sum",
    "votes",
    "voted",
]


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A word, phrase, prefix or pattern that hits are looked for with, as the user typed it.

    ``synonyms`` are readings of an abbreviation; each finds what the word itself finds.
    ``kin`` are everyday or official words for the matter, by name; they only find near
    misses. Where no decision has what was asked, ``counted`` ones count: they mean the
    same (slips, verbs and their nouns, halves of a compound). ``lay`` ones count then only
    where the request wants them: they are about the same matter.
    ``translated`` are words of the other language, the first the likeliest; they only find
    near misses.
    ``apart`` are the halves of a compound, the last with everyday words for it.
    ``is_optional`` words (fillers) lift a hit but are not needed.
    """

    text: str
    node: SingleWord | Phrase
    synonyms: tuple[Word | Phrase, ...] = ()
    is_optional: bool = False
    kin: tuple[Word | Phrase, ...] = ()
    counted: tuple[Word | Phrase | Near, ...] = ()
    lay: tuple[Word | Phrase | Near, ...] = ()
    translated: tuple[Word | Near, ...] = ()
    translated_lemmas: tuple[str, ...] = ()
    partly: Word | None = None
    apart: tuple[tuple[Word, Word], ...] = ()

    @property
    def whole(self) -> Node:
        """The term with its synonyms; the best of them counts."""
        if not self.synonyms:
            return self.node
        return Or((self.node, *self.synonyms), is_best=True)

    @property
    def eased(self) -> Node:
        """The term, or other words that mean the same; the best of them counts."""
        if not self.counted:
            return self.whole
        return Or((self.whole, *self.counted), is_best=True)

    @property
    def widest(self) -> QueryTerm:
        """The term whose words for the same matter count as those that mean the same."""
        return replace(self, counted=(*self.counted, *self.lay)) if self.lay else self


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Terms that name a concept together, and what else asks for it.

    ``ways`` count as the terms; ``near`` only find near misses. ``wider`` is what the terms
    name a kind of: it counts where no decision has all words. ``translated`` names the
    concept in the other language, and counts where no decision has the words in their own.
    """

    terms: tuple[QueryTerm, ...]
    ways: tuple[Node, ...] = ()
    near: tuple[Word | Near, ...] = ()
    wider: tuple[Word | Near, ...] = ()
    translated: tuple[Word | Near, ...] = ()

    @property
    def needed(self) -> tuple[Node, ...]:
        """What of its own terms a hit must have."""
        return tuple(term.whole for term in self.terms if not term.is_optional)

    @property
    def whole(self) -> Node | None:
        """All of its terms close to each other, or another way; None when none is needed."""
        needed = self.needed
        if not needed:
            return None
        own: Node = And(needed) if len(needed) > 1 else needed[0]
        nodes = tuple(term.node for term in self.terms if not term.is_optional)
        words = tuple(node for node in nodes if isinstance(node, Word))
        if self.ways and len(words) == len(nodes) > 1:
            # Together they name a concept: far apart they are about something else.
            titled = tuple(replace(word, scope="title") for word in words)
            own = Or((Near(words, CLOSE), And(titled)), is_best=True)
        return Or((own, *self.ways), is_best=True) if self.ways else own

    @property
    def eased(self) -> Node | None:
        """The whole, or each term or other words for it."""
        whole = self.whole
        if whole is None:
            return None
        own = tuple(term.eased for term in self.terms if not term.is_optional)
        return Or((whole, And(own) if len(own) > 1 else own[0]), is_best=True)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A name, date, law section or case number read out of the words.

    Attributes:
        strict: the filter that it became.
        undated: what counts of decisions without a day, for months.
        either: what counts where it ``is_soft``; None: ``strict`` or ``words``.
        kin: other names for the same thing, for near misses.
        words: the same piece as plain words; None when it cannot be searched as words.
        spoken: what only speaks of it, for near misses; None where ``words`` does.
        is_soft: a hit may have either (the guess is not sure enough to narrow by); a step
            says so and lets the user choose.
        more_steps: what else was done: abbreviations asked for besides, a publisher of
            which nothing is held.
    """

    step: ReadingStep
    kind: RecognisedKind
    strict: Node
    words: Node | None
    is_soft: bool = False
    spoken: Node | None = None
    undated: Node | None = None
    either: Node | None = None
    kin: tuple[Word, ...] = ()
    more_steps: tuple[ReadingStep, ...] = ()

    @property
    def node(self) -> Node:
        """What a hit must satisfy."""
        asked = self.loose if self.is_soft else self.strict
        if self.undated is None:
            return asked
        return Or((asked, And((Not(DateRange(None, None)), self.undated))))

    @property
    def loose(self) -> Node:
        """The filter or the words."""
        if self.either is not None:
            return self.either
        return Or((self.strict, self.words)) if self.words else self.strict


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query, read.

    Attributes:
        required: nodes that a hit must all match, without recognised ones.
        negated: nodes that a hit must not match.
        terms: positive words, for ranking, snippets and explanations.
        recognised: read out of the words, in order.
        groups: terms that name a concept together.
        eased: what stands for ``required`` when no decision has all of it: other words
            for the same thing count, too. () where there are none.
        is_joined: whether operators say how words belong together.
        main: what hits must match besides, which ranks nothing.
    """

    reading: QueryReading
    required: tuple[Node, ...] = ()
    negated: tuple[Node, ...] = ()
    terms: tuple[QueryTerm, ...] = ()
    recognised: tuple[Recognised, ...] = field(default=())
    groups: tuple[TermGroup, ...] = ()
    eased: tuple[Node, ...] = ()
    is_joined: bool = False
    main: Node | None = None

    def root(self) -> Node:
        """Build the tree that decides matches."""
        if self.main is None:
            return self.ranked_root()
        # Denied twice it decides what counts, and neither scores nor marks anything.
        return And((self.ranked_root(), Not(Not(self.main))))

    def ranked_root(self) -> Node:
        """Build the tree of what has all words, whether it counts or only mentions them."""
        guesses = [found.node for found in self.recognised]
        nodes = (*self.required, *guesses, *(Not(node) for node in self.negated))
        base: Node = And(nodes) if len(nodes) > 1 else (nodes or (Every(),))[0]
        bonuses = tuple(term.whole for term in self.terms if term.is_optional)
        return Lift(base, bonuses) if bonuses else base

    @property
    def is_eased(self) -> bool:
        """Whether other words for the same thing count, or one is left out."""
        return any(step.kind in (EASED, LEFT_OUT) for step in self.reading.steps)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return not (self.required or self.negated or self.recognised or self.terms)


def with_steps(parsed: ParsedQuery, *steps: ReadingStep) -> ParsedQuery:
    """Return the query with more steps at the end of its reading."""
    query = parsed.reading.query
    both = (*parsed.reading.steps, *steps)
    return replace(parsed, reading=QueryReading(query, both, in_words(both)))
