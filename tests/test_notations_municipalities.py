"""Municipalities of today and former ones."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.notations.toponyms.former_municipalities import (
    FormerMunicipality,
    former_municipalities,
    former_municipality,
    successor,
)
from analyzers.notations.toponyms.municipalities import municipalities, municipality


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("Nastola", "Lahti"),
        ("JYVÄSKYLÄN MAALAISKUNTA", "Jyväskylä"),
        ("Ekenäs", "Raasepori"),
        ("Houtskär", "Parainen"),
        ("Suodenniemi", "Sastamala"),
        ("Jäppilä", "Pieksämäki"),
        ("Pertunmaa", "Mäntyharju"),
        ("Lahti", "Lahti"),
        ("Längelmäki", "Orivesi"),
    ],
)
def test_where_a_municipality_lies_today(name: str, today: str) -> None:
    row = successor(name)

    assert row is not None
    assert row.name_fi == today


def test_what_is_no_municipality_has_no_successor() -> None:
    assert successor("Rantasalonkylä") is None
    assert former_municipality("Lahti") is None


@pytest.mark.parametrize("row", former_municipalities(), ids=lambda row: row.name_fi)
def test_each_row_leads_to_a_municipality_of_today(row: FormerMunicipality) -> None:
    assert municipality(row.name_fi) is None
    for name in row.successors:
        today = successor(name)
        assert today is not None
        assert today.kind == "municipality"


def test_a_former_municipality_ended_with_the_year() -> None:
    row = former_municipality("Nastola")

    assert row is not None
    assert row.existed(dt.date(2015, 12, 31))
    assert not row.existed(dt.date(2016, 1, 1))


OFFICIAL_COUNTS = {
    1997: 452,
    2001: 448,
    2003: 446,
    2004: 444,
    2005: 432,
    2006: 431,
    2007: 416,
    2008: 415,
    2009: 348,
    2010: 342,
    2011: 336,
    2013: 320,
    2015: 317,
    2016: 313,
    2017: 311,
    2020: 310,
    2021: 309,
    2025: 308,
}
"""How many municipalities Finland had, from each year on (Statistics Finland)."""

NEW_NAMES = {
    2004: {"Pieksänmaa"},
    2007: {"Akaa", "Vöyri-Maksamaa"},
    2009: {
        *("Kemiönsaari", "Länsi-Turunmaa", "Mänttä-Vilppula"),
        *("Raasepori", "Sastamala", "Siikalatva"),
    },
    2011: {"Vöyri"},
    2012: {"Parainen"},
}
KEPT_NAMES = {2007: {"Vöyri"}, 2009: {"Parainen"}}
"""Municipalities that ended and whose name a later one has: they have no row."""


@pytest.mark.parametrize("year", OFFICIAL_COUNTS)
def test_the_rows_of_a_year_make_the_official_count(year: int) -> None:
    ended = sum(row.year > year for row in former_municipalities())
    ended += sum(len(names) for at, names in KEPT_NAMES.items() if at > year)
    founded = sum(len(names) for at, names in NEW_NAMES.items() if at > year)
    today = sum(row.kind == "municipality" for row in municipalities())

    assert today + ended - founded == OFFICIAL_COUNTS[year]
