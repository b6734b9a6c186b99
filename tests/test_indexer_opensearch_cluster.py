"""A cluster of three nodes that die, stall and come back: no wrong answer, nothing lost."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.backends.opensearch.backend import OpenSearchBackend
from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_address import read_address
from indexer.backends.registry import engine_at
from indexer.contract.backend import BackendQuery
from indexer.contract.document import IndexDocument
from indexer.contract.query import Every, Word
from indexer.errors import IndexerError, IndexUnavailable
from scripts.opensearch_server import ServerNode, assemble, serve, wait_for
from tests import opensearch
from tests.contract.documents import document

pytestmark = [pytest.mark.opensearch, pytest.mark.slow, pytest.mark.alone]

KILLS = int(os.environ.get("PAATOSHAKU_TEST_KILLS", "3"))
"""How often one node is killed in the middle of the work; each takes half a minute."""

SIZE = 60
WORDS = ("kaava", "tie", "lupa", "silta")
FOLDER = Path("unused")


def some(number: int, word: str = "") -> IndexDocument:
    """A document that has a word of its own and one of a few."""
    common = word or WORDS[number % len(WORDS)]
    return document(f"a/{number:03}", common, f"oma{number} {common}", "2024-05-02")


@pytest.fixture(scope="module")
def nodes() -> Iterator[list[ServerNode]]:
    """Three nodes on loopback, of the tests' own."""
    missing = opensearch.missing_part()
    if missing:
        pytest.fail(f"no OpenSearch for the tests: {missing} is missing")
    opensearch.home().parent.mkdir(parents=True, exist_ok=True)
    assemble(opensearch.home())
    # Two missed checks of 4 s: a busy machine is not taken for a node that is gone.
    quick = (
        "cluster.fault_detection.follower_check.timeout: 4s",
        "cluster.fault_detection.leader_check.timeout: 4s",
        "cluster.fault_detection.follower_check.retry_count: 2",
        "cluster.fault_detection.leader_check.retry_count: 2",
        # A copy that waits for an answer of a dead process starts again in seconds, not 15 min.
        "indices.recovery.internal_action_timeout: 20s",
        "indices.recovery.internal_action_long_timeout: 40s",
        "indices.recovery.recovery_activity_timeout: 40s",
    )
    with serve(opensearch.home(), nodes=3, heap="320m", settings=quick) as running:
        yield running


@pytest.fixture
def address(nodes: list[ServerNode]) -> Iterator[str]:
    """An index of three shards, each on two nodes; it is removed afterwards."""
    hosts = ",".join(node.url.removeprefix("http://") for node in nodes)
    name = f"t{random.randrange(10**9)}"
    address = f"opensearch+http://{hosts}/{name}?shards=3&replicas=1&timeout=10"
    with contextlib.closing(engine_at(address).open(FOLDER)) as backend:
        patiently(lambda: backend.update(some(number) for number in range(SIZE)))
    settle(nodes)
    yield address
    for index in opensearch.ask(nodes[0].url, "GET", f"/{name}*/_settings"):
        opensearch.ask(nodes[0].url, "DELETE", f"/{index}")


@contextlib.contextmanager
def opened(address: str) -> Iterator[OpenSearchBackend]:
    where = read_address(address)
    backend = OpenSearchBackend(Cluster(where), where.name, refresh_s=0.0)
    with contextlib.closing(backend):
        yield backend


def settle(nodes: list[ServerNode]) -> None:
    """Wait until all nodes are there and every shard is where it should be."""
    wait_for(nodes)
    place = "/_cluster/health?wait_for_status=green&timeout=20s"
    for _ in range(12):
        # Not being green in time is answered with 408.
        with contextlib.suppress(OSError):
            if opensearch.ask(nodes[0].url, "GET", place)["status"] == "green":
                return
        # A shard whose placing failed five times is not placed again unless asked.
        with contextlib.suppress(OSError):
            opensearch.ask(nodes[0].url, "POST", "/_cluster/reroute?retry_failed=true")
    pytest.fail(f"the cluster did not become green\n{unplaced(nodes)}")


def unplaced(nodes: list[ServerNode]) -> str:
    """Return why a shard is not where it should be, and the last lines each node logged."""
    told = []
    for place in ("/_cluster/health", "/_cluster/allocation/explain"):
        try:
            told.append(str(opensearch.ask(nodes[0].url, "GET", place)))
        except OSError as error:
            told.append(f"{place}: {error}")
    return "\n".join([*told, *(f"{x.name}: {x.log()[-1500:]}" for x in nodes)])


def patiently(work: Callable[[], object]) -> object:
    """Do something; again when the index says that it cannot now."""
    for _ in range(30):
        try:
            return work()
        except IndexUnavailable:
            threading.Event().wait(1.0)
    return work()


def whole_answers(backend: OpenSearchBackend) -> list[int]:
    """Return the totals of every common word; each is whole or an error."""
    backend.forget_answers()
    queries = [BackendQuery(Word((x,), x), limit=SIZE) for x in WORDS]
    found = backend.search_many(queries)
    assert all(len(one.hits) == min(one.total, SIZE) for one in found)
    return [one.total for one in found]


def test_kills_of_one_node_lose_nothing_and_answer_nothing_wrong(
    nodes: list[ServerNode], address: str
) -> None:
    """Searches go on while a node dies; an update in the middle is there afterwards."""
    expected = [SIZE // len(WORDS)] * len(WORDS)
    refused = 0
    with opened(address) as backend:
        for kill in range(KILLS):
            node = nodes[kill % len(nodes)]
            node.kill()
            for _ in range(3):
                try:
                    assert whole_answers(backend) == expected
                except IndexerError:
                    refused += 1
            number, word = kill % SIZE, f"uusi{kill}"
            changed = some(number).title
            fresh = document(f"a/{number:03}", changed, f"oma{number} {word} {changed}")
            patiently(lambda fresh=fresh: backend.update([fresh]))
            asked = BackendQuery(Word((word,), word))
            assert patiently(lambda asked=asked: backend.search(asked).total) == 1
            node.start()
            settle(nodes)
            assert whole_answers(backend) == expected
        assert backend.document_count == SIZE
        ids = list(backend.iter_ids(BackendQuery(Every())))
    assert ids == [f"a/{number:03}" for number in range(SIZE)]
    # Most searches are answered while a node is being missed, too.
    assert refused < KILLS * 3 / 2


def test_a_rebuild_and_a_list_live_through_a_kill(
    nodes: list[ServerNode], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = "indexer.backends.opensearch.asking.kept_lists"
    monkeypatch.setattr(f"{module}.PAGE", 10)
    monkeypatch.setattr(f"{module}.MOST_PAGE", 10)
    with opened(address) as backend:
        listing = backend.iter_ids(BackendQuery(Every()))
        begun = [next(listing) for _ in range(5)]
        nodes[1].kill()

        def batches() -> Iterator[list[IndexDocument]]:
            for start in range(0, SIZE, 20):
                yield [some(number) for number in range(start, start + 20)]

        engine = engine_at(address)
        count = patiently(lambda: engine.rebuild(FOLDER, batches(), same, {}))
        try:
            whole = [*begun, *listing]
        except IndexerError:
            whole = []  # the kept state was on the node that died: said, not cut short
        nodes[1].start()
        settle(nodes)

        assert count == SIZE
        assert whole in ([], [f"a/{number:03}" for number in range(SIZE)])
        assert whole_answers(backend) == [SIZE // len(WORDS)] * len(WORDS)


def same(documents: list[IndexDocument]) -> list[IndexDocument]:
    """Return documents that are made already."""
    return documents


def test_without_two_of_three_nodes_it_refuses_and_comes_back(
    nodes: list[ServerNode], address: str
) -> None:
    with opened(address) as backend:
        for node in nodes[1:]:
            node.kill()
        refused = 0
        for _ in range(2):
            try:
                whole_answers(backend)
            except IndexUnavailable:
                refused += 1
        assert refused
        for node in nodes[1:]:
            node.start()
        settle(nodes)

        assert patiently(lambda: whole_answers(backend)) == [SIZE // len(WORDS)] * 4


def test_a_node_that_is_cut_off_is_passed_over(
    nodes: list[ServerNode], address: str
) -> None:
    """A stopped process takes connections and answers nothing; it comes back as it was.

    Until the others have missed it an answer may be refused, but none is wrong.
    """
    expected = [SIZE // len(WORDS)] * len(WORDS)
    with opened(address.replace("timeout=10", "timeout=3")) as backend:
        nodes[2].signal(signal.SIGSTOP)
        try:
            assert patiently(lambda: whole_answers(backend)) == expected
            patiently(lambda: backend.update([some(0, "lupa")]))
            assert patiently(lambda: whole_answers(backend)) == [14, 15, 16, 15]
        finally:
            nodes[2].signal(signal.SIGCONT)
        settle(nodes)

        assert patiently(lambda: whole_answers(backend)) == [14, 15, 16, 15]
        asked = BackendQuery(Word(("oma0",), "oma0"))
        assert backend.search(asked).total == 1
