"""A cluster of three nodes that die, stall and come back: no wrong answer, nothing lost."""

from __future__ import annotations

import contextlib
import os
import random
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.backends.opensearch.asking import kept_lists
from indexer.backends.opensearch.backend import OpenSearchBackend
from indexer.backends.registry import engine_at
from indexer.contract.backend import BackendQuery
from indexer.contract.document import IndexDocument
from indexer.contract.query import Word
from indexer.errors import IndexUnavailable
from scripts import cluster_health, kill_nodes
from scripts.kill_nodes import QUICK, KillTrial, opened
from scripts.opensearch_assembly import assemble
from scripts.opensearch_server import SHORT_LIVED, ServerNode, serve
from tests import opensearch
from tests.contract.documents import document

pytestmark = [pytest.mark.opensearch, pytest.mark.slow, pytest.mark.alone]

KILLS = int(os.environ.get("PAATOSHAKU_TEST_KILLS", "4"))
"""How often one node is killed: during a search, an update, a rebuild, a list, and so on;
each takes half a minute. ``scripts/kill_nodes.py`` does many and prints a tally."""

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
    with serve(
        opensearch.home(), nodes=3, heap="320m", settings=QUICK, flags=SHORT_LIVED
    ) as running:
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


def settle(nodes: list[ServerNode]) -> None:
    """Wait for the cluster to be whole, or fail with what the nodes logged."""
    try:
        cluster_health.settle(nodes)
    except RuntimeError as error:
        pytest.fail(str(error))


def patiently(work: Callable[[], object]) -> object:
    """Do something; again when the index says that it cannot now."""
    return kill_nodes.patiently(work)[0]


def whole_answers(backend: OpenSearchBackend) -> list[int]:
    """Return the totals of every common word; each is whole or an error."""
    backend.forget_answers()
    queries = [BackendQuery(Word((x,), x), limit=SIZE) for x in WORDS]
    found = backend.search_many(queries)
    assert all(len(one.hits) == min(one.total, SIZE) for one in found)
    return [one.total for one in found]


def test_kills_of_one_node_lose_nothing_and_answer_nothing_wrong(
    nodes: list[ServerNode], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Searches go on meanwhile; what was acknowledged is there after each kill."""
    monkeypatch.setattr(kept_lists, "PAGE", 10)
    monkeypatch.setattr(kept_lists, "MOST_PAGE", 10)
    chance = random.Random(5)
    tally = KillTrial(nodes, address, chance).run(KILLS)

    assert (tally.wrong, tally.lost) == ([], [])
    assert sum(tally.kills.values()) == KILLS
    counts = tally.counts
    assert counts["updates done"] > KILLS
    assert counts["documents compared"] == KILLS * SIZE
    # Most searches are answered while a node is being missed, too.
    assert counts["answers right"] > 10 * counts["answers refused"] > -1


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
