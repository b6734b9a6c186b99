"""Word files before 2007: text, notes and boxes, and those that ask for a password."""

from __future__ import annotations

import struct

import pytest

from corpus.errors import ParseError
from corpus.reading.files import read_document
from tests.documents.compound import compound_file


def word97(
    text: str,
    footnotes: str = "",
    heads: str = "",
    boxes: str = "",
    plan: tuple[tuple[int, bytes], ...] = (),
) -> bytes:
    """A Word file whose characters are one piece of two bytes each.

    *plan* tells of runs that follow each other how many letters they have, and their
    properties.
    """
    whole = text + footnotes + heads + boxes
    sizes = (len(text), len(footnotes), len(heads), 0, 0, 0, len(boxes))
    header = bytearray(1024)
    struct.pack_into("<H", header, 0, 0xA5EC)
    struct.pack_into("<7i", header, 0x4C, *sizes)
    pieces = struct.pack("<2i", 0, len(whole)) + struct.pack("<HIH", 0, 1024, 0)
    table = struct.pack("<BI", 2, len(pieces)) + pieces
    struct.pack_into("<2I", header, 0x01A2, 0, len(table))
    main = bytes(header) + whole.encode("utf-16-le")
    if plan:
        main += bytes(-len(main) % 512)
        struct.pack_into("<2I", header, 0xFA, len(table), 12)
        table += struct.pack("<3I", 1024, 1024 + 2 * len(whole), len(main) // 512)
        main = bytes(header) + main[1024:] + page_of(plan)
    return compound_file({"WordDocument": main, "0Table": table})


def page_of(plan: tuple[tuple[int, bytes], ...]) -> bytes:
    """The page of 512 bytes that tells the properties of runs."""
    page, place = bytearray(512), 510
    page[511] = len(plan)
    edge = 1024
    struct.pack_into("<I", page, 0, edge)
    for number, (letters, properties) in enumerate(plan):
        edge += 2 * letters
        struct.pack_into("<I", page, 4 * (number + 1), edge)
        if properties:
            place -= (len(properties) + 2) // 2 * 2
            page[place : place + 1 + len(properties)] = (
                bytes([len(properties)]) + properties
            )
            page[4 * (len(plan) + 1) + number] = place // 2
    return bytes(page)


BOLD, HIDDEN, SHOWN = b"\x35\x08\x01", b"\x3c\x08\x01", b"\x3c\x08\x00"
DELETED, SIZE, LONG = b"\x00\x08\x01", b"\x43\x4a\x18\x00", b"\x4d\xca\x02\x3c\x08"


@pytest.mark.parametrize(
    "properties",
    [HIDDEN, DELETED, BOLD + HIDDEN, SIZE + LONG + DELETED, HIDDEN + SIZE],
)
def test_hidden_and_deleted_letters_are_left_out(properties: bytes) -> None:
    plan = ((8, b""), (9, properties), (8, BOLD))

    assert read_document(
        "x.doc", word97("Laituri piilossa korjataan.\r", plan=plan)
    ).text == ("Laituri korjataan.")


@pytest.mark.parametrize(
    "properties", [SHOWN, BOLD, HIDDEN + SHOWN, SIZE + LONG, b"\x3c"]
)
def test_letters_with_other_properties_stay(properties: bytes) -> None:
    plan = ((8, b""), (8, properties), (8, BOLD))

    assert read_document(
        "x.doc", word97("Laituri näkyvästi korjattu.\r", plan=plan)
    ).text == ("Laituri näkyvästi korjattu.")


def test_notes_and_boxes_follow_the_text() -> None:
    body = word97(
        "Päätös\x02: laituri\x02.\r",
        "\x02 Puinen.\r\x02 Rannalla.\r",
        "Kunta\r",
        "Laatikossa\r",
    )

    assert read_document("x.doc", body).text.split("\n\n") == [
        "Päätös: laituri.",
        "1 Puinen.",
        "2 Rannalla.",
        "Laatikossa",
    ]


def test_codes_of_fields_are_left_out() -> None:
    body = word97('Katso \x13 HYPERLINK "x" \x14liite\x15 ja\x07sauna\r')

    assert read_document("x.doc", body).text == "Katso liite ja\tsauna"


def test_a_file_that_asks_for_a_password_says_so() -> None:
    body = compound_file({"EncryptedPackage": b"x", "EncryptionInfo": b"y"})

    with pytest.raises(ParseError, match="asks for a password"):
        read_document("x.docx", body)
