"""The parts of a compound that are words of their own.

``työvoimapalvelujen`` gives työ, voima, palvelu, työvoima and voimapalvelu: every
contiguous run of components but the whole. Components that make up a listed whole
compound (lauta|kunta) act as one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analyzers.lexicon import bound_parts, whole_compounds
from analyzers.readings import Component, Reading

MIN_PART_LENGTH = 3
_MIN_ACRONYM_LENGTH = 2
MIN_PREFIX_LENGTH = 5
MAX_COMPONENTS = 8
"""Longer chains are not cut: nobody writes them, and runs grow as the square."""

BaseOf = Callable[[str], str]
"""Base form of a surface word, for derived components ("" when unknown)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One component of a compound: its letters inside a longer word, and its base."""

    surface: str
    base: str
    is_acronym: bool = False


def fold(base: str) -> str:
    """Lower case without hyphens and boundary marks, the form in which lemmas meet."""
    return base.lower().replace("-", "").replace("=", "")


def pieces_of(reading: Reading, base_of: BaseOf) -> list[Piece]:
    """Return the components of *reading* as the dictionary cuts it; one for a simple word."""
    components = reading.components
    base = reading.base.replace("=", "")
    if not 1 <= len(components) <= MAX_COMPONENTS:
        return [Piece(fold(base), fold(base))]
    inner = [
        piece
        for component in components[:-1]
        for piece in _inner_pieces(component, base_of)
    ]
    prefix = "".join(component.surface for component in components[:-1])
    last_base = base[len(prefix) :] if len(base) > len(prefix) else base
    return [*inner, *_last_pieces(reading, last_base)]


def join_whole(pieces: list[Piece]) -> list[Piece]:
    """Join neighbours that make up a listed whole compound into one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        whole = piece
        for count in (2, 1):
            before = "".join(one.surface for one in joined[-count:])
            if len(joined) >= count and before + piece.base in whole_compounds():
                whole = Piece(before + piece.surface, before + piece.base)
                del joined[-count:]
                break
        joined.append(whole)
    return joined


def parts_of(pieces: list[Piece]) -> set[str]:
    """Return the base forms of the runs shorter than the whole.

    Every contiguous run of a compound of two or three pieces; of a longer one the single
    pieces, its beginnings and its ends.
    """
    found: set[str] = set()
    count = len(pieces)
    for first in range(count):
        surface = ""
        for last in range(first, count):
            piece = pieces[last]
            is_inner = 0 < first < last < count - 1
            if last - first + 1 < count and piece.base and not is_inner:
                base = surface + piece.base
                if _is_part(base, piece.is_acronym):
                    found.add(base)
            surface += piece.surface
    return found


def _is_part(base: str, is_acronym: bool) -> bool:
    shortest = _MIN_ACRONYM_LENGTH if is_acronym else MIN_PART_LENGTH
    return len(base) >= shortest and base not in bound_parts()


def _last_pieces(reading: Reading, base: str) -> list[Piece]:
    component = reading.components[-1]
    surface = fold(component.surface)
    names = [name for name in base.split("-") if name]
    if len(names) < 2 and _is_lexical_compound(component):
        names = component.base.split("=")
    if len(names) < 2 or reading.is_name:
        return [Piece(surface, fold(base))]
    start = "".join(names[:-1])
    return [
        *(Piece(fold(name), fold(name), name.isupper()) for name in names[:-1]),
        Piece(surface[len(start) :], fold(names[-1])),
    ]


def _is_lexical_compound(component: Component) -> bool:
    """Is it a compound that the dictionary holds as one noun, such as vähittäis=kauppa?"""
    return "=" in component.base and "[Lt]" not in component.tags


def _inner_pieces(component: Component, base_of: BaseOf) -> list[Piece]:
    surface = fold(component.surface)
    if "[La]" in component.tags:
        return [Piece(surface, surface, is_acronym=True)]
    if "[Lu]" in component.tags and not component.base:
        return [Piece(surface, surface if surface.isdigit() else "")]
    if "[Tn4]" in component.tags and surface.endswith("mis"):
        return [Piece(surface, surface[:-1] + "nen")]
    if "[Lp]" in component.tags:
        return [Piece(surface, surface if _is_topic_prefix(surface) else "")]
    if "[Xj]" in component.tags or not component.base:
        return [Piece(surface, base_of(surface))]
    if _is_lexical_compound(component):
        *heads, last = component.base.split("=")
        start = len("".join(heads))
        return [
            *(Piece(fold(name), fold(name)) for name in heads),
            Piece(surface[start:], fold(last)),
        ]
    return [Piece(surface, fold(component.base))]


def _is_topic_prefix(surface: str) -> bool:
    """Is a prefix a word one searches for (sosiaali-), not a mere stem (yleis-, lähi-)?"""
    return len(surface) > MIN_PREFIX_LENGTH and not surface.endswith("s")
