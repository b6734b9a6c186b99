"""PDF: stamps and signatures that are notes on a page say what they say, apart from the text."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.pdf.reading import read_pdf

HIDDEN, NOT_ON_SCREEN, PRINTED = 2, 32, 4


def paper() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    canvas.drawString(80, 700, "Kunnanhallitus korjaa laiturin.")
    canvas.showPage()
    canvas.drawString(80, 700, "Hyväksyttiin.")
    canvas.save()
    return out.getvalue()


def stamped(kind: str, text: str, flags: int = PRINTED, **more: Any) -> bytes:
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
        drawn = pdf.make_stream(f"BT /F 12 Tf 4 6 Td ({text}) Tj ET".encode("cp1252"))
        drawn.Type, drawn.Subtype = Name.XObject, Name.Form
        drawn.BBox = Array([0, 0, 180, 24])
        drawn.Resources = Dictionary(Font=Dictionary(F=font))
        note = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name(f"/{kind}"),
                Rect=Array([80, 690, 260, 714]),
                F=flags,
                AP=Dictionary(N=drawn),
            )
        )
        for key, value in more.items():
            note[f"/{key}"] = value
        pdf.pages[0].Annots = Array([note])
        if kind == "Widget":
            pdf.Root.AcroForm = Dictionary(Fields=Array([note]), SigFlags=3)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        stamped("Stamp", "Lainvoimainen 4.5.2031"),
        stamped("Widget", "Lainvoimainen 4.5.2031", FT=Name.Sig, T=String("nimi")),
    ],
    ids=["stamp", "signature"],
)
def test_a_note_over_the_text_is_told_apart_from_it(body: bytes) -> None:
    first, second = read_pdf(body).pages

    assert (first.text, first.marks) == (
        "Kunnanhallitus korjaa laiturin.",
        ("Lainvoimainen 4.5.2031",),
    )
    assert (second.text, second.marks) == ("Hyväksyttiin.", ())


@pytest.mark.parametrize(
    "body",
    [
        stamped("Stamp", "Luonnos", HIDDEN),
        stamped("Stamp", "Luonnos", PRINTED | NOT_ON_SCREEN),
        stamped("Highlight", "Luonnos", QuadPoints=Array([80, 714, 260, 714])),
        stamped("Text", "Luonnos", Contents=String("Huomautus")),
    ],
    ids=["hidden", "not on screen", "highlight", "comment"],
)
def test_hidden_stamps_and_other_notes_say_nothing(body: bytes) -> None:
    page = read_pdf(body).pages[0]

    assert (page.text, page.marks) == ("Kunnanhallitus korjaa laiturin.", ())
