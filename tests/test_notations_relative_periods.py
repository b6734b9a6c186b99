"""Relative and open periods; today is Monday the 1st of December 2025."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.notations.temporal.relative_periods import (
    NO_BEGINNING,
    NO_END,
    find_relative_periods,
)

TODAY = dt.date(2025, 12, 1)
ROWS = [
    ("tänä vuonna", "2025-01-01", "2025-12-31"),
    ("viime vuonna", "2024-01-01", "2024-12-31"),
    ("i fjol", "2024-01-01", "2024-12-31"),
    ("i år", "2025-01-01", "2025-12-31"),
    ("viime kuussa", "2025-11-01", "2025-11-30"),
    ("förra månaden", "2025-11-01", "2025-11-30"),
    ("viime viikolla", "2025-11-24", "2025-11-30"),
    ("viime kesänä", "2025-06-01", "2025-08-31"),
    ("i somras", "2025-06-01", "2025-08-31"),
    ("viime keväänä", "2025-01-01", "2025-05-31"),
    ("tällä valtuustokaudella", "2025-06-01", "2029-05-31"),
    ("förra mandatperioden", "2021-08-01", "2025-05-31"),
    ("viimeisen kahden vuoden aikana", "2023-12-02", "2025-12-01"),
    ("de senaste fem åren", "2020-12-01", "2025-12-01"),
    ("vuoden 2021 jälkeen", "2022-01-01", None),
    ("2021 jälkeen", "2022-01-01", None),
    ("ennen vuotta 2020", None, "2019-12-31"),
    ("ennen 2020", None, "2019-12-31"),
    ("vuodesta 2021 alkaen", "2021-01-01", None),
    ("vuodesta 2021 lähtien", "2021-01-01", None),
    ("vuoteen 2020 asti", None, "2020-12-31"),
    ("1.3.2021 jälkeen", "2021-03-02", None),
    ("efter 2021", "2022-01-01", None),
    ("före 2020", None, "2019-12-31"),
    ("sedan 2021", "2021-01-01", None),
    ("till och med 2020", None, "2020-12-31"),
]


@pytest.mark.parametrize(("written", "first", "last"), ROWS)
def test_period_is_read_whole(
    written: str, first: str | None, last: str | None
) -> None:
    text = f"satama {written} nosturi"
    (period,) = find_relative_periods(text, TODAY)

    assert text[period.start : period.end] == written
    assert period.first == (dt.date.fromisoformat(first) if first else NO_BEGINNING)
    assert period.last == (dt.date.fromisoformat(last) if last else NO_END)


@pytest.mark.parametrize(
    "text", ["vuonna 2021", "viime tingassa", "kesällä 2020", "jälkeen", "ennen kuin"]
)
def test_others_are_left_alone(text: str) -> None:
    assert find_relative_periods(text, TODAY) == []


def test_a_summer_that_has_not_begun_is_not_the_last_one() -> None:
    (period,) = find_relative_periods("viime kesänä", dt.date(2025, 3, 1))

    assert period.first == dt.date(2024, 6, 1)
