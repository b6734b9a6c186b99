"""Mapped pages are given back, and answers stay the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.files.array_file import (
    ArrayFile,
    ArrayFileWriter,
    StoredTexts,
    Texts,
)
from indexer.backends.whoosh.files.mapped_memory import (
    LEAST_BYTES,
    MappedPages,
    mapped_pages,
    memory_bytes,
    most_mapped_bytes,
)
from indexer.contract.backend import BackendQuery
from indexer.contract.query import Filter, Word
from tests.contract.documents import document

MEGABYTES = 1 << 20


@pytest.fixture
def file(tmp_path: Path) -> ArrayFile:
    with ArrayFileWriter(tmp_path / "a.segment") as writer:
        writer.add("numbers", np.arange(4 * MEGABYTES, dtype=np.int32))
        writer.add_texts("texts", [b"yksi", b"", "hyväksytään".encode()])
        writer.finish({})
    return ArrayFile(tmp_path / "a.segment")


@pytest.mark.skipif(not mapped_pages(), reason="only Linux tells the mapped size")
def test_pages_above_the_bound_are_given_back(file: ArrayFile) -> None:
    pages = MappedPages(most_bytes=8 * MEGABYTES)
    numbers = file.array("numbers")
    total = int(numbers.sum(dtype=np.int64))
    before = mapped_pages()

    assert any(pages.bound([file]) for _ in range(20))
    assert mapped_pages() < before - 2000
    assert int(numbers.sum(dtype=np.int64)) == total


def test_few_pages_are_kept(file: ArrayFile) -> None:
    pages = MappedPages(most_bytes=64 * MEGABYTES)
    file.array("numbers").sum()

    assert not any(pages.bound([file]) for _ in range(20))


def test_the_bound_follows_the_memory_of_machine_and_container(tmp_path: Path) -> None:
    machine = memory_bytes(limits=())
    limited, open_ended = tmp_path / "limited", tmp_path / "open"
    limited.write_text("104857600\n")
    open_ended.write_text("max\n")

    assert memory_bytes([str(tmp_path / "none"), str(open_ended)]) == machine
    assert memory_bytes([str(open_ended), str(limited)]) == 104_857_600
    assert most_mapped_bytes() >= LEAST_BYTES
    assert most_mapped_bytes() <= max(LEAST_BYTES, machine)


def test_stored_texts_are_those_of_the_map(file: ArrayFile) -> None:
    texts = StoredTexts(file, "texts")

    assert [texts.text(n) for n in range(len(texts))] == ["yksi", "", "hyväksytään"]


def test_answers_stay_the_same_when_pages_are_given_back(tmp_path: Path) -> None:
    backend = WhooshBackend.open(tmp_path)
    backend.update(
        [document(f"a/{n:03}", "otsikko", f"sana s{n}", year="2024") for n in range(50)]
    )
    query = BackendQuery(Word(("sana",), "sana"), facets=("year",))
    expected = backend.search(query)

    for shard in backend.state.shards:
        shard.segment.file.let_go()

    assert backend.search(query).hits == expected.hits
    assert dict(backend.search(query).counts["year"]) == {"2024": 50}
    kept = backend.document("a/007")
    assert kept is not None
    assert kept.text == "sana s7"


def test_a_remembered_filter_keeps_only_its_mask(tmp_path: Path) -> None:
    """Numbers and ranks of each filter's documents would outgrow their bound."""
    backend = WhooshBackend.open(tmp_path)
    backend.update([document(f"a/{n}", "", "sana", year="2024") for n in range(9)])

    backend.search(BackendQuery(Filter("year", ("2024",)), sort="newest"))

    (shard,) = backend.state.shards
    assert [type(kept) for kept in shard.memory.values()] == [np.ndarray]


def test_a_page_far_down_reads_only_the_ids_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = WhooshBackend.open(tmp_path)
    # Longer texts score lower, so no two scores are equal.
    backend.update([document(f"a/{n:03}", "", "sana" + " muu" * n) for n in range(200)])
    read: list[int] = []
    text = Texts.text
    monkeypatch.setattr(
        Texts, "text", lambda self, number: read.append(number) or text(self, number)
    )

    result = backend.search(BackendQuery(Word(("sana",), "sana"), offset=150, limit=5))

    assert [hit.decision_id for hit in result.hits] == [
        f"a/{n}" for n in range(150, 155)
    ]
    assert len(read) == 5
