"""Pages of many matters have no outcome of their own; an item that quotes rules of meetings is an item."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

COVER = """ULAPAN KUNTA PÖYTÄKIRJA 3/2031
Kunnanhallitus 13.1.2031

Käsitellyt asiat
11 § Kokouksen laillisuus
12 § Avustus kyläyhdistykselle
13 § Ilmoitusasiat
14 § Muut asiat

Kunnanhallitus § 11
Kokouksen laillisuus
Päätös: {said}
"""
NEWS = """{title}

Tontin hinta
{said}

Kesäajan aukiolot
Kirjasto on heinäkuussa suljettu lauantaisin.
"""


@pytest.mark.parametrize(
    "said", ["Kokous todettiin lailliseksi.", "Ehdotus hyväksyttiin."]
)
def test_a_cover_has_no_outcome(said: str) -> None:
    assert (
        row_facts({"id": "1", "text": COVER.format(said=said)})["matter_outcome"]
        == "none"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Ulapan kunnanhallituksen päätöksiä 5.11.2031",
        "Kaupunginhallituksen päätökset 30.11.2031",
        "Kunnanhallituksen 22.8.2031 päätöstiedote",
        "Stadsutvecklingsnämndens beslut 3.5.2031",
    ],
)
@pytest.mark.parametrize(
    "said", ["Äänin 8–4 hylättiin tontin myynti.", "Tontin hinta hyväksyttiin."]
)
def test_news_on_several_decisions_has_no_outcome(title: str, said: str) -> None:
    text = NEWS.format(title=title, said=said)
    facts = row_facts(
        {"id": "1", "text": text, "url": "https://ulappa.example/uutiset/x"}
    )

    assert facts["matter_outcome"] in {"none", None}
    assert facts["votes"] == []


@pytest.mark.parametrize(
    ("head", "said", "outcome"),
    [
        (
            "Ulapan kunnanhallituksen päätökset 5.11.2031",
            "Kunnanhallitus päätti yksimielisesti palauttaa asian valmisteluun.",
            "returned",
        ),
        (
            "Stadsstyrelsens beslut 3.5.2031",
            "Stadsstyrelsen antecknade enhälligt redogörelsen för kännedom.",
            "noted",
        ),
    ],
)
@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ("", True),
        ("Käsittely\n\nAsiasta keskusteltiin.", True),
        ("Tilinpäätös 2030\n\nHyväksyttiin.", False),
    ],
)
def test_news_on_one_decision_has_its_outcome(
    head: str, said: str, outcome: str, more: str, is_told: bool
) -> None:
    text = f"{head}\n\nRantatien kunnostus\n\n{said}\n\n{more}\n"
    facts = row_facts(
        {"id": "1", "text": text, "url": "https://ulappa.example/uutiset/x"}
    )

    assert facts["matter_outcome"] == (outcome if is_told else "none")


NOTED = """§ 42

{title}

Seuraavat kuntayhtymät ovat lähettäneet pöytäkirjansa:

1. Rannikon kuntayhtymän hallituksen 13.1.2031 kokouksen pöytäkirja.
2. Saariston maakuntahallituksen 20.1.2031 kokouksen esityslista.
3. Rannikon kuntayhtymän valtuuston 21.1.2031 kokouksen pöytäkirja.
4. Saariston maakuntavaltuuston 27.1.2031 kokouksen esityslista.

Ehdotus

Kaupunginhallitus merkitsee pöytäkirjat ja esityslistat tiedokseen.

Päätös

Kaupunginhallitus merkitsi pöytäkirjat ja esityslistat tiedokseen.
"""


@pytest.mark.parametrize(
    "title", ["Kuntayhtymien pöytäkirjat/esityslistat", "Esityslistat ja pöytäkirjat"]
)
def test_an_item_on_minutes_of_others_is_an_item(title: str) -> None:
    facts = row_facts({"id": "1", "text": NOTED.format(title=title)})

    assert (facts["kind"], facts["section"], facts["title"]) == (
        "meeting-item",
        "42",
        title,
    )
    assert facts["matter_outcome"] == "noted"


RULES = """§ 36 Lautakunnan kokoukset loppuvuonna 2031

ULDno-2031-347

Hallintosääntö:

119 § Kokousaika ja -paikka

Toimielin pitää kokouksensa päättämänään aikana. Kokous pidetään myös, milloin puheenjohtaja sitä pyytää.

120 § Kokouskutsu

Kokouskutsussa on ilmoitettava kokouksen aika ja paikka sekä käsiteltävät asiat (asialista).

{more}

Päätös

Lautakunta päätti, että kokoukset pidetään 19.8. ja 4.11. kello 16.00.
"""


@pytest.mark.parametrize(
    "more", ["", "Esityslista lähetetään jäsenille viikkoa ennen kokousta. " * 60]
)
def test_an_item_that_quotes_rules_of_meetings_is_an_item(more: str) -> None:
    facts = row_facts({"id": "1", "text": RULES.format(more=more)})

    assert (facts["kind"], facts["section"]) == ("meeting-item", "36")
    assert facts["matter_outcome"] == "approved"
