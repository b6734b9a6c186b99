"""Status per source, and warnings when a crawl yields less than it should."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.crawl.reporting import Outcome, warning_of
from corpus.model import Issue
from corpus.records import TROUBLED, CrawlReport
from corpus.sources import Source
from corpus.storage.crawl_state.crawls import OpenCrawl
from corpus.storage.crawl_state.status import gap_months
from corpus.store import DecisionStore
from tests.making import make_decision

SOURCE = Source("kuvitteella", "dynasty", "https://e.example/", municipality="K")
MOMENT = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DecisionStore]:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as opened:
        yield opened


def put(store: DecisionStore, raw_id: str, day: dt.date | None) -> None:
    store.put(
        make_decision(
            decision_id=f"kuvitteella/{raw_id}",
            source_id="kuvitteella",
            platform="dynasty",
            url=None,
            title=f"Asia {raw_id}",
            text="Teksti.",
            municipality="K",
            date=day,
        )
    )


def test_a_source_is_never_crawled_then_ok_then_failing(store: DecisionStore) -> None:
    states = [store.status([SOURCE])[0].state]
    crawl = store.start_crawl("kuvitteella")
    states.append(store.status([SOURCE])[0].state)
    store.finish_crawl(crawl.crawl_id)
    states.append(store.status([SOURCE])[0].state)
    crawl = store.start_crawl("kuvitteella")
    store.finish_crawl(crawl.crawl_id, error="HTTP 500")
    [status] = store.status([SOURCE])

    assert states == ["never-crawled", "first-crawl", "ok"]
    assert (status.state, status.last_error) == ("failing", "HTTP 500")
    assert status.last_success is not None


def test_a_first_crawl_that_has_not_ended_says_since_when(
    store: DecisionStore,
) -> None:
    """Whether it runs or was killed, the store alone cannot tell."""
    crawl = store.start_crawl("kuvitteella")
    put(store, "1", dt.date(2026, 1, 7))
    [status] = store.status([SOURCE])

    day = f"{crawl.started_at:%Y-%m-%d}"
    assert status.reason == f"its first crawl began on {day} and has not ended"
    assert status.state not in TROUBLED


def test_a_second_crawl_that_runs_leaves_the_state_of_the_first(
    store: DecisionStore,
) -> None:
    store.finish_crawl(store.start_crawl("kuvitteella").crawl_id)
    store.start_crawl("kuvitteella")

    assert store.status([SOURCE])[0].state == "ok"


def test_decisions_of_no_source_of_the_registry_are_counted_by_their_source(
    store: DecisionStore,
) -> None:
    """Not by a difference of two counts, between which a crawl may write."""
    put(store, "1", None)
    counted = [store.others([SOURCE]), store.others([])]

    assert counted == [0, 1]


def test_a_source_refuses_by_registry_or_by_robots(store: DecisionStore) -> None:
    never = Source("x", "tweb", "https://x.example/", never=True, never_reason="kielto")
    crawl = store.start_crawl("kuvitteella")
    store.finish_crawl(crawl.crawl_id, error="refused by robots.txt")

    found = store.status([never, SOURCE])

    assert [(s.state, s.reason) for s in found] == [
        ("refused", "kielto"),
        ("refused", "refused by robots.txt"),
    ]


def test_a_platform_without_reader_is_not_implemented(store: DecisionStore) -> None:
    [status] = store.status([SOURCE], lambda platform_id: False)

    assert status.state == "not-implemented"


def test_status_counts_days_and_gaps_and_leaves_out_typing_errors(
    store: DecisionStore,
) -> None:
    for raw_id, day in enumerate(
        [
            dt.date(1201, 5, 1),
            dt.date(2026, 1, 5),
            dt.date(2026, 4, 5),
            dt.date(2206, 4, 5),
            None,
        ]
    ):
        put(store, str(raw_id), day)
    store.remove("kuvitteella/0", "gone")

    [status] = store.status([SOURCE])

    assert (status.decisions, status.removed) == (4, 1)
    assert (status.first_date, status.last_date) == (
        dt.date(2026, 1, 5),
        dt.date(2026, 4, 5),
    )
    assert status.gap_months == ("2026-02", "2026-03")


def test_gap_months_cross_the_year() -> None:
    days = (dt.date(2025, 11, 3), dt.date(2026, 2, 1))

    assert gap_months(["2025-11", "2026-02"], *days) == ("2025-12", "2026-01")
    assert gap_months([], None, None) == ()


@pytest.mark.parametrize(
    ("expected", "gone", "outcome", "minimum", "since", "words"),
    [
        (100, 0, Outcome(100, 100), 0, False, None),
        (100, 0, Outcome(81, 100), 0, False, None),
        (100, 0, Outcome(70, 100), 0, False, "70 of 100 known decisions met again"),
        (100, 5, Outcome(95, 95), 0, False, None),
        (
            100,
            40,
            Outcome(60, 60),
            0,
            False,
            "40 of 100 decisions were removed at once",
        ),
        (0, 0, Outcome(10, 10), 20, False, "10 decisions, at least 20 expected"),
        (0, 0, Outcome(10, 10), 20, True, None),
        (0, 0, Outcome(0, 0), 0, False, "no decision found"),
        (0, 0, Outcome(0, 7), 0, True, None),
        (0, 0, Outcome(0, 0), 0, True, "no decision found since 2026-01-01, and none"),
        (3, 0, Outcome(1, 3), 0, False, None),
        (10, 0, Outcome(10, 10, failed=4), 0, False, "4 pages could not be fetched"),
        (0, 0, Outcome(5, 5, strange=8), 0, False, None),
        (0, 0, Outcome(5, 5, strange=9), 0, False, "9 of 40 pages are not built as"),
    ],
)
def test_a_crawl_that_yields_too_little_is_warned_of(
    expected: int,
    gone: int,
    outcome: Outcome,
    minimum: int,
    since: bool,
    words: str | None,
) -> None:
    source = Source("k", "dynasty", "https://e.example/", min_decisions=minimum)
    day = dt.date(2026, 1, 1) if since else None
    crawl = OpenCrawl(1, "k", MOMENT, day, "checks", expected)
    report = CrawlReport("k", MOMENT, None, pages=40, gone=gone)

    warning = warning_of(source, crawl, report, outcome)

    if words is None:
        assert warning is None
    else:
        assert words in (warning or "")


def test_a_report_counts_its_issues_by_kind(store: DecisionStore) -> None:
    crawl = store.start_crawl("kuvitteella")
    store.crawls.add_issues(
        "kuvitteella",
        [Issue("structure", "a"), Issue("fetch", "b"), Issue("fetch", "c")],
        crawl.crawl_id,
    )

    report = store.finish_crawl(crawl.crawl_id, warning="w")

    assert report.issues == 3
    assert report.issue_counts == (("fetch", 2), ("structure", 1))
    assert store.status([SOURCE])[0].reason == "w"
    assert store.crawl_reports("kuvitteella") == [report]


def test_issues_of_long_past_crawls_are_dropped(store: DecisionStore) -> None:
    for number in range(6):
        crawl = store.start_crawl("kuvitteella")
        store.crawls.add_issues(
            "kuvitteella", [Issue("fetch", str(number))], crawl.crawl_id
        )
        store.finish_crawl(crawl.crawl_id)

    assert [row.issue.message for row in store.issues()] == ["5", "4", "3", "2"]


def test_a_crawl_that_another_replaces_is_closed_as_interrupted(
    store: DecisionStore,
) -> None:
    store.start_crawl("kuvitteella", dt.date(2026, 1, 1))
    store.start_crawl("kuvitteella")

    reports = store.crawl_reports("kuvitteella")

    assert reports[1].error == "interrupted"
    assert reports[0].finished_at is None
