"""A source that answers and has nothing new any more: often its publisher has moved."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from corpus.sources import Source
from corpus.storage.crawl_state.silence import SILENT, silent_since
from corpus.store import DecisionStore
from search_web.page.labelling.source_reasons import REASONS
from tests.making import make_decision

STEADY = [f"2030-{month:02d}" for month in (*range(1, 7), *range(8, 13))]
LAST = dt.date(2030, 12, 9)
WATCHED = dt.datetime(2030, 3, 1, tzinfo=dt.UTC)

SITUATIONS = [
    # (what it is, months, last, first crawl, today, silent)
    ("the summer after", STEADY, LAST, WATCHED, dt.date(2031, 4, 30), False),
    ("five months on", STEADY, LAST, WATCHED, dt.date(2031, 5, 1), True),
    (
        "an archive",
        STEADY,
        LAST,
        WATCHED.replace(year=2031),
        dt.date(2040, 1, 1),
        False,
    ),
    ("the first day", STEADY, LAST, None, dt.date(2040, 1, 1), False),
    ("nothing yet", [], None, WATCHED, dt.date(2040, 1, 1), False),
    ("a small body", ["2030-01", "2030-12"], LAST, WATCHED, dt.date(2033, 1, 1), False),
    (
        "twice a year",
        ["2028-12", "2029-03", "2029-06", "2030-01", "2030-03", "2030-06", "2030-12"],
        LAST,
        WATCHED,
        dt.date(2032, 2, 1),
        False,
    ),
    (
        "twice a year, then none",
        ["2028-12", "2029-03", "2029-06", "2030-01", "2030-03", "2030-06", "2030-12"],
        LAST,
        WATCHED,
        dt.date(2032, 3, 1),
        True,
    ),
    (
        "a pause of former times",
        ["2020-01", "2026-01", *STEADY],
        LAST,
        WATCHED,
        dt.date(2031, 5, 1),
        True,
    ),
    (
        "a typing error of the future",
        [*STEADY, "2099-01"],
        LAST,
        WATCHED,
        dt.date(2031, 5, 1),
        True,
    ),
    ("the clock is back", STEADY, LAST, WATCHED, dt.date(2029, 1, 1), False),
]


@pytest.mark.parametrize(
    ("months", "last", "first", "today", "is_silent"),
    [row[1:] for row in SITUATIONS],
    ids=[row[0] for row in SITUATIONS],
)
def test_silence_is_measured_by_the_sources_own_pauses(
    months: list[str],
    last: dt.date | None,
    first: dt.datetime | None,
    today: dt.date,
    is_silent: bool,
) -> None:
    expected = last if is_silent else None

    assert silent_since(months, last, first, today) == expected


def test_a_silent_source_is_in_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each crawl succeeds, all old decisions are met again, and yet it is told."""
    today = dt.datetime.now(dt.UTC)
    source = Source("mallila", "tweb", "https://mallila.example/")
    with DecisionStore.open(f"sqlite:///{tmp_path / 's.db'}") as store:
        for number in range(8):
            day = today.date() - dt.timedelta(days=30 * number - 1)
            store.put(
                make_decision(
                    decision_id=f"mallila/{number}", source_id="mallila", date=day
                )
            )
        store.finish_crawl(store.start_crawl("mallila").crawl_id)
        [before] = store.status([source])
        later = today + dt.timedelta(days=200)
        monkeypatch.setattr("corpus.storage.crawl_state.status.now", lambda: later)
        monkeypatch.setattr(
            "corpus.storage.crawl_state.status.STALE_AFTER", dt.timedelta(days=400)
        )
        [after] = store.status([source])

    assert before.state == "ok"
    assert after.state == "stale"
    assert after.reason == SILENT.format(day=today.date() + dt.timedelta(days=1))


def test_the_reason_is_translated() -> None:
    reason = SILENT.format(day="2031-04-05")

    assert "; " not in reason
    assert any(re.fullmatch(shape, reason) for shape, _ in REASONS)
