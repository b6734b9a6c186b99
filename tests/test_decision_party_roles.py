"""What the adopted wording does with an organisation that it names."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.extraction.party_roles import TABLE, party_role
from analyzers.text.table_rows import Row, table_rows


@pytest.mark.parametrize("row", table_rows(TABLE), ids=str)
def test_a_row_reads_its_example(row: Row) -> None:
    role, _, example, _ = row

    assert party_role([example], "Malli Oy") == role


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        (
            "Lautakunta valitsee toteuttajaksi Aura Oy:n hintaan 400 euroa ja sulkee "
            "tarjousvertailusta Lumi Ky:n tarjouksen.",
            {"Aura Oy": "chosen", "Lumi Ky": "refused"},
        ),
        (
            "Aura Oy:n ja Lumi Ky:n tarjoukset hylätään.",
            {"Aura Oy": "refused", "Lumi Ky": "refused"},
        ),
        (
            "Jaosto valitsee kohteisiin 1–6 Aura Oy:n (1,89 €) ja kohteisiin 7–9 Lumi Ky:n.",
            {"Aura Oy": "chosen", "Lumi Ky": "chosen"},
        ),
        (
            "Hallitus myöntää Aura ry:lle 500 euroa ja Lumi ry:lle 200 euroa, mutta "
            "hylkää Kaste ry:n hakemuksen.",
            {"Aura ry": "recipient", "Lumi ry": "recipient", "Kaste ry": "refused"},
        ),
        (
            "Nämnden väljer Aura Ab och utesluter Lumi Ab ur tävlingen.",
            {"Aura Ab": "chosen", "Lumi Ab": "refused"},
        ),
        ("Aura Oy on esitellyt hankkeensa.", {"Aura Oy": None}),
        ("Kahvi ja Kone Oy:n tarjous hylätään.", {"Kahvi ja Kone Oy": "refused"}),
        ("Toimittaja on Auran Oy.", {"Aura Oy": None}),
    ],
)
def test_each_name_has_the_role_of_its_clause(
    sentence: str, roles: dict[str, str | None]
) -> None:
    assert {name: party_role([sentence], name) for name in roles} == roles


def test_the_first_sentence_that_tells_it_counts() -> None:
    said = ["Aura Oy on paikalla.", "Aura Oy valitaan.", "Aura Oy:n tarjous hylätään."]

    assert party_role(said, "Aura Oy") == "chosen"
