"""The older Dynasty: recorded pages of Espoo."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from corpus.model import Decision, Issue, Link, Page
from corpus.platforms.dynasty_legacy import PLATFORM
from corpus.sources import Source

SITE = "http://espoo04.hosting.documenta.fi/kokous"
SOURCE = Source(
    "espoo-old", "dynasty_legacy", f"{SITE}/TELIMET.HTM", municipality="Espoo"
)


def recorded(shared: Path, name: str, url: str = "") -> list[object]:
    body = (shared / f"fixtures/dynasty-legacy/espoo/kokous/{name}.HTM").read_bytes()
    return list(PLATFORM.read(Page(url or f"{SITE}/{name}.HTM", "", body), SOURCE))


def links(records: list[object]) -> list[Link]:
    return [record for record in records if isinstance(record, Link)]


def test_the_list_of_bodies_holds_one_id_for_each_council_term(shared: Path) -> None:
    found = [
        link for link in links(recorded(shared, "TELIMET")) if link.role == "meetings"
    ]

    boards = [link for link in found if link.context["body"] == "Kaupunginhallitus"]
    assert len(found) == 52
    assert len(boards) == 3


@pytest.mark.parametrize(
    ("name", "count", "newest"),
    [
        ("TELIN-217668", 57, "2017-05-15"),
        ("TELIN-214778", 49, "2014-12-15"),
        ("TELIN-200120", 2, "2013-01-21"),
    ],
)
def test_a_bodys_list_leads_to_every_meeting(
    shared: Path, name: str, count: int, newest: str
) -> None:
    found = links(recorded(shared, name))

    assert len(found) == count
    assert found[0].context == {
        "body": "Kaupunginhallitus",
        "date": newest,
        "status": "minutes",
    }


def test_the_minutes_lead_to_every_item(shared: Path) -> None:
    found = links(recorded(shared, "2017406946"))

    assert [link.context["minutes_section"] for link in found] == [
        str(number) for number in range(125, 125 + len(found))
    ]
    assert len(found) == 22
    assert found[0].context["meeting_time"] == "15:30"


ITEMS = [
    # (file, body, date, section, agenda number, case number, start of the title)
    (
        "2017406946-3",
        "Kaupunginhallitus",
        (2017, 5, 8),
        "127",
        None,
        "730/2017",
        "Espoon kaupungin hallintosäännön",
    ),
    (
        "2017409886-4",
        "Kaupunginhallitus",
        (2017, 5, 29),
        None,
        "4",
        "5316/2016",
        "Valtuustoaloite konserniohjeen",
    ),
    (
        "2017409886-26",
        "Kaupunginhallitus",
        (2017, 5, 29),
        None,
        "26",
        "2751/10.02.03/2015",
        "Laurinlahti, asemakaavamuutoksen",
    ),
    (
        "2013262303-5",
        "Ympäristölautakunta",
        (2013, 1, 17),
        "5",
        None,
        "3700/11.01.00/2011",
        "Korkeimman hallinto-oikeuden päätös",
    ),
]


@pytest.mark.parametrize(
    ("name", "body", "day", "section", "number", "case", "title"), ITEMS
)
def test_a_recorded_item_has_its_identity(
    shared: Path,
    name: str,
    body: str,
    day: tuple[int, int, int],
    section: str | None,
    number: str | None,
    case: str,
    title: str,
) -> None:
    (item,) = recorded(shared, name)

    assert isinstance(item, Decision)
    assert item.decision_id == f"espoo-old/{name}"
    assert (item.body, item.date) == (body, dt.date(*day))
    assert (item.minutes_section, item.item_number) == (section, number)
    assert item.status == ("minutes" if section else "agenda")
    assert item.case_number is not None
    assert item.case_number.startswith(case)
    assert item.title is not None
    assert item.title.startswith(title)
    assert "Edellinen asia" not in item.text


def test_the_own_decision_stands_before_the_history(shared: Path) -> None:
    (item,) = recorded(shared, "2017406946-3")

    assert isinstance(item, Decision)
    earlier = {block.earlier.minutes_section for block in item.blocks if block.earlier}
    assert item.decision is not None
    assert "hyväksyy liitteenä olevan Espoon kaupungin hallintosäännön" in item.decision
    assert "pöydälle" not in item.decision
    assert earlier == {"105"}
    assert [file.title for file in item.attachments] == [
        "Espoon kaupungin hallintosääntö - Kokouksessa korjattu",
        "Äänestyslistat § 127",
    ]


def test_an_agenda_item_with_five_earlier_handlings_has_no_decision(
    shared: Path,
) -> None:
    (item,) = recorded(shared, "2017409886-26")

    assert isinstance(item, Decision)
    assert item.decision is None
    assert item.proposal is not None
    assert item.proposal.startswith("Teknisen toimen johtaja")
    assert len(item.attachments) == 7


def test_the_appeal_page_is_no_attachment(shared: Path) -> None:
    (item,) = recorded(shared, "2013262303-5")

    assert isinstance(item, Decision)
    assert item.attachments == ()
    assert item.decision is not None
    assert item.decision.endswith("Esittelijän ehdotus hyväksyttiin yksimielisesti.")


def test_another_item_than_the_one_asked_for_is_told(shared: Path) -> None:
    (issue,) = recorded(shared, "2017406946-3", f"{SITE}/2017406946-4.HTM")

    assert isinstance(issue, Issue)
    assert issue.kind == "wrong-page"
