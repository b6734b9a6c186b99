"""What one Voikko reading says: base form, components, traits.

The transducer's output is a string of tags and letters: ``[Ln][Xp]työ[X]työ[Sn][Ny]``.
``[Bc]`` parts components, ``[Xp]base[X]`` is a component's dictionary entry, ``[Xj]la[X]``
a derivation's end in its base form; all other letters outside ``[X.]…[X]`` are the word's.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from analyzers.words.morphology.voikko import RawReading

_MARKUP = re.compile(r"\[X[a-z]\].*?\[X\]|\[[^\]]*\]")
_UNMARKED = "[Ll]v[Xj]"
"""The participle of verbs like saada and viedä, which the dictionary does not mark."""
_PARTICIPLE = re.compile(
    r"(?:\[R[vautm]\]|\[Ll\]v(?=\[Xj\]))(?!.*\[L[^\]]*\].)|\[Re\](?!.*\[Ln\].)"
)
"""A participle that nothing more is derived from: no tulevaisuus, no vaikuttavuus."""
_NAME = re.compile(r"\[L(?:em|es|ee|ep|nm|np)\](?!.*\[L[ln]\])")
"""A name that nothing is derived from: no japanilainen."""
_VERB_END = re.compile(r"\[Ll\]|\[Ln\]")


class WordReading(NamedTuple):
    """One way to understand a word.

    Attributes:
        base: base form as Voikko writes it, original case, ``=`` and ``-`` kept.
        components: the output of each component, in order; one for a simple word, none
            for the doubled readings of organisations.
        last: the output of the last component, which carries the inflection; may be "".
        output: of all components, as Voikko gives it.
    """

    base: str
    components: tuple[str, ...]
    last: str
    output: str

    @property
    def lead(self) -> str:
        """Letters of the components before the last."""
        return "".join(map(surface_of_known, self.components[:-1]))

    @property
    def surface(self) -> str:
        """Letters of the whole word."""
        return self.lead + surface_of(self.last)

    @property
    def is_name(self) -> bool:
        """Is it a proper name (of a person, a place or anything else)?"""
        return "[L" in self.last and bool(_NAME.search(self.last))

    @property
    def is_participle(self) -> bool:
        """Is it a participle, whose verb the base form hides?"""
        return (
            ("[R" in self.last or _UNMARKED in self.last)
            and "[Lt]" in self.last
            and bool(_PARTICIPLE.search(self.last))
        )


def parse_reading(raw: RawReading) -> WordReading:
    """Cut the transducer's output at its component boundaries."""
    base, output = raw
    if "[Bc]" not in output:
        return WordReading(base, (output,) if output else (), output, output)
    components = tuple(filter(None, output.split("[Bc]")))
    return WordReading(base, components, components[-1] if components else "", output)


def surface_of(output: str) -> str:
    """Return the letters of the word in the output."""
    return _MARKUP.sub("", output)


surface_of_known = functools.lru_cache(16_384)(surface_of)
"""``surface_of`` for components of compounds, which come again and again."""


def entry_of(output: str) -> str:
    """Return the dictionary entry a component is built on; "" when it has none."""
    _, found, rest = output.partition("[Xp]")
    return rest.partition("[X]")[0] if found else ""


def derived_base(output: str) -> str:
    """Return the base form of a component with a derivation; "" without one.

    ``[Xp]valmistaa[X]valmistel[Xj]la[X]`` is valmistella: the letters before the last
    derivation and that derivation's own base form.
    """
    before, found, after = output.rpartition("[Xj]")
    return surface_of(before) + after.partition("[X]")[0] if found else ""


def noun_of(output: str) -> str:
    """Return the noun of an adverb in -ittain: alue, toimija."""
    noun, _, adverb = output.partition("[Ls]")
    if "[Lt]" in noun and "[Xj]" not in noun:
        # toimijo|ittain: the derivation from the verb is not marked.
        return surface_of(noun).rstrip("oö") + adverb[3:4]
    return derived_base(noun) or entry_of(noun)


def verb_of(output: str) -> str:
    """Return the verb of a participle from its component's output; "" when not found."""
    head, found, rest = output.partition("[X]")
    if not found:
        return ""
    stem = _VERB_END.split(rest, maxsplit=1)[0]
    return derived_base(stem) or entry_of(head)


def is_in_inen(reading: WordReading) -> bool:
    """Is it an adjective that is derived from a noun by -inen?"""
    return reading.last.rpartition("[Xj]")[2].startswith("inen[X]")
