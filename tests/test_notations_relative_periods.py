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
    ("eilisessä", "2025-11-30", "2025-11-30"),
    ("i förrgår", "2025-11-29", "2025-11-29"),
    ("viime torstaina", "2025-11-27", "2025-11-27"),
    ("viime maanantaina", "2025-11-24", "2025-11-24"),
    ("i måndags", "2025-11-24", "2025-11-24"),
    ("viimevuotiset", "2024-01-01", "2024-12-31"),
    ("viikko sitten", "2025-11-24", "2025-11-30"),
    ("kolme kuukautta sitten", "2025-09-01", "2025-09-30"),
    ("kaksi vuotta sitten", "2023-01-01", "2023-12-31"),
    ("för två år sedan", "2023-01-01", "2023-12-31"),
    ("ensi vuonna", "2026-01-01", "2026-12-31"),
    ("loppuvuonna 2024", "2024-09-01", "2024-12-31"),
    ("vuoden 2024 lopulla", "2024-09-01", "2024-12-31"),
    ("alkuvuodesta 2025", "2025-01-01", "2025-04-30"),
    ("viime vuoden syksyllä", "2024-08-01", "2024-12-31"),
    ("syksyllä viime vuonna", "2024-08-01", "2024-12-31"),
    ("hösten i fjol", "2024-08-01", "2024-12-31"),
    ("i slutet av 2024", "2024-09-01", "2024-12-31"),
    ("syyskuun alussa 2025", "2025-09-01", "2025-09-10"),
    ("syyskuun 2025 alussa", "2025-09-01", "2025-09-10"),
    ("toukokuun puolivälissä 2024", "2024-05-10", "2024-05-20"),
    ("helmikuun loppupuolella 2024", "2024-02-20", "2024-02-29"),
    ("tammikuun lopulla viime vuonna", "2024-01-20", "2024-01-31"),
    ("vuoden 2024 tammikuun lopulla", "2024-01-20", "2024-01-31"),
    ("alkusyyskuussa 2025", "2025-09-01", "2025-09-10"),
    ("loppukesällä 2024", "2024-08-01", "2024-08-31"),
    ("kesän alussa 2024", "2024-06-01", "2024-06-30"),
    ("i början av september 2025", "2025-09-01", "2025-09-10"),
    ("i slutet av hösten 2023", "2023-11-01", "2023-12-31"),
    ("early September 2025", "2025-09-01", "2025-09-10"),
    ("i början av förra året", "2024-01-01", "2024-04-30"),
    ("toukokuussa tänä vuonna", "2025-05-01", "2025-05-31"),
    ("i oktober i fjol", "2024-10-01", "2024-10-31"),
    ("viime lokakuussa", "2025-10-01", "2025-10-31"),
    ("viime joulukuussa", "2024-12-01", "2024-12-31"),
    ("senaste oktober", "2025-10-01", "2025-10-31"),
    ("toisella neljänneksellä 2024", "2024-04-01", "2024-06-30"),
    ("första kvartalet 2024", "2024-01-01", "2024-03-31"),
    ("Q4 2024", "2024-10-01", "2024-12-31"),
    ("första halvåret 2024", "2024-01-01", "2024-06-30"),
    ("jälkimmäisellä vuosipuoliskolla 2024", "2024-07-01", "2024-12-31"),
    ("vuosina 2023 ja 2024", "2023-01-01", "2024-12-31"),
    ("viimeiset 30 päivää", "2025-11-01", "2025-12-01"),
    ("viimeisen 6 kk aikana", "2025-06-01", "2025-12-01"),
    ("viimeisen puolen vuoden aikana", "2025-06-01", "2025-12-01"),
    ("kahden viime vuoden aikana", "2023-12-02", "2025-12-01"),
    ("parin viime vuoden ajalta", "2023-12-02", "2025-12-01"),
    ("de två senaste åren", "2023-12-02", "2025-12-01"),
    ("de senaste 30 dagarna", "2025-11-01", "2025-12-01"),
    ("puoli vuotta sitten", "2025-06-01", "2025-06-30"),
    ("toissa vuonna", "2023-01-01", "2023-12-31"),
    ("vuodesta 2021", "2021-01-01", None),
    ("sitten vuoden 2019", "2019-01-01", None),
    ("innan 1.8.2020", None, "2020-07-31"),
    ("tammikuusta maaliskuuhun 2024", "2024-01-01", "2024-03-31"),
    ("januari–mars 2024", "2024-01-01", "2024-03-31"),
    ("från januari till mars 2024", "2024-01-01", "2024-03-31"),
    ("vuosien 2019 ja 2021 välillä", "2019-01-01", "2021-12-31"),
    ("vuodesta 2019 vuoteen 2021", "2019-01-01", "2021-12-31"),
    ("från 2019 till 2021", "2019-01-01", "2021-12-31"),
    ("mellan åren 2019 och 2021", "2019-01-01", "2021-12-31"),
    ("1.2.2024 ja 3.3.2024 välisenä aikana", "2024-02-01", "2024-03-03"),
    ("2010-luvulla", "2010-01-01", "2019-12-31"),
    ("2010-luvun lopulla", "2016-01-01", "2019-12-31"),
    ("på 2010-talet", "2010-01-01", "2019-12-31"),
    ("valtuustokaudella 2017–2021", "2017-06-01", "2021-07-31"),
    ("fullmäktigeperioden 2021–2025", "2021-08-01", "2025-05-31"),
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
    "text",
    [
        "vuonna 2021",
        "viime tingassa",
        "kesällä 2020",
        "jälkeen",
        "ennen kuin",
        "lopulla",
        "perjantaina",
    ],
)
def test_others_are_left_alone(text: str) -> None:
    assert find_relative_periods(text, TODAY) == []


def test_a_summer_that_has_not_begun_is_not_the_last_one() -> None:
    (period,) = find_relative_periods("viime kesänä", dt.date(2025, 3, 1))

    assert period.first == dt.date(2024, 6, 1)
