"""Years and months that the head of a decision names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.documents.document_facets import facet_values
from tests.making import make_decision

DATE = re.compile(r"(?<!\d)\d{1,2}\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?!\d)")
YEAR = re.compile(r"(?<![\d.-])(?:19|20)\d\d(?![\d-])")
MONTHS = {"tammi": "01", "mars": "03", "syys": "09", "september": "09", "joulu": "12"}
WRITTEN = re.compile(
    rf"\b({'|'.join(MONTHS)})(?:kuu\w{{0,4}})?\s+((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
PIECES = st.sampled_from(
    [
        *(
            "1.2.2020",
            "12.12.1999",
            "1.13.2020",
            "123.4.2021",
            "2022-",
            "-2023",
            "2024",
        ),
        *(
            "20201",
            "1.1.2020.3.2021",
            "tammikuussa 2019",
            "Syyskuu\n 2018",
            "SEPTEMBER",
        ),
        *(
            "mars  2017",
            "xmars 2016",
            "syyskuussakin 2015",
            "joulu-2014",
            "2013/14",
            "(",
        ),
        *("31.12.2012-", ".", " ", "-", "ſyyskuu 2011", "kuu"),
    ]
)


def periods(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    values = facet_values(make_decision("a/1", "a", "demo", None, None, text), ())
    return values.get("head_year", ()), values.get("head_month", ())


@pytest.mark.parametrize(
    ("text", "years", "months"),
    [
        ("Kokous 12.3.2024 klo 9", ("2024",), ("2024-03",)),
        ("Talousarvio 2025", ("2025",), ()),
        ("Syyskuussa 2023 ja 1.1.2022", ("2022", "2023"), ("2022-01", "2023-09")),
        ("i september 2021", ("2021",), ("2021-09",)),
        ("HEL 2024-009117, 1234/2020, 120201", ("2020",), ()),
        ("x" * 1001 + " 2020", (), ()),
    ],
)
def test_periods_of_a_head(
    text: str, years: tuple[str, ...], months: tuple[str, ...]
) -> None:
    assert periods(text) == (years, months)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n", ", "]))))
def test_periods_are_what_plain_expressions_find(pairs: list[tuple[str, str]]) -> None:
    text = "".join(part for pair in pairs for part in pair)[:900].replace("ſ", "s")
    dates = [(found[2], found[1].zfill(2)) for found in DATE.finditer(f"\n{text}")]
    dates += [
        (found[2], MONTHS[found[1].lower()]) for found in WRITTEN.finditer(f"\n{text}")
    ]
    years = [*(year for year, _ in dates), *YEAR.findall(f"\n{text}")]

    assert periods(text) == (
        tuple(dict.fromkeys(years)),
        tuple(dict.fromkeys(f"{year}-{month}" for year, month in dates)),
    )


def test_letters_that_only_look_like_a_month_do_no_harm() -> None:
    assert periods("ſyyskuu 2011, sıyskuu 2012") == (("2011", "2012"), ("2011-09",))
