"""What one Voikko reading says: base form, components, traits; and which to drop.

Voikko's order of readings means nothing and half of the ambiguity is noise in decision
prose (imperatives, first persons, potentials, names in lower case). ``keep_likely``
drops a reading only while another one remains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analyzers.voikko import RawReading

_MARKUP = re.compile(r"\[X[a-z]\].*?\[X\]|\[[^\]]*\]")
_BASE = re.compile(r"\[Xp\](.*?)\[X\]")
_PARTICIPLE = re.compile(r"\[R[vautme]\]")
_VERB_END = re.compile(r"\[Ll\]|\[Ln\]")
_NAME_TAGS = ("[Lem]", "[Les]", "[Lee]", "[Lep]", "[Lnm]", "[Lnp]")


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a word as the dictionary cuts it.

    Attributes:
        surface: the letters of this part in the word, hyphen included.
        base: the dictionary entry it is built on (``palvella`` for ``palvelu``); may be "".
        tags: the transducer's output of this part.
    """

    surface: str
    base: str
    tags: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word.

    Attributes:
        base: base form as Voikko writes it, original case, ``=`` and ``-`` kept.
        tags: the transducer's output; "" for the doubled readings of organisations.
        components: parts in order; one for a simple word, none without *tags*.
    """

    base: str
    tags: str
    components: tuple[Component, ...]

    @property
    def last(self) -> str:
        """Tags of the last component, which carries the inflection."""
        return self.components[-1].tags if self.components else ""

    @property
    def is_name(self) -> bool:
        """Is it a proper name (of a person, a place or anything else)?"""
        return any(tag in self.last for tag in _NAME_TAGS)

    @property
    def is_participle(self) -> bool:
        """Is it a participle, whose verb the base form hides?"""
        return "[Lt]" in self.last and bool(_PARTICIPLE.search(self.last))

    @property
    def is_minen_noun(self) -> bool:
        """Is it a form of a -minen noun, which Voikko gives as the verb?"""
        return "[Tn4]" in self.last


def parse_reading(raw: RawReading) -> Reading:
    """Cut the transducer's output at its component boundaries."""
    base, output = raw
    pieces = [piece for piece in output.split("[Bc]") if piece]
    return Reading(base, output, tuple(_component(piece) for piece in pieces))


def _component(piece: str) -> Component:
    bases = _BASE.findall(piece)
    return Component(surface_of(piece), bases[0] if bases else "", piece)


def surface_of(tags: str) -> str:
    """Return the letters of the word that are left without the markup."""
    return _MARKUP.sub("", tags)


def verb_of(tags: str) -> str:
    """Return the verb of a participle from its component's output; "" when not found.

    ``[Xp]valmistaa[X]valmistel[Xj]la[X][Ll][Rt]...`` is of the derived valmistella, not of
    valmistaa: the last derivation before the participle counts.
    """
    match = _BASE.search(tags)
    if not match:
        return ""
    stem = _VERB_END.split(tags[match.end() :], maxsplit=1)[0]
    before, derived, after = stem.rpartition("[Xj]")
    if not derived:
        return match[1]
    return surface_of(before) + after.split("[X]", 1)[0]


def keep_likely(readings: Iterable[Reading], word: str) -> list[Reading]:
    """Drop unlikely readings, rule by rule, while another one remains.

    Args:
        readings: all readings of *word*.
        word: the word as written; its first letter tells whether a name is likely.

    Returns:
        At least one reading if there was any, in the order given.
    """
    kept = list(readings)
    for rule in _RULES:
        if len(kept) < 2:
            return kept
        rest = [reading for reading in kept if not rule(reading, word)]
        if rest:
            kept = rest
    return _drop_derived_twins(_drop_longer(kept))


def _has(*tags: str) -> Callable[[Reading, str], bool]:
    def rule(reading: Reading, word: str) -> bool:
        return any(tag in reading.last for tag in tags)

    return rule


def _is_doubled(reading: Reading, word: str) -> bool:
    return not reading.tags


def _is_name_in_lower_case(reading: Reading, word: str) -> bool:
    return reading.is_name and not word[:1].isupper()


_RULES: tuple[Callable[[Reading, str], bool], ...] = (
    _is_doubled,
    _has("[Tm]"),
    _is_name_in_lower_case,
    _has("[Lp]"),
    _has("[Sin]"),
    _has("[O1y]", "[O1m]", "[O2y]", "[O2m]"),
    _has("[Tk]"),
    _has("[P1]", "[P2]"),
    _has("[Xj]inen[X]"),
    _has("pa[Ef]", "pä[Ef]"),
)
"""Shares of lost gold lemmas: potential 0 %, lower-case names .1, prefix .6,
instructive 1.7, possessives 1.7, imperative 11.5, first and second person 25 (blogs and
fiction; decisions have none). The last two are a productive derivation and a particle that meet common words: liitteinen
in liitteistä, johtamista + pa in johtamistapa."""


def _drop_longer(readings: list[Reading]) -> list[Reading]:
    """Drop readings with more components than the shortest plain one.

    A participle does not count as plain: ``toimivalta`` is toimi|valta, although
    toimiva + lta has fewer components.
    """
    plain = [len(reading.components) for reading in readings if not _is_verbal(reading)]
    if not plain:
        return readings
    limit = min(plain)
    return [reading for reading in readings if _is_short_enough(reading, limit)]


def _drop_derived_twins(readings: list[Reading]) -> list[Reading]:
    """Drop asunta beside asunto in ``asuntojen``: a productive -nta beside a real -nto."""
    bases = {reading.base for reading in readings}
    return [
        reading
        for reading in readings
        if not ("[Xj]t" in reading.last and _twin(reading.base) in bases)
    ]


def _twin(base: str) -> str:
    return base[:-1] + ("o" if base[-1] == "a" else "ö") if base else ""


def _is_short_enough(reading: Reading, limit: int) -> bool:
    """Is it no longer than the shortest plain reading, nor a compound participle?

    ``asemakaava`` is no ase + makaava.
    """
    count = len(reading.components)
    return count == 1 or (count <= limit and not _is_verbal(reading))


def _is_verbal(reading: Reading) -> bool:
    return reading.is_participle or "[T" in reading.last
