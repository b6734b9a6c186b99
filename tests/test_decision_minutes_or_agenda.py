"""Covers and agendas told apart where words of both stand on the page."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

_ITEMS = "45 Avaus\n46 Asialistan hyväksyminen\n47 Kaide\n48 Muut asiat"
_ON_ONE_LINE = _ITEMS.replace("\n", " ")
_CHROME = 'Koko: px\nAloita esitys sivulta:\n\nDownload "{name}"\n\nTranskriptio\n\n'

PAGES = [
    (
        "Esityslista Toritila\n\n"
        + _CHROME.format(name="Kunnanhallitus 4/2031 pöytäkirja")
        + "1 Pöytäkirja 4/2031 TORITILAN KUNTA Kunnanhallitus Aika: 12.3.2031 klo 16:30 19:02 "
        f"Läsnä: Malli Meri pj {_ON_ONE_LINE}",
        "minutes-front-page",
    ),
    (
        "45 Avaus. 46 Asialistan hyväksyminen 47 Kaide\n\n"
        + _CHROME.format(name="45 Avaus. 46 Asialistan hyväksyminen 47 Kaide")
        + f"1 Toritilan kunta Pöytäkirja 4/ Kunnanhallitus Aika 12.3.2031 klo 16:30-18:05 {_ON_ONE_LINE}",
        "minutes-front-page",
    ),
    (
        f"Pöytäkirjat ja esityslistat\n\nToritilan kunta\nKunnanhallitus\nEsityslista 12.3.2031\n\nAika: 12.3.2031 klo 17.00\n\n{_ITEMS}",
        "agenda",
    ),
    (
        f"Föredragningslistor och protokoll\n\nToritila kommun\nKommunstyrelsen\nFöredragningslista 12.3.2031\n\nTid: 12.3.2031 kl. 17.00\n\n{_ITEMS}",
        "agenda",
    ),
    (
        f"Esityslistat ja pöytäkirjat\n\nToritilan kunta\nKunnanhallitus\nPöytäkirja 12.3.2031\n\nAika: 12.3.2031 klo 17.00 - 18.40\n\n{_ITEMS}",
        "minutes-front-page",
    ),
    (
        "Toritilan kunta\nKunnanhallitus\nLisälista 12.3.2031\n\nAika: 12.3.2031 klo 17.00\n\nKäsiteltävät asiat\n54 Lisämääräraha\n55 Valinta",
        "agenda",
    ),
]


@pytest.mark.parametrize(("text", "kind"), PAGES)
def test_a_page_of_a_meeting_is_minutes_or_an_agenda(text: str, kind: str) -> None:
    facts = row_facts({"id": "1", "text": text})
    assert (facts["kind"], facts["date"]) == (kind, "2031-03-12")


def test_a_short_list_of_sections_below_a_body_and_day_is_a_cover() -> None:
    text = (
        "Toritilan Veden johtokunta, kokous 13.9.2031\nOulun kaupunki\n\nPöytäkirja\n\n"
        "Kokousaika: 13.9.2031 klo 16:00\nKokouspaikka: Talo\n\nPykälät\n121 § Avaus\n"
        "122 § Reittien muuttaminen\n123 § Ilmoitusasiat"
    )
    facts = row_facts({"id": "1", "text": text})
    assert (facts["kind"], facts["section"]) == ("minutes-front-page", None)
