"""Rich text, OpenDocument, workbooks and slides: what their programs show of them."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from corpus.reading.files import read_document
from tests.documents.words import packed

FONTS = rb"{\fonttbl{\f0 Arial;}{\f3\fnil\fcharset2 Wingdings;}{\f4\fcharset2 Symbol;}}"


@pytest.mark.parametrize(
    ("rich", "expected"),
    [
        (rb"2024{\super 1} ja m{\super 2}, CO{\sub 2}", "2024¹ ja m², CO₂"),
        (rb"m\super 2\nosupersub  on 5", "m² on 5"),
        (rb"{\f3 \'fc} kyll\'e4, 5 {\f4 \'b0}C", "✓ kyllä, 5 °C"),
        (rb"\u-10179?\u-8704? on", "\U0001f600 on"),
        (rb"{\object{\*\objdata 0105}{\result Vene}}", "Vene"),
        (
            rb"Hinta {\strike 500 }{\striked1 70 }900\strike  80\strike0 , 5",
            "Hinta 900, 5",
        ),
        (
            rb"A{\super\chftn}{\footnote {\super\chftn} eka}{\footnote \chftn toka}",
            "A\n1 eka\n2 toka",
        ),
    ],
    ids=[
        *(
            "raised",
            "until it ends",
            "fonts of signs",
            "two halves",
            "object",
            "struck",
        ),
        "notes",
    ],
)
def test_rich_text_is_read_as_it_looks(rich: bytes, expected: str) -> None:
    body = rb"{\rtf1\ansi\ansicpg1252" + FONTS + rich + b"}"

    assert read_document("x.rtf", body).text == expected


ODF = (
    'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:style="s" '
    'xmlns:xlink="x"'
)


def opendocument(
    body: str, looks: str = "", styles: str = "", kind: str = "text"
) -> bytes:
    return packed(
        {
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{looks}"
            f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}>{styles}</office:document-styles>",
            "Object 1/content.xml": "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>",
        }
    )


def style(name: str, inside: str, more: str = "") -> str:
    return f'<style:style style:name="{name}"{more}>{inside}</style:style>'


HIDDEN = style("H", '<style:text-properties text:display="none"/>')
RAISED = style("R", '<style:text-properties style:text-position="super 58%"/>')
LIST = (
    style("P", "", ' style:list-style-name="L"')
    + '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="a" style:num-suffix=")"/></text:list-style>'
)
OUTLINE = (
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" '
    'text:display-levels="2"/></text:outline-style>'
)
HEADS = (
    '<office:master-styles><style:master-page style:name="Standard"><style:header '
    'style:display="false"><text:p>Piilo</text:p></style:header><style:footer>'
    "<text:p>Kunta</text:p></style:footer></style:master-page><style:master-page "
    'style:name="HTML"><style:header><text:p>Orpo</text:p></style:header>'
    "</style:master-page></office:master-styles>"
)
PAGES = {
    "paragraphs of a shape": (
        "<text:p><draw:custom-shape><text:p>Yksi</text:p><text:p>Kaksi</text:p>"
        "</draw:custom-shape>Vene</text:p>",
        "",
        "Vene\n\nYksi\n\nKaksi",
    ),
    "hidden by style": (
        '<text:p>Vene<text:span text:style-name="H">salaa</text:span></text:p>'
        '<text:p text:style-name="H">salaa</text:p>',
        HIDDEN,
        "Vene",
    ),
    "what is struck out": (
        '<text:p>Hinta <text:span text:style-name="S">500 </text:span>'
        '<text:span text:style-name="N">70</text:span></text:p>',
        style("S", '<style:text-properties style:text-line-through-style="solid"/>')
        + style("N", '<style:text-properties style:text-line-through-style="none"/>'),
        "Hinta 70",
    ),
    "hidden by a field or a condition": (
        '<text:p>salaa<text:hidden-paragraph text:is-hidden="true"/></text:p>'
        '<text:section text:display="condition" text:is-hidden="true"><text:p>salaa</text:p>'
        "</text:section><text:p>Vene</text:p>",
        "",
        "Vene",
    ),
    "raised numbers and the marks of notes": (
        '<text:p>2024<text:span text:style-name="R">1</text:span><text:note>'
        "<text:note-citation>i</text:note-citation><text:note-body><text:p>Loppu</text:p>"
        "</text:note-body></text:note></text:p>",
        RAISED,
        "2024¹\n\ni Loppu",
    ),
    "a list by the style of its paragraphs": (
        '<text:list><text:list-item><text:p text:style-name="P">Vene</text:p>'
        "</text:list-item></text:list>",
        LIST,
        "a) Vene",
    ),
    "rows that are repeated": (
        '<table:table><table:table-row table:number-rows-repeated="2"><table:table-cell>'
        "<text:p>Vene</text:p></table:table-cell><table:table-cell><text:p>70</text:p>"
        "</table:table-cell></table:table-row></table:table>",
        "",
        "Vene | 70\nVene | 70",
    ),
    "an equation in a part of its own": (
        '<text:p>Osuus <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>',
        "",
        "Osuus 1/2",
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_opendocument_is_read_as_it_looks(case: str) -> None:
    body, looks, expected = PAGES[case]

    assert read_document("x.odt", opendocument(body, looks)).text == expected


def test_headings_have_their_numbers_and_pages_their_own_heads() -> None:
    body = "".join(
        f'<text:h text:outline-level="{level}">{text}</text:h>'
        for level, text in ((1, "Vene"), (2, "Sauna"), (2, "Kivi"), (1, "Tie"))
    )
    document = read_document("x.odt", opendocument(body, styles=OUTLINE + HEADS))

    assert document.text.split("\n\n") == [
        "1. Vene",
        "1.1 Sauna",
        "1.2 Kivi",
        "2. Tie",
        "Kunta",
    ]


def test_hidden_sheets_and_columns_are_left_out() -> None:
    hidden = style("ta", '<style:table-properties table:display="false"/>')
    row = "<table:table-row>" + "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
        for text in ("Vene", "salaa", "70")
    )
    column = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    body = "".join(
        f'<table:table table:name="{name}" table:style-name="{look}">{column}{row}'
        "</table:table-row></table:table>"
        for name, look in (("Salainen", "ta"), ("Hinnat", "tb"))
    )
    document = read_document("x.ods", opendocument(body, hidden, kind="spreadsheet"))

    assert document.pages == ("Hinnat\nVene | 70",)


def test_tables_in_tables_that_are_repeated_stay_small() -> None:
    body = "<text:p>Vene</text:p>"
    for _ in range(12):
        body = (
            '<table:table><table:table-row table:number-rows-repeated="20">'
            f'<table:table-cell table:number-columns-repeated="20">{body}</table:table-cell>'
            "</table:table-row></table:table>"
        )

    assert len(read_document("x.odt", opendocument(body)).text) < 1_000_000


def workbook(*rows: list[object], form: str = "General") -> dict[str, bytes]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Hinnat"
    for row in rows:
        sheet.append(row)
    sheet["B1"].number_format = form
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def in_package(parts: dict[str, bytes]) -> bytes:
    return packed({name: part.decode() for name, part in parts.items()})


def test_a_formula_that_nobody_calculated_is_told() -> None:
    document = read_document("x.xlsx", in_package(workbook(["Vene", "=1+1"])))

    assert document.text == "Hinnat\nVene"
    assert document.notes == ("1 formulas have no calculated value",)


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [(True, "General", " | TOSI"), (5, ";;;", ""), (1e-7, "General", " | 1E-07")],
)
def test_values_are_shown_by_their_formats(
    value: object, form: str, expected: str
) -> None:
    body = in_package(workbook(["Vene", value], form=form))

    assert read_document("x.xlsx", body).text == f"Hinnat\nVene{expected}"


def test_strict_workbooks_are_read() -> None:
    usual = b"http://schemas.openxmlformats.org/"
    strict = {
        name: part.replace(
            usual + b"spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            usual + b"officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, part in workbook(["Vene", 70]).items()
    }

    assert read_document("x.xlsx", in_package(strict)).text == "Hinnat\nVene | 70"


def relations(kind: str, target: str) -> str:
    return (
        f'<Relationships><Relationship Id="r" Type="x/{kind}" Target="{target}"/>'
        "</Relationships>"
    )


CHART = (
    "<c:chartSpace xmlns:c='c' xmlns:a='a'><c:title><c:tx><a:p><a:r><a:t>Menot</a:t></a:r>"
    "</a:p></c:tx></c:title><c:ser><c:cat><c:strCache><c:pt><c:v>Koulut</c:v></c:pt>"
    "</c:strCache></c:cat><c:val><c:numCache><c:pt><c:v>5</c:v></c:pt></c:numCache></c:val>"
    "</c:ser></c:chartSpace>"
)


def test_boxes_and_charts_on_a_sheet_are_below_its_rows() -> None:
    parts = {name: part.decode() for name, part in workbook(["Vene", 70]).items()}
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations(
        "drawing", "../drawings/d.xml"
    )
    parts["xl/drawings/d.xml"] = (
        "<d xmlns:a='a'><a:p><a:r><a:t>Laatikko</a:t></a:r></a:p></d>"
    )
    parts["xl/drawings/_rels/d.xml.rels"] = relations("chart", "../charts/c.xml")
    parts["xl/charts/c.xml"] = CHART

    assert read_document("x.xlsx", packed(parts)).text == (
        "Hinnat\nVene | 70\nLaatikko\nMenot\nKoulut"
    )


def slide(shapes: str, **more: str) -> str:
    body = packed(
        {
            "ppt/presentation.xml": "<p/>",
            "ppt/slides/slide1.xml": "<p:sld xmlns:p='p' xmlns:a='a' xmlns:m='m' "
            f"xmlns:mc='mc'>{shapes}</p:sld>",
            "ppt/slides/_rels/slide1.xml.rels": relations("chart", "../charts/c.xml"),
            **more,
        }
    )
    return read_document("x.pptx", body).text


def line(text: str, look: str = "") -> str:
    return f"<a:p>{look}<a:r><a:t>{text}</a:t></a:r></a:p>"


SLIDES = {
    "numbers of a list": (
        line("Vene", '<a:pPr><a:buAutoNum type="alphaLcParenR" startAt="3"/></a:pPr>')
        + line("Sauna", '<a:pPr><a:buAutoNum type="alphaLcParenR"/></a:pPr>'),
        "c) Vene\nd) Sauna",
    ),
    "a hidden shape": (
        f'<p:sp><p:nvSpPr><p:cNvPr hidden="1"/></p:nvSpPr>{line("salaa")}</p:sp>{line("Vene")}',
        "Vene",
    ),
    "raised numbers": (
        '<a:p><a:r><a:t>2024</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>1</a:t></a:r></a:p>',
        "2024¹",
    ),
    "an equation with a picture in its stead": (
        "<a:p><mc:AlternateContent><mc:Choice><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r>"
        "</m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></mc:Choice>"
        "<mc:Fallback><a:r><a:t>kuva</a:t></a:r></mc:Fallback></mc:AlternateContent></a:p>",
        "1/2",
    ),
    "the rest of a wide cell": (
        f'<a:tbl><a:tr><a:tc gridSpan="2">{line("Hinnat")}</a:tc><a:tc hMerge="1">'
        f"{line('haamu')}</a:tc></a:tr></a:tbl>",
        "Hinnat",
    ),
}


@pytest.mark.parametrize("case", SLIDES)
def test_slides_are_read_as_they_look(case: str) -> None:
    shapes, expected = SLIDES[case]

    assert slide(shapes) == expected


def test_the_words_of_a_chart_are_text_of_its_slide() -> None:
    assert slide(line("Vene"), **{"ppt/charts/c.xml": CHART}) == "Vene\nMenot\nKoulut"


def test_a_slide_begins_with_its_title_wherever_the_file_has_it() -> None:
    def shape(text: str, kind: str) -> str:
        return f'<sp><nvPr><ph type="{kind}"/></nvPr><p><r><t>{text}</t></r></p></sp>'

    body = f"<spTree>{shape('Luvut', 'body')}{shape('Talous', 'title')}</spTree>"

    assert slide(body) == "Talous\nLuvut"
