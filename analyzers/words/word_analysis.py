"""The terms of a single word, without its neighbours.

This is where Voikko's readings, the compound cutter and the ladder for unknown words meet.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from analyzers.text.term_cache import TermCache
from analyzers.text.word_terms import WordTerms, fold_surface
from analyzers.words.compounds import (
    Piece,
    fold,
    join_whole,
    parts_of,
    pieces_of,
)
from analyzers.words.identifiers import identifier_terms
from analyzers.words.morphology.lexicon import (
    closed_class,
    never_spoken,
    whole_compounds,
)
from analyzers.words.morphology.likely_readings import keep_likely, spoken_verbs
from analyzers.words.morphology.voikko import RawReadings, Voikko
from analyzers.words.morphology.word_readings import (
    WordReading,
    is_in_inen,
    parse_reading,
)
from analyzers.words.named_places import without_eponym
from analyzers.words.reading_terms import Found, ReadingTerms, interned
from analyzers.words.unknown import (
    Guess,
    UnknownWords,
    acronym_with_ending,
    first_month,
)

_ATTRIBUTE = re.compile(r"\[L(?:l|nl|r|u)\](?!.*\[Ln\])")
"""A class of words that come before a noun."""

MAX_GUESSED_LENGTH = 100
"""Longer words that the dictionary does not know are taken as they are."""

KEPT_READINGS = 8_000
"""Readings remembered: of a word in its other case, of ends of unknown words, and of the
words that were prepared together."""

MAX_ACRONYM_LENGTH = 5
_TREEBANK_PRONOUNS = frozenset(("minä", "sinä", "hän", "se"))


class WordAnalysis:
    """Analyses words one by one; keeps what Voikko said last, no terms (the caller does)."""

    def __init__(self, voikko: Voikko) -> None:
        self._closed = closed_class()
        self._raw = TermCache(voikko.readings, KEPT_READINGS)
        self._readings = ReadingTerms(self._look_up)
        self._unknown = UnknownWords(self)

    def prepare(self, words: Iterable[str]) -> None:
        """Ask Voikko about *words* in a row.

        Which is faster than one at a time: its dictionary stays in the processor's cache.
        """
        readings_of = self._raw.__getitem__
        for word in sorted(word.lower() for word in words):
            readings_of(word)

    def _look_up(self, word: str) -> RawReadings:
        """Ask Voikko, which ignores case, unless it was just asked."""
        return self._raw[word.lower()]

    def is_known(self, word: str) -> bool:
        """Does the dictionary know *word*?"""
        return bool(self._look_up(word))

    def readings(self, word: str) -> list[WordReading]:
        """Return the likely readings of *word*."""
        return _likely(self._look_up(word), word)

    def terms(self, word: str) -> WordTerms:
        """Return the terms of anything that ``words.WORD`` cuts out."""
        if word.isalpha():
            return without_eponym(word, self._letters(word))
        found = identifier_terms(word)
        return found or self._word(word, self._look_up(word))

    def _letters(self, word: str) -> WordTerms:
        """Analyse what the dictionary knows by its readings, all else by its guesses."""
        exact = word.lower()
        raw = self._raw[exact]
        if not raw or word[1:2].isupper() or len(word) == 1:
            return self._word(word, raw)
        listed = self._closed.get(exact, ())
        spoken: set[str] = set()
        names: set[str] = set()
        if len(raw) == 1:
            found = [self._readings.of(*raw[0])]
        else:
            every = [parse_reading(one) for one in raw]
            kept = _keep_whole(keep_likely(every, word))
            found = _without_odd_parts(
                [self._readings.of(one.base, one.output, one) for one in kept], kept
            )
            if len(kept) < len(every):
                spoken = self._spoken(every, kept, exact)
                names = _names_typed_small(every, kept, word)
        if len(found) == 1 and found[0][0] and not (listed or spoken or names):
            lemma, part, _ = found[0]
            return _new(WordTerms, (lemma, part, exact, False, False, ()))
        lemmas = set(listed)
        parts: set[str] = set()
        for lemma, part, _ in found:
            lemmas.update(lemma)
            parts.update(part)
        if not all(is_cut for _, _, is_cut in found):
            parts.clear()
        return _united(lemmas or {fold(word) or exact}, parts, exact, spoken, names)

    def _word(self, word: str, raw: RawReadings) -> WordTerms:
        exact = fold_surface(word)
        is_suspended = word[0] == "-" or word[-1] == "-"
        found = self.guess(word[1:]) if word[0] == "-" else self._guess(word, raw)
        parts = found.part
        joined = [join_whole(chain) for chain in found.chains]
        if joined and min(map(len, joined)) > 1:
            parts = parts.union(*map(parts_of, joined))
        lemmas = found.lemma - {""} or {fold(word) or exact}
        terms = _united(lemmas, parts, exact, found.spoken)
        return terms._replace(is_suspended=True) if is_suspended else terms

    def chains(self, word: str) -> list[list[Piece]]:
        """Return the ways to cut *word*; listed whole compounds only where all it is."""
        chains = self.guess(word.strip("-")).chains
        joined = [join_whole(chain) for chain in chains]
        pairs = zip(joined, chains, strict=True)
        found = [chain if len(chain) > 1 else finer for chain, finer in pairs]
        return [chain for chain in found if len(chain) > 1]

    def is_attribute(self, word: str) -> bool:
        """Is *word* an adjective, a participle, a pronoun or a numeral, and no noun?"""
        readings = self.readings(word)
        return bool(readings) and all(_ATTRIBUTE.search(one.last) for one in readings)

    def guess(self, word: str) -> Guess:
        """Return base forms and components, from the dictionary or by the ladder."""
        return self._guess(word, self._look_up(word))

    def _guess(self, word: str, raw: RawReadings) -> Guess:
        if len(word) > MAX_GUESSED_LENGTH and not raw:
            return Guess({fold(word)})
        if word[1:2].isupper() and (acronym := acronym_with_ending(word)):
            return acronym
        listed = self._closed.get(word.lower(), ())
        if not raw:
            return Guess(set(listed)) if listed else self._unknown.guess(word)
        every = [parse_reading(one) for one in raw]
        readings = _keep_whole(keep_likely(every, word)) if len(every) > 1 else every
        lemmas = set(listed)
        for reading in readings:
            lemmas |= self._readings.lemmas_of(reading)
        if len(word) <= MAX_ACRONYM_LENGTH and word.isupper():
            # TE is rather the employment services than "you", and itself in any case.
            lemmas = (lemmas - _TREEBANK_PRONOUNS) | {word.lower()}
        chains = [pieces_of(reading) for reading in readings]
        part = first_month(word) if "-" in word else set()
        return Guess(lemmas, chains, part, self._spoken(every, readings, word))

    def _spoken(
        self, every: list[WordReading], kept: list[WordReading], word: str
    ) -> set[str]:
        lower = word.lower()
        if lower in never_spoken() or any(_is_infinitive(one, lower) for one in kept):
            return set()
        return {fold(reading.base) for reading in spoken_verbs(every, kept)}


_new = tuple.__new__
"""What a named tuple's own constructor does, without the call in between."""


def _without_odd_parts(found: list[Found], kept: list[WordReading]) -> list[Found]:
    """Take the parts of adjectives in -inen away where the noun has its own."""
    odd = [is_in_inen(reading) for reading in kept]
    if not any(odd) or all(odd):
        return found
    return [
        (lemma, () if is_odd else part, is_cut)
        for (lemma, part, is_cut), is_odd in zip(found, odd, strict=True)
    ]


def _united(
    lemmas: set[str],
    parts: set[str],
    exact: str,
    spoken: Collection[str] = (),
    names: Collection[str] = (),
) -> WordTerms:
    """Return the terms of a word from those of its readings.

    Args:
        lemmas: of all likely readings.
        parts: of all of them.
        exact: the surface form.
        spoken: verbs that only a document carries.
        names: what only a query asks for.
    """
    lemma = interned(lemmas)
    every = interned(lemmas.union(spoken)) if spoken else lemma
    asked = interned(lemmas.union(names)) if names else lemma
    part = interned(parts.difference(every)) if parts else ()
    asked = asked if asked != every else ()
    return _new(WordTerms, (every, part, exact, False, False, asked))


def _names_typed_small(
    every: list[WordReading], kept: list[WordReading], word: str
) -> set[str]:
    """Return the name that *word* is in lower case, where it was taken for another word.

    A query for "nokia" asks for soot and for the town. Forms of names need no such help:
    in documents they carry what they look like, too.
    """
    if not word.islower():
        return set()
    return {
        word
        for reading in every
        if reading.is_name and reading.base.lower() == word and reading not in kept
    }


def _keep_whole(readings: list[WordReading]) -> list[WordReading]:
    """Keep a listed compound alone: toimivalta is nothing that acts."""
    whole = whole_compounds()
    listed = [one for one in readings if one.base in whole]
    return listed or readings


def _is_infinitive(reading: WordReading, word: str) -> bool:
    """Is *word* the verb itself? valita is not a form of valittaa then."""
    return reading.base == word and "[Lt]" in reading.last


def _likely(raw: RawReadings, word: str) -> list[WordReading]:
    readings = [parse_reading(one) for one in raw]
    return keep_likely(readings, word) if len(readings) > 1 else readings
