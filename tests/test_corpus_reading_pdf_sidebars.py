"""Notes beside running text are read apart; cells of tables and captions stay where they are."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import Draw, both, lines, paper

TEXT = [
    "Laituri rakennetaan Mallilan rantaan ensi kesänä, jos valtuusto",
    "varaa siihen rahat ja jos hakemus hyväksytään ennen kevättä, sillä",
    "vanha laituri on huono ja sen käyttö on kielletty. Uusi laituri on",
    "pidempi kuin vanha ja siihen mahtuu kaksikymmentä venettä, joista",
    "viisi on vierasvenepaikkoja. Rakentaminen kilpailutetaan syksyllä",
    "ja työt alkavat heti, kun jäät ovat lähteneet ja lupa on saatu, ja",
    "kestävät noin kolme viikkoa. Kulkua rantaan rajoitetaan töiden",
    "aikana, mutta uimaranta on auki koko ajan myös viikonloppuisin ja",
    "juhannuksena, jolloin rannassa on paljon väkeä kuten aina ennenkin.",
]
NOTE = ["Lisätietoja antaa", "hallintojohtaja", "Anni Mallila", "anni@mallila.example"]


def beside(
    note: list[str], *, left: bool, size: float = 9, step: float = 14, top: float = 760
) -> Draw:
    """Draw the text with a note at its left or right."""

    def draw(canvas: Canvas) -> None:
        lines(TEXT, top=760, left=190 if left else 60, step=14)(canvas)
        canvas.setFont("Helvetica", size)
        lines(note, top=top, left=60 if left else 430, step=step)(canvas)

    return draw


@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("count", [3, 4])
@pytest.mark.parametrize(("size", "step"), [(11, 14), (9, 14), (8, 10), (9, 12)])
@pytest.mark.parametrize("top", [760, 718])
def test_a_note_beside_the_text_is_no_cell_of_its_lines(
    top: float, size: float, step: float, count: int, left: bool
) -> None:
    note = NOTE[:count]
    draw = beside(note, left=left, size=size, step=step, top=top)
    parts = ["\n".join(note), "\n".join(TEXT)]

    found = read_document("x.pdf", paper(draw)).text

    assert found.split("\n\n") == (parts if left else parts[::-1])


def test_what_is_above_and_below_stays_there() -> None:
    draw = both(
        lines(["§ 12", "Laiturin rakentaminen"], top=810, left=190),
        beside(NOTE, left=True),
        lines(["Päätös", "Ehdotus hyväksyttiin."], top=590, left=190),
    )

    assert read_document("x.pdf", paper(draw)).text.split("\n\n") == [
        "§ 12\nLaiturin rakentaminen",
        "\n".join(NOTE),
        "\n".join(TEXT),
        "Päätös\nEhdotus hyväksyttiin.",
    ]


@pytest.mark.parametrize(
    "note",
    [["1 200", "900", "1 750"], ["12.", "13.", "14."]],
    ids=["sums", "numbers"],
)
def test_numbers_beside_lines_stay_with_them(note: list[str]) -> None:
    text = read_document("x.pdf", paper(beside(note, left=False, size=11))).text

    assert f"{TEXT[0]}   {note[0]}\n{TEXT[1]}   {note[1]}" in text


def test_cells_of_a_table_stay_in_their_rows() -> None:
    names = ["Ranta", "Puisto", "Satama"]
    does = ["Laituri uusitaan", "Penkit maalataan ja kiveys korjataan", "Ei töitä"]

    def draw(canvas: Canvas) -> None:
        lines(names, left=60)(canvas)
        lines(does, left=190)(canvas)
        lines(TEXT, top=735, left=190)(canvas)

    text = read_document("x.pdf", paper(draw)).text
    assert "Puisto   Penkit maalataan ja kiveys korjataan" in text


def test_a_caption_of_several_lines_is_one_line_before_its_text() -> None:
    def draw(canvas: Canvas) -> None:
        lines(["Asian aikaisempi", "käsittely"], left=60, step=14)(canvas)
        lines(TEXT, left=190, step=14)(canvas)
        lines(["Päätös"], top=630, left=60)(canvas)
        lines(["Ehdotus hyväksyttiin."], top=630, left=190)(canvas)

    text = read_document("x.pdf", paper(draw)).text
    assert text.startswith(f"Asian aikaisempi käsittely\n{TEXT[0]}\n{TEXT[1]}")


@pytest.mark.parametrize("when", ["4.5.2031 § 7", "§ 7", "4.5.2031, 7 §"])
def test_day_and_section_below_a_body_are_one_caption_with_it(when: str) -> None:
    drawn = both(
        lines(["Tekninen lautakunta", when], left=60),
        lines(TEXT[:3], left=200),
        lines(["Päätös"], left=60, top=720),
        lines(["Hyväksyttiin."], left=200, top=720),
    )

    assert read_document("x.pdf", paper(drawn)).text.split("\n") == [
        *(f"Tekninen lautakunta {when}", *TEXT[:3], ""),
        *("Päätös", "Hyväksyttiin."),
    ]
