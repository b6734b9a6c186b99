"""Killed writers, several threads and processes: the index answers rightly throughout."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from whoosh.index import open_dir

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.codec.contents import contents_name
from indexer.backends.whoosh.files.generations import read_manifest
from indexer.contract.backend import BackendQuery, BackendResult
from indexer.contract.query import And, Every, Or, Phrase, Word
from tests.contract.documents import document
from tests.reference_backend.memory import MemoryBackend

ROOT = Path(__file__).resolve().parent.parent
TRIALS = int(os.environ.get("PAATOSHAKU_CRASH_TRIALS", "4"))

WRITER = """
import sys
from pathlib import Path
from indexer.backends.whoosh.backend import WhooshBackend
from tests.contract.documents import document
backend = WhooshBackend.open(Path(sys.argv[1]))
version = int(sys.argv[2])
changed = [document(f"a/{n:03}", "otsikko", f"sana versio{version}") for n in range(200)]
print("ready", flush=True)
backend.update(changed, [f"b/{version}"])
backend.compact()
print("done", flush=True)
"""


def versions_of(folder: Path) -> set[str]:
    backend = WhooshBackend.open(folder)
    backend.check()
    found = set()
    for name in backend.iter_ids(BackendQuery(Every())):
        kept = backend.document(name)
        assert kept is not None
        found.add(kept.text)
    assert backend.document_count == 200
    return found


def shown_by_whoosh(folder: Path) -> set[str]:
    """Return the texts that Whoosh reads by its own table of contents."""
    with open_dir(str(folder)).searcher() as searcher:
        assert searcher.doc_count() == 200
        return {stored["text"] for stored in searcher.documents()}


@pytest.mark.slow
def test_killed_writer_leaves_old_or_new_state(tmp_path: Path) -> None:
    """Kill -9 at random moments of an update; the next writer gets the lock."""
    dice = random.Random(5)
    WhooshBackend.open(tmp_path).update(
        [document(f"a/{n:03}", "otsikko", "sana versio0") for n in range(200)]
    )
    last, shown = 0, {"sana versio0"}
    for trial in range(1, TRIALS + 1):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(trial)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
        )
        assert child.stdout is not None
        with child.stdout:
            child.stdout.readline()
            time.sleep(dice.random() * 0.25)
            child.send_signal(signal.SIGKILL)
        child.wait()

        # A writer that is killed before it makes the table good leaves it as it was.
        before, shown = shown, shown_by_whoosh(tmp_path)
        assert shown in (before, {f"sana versio{last}"}, {f"sana versio{trial}"})
        states = versions_of(tmp_path)
        assert states in ({f"sana versio{last}"}, {f"sana versio{trial}"})
        last = int(states.pop().removeprefix("sana versio"))
    WhooshBackend.open(tmp_path).update([document("c/1", "", "viimeinen")])
    manifest = read_manifest(tmp_path)
    named = {entry.name for entry in manifest.files()}
    named.add(contents_name(manifest.number))
    others = {"lock", "merge.lock", "manifest.json"}
    assert named == {path.name for path in tmp_path.iterdir()} - others


WORDS = [f"sana{number}" for number in range(12)]


def make_documents(count: int) -> list[object]:
    dice = random.Random(3)
    return [
        document(
            f"a/{number:04}",
            " ".join(dice.choices(WORDS, k=3)),
            " ".join(dice.choices(WORDS, k=30)),
            year=str(2020 + number % 4),
        )
        for number in range(count)
    ]


def make_queries() -> list[BackendQuery]:
    words = [Word((text,), text) for text in WORDS]
    roots = [
        *(And(pair) for pair in zip(words, words[4:], strict=False)),
        *(Or(pair) for pair in zip(words, words[2:], strict=False)),
        *(Phrase(pair) for pair in zip(words, words[3:], strict=False)),
    ]
    return [BackendQuery(root, {"year": ("2021",)}, facets=("year",)) for root in roots]


def plain(result: BackendResult) -> tuple[object, ...]:
    return result.total, result.hits, {n: dict(x) for n, x in result.counts.items()}


def answer_all(folder: Path) -> list[tuple[object, ...]]:
    backend = WhooshBackend.open(folder)
    return [plain(backend.search(query)) for query in make_queries()]


@pytest.mark.slow
def test_threads_and_processes_give_the_same_answers(tmp_path: Path) -> None:
    documents = make_documents(300)
    reference = MemoryBackend()
    reference.update(documents)  # type: ignore[arg-type]
    backend = WhooshBackend.open(tmp_path)
    backend.update(documents[:200])  # type: ignore[arg-type]
    backend.update(documents[200:])  # type: ignore[arg-type]
    expected = [plain(reference.search(query)) for query in make_queries()]

    switch = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            rounds = [pool.map(backend.search, make_queries()) for _ in range(8)]
            answers = [[plain(result) for result in found] for found in rounds]
    finally:
        sys.setswitchinterval(switch)
    assert all(found == expected for found in answers)

    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(4, mp_context=context) as workers:
        for found in workers.map(answer_all, [tmp_path] * 4):
            assert found == expected


@pytest.mark.slow
def test_readers_answer_while_a_writer_commits(tmp_path: Path) -> None:
    """Every answer belongs to one commit: all documents of a round, or none."""
    writer = WhooshBackend.open(tmp_path)
    writer.update([document(f"a/{n}", "", "kierros0") for n in range(20)])
    reader = WhooshBackend(tmp_path, refresh_s=0.0)
    stop = threading.Event()
    seen: list[tuple[int, int]] = []

    def read() -> None:
        while not stop.is_set():
            result = reader.search(BackendQuery(Every(), limit=100))
            seen.append((result.total, len(result.hits)))

    with ThreadPoolExecutor(2) as pool:
        tasks = [pool.submit(read) for _ in range(2)]
        for turn in range(15):
            writer.update([document(f"a/{n}", "", f"kierros{turn}") for n in range(20)])
        stop.set()
        for task in tasks:
            task.result()
    assert set(seen) == {(20, 20)}
    assert reader.generation == writer.generation
