"""Words that the dictionary does not know: a ladder of guesses, surest first.

Acronyms with endings, endings after a colon, hyphened words by their last part, place
names by their geographic end, known words joined in a way the dictionary forbids
(``tiedoksi|saanti``), words that end like a known one, and at last bare case endings.
The word itself is kept where it may be a base form.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import Protocol

from analyzers.text.cutting import ENDINGS
from analyzers.words.compounds import Piece, fold
from analyzers.words.endings import guess_base_forms
from analyzers.words.everyday import standard_spellings
from analyzers.words.morphology.lexicon import place_endings, whole_compounds
from analyzers.words.morphology.word_readings import WordReading
from analyzers.words.swedish import SwedishStemmer, looks_swedish

ACRONYM = re.compile(r"([A-ZÅÄÖ][A-ZÅÄÖ0-9&]+)([a-zåäö]{1,7})\Z")
ACRONYM_WORD = re.compile(r"([A-ZÅÄÖ]{2,6})([a-zåäö]{3,})\Z")
_GLUED = re.compile(
    r"\d+([A-ZÅÄÖ][a-zåäö]{3,})\Z|([A-ZÅÄÖa-zåäö][a-zåäö]{4,})\d+\Z"
    r"|[a-zåäö]{1,3}([A-ZÅÄÖ][a-zåäö]{3,})\Z"
)
_ACRONYM_ENDINGS = ENDINGS | {"it", "ejen", "ta", "iin", "ille", "eissa", "eja"}
_MIN_TAIL = 4
_MIN_HEAD = 3
_MIN_PLACE = 3
_MIN_LOOSE_TAIL = 7
_MIN_NAME_TAIL = 8
_NAME_GUESSES = 2
_ANY_NUMBER = "10-"
_MAX_TAIL = 16
_FINNISH_CASE = re.compile("(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|[ouyöå]n|[ouyöå]h.n)$")
"""What a Swedish word does not end in: Åbossa, Åbohon."""
_VOWEL = re.compile("[aeiouyäöå]")
_FINITE = re.compile(r"\[T[tekm]\]")
"""Tags of the moods of a verb: indicative, conditional, imperative, potential."""


_SURE_PART = 4
"""Longer parts of a Swedish compound say that a word is Swedish; short ones may chance."""


@dataclass(slots=True)
class Guess:
    """What may be said of an unknown word.

    Attributes:
        lemma: folded base forms, at least one.
        chains: components per way of cutting the word.
        part: parts that the chains do not give.
        spoken: folded verbs that only a document carries, not a query.
    """

    lemma: set[str]
    chains: list[list[Piece]] = field(default_factory=list)
    part: set[str] = field(default_factory=set)
    spoken: set[str] = field(default_factory=set)


class Dictionary(Protocol):
    """What the ladder asks about known words."""

    def readings(self, word: str) -> list[WordReading]:
        """Likely readings; [] for an unknown word."""
        ...

    def is_known(self, word: str) -> bool:
        """Has the word any reading?"""
        ...

    def guess(self, word: str) -> Guess:
        """Known or not: base forms and components of the word."""
        ...


def acronym_with_ending(word: str) -> Guess | None:
    """Read ``KEHAn`` as keha; asked before the dictionary, which makes ARAn ``arka``."""
    match = ACRONYM.match(word)
    if not match or match[2] not in _ACRONYM_ENDINGS:
        return None
    return Guess({match[1].lower()})


def first_month(word: str) -> set[str]:
    """Return heinäkuu for ``heinä-elokuussa``; nothing for another word."""
    return {word.partition("-")[0].lower() + "kuu"} & whole_compounds()


class UnknownWords:
    """The ladder."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._stemmer = SwedishStemmer()

    def guess(self, word: str) -> Guess:
        """Return base forms for *word*, which the dictionary does not know."""
        for step in (
            self._colon,
            self._hyphen,
            self._ligature,
            self._glued,
            self._acronym_word,
            self._bound,
            self._everyday,
            self._place,
            self._joined,
            self._like,
        ):
            if found := step(word):
                return found
        return self._endings(word)

    def _colon(self, word: str) -> Guess | None:
        head, colon, ending = word.rpartition(":")
        if not colon or not head:
            return None
        if ending not in ENDINGS or len(head) > 6 or "-" in head:
            return self._dictionary.guess(head)
        return Guess({fold(head)})

    def _hyphen(self, word: str) -> Guess | None:
        head, hyphen, last = word.rpartition("-")
        if not hyphen or not head:
            return None
        if not last:
            return self._first_part(head)
        if head.isalpha() and last.islower() and self._dictionary.is_known(head + last):
            return self._dictionary.guess(head + last)
        if last.isdigit() or len(last) < 2:
            return Guess({fold(word)})
        tail = self._dictionary.guess(last)
        heads = [piece for name in head.split("-") for piece in self._head_pieces(name)]
        start = "".join(piece.surface for piece in heads)
        chains = [heads + chain for chain in _chains_of(tail, last)]
        return Guess({start + lemma for lemma in tail.lemma}, chains, first_month(word))

    def _first_part(self, word: str) -> Guess | None:
        """Read the first part of a suspended compound: vapaaehtois- as vapaaehtoinen."""
        adjective = word[:-1] + "nen"
        if word.endswith("is") and self._dictionary.is_known(adjective):
            return self._dictionary.guess(adjective)
        return self._dictionary.guess(word)

    def _ligature(self, word: str) -> Guess | None:
        """Return the word with the i of a lost fi ligature: profilin."""
        mended = word.replace("f", "fi")
        if mended == word or not self._dictionary.is_known(mended):
            return None
        return self._dictionary.guess(mended)

    def _glued(self, word: str) -> Guess | None:
        """Take off digits and letters that extraction glued on: Kaupunginhallitus36329."""
        match = _GLUED.match(word)
        bare = match[1] or match[2] or match[3] if match else ""
        return self._dictionary.guess(bare) if bare else None

    def _acronym_word(self, word: str) -> Guess | None:
        """Part an acronym from the word glued to it: LVItyö."""
        match = ACRONYM_WORD.match(word)
        if not match or not self._dictionary.is_known(match[2]):
            return None
        return self._hyphen(f"{match[1]}-{match[2]}")

    def _bound(self, word: str) -> Guess | None:
        """Read a word that the dictionary has at the end of compounds only: vuotiaita."""
        if not word.isalpha() or not word[0].islower():
            return None
        readings = self._dictionary.readings(_ANY_NUMBER + word)
        lemmas = {fold(reading.base.removeprefix(_ANY_NUMBER)) for reading in readings}
        return Guess(lemmas) if lemmas else None

    def _everyday(self, word: str) -> Guess | None:
        """Read everyday speech by its standard spelling: menis, kauhee, tehny."""
        if not word.isalpha() or not word.islower():
            return None
        for spelling in standard_spellings(word):
            readings = self._dictionary.readings(spelling)
            if any(len(reading.components) == 1 for reading in readings):
                guess = self._dictionary.guess(spelling)
                return Guess(guess.lemma | {word}, guess.chains, guess.part)
        return None

    def _head_pieces(self, name: str) -> list[Piece]:
        if not name:
            return []
        surface = fold(name)
        if name.isupper() or len(name) < _MIN_HEAD:
            return [Piece(surface, surface, is_acronym=True)]
        bases = sorted(
            fold(reading.base) for reading in self._dictionary.readings(name)
        )
        return [Piece(surface, bases[0] if bases else surface)]

    def _place(self, word: str) -> Guess | None:
        """Cut off a geographic end: Laakavuoren, Skatanniemen, Annakodin."""
        for cut in range(max(2, len(word) - 10), len(word) - _MIN_PLACE + 1):
            tail = word[cut:].lower()
            if not _may_be_place(tail) or not _VOWEL.search(word[:cut].lower()):
                continue
            bases = {
                fold(reading.base)
                for reading in self._dictionary.readings(tail)
                if "[Ny]" in reading.last
            }
            if places := bases & place_endings():
                head = word[:cut].lower()
                return self._or_name(Guess({head + place for place in places}), word)
        return None

    def _joined(self, word: str) -> Guess | None:
        """Cut between two known words: takaisin|perintä, vireille|tulo."""
        shortest = _MIN_NAME_TAIL if word[0].isupper() else _MIN_TAIL
        for cut in range(_MIN_HEAD, len(word) - shortest + 1):
            head, tail = word[:cut], word[cut:].lower()
            if len(tail) > _MAX_TAIL * 2 or not self._dictionary.is_known(tail):
                continue
            if not (self._may_begin(head) or self._dictionary.is_known(f"{head}-")):
                continue
            found = self._with_tail(head.lower(), tail)
            if found:
                return found
        return None

    def _may_begin(self, word: str) -> bool:
        """May a known word begin a compound? What only says who does it may not: ole."""
        return any(
            not ("[Lt]" in reading.last and _FINITE.search(reading.last))
            for reading in self._dictionary.readings(word)
        )

    def _like(self, word: str) -> Guess | None:
        """Inflect like the longest known end: massoitteluun like soitteluun."""
        first = max(_MIN_HEAD - 1, len(word) - _MAX_TAIL)
        shortest = _MIN_NAME_TAIL if word[0].isupper() else _MIN_LOOSE_TAIL
        for cut in range(first, len(word) - shortest + 1):
            head, tail = word[:cut].lower(), word[cut:].lower()
            if not _VOWEL.search(head) or not self._dictionary.is_known(tail):
                continue
            found = self._with_tail(head, tail)
            if found:
                found.chains = []
                return self._or_name(found, word)
        return None

    def _with_tail(self, head: str, tail: str) -> Guess | None:
        readings = [r for r in self._dictionary.readings(tail) if _may_end(r)]
        if not readings:
            return None
        found = self._dictionary.guess(tail)
        surface = fold(head)
        chains = [
            [Piece(surface, surface), *chain] for chain in _chains_of(found, tail)
        ]
        return Guess({surface + lemma for lemma in found.lemma}, chains)

    def _endings(self, word: str) -> Guess:
        lower = fold(word)
        if not word.isalpha():
            return Guess({lower})
        parts = self._stemmer.parts(lower)
        is_swedish = looks_swedish(word) or any(len(x) > _SURE_PART for x in parts)
        if is_swedish:
            is_name = word[0].isupper() and _FINNISH_CASE.search(lower)
            names = self._new_words(lower)[:_NAME_GUESSES] if is_name else ()
            lemmas = {lower, self._stemmer.stem(lower), *names}
            return Guess(lemmas, part=set(parts))
        return Guess({lower, *self._new_words(lower)})

    def _new_words(self, lower: str) -> list[str]:
        """Guess base forms; those with another stem that the dictionary has are wrong."""
        return [
            form
            for form in guess_base_forms(lower)
            if lower.startswith(form) or not self._dictionary.is_known(form)
        ]

    def _or_name(self, guess: Guess, word: str) -> Guess:
        """Add to a capitalised word's guess what its case ending alone would say."""
        if word[0].isupper() and not word.isupper() and word.isalpha():
            lower = word.lower()
            guess.lemma |= {lower, *self._new_words(lower)[:_NAME_GUESSES]}
        return guess


def _chains_of(tail: Guess, word: str) -> list[list[Piece]]:
    """Return the components of a word's end; a simple one is a piece by each lemma."""
    if tail.chains and all(len(chain) > 1 for chain in tail.chains):
        return tail.chains
    return [[Piece(fold(word), lemma)] for lemma in sorted(tail.lemma)]


def _may_end(reading: WordReading) -> bool:
    """May the word be the end of a compound? Pronouns, particles and acronyms may not."""
    return not any(
        tag in reading.last for tag in ("[Lr]", "[Lc]", "[Ls]", "[La]", "[Lk]", "[Lh]")
    )


def _may_be_place(tail: str) -> bool:
    """Begins *tail* like a place's end? A cheap question before the dictionary's."""
    if len(tail) == _MIN_PLACE:
        return tail in place_endings()
    return tail[:2] in _place_beginnings()


@functools.cache
def _place_beginnings() -> frozenset[str]:
    """First letters that all forms in the singular share: katu, kadun."""
    return frozenset(place[:2] for place in place_endings())
