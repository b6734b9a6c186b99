"""Office files to text: what a reader sees on paper, made by us part by part."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
import openpyxl
import pytest

from corpus.errors import ParseError
from corpus.reading.files import media_type, read_document
from tests.documents.words import W, cell, p, packed, table, text_of, word

BOX = p("Laituri, numero 7")
CASES = {
    "content control": (
        f"<w:sdt><w:sdtContent>{p('Laituri hyväksyttiin.')}</w:sdtContent></w:sdt>",
        "Laituri hyväksyttiin.",
    ),
    "content control inside a line": (
        "<w:p><w:r><w:t>Päätös: </w:t></w:r><w:sdt><w:sdtContent>"
        "<w:r><w:t>laituri</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        "Päätös: laituri",
    ),
    "content control around a cell and a row": (
        "<w:tbl><w:sdt><w:sdtContent><w:tr>"
        f"<w:sdt><w:sdtContent>{cell(p('Laituri'))}</w:sdtContent></w:sdt>"
        f"{cell(p('900'))}</w:tr></w:sdtContent></w:sdt></w:tbl>",
        "Laituri | 900",
    ),
    "insertions in, deletions out": (
        "<w:p><w:r><w:t>Laituri </w:t></w:r><w:del><w:r><w:delText>hylätään</w:delText>"
        "</w:r></w:del><w:ins><w:r><w:t>hyväksytään</w:t></w:r></w:ins></w:p>",
        "Laituri hyväksytään",
    ),
    "a moved paragraph once": (
        f"<w:moveFrom>{p('Laituri')}</w:moveFrom><w:moveTo>{p('Laituri')}</w:moveTo>",
        "Laituri",
    ),
    "text box, its older form left out": (
        "<w:p><w:r><w:t>Asia</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice><wps:txbx><w:txbxContent>{BOX}</w:txbxContent></wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox><w:txbxContent>{BOX}</w:txbxContent></v:textbox>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "Asia\n\nLaituri, numero 7",
    ),
    "old text box": (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{BOX}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        "Laituri, numero 7",
    ),
    "table in a table": (
        table((cell(p("Ulompi"), table((cell(p("Sauna")), cell(p("70"))))),)),
        "Ulompi\nSauna | 70",
    ),
    "equal neighbouring cells": (
        table((cell(p("Sauna")), cell(p("70")), cell(p("70")))),
        "Sauna | 70 | 70",
    ),
    "an empty cell keeps its place": (
        table((cell(p("Sauna")), cell(p("")), cell(p("70")))),
        "Sauna |  | 70",
    ),
    "a table that lays out text": (
        table(
            (cell(p("Päätös")), cell(p("Laituri rakennetaan. " * 5), p("Sauna ei.")))
        ),
        "Päätös\n" + ("Laituri rakennetaan. " * 5).strip() + "\nSauna ei.",
    ),
    "hyphens, breaks and hidden text": (
        "<w:p><w:r><w:t>Irma</w:t><w:noBreakHyphen/><w:t>Liisa</w:t><w:br/><w:t>ranta</w:t>"
        "</w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>salaa</w:t></w:r></w:p>",
        "Irma-Liisa\nranta",
    ),
    "a code of a field is no text": (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>",
        "3",
    ),
}


CASES |= {
    "a hidden row": (
        "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>"
        f"{cell(p('piilo'))}</w:tr><w:tr>{cell(p('Sauna'))}{cell(p('70'))}</w:tr></w:tbl>",
        "Sauna | 70",
    ),
    "a large first letter": (
        '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>'
        "<w:r><w:t>L</w:t></w:r></w:p>" + p("aituri korjataan."),
        "Laituri korjataan.",
    ),
    "a deleted end of a paragraph joins it to the next": (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Vene</w:t></w:r></w:p>"
        + p("laituri"),
        "Venelaituri",
    ),
    "a form without content is passed by": (
        "<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{BOX}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        "Laituri, numero 7",
    ),
    "boxes in a group and in a box": (
        "<w:p><w:r><w:drawing><wps:txbx><w:txbxContent>"
        f"{p('Ulko')}<w:p><w:r><w:pict><v:textbox><w:txbxContent>{p('Sisä')}"
        "</w:txbxContent></v:textbox></w:pict></w:r></w:p></w:txbxContent></wps:txbx>"
        f"<wps:txbx><w:txbxContent>{p('Toinen')}</w:txbxContent></wps:txbx></w:drawing>"
        "</w:r></w:p>",
        "Ulko\n\nSisä\n\nToinen",
    ),
    "signs of symbol fonts": (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> on </w:t>'
        '<w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t> ei 12 </w:t>'
        '<w:sym w:font="Symbol" w:char="F0B0"/><w:t>, 5 </w:t>'
        '<w:sym w:font="Arial" w:char="00A7"/></w:r></w:p>',
        "☑ on ☐ ei 12 °, 5 §",
    ),
    "a tab to the margin": (
        "<w:p><w:r><w:t>vasen</w:t><w:ptab/><w:t>oikea</w:t></w:r></w:p>",
        "vasen\toikea",
    ),
    "soft hyphens and blanks that do not break": (
        p("vene\u00adlaituri 12\u00a0500\u202f€"),
        "venelaituri 12 500 €",
    ),
    "smart tags, links, results of fields": (
        "<w:p><w:smartTag><w:r><w:t>Mallila</w:t></w:r></w:smartTag><w:hyperlink><w:r>"
        '<w:t> 1</w:t></w:r></w:hyperlink><w:fldSimple w:instr="DATE"><w:r>'
        "<w:t>.2.</w:t></w:r></w:fldSimple></w:p>",
        "Mallila 1.2.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_word_text_is_what_a_reader_sees(case: str) -> None:
    body, expected = CASES[case]

    assert text_of(word(body)) == expected


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="12"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1 §"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}><w:style w:styleId="Pykala"><w:pPr><w:numPr>
<w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>"""


def place(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_numbers_of_lists_are_printed() -> None:
    body = (
        p("Laituri", properties='<w:pStyle w:val="Pykala"/>')
        + p("ranta", properties=place(1, 5))
        + p("vene", properties=place(1, 5))
        + p("Sauna", properties=place(0, 5))
        + p("kiuas", properties=place(1, 5))
        + p("luettelo", properties=place(0, 6))
        + p("ei mitään", properties=place(0, 99))
    )

    assert text_of(word(body, numbering=NUMBERING, styles=STYLES)).split("\n\n") == [
        "12 § Laituri",
        "12.a) ranta",
        "12.b) vene",
        "13 § Sauna",
        "13.a) kiuas",
        "• luettelo",
        "ei mitään",
    ]


LEVEL = '<w:lvl w:ilvl="{}"><w:numFmt w:val="{}"/>{}<w:lvlText w:val="{}"/></w:lvl>'
RULES = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1">{LEVEL.format(0, "upperRoman", "", "%1")}
{LEVEL.format(1, "decimal", "<w:isLgl/>", "%1.%2")}
{LEVEL.format(2, "decimal", '<w:lvlRestart w:val="0"/>', "§ %3")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Lista"/>
{LEVEL.format(0, "decimal", '<w:start w:val="12"/>', "%1)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Lista"/></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""
BASED = f"""<w:styles {W}><w:style w:styleId="Luku"><w:pPr><w:numPr><w:numId w:val="6"/>
</w:numPr></w:pPr></w:style><w:style w:styleId="Oma"><w:basedOn w:val="Luku"/></w:style>
<w:style w:styleId="Piilo"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"""


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([(0, 5), (1, 5), (1, 5)], ["I x", "1.1 x", "1.2 x"]),
        ([(0, 5), (2, 5), (0, 5), (2, 5)], ["I x", "§ 1 x", "II x", "§ 2 x"]),
        ([(0, 6), (0, 6), (0, 7)], ["12) x", "13) x", "1) x"]),
    ],
    ids=["digits below Roman numbers", "never begun anew", "begun anew by its list"],
)
def test_lists_are_numbered_by_their_rules(
    paragraphs: list[tuple[int, int]], expected: list[str]
) -> None:
    body = "".join(p("x", properties=place(*one)) for one in paragraphs)

    assert text_of(word(body, numbering=RULES)).split("\n\n") == expected


def test_styles_give_their_numbers_and_hide_to_those_built_on_them() -> None:
    body = (
        p("laituri", properties='<w:pStyle w:val="Oma"/>')
        + p("", properties='<w:pStyle w:val="Oma"/>')
        + p("salaa", properties='<w:pStyle w:val="Piilo"/>')
        + p("sauna", properties='<w:pStyle w:val="Oma"/>')
    )

    assert text_of(word(body, numbering=RULES, styles=BASED)) == (
        "12) laituri\n\n14) sauna"
    )


RELATIONS = (
    '<Relationships><Relationship Id="r1" Type="x/aFChunk" Target="a.html"/>'
    '<Relationship Id="r2" Type="x/aFChunk" Target="/word/b.txt"/>'
    '<Relationship Id="r3" Type="x/package" Target="embeddings/Liite.docx"/>'
    "</Relationships>"
)


def test_parts_in_foreign_formats_are_read_in_their_place() -> None:
    ids = 'xmlns:r="urn:r"'
    inner = io.BytesIO()
    docx.Document().save(inner)
    inner_file = docx.Document()
    inner_file.add_paragraph("Kiuas")
    inner = io.BytesIO()
    inner_file.save(inner)
    buffer = io.BytesIO(
        packed(
            {
                "word/document.xml": f"<w:document {W} {ids}><w:body>{p('Päätös')}"
                f'<w:altChunk r:id="r1"/><w:altChunk r:id="r2"/>{p("Loppu")}'
                "</w:body></w:document>",
                "word/_rels/document.xml.rels": RELATIONS,
                "word/a.html": "<p>Laituri</p>",
                "word/b.txt": "Sauna",
            }
        )
    )
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/embeddings/Liite.docx", inner.getvalue())
    document = read_document("x.docx", buffer.getvalue())

    assert document.pages == ("Päätös\n\nLaituri\n\nSauna\n\nLoppu", "Kiuas")
    assert document.details[1].origin == "Liite.docx"
    assert document.notes == ()


def test_page_heads_and_notes_are_read_and_page_numbers_are_not() -> None:
    head = f"<w:hdr {W}>{p('Mallilan kunta')}</w:hdr>"
    body = word(
        p("Laituri"),
        header1=head,
        header2=head,
        footer1=f"<w:ftr {W}>{p('3')}</w:ftr>",
        footnotes=f'<w:footnotes {W}><w:footnote w:type="separator">{p("")}</w:footnote>'
        f"<w:footnote>{p('Rannalla.')}</w:footnote></w:footnotes>",
    )

    assert text_of(body) == "Mallilan kunta\n\nLaituri\n\n1 Rannalla."


@pytest.mark.parametrize(
    ("foot", "is_kept"),
    [
        ("Sivu 3 / 9", False),
        ("3 (9)", False),
        ("Sida 3 av 9", False),
        ("Page 3 of 9", False),
        ("Mallilan kunta, sivu 3", True),
        ("Sivukonttori", True),
    ],
)
def test_a_foot_that_only_counts_pages_is_no_text(foot: str, is_kept: bool) -> None:
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    paragraph = p(foot).replace("</w:p>", f"{field}</w:p>")
    body = word(p("Laituri"), footer1=f"<w:ftr {W}>{paragraph}</w:ftr>")

    assert text_of(body) == (f"Laituri\n\n{foot}" if is_kept else "Laituri")


def test_the_words_of_a_diagram_come_below_its_paragraph() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><d:relIds xmlns:d="d" xmlns:r="r" r:dm="rId7"/>'
        "</w:drawing></w:r></w:p>"
    )
    relations = (
        '<Relationships><Relationship Id="rId7" Target="diagrams/data1.xml"'
        ' Type="x/diagramData"/></Relationships>'
    )
    model = (
        "<d:dataModel xmlns:d='d' xmlns:a='a'><d:pt><d:t><a:p><a:r><a:t>Sauna</a:t></a:r>"
        "</a:p></d:t></d:pt><d:pt><d:t><a:p><a:r><a:t>Vene</a:t></a:r></a:p></d:t></d:pt>"
        "</d:dataModel>"
    )
    document = f"<w:document {W}><w:body>{p('Laituri')}{drawing}{p('Loppu')}</w:body></w:document>"
    body = packed(
        {
            "word/document.xml": document,
            "word/_rels/document.xml.rels": relations,
            "word/diagrams/data1.xml": model,
        }
    )

    assert text_of(body) == "Laituri\n\nSauna\n\nVene\n\nLoppu"


def test_what_a_word_file_holds_unread_is_told() -> None:
    body = packed(
        {
            "word/document.xml": f"<w:document {W}><w:body>{p('Laituri')}<w:altChunk/>"
            "</w:body></w:document>",
            "word/embeddings/oleObject1.bin": "x",
        }
    )

    assert read_document("x.docx", body).notes == (
        "1 parts in a foreign format were not read",
        "1 embedded objects were not read",
    )


def test_a_file_that_word_wrote_is_read_whole() -> None:
    document = docx.Document()
    document.add_heading("Laiturin hankinta")
    document.sections[0].header.paragraphs[0].text = "Mallilan kunta"
    merged = document.add_table(rows=1, cols=3)
    merged.cell(0, 0).merge(merged.cell(0, 1)).text = "Kohde"
    merged.cell(0, 2).text = "Hinta"
    document.add_paragraph("Rannalle", style="List Number")
    buffer = io.BytesIO()
    document.save(buffer)

    assert text_of(buffer.getvalue()).split("\n\n") == [
        "Mallilan kunta",
        "Laiturin hankinta",
        "Kohde | Hinta",
        "1. Rannalle",
    ]


ODT_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def test_opendocument_text_is_read() -> None:
    content = f"""<office:document-content {ODT_NAMES}><office:body><office:text>
<text:tracked-changes><text:p>poistettu</text:p></text:tracked-changes>
<text:h>Laiturin   hankinta</text:h>
<text:p>Vene<text:s text:c="2"/>ja<text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Rannalla.</text:p></text:note-body></text:note> sauna</text:p>
<text:p><draw:frame><draw:text-box><text:p>Laatikossa</text:p></draw:text-box></draw:frame></text:p>
<text:list><text:list-item><text:number>1.</text:number><text:p>kiuas</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Sauna</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="99999999"><text:p>70</text:p></table:table-cell>
</table:table-row></table:table>
</office:text></office:body></office:document-content>"""
    body = packed({"mimetype": "x", "content.xml": content})

    assert media_type("x", body).endswith("opendocument.text")
    assert read_document("x.odt", body).text.split("\n\n") == [
        *("Laiturin hankinta", "Vene  ja sauna", "Laatikossa", "1. kiuas"),
        *("Sauna | 70", "1 Rannalla."),
    ]


ODT_MORE = f'{ODT_NAMES} xmlns:style="urn:s"'
ODT_LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-suffix="." style:num-format="1" text:start-value="4"/>'
    '<text:list-level-style-number text:level="2" style:num-suffix=")" '
    'style:num-format="a" text:display-levels="2"/></text:list-style>'
)


def opendocument(kind: str, content: str, styles: str = "") -> bytes:
    return packed(
        {
            "content.xml": f"<office:document-content {ODT_MORE}><office:automatic-styles>"
            f"{ODT_LISTS}</office:automatic-styles><office:body><office:{kind}>{content}"
            f"</office:{kind}></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {ODT_MORE}>{styles}"
            "</office:document-styles>",
        }
    )


def item(*content: str) -> str:
    return f"<text:list-item>{''.join(content)}</text:list-item>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            '<text:list text:style-name="L">'
            + item("<text:p>laituri</text:p>")
            + item(
                "<text:p>sauna</text:p>",
                f"<text:list>{item('<text:p>kiuas</text:p>')}</text:list>",
            )
            + '</text:list><text:list text:style-name="L" text:continue-numbering="true">'
            + item("<text:p>vene</text:p>")
            + "</text:list>",
            "4. laituri\n5. sauna\n5.a) kiuas\n\n6. vene",
        ),
        (
            '<text:section text:display="none"><text:p>a</text:p></text:section>'
            "<text:p>Laituri<text:hidden-text>b</text:hidden-text></text:p>",
            "Laituri",
        ),
    ],
    ids=["numbers of lists", "what is hidden"],
)
def test_opendocument_shows_numbers_and_hides_what_is_hidden(
    content: str, expected: str
) -> None:
    assert read_document("x.odt", opendocument("text", content)).text == expected


def test_heads_begin_and_feet_end_an_opendocument() -> None:
    styles = (
        "<style:header><text:p>Mallilan kunta</text:p></style:header>"
        "<style:footer><text:p>Rantatie 1</text:p></style:footer>"
    )
    body = opendocument("text", "<text:p>Laituri</text:p>", styles)

    assert read_document("x.odt", body).text.split("\n\n") == [
        *("Mallilan kunta", "Laituri", "Rantatie 1"),
    ]


def test_sheets_and_slides_of_opendocument_are_pages() -> None:
    cells = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cells.format('Sauna')}{cells.format('70')}</table:table-row>"
    hidden = row.replace("table-row>", 'table-row table:visibility="collapse">', 1)
    sheet = f'<table:table table:name="Hinnat">{row}{hidden}</table:table>'
    slides = "<draw:page><text:p>Laituri</text:p></draw:page><draw:page/>"

    assert read_document("x.ods", opendocument("spreadsheet", sheet)).pages == (
        "Hinnat\nSauna | 70",
    )
    assert read_document("x.odp", opendocument("presentation", slides)).pages == (
        "Laituri",
        "",
    )


def test_values_are_written_as_in_finnish_and_hidden_rows_are_left_out() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        [0.125, 7],
        [dt.datetime.fromisoformat("2031-02-01 16:30"), 8],
        ["salaa", 9],
    ):
        sheet.append(row)
    sheet["A1"].number_format = "0.0%"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    document = read_document("x.xlsx", buffer.getvalue())

    assert document.text == "Sheet\n12,5 %\n1.2.2031 16.30"
    assert document.notes == ("hidden rows or columns of 1 sheets are left out",)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (4500, '#,##0.00 "€"', "4 500,00 €"),
        (4500.5, "#,##0.00\\ [$€-40B]", "4 500,50 €"),
        (-1200, "#,##0 [$€-40B];[Red]-#,##0 [$€-40B]", "-1 200 €"),
        (-1200, "#,##0_);(#,##0)", "(1 200)"),
        (12, '"§ "0', "§ 12"),
        (7, "000", "007"),
        (3, '0" kpl"', "3 kpl"),
        (1250.5, "General", "1250,5"),
        (1250.5, "0", "1250,5"),
        (12, "#,##0", "12"),
        (0.5, "# ?/?", "0,5"),
    ],
)
def test_numbers_have_the_signs_of_their_formats(
    value: float, number_format: str, shown: str
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = value
    sheet["A1"].number_format = number_format
    buffer = io.BytesIO()
    book.save(buffer)

    assert read_document("x.xlsx", buffer.getvalue()).text == f"Sheet\n{shown}"


def test_sheets_are_pages_with_their_names() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Laiturit"
    sheet.append(["Kohde", "Hinta", None])
    sheet.append(["Sauna", 70.5, "=1+1"])
    hidden = book.create_sheet("Salainen")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    document = read_document("x.xlsx", buffer.getvalue())

    assert document.pages == ("Laiturit\nKohde | Hinta\nSauna | 70,5",)


@pytest.mark.parametrize(
    ("size", "row"), [("A1:XFD1048576", 4), ("A1", 4), ("A1:B2", 900_000)]
)
def test_a_sheet_is_as_large_as_its_rows(size: str, row: int) -> None:
    """Whatever size it tells, and however far below its last row has no cells."""
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    below = f'<row r="{row}"></row>'
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{size}"/><sheetData><row r="1">{cell.format("A1", "Laituri")}'
        f"{cell.format('C1', '900')}</row>{below}</sheetData></worksheet>"
    )
    book = openpyxl.Workbook()
    book.create_sheet("Ohje & ehdot").append(["Sauna"])
    buffer, changed = io.BytesIO(), io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            is_first = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, sheet if is_first else old.read(name))
    document = read_document("x.xlsx", changed.getvalue())

    assert document.text == "Sheet\nLaituri |  | 900\n\nOhje & ehdot\nSauna"
    assert document.notes == ()


def test_slides_are_pages() -> None:
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    slide = f"<x {names}><a:p><a:r><a:t>Laituri</a:t></a:r></a:p>{{}}</x>"
    rows = (
        "<a:tbl><a:tr><a:tc><a:p><a:r><a:t>Sauna</a:t></a:r></a:p></a:tc>"
        "<a:tc><a:p><a:r><a:t>70</a:t></a:r></a:p></a:tc></a:tr></a:tbl>"
    )
    body = packed(
        {
            "ppt/presentation.xml": "<x/>",
            "ppt/slides/slide10.xml": slide.format(""),
            "ppt/slides/slide2.xml": slide.format(rows),
        }
    )

    assert read_document("x.pptx", body).pages == ("Laituri\nSauna | 70", "Laituri")


def test_no_more_slides_are_read_than_a_text_may_be_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Five hundred full slides of a packed file are not read to find that out."""
    monkeypatch.setattr("corpus.reading.office.presentation.MAX_CHARACTERS", 20)
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    slide = f"<x {names}><a:p><a:r><a:t>Laiturilla</a:t></a:r></a:p></x>"
    slides = {f"ppt/slides/slide{number}.xml": slide for number in range(1, 5)}
    body = packed({"ppt/presentation.xml": "<x/>", **slides})

    with pytest.raises(ParseError, match="slide 3 of 4 is beyond it"):
        read_document("x.pptx", body)


def test_slides_come_in_the_order_in_which_they_are_shown() -> None:
    names = 'xmlns:a="urn:a" xmlns:p="urn:p" xmlns:r="urn:r"'
    text = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    number = '<p:sp><p:ph type="sldNum"/><a:p><a:t>17</a:t></a:p></p:sp>'
    relation = '<Relationship Id="r{0}" Type="x/slide" Target="slides/slide{0}.xml"/>'
    listed = "".join(f'<p:sldId id="{9 + one}" r:id="r{one}"/>' for one in (2, 3, 1))
    body = packed(
        {
            "ppt/presentation.xml": f"<p:x {names}>{listed}</p:x>",
            "ppt/_rels/presentation.xml.rels": "<Relationships>"
            + "".join(relation.format(one) for one in (1, 2, 3))
            + "</Relationships>",
            "ppt/slides/slide1.xml": f"<p:sld {names}>{text.format('Toinen')}</p:sld>",
            "ppt/slides/slide2.xml": f"<p:sld {names}>{text.format('Eka')}{number}</p:sld>",
            "ppt/slides/slide3.xml": f'<p:sld {names} show="0">{text.format("x")}</p:sld>',
            "ppt/slides/_rels/slide2.xml.rels": '<Relationships><Relationship Id="d" '
            'Type="x/diagramData" Target="../diagrams/data1.xml"/></Relationships>',
            "ppt/diagrams/data1.xml": f"<x {names}>{text.format('Kaavio')}</x>",
        }
    )
    document = read_document("x.pptx", body)

    assert document.pages == ("Eka\nKaavio", "Toinen")
    assert document.notes == ("1 hidden slides are left out",)


@pytest.mark.parametrize(
    ("rich", "expected"),
    [
        (rb"N\'e4kyy{\v piilo} aina\par", "Näkyy aina"),
        (rb"J\'e4\'e4 \v pois\v0 t\'e4h\'e4n{\deleted ei}\par", "Jää tähän"),
        (
            rb"J{\upr{??}{\*\ud{\u228?\u228?}}} {\upr{t?h?n}{\*\ud{t\u228?h\u228?n}}}\par",
            "Jää tähän",
        ),
        (
            rb"{\header Mallila\par}{\footer Sivu\par}Laituri{\footnote Viite.}\par",
            "Mallila\n\nLaituri\n\nViite.\nSivu",
        ),
        (
            rb"{\shp{\*\shpinst{\shptxt Laatikko\par}}{\shprslt x}}Asia",
            "Laatikko\n\nAsia",
        ),
        (
            rb"12\~500 vene\-laituri Irma\_Liisa 1\endash 2",
            "12 500 venelaituri Irma-Liisa 1–2",
        ),
        (
            rb"{\pntext\f0 1.\tab}{\*\pn\pnlvlbody{\pntxta .}}Laituri\par"
            rb"{\listtext\f0 2.\tab}Sauna\par",
            "1. Laituri 2. Sauna",
        ),
    ],
    ids=[
        *("hidden group", "hidden and deleted", "told twice", "edges and notes", "box"),
        *("signs", "numbers of lists"),
    ],
)
def test_rich_text_is_read_as_it_is_printed(rich: bytes, expected: str) -> None:
    text = read_document("x.rtf", rb"{\rtf1\ansi " + rich + b"}").text

    assert text.split() == expected.split()


@pytest.mark.parametrize(
    ("head", "letter"),
    [
        (rb"\mac", rb"\'8a"),
        (rb"\ansi\ansicpg10000", rb"\'8a"),
        (rb"\pc", rb"\'84"),
        (rb"\pca", rb"\'84"),
        (rb"\ansi\ansicpg437", rb"\'84"),
        (rb"\ansi\ansicpg0", rb"\'e4"),
        (rb"\ansi\ansicpg65001", rb"\'e4"),
        (rb"\ansi\ansicpg65001", rb"\'c3\'a4"),
        (rb"\ansi\ansicpg1257", rb"\'e4"),
        (rb"\ansi\ansicpg99999", rb"\'e4"),
        (rb"", rb"\'e4"),
    ],
)
def test_letters_of_rich_text_are_those_of_its_code_page(
    head: bytes, letter: bytes
) -> None:
    body = rb"{\rtf1" + head + rb" M" + letter + rb"nty j" + letter + rb"ljet\par}"

    assert read_document("x.rtf", body).text == "Mänty jäljet"


@pytest.mark.parametrize("number", ["9999999999", "1114112", "-99999999", "999999"])
def test_a_letter_of_no_number_of_rich_text_costs_only_itself(number: str) -> None:
    """Python has no such letter; the reader fell with an OverflowError."""
    body = rb"{\rtf1\ansi Laituri \u" + number.encode() + rb"? hyv\'e4ksyttiin.\par}"

    assert read_document("x.rtf", body).text == "Laituri ? hyväksyttiin."


def test_rich_text_is_read() -> None:
    body = rb"{\rtf1\ansi P\'e4\'e4t\'f6s\par Laituri hyv\'e4ksyttiin.\par}"

    assert read_document("x.rtf", body).text == "Päätös\nLaituri hyväksyttiin."


@pytest.mark.parametrize(
    "body",
    [
        word(p("A" * 31_000_000)),
        word("<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000),
        packed({"word/document.xml": "<!DOCTYPE l [<!ENTITY a 'b'>"}),
        packed({"xl/workbook.xml": "<x/>"}),
        packed({"other.xml": "<x/>"}),
    ],
    ids=["huge", "deep", "torn", "no workbook", "no document"],
)
def test_hostile_and_damaged_files_end_in_a_sentence(body: bytes) -> None:
    with pytest.raises(ParseError, match=r"^x\.docx: "):
        read_document("x.docx", body)


def test_entities_and_huge_spans_are_not_expanded() -> None:
    span = '<w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>'
    document = (
        f'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {W}><w:body>'
        f"<w:p><w:r><w:t>&x;Laituri</w:t></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{span}{p('Sauna')}</w:tc></w:tr></w:tbl>"
        "</w:body></w:document>"
    )

    text = text_of(packed({"word/document.xml": document}))

    assert text.split("\n\n")[-1] == "Sauna"
    assert len(text) < 30
