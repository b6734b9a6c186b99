"""The last day of appeal: counted where publication and instruction tell it."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.decision.meaning_values import AppealEvidence, Meaning
from search_web.pages.decision.appeal_time import last_appeal_day, working_day
from tests.making import changed
from tests.search_web_world import decision

DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-07", "2026-03-09"),  # Saturday
        ("2026-04-03", "2026-04-07"),  # Good Friday to Easter Monday
        ("2026-05-14", "2026-05-15"),  # Ascension Day
        ("2026-05-01", "2026-05-04"),  # May Day before a weekend
        ("2026-06-19", "2026-06-22"),  # Midsummer Eve
        ("2026-12-24", "2026-12-28"),  # Christmas and a weekend
        ("2025-12-06", "2025-12-08"),
        ("2026-01-06", "2026-01-07"),
    ],
)
def test_a_time_ends_on_a_working_day(day: str, expected: str) -> None:
    """Act 150/1930, 5 section."""
    made = working_day(dt.date.fromisoformat(day))

    assert made == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("routes", "published", "expected"),
    [
        ([("oikaisuvaatimus", 14)], DAY, dt.date(2026, 3, 23)),
        ([("kunnallisvalitus", 30)], DAY, dt.date(2026, 4, 8)),
        ([("oikaisuvaatimus", None)], DAY, None),
        ([("oikaisuvaatimus", 14)], None, None),
        ([("hallintovalitus", 30)], DAY, None),
        ([("oikaisuvaatimus", 14), ("kunnallisvalitus", 30)], DAY, None),
        ([("oikaisuvaatimus", 14)], dt.date(2026, 2, 1), None),
        ([], DAY, None),
    ],
)
def test_the_last_day_is_counted_only_from_what_is_told(
    routes: list[tuple[str, int | None]],
    published: dt.date | None,
    expected: dt.date | None,
) -> None:
    """Seven days from publication, then the days of the one instruction."""
    appeals = tuple(AppealEvidence(r, 0, 1, days) for r, days in routes)  # type: ignore[arg-type]
    made = changed(
        decision(1), date=DAY, published=published, meaning=Meaning(appeals=appeals)
    )

    assert last_appeal_day(made) == expected
