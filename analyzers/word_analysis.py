"""The terms of a single word, without its neighbours.

This is where Voikko's readings, the compound cutter and the ladder for unknown words meet.
"""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.compounds import Piece, fold, join_whole, parts_of, pieces_of
from analyzers.lexicon import closed_class, pronouns
from analyzers.readings import Reading, keep_likely, parse_reading, surface_of, verb_of
from analyzers.unknown import Guess, UnknownWords, acronym_with_ending
from analyzers.voikko import Voikko


@dataclass(frozen=True, slots=True)
class WordTerms:
    """What a word gives to the index.

    Attributes:
        lemma: base forms, folded, sorted, each once; never empty.
        part: base forms of compound parts that are no lemma; sorted.
        exact: the folded surface form.
        is_number: a number, date, case number or other identifier.
        chains: the compound's components per reading, for completing suspended ones.
    """

    lemma: tuple[str, ...]
    part: tuple[str, ...]
    exact: str
    is_number: bool = False
    chains: tuple[tuple[Piece, ...], ...] = ()


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

    def word(self, word: str) -> WordTerms:
        """Return the terms of a word with letters in it."""
        exact = fold_surface(word)
        found = self.guess(word[1:] if word[0] == "-" else word)
        lemmas = found.lemma - {""} or {fold(word) or exact}
        joined = [join_whole(chain) for chain in found.chains]
        parts: set[str] = set()
        if all(len(chain) > 1 for chain in joined):
            parts = set().union(*(parts_of(chain) for chain in joined))
        return WordTerms(
            lemma=tuple(sorted(lemmas)),
            part=tuple(sorted(parts - lemmas)),
            exact=exact,
            chains=_unlike(joined, found.chains),
        )

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

    def number(self, text: str) -> WordTerms:
        """Return the terms of a number, date or identifier: itself without its ending."""
        exact = fold_surface(text)
        head, _, tail = exact.rpartition(":")
        bare = head if head and tail.isalpha() else exact
        return WordTerms((bare,), (), exact, True)

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


def _unlike(
    joined: list[list[Piece]], cut: list[list[Piece]]
) -> tuple[tuple[Piece, ...], ...]:
    """Return each chain of several pieces once, cut further where joining left one."""
    chains = [
        tuple(chain if len(chain) > 1 else finer)
        for chain, finer in zip(joined, cut, strict=True)
    ]
    return tuple(dict.fromkeys(chain for chain in chains if len(chain) > 1))
