"""Acts that share a matter or a name with another, as the notes of the table tell."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from analyzers.law.register.statutes import statutes

_NUMBER = r"\d+/\d{4}"
_MOVED = re.compile(rf"moved to ({_NUMBER})")
_AMBIGUOUS = re.compile(rf"ambiguous with ((?:{_NUMBER}(?: and )?)+)")


def parts_moved_to(number: str) -> tuple[str, ...]:
    """Return the acts that took over a part of an act.

    >>> parts_moved_to("132/1999"), parts_moved_from("751/2023")
    (('751/2023',), ('132/1999',))
    """
    return _moved().get(number, ())


def parts_moved_from(number: str) -> tuple[str, ...]:
    """Return the acts of which an act took over a part."""
    return tuple(old for old, new in _moved().items() if number in new)


def of_same_name(number: str) -> tuple[str, ...]:
    """Return the acts that are called by the same short name.

    >>> of_same_name("613/2021"), of_same_name("380/1987")
    (('380/2023', '612/2021'), ())
    """
    pairs = _same_name()
    others = [*pairs.get(number, ()), *(one for one in pairs if number in pairs[one])]
    return tuple(dict.fromkeys(others))


@functools.cache
def _moved() -> Mapping[str, tuple[str, ...]]:
    found = {row.number: _MOVED.findall(row.note) for row in statutes().values()}
    return {number: tuple(acts) for number, acts in found.items() if acts}


@functools.cache
def _same_name() -> Mapping[str, tuple[str, ...]]:
    found = {
        row.number: re.findall(_NUMBER, match[1])
        for row in statutes().values()
        if (match := _AMBIGUOUS.search(row.note))
    }
    return {number: tuple(acts) for number, acts in found.items()}
