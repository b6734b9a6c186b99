"""Word files before 2007: text, notes and boxes, and those that ask for a password."""

from __future__ import annotations

import struct

import pytest

from corpus.errors import ParseError
from corpus.reading.files import read_document
from tests.documents.compound import compound_file


def word97(text: str, footnotes: str = "", heads: str = "", boxes: str = "") -> bytes:
    """A Word file whose characters are one piece of two bytes each."""
    whole = text + footnotes + heads + boxes
    sizes = (len(text), len(footnotes), len(heads), 0, 0, 0, len(boxes))
    header = bytearray(1024)
    struct.pack_into("<H", header, 0, 0xA5EC)
    struct.pack_into("<7i", header, 0x4C, *sizes)
    pieces = struct.pack("<2i", 0, len(whole)) + struct.pack("<HIH", 0, 1024, 0)
    table = struct.pack("<BI", 2, len(pieces)) + pieces
    struct.pack_into("<2I", header, 0x01A2, 0, len(table))
    main = bytes(header) + whole.encode("utf-16-le")
    return compound_file({"WordDocument": main, "0Table": table})


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
