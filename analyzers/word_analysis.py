"""The terms of a single word, without its neighbours.

This is where Voikko's readings, the compound cutter and the ladder for unknown words meet.
"""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.compounds import Piece, fold, parts_of, pieces_of
from analyzers.readings import Reading, keep_likely, parse_reading
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

    def is_known(self, word: str) -> bool:
        """Does the dictionary know *word*?"""
        return bool(self._voikko.readings(word))

    def readings(self, word: str) -> list[Reading]:
        """Return the likely readings of *word*."""
        raw = self._voikko.readings(word)
        return keep_likely([parse_reading(one) for one in raw], word)

    def word(self, word: str) -> WordTerms:
        """Return the terms of a word with letters in it."""
        readings = self.readings(word[1:] if word[0] == "-" else word)
        lemmas: set[str] = set()
        for reading in readings:
            lemmas |= self.lemmas_of(reading)
        exact = fold_surface(word)
        chains = [tuple(pieces_of(reading, self.base_of)) for reading in readings]
        parts: set[str] = set()
        if chains and all(len(chain) > 1 for chain in chains):
            parts = set().union(*(parts_of(list(chain)) for chain in chains))
        lemmas.discard("")
        lemmas = lemmas or {fold(word) or exact}
        return WordTerms(
            tuple(sorted(lemmas)),
            tuple(sorted(parts - lemmas)),
            exact,
            False,
            tuple(chain for chain in chains if len(chain) > 1),
        )

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
        """Return the base form, the verb of a participle, the noun of a -minen form."""
        found = {fold(reading.base)}
        prefix = "".join(part.surface for part in reading.components[:-1])
        base = reading.components[-1].base if reading.components else ""
        if reading.is_participle and base:
            found.add(fold(prefix + base))
        if reading.is_minen_noun:
            stem = reading.components[-1].surface
            cut = stem.rfind("mi")
            if cut > 0:
                found.add(fold(prefix + stem[:cut]) + "minen")
        if "[Ssti]" in reading.last:
            found.add(fold("".join(part.surface for part in reading.components)))
        return found


def fold_surface(word: str) -> str:
    """Return the exact key of a word: folded, without outer hyphens."""
    return (word.lower().strip("-") or word).replace("\u2019", "'")
