"""Details of sums, appeals and companies: tax, how often, days, business ids."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.reading import read_meaning
from analyzers.decision.meaning_values import Meaning
from analyzers.decision.model import Block


def meaning(decision: str, appeal: str = "") -> Meaning:
    """Return what an item with this decision means."""
    text = f"{decision}\n\n{appeal}"
    cut = len(decision)
    parts = [Block("decision", "Päätös", 0, cut)]
    if appeal:
        parts.append(Block("appeal", "Muutoksenhaku", cut + 2, len(text)))
    return read_meaning(text, parts, title="Hankinta", kind="meeting-item")


@pytest.mark.parametrize(
    ("words", "per", "tax"),
    [
        ("hintaan 5 000 euroa (alv 0 %)", None, "without"),
        ("hintaan 5 000 € + alv 25,5 %", None, "without"),
        ("hintaan 5 000 euroa (sis. alv)", None, "with"),
        ("hintaan 5 000 euroa", None, None),
        ("kuukausivuokralla 5 000 euroa", "month", None),
        ("hintaan 5 000 euroa vuodessa, alv 0 %", "year", "without"),
        ("vuosikustannus on 5 000 €/vuosi", "year", None),
    ],
)
def test_a_sum_says_how_often_and_with_what_tax(
    words: str, per: str | None, tax: str | None
) -> None:
    """What is not told is not guessed."""
    found = meaning(f"Lautakunta päätti hankkia laitteen Kone Oy:ltä, {words}.").money

    assert [(one.euros, one.per, one.tax) for one in found] == [(5000.0, per, tax)]


@pytest.mark.parametrize(
    ("appeal", "days"),
    [
        ("Oikaisuvaatimus lautakunnalle 14 päivän kuluessa.", {"oikaisuvaatimus": 14}),
        (
            "Kunnallisvalitus hallinto-oikeuteen kolmenkymmenen (30) päivän kuluessa.",
            {"kunnallisvalitus": 30},
        ),
        ("Oikaisuvaatimusohje", {"oikaisuvaatimus": None}),
        ("Muutoksenhakukielto", {"valituskielto": None}),
        ("Begäran om omprövning inom 14 dagar.", {"oikaisuvaatimus": 14}),
    ],
)
def test_an_appeal_has_the_days_that_are_told(
    appeal: str, days: dict[str, int | None]
) -> None:
    found = meaning("Lautakunta hyväksyi sopimuksen.", appeal).appeals

    assert {one.route: one.days for one in found} == days


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Kone Oy (2617416-4)", ("2617416-4",)),
        ("Kone Oy (2617416-5)", ()),
        ("diaarinumero 1234567-8-2024", ()),
    ],
)
def test_a_business_id_has_the_right_check_digit(
    written: str, expected: tuple[str, ...]
) -> None:
    found = meaning(f"Lautakunta päätti hankkia laitteen: {written}.")

    assert found.business_ids == expected


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Lautakunta valitsee kohteen 2 toteuttajaksi Tiemalli Oy:n.", ["Tiemalli Oy"]),
        (
            "Lautakunta myy tontin Rakennus ja Remontti Oy:lle.",
            ["Rakennus ja Remontti Oy"],
        ),
        (
            "Lautakunta valitsee toimittajaksi Mallilan seudun Vesi Oy:n.",
            ["Mallilan seudun Vesi Oy"],
        ),
        ("Lautakunta hankkii laitteen 3M Oy:ltä.", ["3M Oy"]),
    ],
)
def test_a_name_of_a_company_begins_where_it_begins(
    said: str, named: list[str]
) -> None:
    assert list(meaning(said).organisations) == named
