"""Who has a post: acts by it, or is named as one of those employed."""

from __future__ import annotations

import pytest

from corpus.personal.person_names import find_persons

EMPLOYED = [
    "Juhlassa palkitaan pitkäaikaiset opettajat Tuovi Halava ja Eero Halava.",
    "Avoin kirje. Allekirjoittajina lääkärit Tuovi Halava, Eero Lumme ja Lea Karhu.",
    "Hakijoiden joukossa oli kunnan nykyinen kanslisti Tuovi Halava.",
    "Iltapäivätoiminnan ohjaajat: Tuovi Halava, Eero Lumme, Lea Karhu.",
    "Pelastuskoiraohjaaja Tuovi Halava saa kiitoksen löytämisestä.",
    "Osakaskunnan hoitokunta, esimies Tuovi Halava, suostuu laituriin.",
    "Kylätoimikunnan yhteyshenkilönä on ollut Tuovi Halava.",
    "Vuoden kulttuuriteon ehdokkaat: Tuovi Halava, Eero Lumme.",
    "Puheenjohtaja Aino Lumme onnitteli Tuovi Halavaa.",
    "Oppilaaksi ottaminen toisesta kunnasta: Tuovi Halava (8 lk).",
    "Naapurin suostumus, Virolainen Tuovi",
    "Ehdolla olivat kuoronjohtaja Tuovi Halava ja taidemaalari Eero Lumme.",
    "Kaupunginhallitus 14.3.2019 § 88\nTuovi Halava on jättänyt kaupungille kirjelmän.",
    "Valittajien asiamiehenä on varatuomari Tuovi Halava.",
    "Kunnan entinen rakennustarkastaja Tuovi Halava kuultiin todistajana.",
    "Eero Lumme: ei kantaa\nTuovi Halava: vastustaa muutosta",
    "Osakaskunnan esimies Tuovi Halava puoltaa anomusta.",
    "Yleisöstä puheenvuoron käyttivät Tuovi Halava ja Eero Lumme.",
    "Hoitokunnan edustaja Avustus\nTuovi Halava 640 €",
]
IN_OFFICE = [
    "Matkan valvojina ovat opettajat Tuovi Halava ja Eero Lumme.",
    "Todistuksen on kirjoittanut lastenlääkäri Tuovi Halava.",
    "Rehtori Tuovi Halava",
    "Opettaja Tuovi Halava keskusteli asiasta.",
    "Hakijoita haastattelivat ajalla 1.–5.10. komentaja Tuovi Halava ja rehtori Eero Lumme.",
    "Stipendierna utdelas av rektor Tuovi Halava.",
    "Jakelu: Aino Lumme (hakija), ELY-keskus / Tuovi Halava, kaavoitus",
    "Kunnan omistajaohjausjaosto: Tuovi Halava, Eero Lumme.",
    "Kokeen arvioivat lehtori Eero Lumme ja kuoronjohtaja Tuovi Halava.",
    "Arvonnan valvoi kaupunginlakimies Tuovi Halava.",
    "Kunnan asiamiehenä toimii hallintojohtaja Tuovi Halava.",
    "Vaalin ehdokkaat: Tuovi Halava, Eero Lumme.",
]


def _private(text: str) -> set[str]:
    return {p.name for p in find_persons(text) if p.side == "private"}


@pytest.mark.parametrize("text", EMPLOYED)
def test_who_is_no_more_than_employed_is_private(text: str) -> None:
    assert any("Tuovi" in name or "Halava" in name for name in _private(text))


@pytest.mark.parametrize("text", IN_OFFICE)
def test_who_acts_by_a_post_is_in_office(text: str) -> None:
    assert not any("Halava" in name for name in _private(text))
