"""The terms of a single reading of a word: its lemmas, and its parts if it is a compound.

Most forms are plain: their last component is nothing but base form. What those give is
remembered by their base form; the others are worked out one by one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable

from analyzers.text.term_cache import TermCache
from analyzers.words.compounds import (
    fold,
    join_whole,
    parts_of,
    pieces_of,
    plain_pieces,
)
from analyzers.words.morphology.lexicon import closed_class, plural_only, pronouns
from analyzers.words.morphology.voikko import RawReadings
from analyzers.words.morphology.word_readings import (
    WordReading,
    noun_of,
    parse_reading,
    surface_of,
    verb_of,
)

_NOT_PLAIN = re.compile(r"\[(?:(?:R[vautme]|Tn4|Ssti|Ls|Lr|Lu|Sin|Cs)\]|Ll\]v\[Xj)")
"""Marks of what has more to it than Voikko's base form; = is another."""

_TIMES = re.compile(r"\[Sin\]|\[Sn\]\[Ny\]\[Cs\]")
"""An instructive, which the nominative of the superlative looks like."""

KEPT_PLAIN = 8_000
"""Base forms of plain words that are remembered."""

MIN_COMPOUND = 2
Terms = tuple[str, ...]
Found = tuple[Terms, Terms, bool]
"""Lemmas and parts of a reading, and whether it has components."""


class ReadingTerms:
    """Turns readings into terms; remembers plain ones."""

    def __init__(self, look_up: Callable[[str], RawReadings]) -> None:
        """Make one.

        Args:
            look_up: the dictionary's readings of a word.
        """
        self._look_up = look_up
        self._closed = closed_class()
        self._plain = TermCache(_plain_terms, KEPT_PLAIN)

    def of(self, base: str, output: str, reading: WordReading | None = None) -> Found:
        """Return what one reading gives.

        Args:
            base: as Voikko gives it.
            output: the transducer's.
            reading: of both, where it is known.
        """
        end = output.rfind("[Bc]") + 1
        if output.find("=", end) < 0 and not _NOT_PLAIN.search(output, end):
            lemma, part, in_plural, is_cut = self._plain[output[:end] + base]
            if in_plural and "[Ny]" not in output[end:]:
                lemma = in_plural
            if lemma:
                return lemma, part, is_cut
        reading = reading or parse_reading((base, output))
        lemma = interned(self.lemmas_of(reading))
        chain = join_whole(pieces_of(reading))
        if len(chain) == 1:
            return lemma, (), False
        return lemma, interned(parts_of(chain).difference(lemma)), True

    def lemmas_of(self, reading: WordReading) -> set[str]:
        """Return the base form and what else treebanks and people take for it.

        The verb of a participle, the noun of a -minen form, the adverb in -sti and the
        pronoun with its particle.
        """
        base = fold(reading.base)
        tags = reading.last
        if reading.base.endswith("is-") and "[Tn4]" not in tags:
            # The stem of an adjective in a suspended compound: vapaaehtois-.
            return {base, base[:-1] + "nen"}
        if "[Ssti]" in tags:
            return {base, fold(reading.lead + _surface_until(tags, "[Ssti]sti"))}
        if reading.is_participle and (verb := verb_of(tags)):
            lemma = fold(reading.lead + verb)
            # The agent participle (hakema) is not a word of its own.
            is_agent = "[Rm]" in tags and len(reading.components) == 1
            return {lemma} if is_agent else {base, lemma}
        if "[Tn4]" in tags:
            noun = _minen_noun(reading)
            # The first part of a suspended compound (kehittämis-) has no verb as its base.
            return {noun} if base.endswith("mis") else {base, noun} - {""}
        if base.endswith("inen") and _TIMES.search(tags):
            return {base, fold(reading.surface)}  # iltaisin
        if "[Sin]" in tags and ("[Cc]" in tags or "[Cs]" in tags):
            return {base, *self._positive_adverb(base, tags)}
        if "[Ls]itt" in tags and base not in self._closed:
            return {base, fold(reading.lead + noun_of(tags))}  # alueittain
        if "[Ls]" in tags:
            return {base, fold(reading.surface)}
        if "[Lr]" in tags or "[Lu]" in tags:
            return {base, *_pronoun_lemmas(base, tags)}
        return {base, *_plurals(base, reading)}

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
            for found, output in self._look_up(word)
        )


def _plain_terms(key: str) -> tuple[Terms, Terms, Terms, bool]:
    """Return the terms of a word whose last component is nothing but base form.

    Args:
        key: the output of the components before the last, up to the mark of its end,
            and Voikko's base form. All plain forms of a word share it.

    Returns:
        Lemmas, parts, the lemmas of a form in the plural where they are others, and
        whether it has components; no lemmas where the base form does not tell those.
    """
    lead, is_compound, base = key.rpartition("[")
    plurals = plural_only()
    folded = fold(base)
    lemma = interned({folded, *plurals.get(folded, ())})
    if not is_compound:
        return lemma, (), (), False
    if "-" in base:
        return (), (), (), False
    pieces = plain_pieces(lead, base)
    in_plural: Terms = ()
    if (last := pieces[-1].base) in plurals and len(lemma) == 1:
        beginning = folded.removesuffix(last)
        in_plural = interned({folded, *(beginning + end for end in plurals[last])})
    chain = join_whole(pieces)
    if len(chain) == 1:
        return lemma, (), in_plural, False
    return lemma, interned(parts_of(chain).difference(lemma)), in_plural, True


def _plurals(base: str, reading: WordReading) -> Iterable[str]:
    """Return the plural of a word without a singular, at the end of a compound too."""
    plurals = plural_only()
    if (
        base in plurals
        or len(reading.components) < MIN_COMPOUND
        or "[Ny]" in reading.last
    ):
        return plurals.get(base, ())
    lead = fold(reading.lead)
    return [lead + plural for plural in plurals.get(base.removeprefix(lead), ())]


def interned(words: Collection[str]) -> tuple[str, ...]:
    """Return *words* sorted; interned, because forms of one word share them."""
    if len(words) == 1:
        (word,) = words
        return (sys.intern(word),) if word else ()
    return tuple(map(sys.intern, filter(None, sorted(words))))


def _minen_noun(reading: WordReading) -> str:
    stem = _surface_until(reading.last, "[Tn4]mi")
    return fold(reading.lead + stem) + "nen" if stem else ""


def _surface_until(tags: str, mark: str) -> str:
    """Return the letters of a component up to and with the *mark*; "" without it."""
    before, found, _ = tags.partition(mark)
    return surface_of(before + found) if found else ""


def _pronoun_lemmas(base: str, tags: str) -> tuple[str, ...]:
    for particle in ("kin", "kaan"):
        if f"[F{particle}]" in tags:
            return pronouns().get(f"{base}+{particle}", ())
    return pronouns().get(base, ())
