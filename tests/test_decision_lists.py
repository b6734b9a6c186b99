"""Lists of decisions published as tables: each row an item with title and decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.decision.lines.decision_lists import are_listed, spelled_out
from corpus.importing.importing import read_paths
from corpus.model import Decision
from tests.documents.papers import both, lines, paper
from tests.documents.words import cell, p, table, word

ROWS = [
    ("§", "Asia", "Päätös"),
    ("12", "Laiturin korjaus", "Hyväksyttiin ehdotuksen mukaan."),
    ("13", "Saunan lämmitys", "Palautettiin valmisteluun."),
    ("14", "Poikkeamislupa", "Hylättiin."),
]
SWEDISH = [
    ("Paragraf", "Ärende", "Beslut"),
    ("§ 12", "Reparation av bryggan", "Godkändes enligt förslag."),
    ("§ 13", "Uppvärmning av bastun", "Återremitterades."),
    ("§ 14", "Ansökan om undantag", "Avslogs."),
]
TOP = ["Kontiolahden kunta", "Kunnanhallitus 3.3.2031 klo 17.00", "Päätösluettelo"]
SWEDISH_TOP = ["Malax kommun", "Kommunstyrelsen 3.3.2031 kl. 17.00", "Beslutslista"]
READ = [
    ("12", ROWS[1][1], "approved"),
    ("13", ROWS[2][1], "returned"),
    ("14", ROWS[3][1], "rejected"),
]


def sheet(top: list[str], rows: list[tuple[str, ...]]) -> bytes:
    columns = [
        lines([row[place] for row in rows], top=700, left=left, step=20)
        for place, left in enumerate((60, 140, 330))
    ]
    return paper(both(lines(top), *columns))


def document(top: list[str], rows: list[tuple[str, ...]]) -> bytes:
    cells = [tuple(cell(p(text)) for text in row) for row in rows]
    return word("".join(map(p, top)) + table(*cells))


def page(top: list[str], rows: list[tuple[str, ...]]) -> bytes:
    above = "".join(f"<p>{line}</p>" for line in top)
    inside = "".join(
        "<tr>" + "".join(f"<td><p>{text}</p></td>" for text in row) + "</tr>"
        for row in rows
    )
    return (
        "<!doctype html><html><head><meta charset=utf-8></head><body>"
        f"{above}<table>{inside}</table></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("name", "make"), [("a.pdf", sheet), ("a.docx", document), ("a.html", page)]
)
@pytest.mark.parametrize(("top", "rows"), [(TOP, ROWS), (SWEDISH_TOP, SWEDISH)])
def test_each_row_is_an_item_in_files_of_every_kind(
    tmp_path: Path, name: str, make: object, top: list[str], rows: list[tuple[str, ...]]
) -> None:
    assert callable(make)
    (tmp_path / name).write_bytes(make(top, rows))

    cover, *items = [one for one in read_paths([tmp_path]) if isinstance(one, Decision)]

    assert cover.kind == "minutes-front-page"
    assert cover.reading.outcome is None
    assert [
        (one.reading.minutes_section, one.reading.title, one.reading.outcome)
        for one in items
    ] == [
        (number, row[1], told)
        for row, (number, _, told) in zip(rows[1:], READ, strict=True)
    ]


LISTED = {
    "further columns, a wrapped row, an empty cell": (
        "§   Otsikko   Esittelijä   Päätös\n12 §   Laituri   Aho   Hyväksyttiin,\n"
        "kuten esitettiin.\n13 §   Sauna   Elo   Hylättiin.\n14 §   Vene",
        "\n§ 12 Laituri\nEsittelijä: Aho\n\nPäätös\nHyväksyttiin, kuten esitettiin.\n"
        "\n§ 13 Sauna\nEsittelijä: Elo\n\nPäätös\nHylättiin.\n\n§ 14 Vene",
    ),
    "the § before the title": (
        "Asia | Päätös\n§ 1 Laituri | Hyväksyttiin.\n§ 2 Sauna | Hylättiin.",
        "\n§ 1 Laituri\n\nPäätös\nHyväksyttiin.\n\n§ 2 Sauna\n\nPäätös\nHylättiin.",
    ),
    "both cells go on": (
        "§   Asia   Päätös\n1   Laiturin ja   Hyväksyttiin\nsaunan korjaus   yksin.\n"
        "2   Vene   Hylättiin.",
        "\n§ 1 Laiturin ja saunan korjaus\n\nPäätös\nHyväksyttiin yksin.\n"
        "\n§ 2 Vene\n\nPäätös\nHylättiin.",
    ),
}


@pytest.mark.parametrize("case", LISTED)
def test_rows_are_spelled_out(case: str) -> None:
    text, expected = LISTED[case]

    assert spelled_out([text]) == [expected]


def test_a_list_goes_on_over_pages_with_its_head_or_without() -> None:
    first, second, third = (
        "§ | Asia | Päätös\n1 | Laituri | Hyväksyttiin.",
        "§ | Asia | Päätös\n2 | Sauna | Hylättiin.",
        "3 | Vene | Hylättiin.\nMallila",
    )

    assert spelled_out([first, second, third]) == [
        "\n§ 1 Laituri\n\nPäätös\nHyväksyttiin.",
        "\n§ 2 Sauna\n\nPäätös\nHylättiin.",
        "\n§ 3 Vene\n\nPäätös\nHylättiin.\nMallila",
    ]


OTHERS = [
    # What officials decided is told in an item that has a decision of its own.
    "§ 5 Päätökset\n§ | Otsikko | Päätös\n7 | Lupa | Ei.\n8 | Lupa | Kyllä.\nPäätös\nTiedoksi.",
    "§ | Otsikko | Hinta\n7 | Lupa | 5\n8 | Lupa | 6",
    "Pvm | § | Otsikko | Päätös\n3.3.2031 | 7 | Lupa | Ei.\n4.3.2031 | 8 | Lupa | Kyllä.",
    "Asia | Päätös\nLaituri | Hyväksyttiin.\nSauna | Hylättiin.",
    # How a council's decisions are carried out is a decision of its own.
    "Täytäntöönpano\nAsia | Toimenpide\n1, 2 | Ei toimenpidettä.\n4 | Määrärahat.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_tables_stay(text: str) -> None:
    assert spelled_out([text]) == [text]


def test_a_list_that_is_not_taken_apart_is_no_decision() -> None:
    assert [are_listed(text) for text in OTHERS] == [False, False, True, True, False]
