"""Lists that hold decisions themselves: what a part of them, or a newer one, leaves out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.model import Link, Page, Yield
from corpus.records import CrawlReport
from corpus.sources import Source
from corpus.store import DecisionStore
from tests.crawling.loop import crawl_in_loop
from tests.crawling.site import Site, serve
from tests.making import make_decision


class ListPlatform:
    """One page whose lines "NAME DAY" are decisions, or titles of pages not fetched."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Begin at the list."""
        yield Link(source.base_url, "list", since=since)

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read what is not older than what is asked for."""
        for line in page.body.decode().splitlines():
            name, day = line.split()
            if page.since and dt.date.fromisoformat(day) < page.since:
                continue
            if source.policy == "title-level":
                context = {"title": f"Asia {name}", "date": day, "body": "Hallitus"}
                yield Link(source.base_url + name, "item", context=context)
                continue
            yield make_decision(
                decision_id=f"{source.source_id}/{name}",
                source_id=source.source_id,
                title=f"Asia {name}",
                text=f"Teksti {name}.",
                body_name="Hallitus",
                date=dt.date.fromisoformat(day),
            )


class Lists:
    """A site of one list, a store, and crawls of the one into the other."""

    def __init__(self, site: Site, store: DecisionStore, **row: str) -> None:
        self.site, self.store = site, store
        self.source = Source("a", "lists", site.base + "/", delay_s=0, **row)  # type: ignore[arg-type]

    def crawl(self, *lines: str, since: dt.date | None = None) -> CrawlReport:
        """Show these lines and crawl."""
        self.site.pages["/"] = "\n".join(lines)
        options = CrawlOptions(delay_s=0, backoff_s=0.05, timeout_s=5, tries=1)
        task = CrawlTask(self.source, ListPlatform(), since)
        return crawl_in_loop(self.store, [task], options)[0]

    def titles(self) -> set[str]:
        """The last words of the titles held."""
        held = (item.decision.title or "" for item in self.store.iter_decisions())
        return {title.removeprefix("Asia ") for title in held}

    def reasons(self) -> list[str]:
        """Why decisions were removed."""
        return sorted(stone.reason for stone, _ in self.store.tombstones())


@pytest.fixture(params=[{}, {"policy": "title-level"}], ids=["decisions", "titles"])
def lists(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Lists]:
    with (
        serve(Site()) as site,
        DecisionStore.open(f"sqlite:///{tmp_path / 's.db'}") as store,
    ):
        yield Lists(site, store, **request.param)


SHOWN = ("a 2020-05-04", "b 2026-03-02", "c 2026-03-02")
SINCE = dt.date(2026, 1, 1)


def test_what_a_nightly_crawl_does_not_ask_for_is_not_removed(lists: Lists) -> None:
    """Whole archives were removed by the first night: their lists read as emptied."""
    lists.crawl(*SHOWN)
    report = lists.crawl(*SHOWN, since=SINCE)

    assert report.gone == 0
    assert lists.titles() == {"a", "b", "c"}


def test_a_nightly_crawl_sees_what_was_withdrawn_since(lists: Lists) -> None:
    lists.crawl(*SHOWN)
    report = lists.crawl(*SHOWN[:-1], since=SINCE)

    assert report.gone == 1
    assert lists.titles() == {"a", "b"}


def test_a_whole_crawl_sees_what_was_withdrawn_before_nightly_ones(
    lists: Lists,
) -> None:
    lists.crawl(*SHOWN)
    lists.crawl(*SHOWN[1:], since=SINCE)
    assert lists.titles() == {"a", "b", "c"}

    report = lists.crawl(*SHOWN[1:])

    assert report.gone == 1
    assert lists.titles() == {"b", "c"}


def test_what_falls_out_of_a_list_has_aged(lists: Lists) -> None:
    """It read as a removal, although the list only goes on."""
    lists.crawl("a 2025-05-04", "b 2025-05-04", "c 2026-03-02", "d 2026-03-02")
    lists.crawl("c 2026-03-02", "e 2026-04-02")

    assert lists.titles() == {"c", "e"}
    assert lists.reasons() == ["aged", "aged", "emptied"]


def test_what_falls_out_of_a_list_is_kept_where_the_row_says_so(lists: Lists) -> None:
    lists.source = dataclasses.replace(lists.source, aged="keep")
    lists.crawl("a 2025-05-04", "b 2026-03-02", "c 2026-03-02")
    lists.crawl("b 2026-03-02", "d 2026-04-02")
    held = {item.decision.title: item for item in lists.store.iter_decisions()}

    assert lists.titles() == {"a", "b", "d"}
    assert held["Asia a"].archived_at is not None
    assert lists.reasons() == ["emptied"]
