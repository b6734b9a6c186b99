"""The index in a cluster through the service: round trips, writers, states, failures."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from analyzers.finnish import FinnishAnalyzer
from corpus.index_marks import mismatch, read_mark
from corpus.store import DecisionStore
from indexer.backends.opensearch.backend import OpenSearchBackend
from indexer.backends.opensearch.client.cluster import Cluster, refuse_partial
from indexer.backends.opensearch.client.cluster_address import read_address
from indexer.backends.opensearch.client.cluster_indices import Indices
from indexer.backends.opensearch.writing.bulk_requests import BulkWriter
from indexer.backends.opensearch.writing.writer_lease import (
    LEASE_ID,
    WriterLease,
    leased,
)
from indexer.backends.registry import engine_at
from indexer.contract.backend import BackendQuery
from indexer.contract.query import Every, Word
from indexer.documents.update import (
    check_index,
    compact_index,
    index_versions,
    update_index,
)
from indexer.errors import (
    GenerationGone,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    IndexUnavailable,
)
from indexer.request import SearchRequest
from indexer.service import SearchService
from search_web.app import create_app
from search_web.operating import checks
from search_web.settings import Settings
from tests import opensearch
from tests.contract.documents import document
from tests.making import make_decision

pytestmark = pytest.mark.opensearch
ANALYZER = FinnishAnalyzer()
FOLDER = Path("unused")
TEXTS = (
    "Koulun katto korjataan ja sillan kaide maalataan.",
    "Koulujen pihat aurataan talvella.",
    "Sillan kaiteen korjaaminen kilpailutetaan.",
    "Sillankorjaus ja koulun katto.",
    "Satamalaiturin valaistus uusitaan.",
)


def fill(store: DecisionStore, texts: tuple[str, ...] = TEXTS, start: int = 1) -> None:
    """Store a decision for each text."""
    for number, text in enumerate(texts, start):
        store.put(
            make_decision(
                decision_id=f"koe/{number}",
                source_id="koe",
                platform="demo",
                url=None,
                title=text.split(".")[0],
                text=text,
                municipality=("Vantaa", "Espoo")[number % 2],
                case_number=f"{100 + number}/00.01.01/2024",
                date=dt.date(2024, 1, number),
            )
        )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DecisionStore]:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'decisions.db'}") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def address(opensearch_address: str, store: DecisionStore) -> str:
    """The address of an index of the store."""
    update_index(store, FOLDER, analyzer=ANALYZER, engine=engine_at(opensearch_address))
    return opensearch_address


@contextlib.contextmanager
def opened(address: str, refresh_s: float = 1000.0) -> Iterator[OpenSearchBackend]:
    """Open the index; its state is looked at when it is read first."""
    where = read_address(address)
    backend = OpenSearchBackend(
        Cluster(where), where.name, index_versions(ANALYZER), refresh_s=refresh_s
    )
    with contextlib.closing(backend):
        yield backend


def trips(
    backend: OpenSearchBackend, service: SearchService, work: str, **more: Any
) -> int:
    """Return the requests that a page takes."""
    before = backend.round_trips
    if work == "similar":
        service.similar("koe/1")
    else:
        service.search(SearchRequest(work, **{"tier": "all", **more}))
    return backend.round_trips - before


def test_a_warm_page_takes_two_round_trips(address: str, store: DecisionStore) -> None:
    """Warm: the words were asked for before, this page of them was not.

    The first page of new words also counts what the index has of them and of their pairs.
    """
    with opened(address) as backend:
        service = SearchService(backend, store, ANALYZER)
        trips(backend, service, "koulu katto")
        trips(backend, service, "silta kaide")

        assert trips(backend, service, "koulu kaide") == 3
        for more in (
            {"filters": {"municipality": ("Espoo",)}},
            {"sort": "newest"},
            {"date_to": dt.date(2024, 1, 3)},
            {"offset": 1},
        ):
            assert 1 <= trips(backend, service, "koulu kaide", **more) <= 2
        assert trips(backend, service, "koulu kaide") == 0


def test_similar_decisions_take_four_round_trips(
    address: str, store: DecisionStore
) -> None:
    with opened(address) as backend:
        service = SearchService(backend, store, ANALYZER)

        assert 1 <= trips(backend, service, "similar") <= 4


def test_the_pages_of_the_web_take_as_few(
    address: str, store: DecisionStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of results asks besides how large cases are, how many, and of routine items.

    Where nothing is found it counts looser readings, and what it offers instead.
    """
    monkeypatch.setattr(OpenSearchBackend, "_current", lambda self: self._state)
    sent: list[str] = []
    send = Cluster._send

    def noting(self: Cluster, method: str, path: str, *rest: Any) -> Any:
        sent.append(f"{method} {path}")
        return send(self, method, path, *rest)

    monkeypatch.setattr(Cluster, "_send", noting)
    settings = Settings(
        data=tmp_path,
        index_url=address,
        database_url=f"sqlite:///{tmp_path / 'decisions.db'}",
    )
    client = create_app(settings).test_client()
    for page in ("/haku?q=koulu+katto", "/haku?q=silta+kaide", "/haku?q=koulu+kaide"):
        assert client.get(page).status_code == 200
    for page, most in (
        ("/haku?q=koulu+kaide&kunta=Espoo", 2),
        ("/haku?q=koulu+katto&kunta=Vantaa", 2),
        ("/haku?q=koulu+kaide&jarjestys=uusimmat", 2),
        ("/haku?q=koulu+kaide&kunta=Vantaa", 4),
        ("/paatos/koe/1", 4),
    ):
        sent.clear()
        reply = client.get(page)
        assert reply.status_code == 200
        assert 1 <= len(sent) <= most, (page, sent)


def test_a_matrix_of_counts_takes_two_round_trips(
    address: str, store: DecisionStore
) -> None:
    with opened(address) as backend:
        service = SearchService(backend, store, ANALYZER)
        service.search(SearchRequest("koulu"))
        before = backend.round_trips
        found = service.counts(SearchRequest("koulu"), "municipality", ("year",))

        assert {x: dict(y) for x, y in found.items()} == {
            "Vantaa": {"year": {"2024": 2}},
            "Espoo": {"year": {"2024": 1}},
        }
        assert backend.round_trips - before <= 2


def test_offers_are_counted_together(address: str, store: DecisionStore) -> None:
    """A search for which nothing is found offers others, by few requests.

    All its looser readings take one of them.
    """
    with opened(address) as backend:
        service = SearchService(backend, store, ANALYZER)
        service.search(SearchRequest("koulu"))
        before = backend.round_trips
        asked = SearchRequest(
            "satamalaituri kaide", filters={"year": ("2024",)}, facets=()
        )
        result = service.search(asked)

        assert result.total == 0
        assert result.relaxations
        assert backend.round_trips - before <= 15


def test_another_front_end_sees_a_new_state(address: str, store: DecisionStore) -> None:
    with opened(address, refresh_s=0.0) as first, opened(address, 0.0) as second:
        before = second.generation
        store.remove("koe/1", "takedown")
        engine = engine_at(address)
        report = update_index(store, FOLDER, analyzer=ANALYZER, engine=engine)

        assert (report.deleted, report.was_rebuilt) == (1, False)
        assert first.generation == second.generation != before
        assert second.document_count == len(TEXTS) - 1
        assert second.document("koe/1") is None


@pytest.mark.slow
def test_what_was_taken_down_leaves_the_segments(
    address: str, store: DecisionStore, opensearch_server: str
) -> None:
    store.remove("koe/5", "takedown")
    update_index(store, FOLDER, analyzer=ANALYZER, engine=engine_at(address))
    name = read_address(address).name
    stats = opensearch.ask(opensearch_server, "GET", f"/{name}/_stats/docs")
    docs = stats["_all"]["primaries"]["docs"]

    assert (docs["count"], docs["deleted"]) == (len(TEXTS) - 1, 0)


def test_the_mark_is_beside_the_index(address: str, store: DecisionStore) -> None:
    marks = engine_at(address).marks(FOLDER)
    mark = read_mark(marks)

    assert mark is not None
    assert mark.sequence == store.last_sequence()
    assert mismatch(store, marks) is None


def test_a_rebuilt_index_is_swapped_in_and_open_lists_go_on(
    address: str, store: DecisionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = "indexer.backends.opensearch.asking.kept_lists"
    monkeypatch.setattr(f"{module}.PAGE", 2)
    monkeypatch.setattr(f"{module}.MOST_PAGE", 2)
    engine = engine_at(address)
    with opened(address, refresh_s=0.0) as backend:
        listing = backend.iter_ids(BackendQuery(Every()))
        first = next(listing)
        store.remove("koe/2", "gone")
        update_index(store, FOLDER, True, analyzer=ANALYZER, engine=engine)

        assert [first, *listing] == [f"koe/{x}" for x in range(1, 6)]
        assert backend.document_count == 4
        late = backend.iter_ids(BackendQuery(Every()))
        next(late)
        update_index(store, FOLDER, True, analyzer=ANALYZER, engine=engine)
        compact_index(FOLDER, engine)
        with pytest.raises(GenerationGone, match="begin anew"):
            list(late)


def test_check_names_what_is_missing(opensearch_address: str, address: str) -> None:
    assert check_index(FOLDER, engine_at(address)) == len(TEXTS)
    with pytest.raises(IndexMissing, match="paatoshaku index"):
        check_index(FOLDER, engine_at(f"{opensearch_address}-other"))


def test_an_index_of_other_versions_is_refused(address: str) -> None:
    engine = engine_at(address)
    with pytest.raises(
        IndexOutdated, match=r"schema .* run: paatoshaku index --rebuild"
    ):
        engine.open(FOLDER, {**index_versions(ANALYZER), "schema": "another"})


def test_an_index_of_an_older_format_is_refused_until_it_is_rebuilt(
    address: str, store: DecisionStore
) -> None:
    """Searching and updating say what to do; to rebuild does it."""
    where, engine = read_address(address), engine_at(address)
    with contextlib.closing(Cluster(where)) as cluster:
        [name] = cluster.read("GET", f"/_alias/{where.name}")
        meta = {"format": "1", "generation": "1", "versions": {}}
        cluster.write("PUT", f"/{name}/_mapping", {"_meta": meta})
    for work in (
        lambda: engine.open(FOLDER, index_versions(ANALYZER)),
        lambda: check_index(FOLDER, engine),
    ):
        with pytest.raises(
            IndexOutdated, match=r"format 1, .* run: paatoshaku index --rebuild"
        ):
            work()
    update_index(store, FOLDER, True, analyzer=ANALYZER, engine=engine)
    assert check_index(FOLDER, engine) == len(TEXTS)


def test_health_says_what_is_missing(address: str) -> None:
    """One node has no place for copies."""
    with opened(address) as backend:
        assert backend.health().verdict == "ok"
        assert "green" in backend.health().what
    where = read_address(address)
    with contextlib.closing(Cluster(where)) as cluster:
        settings = {"index": {"number_of_replicas": 1}}
        cluster.write("PUT", f"/{where.name}/_settings", settings)
    with opened(address) as backend:
        health = backend.health()
        assert health.verdict == "warn"
        assert "1 copies of shards are on no node" in health.what


def test_pages_and_the_operator_are_told(
    address: str, store: DecisionStore, tmp_path: Path
) -> None:
    """``/readyz`` answers of the cluster; ``doctor`` has its state in one line."""
    settings = Settings(
        data=tmp_path,
        index_url=address,
        database_url=f"sqlite:///{tmp_path / 'decisions.db'}",
    )
    client = create_app(settings).test_client()

    assert client.get("/readyz").status_code == 200
    assert client.get("/haku?q=koulu").status_code == 200
    assert "index_degraded 0.0" in client.get("/metrics").text
    assert checks.index(settings).what.endswith("is green on 1 nodes")

    lost = Settings(data=tmp_path, index_url=nobody(address))
    assert checks.index(lost).verdict == "fail"


# -- writers --------------------------------------------------------------------------


@pytest.fixture
def cluster(address: str) -> Iterator[Cluster]:
    with contextlib.closing(Cluster(read_address(address))) as found:
        yield found


def test_there_is_one_writer(cluster: Cluster, address: str) -> None:
    indices = Indices(cluster, cluster.address.name)
    with (
        leased(cluster, indices.notes),
        opened(address) as backend,
        pytest.raises(IndexLocked, match="another process is writing"),
    ):
        backend.update([document("a/1", "uusi")])
    with opened(address) as backend:
        backend.update([document("a/1", "uusi")])

        assert backend.document_count == len(TEXTS) + 1


def test_a_stalled_writer_is_refused_by_itself_and_by_the_cluster(
    cluster: Cluster, address: str
) -> None:
    """Another one took its lease; what it sends all the same is of an older number."""
    indices = Indices(cluster, cluster.address.name)
    state = indices.state({})
    stalled = WriterLease(cluster, indices.notes, lasts_s=0.0)
    stalled.take()
    stalled.hold()
    with opened(address) as backend:
        backend.update([document("a/1", "uusi"), document("a/2", "uusi")], ["koe/1"])
        with pytest.raises(IndexLocked, match="another process is writing"):
            stalled.hold()

        late = BulkWriter(cluster, stalled, state.name)
        stalled.hold = lambda: None  # type: ignore[method-assign]
        record = json.dumps({"id": "a/1"}).encode()
        for decision_id in ("a/1", "koe/1"):
            late.add(decision_id, record)
            with pytest.raises(IndexLocked, match="begun to write"):
                late.flush()
        assert backend.search(BackendQuery(Word(("uusi",), "uusi"))).total == 2


def test_a_stalled_rebuild_does_not_swap_in_what_is_older(
    cluster: Cluster, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stops between looking at its lease and the swap; another one writes meanwhile."""
    indices = Indices(cluster, cluster.address.name)
    swap_in = Indices.swap_in

    def late(self: Indices, name: str) -> None:
        monkeypatch.setattr(Indices, "swap_in", swap_in)
        path = f"/{indices.notes}/_doc/{LEASE_ID}"
        held = cluster.read("GET", path)["_source"]
        cluster.write("PUT", path, {**held, "until": 0.0})
        with opened(address) as backend:
            backend.update([document("a/1", "uusi")])
        self.swap_in(name)

    monkeypatch.setattr(Indices, "swap_in", late)
    with pytest.raises(IndexUnavailable, match="no such index"):
        engine_at(address).rebuild(
            FOLDER, [[document("a/2", "vanha")]], list, index_versions(ANALYZER)
        )
    with opened(address) as backend:
        assert backend.document_count == len(TEXTS) + 1
        assert backend.document("a/1")


def test_a_state_of_another_front_end_is_seen_within_a_second(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a clock of our own: not asked for before, surely asked for after."""
    now = [time.monotonic()]
    clock = SimpleNamespace(monotonic=lambda: now[0])
    monkeypatch.setattr("indexer.backends.opensearch.backend.time", clock)
    where = read_address(address)
    other = OpenSearchBackend(Cluster(where), where.name, index_versions(ANALYZER))
    with contextlib.closing(other), opened(address) as backend:
        before, trips = other.generation, other.round_trips
        backend.update([document("a/1", "uusi")])
        assert (other.generation, other.round_trips) == (before, trips)
        now[0] += 1.01
        assert other.generation == backend.generation != before


def test_a_lease_is_renewed_while_its_holder_writes(cluster: Cluster) -> None:
    indices = Indices(cluster, cluster.address.name)
    with leased(cluster, indices.notes, lasts_s=600.0) as lease:
        number, before = lease.number, cluster.round_trips
        lease.hold()
        assert cluster.round_trips == before
        lease._until -= 300.0
        lease.hold()

        assert (lease.number, cluster.round_trips) == (number, before + 1)


# -- failures -------------------------------------------------------------------------


def test_an_answer_in_part_is_refused() -> None:
    refuse_partial({"_shards": {"total": 3, "failed": 0}, "timed_out": False})
    with pytest.raises(IndexUnavailable, match=r"1 of 3 shards"):
        refuse_partial({"_shards": {"total": 3, "failed": 1}})
    with pytest.raises(IndexUnavailable, match="in part"):
        refuse_partial({"_shards": {"total": 3, "failed": 0}, "timed_out": True})


def test_a_dead_node_of_several_is_passed_over(address: str) -> None:
    """Another node of the list answers."""
    host = address.partition("//")[2]
    with opened(address.replace("//", "//127.0.0.1:9,").replace(",,", ",")) as backend:
        assert host
        assert backend.document_count == len(TEXTS)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("+http:", "+https:"), "certificate|scheme"),
        (("127.0.0.1:", "127.0.0.1:1"), "cannot be reached"),
    ],
)
def test_troubles_of_the_connection_have_a_sentence(
    address: str,
    change: tuple[str, str],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "indexer.backends.opensearch.client.cluster._PAUSES_S", (0.0, 0.0)
    )
    wrong = address.replace(*change) if "https" in change[1] else nobody(address)
    with pytest.raises(IndexUnavailable, match=sentence):
        engine_at(wrong).open(FOLDER)


def nobody(address: str) -> str:
    """Return the address with a port at which nobody listens."""
    name = read_address(address).name
    return f"opensearch+http://127.0.0.1:9/{name}"
