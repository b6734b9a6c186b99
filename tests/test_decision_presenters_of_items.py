"""Who presents an item, in every way its page says so."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

HEAD = "Torilan kunta\nTekninen lautakunta 12.3.2031 § 45\n\nKaiteen korjaus\n\nKaide on huono.\n\n"
END = "\n\nPäätös:\nHyväksyttiin."
WAYS = {
    "Esittelijä\n\nMeri Malli, tekninen johtaja\n\nPäätösehdotus\nHyväksytään.": (
        "Meri Malli, tekninen johtaja"
    ),
    "Esittelijä\n   • Meri Malli, elinvoimajohtaja, meri@torila.example\n\nEhdotus\nHyväksytään.": (
        "Meri Malli, elinvoimajohtaja"
    ),
    "Teknisen johtajan ehdotus:\nHyväksytään.": "Tekninen johtaja",
    "Johtavan rehtorin ehdotus:\nHyväksytään.": "Johtava rehtori",
    "Kunnanjohtajan ehdotus:\nHyväksytään.": "Kunnanjohtaja",
    "Kj:n ehdotus:\nHyväksytään.": "Kj",
    "Tekn.joht. ehdotus:\nHyväksytään.": "Tekn.joht.",
    "Tekninen johtaja Meri Malli:\nLautakunta hyväksyy korjauksen.": "Tekninen johtaja Meri Malli",
    "Kaupunginjohtaja\n\nLautakunta hyväksyy korjauksen.": "Kaupunginjohtaja",
    "Asian esittelee johtava rehtori Meri Malli.\n\nEhdotus\nHyväksytään.": (
        "johtava rehtori Meri Malli"
    ),
}


@pytest.mark.parametrize(("words", "who"), WAYS.items(), ids=WAYS.values())
def test_who_presents_an_item(words: str, who: str) -> None:
    assert row_facts({"id": "a", "text": HEAD + words + END})["presenter"] == who


def test_an_official_above_a_list_of_decisions_presents_nothing() -> None:
    text = (
        HEAD
        + "Hankejohtaja\n§ 16 Kaiteen hankinta, 25.2.2031\n§ 19 Sillan urakka, 28.2.2031"
    )

    assert row_facts({"id": "a", "text": text})["presenter"] is None


def test_an_adjective_before_a_title_on_a_cover() -> None:
    text = (
        "Torilan kunta\nTekninen lautakunta\nPÖYTÄKIRJA 3/2031\nKokousaika 12.3.2031 klo 17–18\n"
        "Muut läsnäolijat: tekninen johtaja Meri Malli (esittelijä), sihteeri Aino Aalto\n\n"
        "20 § Avaus\n21 § Kaide\n22 § Tontti\n23 § Muut"
    )

    told = row_facts({"id": "a", "text": text})["presenter"]

    assert told == "tekninen johtaja Meri Malli"
