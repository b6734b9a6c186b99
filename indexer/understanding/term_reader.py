"""Words, phrases and prefixes of a query, as terms of the neutral tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analyzers.base import Analyzer, Expansion, QueryWord
from analyzers.notations.municipal_bodies.canonical_bodies import board_in_short
from indexer.contract.patterns import Vocabulary, Wildcard, WordPattern
from indexer.contract.query import Node, Phrase, Scope, Word
from indexer.contract.query import Prefix as PrefixNode
from indexer.request import ReadingStep
from indexer.understanding.lexemes import Lexeme
from indexer.understanding.pattern_terms import PatternReader
from indexer.understanding.query_reading import QueryTerm
from indexer.understanding.values.number_forms import numbers_in
from indexer.understanding.vocabulary.concepts import Concepts
from indexer.understanding.vocabulary.everyday_words import EverydayWords
from indexer.understanding.vocabulary.fillers import is_filler
from indexer.understanding.vocabulary.translations import Translated, Translations

_AUXILIARIES = frozenset(["olla", "ei"])

SHORTEST_PREFIX = 3
"""Letters that a word with ``*`` must have before it."""

_LONGEST_PHRASE = 24
"""Words of a phrase that are looked for; a longer one is found by its beginning."""


@dataclass(frozen=True, slots=True)
class TermsRead:
    """What a piece of a query yields: steps, words, and nodes without words."""

    steps: tuple[ReadingStep, ...] = ()
    terms: tuple[QueryTerm, ...] = ()
    nodes: tuple[Node, ...] = field(default=())


class TermReader:
    """Reads words with one analyzer."""

    def __init__(
        self,
        analyzer: Analyzer,
        everyday: EverydayWords,
        removed_steps: frozenset[str],
        vocabulary: Vocabulary,
    ) -> None:
        self._analyzer = analyzer
        self._patterns = PatternReader(vocabulary)
        self._vocabulary = vocabulary
        self._everyday = everyday
        self._removed_steps = removed_steps

    def words(self, text: str) -> list[QueryWord]:
        """Analyse plain query text."""
        return self._analyzer.analyze_query(text)

    @property
    def translations(self) -> Translations:
        """Words of the other language."""
        return self._everyday.translations

    def english(self, word: str) -> Translated | None:
        """Return Finnish words for an English one; None when there are none."""
        return self._everyday.english(word)

    @property
    def concepts(self) -> Concepts:
        """Concepts that words may name."""
        return self._everyday.concepts

    def index_words(self, pattern: WordPattern) -> tuple[str, ...]:
        """Return the words of the index that *pattern* stands for."""
        return self._vocabulary(pattern).words

    def is_in_index(self, words: Iterable[str]) -> bool:
        """Whether the index has any of *words* as a form or a base form."""
        return any(self._vocabulary(Wildcard(word), 1).total for word in words)

    def is_known(self, word: str) -> bool:
        """Whether the dictionary has *word*."""
        return self._analyzer.is_known(word)

    def is_foreign(self, word: str) -> bool:
        """Whether a word is a Swedish or an English one that has Finnish words."""
        return self.english(word) is not None or bool(self.translations.finnish(word))

    def kin(self, word: QueryWord) -> Mapping[str, Word | Phrase]:
        """Return other words for the same thing."""
        return self._everyday.of(word)

    def also(self, lemma: str) -> Word:
        """Return a word that asks for everyday words for the same matter, too."""
        lemmas = {lemma: None}
        for word in self.words(lemma):
            others = self._everyday.of(word)
            wanted = frozenset[str]().union(*self._everyday.same_language(word))
            for name, node in others.items():
                if name in wanted and isinstance(node, Word):
                    lemmas |= dict.fromkeys((*node.lemma, node.exact))
        return Word(tuple(lemmas), lemma)

    def abbreviated(
        self, words: Sequence[QueryWord], reads: Sequence[TermsRead]
    ) -> list[TermsRead]:
        """Let each word of a full name also ask for its abbreviation, and say so."""
        found = list(reads)
        for name in self._everyday.full_names.find(words):
            text = " ".join(word.text for word in words[name.first : name.last])
            step = self.abbreviation_step(text, name.abbreviation)
            if step is None:
                continue
            for at in range(name.first, name.last):
                is_last = at == name.last - 1
                found[at] = _also(found[at], name.node, step if is_last else None)
        return found

    def in_other_digits(
        self, words: Sequence[QueryWord], reads: Sequence[TermsRead]
    ) -> list[TermsRead]:
        """Let a large number also ask for the other ways of writing it, and say so."""
        found = list(reads)
        for number in numbers_in(words):
            step_id = f"number:{number.shown}"
            if step_id in self._removed_steps:
                continue
            own = words[number.first : number.last]
            text = " ".join(word.text for word in own)
            step = ReadingStep(step_id, "same", text, number.shown, True)
            if len(own) > 1:
                found[number.first : number.last] = _as_one_number(text, own)
            for node in number.forms:
                found[number.first] = _also(found[number.first], node, None)
            last = number.last - 1
            found[last] = replace(found[last], steps=(*found[last].steps, step))
        return found

    def abbreviation_step(self, text: str, abbreviation: str) -> ReadingStep | None:
        """Return the step that says so; None when the user has taken it back."""
        step_id = f"synonym:{text.casefold()}={abbreviation.casefold()}"
        if step_id in self._removed_steps:
            return None
        shown = abbreviation.upper() if abbreviation.islower() else abbreviation
        return ReadingStep(step_id, "synonym", text, shown, True)

    def abbreviation_node(self, abbreviation: str) -> Word:
        """Return the word that an abbreviation asks for."""
        return self._everyday.full_names.node(abbreviation)

    def read(self, lexeme: Lexeme, scope: Scope = "all") -> TermsRead:
        """Read one lexeme of kind word, exact, phrase, prefix, wildcard or fuzzy."""
        if lexeme.kind == "phrase":
            return self._phrase(lexeme.text, scope)
        if lexeme.kind == "prefix":
            return self._prefix(lexeme.text, scope)
        if lexeme.kind in ("wildcard", "fuzzy"):
            return self._pattern(lexeme, scope)
        reads = [
            self.word(word, scope, is_exact=lexeme.kind == "exact")
            for word in self.words(lexeme.text)
        ]
        return TermsRead(
            tuple(step for read in reads for step in read.steps),
            tuple(term for read in reads for term in read.terms),
        )

    def word(
        self,
        word: QueryWord,
        scope: Scope = "all",
        *,
        is_exact: bool = False,
        is_needed: bool = False,
    ) -> TermsRead:
        """Read one analysed word; a filler is a word after all where it ``is_needed``."""
        node = word_node(word, scope, is_exact=is_exact)
        if is_filler(word) and not is_exact and not is_needed:
            step = ReadingStep(f"filler:{word.exact}", "filler", word.text, word.exact)
            return TermsRead((step,), (QueryTerm(word.text, node, (), True),))
        if is_exact:
            return TermsRead(
                (_word_step(word, word.exact),), (QueryTerm(word.text, node),)
            )
        shown = " / ".join(asked_lemmas(word) or (word.exact,))
        read = TermsRead((_word_step(word, shown),), (QueryTerm(word.text, node),))
        return self._with_kin(word, self._with_expansions(word, read, scope))

    def _with_expansions(
        self, word: QueryWord, read: TermsRead, scope: Scope
    ) -> TermsRead:
        """Let an abbreviation also ask for what it may be short for."""
        for expansion in word.expansions or self._board(word):
            step_id = f"synonym:{word.exact}={expansion.label}"
            if step_id not in self._removed_steps:
                step = ReadingStep(step_id, "synonym", word.text, expansion.label, True)
                read = _also(read, _expanded(expansion, scope), step)
        return read

    def _board(self, word: QueryWord) -> tuple[Expansion, ...]:
        """Return the board that an unknown word is short for, as houses shorten names."""
        name = board_in_short(word.exact)
        if name is None or self.is_known(word.exact):
            return ()
        return (Expansion(name, tuple(one.lemma for one in self.words(name))),)

    def _with_kin(self, word: QueryWord, read: TermsRead) -> TermsRead:
        """Let near misses also have everyday words for the same thing."""
        step_id = f"everyday:{word.exact}"
        others = self._everyday.of(word)
        if not others or step_id in self._removed_steps:
            return read
        step = ReadingStep(step_id, "everyday", word.text, ", ".join(others), True)
        (term,) = read.terms
        derived, lay = self._everyday.same_language(word)
        term = replace(
            term,
            kin=tuple(others.values()),
            counted=tuple(node for name, node in others.items() if name in derived),
            lay=tuple(
                node
                for name, node in others.items()
                if name in lay and name not in word.ranking_part
            ),
        )
        return TermsRead((*read.steps, step), (term,))

    def _phrase(self, text: str, scope: Scope) -> TermsRead:
        words = self.words(text)
        if not words:
            return TermsRead()
        nodes = tuple(word_node(word, scope) for word in words[:_LONGEST_PHRASE])
        node: Word | Phrase = Phrase(nodes, scope) if len(nodes) > 1 else nodes[0]
        if isinstance(node, Word):
            # One quoted word asks for the form as written.
            node = word_node(words[0], scope, is_exact=True)
        steps = [ReadingStep(f"phrase:{text}", "phrase", text, text)]
        if len(words) > _LONGEST_PHRASE:
            steps.append(ReadingStep("mended:too-long", "mended", text, "too-long"))
        return TermsRead(tuple(steps), (QueryTerm(text, node),))

    def _prefix(self, text: str, scope: Scope) -> TermsRead:
        words = self.words(text)
        folded = words[0].exact if len(words) == 1 else text.casefold()
        if len(folded) < SHORTEST_PREFIX and len(words) == 1:
            # So short a beginning stands for a good part of the dictionary: at 100,000
            # decisions it took seconds. The letters are looked for as a word.
            mend = ReadingStep("mended:short-prefix", "mended", text, "short-prefix")
            read = self.word(words[0], scope)
            return TermsRead((*read.steps, mend), read.terms)
        step = ReadingStep(f"prefix:{folded}", "prefix", f"{text}*", f"{folded}…")
        return TermsRead((step,), (QueryTerm(f"{text}*", PrefixNode(folded, scope)),))

    def _pattern(self, lexeme: Lexeme, scope: Scope) -> TermsRead:
        if lexeme.kind == "fuzzy":
            words = self.words(lexeme.text)
            folded = words[0].exact if len(words) == 1 else lexeme.text.lower()
            read = self._patterns.fuzzy(lexeme.text, folded, lexeme.distance, scope)
        else:
            read = self._patterns.wildcard(lexeme.text, scope)
        if read.node:
            return TermsRead(read.steps, (QueryTerm(read.steps[0].text, read.node),))
        plain = re.sub(r"[*?]+", " ", lexeme.text)
        reads = [self.word(word, scope) for word in self.words(plain)]
        steps = [step for part in reads for step in part.steps]
        terms = [term for part in reads for term in part.terms]
        return TermsRead((*steps, *read.steps), tuple(terms))


def _as_one_number(text: str, words: Sequence[QueryWord]) -> list[TermsRead]:
    """Return the digits "1", "200", "000" as one number; the last of them only lift."""
    phrase = Phrase(tuple(word_node(word) for word in words))
    step = ReadingStep(f"word:{text}", "word", text, text)
    rest = [
        TermsRead((), (QueryTerm(word.text, word_node(word), (), True),))
        for word in words[1:]
    ]
    return [TermsRead((step,), (QueryTerm(text, phrase),)), *rest]


def asked_lemmas(word: QueryWord) -> tuple[str, ...]:
    """Return the lemmas that are asked for.

    A rare form of an auxiliary would bring every text: "olematon" is not "on". Where the
    word has another reading, that one is meant.
    """
    return tuple(lemma for lemma in word.lemma if lemma not in _AUXILIARIES) or (
        word.lemma
    )


def word_node(word: QueryWord, scope: Scope = "all", *, is_exact: bool = False) -> Word:
    """Build the node of an analysed word."""
    if is_exact:
        return Word((), word.exact, is_exact=True, scope=scope)
    return Word(asked_lemmas(word), word.exact, word.ranking_part, scope=scope)


def _word_step(word: QueryWord, shown: str) -> ReadingStep:
    return ReadingStep(f"word:{word.exact}", "word", word.text, shown)


def _also(read: TermsRead, node: Word | Phrase, step: ReadingStep | None) -> TermsRead:
    """Add a synonym to the words that are needed, and say so; fillers stay as they are."""
    terms = tuple(
        term if term.is_optional else replace(term, synonyms=(*term.synonyms, node))
        for term in read.terms
    )
    steps = read.steps if step is None else (*read.steps, step)
    return replace(read, terms=terms, steps=steps)


def _expanded(expansion: Expansion, scope: Scope) -> Word | Phrase:
    words: Sequence[Word] = [
        Word(lemmas, lemmas[0] if lemmas else "", scope=scope)
        for lemmas in expansion.words
    ]
    return words[0] if len(words) == 1 else Phrase(tuple(words), scope)
