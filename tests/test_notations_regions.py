"""The regions of Finland in three languages."""

from __future__ import annotations

import pytest

from analyzers.notations.toponyms.municipalities import municipalities
from analyzers.notations.toponyms.regions import region, regions


def test_every_region_of_a_municipality_has_names() -> None:
    named = {row.fi for row in regions()}

    assert named == {row.region for row in municipalities() if row.region}
    assert all(row.sv and row.en for row in regions())
    assert [row.fi for row in regions()] == sorted(named)


@pytest.mark.parametrize(
    ("given", "fi"),
    [
        ("nyland", "Uusimaa"),
        ("Egentliga  Finland", "Varsinais-Suomi"),
        ("LAPLAND", "Lappi"),
        ("Pohjanmaa", "Pohjanmaa"),
        ("Österbotten", "Pohjanmaa"),
        ("Savo", None),
    ],
)
def test_a_region_is_found_by_its_name_in_any_language(
    given: str, fi: str | None
) -> None:
    found = region(given)

    assert (found.fi if found else None) == fi
