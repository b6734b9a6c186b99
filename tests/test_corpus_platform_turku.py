"""Turku: recorded static pages, and replies of the service written by us."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from corpus.model import Decision, Link, Page
from corpus.platforms.turku.platform import PLATFORM
from corpus.sources import Source

SOURCE = Source("turku", "turku", "http://ah.turku.fi/kh/welcome.htm")


def recorded(shared: Path, name: str, url: str = "") -> list[object]:
    folder = shared / "fixtures/turku-static/turku/ah.turku.fi"
    page = Page(url=url, role="", body=(folder / name).read_bytes())
    return list(PLATFORM.read(page, SOURCE))


def test_the_recorded_year_leads_to_its_meetings(shared: Path) -> None:
    found = [
        r
        for r in recorded(shared, "turku_kh_2017_kokoukset.htm")
        if isinstance(r, Link)
    ]

    assert len(found) == 13
    assert [link.context["status"] for link in found[:3]] == [
        "agenda",
        "agenda",
        "minutes",
    ]
    assert found[2].context["date"] == "2017-05-02"
    assert found[2].context["meeting_number"] == "11/2017"
    assert {link.context["body"] for link in found} == {"Kaupunginhallitus"}


def test_the_recorded_minutes_lead_to_every_item(shared: Path) -> None:
    found = [
        r
        for r in recorded(shared, "turku_kh_2017-02-05-poytakirja.htm")
        if isinstance(r, Link)
    ]

    assert [link.context["minutes_section"] for link in found] == [
        str(number) for number in range(186, 198)
    ]
    assert found[-1].context["title"] == "Hallintosäännön hyväksyminen (Kv)"
    assert found[0].context["meeting_time"] == "16:00"


def test_an_empty_year_gives_nothing_and_no_issue(shared: Path) -> None:
    assert recorded(shared, "turku_kh_empty.htm") == []


@pytest.mark.parametrize(
    ("name", "section", "case", "decided"),
    [
        ("turku_kh_2017-02-05-190.htm", "190", "5024-2017", "Ehdotus hyväksyttiin."),
        (
            "turku_kh_2017-02-05-195.htm",
            "195",
            "3720-2013",
            "Asia pantiin pöydälle Pietarin Eklundin kannattamana tekemästä "
            "ehdotuksesta yksimielisesti.",
        ),
    ],
)
def test_a_recorded_items_own_decision_is_found(
    shared: Path, name: str, section: str, case: str, decided: str
) -> None:
    (item,) = recorded(shared, name)

    assert isinstance(item, Decision)
    assert (item.municipality, item.body) == ("Turku", "Kaupunginhallitus")
    assert (item.date, item.minutes_section) == (dt.date(2017, 5, 2), section)
    assert (item.case_number, item.decision) == (case, decided)
    assert item.presenter == "Kaupunginjohtaja Aleksi Randell"


def test_earlier_handlings_keep_their_own_line(shared: Path) -> None:
    (item,) = recorded(shared, "turku_kh_2017-02-05-195.htm")

    assert isinstance(item, Decision)
    sections = {block.earlier.minutes_section for block in item.blocks if block.earlier}
    assert sections == {"84", "108", "119", "132"}


def test_the_services_replies_are_followed_and_read() -> None:
    def read(path: str, reply: object) -> list[object]:
        url = f"https://paatokset.turku.fi/api/{path}"
        return list(PLATFORM.read(Page(url, "api", json.dumps(reply).encode()), SOURCE))

    bodies = read(
        "toimielimet",
        {"ryhmat": [{"toimielimet": [{"lyhenne": "kh", "nimi": "Kaupunginhallitus"}]}]},
    )
    meetings = read(
        "toimielin/kh", {"kokoukset": [{"tktviiteId": 9, "kokPvm": "2024-02-05"}]}
    )
    (item,) = read(
        "poytakirja/9",
        {
            "poytakirja": {"kokPvm": "2024-02-05"},
            "pykalat": [
                {
                    "tktNimi": "12 § Torin valaistus",
                    "tktviiteId": 91,
                    "html": '<p class="ots">Torin valaistus</p><div class="XSDoc"><p><span class="ehdotuspaatos">'
                    "Päätös</span>Ehdotus hyväksyttiin.</p></div>",
                }
            ],
        },
    )

    assert isinstance(bodies[0], Link)
    assert bodies[0].url.endswith("/api/toimielin/kh")
    assert isinstance(meetings[0], Link)
    assert meetings[0].url.endswith("/api/poytakirja/9")
    assert isinstance(item, Decision)
    assert (item.title, item.minutes_section) == ("Torin valaistus", "12")
    assert (item.date, item.decision) == (dt.date(2024, 2, 5), "Ehdotus hyväksyttiin.")
