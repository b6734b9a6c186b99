"""Days and periods in every form, and what is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.notations.temporal.dates import (
    file_date,
    find_dates,
    finnish_date,
    first_date,
    parse_date,
)
from analyzers.notations.temporal.months import (
    ENGLISH_MONTHS,
    FINNISH_MONTHS,
    SWEDISH_MONTHS,
    month_number,
)
from analyzers.notations.temporal.periods import find_periods, months_of, parse_period

TODAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("7.5.2026", dt.date(2026, 5, 7)),
        ("07.05.2026", dt.date(2026, 5, 7)),
        ("7. 5. 2026", dt.date(2026, 5, 7)),
        ("7. toukokuuta 2026", dt.date(2026, 5, 7)),
        ("11. päivänä maaliskuuta 2024", dt.date(2024, 3, 11)),
        ("11 päivänä maaliskuuta 2024", dt.date(2024, 3, 11)),
        ("den 18 oktober 2017", dt.date(2017, 10, 18)),
        ("Måndagen den 26 januari 2015", dt.date(2015, 1, 26)),
        ("Maanantaina 26. tammikuuta 2015", dt.date(2015, 1, 26)),
        ("8. huhti, 2019", dt.date(2019, 4, 8)),
        ("den 3 juni, 2019", dt.date(2019, 6, 3)),
        ("Kokous 3. maalis, 20 henkeä", None),
        ("18/10/2017", dt.date(2017, 10, 18)),
        ("18-10-2017", dt.date(2017, 10, 18)),
        ("2017-10-18", dt.date(2017, 10, 18)),
        ("2017-10-18T15:00", dt.date(2017, 10, 18)),
        ("31.2.2024", None),
        ("31. huhtikuuta 2024", None),
        ("2023-02-29", None),
        ("31/4/2024", None),
        ("0.5.2024", None),
        ("94/13/2012", None),
        ("12/10/134/2012", None),
        ("VN/18/10/2017", None),
        ("10.03.01", None),
        ("2771/10.03.01/2026", None),
        ("HEL 2024-009117", None),
    ],
)
def test_a_day_in_a_line(written: str, day: dt.date | None) -> None:
    assert first_date(written) == day


def test_days_come_in_order_with_their_places() -> None:
    text = "Kokoukset 3.2.2024, 31.2.2024 ja den 4 mars 2024"
    found = list(find_dates(text))

    assert [text[day.start : day.end] for day in found] == ["3.2.2024", "4 mars 2024"]
    assert [day.form for day in found] == ["dotted", "worded"]


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
NAMES = {
    names: {number: name for name, number in table.items()}
    for names, table in (
        ("fi", FINNISH_MONTHS),
        ("sv", SWEDISH_MONTHS),
        ("en", ENGLISH_MONTHS),
    )
}


@given(DAYS)
def test_each_form_of_a_day_reads_back(day: dt.date) -> None:
    written = [
        finnish_date(day),
        f"{day:%d.%m.%Y}",
        f"{day.day}. {day.month}. {day.year}",
        f"{day.day}. {NAMES['fi'][day.month]}kuuta {day.year}",
        f"{day.day} päivänä {NAMES['fi'][day.month].upper()}KUUTA {day.year}",
        f"{day.day} {NAMES['sv'][day.month]} {day.year}",
        f"{day.day} {NAMES['en'][day.month].title()} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        day.isoformat(),
    ]

    assert [parse_date(text) for text in written] == [day] * len(written)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert all(text[found.start : found.end] for found in find_dates(text))
    find_periods(text, TODAY)
    parse_period(text)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Kh_12.3.2024.pdf", dt.date(2024, 3, 12)),
        ("kh-12-03-2024-poytakirja.pdf", dt.date(2024, 3, 12)),
        ("20240312_kh.pdf", dt.date(2024, 3, 12)),
        ("2024_03_12.pdf", dt.date(2024, 3, 12)),
        ("kh_99.3.2024.pdf", None),
        ("liite.pdf", None),
    ],
)
def test_the_day_of_a_file(name: str, day: dt.date | None) -> None:
    assert file_date(name) == day


def test_months_have_their_numbers_in_every_case() -> None:
    assert month_number("Maaliskuussa") == month_number("MARS") == 3
    assert month_number("toukokuu") == month_number("maj") == month_number("May") == 5
    assert month_number("kevät") is None


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("vuonna 2024", (2024, 1, 1), (2024, 12, 31)),
        ("vuosina 2019–2021", (2019, 1, 1), (2021, 12, 31)),
        ("2019-2021", (2019, 1, 1), (2021, 12, 31)),
        ("maaliskuu 2024", (2024, 3, 1), (2024, 3, 31)),
        ("maalisk. 2024", (2024, 3, 1), (2024, 3, 31)),
        ("okt 2024", (2024, 10, 1), (2024, 10, 31)),
        ("Sept. 2024", (2024, 9, 1), (2024, 9, 30)),
        ("dec 2024", (2024, 12, 1), (2024, 12, 31)),
        ("helmikuussa 2024", (2024, 2, 1), (2024, 2, 29)),
        ("helmikuun vuonna 2023", (2023, 2, 1), (2023, 2, 28)),
        ("oktober 2017", (2017, 10, 1), (2017, 10, 31)),
        ("2024-03", (2024, 3, 1), (2024, 3, 31)),
        ("tammi–maaliskuussa 2024", (2024, 1, 1), (2024, 3, 31)),
        ("keväällä 2021", (2021, 1, 1), (2021, 5, 31)),
        ("kesän 2021", (2021, 6, 1), (2021, 8, 31)),
        ("hösten 2022", (2022, 8, 1), (2022, 12, 31)),
        ("talvella 2020–2021", (2020, 12, 1), (2021, 2, 28)),
        ("1.–2.3.2024", (2024, 3, 1), (2024, 3, 2)),
        ("1-2.3.2024", (2024, 3, 1), (2024, 3, 2)),
        ("1.2.-3.3.2024", (2024, 2, 1), (2024, 3, 3)),
        ("1.12.2023 – 3.3.2024", (2023, 12, 1), (2024, 3, 3)),
        ("1.–2. maaliskuuta 2024", (2024, 3, 1), (2024, 3, 2)),
        ("1. helmikuuta – 3. maaliskuuta 2024", (2024, 2, 1), (2024, 3, 3)),
        ("den 4–6 april 2016", (2016, 4, 4), (2016, 4, 6)),
        ("11. päivänä maaliskuuta 2024", (2024, 3, 11), (2024, 3, 11)),
        ("huhtikuun 15. päivänä 2025", (2025, 4, 15), (2025, 4, 15)),
        ("joulukuun 31. päivältä 2025", (2025, 12, 31), (2025, 12, 31)),
        ("huhtikuun 15. 2025", (2025, 4, 15), (2025, 4, 15)),
        ("15. päivä huhtikuuta vuonna 2025", (2025, 4, 15), (2025, 4, 15)),
        ("den 15:e april 2025", (2025, 4, 15), (2025, 4, 15)),
        ("15:e april 2025", (2025, 4, 15), (2025, 4, 15)),
        ("15th of April 2025", (2025, 4, 15), (2025, 4, 15)),
        ("April 15, 2025", (2025, 4, 15), (2025, 4, 15)),
        ("18/10/2017", (2017, 10, 18), (2017, 10, 18)),
        ("2017-10-18", (2017, 10, 18), (2017, 10, 18)),
    ],
)
def test_a_period_in_words_and_numbers(
    written: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    days = dt.date(*first), dt.date(*last)

    assert [
        (period.first, period.last)
        for period in find_periods(f"hankinnat {written} koulut", TODAY)
    ] == [days]
    assert parse_period(written) == days


@pytest.mark.parametrize(
    "written",
    [
        *("31.2.2024", "3.3.-1.2.2024", "2021–2019", "vuosina 2021-2019", "1850"),
        *(
            "380/2023",
            "2023 §",
            "13835-2021",
            "joulu–tammikuussa 2024",
            "huhtikuun 31. päivänä 2025",
            "30.–31.2.2024",
        ),
        *("talvella 2020–2024", "2024-13", "2024-02-30"),
    ],
)
def test_what_is_no_period(written: str) -> None:
    assert find_periods(written, TODAY) == []


def test_the_winter_of_one_year_is_two_winters() -> None:
    (period,) = find_periods("talvella 2021", TODAY)

    assert period.is_year


def test_a_number_with_a_year_may_be_a_meetings() -> None:
    (period,) = find_periods("päätökset 4/2023", TODAY)

    assert period.is_guess
    assert find_periods("kokous 4/2023", TODAY) == []


@given(DAYS, DAYS)
def test_an_iso_span_reads_back(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))

    assert parse_period(f"{first}..{last}") == (first, last)
    assert parse_period(f"{finnish_date(first)} – {finnish_date(last)}") == (
        first,
        last,
    )


@given(st.integers(1990, 2027), st.integers(1, 12), st.integers(1, 12))
def test_months_of_a_year(year: int, first: int, last: int) -> None:
    span = months_of(year, first, last)

    assert (span is None) == (last < first)
    if span:
        assert (span[0].day, (span[1] + dt.timedelta(days=1)).day) == (1, 1)


@pytest.mark.parametrize("form", ["12.3.2031", "2031-03-12", "12 mars 2031"])
@pytest.mark.parametrize("distance", [0, 39, 41, 3000])
def test_days_are_found_however_far_they_are_from_each_other(
    form: str, distance: int
) -> None:
    """Only what is about the first year and the last is looked at."""
    text = f"{'x ' * distance}{form} {'y ' * distance}{form}{' z' * distance}"

    assert [text[one.start : one.end] for one in find_dates(text)] == [form] * 2
    assert list(find_dates("12.3. " * distance)) == []
