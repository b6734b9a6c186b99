"""Recorded publishers served over real HTTP: every platform is crawled as it is live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.platforms.registry import platform
from corpus.records import CrawlReport
from corpus.sources import Source
from corpus.store import DecisionStore
from tests.crawling.loop import crawl_in_loop
from tests.crawling.replay import Recording, recordings
from tests.crawling.site import Reply, Site, serve

# Recording -> id -> (day, body, section, beginning of the title).
EXPECTED = {
    "dynasty": {
        "20261727-4": ("2026-09-23", "Tekninen lautakunta", None, "Merivirran"),
        "20261727-7": ("2026-09-23", "Tekninen lautakunta", None, "Lausuntoja"),
    },
    "dynasty-legacy": {
        "2017406946-3": ("2017-05-08", "Kaupunginhallitus", "127", "Espoon kaupungin"),
    },
    "tweb": {
        "632581": ("2017-03-27", "Kaupunginhallitus", "72", "Oulun kaupungin"),
        "632583": ("2017-03-27", "Kaupunginhallitus", "73", "Oulun kaupungin"),
    },
    "casem": {
        "4027": ("2017-06-05", "Kaupunginhallitus", "229", "Etelä-Savon Työterveys"),
        "4063": ("2017-06-05", "Kaupunginhallitus", "231", "Mikkelin kaupungin"),
    },
    "turku": {
        "3540636": ("2017-05-02", "Kaupunginhallitus", "195", "Satava-Kakskerran"),
        "3540796": ("2017-05-02", "Kaupunginhallitus", "190", "Seudullisen"),
    },
}
COUNTS = {"dynasty": 2, "dynasty-legacy": 1, "tweb": 2, "casem": 46, "turku": 2}

Facts = dict[str, tuple[str, str | None, str | None, str]]


@dataclass
class Replayed:
    """What three crawls of a recording found; the third after a removal."""

    name: str
    removed: str
    reports: list[CrawlReport]
    facts: list[Facts]
    sequences: list[int]


class Replay:
    """One recording on loopback with its store."""

    def __init__(self, recording: Recording, site: Site, store: DecisionStore) -> None:
        self.site = site
        self.store = store
        self._recording = recording
        self.is_permitted = True

    def crawl(self) -> CrawlReport:
        self.site.requests.clear()
        name = self._recording.platform
        base = self.site.base + self._recording.start
        # The recordings of two platforms ask not to be indexed.
        source = Source(
            "toisto",
            name,
            base,
            municipality="Toistola",
            delay_s=0,
            permission="recorded, for tests" if self.is_permitted else None,
        )
        options = CrawlOptions(delay_s=0, tries=2)
        [report] = crawl_in_loop(
            self.store, [CrawlTask(source, platform(name))], options
        )
        return report

    def facts(self) -> Facts:
        return {
            item.decision.decision_id.partition("/")[2]: (
                str(item.decision.date),
                item.decision.body_name,
                item.decision.minutes_section,
                item.decision.title or "",
            )
            for item in self.store.iter_decisions()
        }

    def address_of(self, raw_id: str) -> str:
        """Where the item was fetched from."""
        asked = {request.path for request in self.site.requests}
        number = f"({raw_id})" if "opennc" in self._recording.start else raw_id
        [path] = [
            path
            for path in asked
            if number in path and self.site.pages.get(path) is not None
        ]
        return path


@pytest.fixture(scope="module", params=sorted(EXPECTED))
def replayed(
    request: pytest.FixtureRequest,
    shared: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Replayed]:
    recording = recordings(shared / "fixtures")[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    with (
        serve(Site()) as site,
        DecisionStore.open(f"sqlite:///{folder / 'store.db'}") as store,
    ):
        recording.publish(site, shared / "fixtures")
        replay = Replay(recording, site, store)
        reports, facts, sequences = [], [], []
        removed = next(iter(EXPECTED[request.param]))
        for step in range(3):
            if step == 2:
                del site.pages[replay.address_of(removed)]
            reports.append(replay.crawl())
            facts.append(replay.facts())
            sequences.append(store.last_sequence())
        yield Replayed(request.param, removed, reports, facts, sequences)


@pytest.mark.slow
def test_every_recorded_item_is_found_with_its_facts(replayed: Replayed) -> None:
    found = replayed.facts[0]

    assert len(found) == COUNTS[replayed.name]
    for raw_id, (day, body, section, title) in EXPECTED[replayed.name].items():
        assert found[raw_id][:3] == (day, body, section)
        assert found[raw_id][3].startswith(title)


@pytest.mark.slow
def test_a_second_crawl_changes_nothing(replayed: Replayed) -> None:
    second = replayed.reports[1]

    assert (second.new, second.changed, second.gone) == (0, 0, 0)
    assert second.unchanged == COUNTS[replayed.name]
    assert replayed.sequences[1] == replayed.sequences[0]


@pytest.mark.slow
def test_an_item_that_vanishes_becomes_a_tombstone_and_nothing_else_does(
    replayed: Replayed,
) -> None:
    third = replayed.reports[2]

    assert third.gone == 1
    assert replayed.facts[1].keys() - replayed.facts[2].keys() == {replayed.removed}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_trouble_of_every_kind_removes_nothing(
    name: str, shared: Path, tmp_path: Path
) -> None:
    """First all is well; then every page fails, or tells of maintenance instead."""
    recording = recordings(shared / "fixtures")[name]
    with (
        serve(Site()) as site,
        DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as store,
    ):
        recording.publish(site, shared / "fixtures")
        replay = Replay(recording, site, store)
        replay.crawl()
        before = replay.facts()
        pages = dict(site.pages)
        for trouble in (Reply(status=500), Reply("<html><body>Huoltokatko</body>")):
            site.pages = dict.fromkeys(pages, trouble)
            replay.crawl()

            assert replay.facts().keys() == before.keys()
        site.pages = {"/robots.txt": "User-agent: *\nDisallow: /\n"}
        report = replay.crawl()

    assert report.error == "refused by robots.txt"
    assert before


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dynasty-legacy", "tweb"])
def test_recorded_pages_that_ask_not_to_be_indexed_are_left_alone(
    name: str, shared: Path, tmp_path: Path
) -> None:
    recording = recordings(shared / "fixtures")[name]
    with (
        serve(Site()) as site,
        DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as store,
    ):
        recording.publish(site, shared / "fixtures")
        replay = Replay(recording, site, store)
        replay.is_permitted = False
        report = replay.crawl()

        assert report.error == "refused by the robots rules of its pages"
        assert not replay.facts()
