"""Word files of many programs: fields, equations, lists, notes and heads as printed."""

from __future__ import annotations

import pytest

from corpus.reading.files import read_document
from tests.documents.words import W, cell, p, packed, run, table, text_of, word


def field(kind: str, form: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{form}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def form(inside: str) -> str:
    """A field of a form, which has no result."""
    begin = field("begin", f"<w:ffData>{inside}</w:ffData>")
    return begin + code("FORM") + field("separate") + field("end")


def equation(inside: str) -> str:
    return f"<w:p>{run('Ala on ')}<m:oMath>{inside}</m:oMath></w:p>"


def sign(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


EMPTY = '<w:checkBox><w:default w:val="0"/></w:checkBox>'
SIGNS = '<w:rFonts w:ascii="Wingdings"/>'
HIGH = '<w:vertAlign w:val="superscript"/>'
CASES = {
    "a field in the code of another": (
        f"<w:p>{run('Päätös: ')}{field('begin')}{code('IF')}{field('begin')}{code('X')}"
        f"{field('separate')}{run('salaa')}{field('end')}{field('separate')}"
        f"{run('hyväksyttiin')}{field('end')}</w:p>",
        "Päätös: hyväksyttiin",
    ),
    "a field over several paragraphs": (
        f"<w:p>{field('begin')}{code('TOC')}{field('separate')}{run('Vene')}</w:p>"
        f"<w:p>{run('Sauna')}{field('end')}</w:p>",
        "Vene\n\nSauna",
    ),
    "a field without an end is text": (
        f"<w:p>{field('begin')}{run('Vene')}</w:p>",
        "Vene",
    ),
    "boxes that were ticked and lists of a form": (
        f"<w:p>{form('<w:checkBox><w:checked/></w:checkBox>')}{run(' Myönnetään ')}"
        f"{form(EMPTY)}{run(' Hylätään ')}"
        + form(
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Vene"/>'
            '<w:listEntry w:val="Sauna"/></w:ddList>'
        )
        + "</w:p>",
        "☒ Myönnetään ☐ Hylätään Sauna",
    ),
    "a fraction": (
        equation(f"<m:f><m:num>{sign('1')}</m:num><m:den>{sign('2')}</m:den></m:f>"),
        "Ala on 1/2",
    ),
    "a power, and a root": (
        equation(
            f"<m:sSup><m:e>{sign('m')}</m:e><m:sup>{sign('2')}</m:sup></m:sSup>{sign(' + ')}"
            f"<m:rad><m:deg/><m:e>{sign('a + b')}</m:e></m:rad>"
        ),
        "Ala on m² + √(a + b)",
    ),
    "an equation beside the paragraphs": (
        f"{p('Ala')}<m:oMathPara><m:oMath>{sign('a = b')}</m:oMath></m:oMathPara>",
        "Ala\n\na = b",
    ),
    "raised and lowered numbers": (
        f"<w:p>{run('50 m')}{run('2', HIGH)}{run(' vuonna 2024')}{run('1', HIGH)}{run(', CO')}"
        + run("2", '<w:vertAlign w:val="subscript"/>')
        + "</w:p>",
        "50 m² vuonna 2024¹, CO₂",
    ),
    "signs in the font of signs": (
        f"<w:p>{run(chr(0xF0FC), SIGNS)}{run(' kyllä')}</w:p>",
        "✓ kyllä",
    ),
    "line ends of the file": (
        "<w:p><w:r><w:t>\n  Vene\n  laituri\n</w:t></w:r></w:p>",
        "Vene laituri",
    ),
    "letters along a path": (
        '<w:p><w:r><w:pict><v:shape><v:textpath string="Tervetuloa"/></v:shape></w:pict>'
        "</w:r></w:p>",
        "Tervetuloa",
    ),
    "a heading of letters that stand apart": (p("P Ä Ä T Ö S"), "PÄÄTÖS"),
    "what is struck out": (
        f"<w:p>{run('Hinta ')}{run('500 ', '<w:strike/>')}{run('70 ', '<w:dstrike/>')}"
        + run("900", '<w:strike w:val="0"/>')
        + "</w:p>",
        "Hinta 900",
    ),
    "a heading that goes on in the line of its text": (
        f"<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{run('Vene.')}</w:p>"
        f"{p(' Se korjataan.')}<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
        f"{run('piilo', '<w:vanish/>')}</w:p>{p('Sauna')}"
        f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run('Loppu')}</w:p>"
        + table(
            (cell(p("70")), cell(p("80"))),
        ),
        "Vene. Se korjataan.\n\nSauna\n\nLoppu\n\n70 | 80",
    ),
    "a deleted cell, and the rest of a high one": (
        table(
            (
                cell("<w:tcPr><w:cellDel/></w:tcPr>", p("pois")),
                cell('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', p("Sauna")),
                cell(p("arki")),
            ),
            (cell("<w:tcPr><w:vMerge/></w:tcPr>", p("haamu")), cell(p("pyhä"))),
        ),
        "Sauna | arki\npyhä",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_word_text_is_what_a_reader_sees(case: str) -> None:
    body, expected = CASES[case]

    assert text_of(word(body)) == expected


def level(number: int, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">'
    + level(0, "%1.", '<w:pStyle w:val="Luku"/>')
    + level(1, "%1.%2", '<w:pStyle w:val="Alaluku"/>')
    + '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    + level(0, "§ %1")
    + '</w:lvlOverride></w:num><w:num w:numId="7"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0">'
    + level(0, "%1.").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    + '</w:lvlOverride></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0">'
    + level(0, "Liite %1").replace("decimal", "none")
    + "</w:lvlOverride></w:num></w:numbering>"
)
STYLES = (
    f"<w:styles {W}>"
    + "".join(
        f'<w:style w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>'
        "</w:style>"
        for name in ("Luku", "Alaluku")
    )
    + "</w:styles>"
)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:numPr><w:numId w:val="6"/></w:numPr>', "§ 1 x"),
        ('<w:numPr><w:numId w:val="7"/></w:numPr>', "x"),
        ('<w:numPr><w:numId w:val="8"/></w:numPr>', "Liite x"),
        ('<w:pStyle w:val="Alaluku"/>', "1.1 x"),
        ('<w:pStyle w:val="Luku"/><w:numPr><w:ilvl w:val="1"/></w:numPr>', "1.1 x"),
        ('<w:pStyle w:val="Luku"/><w:numPr><w:numId w:val="0"/></w:numPr>', "x"),
    ],
    ids=[
        "a level of its own",
        "hidden",
        "only words",
        "a level's style",
        "only its level",
        "no list",
    ],
)
def test_a_paragraph_has_the_number_of_its_list_and_level(
    properties: str, expected: str
) -> None:
    body = word(p("x", properties=properties), numbering=NUMBERING, styles=STYLES)

    assert text_of(body) == expected


def reference(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_notes_are_numbered_as_the_text_refers_to_them() -> None:
    body = (
        f"<w:p>{run('Vene')}{reference(3)}{run(' ja sauna')}{reference(2)}"
        f"<w:del>{reference(4)}</w:del>{reference(7, 'endnote')}</w:p>"
    )
    notes = "".join(
        f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'
        for number, text in ((2, "Rannalla."), (3, "Puinen."), (4, "Poistettu."))
    )
    document = word(
        body,
        footnotes=f"<w:footnotes {W}>{notes}</w:footnotes>",
        endnotes=f'<w:endnotes {W}><w:endnote w:id="7">{p("Lopuksi.")}</w:endnote>'
        "</w:endnotes>",
    )

    assert text_of(document) == (
        "Vene ja sauna\n\n1 Puinen.\n\n2 Rannalla.\n\ni Lopuksi."
    )


@pytest.mark.parametrize(
    ("settings", "switch", "expected"),
    [
        ("", "", ["Kunta"]),
        ("", "<w:titlePg/>", ["Kunta", "Kansi"]),
        ("<w:evenAndOddHeaders/>", '<w:titlePg w:val="0"/>', ["Kunta", "Parillinen"]),
    ],
)
def test_only_heads_that_are_printed_are_read(
    settings: str, switch: str, expected: list[str]
) -> None:
    kinds = ("default", "first", "even")
    section = "".join(
        f'<w:headerReference w:type="{kind}" r:id="h{number}"/>'
        for number, kind in enumerate(kinds, start=1)
    )
    heads = {
        f"word/header{number}.xml": f"<w:hdr {W}>{p(text)}</w:hdr>"
        for number, text in enumerate(("Kunta", "Kansi", "Parillinen", "Orpo"), start=1)
    }
    relations = "".join(
        f'<Relationship Id="h{number}" Type="x/header" Target="header{number}.xml"/>'
        for number in (1, 2, 3, 4)
    )
    document = packed(
        {
            "word/document.xml": f'<w:document {W} xmlns:r="r"><w:body>{p("Vene")}'
            f"<w:sectPr>{section}{switch}</w:sectPr></w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            "word/settings.xml": f"<w:settings {W}>{settings}</w:settings>",
            **heads,
        }
    )

    assert text_of(document).split("\n\n") == [*expected, "Vene"]


def test_parts_are_found_by_what_the_document_names() -> None:
    relations = (
        '<Relationships><Relationship Id="r1" Type="x/numbering" Target="numbering2.xml"/>'
        '<Relationship Id="r2" Type="x/styles" Target="/word/styles2.xml"/></Relationships>'
    )
    body = p("x", properties='<w:pStyle w:val="Luku"/>')
    document = packed(
        {
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations,
            "word/numbering2.xml": NUMBERING,
            "word/styles2.xml": STYLES,
        }
    )

    assert text_of(document) == "1. x"


@pytest.mark.parametrize("name", ["word\\document.xml", "Word/Document.xml"])
def test_names_of_parts_are_those_of_other_systems_too(name: str) -> None:
    document = f"<w:document {W}><w:body>{p('Vene')}</w:body></w:document>"

    assert read_document("x.docx", packed({name: document})).text == "Vene"


def test_the_words_of_a_chart_come_below_its_paragraph() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><c:chart xmlns:c="c" r:id="r1"/></w:drawing></w:r></w:p>'
    )
    document = packed(
        {
            "word/document.xml": f'<w:document {W} xmlns:r="r"><w:body>{p("Vene")}{drawing}'
            f"{p('Loppu')}</w:body></w:document>",
            "word/_rels/document.xml.rels": '<Relationships><Relationship Id="r1" '
            'Type="x/chart" Target="charts/c.xml"/></Relationships>',
            "word/charts/c.xml": "<c:chartSpace xmlns:c='c' xmlns:a='a'><c:title><a:p><a:r>"
            "<a:t>Menot</a:t></a:r></a:p></c:title></c:chartSpace>",
        }
    )

    assert text_of(document) == "Vene\n\nMenot\n\nLoppu"
