"""Fonts without a table of characters, whose glyphs of several letters have only names."""

from __future__ import annotations

import io

import pikepdf
import pytest

from corpus.reading.files import read_document
from corpus.reading.pdf.named_glyphs import spelled_out

NAMES = {" ": "space", ".": "period", "ä": "adieresis", "ö": "odieresis"}
TEXTS = [
    "profiilin tiedote käsiteltiin kylätalolla.",
    "Sähköinen vaihtoehto vietti iltaa.",
    "Kolme profiilia asetettiin tontille.",
]


def names_of(text: str, joined: dict[str, str]) -> list[str]:
    found: list[str] = []
    place = 0
    while place < len(text):
        pair = text[place : place + 2]
        if pair in joined:
            found.append(joined[pair])
            place += 2
        else:
            found.append(NAMES.get(text[place], text[place]))
            place += 1
    return found


def paper(lines: list[list[str]], *, is_in_program: bool = False) -> bytes:
    """A page of lines of glyphs, told by their names in the font or in its program."""
    table = sorted({name for line in lines for name in line})
    codes = {name: 33 + place for place, name in enumerate(table)}
    text = b"BT /F1 11 Tf 60 760 Td 16 TL\n"
    for line in lines:
        text += b"<" + b"".join(b"%02X" % codes[name] for name in line) + b"> Tj T*\n"
    document = pikepdf.new()
    shown = [
        name if is_in_program is False or "_" not in name else f"g{codes[name]}"
        for name in table
    ]
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=pikepdf.Name("/AAAAAA+Own"),
        Flags=4,
        FontBBox=pikepdf.Array([0, -200, 1000, 800]),
        ItalicAngle=0,
        Ascent=800,
        Descent=-200,
        CapHeight=700,
        StemV=80,
    )
    if is_in_program:
        program = "".join(f"dup {codes[n]} /{n} put\n" for n in table).encode()
        descriptor.FontFile = document.make_stream(b"%!PS-AdobeFont\n" + program)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name("/AAAAAA+Own"),
        FirstChar=33,
        LastChar=32 + len(table),
        Widths=pikepdf.Array([500] * len(table)),
        FontDescriptor=descriptor,
        Encoding=pikepdf.Dictionary(
            Differences=pikepdf.Array([33, *(pikepdf.Name(f"/{n}") for n in shown)])
        ),
    )
    page = document.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=document.make_indirect(font))
    )
    page.Contents = document.make_stream(text + b"ET")
    body = io.BytesIO()
    document.save(body)
    return body.getvalue()


@pytest.mark.parametrize(
    "joined",
    [
        {"fi": "f_i", "tt": "t_t", "ti": "t_i"},
        {"fi": "uni00660069", "tt": "t_t.alt", "ti": "t_i.sc"},
        {"fi": "glyph7", "tt": "glyph8", "ti": "glyph9"},
    ],
    ids=["parts", "numbers", "no names"],
)
def test_glyphs_of_several_letters_are_spelled_out(joined: dict[str, str]) -> None:
    body = paper([names_of(text, joined) for text in TEXTS])

    assert read_document("x.pdf", body).text.split("\n") == TEXTS


def test_names_in_the_program_of_a_font_are_known() -> None:
    joined = {"fi": "f_i", "tt": "t_t"}
    body = paper([names_of(text, joined) for text in TEXTS[:1]], is_in_program=True)

    assert read_document("x.pdf", body).text == TEXTS[0]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("f_f_i", "ffi"),
        ("uni00660069", "fi"),
        ("u1F600", "\U0001f600"),
        ("t_adieresis.alt", "tä"),
        ("glyph12", None),
        ("uniD800", None),
    ],
)
def test_names_of_glyphs_are_spelled_out(name: str, letters: str | None) -> None:
    assert spelled_out(name) == letters
