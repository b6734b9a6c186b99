"""Merging beside writers and readers: nothing is lost, nothing comes back."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from whoosh.index import open_dir

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.files.generations import (
    FileEntry,
    SegmentEntry,
    read_manifest,
)
from indexer.backends.whoosh.postings.segment import Segment
from indexer.backends.whoosh.writing import (
    locks,
    merge_policy,
    merge_process,
    merge_terms,
    segment_merges,
)
from indexer.backends.whoosh.writing.builder import SegmentBuilder
from indexer.backends.whoosh.writing.locks import (
    MergeClaim,
    no_merge,
    remove_orphans,
    writer_lock,
    writer_lock_of_merge,
)
from indexer.backends.whoosh.writing.merge import Merger
from indexer.backends.whoosh.writing.writer import commit
from indexer.contract.backend import BackendQuery
from indexer.contract.query import Every, Word
from indexer.errors import IndexLocked
from tests.contract.documents import document

ROOT = Path(__file__).resolve().parent.parent
ALL = BackendQuery(Every(), limit=1000)
Started = list[Path]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """Nothing is quickly merged; processes are noted and not started."""
    noted: Started = []
    monkeypatch.setattr(merge_policy, "MOST_BYTES_AT_ONCE", 0)
    monkeypatch.setattr(
        "indexer.backends.whoosh.writing.writer.start_merging", noted.append
    )
    return noted


@pytest.fixture
def folder(tmp_path: Path, started: Started) -> Path:
    """An index of four segments of five documents, which wait to be merged."""
    backend = WhooshBackend.open(tmp_path)
    for part in range(merge_policy.FACTOR):
        backend.update(
            [
                document(f"a/{n:02}", "otsikko", f"sana numero{n}")
                for n in range(5 * part, 5 * part + 5)
            ]
        )
    assert started == [tmp_path]
    return tmp_path


def texts(folder: Path) -> dict[str, str]:
    backend = WhooshBackend.open(folder)
    backend.check()
    found = {name: backend.document(name) for name in backend.iter_ids(ALL)}
    return {name: kept.text for name, kept in found.items() if kept is not None}


def segment_count(folder: Path) -> int:
    return len(read_manifest(folder).segments)


def unfinished(folder: Path) -> list[Path]:
    return list(folder.glob(f"*{locks.UNFINISHED}"))


@pytest.fixture
def meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[Callable[[], object]], None]:
    """Do something once, in the middle of the next merge."""

    def plan(work: Callable[[], object]) -> None:
        waiting = [work]
        own = segment_merges._Merge._look

        def look(merge: segment_merges._Merge) -> None:
            if waiting:
                waiting.pop()()
            own(merge)

        monkeypatch.setattr(segment_merges._Merge, "_look", look)

    return plan


def test_merging_changes_no_answer(folder: Path) -> None:
    before, reader = texts(folder), WhooshBackend(folder, refresh_s=0.0)
    first = reader.search(ALL)

    assert segment_merges.merge_due(folder) == 1
    assert segment_count(folder) == 1
    assert texts(folder) == before
    assert reader.search(ALL).hits == first.hits
    assert segment_merges.merge_due(folder) == 0
    with open_dir(str(folder)).searcher() as searcher:
        assert searcher.doc_count() == len(before)


def test_what_changes_during_a_merge_is_in_its_result(
    folder: Path, started: Started, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    """Deleted, replaced and added meanwhile; no second process is started for it."""
    backend = WhooshBackend.open(folder)
    changed = [document("a/07", "", "uusi sana"), document("b/1", "", "lisätty")]
    meanwhile(lambda: backend.update(changed, ["a/03", "a/19"]))
    expected = texts(folder) | {"a/07": "uusi sana", "b/1": "lisätty"}
    del expected["a/03"], expected["a/19"]
    del started[:]

    assert segment_merges.merge_due(folder) == 1
    assert texts(folder) == expected
    assert segment_count(folder) == 2
    assert started == []
    assert (
        WhooshBackend.open(folder).search(BackendQuery(Word(("uusi",), "uusi"))).total
    )


def test_documents_that_all_go_meanwhile_leave_no_segment(
    folder: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    backend = WhooshBackend.open(folder)
    meanwhile(lambda: backend.update([], list(texts(folder))))

    segment_merges.merge_due(folder)
    assert texts(folder) == {}
    assert list(folder.glob("*.segment")) == []


def test_segments_of_a_merge_are_left_alone_by_writers(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[[Callable[[], object]], None],
) -> None:
    """What is quickly merged otherwise stays until the merge is done."""
    backend = WhooshBackend.open(folder)
    seen = []

    def write() -> None:
        monkeypatch.setattr(merge_policy, "MOST_BYTES_AT_ONCE", 10**9)
        for number in range(5):
            backend.update([document(f"c/{number}", "", "lisä")])
        seen.append(segment_count(folder))

    meanwhile(write)
    assert segment_merges.merge_due(folder) == 1
    assert seen == [merge_policy.FACTOR + 2]
    assert len(texts(folder)) == 25


def test_takedown_during_a_merge_leaves_nothing_on_the_disk(
    folder: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    """``compact`` stops the merge and has what it wrote removed before it returns."""
    backend = WhooshBackend.open(folder)
    backend.update([document("a/00", "", "yksityinen", source="Salaseura")])
    is_begun, is_over = threading.Event(), threading.Event()
    # Parsed tables are small files; the merge ends when its file has gone.
    meanwhile(lambda: (is_begun.set(), wait_until(lambda: not unfinished(folder))))

    def merge() -> int:
        try:
            return segment_merges.merge_due(folder)
        finally:
            is_over.set()

    with ThreadPoolExecutor(1) as pool:
        task = pool.submit(merge)
        assert is_begun.wait(10)
        assert unfinished(folder)
        backend.update([], ["a/00"])
        backend.compact()
        content = b"".join(x.read_bytes() for x in folder.iterdir())
        assert task.result() == 0
    assert b"yksityinen" not in content
    assert b"Salaseura" not in content
    assert unfinished(folder) == []
    assert len(texts(folder)) == 19
    assert segment_merges.merge_due(folder) == 1


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not holds() and time.monotonic() < until:
        time.sleep(0.01)


def test_a_merge_of_segments_that_were_replaced_is_dropped(
    folder: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    """By a writer that knows nothing of merges beside it, as an older version."""

    def replace() -> None:
        with writer_lock(folder):
            manifest = read_manifest(folder)
            builder = SegmentBuilder()
            builder.add(document("z/1", "", "korvaava"))
            name = merge_policy.new_name()
            size, sha256 = builder.write(folder / name)
            entry = SegmentEntry(FileEntry(name, size, sha256), 1)
            commit(folder, manifest, [entry], manifest.versions)

    meanwhile(replace)
    assert segment_merges.merge_due(folder) == 0
    assert texts(folder) == {"z/1": "korvaava"}
    assert unfinished(folder) == []
    assert len(list(folder.glob("*.segment"))) == 1


def test_a_failed_merge_changes_nothing(
    folder: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    before = texts(folder)

    def fail() -> None:
        raise OSError("the disk is full")

    meanwhile(fail)
    with pytest.raises(OSError, match="full"):
        segment_merges.merge_due(folder)
    assert texts(folder) == before
    assert unfinished(folder) == []
    assert segment_merges.merge_due(folder) == 1


def test_a_writer_waits_for_the_commit_of_a_merge(folder: Path) -> None:
    """It is over in milliseconds, so nobody is told to try again."""
    is_held, order = threading.Event(), []

    def hold() -> None:
        with writer_lock_of_merge(folder, lambda: None):
            is_held.set()
            time.sleep(0.2)
            order.append("merge")

    with ThreadPoolExecutor(1) as pool:
        task = pool.submit(hold)
        assert is_held.wait(10)
        WhooshBackend.open(folder).update([document("b/1")])
        order.append("writer")
        task.result()
    assert order == ["merge", "writer"]


def test_a_merge_waits_for_a_writer_and_sees_what_it_did(
    folder: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    is_held, may_go = threading.Event(), threading.Event()

    def write() -> Iterator[object]:
        is_held.set()
        assert may_go.wait(10)
        yield document("a/01", "", "viimeinen")

    with ThreadPoolExecutor(1) as pool:

        def begin() -> None:
            backend = WhooshBackend.open(folder)
            tasks.append(pool.submit(backend.update, write()))  # type: ignore[arg-type]
            assert is_held.wait(10)
            threading.Timer(0.2, may_go.set).start()

        tasks: list[object] = []
        meanwhile(begin)
        assert segment_merges.merge_due(folder) == 1
    assert texts(folder)["a/01"] == "viimeinen"
    assert len(texts(folder)) == 20


def test_only_one_process_merges(folder: Path) -> None:
    claim = MergeClaim(folder)
    assert claim.take()

    assert segment_merges.merge_due(folder) == 0
    assert segment_count(folder) == merge_policy.FACTOR
    threading.Timer(0.2, claim.close).start()
    assert segment_merges.merge_due(folder, is_waiting=True) == 1


def test_a_merge_that_does_not_end_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_LONGEST_STOP_S", 0.05)
    claim = MergeClaim(folder)
    claim.take()

    with pytest.raises(IndexLocked, match="merge"), no_merge(folder):
        pass
    claim.close()
    with no_merge(folder):
        pass


def test_who_wants_no_merge_does_not_wait_for_another_writer(folder: Path) -> None:
    """A rebuild takes long; a second one, or ``compact``, is refused at once."""
    backend = WhooshBackend.open(folder)
    with no_merge(folder), writer_lock(folder):
        with pytest.raises(IndexLocked, match="another process is writing"):
            backend.compact()
        with pytest.raises(IndexLocked, match="another process is writing"):
            backend.update([document("b/1")])
    backend.update([document("b/1")])
    backend.compact()
    assert len(texts(folder)) == 21


def test_what_a_killed_merge_left_goes_with_the_next_commit(folder: Path) -> None:
    left = folder / f"abc{locks.UNFINISHED}"
    claim = MergeClaim(folder)
    claim.take()
    left.write_bytes(b"half")
    remove_orphans(folder, read_manifest(folder))
    assert left.exists()  # somebody is writing it
    claim.close()

    WhooshBackend.open(folder).update([document("b/1")])
    assert not left.exists()


def test_without_processes_segments_do_not_pile_up(
    tmp_path: Path, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container that ends with the command: then a writer merges itself."""
    monkeypatch.setattr(merge_policy, "PILE", 6)
    backend = WhooshBackend.open(tmp_path)
    counts = []
    for number in range(20):
        backend.update([document(f"a/{number}", "", "sana")])
        counts.append(segment_count(tmp_path))

    assert max(counts) < 6
    assert started
    assert len(texts(tmp_path)) == 20


def test_a_process_merges(folder: Path) -> None:
    assert merge_process.start_merging(folder).wait(60) == 0

    assert segment_count(folder) == 1
    assert len(texts(folder)) == 20


MERGER = """
import sys, time
from pathlib import Path
from indexer.backends.whoosh.writing import segment_merges
own = segment_merges._Merge._look
def look(merge):
    time.sleep(0.01)
    own(merge)
segment_merges._Merge._look = look
print("ready", flush=True)
segment_merges.merge_due(Path(sys.argv[1]))
"""


@pytest.mark.slow
def test_a_killed_merge_leaves_the_state(folder: Path) -> None:
    """Kill -9 at random moments of a merge, while a writer writes; nothing is lost."""
    dice, backend = random.Random(7), WhooshBackend.open(folder)
    expected = texts(folder)
    for trial in range(int(os.environ.get("PAATOSHAKU_CRASH_TRIALS", "4"))):
        child = subprocess.Popen(
            [sys.executable, "-c", MERGER, str(folder)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
        )
        assert child.stdout is not None
        with child.stdout:
            child.stdout.readline()
            time.sleep(dice.random() * 0.3)
            backend.update([document(f"a/{trial:02}", "", f"kerta {trial}")], ["a/15"])
            time.sleep(dice.random() * 0.3)
            child.send_signal(signal.SIGKILL)
        child.wait()
        expected |= {f"a/{trial:02}": f"kerta {trial}"}
        expected.pop("a/15", None)
        assert texts(folder) == expected
    segment_merges.merge_due(folder)
    assert texts(folder) == expected
    assert segment_count(folder) < merge_policy.FACTOR
    assert unfinished(folder) == []


def test_memory_of_a_merge_does_not_hold_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some numbers for each term, where an object of Python takes a hundred bytes."""
    monkeypatch.setattr(merge_terms, "_TERMS_PER_STEP", 500)
    count, sources = 8_000, []
    for part in range(2):
        builder = SegmentBuilder()
        for number in range(40):
            words = (f"s{part}{number:03}{n:04}x" for n in range(count // 80))
            builder.add(document(f"a/{part}{number}", "", " ".join(words)))
        builder.write(tmp_path / str(part))
        sources.append((Segment(tmp_path / str(part)), np.zeros(0, np.int32)))
    tracemalloc.start()
    try:
        joined = merge_terms.JoinedTerms([x.terms for x, _ in sources], tmp_path)
        joined.read(lambda: None)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert joined.count >= count
    assert held < 12 * joined.count + 100_000
    with joined:
        Merger(sources).write(tmp_path / "merged")
    assert len(Segment(tmp_path / "merged").terms) == joined.count
