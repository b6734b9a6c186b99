"""The terms of a single word, without its neighbours.

This is where Voikko's readings, the compound cutter and the ladder for unknown words meet.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from analyzers.compounds import Piece, fold, join_whole, parts_of, pieces_of
from analyzers.lexicon import closed_class, pronouns
from analyzers.readings import Reading, keep_likely, parse_reading, surface_of, verb_of
from analyzers.unknown import Guess, UnknownWords, acronym_with_ending
from analyzers.voikko import Voikko
from analyzers.words import WORD

_PAIR = 2
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class WordTerms:
    """What a word gives to the index.

    Attributes:
        lemma: base forms, folded, sorted, each once; never empty.
        part: base forms of compound parts that are no lemma; sorted.
        exact: the folded surface form.
        is_number: a number, date, case number, address or other identifier.
        is_suspended: written with a hyphen at its start or end.
    """

    lemma: tuple[str, ...]
    part: tuple[str, ...]
    exact: str
    is_number: bool = False
    is_suspended: bool = False


class WordAnalysis:
    """Analyses words one by one; keeps no results (the caller caches)."""

    def __init__(self, voikko: Voikko) -> None:
        self._voikko = voikko
        self._unknown = UnknownWords(self)

    def is_known(self, word: str) -> bool:
        """Does the dictionary know *word*?"""
        return bool(self._voikko.readings(word))

    def readings(self, word: str) -> list[Reading]:
        """Return the likely readings of *word*."""
        raw = self._voikko.readings(word)
        return keep_likely([parse_reading(one) for one in raw], word)

    def terms(self, word: str) -> WordTerms:
        """Return the terms of anything that ``words.WORD`` cuts out."""
        return self.identifier(word) or self._word(word)

    def identifier(self, word: str) -> WordTerms | None:
        """Return the terms of a number, identifier or address; None for a real word."""
        match = WORD.fullmatch(word)
        kind = match.lastgroup if match else None
        if kind == "number":
            return self._number(word)
        if kind == "address":
            exact = _mend_address(word.lower())
            return WordTerms((exact,), (), exact, is_number=True)
        return None

    def _word(self, word: str) -> WordTerms:
        exact = fold_surface(word)
        found = self.guess(word.removeprefix("-"))
        lemmas = found.lemma - {""} or {fold(word) or exact}
        joined = [join_whole(chain) for chain in found.chains]
        parts: set[str] = set(found.part)
        if joined and all(len(chain) > 1 for chain in joined):
            parts = parts.union(*(parts_of(chain) for chain in joined))
        return WordTerms(
            lemma=tuple(sys.intern(lemma) for lemma in sorted(lemmas)),
            part=tuple(sys.intern(part) for part in sorted(parts - lemmas)),
            exact=exact,
            is_suspended=word.startswith("-") or word.endswith("-"),
        )

    def chains(self, word: str) -> list[list[Piece]]:
        """Return the ways to cut *word*; listed whole compounds only where all it is."""
        chains = self.guess(word.strip("-")).chains
        joined = [join_whole(chain) for chain in chains]
        pairs = zip(joined, chains, strict=True)
        found = [chain if len(chain) > 1 else finer for chain, finer in pairs]
        return [chain for chain in found if len(chain) > 1]

    def guess(self, word: str) -> Guess:
        """Return base forms and components, from the dictionary or by the ladder."""
        if acronym := acronym_with_ending(word):
            return acronym
        readings = self.readings(word)
        if not readings:
            listed = closed_class().get(word.lower())
            return Guess(set(listed)) if listed else self._unknown.guess(word)
        lemmas = set(closed_class().get(word.lower(), ()))
        for reading in readings:
            lemmas |= self.lemmas_of(reading)
        return Guess(lemmas, [pieces_of(reading, self.base_of) for reading in readings])

    def _number(self, text: str) -> WordTerms:
        """Return the terms of a number, date or identifier: itself without its ending."""
        exact = fold_surface(text)
        head, _, tail = exact.rpartition(":")
        bare = head if head and tail.isalpha() else exact
        parts = (
            {exact, *_number_parts(bare)} - {bare}
            if bare != exact
            else _number_parts(bare)
        )
        return WordTerms((bare,), tuple(sorted(parts)), exact, is_number=True)

    def base_of(self, surface: str) -> str:
        """Return the base form of a compound's derived component; "" when unknown."""
        for reading in self.readings(surface):
            return fold(reading.base)
        return ""

    def lemmas_of(self, reading: Reading) -> set[str]:
        """Return the base form and what else treebanks and people take for it.

        The verb of a participle, the noun of a -minen form, the adverb in -sti and the
        pronoun with its particle.
        """
        base = fold(reading.base)
        tags = reading.last
        if reading.is_participle and (verb := verb_of(tags)):
            lemma = fold(self._prefix(reading) + verb)
            # The agent participle (hakema) is no word of its own.
            return {lemma} if "[Rm]" in tags else {base, lemma}
        if reading.is_minen_noun:
            return {base, self._minen_noun(reading)} - {""}
        if "[Ssti]" in tags:
            return {base, self._prefix(reading) + _surface_until(tags, "[Ssti]sti")}
        if "[Sin]" in tags and ("[Cc]" in tags or "[Cs]" in tags):
            return {base, *self._positive_adverb(base, tags)}
        if "[Ls]" in tags:
            return {base, fold("".join(part.surface for part in reading.components))}
        if "[Lr]" in tags or "[Lu]" in tags:
            return {base, *_pronoun_lemmas(base, tags)}
        return {base}

    def _positive_adverb(self, base: str, tags: str) -> set[str]:
        """Return nopeasti for nopeammin and tarkasti for tarkimmin, where it exists."""
        stem = surface_of(tags).removesuffix("mmin")
        stem = stem[:-1] if "[Cs]" in tags or base[-1] in "aä" else stem
        guesses = (stem + ending for ending in ("sti", base[-1:] + "sti", "esti"))
        known = [guess for guess in guesses if self._is_adverb_of(guess, base)]
        return set(known[:1])

    def _is_adverb_of(self, word: str, base: str) -> bool:
        return any(
            "[Ssti]" in output and fold(found) == base
            for found, output in self._voikko.readings(word)
        )

    def _prefix(self, reading: Reading) -> str:
        return "".join(part.surface for part in reading.components[:-1])

    def _minen_noun(self, reading: Reading) -> str:
        stem = _surface_until(reading.last, "[Tn4]mi")
        return fold(self._prefix(reading) + stem) + "nen" if stem else ""


def _surface_until(tags: str, mark: str) -> str:
    """Return the letters of a component up to and with the *mark*; "" without it."""
    before, found, _ = tags.partition(mark)
    return surface_of(before + found) if found else ""


def _pronoun_lemmas(base: str, tags: str) -> tuple[str, ...]:
    for particle in ("kin", "kaan"):
        if f"[F{particle}]" in tags:
            return pronouns().get(f"{base}+{particle}", ())
    return pronouns().get(base, ())


def fold_surface(word: str) -> str:
    """Return the exact key of a word: folded, without outer hyphens."""
    return (word.lower().strip("-") or word).replace("\u2019", "'")


def _mend_address(address: str) -> str:
    """Give back the i that a lost fi ligature took from ``vantaa.f``."""
    return address + "i" if address.endswith(".f") else address


def _number_parts(number: str) -> set[str]:
    """Return what a number is also looked for by: HEL 2024-009117 by 2024-009117."""
    _, space, running = number.partition(" ")
    if space:
        return {running}
    years = number.split("-")
    if len(years) == _PAIR and all(len(year) == _YEAR_DIGITS for year in years):
        return set(years)
    return set()
