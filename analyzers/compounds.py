"""The parts of a compound that are words of their own.

``työvoimapalvelujen`` gives työ, voima, palvelu, työvoima and voimapalvelu: every
contiguous run of components but the whole. Runs that make up a listed whole compound
(lauta|kunta) act as one component.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analyzers.lexicon import whole_compounds
from analyzers.readings import Component, Reading

MIN_PART_LENGTH = 3
_MIN_ACRONYM_LENGTH = 2
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
    """Return the components of *reading*, listed whole compounds joined; maybe one."""
    components = reading.components
    if not 1 < len(components) <= MAX_COMPONENTS:
        return _hyphenated_entry(reading)
    inner = [_inner_piece(component, base_of) for component in components[:-1]]
    prefix = "".join(component.surface for component in components[:-1])
    base = reading.base.replace("=", "")
    last_base = base[len(prefix) :] if len(base) > len(prefix) else ""
    last = Piece(components[-1].surface.strip("-").lower(), fold(last_base))
    return _join_whole([*inner, last])


def parts_of(pieces: list[Piece]) -> set[str]:
    """Return the base forms of all contiguous runs shorter than the whole."""
    found: set[str] = set()
    count = len(pieces)
    for first in range(count):
        surface = ""
        for last in range(first, count):
            piece = pieces[last]
            if last - first + 1 < count and piece.base:
                base = surface + piece.base
                if _is_part(base, piece.is_acronym):
                    found.add(base)
            surface += piece.surface
    return found


def _is_part(base: str, is_acronym: bool) -> bool:
    return len(base) >= (_MIN_ACRONYM_LENGTH if is_acronym else MIN_PART_LENGTH)


def _hyphenated_entry(reading: Reading) -> list[Piece]:
    """Cut a lexeme such as ``ELY-keskus``, one entry of the dictionary, at its hyphen."""
    base = reading.base.replace("=", "")
    if "-" not in base.strip("-"):
        return []
    names = [name for name in base.split("-") if name]
    return [Piece(name.lower(), name.lower(), name.isupper()) for name in names]


def _inner_piece(component: Component, base_of: BaseOf) -> Piece:
    surface = component.surface.strip("-").lower()
    if "[La]" in component.tags:
        return Piece(surface, surface, is_acronym=True)
    if "[Lu]" in component.tags and not component.base:
        return Piece(surface, surface if surface.isdigit() else "")
    if "[Xj]" in component.tags or not component.base:
        return Piece(surface, base_of(surface))
    return Piece(surface, fold(component.base))


def _join_whole(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].surface + piece.base in whole_compounds():
            before = joined.pop()
            piece = Piece(before.surface + piece.surface, before.surface + piece.base)
        joined.append(piece)
    return joined
