"""The parts of a compound that are words of their own.

``työvoimapalvelujen`` gives työ, voima, palvelu, työvoima and voimapalvelu: every
contiguous run of components but the whole. Components that make up a listed whole
compound (lauta|kunta) act as one.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import NamedTuple

from analyzers.words.morphology.lexicon import (
    bound_parts,
    silent_parts,
    whole_compounds,
)
from analyzers.words.morphology.word_readings import (
    WordReading,
    derived_base,
    entry_of,
    is_in_inen,
    noun_of,
    surface_of,
    surface_of_known,
)

MIN_PART_LENGTH = 3
MIN_PREFIX_LENGTH = 5
MAX_COMPONENTS = 8
"""Longer chains are not cut: nobody writes them, and runs grow as the square."""

_MIN_ACRONYM_LENGTH = 2
_KEPT_COMPONENTS = 8_192
"""Inner components that are remembered: most of those in a text have been there before."""


class Piece(NamedTuple):
    """One component of a compound: its letters inside a longer word, and its base."""

    surface: str
    base: str
    is_acronym: bool = False


def fold(base: str) -> str:
    """Lower case without hyphens and boundary marks, the form in which lemmas meet."""
    return base.lower().replace("-", "").replace("=", "")


_SIMPLE = [Piece("", "")]
_ACTS = ("laki", "asetus")
"""No act is called by the end of its name: no huoltolaki in terveydenhuoltolaki."""


def pieces_of(reading: WordReading) -> list[Piece]:
    """Return the components of *reading* as the dictionary cuts it.

    A simple word has one piece, whose letters nobody needs.
    """
    components = reading.components
    base = reading.base
    if len(components) == 1 and "-" not in base and "=" not in reading.last:
        return _SIMPLE
    if not 1 <= len(components) <= MAX_COMPONENTS:
        return _SIMPLE
    base = base.replace("=", "")
    pieces, length = _lead_pieces(components[:-1])
    last_base = base[length:] if len(base) > length else base
    pieces += _last_pieces(reading, last_base)
    return pieces


def plain_pieces(lead: str, base: str) -> list[Piece]:
    """Return the components of a word whose last one is nothing but base form.

    Args:
        lead: the output of the components before the last.
        base: of the whole word, as Voikko gives it; without hyphens.
    """
    components = [component for component in lead.split("[Bc]") if component]
    if not 1 <= len(components) < MAX_COMPONENTS:
        return _SIMPLE
    base = base.replace("=", "").lower()
    pieces, length = _lead_pieces(components)
    pieces.append(Piece("", base[length:] or base))
    return pieces


def _lead_pieces(components: Sequence[str]) -> tuple[list[Piece], int]:
    """Return the pieces of the components before the last, and their length."""
    pieces: list[Piece] = []
    length = 0
    for output in components:
        letters, inner = _inner_pieces(output)
        length += letters
        pieces += inner
    return pieces, length


def join_whole(pieces: list[Piece]) -> list[Piece]:
    """Join neighbours that make up a listed whole compound into one piece."""
    if len(pieces) < 2:
        return pieces
    whole = whole_compounds()
    joined = [pieces[0]]
    for piece in pieces[1:]:
        before = joined[-1].surface
        if before + piece.base in whole:
            joined[-1] = Piece(before + piece.surface, before + piece.base)
            continue
        if len(joined) > 1:
            before = joined[-2].surface + before
            if before + piece.base in whole:
                joined.pop()
                joined[-1] = Piece(before + piece.surface, before + piece.base)
                continue
        joined.append(piece)
    return joined


def parts_of(pieces: list[Piece]) -> set[str]:
    """Return the base forms of the runs shorter than the whole.

    Every contiguous run of a compound of two or three pieces; of a longer one the single
    pieces, its beginnings and its ends.
    """
    bound, silent = bound_parts(), silent_parts()
    found = {
        base
        for _, base, is_acronym in pieces
        if len(base) >= (_MIN_ACRONYM_LENGTH if is_acronym else MIN_PART_LENGTH)
        and base not in bound
    }
    count = len(pieces)
    for before, piece in itertools.pairwise(pieces):
        if quiet := silent.get(before.surface + piece.base):
            found.difference_update(quiet)
    if count > 2:
        beginning = pieces[0].surface
        for piece in pieces[1:-1]:
            found.add(beginning + piece.base)
            beginning += piece.surface
        end = pieces[-1].base
        for piece in reversed(pieces[1:-1]) if end not in _ACTS else ():
            end = piece.surface + end
            found.add(end)
    return found


def _last_pieces(reading: WordReading, base: str) -> list[Piece]:
    surface = fold(surface_of_known(reading.last))
    if "[Ls]itt" in reading.last:
        return [Piece(surface, fold(noun_of(reading.last)))]  # toimi|aloittain
    if "-" not in base and "=" not in reading.last:
        return [Piece(surface, base.lower())]
    names = [name for name in base.split("-") if name]
    if len(names) < 2:
        names = _lexical_parts(reading.last)
    if len(names) < 2 or reading.is_name:
        return [Piece(surface, fold(base))]
    start = "".join(names[:-1])
    # What is derived from the entry is not in it: energia|tehokkuus from energia=tehokas.
    is_derived = "[Xj]" in reading.last and not is_in_inen(reading)
    begins = fold(base).startswith(fold(start))
    last = fold(base)[len(start) :] if is_derived and begins else fold(names[-1])
    return [
        *(Piece(fold(name), fold(name), name.isupper()) for name in names[:-1]),
        Piece(surface[len(start) :], last),
    ]


def _lexical_parts(output: str) -> list[str]:
    """Return the parts of a noun the dictionary holds whole: vähittäis=kauppa; else []."""
    entry = entry_of(output)
    return entry.split("=") if "=" in entry and "[Lt]" not in output else []


@functools.lru_cache(_KEPT_COMPONENTS)
def _inner_pieces(output: str) -> tuple[int, tuple[Piece, ...]]:
    """Return how many letters a component before the last has, and its pieces."""
    letters = surface_of(output)
    return len(letters), tuple(_cut_inner(output, fold(letters)))


def _cut_inner(output: str, surface: str) -> Sequence[Piece]:
    entry = entry_of(output)
    if "[La]" in output:
        return [Piece(surface, surface, is_acronym=True)]
    if "[Lu]" in output and not entry:
        return [Piece(surface, surface if surface.isdigit() else "")]
    if "[Tn4]" in output and surface.endswith("mis"):
        return [Piece(surface, surface[:-1] + "nen")]
    if "[Lp]" in output:
        return [Piece(surface, surface if _is_topic_prefix(surface) else "")]
    base = fold(derived_base(output)) if "[Xj]" in output else fold(entry)
    if "=" in entry and len(names := _lexical_parts(output)) > 1:
        *heads, _ = names
        start = "".join(heads)
        if base.startswith(fold(start)):
            return [
                *(Piece(fold(name), fold(name)) for name in heads),
                Piece(surface[len(start) :], base[len(start) :]),
            ]
    if "[Xj]" in output:
        return [Piece(surface, base)]
    if surface.endswith("llis") and not entry.endswith("nen"):
        # An adjective's stem (kunnallis-) is not a form of the noun it is derived from.
        return [Piece(surface, surface[:-1] + "nen")]
    return [Piece(surface, fold(entry))]


def _is_topic_prefix(surface: str) -> bool:
    """Is a prefix a word one searches for (sosiaali-), not a mere stem (yleis-, lähi-)?"""
    return len(surface) > MIN_PREFIX_LENGTH and not surface.endswith("s")
