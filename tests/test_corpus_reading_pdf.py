"""PDF files to text by layout: each kind of fault with papers of our own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import ParseError
from corpus.reading.files import read_document
from corpus.reading.pdf import reading
from corpus.reading.pdf.glyphs.glyph_repairs import repaired
from corpus.reading.pdf.reading import read_pdf
from tests.documents.papers import (
    Draw,
    both,
    lines,
    paper,
    picture,
    turned,
    with_file,
)

BODY = [
    "Mallilan kunnanhallitus päätti rakentaa laiturin.",
    "Laituri maksaa 900 euroa.",
]


def text_of(body: bytes) -> str:
    return read_document("x.pdf", body).text


def pieces(canvas: Canvas) -> None:
    """Draw each piece as an object of its own, as kerning producers do."""
    x = 60.0
    for piece in ("Irma", "-", "Liisa Testi ja ranta", "–", "puisto 2014", "–", "2022"):
        canvas.drawString(x, 700, piece)
        x += canvas.stringWidth(piece) + (1.2 if len(piece) == 1 else 0.8)


def numbered(step: int, *, size: float, texts: Sequence[str], edge: int) -> Draw:
    """Draw lines of text with their numbers in a margin, which end at *edge*."""

    def draw(canvas: Canvas) -> None:
        for place, text in enumerate(texts, start=1):
            canvas.setFont("Helvetica", 11)
            canvas.drawString(80, 780 - 15 * place, text)
            canvas.setFont("Helvetica", size)
            if place % step == 0:
                canvas.drawRightString(edge, 780 - 15 * place, str(place))

    return draw


RUNNING = [
    "Mallilan laituri korjataan kesalla ja",
    "maalataan ennen syksya uudestaan.",
] * 6
CELLS = ["Laituri Mallilan rannassa 900", "Sauna Mallilan rannassa 700"] * 6


@pytest.mark.parametrize(
    ("step", "size", "texts", "numbers"),
    [
        (1, 11, RUNNING, False),
        (5, 11, RUNNING * 2, False),
        (1, 8, CELLS, False),
        # Numbers of a table's rows, as large as its cells.
        (1, 11, CELLS, True),
    ],
)
@pytest.mark.parametrize("edge", [55, 540])
def test_numbers_of_lines_belong_to_no_line(
    step: int, size: float, texts: Sequence[str], numbers: bool, edge: int
) -> None:
    drawn = numbered(step, size=size, texts=texts, edge=edge)
    found = text_of(paper(drawn)).split("\n")

    assert (found == list(texts)) is not numbers
    assert ("12" in found[-1].split("   ")) is numbers


def test_white_letters_are_read_where_a_reader_sees_them() -> None:
    def draw(canvas: Canvas) -> None:
        lines(["Laituri korjataan.", "Kahdesti piirretty."])(canvas)
        canvas.rect(50, 590, 300, 30, fill=1, stroke=0)
        canvas.setFillColor("white")
        canvas.drawString(60, 600, "Otsikko palkissa")
        canvas.drawString(60, 500, "Piilotettu valkoinen")
        lines(["", "Kahdesti piirretty."])(canvas)
        canvas.setFillColor("black")

    text = text_of(paper(draw))

    assert "Otsikko palkissa" in text
    assert "Piilotettu" not in text
    assert text.count("Kahdesti piirretty.") == 1


@pytest.mark.parametrize("is_scan", [False, True])
def test_letters_without_opacity_are_text_on_pictures_only(is_scan: bool) -> None:
    """Programs lay what they recognised over a scan so that nobody sees it."""

    def draw(canvas: Canvas) -> None:
        lines(BODY * 8)(canvas)
        canvas.setFillAlpha(0)
        canvas.drawString(60, 400, "Läpinäkyvää.")

    text = text_of(paper(both(picture(), draw) if is_scan else draw))

    assert ("Läpinäkyvää." in text) is is_scan
    assert text.count(BODY[0]) == 8


def test_a_hyphen_in_an_object_of_its_own_parts_no_word() -> None:
    assert text_of(paper(pieces)) == "Irma-Liisa Testi ja ranta–puisto 2014–2022"


SENTENCE = "Ehdotus hyväksyttiin yksimielisesti."


def section(number: int, title: str) -> list[str]:
    return [
        f"§ {number}",
        title,
        f"MALLdno-2024-{number}",
        "Esittelijä: kunnanjohtaja Eero Esimerkki",
        "Päätös",
        SENTENCE,
    ]


FOOT = "Pöytäkirjan oikeaksi todistaa: ________"


@pytest.mark.parametrize("feet", [[], [FOOT], ["Mallilan kunta", FOOT]])
@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("top", [720, 190])
def test_a_foot_is_parted_from_the_sentences_that_stand_above_it(
    top: int, gap: int, feet: list[str]
) -> None:
    """The same sentence stands at the same place on each page, like the foot below it."""
    pages = [
        both(
            lines([f"Mallilan kunta   Pöytäkirja 4/2024   {page} (6)"]),
            lines(
                [*section(30 + page, "Laituri")[:-1], *[""] * gap, SENTENCE], top=top
            ),
            lines(feet, top=36, step=11),
        )
        for page in range(1, 7)
    ]
    text = text_of(paper(*pages))

    assert text.count(SENTENCE) == 6
    assert text.count(FOOT) == (FOOT in feet)
    assert text.count("Mallilan kunta\n") == len(feet[1:])


def test_what_stands_in_the_middle_of_each_page_is_no_foot() -> None:
    last = "Kunnanhallitus hyväksyi ehdotuksen."
    pages = [
        lines([f"§ {page}", f"Asia {page}", "Asiaa esitteli Eero Esimerkki.", "", last])
        for page in range(1, 7)
    ]

    assert text_of(paper(*pages)).count(last) == 6


@pytest.mark.parametrize("top", [720, 160])
def test_sections_that_begin_on_pages_of_their_own_lose_nothing(top: int) -> None:
    """Same lines at the same height, even at the bottom of the page."""
    pages = [
        both(
            lines(
                [f"Mallilan kunta   Pöytäkirja 4/2024   {page} (6)", "Kunnanhallitus"]
            ),
            lines(section(30 + page, f"Laituri numero {page}"), top=top),
        )
        for page in range(1, 7)
    ]
    document = read_document("x.pdf", paper(*pages))

    for page in range(1, 7):
        expected = section(30 + page, f"Laituri numero {page}")
        assert document.pages[page - 1].split("\n")[-6:] == expected
    assert document.text.count("Mallilan kunta") == 1
    assert document.details[4].furniture == (
        "Mallilan kunta Pöytäkirja 4/2024 5 (6)",
        "Kunnanhallitus",
    )


def test_feet_stay_once_and_page_numbers_go() -> None:
    pages = [
        both(
            lines([f"Sivulla {page} kerrotaan laiturista {word}."] * 3),
            lines(["Rantatie 1, 00001 Mallila", f"- {page} -"], top=60),
        )
        for page, word in enumerate(("yksi", "kaksi", "kolme"), start=1)
    ]
    document = read_document("x.pdf", paper(*pages))

    assert document.text.count("Rantatie") == 1
    assert document.pages[2].endswith("Rantatie 1, 00001 Mallila")
    assert "- 2 -" not in document.text
    assert document.details[1].furniture == ("Rantatie 1, 00001 Mallila", "- 2 -")


def test_a_slanting_watermark_stays_apart_from_the_lines() -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 90)
        canvas.drawString(0, 0, "LUONNOS")

    body = paper(both(turned(stamp, 45, 120, 300), lines(BODY * 9)))
    page = read_document("x.pdf", body).details[0]

    assert page.text.split("\n") == BODY * 9
    assert page.marks == ("LUONNOS",)


def test_a_level_watermark_stays_apart_from_the_lines() -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 80)
        canvas.drawString(80, 660, "MALLI")
        canvas.setFont("Helvetica", 11)

    page = read_document("x.pdf", paper(both(stamp, lines(BODY * 9)))).details[0]

    assert page.text.split("\n") == BODY * 9
    assert page.marks == ("MALLI",)


@pytest.mark.parametrize(
    ("degrees", "x", "y"), [(90, 590, 0), (270, 5, 840), (180, 590, 840)]
)
def test_a_turned_page_is_read_as_it_is_turned(degrees: int, x: int, y: int) -> None:
    page = turned(lines(BODY * 3, top=500), degrees, x, y)

    assert text_of(paper(page)).split("\n") == BODY * 3


def test_a_sideways_table_follows_the_text() -> None:
    def table(canvas: Canvas) -> None:
        for row, cells in enumerate(
            (("Kohde", "Hinta"), ("Laituri", "900"), ("Sauna", "70"))
        ):
            for column, cell in enumerate(cells):
                canvas.drawString(column * 120, -row * 16, cell)

    body = paper(both(lines(BODY * 4), turned(table, 90, 100, 100)))

    assert text_of(body).split("\n\n") == [
        "\n".join(BODY * 4),
        "Kohde   Hinta\nLaituri   900\nSauna   70",
    ]


def test_letters_spaced_out_are_words_again() -> None:
    def heading(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "L A I T U R I N   R A K E N T A M I N E N")
        canvas.drawString(60, 670, "P ä ä t ö s")
        canvas.drawString(60, 640, "a b c")

    assert text_of(paper(heading)).split() == [
        *("LAITURIN", "RAKENTAMINEN", "Päätös"),
        *("a", "b", "c"),
    ]


def test_values_of_form_fields_are_text_where_they_stand() -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Asia:")
        canvas.acroForm.textfield(
            name="asia", value="Laiturin nimi", x=110, y=694, width=200, height=18
        )
        canvas.drawString(60, 670, "Hyväksyn")

    assert text_of(paper(form)).split("\n")[0].split() == ["Asia:", "Laiturin", "nimi"]


def test_scans_with_a_stamp_are_no_text() -> None:
    pages = [
        both(picture(), lines([f"Mallilan kunta 12.3.2024 Sivu {page}/5"]))
        for page in range(1, 6)
    ]

    with pytest.raises(ParseError, match="no text in it"):
        read_document("x.pdf", paper(*pages))


def test_a_scanned_page_among_others_is_named() -> None:
    last = lines(["Sauna kuuluu samaan hankkeeseen."])
    body = paper(lines(BODY * 3), both(picture(), lines(["Liite 1"])), last)
    document = read_document("x.pdf", body)

    assert [page.state for page in document.details] == ["good", "picture", "good"]
    assert (document.pages_read, len(document.pages)) == (2, 3)
    assert document.notes == ("of 3 pages, a picture without text: 2",)


def test_a_file_inside_is_read_with_its_name() -> None:
    body = with_file(paper(lines([])), "laituri.pdf", paper(lines(BODY)))
    document = read_document("x.pdf", body)

    assert document.text == "\n".join(BODY)
    assert document.details[1].origin == "laituri.pdf"


def test_a_file_inside_that_cannot_be_read_is_named() -> None:
    body = with_file(paper(lines(BODY)), "laituri.pdf", b"%PDF-1.7 broken")

    assert "embedded file laituri.pdf" in read_document("x.pdf", body).notes[0]


def test_a_sheet_of_electronic_signatures_is_left_out() -> None:
    sheet = [
        "Asiakirjan ovat allekirjoittaneet",
        "Nimi   Tunnistautuminen   Aika",
        "ESIMERKKI EERO   Mallitunnistus   18.03.2024 12:09:11 UTC+02:00",
    ]
    document = read_document("x.pdf", paper(lines(sheet), lines(BODY)))

    assert document.text == "\n".join(BODY)
    assert document.details[0].state == "signatures"
    assert "ESIMERKKI EERO" in document.details[0].furniture[2]


def test_columns_of_two_languages_come_one_after_the_other() -> None:
    finnish = [f"Laituri rakennetaan rantaan numero {number}" for number in range(9)]
    swedish = [f"Bryggan byggs vid stranden nummer {number}" for number in range(9)]
    body = paper(both(lines(finnish, step=14), lines(swedish, left=320, step=14)))

    assert text_of(body).split("\n\n") == ["\n".join(finnish), "\n".join(swedish)]


def test_a_cell_of_several_lines_between_rules_is_one_cell() -> None:
    rows = [
        (["Kohde"], ["Hinta"], ["Perustelu"]),
        (["Laituri,", "pohjoinen"], ["900"], ["Rakennetaan", "kesällä", "jos voi"]),
        (["Sauna"], ["70"], ["Ei rakenneta"]),
    ]

    def table(canvas: Canvas) -> None:
        y = 700
        canvas.line(55, y, 500, y)
        for cells in rows:
            for column, texts in enumerate(cells):
                for line, text in enumerate(texts):
                    canvas.drawString(60 + 150 * column, y - 14 - 12 * line, text)
            y -= 12 * max(map(len, cells)) + 10
            canvas.line(55, y, 500, y)

    assert text_of(paper(table)).split("\n") == [
        "Kohde   Hinta   Perustelu",
        "Laituri, pohjoinen   900   Rakennetaan kesällä jos voi",
        "Sauna   70   Ei rakenneta",
    ]


def stretched(canvas: Canvas, text: str, left: float, width: float, y: float) -> None:
    """Draw a line of words stretched to a width, as justified text is."""
    words = text.split()
    rest = width - sum(canvas.stringWidth(word) for word in words)
    for word in words:
        canvas.drawString(left, y, word)
        left += canvas.stringWidth(word) + rest / (len(words) - 1)


@pytest.mark.parametrize("in_group", [False, True])
def test_rules_part_cells_in_groups_too_and_sums_are_rows(in_group: bool) -> None:
    """What a program signs is one group on its page, with the rules of its tables."""

    def table(canvas: Canvas) -> None:
        top = (("Laituri", "Rakennetaan ensi kesänä", "100"), ("", "jos rahaa riittää"))
        sums = (
            ("Korot", "B", "-14", "5"),
            ("Poistot", "B", "-30"),
            ("Muut", "B", "-1"),
        )
        for y, cells in zip((760, 746, 720, 706, 692), (*top, *sums), strict=True):
            for x, text in zip((60, 180, 400, 450), cells, strict=False):
                canvas.drawString(x, y, text)
        for level in (774, 740, 685):
            canvas.line(55, level, 500, level)

    def draw(canvas: Canvas) -> None:
        if in_group:
            canvas.beginForm("signed")
        table(canvas)
        if in_group:
            canvas.endForm()
            canvas.doForm("signed")

    assert text_of(paper(draw)).replace("\n\n", "\n").split("\n") == [
        "Laituri   Rakennetaan ensi kesänä jos rahaa riittää   100",
        "Korot   B   -14   5",
        "Poistot   B   -30",
        "Muut   B   -1",
    ]


def test_justified_lines_of_columns_are_running_text() -> None:
    left = [
        "Laituri rakennetaan rantaan ja sitä",
        "kunnostetaan vuosittain varoin joita",
        "talousarvio antaa sen mukaan kuin",
        "venevalkamarakennushanke saunarakennus",
        "ja ranta vaativat mutta ei enempää",
        "kuin mitä siihen on varattu.",
    ]
    right = [*reversed(left[:5]), left[5]]

    def draw(canvas: Canvas) -> None:
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            stretched(canvas, one, 60, 200, 700 - 14 * number)
            stretched(canvas, other, 300, 200, 700 - 14 * number)

    assert text_of(paper(draw)).split("\n\n") == ["\n".join(left), "\n".join(right)]


def test_columns_that_a_table_interrupts_are_read_above_and_below_it() -> None:
    def columns(name: str, top: float) -> Draw:
        sides = [
            lines(
                [f"{side} {name} {row} jatkaa virketta" for row in range(7)],
                left=left,
                top=top,
                step=14,
            )
            for side, left in (("vasen", 60), ("oikea", 310))
        ]
        return both(*sides)

    cells = [
        ("Kohde", "Hinta", "Vuosi"),
        ("Laituri", "900", "2031"),
        ("Vene", "70", "2032"),
    ]
    table = [
        lines([row[place] for row in cells], left=left, top=660, step=16)
        for place, left in enumerate((60, 250, 420))
    ]

    text = text_of(paper(both(columns("ylempi", 780), *table, columns("alempi", 590))))

    expected = [
        [f"vasen ylempi {row} jatkaa virketta" for row in range(7)],
        [f"oikea ylempi {row} jatkaa virketta" for row in range(7)],
        ["   ".join(row) for row in cells],
        [f"vasen alempi {row} jatkaa virketta" for row in range(7)],
        [f"oikea alempi {row} jatkaa virketta" for row in range(7)],
    ]
    assert text == "\n\n".join("\n".join(part) for part in expected)


def test_rows_of_a_table_stay_rows() -> None:
    def table(canvas: Canvas) -> None:
        for row in range(9):
            for column, cell in enumerate(
                (f"Laituri {row}", "Mallila", f"{row} 900,00")
            ):
                canvas.drawString(60 + column * 170, 700 - row * 15, cell)

    assert text_of(paper(table)).split("\n") == [
        f"Laituri {row}   Mallila   {row} 900,00" for row in range(9)
    ]


@pytest.mark.parametrize(
    ("damaged", "expected"),
    [
        ("a\ufb03niteetti", "affiniteetti"),
        ("pro\ufffdili", "profiili"),
        ("gra\ufffdikka ja re\ufffdehti", "grafiikka ja re\ufffdehti"),
        ("\uf0b7 laituri", "• laituri"),
        ("p\ufffd\ufffdt\ufffds ja ty\ufffd", "päätös ja työ"),
        ("P\ufffd\ufffdT\ufffdS", "PÄÄTÖS"),
        ("n\ufffdin on \ufffd", "n\ufffdin on \ufffd"),
    ],
)
def test_letters_lost_in_ligatures_come_back(damaged: str, expected: str) -> None:
    known = {"profiili", "grafiikka", "päätös", "PÄÄTÖS", "työ", "näin", "nöin"}

    assert repaired(damaged, known.__contains__) == expected


def test_a_page_printed_twice_is_kept_twice() -> None:
    assert len(text_of(paper(lines(BODY * 4), lines(BODY * 4))).split("\n\n")) == 2


def test_a_page_of_wrong_characters_is_damaged() -> None:
    def shifted(canvas: Canvas) -> None:
        for number, line in enumerate(BODY * 5):
            wrong = "".join(
                chr(ord(sign) - 29 if ord(sign) > 61 else 35) for sign in line
            )
            canvas.drawString(
                60, 780 - 15 * number, wrong.encode("ascii", "replace").decode()
            )

    document = read_pdf(paper(shifted, lines(BODY * 5)))

    assert [page.state for page in document.pages] == ["damaged", "good"]


def test_three_columns_of_text_come_one_after_the_other() -> None:
    column = [
        "Laituri rakennetaan rantaan ensi kesänä,",
        "koska vanha laituri ei enää kestä jäitä,",
        "ja sauna kunnostetaan samalla kertaa jos",
        "talousarvio antaa siihen rahaa. Muutoin",
        "sauna jää odottamaan seuraavaa vuotta ja",
        "sen varoja, joista valtuusto päättää.",
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        for place in range(3):
            for number, line in enumerate(column):
                text = line.replace("Laituri", f"{place}. laituri")
                canvas.drawString(50 + 170 * place, 700 - 11 * number, text)

    assert [part.split("\n")[0][:2] for part in text_of(paper(draw)).split("\n\n")] == [
        *("0.", "1.", "2."),
    ]


def test_long_cells_of_a_table_are_no_columns() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        for row in range(8):
            for place, what in enumerate(("laiturista", "saunasta", "veneistä")):
                text = f"Lautakunta lausuu {what} kohdan {row}"
                canvas.drawString(50 + 170 * place, 700 - 11 * row, text)

    assert text_of(paper(draw)).split("\n")[3] == (
        "Lautakunta lausuu laiturista kohdan 3   Lautakunta lausuu saunasta kohdan 3   "
        "Lautakunta lausuu veneistä kohdan 3"
    )


def test_a_small_sideways_table_is_text_and_a_sideways_stamp_is_none() -> None:
    def table(canvas: Canvas) -> None:
        for row, cells in enumerate((("Kohde", "Hinta"), ("Laituri", "900"))):
            for column, cell in enumerate(cells):
                canvas.drawString(column * 120, -row * 16, cell)

    def stamp(canvas: Canvas) -> None:
        canvas.drawString(0, 0, "Allekirjoitettu Mallilassa")

    page = both(
        lines(BODY * 4), turned(table, 90, 100, 100), turned(stamp, 270, 20, 700)
    )
    document = read_document("x.pdf", paper(page))

    assert document.text.split("\n\n")[1] == "Kohde   Hinta\nLaituri   900"
    assert document.details[0].marks == ("Allekirjoitettu Mallilassa",)


def test_hidden_fields_and_passwords_are_no_text() -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(60, 740, "Laituri")
        fields = canvas.acroForm
        fields.textfield(name="a", value="piilo", annotationFlags="hidden", x=60, y=700)
        fields.textfield(name="b", value="salasana", fieldFlags="password", x=60, y=600)
        fields.textfield(name="c", value="Sauna", x=60, y=500)

    assert text_of(paper(form)).split() == ["Laituri", "Sauna"]


def test_two_columns_with_a_line_between_are_a_table() -> None:
    rows = [
        (["Kohde"], ["Hinta"]),
        (["Laituri rannalla ja", "siihen kuuluva sauna"], ["900"]),
        (["Päätös"], ["Rakennetaan kesällä", "jos rahaa on."]),
    ]

    def table(canvas: Canvas) -> None:
        y = 700
        for cells in rows:
            height = 13 * max(map(len, cells)) + 6
            canvas.rect(55, y - height, 250, height)
            canvas.rect(305, y - height, 150, height)
            for column, texts in enumerate(cells):
                for number, text in enumerate(texts):
                    canvas.drawString(60 + column * 250, y - 13 - 13 * number, text)
            y -= height

    text = text_of(paper(table))

    assert "Laituri rannalla ja siihen kuuluva sauna   900" in text.split("\n")
    assert "Rakennetaan kesällä\njos rahaa on." in text


def test_captions_that_name_parts_are_headings_however_close_they_stand() -> None:
    rows = [
        ("Asia", "Laiturin hankinta"),
        ("Ehdotus", "Lautakunta päättää hankkia laiturin,"),
        ("", "jos talousarvio antaa siihen rahaa."),
        ("Päätös", "Hyväksyttiin."),
    ]

    def draw(canvas: Canvas) -> None:
        for number, (left, right) in enumerate(rows):
            canvas.drawString(60, 700 - 18 * number, left)
            canvas.drawString(180, 700 - 18 * number, right)

    assert text_of(paper(draw)).split("\n")[-3:] == ["", "Päätös", "Hyväksyttiin."]


def test_soft_hyphens_show_at_the_ends_of_lines_only() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 11)
        canvas.drawString(60, 700, "Venelai\u00adturin kun\u00ad")
        canvas.drawString(60, 685, "nostus alkaa 12\u00a0500 eurolla")

    assert text_of(paper(draw)) == "Venelaiturin kun-\nnostus alkaa 12 500 eurolla"


def test_cells_set_in_the_middle_of_their_rows_are_whole() -> None:
    rows = [
        ("Laituri", ["Rakennetaan kesällä", "jos rahaa riittää"], "900"),
        ("Sauna", ["Ei rakenneta tänä", "eikä ensi vuonna"], "70"),
    ]

    def table(canvas: Canvas) -> None:
        y = 700
        canvas.line(55, y, 500, y)
        for name, texts, price in rows:
            canvas.drawString(60, y - 21, name)
            canvas.drawString(360, y - 21, price)
            for number, text in enumerate(texts):
                canvas.drawString(180, y - 14 - 14 * number, text)
            y -= 34
            canvas.line(55, y, 500, y)

    assert text_of(paper(table)).split("\n") == [
        "Laituri   Rakennetaan kesällä jos rahaa riittää   900",
        "Sauna   Ei rakenneta tänä eikä ensi vuonna   70",
    ]


def test_what_was_blackened_and_what_nobody_sees_is_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Asianosainen: Eero Esimerkki, Mallila")
        canvas.rect(135, 696, 87, 14, fill=1)
        canvas.rect(55, 656, 200, 16, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(60, 660, "Laituri")
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 0.5)
        canvas.drawString(60, 600, "piilossa")

    document = read_document("x.pdf", paper(draw))

    assert document.text.split() == ["Asianosainen:", "Mallila", "Laituri"]
    assert document.notes == ("text under boxes drawn over it is left out on pages 1",)


@pytest.mark.parametrize("degrees", [-3, -1, 1, 2, 4])
def test_a_page_that_stands_askew_is_read_by_its_lines(degrees: int) -> None:
    body = [f"Laituri {row} rakennetaan rannalle ensi kesänä." for row in range(9)]

    text = text_of(paper(turned(lines(["§ 7", "", *body]), degrees, 20, 0)))

    assert text == "\n".join(["§ 7", "", *body])


def test_a_large_pale_stamp_between_the_lines_is_none_of_them() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        canvas.setFont("Helvetica", 26)
        canvas.drawString(250, 752, "LUONNOS")
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 11)
        lines(["§ 7", "", "", "Laiturin rakentaminen", *BODY])(canvas)
        # On a ground of its own a pale heading is one.
        canvas.rect(50, 590, 300, 40, fill=1, stroke=0)
        canvas.setFillGray(0.9)
        canvas.setFont("Helvetica", 26)
        canvas.drawString(60, 600, "Sauna")
        canvas.setFillGray(0)

    (page,) = read_pdf(paper(draw)).pages

    assert page.text.split("\n\n")[0:2] == [
        "§ 7",
        "\n".join(["Laiturin rakentaminen", *BODY]),
    ]
    assert page.text.endswith("Sauna")
    assert page.marks == ("LUONNOS",)


@pytest.mark.parametrize(
    ("colour", "words", "is_stamp"),
    [
        ("red", ("SAAPUNUT", "Kirjaamo 12.3.2031"), True),
        ("blue", ("Saapunut 12.3.2031",), True),
        ("black", ("SAAPUNUT", "Kirjaamo 12.3.2031"), False),
        ("blue", ("Lisää laiturista",), False),
        ("blue", ("Lisää laiturista antaa", "Eero Esimerkki 12.3.2031 asti"), False),
    ],
)
def test_a_stamp_in_a_frame_of_colour_is_no_cell_of_the_lines_beside_it(
    colour: str, words: Sequence[str], is_stamp: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        lines(["§ 7", "Laiturin rakentaminen", *BODY])(canvas)
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour)
        canvas.rect(340, 758, 170, 36)
        lines(words, left=350, top=780)(canvas)
        canvas.setFillColor("black")

    (page,) = read_pdf(paper(draw)).pages

    expected = "\n".join(["§ 7", "Laiturin rakentaminen", *BODY])
    assert (page.text == expected) is is_stamp
    assert page.marks == ((" ".join(words),) if is_stamp else ())


def as_group(part: Draw, *, scale: float = 1, depth: int = 1) -> Draw:
    """Draw *part* as a group on its page, as programs that sign or stamp do."""

    def draw(canvas: Canvas) -> None:
        for level in range(depth):
            canvas.beginForm(f"g{level}", 0, 0, 595, 842)
            canvas.setFont("Helvetica", 12)
            part(canvas) if level == 0 else canvas.doForm(f"g{level - 1}")
            canvas.endForm()
        canvas.translate(40, 30)
        canvas.scale(scale, scale)
        canvas.doForm(f"g{depth - 1}")

    return draw


@pytest.mark.parametrize(("scale", "depth"), [(1, 1), (0.8, 1), (1, 3)])
def test_what_groups_cover_and_print_white_is_no_text(scale: float, depth: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Asianosainen: Eero Esimerkki, Mallila")
        canvas.rect(138, 696, 100, 14, fill=1)
        canvas.rect(55, 656, 200, 16, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(60, 660, "Laituri")
        canvas.drawString(60, 600, "piilossa")

    document = read_document("x.pdf", paper(as_group(draw, scale=scale, depth=depth)))

    assert document.text.split() == ["Asianosainen:", "Mallila", "Laituri"]
    assert document.notes == ("text under boxes drawn over it is left out on pages 1",)


def test_no_page_is_read_beyond_what_a_document_may_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = []
    raw_page = reading._raw_page

    def noted(*args: Any, **options: Any) -> Any:
        read.append(args[1])
        return raw_page(*args, **options)

    monkeypatch.setattr(reading, "_raw_page", noted)
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 60)
    pages = [lines(["Lautakunta päätti asiasta yksimielisesti."]) for _ in range(9)]

    with pytest.raises(ParseError, match=r"over 60 characters.*page 2 of 9 is beyond"):
        read_pdf(paper(*pages))
    assert read == [0, 1]
