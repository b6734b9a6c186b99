"""Who was at a meeting, in lists of many forms of front pages in both languages."""

from __future__ import annotations

import itertools

import pytest

from analyzers.decision.head.meeting_facts.attendance import TABLE, attendance
from analyzers.decision.model import DecisionText
from analyzers.text.table_rows import table_rows
from corpus.model import Decision, Page, Published
from corpus.reading.documents import parts_of, read_file
from corpus.sources import Source
from scripts.demo_site.site import create_site

HEADINGS = [(part, name, language) for part, name, language in table_rows(TABLE)]
OPENING = [row for row in HEADINGS if row[0] != "end"]
ENDS = [name for part, name, _ in HEADINGS if part == "end"]
STYLES = ("{name}\n", "{NAME}\n\n", "{name}:\n", "{name}: ", "{name}   ", "## {name}\n")
NAMES = ("Laine Matti, puheenjohtaja", "Anna Niemi (jäsen)", "Åberg-Öhman Siv")


def styled(heading: str, style: str) -> str:
    shown = heading.capitalize()
    return style.format(name=shown, NAME=shown.upper())


@pytest.mark.parametrize(("part", "heading", "language"), OPENING)
def test_each_heading_opens_its_part_in_every_style(
    part: str, heading: str, language: str
) -> None:
    for style in STYLES:
        [found] = attendance("Kokous\n" + styled(heading, style) + "\n".join(NAMES))

        assert found.part == part, language
        assert found.heading.casefold() == heading
        assert found.lines == NAMES


@pytest.mark.parametrize("heading", ENDS)
def test_what_comes_after_the_list_is_nobody(heading: str) -> None:
    for style in STYLES:
        text = "Läsnä\nLaine Matti\n" + styled(heading, style) + "12.3.2031 Toimisto"
        [found] = attendance(text)

        assert found.lines == ("Laine Matti",), style


ORDERS = {
    "fi": ("Läsnä olleet jäsenet", "Varajäsenet", "Poissa", "Muut osallistujat"),
    "sv": ("Beslutande", "Ersättare", "Frånvarande", "Övriga närvarande"),
}
COVERS = {
    "fi": "Toritilan kaupunki   Pöytäkirja   3/2031   1 (4)\nKaupunginhallitus   12.3.2031"
    "\n\nAika 12.3.2031 klo 17:00 - 18:30\nPaikka Kokoushuone\n{list}\n\nKäsitellyt asiat"
    "\n§ 11 Kokouksen laillisuus\n§ 12 Opintomatka",
    "sv": "Rannäs stad Protokoll 3/2031 1 (4)\nStadsstyrelsen 12.3.2031\n\nSammanträdestid"
    " 12.3.2031 kl. 17.00-18.30\nSammanträdesplats Mötesrummet\n{list}\n\nBehandlade "
    "ärenden\n§ 11 Sammanträdets laglighet\n§ 12 Studieresa",
}
ITEMS = {
    "fi": "Toritilan kaupunki   Pöytäkirja   3/2031   2 (4)\nKaupunginhallitus   12.3.2031"
    "\n\n§ 12\nOpintomatka\n\nEhdotus\nHyväksytään.\n\nPäätös\nHyväksyttiin.",
    "sv": "Rannäs stad Protokoll 3/2031 2 (4)\nStadsstyrelsen 12.3.2031\n\n§ 12\nStudieresa"
    "\n\nFörslag\nGodkänns.\n\nBeslut\nGodkändes.",
}


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("style", STYLES)
def test_whole_minutes_keep_everyone_under_the_right_heading(
    language: str, style: str
) -> None:
    """In any order of the parts: nobody absent is present, no item is a person."""
    for order in itertools.permutations(enumerate(ORDERS[language])):
        told = [
            (heading, (f"Niemi Anna {number}", f"Laine Matti {number}"))
            for number, heading in order
        ]
        listing = "\n".join(
            styled(heading, style) + "\n".join(names) for heading, names in told
        )
        pages = [COVERS[language].format(list=listing), ITEMS[language]]
        published = Published(
            "test/a.pdf", "test", "test", "https://a.example", None, ""
        )
        front = parts_of(published, DecisionText("", url="https://a.example"), pages)[0]
        found = attendance(front.text)

        assert front.kind == "minutes-front-page"
        assert [(one.heading.casefold(), one.lines) for one in found] == [
            (heading.casefold(), names) for heading, names in told
        ]


CASES = [
    ("Osallistujat\nNimi   Tehtävä   Läsnä\nLaine Matti   pj   17-18", ["Laine Matti pj 17-18"]),
    ("Osallistujat   Läsnä   Laine Matti   pj\n   Muu   Salo Kaija", ["Laine Matti pj", "Salo Kaija"]),
    ("Läsnä\nLaine Matti\npuheenjohtaja\nNiemi Anna", ["Laine Matti", "puheenjohtaja", "Niemi Anna"]),
    ("Puheenjohtaja\nLaine Matti\nJäsenet\nNiemi Anna", ["Laine Matti", "Niemi Anna"]),
    ("Läsnä\nLaine Matti\n6/2031\n2 (\n32)\nNiemi Anna", ["Laine Matti", "Niemi Anna"]),
    ("Läsnä\n- Laine Matti\n• Niemi Anna\n- 1 § Avaus\n- 2 § Loma", ["Laine Matti", "Niemi Anna"]),
    ("Läsnä\n\nPoissa\n\nMuut saapuvilla olleet\n\nNähtävilläolo", []),
    ("Muut asiat\nKeskusteltiin.", []),
    ("Jäsenten palkkiot\n100 euroa", []),
    ("Läsnä\nLaine Matti\nTORITILA PÖYTÄKIRJA 3/2031 2\nNiemi Anna", ["Laine Matti", "Niemi Anna"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), CASES)
def test_tables_roles_and_what_is_no_list(text: str, lines: list[str]) -> None:
    assert [line for part in attendance(text) for line in part.lines] == lines


def test_a_word_in_each_row_makes_nobody_absent() -> None:
    """Where each person's row ends in "present" or "absent", the rows are one list."""
    text = "Osallistujat\nA Aho\nLäsnä\nB Berg\nPoissa\nC Cajan\nLäsnä\nD Dahl\nLäsnä"
    [found] = attendance(text)

    assert found.part == "all"
    assert found.lines == (
        *("A Aho", "Läsnä", "B Berg", "Poissa", "C Cajan", "Läsnä", "D Dahl", "Läsnä"),
    )


@pytest.mark.parametrize(
    ("address", "headings"),
    [
        (
            "/pikkuhaara/wp-content/uploads/2025/05/poytakirja-2025301.pdf",
            ["Läsnä", "Poissa", "Muut osallistujat"],
        ),
        (
            "/norrvik/ktwebscr/fileshow?doctype=3&docid=202630800",
            ["Närvarande", "Frånvarande", "Övriga deltagare"],
        ),
        (
            "/kuusikoski/ktwebscr/fileshow?doctype=7&docid=202631800",
            ["Läsnä", "Poissa", "Muut osallistujat"],
        ),
    ],
)
def test_covers_of_the_demo_towns_tell_who_was_there(
    address: str, headings: list[str]
) -> None:
    """PDF minutes, a Swedish cover as PDF and a Finnish one as a web page."""
    reply = create_site(stage=2).test_client().get(address)
    page = Page(address, "document", reply.data, context={"kind": "minutes-front-page"})
    read = list(read_file(page, Source("a", "tweb", "https://a.example"), "tweb", "1"))
    [front] = [one for one in read if isinstance(one, Decision)]
    found = attendance(front.text)

    assert [part.heading for part in found] == headings
    assert [len(part.lines) for part in found] == [5, 1, 1]
