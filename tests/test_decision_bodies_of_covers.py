"""Bodies and days of covers: layouts times bodies, in Finnish and Swedish."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

_ITEMS = "45 Avaus\n46 Kunnanhallituksen pyyntö\n47 Lausunto\n48 Muut asiat"
_ITEMS_SV = "45 Öppnande\n46 Kommunstyrelsens begäran\n47 Utlåtande\n48 Övriga"
BODIES = {
    "Kunnanhallitus": "kunnanhallituksen",
    "Sosiaali- ja terveyslautakunta": "sosiaali- ja terveyslautakunnan",
    "Tekninen lautakunta": "teknisen lautakunnan",
    "Vesilaitoksen johtokunta": "vesilaitoksen johtokunnan",
    "Lupa- ja valvontajaosto": "lupa- ja valvontajaoston",
}
LAYOUTS = {
    "written out": "Pöytäkirja Multian kunnan {genitive} kokouksesta keskiviikkona 12. päivänä "
    "maaliskuuta 2031 klo 17.00 kunnantalolla\n\nLäsnä:\nMalli Meri pj\n\n45 § Avaus\n46 § Laituri",
    "web page": "Siirry sisältöön\nMultian kunta\nEtusivu / Päätöksenteko / Pöytäkirjat / {body}\n\n"
    "{body} 12.3.2031\n\nKokouksen tiedot\nAlkaa 12.3.2031 17:00\nPäättyy 12.3.2031 18:10\n\n"
    "Asiat\n" + _ITEMS,
    "label": "Multian kunta\nKokouspöytäkirja\n\nToimielin\n{body}\n\nKokousaika\n"
    "12.03.2031 klo 17:00 - 18:13\n\nKokouspaikka\nKunnantalo\n\n" + _ITEMS,
}
BODIES_SV = [
    "Kommunstyrelsen",
    "Byggnads- och miljönämnden",
    "Kommunstyrelsens planläggningssektion",
]
LAYOUTS_SV = {
    "held with": "PROTOKOLL fört vid sammanträde med {small} i Malax kommun onsdagen den 12 mars "
    "2031 kl. 17.00\n\nNärvarande:\nMia Modell, ordförande\n\n§ 45 Öppnande\n§ 46 Räcke",
    "web page": "Gå till innehållet\nMalax kommun\nHem / Beslutsfattande / Protokoll / {body}\n\n"
    "{body} 12.3.2031\n\nMötesdata\nBörjar 12.3.2031 17:00\nSlutar 12.3.2031 18:10\n\n"
    + _ITEMS_SV,
}


@pytest.mark.parametrize("layout", ["written out", "web page", "label"])
@pytest.mark.parametrize("body", BODIES)
def test_a_cover_is_of_its_body(body: str, layout: str) -> None:
    text = LAYOUTS[layout].format(body=body, genitive=BODIES[body])
    facts = row_facts({"id": "1", "text": text})
    assert (facts["body"], facts["date"]) == (body, "2031-03-12")
    assert facts["kind"] == "minutes-front-page"


@pytest.mark.parametrize("layout", LAYOUTS_SV)
@pytest.mark.parametrize("body", BODIES_SV)
def test_a_swedish_cover_is_of_its_body(body: str, layout: str) -> None:
    text = LAYOUTS_SV[layout].format(body=body, small=body[0].lower() + body[1:])
    facts = row_facts({"id": "1", "text": text})
    assert (facts["body"], facts["date"]) == (body, "2031-03-12")
    assert facts["kind"] == "minutes-front-page"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("SOSIAALI- JA\nTERVEYSLAUTAKUNTA", "SOSIAALI- JA TERVEYSLAUTAKUNTA"),
        ("KUNNANHALLITUKSEN\nHENKILÖSTÖJAOSTO", "KUNNANHALLITUKSEN HENKILÖSTÖJAOSTO"),
        ("Kunnanhallituksen\nhenkilöstöjaosto", "Kunnanhallituksen henkilöstöjaosto"),
        ("LUPA- JA\nVALVONTAJAOSTO", "LUPA- JA VALVONTAJAOSTO"),
    ],
)
def test_a_body_goes_on_on_the_next_line(broken: str, whole: str) -> None:
    text = f"MULTIAN KUNTA     PÖYTÄKIRJA\n{broken}\n12.3.2031\n\nKokousaika 12.3.2031 klo 17\nKokouspaikka Kunnantalo\n\n{_ITEMS}"
    assert row_facts({"id": "1", "text": text})["body"] == whole


PRESENTERS = [
    (
        "Läsnä Kylä Kai Esittelijä Perusturvajohtaja Meri Malli Sihteeri Toimistosihteeri Nea Niemi",
        "Perusturvajohtaja Meri Malli",
    ),
    (
        "Muut\nMalli Meri (kunnanjohtaja, esittelijä)\nNiemi Nea (sihteeri)",
        "Malli Meri, kunnanjohtaja",
    ),
    (
        "Kunnanjohtaja Meri Malli, esittelijä\nNea Niemi, pöytäkirjanpitäjä",
        "Kunnanjohtaja Meri Malli",
    ),
    ("Malli Meri esittelijä, kunnanjohtaja\nNiemi Nea", "Malli Meri, kunnanjohtaja"),
    ("MALLI Meri, kunnanjohtaja, esittelijä", "MALLI Meri, kunnanjohtaja"),
    ("Föredragande: direktör Mia Modell, sekreterare Nea Näs", "direktör Mia Modell"),
    (
        "Esittelijä: kuntayhtymän johtaja Meri Malli",
        "kuntayhtymän johtaja Meri Malli",
    ),
    ("Meri Malli, kunnanjohtaja, esittelijä\nAri Aalto, rehtori, esittelijä", None),
]


@pytest.mark.parametrize(("persons", "expected"), PRESENTERS)
def test_a_cover_names_who_presents(persons: str, expected: str | None) -> None:
    text = f"Multian kunta\nKunnanhallitus\nPöytäkirja 4/2031\n\nKokousaika 12.3.2031 klo 17.00 - 18.00\n\n{persons}\n\n{_ITEMS}"
    assert row_facts({"id": "1", "text": text})["presenter"] == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Esittelijä johtava insinööri Meri Malli", "johtava insinööri Meri Malli"),
        ("Esittelijä: kunnanjohtaja Ari Kela-Aalto", "kunnanjohtaja Ari Kela-Aalto"),
        ("Asia on vireillä. Esittelijä: rehtori Meri Malli.", "rehtori Meri Malli"),
    ],
)
def test_who_presents_may_stand_in_the_text_of_an_item(
    told: str, expected: str
) -> None:
    text = f"Kunnanhallitus 12.3.2031 § 45\n\nLaituri\n\nLaituri on huono.\n\n{told}\n\nPäätös\nHyväksyttiin."
    assert row_facts({"id": "1", "text": text})["presenter"] == expected


def test_a_name_is_not_cut_at_the_letters_of_a_telephone() -> None:
    text = "Kunnanhallitus, kokous 12.3.2031\n\n§ 45 Laituri\n\nEhdotus\n\nEsittelijä\n\nMarko Lahtela, johtaja\n\nHyväksytään.\n\nPäätös\n\nHyväksyttiin."
    assert row_facts({"id": "1", "text": text})["presenter"] == "Marko Lahtela, johtaja"


def test_many_signs_before_a_body_are_read_in_time() -> None:
    """Numbers and signs in a row are taken at once: tried apart, they would never end."""
    from analyzers.decision.head.meeting_facts.meeting_bodies import _in_name

    name = "1. - 2, (3) " * 400 + "pykälä Kunnanhallitus"

    assert [found.value for found in _in_name(name, "title")] == ["Kunnanhallitus"]
