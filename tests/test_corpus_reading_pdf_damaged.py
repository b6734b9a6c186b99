"""PDF files that are damaged, printed twice, or tell only the numbers of their glyphs."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from corpus.reading.pdf.reading import read_pdf
from tests.documents.papers import lines, paper, turned

BODY = [
    "Lautakunta päätti rakentaa laiturin rannalle (hinta 4 500 euroa).",
    "Työt alkavat 1.5.2031, ja ne päättyvät syksyllä.",
    "Otsikko",
]


def numbers_of(text: str) -> bytes:
    """The numbers of the glyphs of a text, two bytes each, in the usual order."""
    codes = text.encode("mac_roman")
    return b"".join((code - 29 - (code > 0x7F)).to_bytes(2, "big") for code in codes)


def without_characters(texts: Sequence[str], plain: str = "") -> bytes:
    """A PDF in a font that tells no characters, with a line in another font."""
    pdf = pikepdf.new()
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/AAAAAA+Leipa"),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        DW=500,
    )
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = Dictionary(
        Font=Dictionary(
            F1=Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name("/AAAAAA+Leipa"),
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(font)]),
            ),
            F2=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica),
        )
    )
    parts = [
        f"BT /F1 11 Tf 60 {740 - 15 * place} Td <{numbers_of(text).hex()}> Tj ET\n"
        for place, text in enumerate(texts)
    ]
    parts.append(f"BT /F2 11 Tf 60 500 Td ({plain}) Tj ET")
    page.Contents = pdf.make_stream("".join(parts).encode())
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_glyphs_that_are_only_numbered_are_characters_in_the_usual_order() -> None:
    document = read_document("x.pdf", without_characters(BODY, "Sauna"))

    assert document.text == "\n".join(BODY) + "\n\nSauna"
    assert document.details[0].state == "good"


def test_numbered_glyphs_in_an_order_of_their_own_are_no_text() -> None:
    strange = ["".join(chr(122 - ord(sign) % 26) for sign in BODY[0])[:40] + " xz q b"]

    (page,) = read_pdf(without_characters(strange * 4)).pages

    assert page.state == "damaged"


@pytest.mark.parametrize("shift", [0, 0.3, 0.9])
@pytest.mark.parametrize("degrees", [0, 90])
def test_lines_printed_twice_at_one_place_are_read_once(
    shift: float, degrees: int
) -> None:
    text = [BODY[0], BODY[1], BODY[0]]

    def draw(canvas: Canvas) -> None:
        for place in (0, shift):
            turned(lines(text), degrees, 820 * (degrees > 0) + place, place)(canvas)

    assert read_document("x.pdf", paper(draw)).text.split("\n") == text


def test_a_file_cut_off_before_its_list_of_objects_is_read_and_told() -> None:
    body = paper(lines(BODY), lines(["Sauna jää."]))

    document = read_document("x.pdf", body[: body.rindex(b"trailer")])

    assert document.text == "\n".join(BODY) + "\n\nSauna jää."
    assert document.notes == (
        "the file is damaged: text or pages of it may be missing",
    )
