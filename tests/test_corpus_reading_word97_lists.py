"""Word files before 2007: numbers of lists, which stand in no text."""

from __future__ import annotations

import struct

import pytest

from corpus.reading.files import read_document
from tests.documents.compound import compound_file

DECIMAL, LETTER, BULLET = 0, 4, 23
START = 1024
"""Where the characters begin in the file."""


def level(form: int, text: str, start: int = 1, flags: int = 0) -> bytes:
    head = struct.pack("<iBB", start, form, flags) + bytes(22)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


FIRST = [level(DECIMAL, "\x00 §", 12), level(LETTER, "\x00.\x01)")]
FIRST += [level(DECIMAL, "")] * 7
SECOND = [level(BULLET, "\uf0b7")]
AGAIN = struct.pack("<iI", 1, 0x10)
"""A change of the first level: it begins at 1."""


def lists() -> tuple[bytes, int]:
    """The lists and their levels; how long the lists are."""
    own = struct.pack("<H", 2)
    for number, is_simple in ((7, 0), (8, 1)):
        own += struct.pack("<ii9HBB", number, 0, *[0xFFF] * 9, is_simple, 0)
    return own + b"".join(FIRST + SECOND), len(own)


def instances() -> bytes:
    """Three instances: of the first list, of the second, of the first begun anew."""
    heads = [(7, 0), (8, 0), (7, 1)]
    own = struct.pack("<I", len(heads))
    for number, changes in heads:
        own += struct.pack("<i8xBBBB", number, changes, 0, 0, 0)
    return own + bytes(4) + bytes(4) + bytes(4) + AGAIN


def styles() -> bytes:
    """A plain style, one of the first list, and one that is built on it."""
    own = struct.pack("<HHH", 4, 3, 10)
    for base, properties in ((0xFFF, b""), (0, in_list(1)), (1, b"")):
        style = struct.pack("<HHHHH", 0, 1 | base << 4, 2, 0, 0)
        style += struct.pack("<H", 1) + "a".encode("utf-16-le") + bytes(2)
        style += struct.pack("<HH", 2 + len(properties), 0) + properties
        own += struct.pack("<H", len(style)) + style
    return own


def in_list(number: int, depth: int | None = None) -> bytes:
    own = b"" if depth is None else struct.pack("<HB", 0x260A, depth)
    return own + struct.pack("<HH", 0x460B, number)


def word97(paragraphs: list[tuple[str, int, bytes]], cut: int | None = None) -> bytes:
    """A Word file of paragraphs, each with its style and properties.

    *cut*: how many bytes of its tables are kept.
    """
    text = "".join(one for one, _, _ in paragraphs)
    header = bytearray(START)
    struct.pack_into("<H", header, 0, 0xA5EC)
    struct.pack_into("<i", header, 0x4C, len(text))
    pieces = struct.pack("<2i", 0, len(text)) + struct.pack("<HIH", 0, START, 0)
    table = struct.pack("<BI", 2, len(pieces)) + pieces
    struct.pack_into("<2I", header, 0x01A2, 0, len(table))
    kept = len(table)
    own, size = lists()
    last = START + 2 * len(text)
    page = (last + 511) // 512
    for place, part, length in (
        (0x2E2, own, size),
        (0x2EA, instances(), len(instances())),
        (0xA2, styles(), len(styles())),
        (0x102, struct.pack("<3I", START, last, page), 12),
    ):
        struct.pack_into("<2I", header, place, len(table), length)
        table += part
    table = table if cut is None else table[: kept + cut]
    main = bytes(header) + text.encode("utf-16-le")
    main += bytes(-len(main) % 512) + page_of(paragraphs)
    return compound_file({"WordDocument": main, "0Table": table})


def page_of(paragraphs: list[tuple[str, int, bytes]]) -> bytes:
    """The page of 512 bytes that tells the properties of paragraphs."""
    page, place, edge = bytearray(512), 510, START
    count = page[511] = len(paragraphs)
    struct.pack_into("<I", page, 0, edge)
    for number, (text, style, properties) in enumerate(paragraphs):
        edge += 2 * len(text)
        struct.pack_into("<I", page, 4 * (number + 1), edge)
        own = struct.pack("<H", style) + properties
        own += bytes(len(own) % 2)
        place -= (len(own) + 3) // 2 * 2
        page[place : place + 2 + len(own)] = bytes([0, len(own) // 2]) + own
        page[4 * (count + 1) + 13 * number] = place // 2
    return bytes(page)


def test_paragraphs_have_the_numbers_of_their_lists() -> None:
    body = word97(
        [
            ("Laituri\r", 1, b""),
            ("ranta\r", 0, in_list(1, 1)),
            ("vene\r", 0, in_list(1, 1)),
            ("väliin\r", 0, b""),
            ("Sauna\r", 2, b""),
            ("kiuas\r", 0, in_list(1, 1)),
            ("luettelo\r", 0, in_list(2)),
            ("\r", 0, b""),
            ("ilman\r", 1, in_list(0)),
            ("solu\x07", 0, in_list(3)),
            ("toinen\x07\x07", 0, b""),
        ]
    )

    assert read_document("x.doc", body).text.split("\n") == [
        "12 § Laituri",
        "12.a) ranta",
        "12.b) vene",
        "väliin",
        "13 § Sauna",
        "13.a) kiuas",
        "• luettelo",
        "",
        "ilman",
        "1 § solu\ttoinen",
    ]


@pytest.mark.parametrize("cut", [0, 10, 100, 300, 400, 450])
def test_damaged_lists_cost_only_their_numbers(cut: int) -> None:
    body = word97([("Laituri\r", 1, b""), ("ranta\r", 0, in_list(1, 1))], cut)

    lines = read_document("x.doc", body).text.split("\n")

    assert [line.split()[-1] for line in lines] == ["Laituri", "ranta"]
