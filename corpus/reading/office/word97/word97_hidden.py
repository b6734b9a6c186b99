"""What a Word 97 document hides or has marked as deleted, by the properties of its letters.

Pages tell for runs of letters how they differ from their style ([MS-DOC], "ChpxFkp").
"""

from __future__ import annotations

import contextlib
import struct
from bisect import bisect_right
from collections.abc import Iterator

from corpus.reading.office.word97.word97_pages import runs_in

_PLAN = 0xFA
_HIDDEN, _DELETED = 0x083C, 0x0800
_TABLE = 0xD608
"""The cells of a row, whose size takes two bytes."""

_VARIABLE = 6
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""Bytes of what follows a property's code, by the kind that its upper bits tell."""

Stretch = tuple[int, int]


def hidden_stretches(main: bytes, table: bytes) -> list[Stretch]:
    """Return from where to where in *main* letters stand that no reader sees, in order.

    Of a damaged plan what can be read counts.
    """
    found: list[Stretch] = []
    with contextlib.suppress(struct.error, IndexError):
        found.extend(_stretches(main, table))
    merged: list[Stretch] = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        elif first < last:
            merged.append((first, last))
    return merged


def _stretches(main: bytes, table: bytes) -> Iterator[Stretch]:
    for begin, end, page, start in runs_in(main, table, _PLAN, 1):
        if _hides(page[start + 1 : start + 1 + page[start]]):
            yield begin, end


def _hides(properties: bytes) -> bool:
    hidden = set[int]()
    for code, value in properties_in(properties):
        if code in (_HIDDEN, _DELETED):
            (hidden.add if value[0] & 1 else hidden.discard)(code)
    return bool(hidden)


def properties_in(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the code of each property and what follows it."""
    place = 0
    while place + 2 < len(properties):
        code = int.from_bytes(properties[place : place + 2], "little")
        kind = code >> 13
        size = 1 + properties[place + 2] if kind == _VARIABLE else _SIZES[kind]
        if code == _TABLE:
            size = 1 + int.from_bytes(properties[place + 2 : place + 4], "little")
        yield code, properties[place + 2 : place + 2 + size]
        place += 2 + size


def shown(
    characters: str, start: int, width: int, hidden: list[Stretch], mark: str
) -> str:
    """Return characters with a mark in the place of those that are hidden.

    Args:
        characters: of one piece.
        start: where its first byte stands.
        width: bytes of each character.
        hidden: stretches that nobody sees, in order, none over another.
        mark: what stands for a hidden character.
    """
    signs, end = list(characters), start + width * len(characters)
    number = bisect_right(hidden, start, key=lambda stretch: stretch[1])
    while number < len(hidden) and hidden[number][0] < end:
        first, last = hidden[number]
        begin = max(first - start, 0) // width
        after = min((last - start) // width, len(signs))
        signs[begin:after] = mark * (after - begin)
        number += 1
    return "".join(signs)
