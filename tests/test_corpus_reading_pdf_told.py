"""Letters of a PDF that only its marks tell: signs for "fi" without a character."""

from __future__ import annotations

import pytest

from corpus.reading.files import read_document

CHARACTERS = (
    "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfrange "
    "<20> <7E> <0020> <E0> <FF> <00E0> endbfrange 1 beginbfchar <09> <{}> endbfchar endcmap"
)
FONT = (
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding"
    "/Differences[9/fi/fl]>>/ToUnicode 6 0 R>>"
)
PAGE = (
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>"
)


def marked(text: str, code: int) -> str:
    return f"/Span <</ActualText({text})>> BDC (\\{code:03o}) Tj EMC "


def document(content: str, character: str) -> bytes:
    streams = [content, CHARACTERS.format(character)]
    page, table = (f"<</Length {len(one)}>>stream\n{one}\nendstream" for one in streams)
    parts = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>"]
    parts += [PAGE, page, FONT, table]
    body = "".join(
        f"{number} 0 obj\n{part}\nendobj\n"
        for number, part in enumerate(parts, start=1)
    )
    return f"%PDF-1.7\n{body}trailer\n<</Root 1 0 R>>\n%%EOF".encode("latin-1")


@pytest.mark.parametrize("character", ["0000", "E009", "FFFD"])
def test_letters_that_marks_tell_are_put_into_their_words(character: str) -> None:
    content = (
        f"BT /F 11 Tf 50 700 Td (Uusi pro) Tj {marked('fi', 9)}(ili ja kon) Tj "
        f"{marked('fl', 10)}(ikti) Tj ET"
    )

    assert read_document("x.pdf", document(content, character)).text == (
        "Uusi profiili ja konflikti"
    )


def test_what_glyphs_say_is_not_told_twice() -> None:
    content = "BT /F 11 Tf 50 700 Td /Span <</ActualText(Vene)>> BDC (Vene) Tj EMC ( on) Tj ET"

    assert read_document("x.pdf", document(content, "0000")).text == "Vene on"
