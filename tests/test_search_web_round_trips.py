"""How often a page asks an index for which each request has its cost; without a server."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from analyzers.finnish import FinnishAnalyzer
from indexer.backends.opensearch.asking.kept_answers import KeptAnswers
from indexer.contract.backend import BackendQuery, BackendResult
from indexer.documents.building import build_document
from indexer.service import SearchService
from search_web.app import create_app
from search_web.library import Library
from search_web.settings import Settings
from tests.reference_backend.memory import MemoryBackend
from tests.search_web_world import decision, open_store

ANALYZER = FinnishAnalyzer()
TEXTS = ("Koulun katto ja silta.", "Koulun kaide.", "Sillan kaide ja koulun katto.")


class FarBackend(MemoryBackend):
    """An index that answers what it was told of from what it kept, and counts the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = KeptAnswers()
        self.trips = 0

    def search(self, query: BackendQuery) -> BackendResult:
        return self.search_many([query])[0]

    def search_many(self, queries: Sequence[BackendQuery]) -> list[BackendResult]:
        missing = [one for one in queries if self.kept.find(one) is None]
        self.trips += bool(missing)
        for one in missing:
            self.kept.add(one, super().search(one))
        found = [self.kept.find(one) for one in queries]
        return [one for one in found if one is not None]

    def prepare(self, queries: Iterable[BackendQuery]) -> None:
        self.search_many(list(queries))


def opened(folder: Path, backend: MemoryBackend) -> FlaskClient:
    """Return a client of thirty decisions, two of each case, and a routine item."""
    made = [
        decision(
            number,
            title=TEXTS[number % 3],
            text=TEXTS[number % 3],
            blocks=(),
            case_number=f"{number // 2}/00.01.01/2024",
            date=dt.date(2024, 1, 1 + number % 28),
        )
        for number in range(1, 30)
    ]
    made.append(decision(30, title="Avaus", text="Koulun.", blocks=(), is_routine=True))
    store = open_store(folder, made)
    backend.update(build_document(one, ANALYZER) for one in store.iter_decisions())
    service = SearchService(backend, store, ANALYZER, today=dt.date(2026, 5, 8))
    settings = Settings(data=folder)
    app = create_app(settings, Library(settings, store=store, service=service))
    return app.test_client()


PAGES = [
    "/haku?q=koulu",
    "/haku?q=koulu+katto",
    "/haku?q=koulu&sivu=2",
    "/haku?q=koulu&jarjestys=uusimmat",
    "/haku?q=koulu&jarjestys=uusimmat&sivu=2",
    "/haku?q=koulu&kunta=Lahti",
    "/haku?q=koulu&taso=tarkat",
    "/haku?alku=2024-01-05",
    "/haku",
]


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> tuple[FarBackend, FlaskClient]:
    """A far index, and a client of it."""
    backend = FarBackend()
    return backend, opened(tmp_path_factory.mktemp("far"), backend)


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of an index at hand."""
    return opened(tmp_path_factory.mktemp("near"), MemoryBackend())


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_results_takes_two_round_trips(
    page: str, far: tuple[FarBackend, FlaskClient], near: FlaskClient
) -> None:
    """One for hits and counts, one for cases, routine items and what pages before show."""
    backend, client = far
    client.get("/haku?q=silta")
    backend.kept, backend.trips = KeptAnswers(), 0
    shown = client.get(page)

    assert shown.status_code == 200
    assert backend.trips == 2
    assert untimed(shown.text) == untimed(near.get(page).text)


@pytest.mark.slow
def test_looser_readings_take_one_round_trip(
    far: tuple[FarBackend, FlaskClient], near: FlaskClient
) -> None:
    """Where no decision has all words: the page, looser readings, cases, offers."""
    backend, client = far
    page = "/haku?q=koulu+katto+satamalaituri+kaide"
    client.get("/haku?q=silta")
    backend.kept, backend.trips = KeptAnswers(), 0
    shown = client.get(page)

    assert shown.status_code == 200
    assert backend.trips <= 5
    assert untimed(shown.text) == untimed(near.get(page).text)


def test_an_index_at_hand_is_not_told_what_it_need_not_know(near: FlaskClient) -> None:
    """To make up what will be asked takes time, so it is done where it is wanted only."""
    near.get("/haku?q=silta")
    planner = near.application.extensions["paatoshaku"].service._planner
    planned, plan = [], planner.plan
    planner.plan = lambda request: planned.append(request) or plan(request)
    near.get("/haku?q=koulu")

    # The page and the number of its cases: what is asked, once each.
    assert len(planned) == 2


def untimed(html: str) -> str:
    """Return a page without what differs from time to time."""
    return re.sub(r'class="took">[^<]*<', "", html)
