"""What a source removes is told from what only falls out of the window it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.crawl.ingesting.ageing import DatedDecision, aged_out
from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.records import StoredDecision
from corpus.sources import Source
from corpus.store import DecisionStore
from tests.crawling.loop import crawl_in_loop
from tests.crawling.plain import PLATFORM
from tests.crawling.site import Site, serve


def rows(*texts: str) -> list[DatedDecision]:
    """Rows written as "id body month"; the month 0 is an unknown day."""
    found = []
    for text in texts:
        name, body, month = text.split()
        day = dt.date(2024, int(month), 1) if int(month) else None
        found.append(DatedDecision(name, body, day))
    return found


STORED = rows("a H 1", "b H 1", "c H 2", "d H 3", "x L 1", "u H 0")


@pytest.mark.parametrize(
    ("vanished", "aged"),
    [
        ("a b", "a b"),
        ("a b c", "a b c"),
        ("a", ""),
        ("c", ""),
        ("a b d", "a b"),
        ("a b c d", ""),
        ("x", ""),
        ("u a b", "a b"),
        ("", ""),
    ],
)
def test_whole_meetings_oldest_first_have_aged(vanished: str, aged: str) -> None:
    assert aged_out(STORED, set(vanished.split())) == set(aged.split())


def test_a_crawl_tells_a_moving_window_from_a_removal(tmp_path: Path) -> None:
    with (
        serve(Site()) as site,
        DecisionStore.open(f"sqlite:///{tmp_path / 's.db'}") as store,
    ):
        site.publish({"m1": ["a", "b"], "m2": ["c", "d"], "m3": ["e", "f"]})
        for month, names in enumerate(("ab", "cd", "ef"), 1):
            for name in names:
                page = f"title {name}\ndate 2026-0{month}-01\nTeksti {name}."
                site.pages[f"/{name}"] = page
        source = Source("a", "plain", site.base + "/", municipality="Aa", delay_s=0)
        options = CrawlOptions(delay_s=0, backoff_s=0.05, timeout_s=5, tries=1)
        crawl_in_loop(store, [CrawlTask(source, PLATFORM)], options)

        site.publish({"m2": ["c", "d"], "m3": ["f"]})
        for month, names in enumerate(("cd", "f"), 2):
            for name in names:
                page = f"title {name}\ndate 2026-0{month}-01\nTeksti {name}."
                site.pages[f"/{name}"] = page
        for name in ("a", "b", "e"):
            del site.pages[f"/{name}"]
        crawl_in_loop(store, [CrawlTask(source, PLATFORM)], options)
        reasons = {
            tombstone.decision_id: tombstone.reason
            for tombstone, _ in store.tombstones()
        }

    assert reasons == {"a/a": "aged", "a/b": "aged", "a/e": "gone"}


NAMED = "Avustus myönnetään hakijalle Aino Kuvittelulle. Esittelijä johtaja Oiva Malli."


def _kept_and_shown_again(tmp_path: Path) -> Iterator[StoredDecision]:
    """A decision with a private name: published, aged out and kept, published again."""
    with (
        serve(Site()) as site,
        DecisionStore.open(f"sqlite:///{tmp_path / 's.db'}") as store,
    ):
        source = Source("a", "plain", site.base + "/", delay_s=0, aged="keep")
        options = CrawlOptions(delay_s=0, backoff_s=0.05, timeout_s=5, tries=1)
        all_meetings = {"m1": ["a"], "m2": ["b"]}
        for meetings in (all_meetings, {"m2": ["b"]}, all_meetings):
            site.publish(meetings)
            site.pages["/a"] = f"title a\ndate 2026-01-01\n{NAMED}"
            site.pages["/b"] = "title b\ndate 2026-02-01\nTeksti b."
            if meetings is not all_meetings:
                del site.pages["/a"]
            crawl_in_loop(store, [CrawlTask(source, PLATFORM)], options)
            held = store.get("a/a")
            assert held is not None
            yield held
            present = store.present_hashes([("a/a", held.decision.content_hash)])
            now_held = store.get("a/a")
            assert now_held is not None
            assert set(present.values()) == {now_held.decision.content_hash}
            if held.archived_at:
                assert not [
                    link for link, _ in store.pages.iter_links("a") if "/a" in link.url
                ]


def test_what_aged_out_is_kept_without_private_names_where_the_row_says_so(
    tmp_path: Path,
) -> None:
    """It is no change of the decision, and the hash that was cited leads to it."""
    shown, kept, again = _kept_and_shown_again(tmp_path)

    assert shown.archived_at is None
    assert kept.archived_at is not None
    assert "Aino" not in kept.decision.text
    assert "█" in kept.decision.text
    assert "Oiva Malli" in kept.decision.text
    assert (kept.version, kept.changed_at) == (shown.version, shown.changed_at)
    assert again.archived_at is None
    assert (again.decision.text, again.version) == (shown.decision.text, 1)
    assert again.decision.content_hash == shown.decision.content_hash
