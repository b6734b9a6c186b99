"""Compound files made for tests: the container of Office files before 2007."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
LEAST = 4096
"""Streams of this size on have sectors of their own."""

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def entry(name: str, kind: int, start: int, size: int, child: int, right: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(encoded), kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with these streams, each filled up to its least size."""
    table, sectors = [TABLE, END], []
    entries = [entry("Root Entry", 5, END, 0, 1, FREE)]
    for number, (name, stream) in enumerate(streams.items(), start=1):
        filled = stream.ljust(LEAST, b"\0")
        filled += bytes(-len(filled) % SECTOR)
        begin = len(table)
        count = len(filled) // SECTOR
        table += [*range(begin + 1, begin + count), END]
        sectors.append(filled)
        right = number + 1 if number < len(streams) else FREE
        entries.append(entry(name, 2, begin, len(filled), FREE, right))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    table += [FREE] * (SECTOR // 4 - len(table))
    header = MAGIC + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<3I", 1, 1, 0) + struct.pack("<5I", LEAST, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    parts = (header, struct.pack(f"<{len(table)}I", *table), directory, *sectors)
    return b"".join(parts)
