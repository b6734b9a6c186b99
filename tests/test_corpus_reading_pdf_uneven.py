"""Lines of a page that stand between those beside them, and letters above the line."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import Draw, both, lines, paper


def text_of(*draws: Draw) -> str:
    return read_document("x.pdf", paper(both(*draws))).text


def at(x: float, y: float, text: str, size: float = 11) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
        canvas.setFont("Helvetica", 11)

    return draw


def in_one_line(*parts: tuple[str, float, float]) -> Draw:
    """Draw parts one after the other, each with its size and its rise."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        for part, size, rise in parts:
            text.setFont("Helvetica", size)
            text.setRise(rise)
            text.textOut(part)
        canvas.drawText(text)

    return draw


def test_small_digits_above_and_below_the_line_are_raised_and_lowered() -> None:
    printed = in_one_line(
        *(("Vuonna 2024", 11, 0), ("1", 7, 4), (" ala oli 50 m", 11, 0), ("2", 7, 4)),
        *((" ja CO", 11, 0), ("2", 7, -2), ("-arvo 12.", 11, 0)),
    )

    assert text_of(printed) == "Vuonna 2024¹ ala oli 50 m² ja CO₂-arvo 12."


@pytest.mark.parametrize(("gap", "expected"), [(0.5, "2024¹"), (4, "2024 ¹")])
def test_the_mark_of_a_note_is_no_digit_of_the_number_before_it(
    gap: float, expected: str
) -> None:
    end = 60 + stringWidth("2024", "Helvetica", 11)

    assert text_of(at(60, 700, "2024"), at(end + gap, 704, "1", 7)) == expected


def test_a_note_begins_with_its_raised_mark() -> None:
    assert text_of(in_one_line(("1", 7, 4), ("Laituri on puinen.", 11, 0))) == (
        "¹Laituri on puinen."
    )


def test_small_digits_on_the_line_stay() -> None:
    assert text_of(in_one_line(("KOHTA A", 11, 0), ("12", 8, 0))) == "KOHTA A12"


def test_a_large_first_letter_belongs_to_its_word() -> None:
    page = text_of(
        at(60, 688, "L", 30),
        at(80, 700, "aituri korjataan ensi kesänä, koska se on"),
        at(80, 686, "huonossa kunnossa."),
        at(60, 672, "Korjaus maksaa paljon."),
    )

    assert page.split("\n")[0] == "Laituri korjataan ensi kesänä, koska se on"


def test_a_value_beside_the_middle_of_its_label_belongs_to_the_whole_label() -> None:
    page = text_of(
        lines(["Laiturin korjaus", "ja rannan ruoppaus"], top=700, step=13),
        at(300, 693.5, "900"),
        lines(["Saunan vuokra", "talvella"], top=660, step=13),
        at(300, 653.5, "70"),
        at(60, 620, "Kioski"),
        at(300, 620, "5"),
    )

    assert page.replace("\n\n", "\n").split("\n") == [
        "Laiturin korjaus ja rannan ruoppaus   900",
        "Saunan vuokra talvella   70",
        "Kioski   5",
    ]


def test_a_caption_beside_the_middle_of_its_text_comes_before_it() -> None:
    texts = (
        ["Hallitus hyväksyy laiturin korjauksen", "ja sen rahoituksen."],
        ["Laituri on huono ja se pitää korjata", "ennen kesää."],
    )
    page = text_of(
        at(60, 692.5, "Päätös"),
        lines(texts[0], top=700, left=180),
        at(60, 642.5, "Perustelut"),
        lines(texts[1], top=650, left=180),
    )

    assert [line for line in page.split("\n") if line] == [
        "Päätös",
        *texts[0],
        "Perustelut",
        *texts[1],
    ]


LEFT = [
    "Kunnanhallitus päätti tänään monesta",
    "asiasta, joista laituri oli tärkein ja",
    "joka korjataan ensi kesänä hyvissä",
    "ajoin ennen veneiden tuloa, kuten",
    "rannan asukkaat olivat esittäneet",
    "aloitteessaan viime vuonna.",
]
RIGHT = [
    "Saunan vuokra nousee hieman, koska",
    "lämmitys maksaa entistä enemmän ja",
    "vesimaksut ovat nousseet, joten myös",
    "talvikauden hinnat tarkistetaan heti",
    "vuodenvaihteen jälkeen niin, että",
    "kaikki käyttäjät maksavat saman.",
]


@pytest.mark.parametrize("shift", [3, 7, 11])
def test_columns_need_not_begin_at_one_height(shift: float) -> None:
    page = text_of(lines(LEFT, top=730), lines(RIGHT, top=730 - shift, left=310))

    assert page.replace("\n\n", "\n").split("\n") == [*LEFT, *RIGHT]


def test_two_short_columns_may_be_one_sentence() -> None:
    page = text_of(
        lines(["Lautakunta luki läpi vuosittaisen", "kertomuksen ja"], top=712),
        lines(["hyväksyi tulevan vuoden", "talousarvion."], top=712, left=330),
    )

    assert " ".join(page.split()) == (
        "Lautakunta luki läpi vuosittaisen kertomuksen ja hyväksyi tulevan vuoden "
        "talousarvion."
    )


def test_a_table_without_a_rule_below_has_whole_cells_in_its_last_row() -> None:
    def rules(canvas: Canvas) -> None:
        for level in (680, 648):
            canvas.line(60, level, 420, level)

    page = text_of(
        rules,
        *(
            at(x, 700, one)
            for x, one in ((63, "Kohde"), (203, "Peruste"), (343, "Hinta"))
        ),
        *(
            at(x, 668, one)
            for x, one in ((63, "Laituri"), (203, "Sopimus"), (343, "900"))
        ),
        at(63, 655, "rannalla"),
        *(at(x, 636, one) for x, one in ((63, "Sauna"), (203, "Vuokra"), (343, "70"))),
        at(203, 623, "ja vesi"),
        at(60, 590, "Taulukon jälkeen tulee tekstiä."),
    )

    assert [line for line in page.split("\n") if line] == [
        "Kohde   Peruste   Hinta",
        "Laituri rannalla   Sopimus   900",
        "Sauna   Vuokra ja vesi   70",
        "Taulukon jälkeen tulee tekstiä.",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("Laituri", "900"), ("Sauna", "70 €"), ("Kioski", "-")],
        [("Puheenjohtaja:", "Irma Testi"), ("Sihteeri:", "Matti Malli")],
    ],
    ids=["numbers", "colons"],
)
def test_values_beside_short_labels_stay_beside_them(
    rows: list[tuple[str, str]],
) -> None:
    page = text_of(
        *(
            at(x, 700 - 15 * number, text)
            for number, row in enumerate(rows)
            for x, text in zip((60, 200), row, strict=True)
        )
    )

    assert page.split("\n") == ["   ".join(row) for row in rows]


def test_wrapped_cells_between_drawn_lines_are_one_row() -> None:
    def grid(canvas: Canvas) -> None:
        for level in (712, 682, 652):
            canvas.line(60, level, 400, level)
        for place in (60, 250, 400):
            canvas.line(place, 712, place, 652)

    page = text_of(
        grid,
        lines(["Laiturin korjaus", "ja rannan ruoppaus"], top=700, left=63, step=13),
        lines(["Kunta maksaa", "puolet"], top=700, left=253, step=13),
        at(63, 670, "Saunan vuokra"),
        at(253, 670, "Kunta"),
    )

    assert (
        page.split("\n")[0]
        == "Laiturin korjaus ja rannan ruoppaus   Kunta maksaa puolet"
    )


@pytest.mark.parametrize("is_begun", [True, False])
def test_cells_at_the_foot_of_their_row_are_whole_where_they_go_on(
    is_begun: bool,
) -> None:
    def rules(canvas: Canvas) -> None:
        for level in (712, 682, 664):
            canvas.line(60, level, 420, level)

    above, below = ("Korjataan", "ja maalataan") if is_begun else ("Ranta", "Korjaus")
    page = text_of(
        rules,
        at(203, 700, above),
        *(at(x, 687, one) for x, one in ((63, "Laituri"), (203, below), (343, "900"))),
        *(at(x, 669, one) for x, one in ((63, "Sauna"), (203, "Vuokra"), (343, "70"))),
    )
    row = f"Laituri   {above} {below}   900"
    apart = [above, f"Laituri   {below}   900"]

    assert page.split("\n") == [*([row] if is_begun else apart), "Sauna   Vuokra   70"]
