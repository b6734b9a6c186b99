"""Letters as white as paper in office files: nobody sees them, so they are no text."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from corpus.reading.files import read_document
from tests.documents.words import cell, p, run, table, text_of, word
from tests.test_corpus_reading_office_shown import opendocument, style

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WHITE = '<w:color w:val="FFFFFF"/>'
NOTE = "text as white as its paper is left out"


def shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:fill="{fill}"/>'


def white(text: str, more: str = "") -> str:
    return f"<w:p>{run(text, WHITE + more)}</w:p>"


def shaded_cell(inside: str) -> str:
    return f"<w:tc><w:tcPr>{shade('1F3864')}</w:tcPr>{inside}</w:tc>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"<w:p>{run('Vene ')}{run('salaa', WHITE)}{run('myydään')}</w:p>",
            "Vene myydään",
        ),
        (p("Vene") + white("salaa", shade("FFFFFF")), "Vene"),
        (
            p("Vene") + white("laituri", '<w:highlight w:val="black"/>'),
            "Vene\n\nlaituri",
        ),
        (
            p("Vene")
            + f"<w:p><w:pPr>{shade('000080')}</w:pPr>{run('satama', WHITE)}</w:p>",
            "Vene\n\nsatama",
        ),
        (table((shaded_cell(white("Erä")), cell(p("Summa")))), "Erä | Summa"),
        (
            p("Vene")
            + f'<w:p>{run("salaa", """<w:color w:val="FFFFFF" w:themeColor="background1"/>""")}</w:p>',
            "Vene",
        ),
        (
            f'<w:p>{run("Vene", """<w:color w:val="FFFFFF" w:themeColor="text1"/>""")}</w:p>',
            "Vene",
        ),
        (
            f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{white('Satama')}"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
            "Satama",
        ),
    ],
    ids=[
        *("among others", "white on white", "marked", "paragraph", "cell"),
        *("colour of the theme", "dark in the theme", "box"),
    ],
)
def test_white_letters_of_a_word_file_are_read_on_a_ground_only(
    body: str, expected: str
) -> None:
    assert text_of(word(body)) == expected


def test_styles_of_a_word_file_make_letters_white_and_paint_below_them() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="Piilo"><w:rPr>{WHITE}</w:rPr></w:style>'
        f'<w:style w:styleId="Palkki"><w:basedOn w:val="Piilo"/><w:pPr>{shade("1F4E79")}'
        '</w:pPr></w:style><w:style w:styleId="Taulu"><w:tblStylePr><w:tcPr>'
        f"{shade('4472C4')}</w:tcPr></w:tblStylePr></w:style></w:styles>"
    )
    body = (
        p("Vene")
        + p("salaa", properties='<w:pStyle w:val="Piilo"/>')
        + p("Satama", properties='<w:pStyle w:val="Palkki"/>')
        + "<w:tbl><w:tblPr><w:tblStyle w:val='Taulu'/></w:tblPr><w:tr>"
        + cell(white("Erä"))
        + "</w:tr></w:tbl>"
    )
    read = read_document("x.docx", word(body, styles=styles))

    assert read.text == "Vene\n\nSatama\n\nErä"
    assert NOTE in read.notes


def test_white_letters_over_a_large_picture_or_on_a_coloured_page_are_read() -> None:
    large = '<w:drawing><a:anchor xmlns:a="a" behindDoc="1"><a:extent cx="7000000" cy="9000000"/></a:anchor></w:drawing>'
    logo = large.replace("7000000", "700000")

    assert text_of(word(f"<w:p><w:r>{large}</w:r></w:p>" + white("Kansi"))) == "Kansi"
    assert (
        text_of(word(p("Vene") + f"<w:p><w:r>{logo}</w:r></w:p>" + white("x")))
        == "Vene"
    )


OPEN_WHITE = style("V", '<style:text-properties fo:color="#ffffff"/>').replace(
    "fo:", "text:"
)
GROUND = style("D", '<style:table-cell-properties text:background-color="#003366"/>')


def test_white_letters_of_opendocument_are_read_on_a_ground_only() -> None:
    body = (
        '<text:p text:style-name="V">salaa</text:p>'
        '<text:p>Vene <text:span text:style-name="V">salaa</text:span>myydään</text:p>'
        '<table:table><table:table-row><table:table-cell table:style-name="D">'
        '<text:p text:style-name="V">Erä</text:p></table:table-cell></table:table-row>'
        '</table:table><text:p><draw:text-box><text:p text:style-name="V">Satama</text:p>'
        "</draw:text-box></text:p>"
    )
    read = read_document("x.odt", opendocument(body, OPEN_WHITE + GROUND))

    assert read.text == "Vene myydään\n\nErä\n\nSatama"
    assert NOTE in read.notes


COLOURS = (
    rb"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red0\green0\blue99;}"
)


@pytest.mark.parametrize(
    ("rich", "expected"),
    [
        (rb"{\cf2 salaa \u228?\'e4}Vene\cf2  pois\cf1  on", "Vene on"),
        (rb"{\cf2\highlight3 Satama} on", "Satama on"),
        (
            rb"\trowd\clcbpat3\cellx900\intbl {\cf2 Satama}\cell\row Vene",
            "Satama\nVene",
        ),
        (rb"{\shp{\shptxt {\cf2 Satama}\par}}Vene", "Satama\nVene"),
    ],
    ids=["white", "marked", "cell", "box"],
)
def test_white_letters_of_rich_text_are_read_on_a_ground_only(
    rich: bytes, expected: str
) -> None:
    text = read_document("x.rtf", rb"{\rtf1\ansi" + COLOURS + rich + b"}").text

    assert [line for line in text.split("\n") if line] == expected.split("\n")


def test_white_cells_of_a_workbook_are_read_on_a_ground_only() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, text in enumerate(("Vene", "salaa", "Satama"), start=1):
        sheet.cell(number, 1, text)
        if number > 1:
            sheet.cell(number, 1).font = Font(color="FFFFFFFF")
    sheet.cell(3, 1).fill = PatternFill("solid", fgColor="FF003366")
    body = io.BytesIO()
    book.save(body)
    read = read_document("x.xlsx", body.getvalue())

    assert read.text == "Sheet\nVene\nSatama"
    assert NOTE in read.notes
