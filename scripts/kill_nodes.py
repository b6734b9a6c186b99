"""Kill one node of three again and again while the index is used, and tally what came of it.

    PAATOSHAKU_OPENSEARCH_HOME=HOME python scripts/kill_nodes.py --kills 50

HOME is made by ``scripts/opensearch_server.py assemble HOME``. Each kill (SIGKILL) falls
into a search, an update, a rebuild or a list, in turn, at a random moment; a second client
searches all the time. Then the node comes back, the cluster becomes whole, and every
document is compared with what was acknowledged. An answer that is refused with an error is
counted and allowed; one that is wrong, and an acknowledged update that is not there, are
not. About half a minute a kill on a quiet machine; ends with 1 when something was wrong.
Ctrl-C and SIGTERM end the nodes, too.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from analyzers.base import Token
from indexer.backends.opensearch.asking import kept_lists
from indexer.backends.opensearch.backend import OpenSearchBackend
from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_address import read_address
from indexer.backends.registry import engine_at
from indexer.contract.backend import BackendQuery
from indexer.contract.document import IndexDocument
from indexer.contract.query import Every, Word
from indexer.errors import IndexerError
from scripts.cluster_health import settle
from scripts.opensearch_server import SHORT_LIVED, ServerNode, serve

# Two missed checks of 4 s: a busy machine is not taken for a node that is gone.
QUICK = (
    "cluster.fault_detection.follower_check.timeout: 4s",
    "cluster.fault_detection.leader_check.timeout: 4s",
    "cluster.fault_detection.follower_check.retry_count: 2",
    "cluster.fault_detection.leader_check.retry_count: 2",
    # A copy that waits for an answer of a dead process starts again in seconds, not 15 min.
    "indices.recovery.internal_action_timeout: 20s",
    "indices.recovery.internal_action_long_timeout: 40s",
    "indices.recovery.recovery_activity_timeout: 40s",
)
"""Settings of nodes that are missed in seconds."""

WORDS = ("kaava", "tie", "lupa", "silta")
SIZE = 60
CHANGED = 20
"""Documents that an update replaces."""

ACTS = ("search", "update", "rebuild", "list")
MOMENTS_S = {"search": 0.4, "update": 0.4, "rebuild": 1.5, "list": 0.6}
"""Within what time of the beginning of an act a node is killed."""

TRIES = 240
FOLDER = Path("unused")


@contextlib.contextmanager
def opened(address: str) -> Iterator[OpenSearchBackend]:
    """Open the index; its state is looked at before every search."""
    where = read_address(address)
    backend = OpenSearchBackend(Cluster(where), where.name, refresh_s=0.0)
    with contextlib.closing(backend):
        yield backend


def patiently(work: Callable[[], Any]) -> tuple[Any, Counter[str]]:
    """Do something until the index does not refuse it.

    Returns:
        What came of it, and how often it was refused with which error.
    """
    refused: Counter[str] = Counter()
    for _ in range(TRIES):
        try:
            return work(), refused
        except IndexerError as error:
            refused[type(error).__name__] += 1
            time.sleep(1.0)
    return work(), refused


@dataclass(slots=True)
class Tally:
    """What was answered and kept; ``wrong`` tells each fault in a sentence."""

    kills: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def shown(self) -> dict[str, Any]:
        """Return the figures to print."""
        return {
            "kills": sum(self.kills.values()),
            "kills during": dict(self.kills),
            **dict(sorted(self.counts.items())),
            "wrong answers": len(self.wrong),
            "lost updates": len(self.lost),
        }


class KillTrial:
    """Uses one index while its nodes die; knows what was acknowledged."""

    def __init__(
        self, nodes: Sequence[ServerNode], address: str, chance: random.Random
    ) -> None:
        self._nodes = nodes
        self._address = address
        self._chance = chance
        self._versions = dict.fromkeys(range(SIZE), 0)
        self._newest = 0
        self.tally = Tally()

    def run(self, kills: int, told: Callable[[str], None] = lambda _: None) -> Tally:
        """Fill the index, kill so many times, compare after each."""
        with opened(self._address) as backend:
            patiently(lambda: backend.update(self.documents()))
            settle(self._nodes)
            for number in range(kills):
                act = ACTS[number % len(ACTS)]
                node = self._nodes[self._chance.randrange(len(self._nodes))]
                begun = time.monotonic()
                with self._searching_beside():
                    self._kill_during(act, node, backend)
                    node.start()
                    settle(self._nodes)
                self.tally.kills[act] += 1
                self._compare(backend)
                told(
                    f"kill {number + 1} of {kills}: {node.name} during {act}, "
                    f"{time.monotonic() - begun:.0f} s; {self.tally.shown()}"
                )
        return self.tally

    def documents(self) -> list[IndexDocument]:
        """Return all documents as they were acknowledged."""
        return [_document(number, one) for number, one in self._versions.items()]

    # -- one kill --------------------------------------------------------------------

    def _kill_during(
        self, act: str, node: ServerNode, backend: OpenSearchBackend
    ) -> None:
        moment = threading.Timer(self._chance.uniform(0.0, MOMENTS_S[act]), node.kill)
        moment.daemon = True
        moment.start()
        getattr(self, f"_{act}")(backend)
        moment.join()
        # What follows has to do without the node.
        self._search(backend)
        self._update(backend)

    def _search(self, backend: OpenSearchBackend) -> None:
        until = time.monotonic() + 1.0
        while time.monotonic() < until:
            self._answer(backend)

    def _update(self, backend: OpenSearchBackend) -> None:
        self._newest += 1
        chosen = self._chance.sample(range(SIZE), CHANGED)
        fresh = [_document(number, self._newest) for number in chosen]
        _, refused = patiently(lambda: backend.update(fresh))
        self._versions |= dict.fromkeys(chosen, self._newest)
        self.tally.counts["updates done"] += 1
        self._note_refusals("updates", refused)

    def _rebuild(self, backend: OpenSearchBackend) -> None:
        del backend
        engine, every = engine_at(self._address), self.documents()

        def batches() -> Iterator[list[IndexDocument]]:
            for start in range(0, SIZE, 5):
                time.sleep(0.1)
                yield every[start : start + 5]

        count, refused = patiently(
            lambda: engine.rebuild(FOLDER, batches(), as_they_are, {})
        )
        if count != SIZE:
            self.tally.wrong.append(f"a rebuild of {SIZE} documents said {count}")
        self.tally.counts["rebuilds done"] += 1
        self._note_refusals("rebuilds", refused)

    def _list(self, backend: OpenSearchBackend) -> None:
        found = []
        try:
            for decision_id in backend.iter_ids(BackendQuery(Every())):
                time.sleep(0.02)
                found.append(decision_id)
        except IndexerError:
            # What was kept of the list was on the node: it is said, not cut short.
            self.tally.counts["lists refused"] += 1
            return
        self._judge("lists", found == [_name(number) for number in range(SIZE)], found)

    # -- comparing -------------------------------------------------------------------

    @contextlib.contextmanager
    def _searching_beside(self) -> Iterator[None]:
        """Search with a client of its own while the block runs."""
        ended = threading.Event()

        def search() -> None:
            with contextlib.ExitStack() as stack:
                client, _ = patiently(
                    lambda: stack.enter_context(opened(self._address))
                )
                while not ended.wait(0.1):
                    self._answer(client)

        thread = threading.Thread(target=search, daemon=True)
        thread.start()
        try:
            yield
        except BaseException:
            # What ends the trial does not wait for an answer of dying nodes.
            ended.set()
            raise
        ended.set()
        thread.join()

    def _answer(self, backend: OpenSearchBackend) -> None:
        """Ask for every common word at once and judge the answers."""
        backend.forget_answers()
        asked = [BackendQuery(Word((x,), x), limit=SIZE) for x in WORDS]
        try:
            found = backend.search_many(asked)
        except IndexerError:
            self.tally.counts["answers refused"] += 1
            return
        for word, one in zip(WORDS, found, strict=True):
            expected = {_name(x) for x in range(SIZE) if _word(x) == word}
            got = {hit.decision_id for hit in one.hits}
            self._judge(
                "answers", (one.total, got) == (len(expected), expected), word, got
            )

    def _compare(self, backend: OpenSearchBackend) -> None:
        """Compare every document, and what is found of it, with what was acknowledged."""
        backend.forget_answers()
        names = [_name(number) for number in self._versions]
        stored, _ = patiently(lambda: backend.stored(names))
        for number, version in self._versions.items():
            document = stored.get(_name(number))
            text = document.text if document else "nothing"
            if text != _text(number, version):
                self.tally.lost.append(f"{_name(number)} holds {text}, not {version}")
        for version, count in Counter(self._versions.values()).items():
            asked = BackendQuery(Word((_mark(version),), _mark(version)))
            found, _ = patiently(lambda asked=asked: backend.search(asked).total)
            self._judge("answers", found == count, _mark(version), found, count)
        self.tally.counts["documents compared"] += SIZE

    def _note_refusals(self, what: str, refused: Counter[str]) -> None:
        for kind, times in refused.items():
            self.tally.counts[f"{what} refused before ({kind})"] += times

    def _judge(self, what: str, is_right: bool, *facts: object) -> None:
        self.tally.counts[f"{what} right"] += is_right
        if not is_right:
            self.tally.wrong.append(f"{what}: {facts}")


def as_they_are(documents: list[IndexDocument]) -> list[IndexDocument]:
    """Return documents that are made already."""
    return documents


def _name(number: int) -> str:
    return f"a/{number:03}"


def _word(number: int) -> str:
    return WORDS[number % len(WORDS)]


def _mark(version: int) -> str:
    return f"versio{version}"


def _text(number: int, version: int) -> str:
    return f"{_word(number)} {_mark(version)}"


def _document(number: int, version: int) -> IndexDocument:
    """Return a document of two words: one of a few, and its version."""
    tokens, start = [], 0
    for position, word in enumerate((_word(number), _mark(version))):
        end = start + len(word)
        tokens.append(
            Token(word, start, end, position, lemma=(word,), part=(), exact=word)
        )
        start = end + 1
    return IndexDocument(
        decision_id=_name(number),
        title="",
        text=_text(number, version),
        title_tokens=(),
        body_tokens=tuple(tokens),
        facets={},
        date=None,
        content_hash=f"{number} {version}",
    )


def main() -> None:
    """Serve three nodes, kill, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--heap", default="320m")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    # Small pages, so that a node can die in the middle of a list.
    kept_lists.PAGE = kept_lists.MOST_PAGE = 10
    home = Path(os.environ["PAATOSHAKU_OPENSEARCH_HOME"])
    chance = random.Random(options.seed)  # noqa: S311 - the same kills every time
    with serve(
        home, nodes=3, heap=options.heap, settings=QUICK, flags=SHORT_LIVED
    ) as nodes:
        hosts = ",".join(node.url.removeprefix("http://") for node in nodes)
        address = f"opensearch+http://{hosts}/kills?shards=3&replicas=1&timeout=10"
        trial = KillTrial(nodes, address, chance)
        tally = trial.run(
            options.kills, lambda x: print(x, file=sys.stderr, flush=True)
        )
    print(
        json.dumps({**tally.shown(), "faults": [*tally.wrong, *tally.lost]}, indent=2)
    )
    sys.exit(1 if tally.wrong or tally.lost else 0)


if __name__ == "__main__":
    main()
