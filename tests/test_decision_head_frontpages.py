"""Cover pages, agendas and notices of many makes, in the form converters leave them."""

from __future__ import annotations

import pytest

from corpus.model import Decision
from tests.making import make_decision, read_again

CHROME = 'Koko: px\nAloita esitys sivulta:\n\nDownload "x"\n\nTranskriptio\n\n'


def read(text: str) -> Decision:
    return read_again(
        make_decision(
            decision_id="test/1",
            source_id="test",
            platform="test",
            url=None,
            title=None,
            text=text,
        )
    )


@pytest.mark.parametrize(
    ("title", "line", "municipality", "body", "day"),
    [
        (
            "RAAHEN KAUPUNKI PÖYTÄKIRJA 4/2013 55",
            "1 Tekninen lautakunta AIKA 12.03.2013 klo 17:00-18:10 PAIKKA Kaupungintalo KÄSITELLYT ASIAT 41 Kokouksen laillisuus",
            "Raahe",
            "Tekninen lautakunta",
            "2013-03-12",
        ),
        (
            "Nurmeksen kaupunki Esityslista 7/2019",
            "1 Kaupunginhallitus Kokousaika maanantai 8.4.2019 klo 15.00 Kokouspaikka Kaupungintalo Käsiteltävät asiat 70 Laillisuus",
            "Nurmes",
            "Kaupunginhallitus",
            "2019-04-08",
        ),
        (
            "LOVIISAN KAUPUNKI PÖYTÄKIRJA 3/2014",
            "1 Sivistyslautakunnan suomenkielinen koulutusjaosto Aika 6.5.2014 klo 17 Käsitellyt asiat 20 Kokouksen avaus",
            "Loviisa",
            "Sivistyslautakunnan suomenkielinen koulutusjaosto",
            "2014-05-06",
        ),
        (
            "Länsi-Uudenmaan ympäristölautakunnan pöytäkirja",
            "1 Kokousaika 3.2.2015 klo 17 Saapuvilla olleet jäsenet Käsitellyt asiat 1 Kokouksen avaus",
            None,
            "Länsi-Uudenmaan ympäristölautakunta",
            "2015-02-03",
        ),
        (
            "PROTOKOLL 5/2018",
            "1 Larsmo kommun Tekniska nämnden Sammanträdestid: Onsdagen den 9 maj 2018 kl. 18.00 Beslutande: Paragrafer: 31-40",
            "Luoto",
            "Tekniska nämnden",
            "2018-05-09",
        ),
        (
            "3 Osavuosikatsaus 30.6.2014",
            "1 Ikaalisten kaupunki Pöytäkirja 9/ Kaupunginhallitus Aika klo 15:00 Käsitellyt asiat 3 Osavuosikatsaus",
            "Ikaalinen",
            "Kaupunginhallitus",
            None,
        ),
    ],
)
def test_converted_cover_pages(
    title: str, line: str, municipality: str | None, body: str, day: str | None
) -> None:
    decision = read(f"{title}\n\n{CHROME}{line}")

    assert decision.title == title
    assert decision.municipality == municipality
    assert decision.body == body
    assert (decision.date.isoformat() if decision.date else None) == day
    assert decision.minutes_section is None
    assert decision.kind in {
        "minutes-front-page",
        "agenda",
    }


@pytest.mark.parametrize(
    ("line", "body", "section", "case"),
    [
        (
            "1 Tekninen lautakunta 45/10.03.01/2013 TEKLTK 12 Rakennusmestari Tontin vuokraaminen",
            "Tekninen lautakunta",
            "12",
            "45/10.03.01/2013",
        ),
        (
            "1 Kaupunginhallitus 118/02.02.00/2012 KH 77 Valmistelija: talousjohtaja Lainan ottaminen",
            "Kaupunginhallitus",
            "77",
            "118/02.02.00/2012",
        ),
    ],
)
def test_converted_items(line: str, body: str, section: str, case: str) -> None:
    decision = read(f"Otsikko\n\n{CHROME}{line}")

    assert decision.title == "Otsikko"
    assert decision.body == body
    assert decision.minutes_section == section
    assert decision.case_number == case


def test_a_notice_of_decisions_names_body_and_day() -> None:
    decision = read(
        "Kunnanhallituksen päätöksiä 5.11.2018\n\nKunnanhallitus\n\n§ 379 Talousarvio 2019\n\nEsitys lähtee valtuustoon."
    )

    assert decision.title == "Kunnanhallituksen päätöksiä 5.11.2018"
    assert decision.body == "Kunnanhallitus"
    assert decision.date is not None
    assert decision.kind == "news"
