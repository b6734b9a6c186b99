"""A line of body, day and number is never the title that stands below it."""

from __future__ import annotations

import pytest

from analyzers.decision.head.item_head.who_and_when import read
from corpus.importing.row_facts import row_facts

LONG = (
    "Kunta on tarkistanut palvelupisteen ajat viimeksi 3.4.2029 § 12. Esityksen mukaan "
    "perjantai jäisi pois 1.1.2032 alkaen. Valmistelija: toimistosihteeri.\n\n"
    "Asiasta on kuultu henkilöstöä, joka on 2.9.2031 ilmoittanut, ettei sillä ole "
    "huomautettavaa, kunhan opiston ilmoittautumispäivinä ollaan auki klo 19 saakka.\n\n"
    "Hallintosäännön 31 §:n mukaan ajoista päättää kunta itse."
)
HEADS = [
    "KUNNANHALLITUS 16.9.2031 § 203",
    "Fritidsnämnden 23.1.2031, § 6",
    "Bygg- och miljönämnden § 34                16.04.2031",
    "Lupajaosto                       20.4.2031                     Asia 6",
    "Kunnanjohtajan päätös § 52 / 25.11.2031",
    "Tekninen johtaja 3/2031, § 41, 28.9.2031",
    "Espoon kaupunki / Kiinteistöinsinööri / 3.5.2031 / § 21",
]
TITLES = [
    "Oikaisuvaatimus kunnanhallituksen päätöksestä 3.3.2031 § 4",
    "Talousarvio 2031",
    "Kunnanjohtajan viranhaltijapäätökset 2031",
    "Rehtorin valinta",
    "Hallintojohtajan virka 1.8.2031",
    "Kunnanhallituksen kokoukset 2031",
]


def says_who_and_when(text: str) -> bool:
    """Whether a line is a head's, with a day, a § or a number in it."""
    found = read(text)
    return found is not None and found.says_when and found.matter is None


@pytest.mark.parametrize("head", HEADS)
def test_a_head_is_told(head: str) -> None:
    assert says_who_and_when(head)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_no_head(title: str) -> None:
    assert not says_who_and_when(title)


@pytest.mark.parametrize("head", HEADS)
def test_the_title_stands_below(head: str) -> None:
    text = f"{head}\n\nAukioloajan muuttaminen\n\n{LONG}\n\nPäätös: Aika muutetaan."

    assert row_facts({"id": "a", "text": text})["title"] == "Aukioloajan muuttaminen"
