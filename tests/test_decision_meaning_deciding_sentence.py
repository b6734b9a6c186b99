"""The sentence shown as the decision tells what was decided."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.reading import read_meaning
from tests.test_decision_meaning_items import item

ROWS = [
    (
        "the changed proposal, not its adoption",
        "Lautakunta valitsee urakoitsijaksi Malli Oy:n.",
        "Johtaja muutti ehdotustaan siten, että lautakunta valitsee urakoitsijaksi Kaari"
        " Oy:n.\n\nLautakunta hyväksyi johtajan muutetun ehdotuksen.",
        "Johtaja muutti ehdotustaan siten, että lautakunta valitsee urakoitsijaksi Kaari"
        " Oy:n.",
    ),
    (
        "what was proposed, not a condition behind it",
        "Lautakunnan kokoukset pidetään syksyllä tiistaisin kello 16.\n"
        "Aikoja voidaan tarvittaessa muuttaa kiireen vuoksi.",
        "Lautakunta hyväksyi ehdotuksen.",
        "Lautakunnan kokoukset pidetään syksyllä tiistaisin kello 16.",
    ),
    (
        "a lead with its first rows",
        "Hallitus vahvistaa hinnat seuraavasti:\n\n- aikuiset 7 euroa\n- lapset 3 euroa",
        "Hyväksyttiin.",
        "Hallitus vahvistaa hinnat seuraavasti: - aikuiset 7 euroa - lapset 3 euroa",
    ),
    (
        "a district's number ends no sentence",
        "Valtuusto hyväksyy kaavan muutoksen, joka koskee 10. Mallilan kaupunginosan"
        " korttelia 4.",
        "Hyväksyttiin.",
        "Valtuusto hyväksyy kaavan muutoksen, joka koskee 10. Mallilan kaupunginosan"
        " korttelia 4.",
    ),
    (
        "what was approved, though as proposed",
        "",
        "Lautakunta hyväksyi hinnaston esityksen mukaisesti.\n"
        "Uusi hinnasto korvaa aiemman hinnaston.",
        "Lautakunta hyväksyi hinnaston esityksen mukaisesti.",
    ),
    (
        "the deed, not what is settled later",
        "Hallitus esittää, että valtuuston seminaari pidetään 3.–4.9.2031. Paikka"
        " vahvistetaan myöhemmin.",
        "Hyväksyttiin.",
        "Hallitus esittää, että valtuuston seminaari pidetään 3.–4.9.2031.",
    ),
    (
        "what is decided, not what follows of it",
        "Lautakunta päättää, että neuvonta pidetään suljettuna 1.–20.7.2031. Suljettuna"
        " aikana turvataan kiireellinen apu.",
        "Hyväksyttiin.",
        "Lautakunta päättää, että neuvonta pidetään suljettuna 1.–20.7.2031.",
    ),
]


@pytest.mark.parametrize(
    ("proposal", "decision", "sentence"),
    [row[1:] for row in ROWS],
    ids=[row[0] for row in ROWS],
)
def test_the_sentence_tells_what_was_decided(
    proposal: str, decision: str, sentence: str
) -> None:
    """Not only that something was adopted, and whole."""
    text, parts = item("Asia", proposal, decision)
    evidence = read_meaning(text, parts, title="Asia").evidence

    assert evidence is not None
    assert " ".join(text[evidence.start : evidence.end].split()) == sentence
