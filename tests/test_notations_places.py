"""Street addresses and districts, in every notation; homes and roads' numbers are none."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.extraction.matter_places import addresses
from analyzers.notations.toponyms.districts import districts
from analyzers.notations.toponyms.street_addresses import (
    street_address,
    street_addresses,
    street_rows,
)


@pytest.mark.parametrize("row", street_rows(), ids=str)
def test_a_row_reads_its_example(row: tuple[str, str, str, str]) -> None:
    kind, word, example, language = row
    found = [address for address, _, _ in street_addresses(f"Kohde, {example}.")]

    assert language in {"fi", "sv"}
    assert found == ([] if kind == "never" else [example[example.index(found[0]) :]])
    assert word in example


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Liiketila osoitteessa Rantatie 5, Mallila", ["Rantatie 5"]),
        ("Tontit Rantatie 5-7 ja Myllykuja 2 b", ["Rantatie 5-7", "Myllykuja 2 B"]),
        ("RAKENNUSLUPA, ASEMAKATU 12", ["Asemakatu 12"]),
        ("Iso Mallinkatu 3:ssa", ["Iso Mallinkatu 3"]),
        ("Vanha Mallintie 14", ["Vanha Mallintie 14"]),
        ("Storgatan 5, 65100 Malby", ["Storgatan 5"]),
        ("Siltaranta 3, 00100 Mallila", ["Siltaranta 3"]),
        ("Siltaranta 3 on nimi", []),
        ("Rantatie 5 A 12, 00100 Mallila", []),
        ("Rantatie 5 as. 3", []),
        ("Rantatie 5 km", []),
        ("Rantatie 5.6.2024 alkaen", []),
        ("Rantatie 2024 -hanke", []),
        ("Osoite: Mallintie 2050", ["Mallintie 2050"]),
        ("Valtatie 5 parannetaan", []),
        ("Rantatie 1. vaihe", []),
        ("Tie 5", []),
        ("pientie 5", []),
        ("Malmikuja 1, 3 ja 5", ["Malmikuja 1", "Malmikuja 3", "Malmikuja 5"]),
        ("Storgatan 3 B och 5 säljs", ["Storgatan 3 B", "Storgatan 5"]),
        ("Rantatie 5 ja 12 autopaikkaa", ["Rantatie 5"]),
        ("Rantatie 5, 3 kerrosta", ["Rantatie 5"]),
        ("Rantatie 5 ja 30 dB sisällä", ["Rantatie 5"]),
        ("Rantatie 5 ja 10.6. alkaen", ["Rantatie 5"]),
        ("Toinen linja 7 puretaan", ["Toinen linja 7"]),
        ("Kohde on Rantatie 5 B.", ["Rantatie 5 B"]),
    ],
)
def test_addresses_are_read(text: str, expected: list[str]) -> None:
    assert [address for address, _, _ in street_addresses(text)] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("rantatie 5", "Rantatie 5"),
        ("Rantatie  5 b", "Rantatie 5 B"),
        ("aino mallin katu 10", "Aino Mallin katu 10"),
        ("etelä-mallintie 3", "Etelä-Mallintie 3"),
        ("storgatan 5", "Storgatan 5"),
        ("Rantatie", None),
        ("tontti 5", None),
    ],
)
def test_a_typed_address_has_one_form(typed: str, expected: str | None) -> None:
    assert street_address(typed) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kuusikon kaupunginosassa", ("Kuusikon kaupunginosa",)),
        ("12. kaupunginosan kortteli 5", ("12. kaupunginosa",)),
        ("Ylikylän kylässä sijaitseva tila", ("Ylikylän kylä",)),
        ("Lylymäen osayleiskaava-alueella", ("Lylymäen osayleiskaava-alue",)),
        ("i stadsdelen Gerdby", ("stadsdelen Gerdby",)),
        ("3 stadsdelen, kvarter 5", ("stadsdel 3",)),
        ("i Sundnäs by", ("byn Sundnäs",)),
        ("Helsingin kaupunginosat", ()),
        ("Uuden kaupunginosan suunnittelu", ()),
    ],
)
def test_districts_are_read(text: str, expected: tuple[str, ...]) -> None:
    assert districts(text) == expected


def test_who_lives_in_one_house_of_a_list_may_live_in_each() -> None:
    """What is told behind a list of numbers is told of every one of them."""
    text = "Peltotie 8 ja 10, omistaja Aino Malli"

    assert addresses(text, ()) == ()
