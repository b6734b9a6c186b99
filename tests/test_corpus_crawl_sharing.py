"""Several crawlers on one store: each source has one, each host one pace."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.crawl.lock import only_crawl
from corpus.errors import CorpusError
from corpus.storage.crawl_state.leases import LeaseBook
from corpus.store import DecisionStore
from tests.crawling.site import Reply, Request, Site, serve
from tests.test_corpus_crawl import CHILD

TOWNS = ("ahola", "harjula", "kuvitteella", "mallila")
PAUSE_S = 0.15


@pytest.fixture(params=["sqlite", pytest.param("pg", marks=pytest.mark.postgresql)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "pg":
        return str(request.getfixturevalue("postgresql_url"))
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site()) as made:
        for town in TOWNS:
            made.pages[f"/{town}/"] = "".join(f"item /{town}/{n}\n" for n in range(4))
            for n in range(4):
                made.pages[f"/{town}/{n}"] = f"title Asia {n}\nTeksti {town} {n}."
        yield made


def start(site: Site, url: str, **options: Any) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, str(CHILD)], stdin=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    rows = [
        {
            "source_id": town,
            "platform": "plain",
            "base_url": f"{site.base}/{town}/",
            "municipality": town.title(),
            "delay_s": PAUSE_S,
        }
        for town in TOWNS
    ]
    limits = {
        "is_shared": True,
        "delay_s": PAUSE_S,
        "lease_s": 3,
        "lanes": 1,
        "backoff_s": 0.05,
    }
    told = {"store": url, "sources": rows, "options": limits | options}
    process.stdin.write(json.dumps(told))
    process.stdin.close()
    process.stdin = None
    return process


def ids(url: str) -> set[str]:
    with DecisionStore.open(url) as store:
        return {item.decision.decision_id for item in store.iter_decisions()}


ALL = {f"{town}/{town}/{n}" for town in TOWNS for n in range(4)}


def test_a_lease_has_one_holder_an_end_and_a_pause(url: str) -> None:
    with DecisionStore.open(url) as store:
        ours, theirs = store.lease_book(), store.lease_book()
        assert ours.take("host a", 60) == 0
        assert ours.take("host a", 60) == 0, "ours is prolonged"
        assert 50 < theirs.take("host a", 60) <= 60
        assert theirs.take("host b", 60) == 0
        assert ours.holder_of("host a") == ours.holder
        theirs.release("host a")
        assert ours.holder_of("host a") == ours.holder, "only the holder gives it back"
        ours.release("host a", free_in_s=30)
        assert theirs.holder_of("host a") is None
        assert 20 < theirs.take("host a", 60) <= 30
        assert 20 < ours.take("host a", 60) <= 30
        assert theirs.take("host c", 0.01) == 0
        time.sleep(0.05)
        assert ours.take("host c", 60) == 0, "its holder may have died"


@pytest.mark.slow
def test_two_crawlers_share_the_sources_and_keep_one_pace(site: Site, url: str) -> None:
    """Every page is asked for once, and no two requests come within the pause."""
    DecisionStore.open(url).close()
    processes = [start(site, url) for _ in range(2)]
    assert [process.wait(120) for process in processes] == [0, 0]

    assert len(ids(url)) == len(ALL)
    asked = Counter(site.paths())
    assert set(asked.values()) == {1}
    times = [request.at for request in site.requests]
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert min(gaps) > PAUSE_S * 0.8
    robots = [r for r in site.requests if r.path == "/robots.txt"]
    assert len(robots) == 2, "both crawlers were at work"


@pytest.mark.slow
def test_what_a_killed_crawler_held_is_finished_by_the_other(
    site: Site, url: str
) -> None:
    """Kill -9 in the middle of a page: the other goes on there when the lease ends."""
    DecisionStore.open(url).close()
    first_is_on_it = []

    def slow(_request: Request) -> Reply:
        if not first_is_on_it:
            first_is_on_it.append(True)
            time.sleep(2)
        return Reply("title Asia 2\nTeksti ahola 2.")

    site.pages["/ahola/2"] = slow
    first = start(site, url)
    deadline = time.monotonic() + 60
    while not first_is_on_it and time.monotonic() < deadline:
        time.sleep(0.05)
    second = start(site, url)
    first.kill()
    first.wait(120)

    assert second.wait(120) == 0
    assert len(ids(url)) == len(ALL)
    with DecisionStore.open(url) as store:
        reports = {town: store.crawl_reports(town, limit=1)[0] for town in TOWNS}
        books: LeaseBook = store.lease_book()
        assert [books.holder_of(f"source {town}") for town in TOWNS] == [None] * 4
    assert all(report.finished_at for report in reports.values())
    assert not any(report.error for report in reports.values())


def test_shared_crawls_keep_out_only_those_that_are_not(tmp_path: Path) -> None:
    with (
        only_crawl(tmp_path, is_shared=True),
        only_crawl(tmp_path, is_shared=True),
        pytest.raises(CorpusError, match="another crawl"),
        only_crawl(tmp_path),
    ):
        pass
    with (
        only_crawl(tmp_path),
        pytest.raises(CorpusError, match="another crawl"),
        only_crawl(tmp_path, is_shared=True),
    ):
        pass
