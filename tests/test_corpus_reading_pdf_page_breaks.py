"""What stands between the halves of a sentence on two pages: heads, feet, notes, columns."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from corpus.reading.pdf.glyphs.glyph_repairs import with_printed_hyphens
from tests.documents.papers import Draw, both, lines, paper

BODY = [
    "Laituri rakennetaan Mallilan rantaan ensi kesänä, jos valtuusto",
    "varaa siihen rahat ja jos hakemus hyväksytään ennen kevättä, sillä",
    "vanha laituri on huono ja sen käyttö on kielletty jo",
]
REST = ["keväällä. Uusi laituri on pidempi.", "Päätös", "Hyväksyttiin."]
NOTES = ["1. Vesilaki 587/2011.", "2. Sisältää veron."]


def small(texts: list[str], top: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        lines(texts, top=top, step=10)(canvas)
        canvas.setFont("Helvetica", 11)

    return draw


def pages_of(*pages: Draw) -> list[str]:
    return list(read_document("x.pdf", paper(*pages)).pages)


@pytest.mark.parametrize("mark", ["1. ", "1) ", "1 ", "* "])
def test_a_note_at_the_foot_does_not_cut_a_sentence(mark: str) -> None:
    note = f"{mark}Vesilaki 587/2011."

    first, second = pages_of(both(lines(BODY), small([note], 100)), lines(REST))

    assert first == "\n".join(BODY)
    assert second == f"{REST[0]}\n\n{note}\n\nPäätös\nHyväksyttiin."


def test_notes_below_a_whole_sentence_stay_where_they_are() -> None:
    body = [*BODY, "keväällä."]

    first, second = pages_of(
        both(lines(body), small(NOTES, 100)), lines(["Päätös", "Hyväksyttiin."])
    )

    assert first == "\n".join([*body, "", *NOTES])
    assert second == "Päätös\nHyväksyttiin."


def test_small_rows_that_are_no_notes_stay_where_they_are() -> None:
    rows = ["Laituri 900 euroa", "Sauna 70 euroa"]

    first, second = pages_of(both(lines(BODY), small(rows, 700)), lines(REST))

    assert first == "\n".join([*BODY, "", *rows])
    assert second.startswith(REST[0])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("{page}   Hallituksen pöytäkirja 11.6.2031", "Mallilan kuntayhtymä   {page}"),
        ("Hallitus 11.6.2031   {page}", "{page} (6)   Mallilan kuntayhtymä"),
    ],
)
def test_left_and_right_pages_have_heads_of_their_own(left: str, right: str) -> None:
    def page(number: int) -> Draw:
        head = (right if number % 2 else left).format(page=number)
        cells = head.split("   ")
        body = [f"kohta {chr(96 + number)} rannan {n} puuta" for n in range(5)]

        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, 805, cells[0])
            canvas.drawString(400, 805, cells[1])

        return both(draw, lines(body, top=770))

    found = pages_of(*(page(number) for number in range(1, 7)))

    assert [text.split("\n")[0][:5] for text in found[1:]] == ["kohta"] * 5


def test_a_head_stays_where_no_sentence_is_cut_by_it() -> None:
    def page(*body: str) -> Draw:
        head = lines(["Mallilan kunta   Tekninen lautakunta 3.2.2031"], top=805)
        return both(head, lines(body, top=770))

    cover = lines(["Rantojen hoito", *BODY], top=770)
    found = pages_of(
        cover, page("kesällä, kun vesi on matalalla."), page("Rannat hoidetaan.")
    )

    assert found[1] == "kesällä, kun vesi on matalalla."
    assert found[2].split("\n")[0] == "Mallilan kunta Tekninen lautakunta 3.2.2031"


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("Ylä\u00adMallila", "Ylä-Mallila"),
        ("rakennus\u00ad", "rakennus-"),
        ("elinkeino\u00ad,", "elinkeino-,"),
        ("ranta\u00adasemakaava", "ranta-asemakaava"),
        ("24,1\u00adprosenttinen", "24,1-prosenttinen"),
        ("118\u00ad121", "118-121"),
        ("kun\u00adnan\u00adhal\u00adli\u00adtus", "kunnanhallitus"),
    ],
)
def test_soft_hyphens_on_paper_are_hyphens_where_they_part_no_syllables(
    printed: str, seen: str
) -> None:
    assert with_printed_hyphens(printed) == seen


def test_a_font_without_another_hyphen() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 11)
        canvas.drawString(60, 700, "Rakennus\u00ad ja venelaituri Ylä\u00adMallilassa")

    assert pages_of(draw) == ["Rakennus- ja venelaituri Ylä-Mallilassa"]


COLUMNS = (
    [
        "Kuulutus on julkaistu kunnan",
        "sivuilla ja sen katsotaan tulleen",
        "tietoon heti.",
    ],
    [
        "Rannan asukkaat ovat tehneet",
        "aloitteen uuden laiturin teosta",
        "ensi keväänä.",
    ],
)


def test_short_columns_at_the_end_of_a_text_come_one_after_the_other() -> None:
    left, right = COLUMNS

    assert pages_of(both(lines(left), lines(right, left=330))) == [
        "\n\n".join("\n".join(column) for column in COLUMNS)
    ]


def test_short_cells_stay_rows() -> None:
    left, right = ["Laituri", "Sauna", "Vaja"], ["900 euroa", "70 euroa", "5 euroa"]

    assert pages_of(both(lines(left), lines(right, left=330))) == [
        "Laituri   900 euroa\nSauna   70 euroa\nVaja   5 euroa"
    ]


@pytest.mark.parametrize("form", ["§ {} {}", "{} § {}"])
def test_a_list_of_sections_goes_on_in_the_right_column(form: str) -> None:
    titles = ["Laiturin rakentaminen", "Saunan vuokra", "Vajan purku", "Rannan hoito"]
    rows = [form.format(number, title) for number, title in enumerate(titles, start=8)]
    left = [rows[0], "Mallilan rantaan", rows[1]]
    people = both(
        lines(["Osallistujat", "Irma Testi", "Eero Malli"], top=800),
        lines(["jäsen", "jäsen"], top=785, left=330),
    )

    found = pages_of(
        both(people, lines(left, top=750), lines(rows[2:], top=750, left=330))
    )

    assert found[0].split("\n\n")[1:] == ["\n".join(left), "\n".join(rows[2:])]


@pytest.mark.parametrize("seed", range(4))
def test_glyphs_placed_one_by_one_in_any_order_are_words(seed: int) -> None:
    texts = [
        "Rakennustarkastajan päätös 12.3.2031 § 44",
        "Lupa myönnetään, kun on aika.",
    ]
    glyphs = []
    for number, text in enumerate(texts):
        left = 60.0
        for letter in text:
            glyphs.append((left, 700 - 15 * number, letter))
            left += pdfmetrics.stringWidth(letter, "Helvetica", 11)
    random.Random(seed).shuffle(glyphs)

    def draw(canvas: Canvas) -> None:
        for left, base, letter in glyphs:
            canvas.drawString(left, base, letter)

    assert pages_of(draw) == ["\n".join(texts)]


def test_gaps_of_a_stretched_line_part_no_cells_behind_a_hyphen() -> None:
    words = ["Rannan-", "ja", "vesialueen", "hoito", "kuuluu", "kunnalle"]

    def draw(canvas: Canvas) -> None:
        left = 60.0
        for word in words:
            canvas.drawString(left, 700, word)
            gap = 18.4 if word.endswith("-") else 19.6
            left += pdfmetrics.stringWidth(word, "Helvetica", 11) + gap

    assert pages_of(draw) == [" ".join(words)]


def with_head(cells: Sequence[str], body: Sequence[str]) -> Draw:
    def draw(canvas: Canvas) -> None:
        for place, cell in enumerate(cells):
            canvas.drawString(60 + 170 * place, 805, cell)

    return both(draw, lines(body, top=770))


def test_a_head_that_names_the_section_is_printed_once_for_each() -> None:
    def page(section: int, *body: str) -> Draw:
        return with_head(["Hallitus", f"§ {section}", "3.2.2031"], body)

    found = pages_of(
        page(7, "§ 7 Laituri", "Laituri korjataan."),
        page(7, "Se maalataan."),
        page(8, "§ 8 Sauna", "Sauna lämmitetään kesällä,"),
        page(8, "kun on lauantai.", "§ 9 Lato", "Lato puretaan,"),
        page(9, "jos siihen on varaa."),
    )

    heads = ["Hallitus   § 7   3.2.2031", "Hallitus   § 8   3.2.2031"]
    assert [text.split("\n")[0] for text in found] == [
        *(heads[0], "Se maalataan.", heads[1]),
        *("kun on lauantai.", "jos siihen on varaa."),
    ]


def test_titles_of_sections_on_pages_of_their_own_are_no_heads() -> None:
    pages = [with_head([f"§ {number}", "Lausunto"], BODY) for number in range(4, 9)]

    found = pages_of(*pages)

    assert [text.split("   ")[0] for text in found] == [
        f"§ {number}" for number in range(4, 9)
    ]


@pytest.mark.parametrize("count", [8, 12, 30])
def test_pages_printed_twice_stay_whole_under_their_head(count: int) -> None:
    body = [f"kohta {number} on nähtävänä kunnantalossa" for number in range(count)]
    page = with_head(["Mallilan kunta", "Pöytäkirja"], body)

    found = pages_of(page, with_head(["Mallilan kunta", "Pöytäkirja"], REST), page)

    assert found[2].endswith("\n".join(body))
