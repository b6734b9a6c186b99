"""New readers reach the search, and nothing that says whether a source has changed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.finnish import FinnishAnalyzer
from corpus.model import Decision
from indexer.documents.update import update_index
from indexer.request import SearchRequest
from indexer.saved.differences import difference, verify
from indexer.saved.queries import SavedQuery
from indexer.saved.runs import QueryRun, read_run, run_query, write_run
from indexer.service import SearchService
from search_web.app import create_app
from search_web.cli import root
from search_web.library import Library
from search_web.settings import Settings
from tests.search_web_world import decision, open_store

ANALYZER = FinnishAnalyzer()
NOW = dt.datetime(2026, 5, 8, 9, 0, tzinfo=dt.UTC)
QUERY = SavedQuery("Kirjastot", SearchRequest(query="kirjasto"))
NUMBERS = range(1, 7)
OUTCOMES = ("approved", "rejected", "tabled", "returned", "noted")


class World:
    """A store and the index made of it, both on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = open_store(folder, [decision(n) for n in NUMBERS])
        self.index()

    def index(self) -> int:
        """Bring the index up to date; return how many documents were written."""
        return update_index(
            self.store, self.folder / "index", analyzer=ANALYZER
        ).indexed

    def run(self) -> QueryRun:
        """Run the saved query on the index as it is now."""
        service = SearchService.open(self.folder / "index", self.store, ANALYZER)
        try:
            return run_query(service, QUERY, NOW)
        finally:
            service.close()

    def outcomes(self) -> dict[str, int]:
        """Counts of the facet."""
        service = SearchService.open(self.folder / "index", self.store, ANALYZER)
        asked = SearchRequest(query="kirjasto", facets=("outcome",))
        try:
            return {
                row.value: row.count for row in service.search(asked).facets["outcome"]
            }
        finally:
            service.close()

    def client(self) -> FlaskClient:
        """A client of the app over store and index."""
        config = Settings(data=self.folder)
        service = SearchService.open(self.folder / "index", self.store, ANALYZER)
        library = Library(config, store=self.store, service=service)
        return create_app(config, library).test_client()

    def read_otherwise(self, outcomes: tuple[str, ...]) -> None:
        """Store the same publications with other readings, as ``reparse`` does."""
        for number, outcome in zip(NUMBERS, outcomes, strict=True):
            read = decision(number, outcome=outcome).reading
            published = decision(number).as_published
            self.store.put(Decision(published, read), is_same=True)

    def feed(self, client: FlaskClient) -> list[tuple[str, ...]]:
        """Id, time of change and hash of each entry."""
        text = client.get("/haku.atom?q=kirjasto").text
        return re.findall(
            r"<entry.*?<id>(.*?)</id>.*?<updated>(.*?)</updated>"
            r".*?contentHash[^>]*>(\w+)<",
            text,
            flags=re.DOTALL,
        )


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.store.close()


@pytest.mark.slow
@given(st.lists(st.sampled_from(OUTCOMES), min_size=6, max_size=6).map(tuple))
@settings(
    deadline=None,
    max_examples=6,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_facets_are_new_while_runs_and_changes_stand(
    world: World, outcomes: tuple[str, ...]
) -> None:
    run, changes = world.run(), list(world.store.changes_since(0))

    world.read_otherwise(outcomes)
    world.index()

    later = world.run()
    assert world.outcomes() == {name: outcomes.count(name) for name in set(outcomes)}
    assert list(world.store.changes_since(0)) == changes
    assert difference(run, later).is_empty
    assert verify(run, later).is_reproduced
    assert [hit.content_hash for hit in later.hits] == [
        hit.content_hash for hit in run.hits
    ]


def test_only_what_is_read_otherwise_is_indexed_again(world: World) -> None:
    world.read_otherwise(("rejected", *["approved"] * 5))

    assert world.index() == 1
    assert world.index() == 0
    assert world.outcomes() == {"approved": 5, "rejected": 1}


def test_feeds_show_no_change(world: World) -> None:
    client = world.client()
    before = world.feed(client)
    world.read_otherwise(("rejected", *["approved"] * 5))

    assert len(before) == len(NUMBERS)
    assert world.feed(client) == before


@pytest.mark.files
def test_a_run_from_before_a_hash_was_renamed_is_reproduced(
    world: World, tmp_path: Path
) -> None:
    """The same bytes gave another text: hashes have new names, runs still verify."""
    run = world.run()
    path = write_run(run, tmp_path / "runs")
    for number in NUMBERS:
        text = decision(number).text.replace("kohta", "kohta.")
        world.store.put(decision(number, text=text), is_same=True)
    world.index()
    later = world.run()
    new = write_run(later, tmp_path / "runs")
    arguments = ["--data", str(tmp_path), "saved", "diff", str(path), str(new)]

    assert not {hit.content_hash for hit in run.hits} & {
        hit.content_hash for hit in later.hits
    }
    assert len(difference(run, later).changed) == len(NUMBERS)
    assert verify(read_run(path), later, world.store.present_hashes).is_reproduced
    world.store.close()
    (tmp_path / "world.db").rename(tmp_path / "paatoshaku.db")
    said = CliRunner().invoke(root, arguments, catch_exceptions=False)
    assert said.stdout == "0 added, 0 changed, 0 removed, 6 unchanged\n"


def test_the_api_names_former_hashes(world: World) -> None:
    client = world.client()
    before = client.get("/api/v1/paatokset/mallila/1").json
    text = decision(1).text.replace("kohta", "kohta.")
    world.store.put(decision(1, text=text), is_same=True)

    after = client.get("/api/v1/paatokset/mallila/1").json

    assert before is not None
    assert after is not None
    (version,) = after["versions"]
    assert version["content_hash"] == after["content_hash"]
    assert version["former_hashes"] == [before["content_hash"]]


def test_the_comparison_of_versions_shows_what_the_source_changed(
    world: World,
) -> None:
    """Version 2 was read by other readers, who see another outcome everywhere."""
    first = decision(1)
    second = decision(1, text=first.text + "\n\nLisäys.", item_number="7")
    read = dataclasses.replace(first.reading, readers_version="a")
    other = dataclasses.replace(second.reading, readers_version="b", outcome="rejected")
    world.store.put(Decision(first.as_published, read))
    world.store.put(Decision(second.as_published, other))

    page = world.client().get("/versiot/mallila/1").text

    assert "Lisäys." in page
    assert "Asiakohta" in page
    assert "Hylätty" not in page
