"""Property identifiers are one, whichever way they are written."""

from __future__ import annotations

import pytest

from analyzers.notations.property_ids import property_id, property_ids

SAME = (
    "123-4-5-6",
    "123-004-0005-0006",
    "123 - 4 - 5 - 6",
    "123–4–5–6",
    "12300400050006",
    "123-4-5-6-M601",
)


@pytest.mark.parametrize("typed", SAME)
def test_every_notation_is_one_identifier(typed: str) -> None:
    assert property_id(typed) == "123-4-5-6"
    assert property_ids(f"Kaupungin tila, kiinteistötunnus {typed}.") == ("123-4-5-6",)


@pytest.mark.parametrize(
    "typed", ["123-4-5", "12.3.2024", "2024-05-06-1-2", "abc", "000-0-0-0", "1-2-3-4-5"]
)
def test_other_numbers_are_none(typed: str) -> None:
    assert property_id(typed) is None
    assert property_ids(f"Numero {typed}.") == ()


def test_fourteen_digits_need_a_word_beside_them() -> None:
    assert property_ids("Viitenumero 12300400050006.") == ()
    assert property_ids("Tila Aho, tunnus 12300400050006.") == ("123-4-5-6",)


def test_they_come_in_order_each_once() -> None:
    text = "Kiinteistöt 999-405-1-77 ja 123-4-5-6 sekä 999-405-0001-0077."

    assert property_ids(text) == ("999-405-1-77", "123-4-5-6")
