"""Building a whole index, in one process and in several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.files.generations import read_manifest
from indexer.backends.whoosh.writing.bulk import rebuild_index
from indexer.contract.backend import BackendQuery
from indexer.contract.document import IndexDocument
from indexer.contract.query import Every, Word
from tests.contract.documents import document

BATCHES = [list(range(start, start + 30)) for start in range(0, 90, 30)]
VERSIONS = {"analyzer": "1"}


def make(numbers: list[int]) -> Iterator[IndexDocument]:
    """Make documents; numbers from 1000 on fail."""
    for number in numbers:
        if number >= 1000:
            raise ValueError(f"cannot read {number}")
        yield document(f"a/{number:03}", "otsikko", f"sana sana{number}", year="2024")


def ids(backend: WhooshBackend) -> list[str]:
    return list(backend.iter_ids(BackendQuery(Every())))


@pytest.mark.parametrize("processes", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_builds_one_segment_with_all(tmp_path: Path, processes: int) -> None:
    counts: list[int] = []
    count = rebuild_index(
        tmp_path, BATCHES, make, VERSIONS, processes=processes, on_batch=counts.append
    )
    backend = WhooshBackend.open(tmp_path, versions=VERSIONS)

    assert (count, counts) == (90, [30, 30, 30])
    assert [f"a/{number:03}" for number in range(90)] == ids(backend)
    assert backend.search(BackendQuery(Word(("sana77",), "sana77"))).total == 1
    assert len(read_manifest(tmp_path).segments) == 1


def test_swaps_old_for_new_under_a_reader(tmp_path: Path) -> None:
    rebuild_index(tmp_path, BATCHES[:1], make, {"analyzer": "0"})
    reader = WhooshBackend(tmp_path, refresh_s=0.0)
    listing = reader.iter_ids(BackendQuery(Every()))
    rebuild_index(tmp_path, BATCHES[1:2], make, VERSIONS)

    assert [f"a/{number:03}" for number in range(30)] == list(listing)
    assert [f"a/{number:03}" for number in range(30, 60)] == ids(reader)


@pytest.mark.parametrize("processes", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_failure_leaves_the_old_index(tmp_path: Path, processes: int) -> None:
    rebuild_index(tmp_path, BATCHES[:1], make, VERSIONS)
    with pytest.raises(ValueError, match="cannot read 1000"):
        rebuild_index(
            tmp_path, [*BATCHES[1:], [1000]], make, VERSIONS, processes=processes
        )

    assert len(ids(WhooshBackend.open(tmp_path))) == 30
    rebuild_index(tmp_path, [], make, VERSIONS)
    assert WhooshBackend.open(tmp_path).document_count == 0
    assert not list(tmp_path.glob("*.segment"))


def test_replaces_a_damaged_index(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{")
    rebuild_index(tmp_path, BATCHES, make, VERSIONS)

    assert WhooshBackend.open(tmp_path).document_count == 90
