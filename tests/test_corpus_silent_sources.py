"""A source that answers and has nothing new any more: often its publisher has moved."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from corpus.sources import Source
from corpus.storage.crawl_state.silence import SILENT, silent_since, thinned
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


COUNTED = {f"2030-{month:02d}": 20 for month in range(1, 13)}

FLOWS = [
    # (what it is, this year's months, figures told)
    ("as ever", {"2031-02": 20, "2031-03": 20, "2031-04": 20}, None),
    ("half", {"2031-02": 10, "2031-03": 10, "2031-04": 10}, None),
    ("a third", {"2031-02": 20}, None),
    ("less", {"2031-02": 11, "2031-03": 8}, ("19 decisions", "60 a year")),
    ("one", {"2031-04": 1, "2031-05": 20}, ("1 decision ", "60 a year")),
    ("none: silence tells", {}, None),
]


@pytest.mark.parametrize(("what", "months", "told"), FLOWS)
def test_far_fewer_decisions_than_a_year_before_are_told(
    what: str, months: dict[str, int], told: tuple[str, str] | None
) -> None:
    del what
    found = thinned(COUNTED | months, dt.date(2031, 6, 30))

    assert (found is None) is (told is None)
    assert all(words in (found or "") for words in told or ())


def test_a_small_source_is_not_judged_by_its_flow() -> None:
    counts = {"2030-03": 29, "2031-03": 1}

    assert thinned(counts, dt.date(2031, 6, 30)) is None


def test_a_source_of_which_most_bodies_moved_away_is_in_trouble(tmp_path: Path) -> None:
    """Its lists are met again whole, and what is not on them any more nobody misses."""
    source = Source("mallila", "tweb", "https://mallila.example/")
    today = dt.datetime.now(dt.UTC).date()
    shown = [today - dt.timedelta(days=365 + 75 + number % 3) for number in range(60)]
    shown += [today - dt.timedelta(days=75 + number) for number in range(5)]
    with DecisionStore.open(f"sqlite:///{tmp_path / 's.db'}") as store:
        for number, day in enumerate(shown):
            made = make_decision(
                decision_id=f"mallila/{number}",
                source_id="mallila",
                date=day,
                body_name="Hallitus",
            )
            store.put(made)
        store.finish_crawl(store.start_crawl("mallila").crawl_id)
        [status] = store.status([source])

    assert status.state == "under-collecting"
    assert (status.reason or "").startswith("under-collected: 5 decisions of bodies")


def test_the_reasons_are_translated() -> None:
    thin = thinned(COUNTED | {"2031-03": 1}, dt.date(2031, 6, 30))
    for reason in (SILENT.format(day="2031-04-05"), thin or ""):
        assert "; " not in reason
        assert any(re.fullmatch(shape, reason) for shape, _ in REASONS)
