"""Finnish words for Swedish ones and Swedish for Finnish, from two lists made of sources.

``translations_official.tsv`` is made of titles of acts in both languages,
``translations_general.tsv`` of a dictionary; each begins with its source and licence. What
they give finds near hits only. A Swedish compound that they lack is taken apart: båthamn is
a hamn (satama) for a båt (vene).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analyzers.base import Analyzer
from analyzers.text.table_rows import table_rows
from analyzers.words.swedish import SwedishStemmer
from indexer.contract.query import Near, Word
from indexer.understanding.vocabulary.fillers import FILLERS
from indexer.understanding.vocabulary.list_tables import (
    ROOM,
    ListTables,
    SortedWords,
    Table,
)
from indexer.understanding.vocabulary.listed_words import listed_lemmas

LISTS = ("translations_official.tsv", "translations_general.tsv")
"""In the order in which their words are shown."""

_MOST = 4
"""Translations of a word."""

_BESIDE = 3
"""Positions within which the parts of a compound stand in a text of the other language."""

_SHORTEST = 3
_SHORTEST_SLIP = 7
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_JOINTS = (
    # end of a first part, end of the word that it is: skol- skola, gatu- gata, kyrko- kyrka
    ("", ""),
    ("s", ""),
    ("", "a"),
    ("u", "a"),
    ("o", "a"),
    ("", "e"),
    ("e", ""),
)
_VOWEL = re.compile("[aeiouyåäö]")


@dataclass(frozen=True, slots=True)
class Translated:
    """Words of the other language for one word.

    ``lemmas`` are base forms that may name a concept, those of compounds put together;
    ``weaker`` stands for a part of the word only: the last one of a compound.
    """

    names: tuple[str, ...]
    nodes: tuple[Word | Near, ...]
    lemmas: tuple[str, ...] = ()
    weaker: Word | None = None


class Translations:
    """The lists, read when they are first asked; their words' stems are kept."""

    def __init__(self, analyzer: Analyzer, kept: ListTables | None = None) -> None:
        self._analyzer = analyzer
        self._kept = kept or ListTables(analyzer)
        self.finnish = lru_cache(maxsize=2_000)(self._finnish)
        self.swedish = lru_cache(maxsize=2_000)(self._swedish)
        self.finnish_of_slip = lru_cache(maxsize=2_000)(self._finnish_of_slip)

    def _finnish(self, word: str) -> Translated | None:
        """Return Finnish words for a Swedish one; None when it has none.

        >>> Translations(analyzer).finnish("hamnen").names
        ('satama',)
        """
        if names := self._of(word):
            nodes = tuple(self._nodes(names))
            lemmas = nodes[0].lemma if isinstance(nodes[0], Word) else ()
            return Translated(names, nodes, lemmas)
        for first, last in self._cuts(word):
            words = [self._word(first), self._word(last)]
            if all(one.lemma for one in words):
                shown = (f"{first[0]} + {last[0]}",)
                joined = tuple(one + other for one in first for other in last)
                near = (Near(tuple(words), _BESIDE),)
                return Translated(shown, near, joined, words[1])
        return None

    def _finnish_of_slip(self, word: str) -> Translated | None:
        """Return Finnish words for a Swedish one that is typed with one slip.

        None where no word of the lists, or more than one, is a letter away.

        >>> Translations(analyzer).finnish_of_slip("biblotekets").names
        ('kirjasto',)
        """
        if len(word) < _SHORTEST_SLIP or not word.isalpha():
            return None
        ways = ((word, self._forms), (_stem(word), self._stems))
        found = {
            (spelled, names)
            for typed, words in ways
            for spelled in one_letter_away(typed)
            if (names := words.of(spelled))
        }
        if len({names for _, names in found}) != 1:
            return None
        return self.finnish(min(found)[0])

    def _swedish(self, lemmas: Sequence[str]) -> Translated | None:
        """Return Swedish words for the base forms of a Finnish one; None when none."""
        found = dict.fromkeys(
            word for lemma in lemmas for word in self._swedish_of.of(lemma)
        )
        names = tuple(found)[:_MOST]
        if not names:
            return None
        # A stem may be a word of another kind in Finnish texts: "såg" is a form of "se".
        stems = (stem for name in names if (stem := _stem(name)) not in FILLERS)
        return Translated(
            names, (Word(tuple(dict.fromkeys((*stems, *names))), names[0]),)
        )

    def _nodes(self, names: Iterable[str]) -> Iterator[Word | Near]:
        """Yield all single words as one, and those of several words."""
        single = [name for name in names if " " not in name]
        if single:
            yield self._word(single)
        for name in names:
            words = tuple(
                Word(listed_lemmas(word, self._analyzer), word.exact)
                for word in self._analyzer.analyze_query(name)
            )
            if " " in name and len(words) > 1:
                yield Near(words, len(words) + 1)

    def _word(self, names: Sequence[str]) -> Word:
        """Return any of *names* as one word: the rare ones weigh no more than the others."""
        lemmas = dict.fromkeys(
            lemma
            for name in names
            if " " not in name
            for word in self._analyzer.analyze_query(name)
            for lemma in listed_lemmas(word, self._analyzer)
        )
        return Word(tuple(lemmas), names[0])

    def _of(self, word: str) -> tuple[str, ...]:
        found = (*self._forms.of(word), *self._stems.of(_stem(word)))
        return tuple(dict.fromkeys(found))[:_MOST]

    def _cuts(self, word: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield the translations of a compound's parts, the longest last part first."""
        if not word.isalpha():
            return
        for cut in range(_SHORTEST - 1, len(word) - _SHORTEST + 1):
            first, last = word[:cut], word[cut:]
            if not (_VOWEL.search(first) and _VOWEL.search(last)):
                continue
            tails = self._of(last)
            heads = tails and self._first_part(first)
            if heads:
                yield heads, tails

    def _first_part(self, text: str) -> tuple[str, ...]:
        for end, other in _JOINTS:
            if text.endswith(end):
                whole = text[: len(text) - len(end)] + other
                if found := self._forms.of(whole):
                    return found
        return ()

    @cached_property
    def _table(self) -> Table:
        return self.table()

    def table(self) -> Table:
        """Return ``fresh_table`` as it is kept."""
        return self._kept.table("translations", fresh_table)

    @cached_property
    def _forms(self) -> SortedWords:
        return SortedWords(self._table["forms"])

    @cached_property
    def _stems(self) -> SortedWords:
        return SortedWords(self._table["stems"])

    @cached_property
    def _swedish_of(self) -> SortedWords:
        return SortedWords(self._table["swedish"])


def one_letter_away(word: str) -> frozenset[str]:
    """Return *word* with a letter more, less or another one, or two neighbours swapped."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if tail[1:]}
    more = {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    other = {head + x + tail[1:] for head, tail in cuts if tail for x in _LETTERS}
    return frozenset((less | swapped | more | other) - {word})


_STEMMER = SwedishStemmer()


def _stem(word: str) -> str:
    return _STEMMER.stem(word)


def fresh_table() -> Table:
    """Return Finnish words by the form in the lists and by its stem, and Swedish ones."""
    forms: dict[str, dict[str, None]] = {}
    stems: dict[str, dict[str, None]] = {}
    swedish: dict[str, dict[str, None]] = {}
    for word, finnish in _rows():
        stem = _stem(word)
        for one in finnish:
            forms.setdefault(word, {})[one] = None
            stems.setdefault(stem, {})[one] = None
            swedish.setdefault(one, {})[word] = None
    columns = {"forms": forms, "stems": stems, "swedish": swedish}
    return {
        name: SortedWords.text_of(
            {word: tuple(others)[:_MOST] for word, others in found.items()}
        )
        for name, found in columns.items()
    }


def _rows() -> Iterator[tuple[str, list[str]]]:
    for name in LISTS:
        for word, finnish in table_rows(f"{ROOM}:{name}"):
            yield word, finnish.split(", ")
