"""Pages of a Word 97 document that tell for runs of letters or paragraphs how they are set.

A plan in the table stream names them; each has 512 bytes ([MS-DOC], "ChpxFkp", "PapxFkp").
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_PAGE = 512


class FormattedRun(NamedTuple):
    """Letters from *begin* to *end* of the main stream, told of from *start* of a page."""

    begin: int
    end: int
    page: bytes
    start: int


def runs_in(
    main: bytes, table: bytes, plan_place: int, width: int
) -> Iterator[FormattedRun]:
    """Yield the runs of which something is told.

    Args:
        main: the stream that has the text.
        table: the stream that has the plan.
        plan_place: where the header of *main* tells the plan's place and size.
        width: bytes of what a page tells of each run before its properties.

    Raises:
        struct.error, IndexError: the file is damaged.
    """
    position, size = struct.unpack_from("<II", main, plan_place)
    plan = table[position : position + size]
    count = max((len(plan) - 4) // 8, 0)
    for number in struct.unpack_from(f"<{count}I", plan, 4 * (count + 1)):
        place = (number & 0x3FFFFF) * _PAGE
        page = main[place : place + _PAGE]
        runs = page[_PAGE - 1]
        edges = struct.unpack_from(f"<{runs + 1}I", page, 0)
        for run in range(runs):
            start = 2 * page[4 * (runs + 1) + width * run]
            if start:
                yield FormattedRun(edges[run], edges[run + 1], page, start)
