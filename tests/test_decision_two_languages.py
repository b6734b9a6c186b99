"""Minutes whose items stand side by side in Finnish and Swedish."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from analyzers.decision.lines.two_languages import paired
from corpus.importing.importing import read_paths
from corpus.model import Decision
from corpus.reading.files import read_document
from tests.documents.papers import Draw, both, lines, paper

ITEMS = [
    (
        ("Laiturin korjaus", "Kunnanhallitus päättää korjata laiturin ja saunan."),
        (
            "Reparation av bryggan",
            "Kommunstyrelsen beslutar reparera bryggan och bastun.",
        ),
        ("Ehdotus hyväksyttiin.", "Förslaget godkändes."),
        "approved",
    ),
    (
        ("Saunan lämmitys", "Kunnanhallitus päättää lämmittää saunan joka lauantai."),
        ("Uppvärmning av bastun", "Kommunstyrelsen beslutar värma bastun på lördagar."),
        ("Asia palautettiin valmisteluun.", "Ärendet återremitterades."),
        "returned",
    ),
    (
        ("Veneen osto", "Kunnanhallitus päättää ostaa kunnalle veneen."),
        ("Köp av båt", "Kommunstyrelsen beslutar köpa en båt för kommunen."),
        ("Ehdotus hylättiin.", "Förslaget förkastades."),
        "rejected",
    ),
]
TOP = ["Kristiinankaupunki", "Kunnanhallitus 3.3.2031", "Pöytäkirja - Protokoll"]


def side(number: int, language: int) -> list[str]:
    title, proposal = ITEMS[number][language]
    return [
        f"§ {number + 7} {title}",
        "",
        ("Ehdotus", "Förslag")[language],
        *textwrap.wrap(proposal, 36),
        "",
        ("Päätös", "Beslut")[language],
        ITEMS[number][2][language],
        "",
    ]


def minutes(pages: list[list[int]]) -> bytes:
    draws = []
    for place, numbers in enumerate(pages):
        parts = [lines(TOP, top=800)] if not place else []
        top = 730.0
        for number in numbers:
            one, other = side(number, 0), side(number, 1)
            parts += [lines(one, top=top), lines(other, top=top, left=320)]
            top -= 15 * max(len(one), len(other))
        draws.append(both(*parts))
    return paper(*draws)


@pytest.mark.parametrize("pages", [[[0, 1, 2]], [[0], [1], [2]], [[0, 1], [2]]])
def test_items_in_two_columns_are_read_in_both_languages(
    tmp_path: Path, pages: list[list[int]]
) -> None:
    (tmp_path / "a.pdf").write_bytes(minutes(pages))

    _, *items = [one for one in read_paths([tmp_path]) if isinstance(one, Decision)]

    assert [
        (one.reading.minutes_section, one.reading.title, one.reading.outcome)
        for one in items
    ] == [
        (str(number + 7), finnish[0], outcome)
        for number, (finnish, _, _, outcome) in enumerate(ITEMS)
    ]
    assert all(
        swedish[0] in one.text and told in one.text
        for one, (_, swedish, (_, told), _) in zip(items, ITEMS, strict=True)
    )


def test_each_column_of_a_page_is_read_whole() -> None:
    text = read_document("a.pdf", minutes([[0, 1, 2]])).text

    order = [text.index(ITEMS[number][0][0]) for number in range(3)]
    order += [text.index(ITEMS[number][1][0]) for number in range(3)]
    assert order == sorted(order)


def test_lists_of_words_and_tables_between_columns_stay_rows() -> None:
    words = [("päätös", "beslut"), ("ehdotus", "förslag"), ("kunta", "kommun")] * 2
    left, right = side(0, 0)[2:7], side(0, 1)[2:7]
    cells = [
        lines(["Hakija / Sökande", "Haapa", "Latu"], top=700),
        lines(["Haettu / Ansökt", "500", "70"], top=700, left=220),
        lines(["Saatu / Beviljat", "200", "7"], top=700, left=380),
    ]
    around = [
        lines(column, top=top, left=edge)
        for top in (780, 640)
        for column, edge in ((left, 60), (right, 320))
    ]

    def text_of(*parts: Draw) -> list[str]:
        return read_document("a.pdf", paper(both(*parts))).text.split("\n")

    columns = [
        lines([pair[place] for pair in words], left=edge)
        for place, edge in ((0, 60), (1, 320))
    ]
    assert text_of(*columns) == ["   ".join(pair) for pair in words]
    assert "Haapa   500   200" in text_of(*around, *cells)


FINNISH = "§ {} Asia\n\nPäätös\nEhdotus hyväksyttiin ja asia on päätetty."
SWEDISH = "§ {} Ärende\n\nBeslut\nFörslaget godkändes och det är beslutat."


def test_what_an_item_goes_on_with_on_the_next_page_is_its_own() -> None:
    first = f"{FINNISH.format(1)}\n\n{FINNISH.format(2)}\n\n{SWEDISH.format(1)}\n\n"
    pages = [
        first + SWEDISH.format(2),
        "Lisäksi päätettiin, että laituri on ja pysyy.\n\nDessutom beslutas att bryggan är kvar.",
    ]

    whole, rest = paired(pages)

    assert rest == ""
    assert whole.split("§ 2 ")[1] == (
        "Asia\n\nPäätös\nEhdotus hyväksyttiin ja asia on päätetty.\n\n"
        "Lisäksi päätettiin, että laituri on ja pysyy.\n\n"
        "Ärende\n\nBeslut\nFörslaget godkändes och det är beslutat.\n\n"
        "Dessutom beslutas att bryggan är kvar."
    )


@pytest.mark.parametrize(
    "pages",
    [
        [FINNISH.format(1), FINNISH.format(2), FINNISH.format(3)],
        [FINNISH.format(1), FINNISH.format(2), SWEDISH.format(3), SWEDISH.format(4)],
        [FINNISH.format(1), SWEDISH.format(1)],
    ],
    ids=["one language", "items of either", "one item"],
)
def test_other_pages_stay(pages: list[str]) -> None:
    assert paired(pages) == pages
