"""Updating the index on disk: commits, readers, damage, deletion for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.files.generations import read_manifest
from indexer.backends.whoosh.writing.locks import writer_lock
from indexer.backends.whoosh.writing.merge_policy import FACTOR
from indexer.contract.backend import BackendQuery
from indexer.contract.query import Every
from indexer.errors import IndexDamaged, IndexLocked, IndexOutdated
from tests.contract.backend import DOCUMENTS
from tests.contract.documents import document

ALL = BackendQuery(Every(), limit=1000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def ids(backend: WhooshBackend) -> list[str]:
    return list(backend.iter_ids(ALL))


def test_index_is_there_after_closing(folder: Path) -> None:
    first = WhooshBackend.open(folder)
    first.update(DOCUMENTS)
    first.close()
    second = WhooshBackend.open(folder)

    assert second.search(ALL).total == 4
    assert second.document("a/2") == DOCUMENTS[1]


def test_opening_writes_nothing(folder: Path) -> None:
    assert WhooshBackend.open(folder).document_count == 0
    assert not folder.exists()


def test_other_reader_sees_the_commit(folder: Path) -> None:
    writer, reader = WhooshBackend.open(folder), WhooshBackend(folder, refresh_s=0.0)
    writer.update(DOCUMENTS[:2])
    before = reader.generation
    writer.update([], ["a/1"])

    assert ids(reader) == ["a/2"]
    assert reader.generation != before
    assert reader.generation == writer.generation


def test_second_writer_is_refused_in_one_sentence(folder: Path) -> None:
    backend = WhooshBackend.open(folder)
    with writer_lock(folder), pytest.raises(IndexLocked, match="another process"):
        backend.update(DOCUMENTS)

    backend.update(DOCUMENTS)
    assert backend.document_count == 4


def test_failed_update_changes_nothing_and_frees_the_lock(folder: Path) -> None:
    backend = WhooshBackend.open(folder)
    backend.update(DOCUMENTS[:2])

    def failing() -> object:
        yield DOCUMENTS[2]
        raise RuntimeError("the source broke")

    with pytest.raises(RuntimeError):
        backend.update(failing(), ["a/1"])  # type: ignore[arg-type]
    assert ["a/1", "a/2"] == ids(backend) == ids(WhooshBackend.open(folder))
    backend.update(DOCUMENTS[2:])
    assert backend.document_count == 4


def test_other_versions_are_refused_with_advice(folder: Path) -> None:
    made = WhooshBackend.open(folder, versions={"analyzer": "1"})
    made.update(DOCUMENTS)

    with pytest.raises(IndexOutdated, match=r"analyzer version 1.*2.*--rebuild"):
        WhooshBackend.open(folder, versions={"analyzer": "2"})
    assert WhooshBackend.open(folder, versions={"analyzer": "1"}).document_count == 4


def test_deleted_text_leaves_the_disk(folder: Path) -> None:
    backend = WhooshBackend.open(folder)
    others = [document(f"b/{n}", "", f"muu sana{n}") for n in range(20)]
    secret = document("a/9", "salainen", "yksityinen", source="Salaseura")
    backend.update([*others, secret])
    backend.update([], ["a/9"])
    backend.compact()

    content = b"".join(path.read_bytes() for path in folder.iterdir())
    for word in (b"salainen", b"yksityinen", b"Salaseura", b"a/9"):
        assert word not in content
    assert backend.document_count == 20


def test_many_small_updates_leave_few_segments(folder: Path) -> None:
    backend = WhooshBackend.open(folder)
    for number in range(40):
        backend.update([document(f"a/{number}", "", f"sana{number} yhteinen")])

    assert len(read_manifest(folder).segments) < FACTOR
    assert backend.document_count == 40
    assert len(list(folder.glob("*.segment"))) < FACTOR


def test_damage_is_found(folder: Path) -> None:
    backend = WhooshBackend.open(folder)
    backend.update(DOCUMENTS)
    backend.check()
    (path,) = folder.glob("*.segment")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(IndexDamaged, match="check sum"):
        backend.check()
    path.write_bytes(content[:-1])
    with pytest.raises(IndexDamaged, match="bytes"):
        WhooshBackend.open(folder)
    path.unlink()
    with pytest.raises(IndexDamaged, match="missing"):
        WhooshBackend.open(folder)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": "1"}', b"\xff"])
def test_damaged_manifest_is_refused(folder: Path, content: bytes) -> None:
    WhooshBackend.open(folder).update(DOCUMENTS)
    (folder / "manifest.json").write_bytes(content)

    with pytest.raises(IndexDamaged, match="--rebuild"):
        WhooshBackend.open(folder)


def test_old_reader_answers_while_files_go(folder: Path) -> None:
    """A state keeps its files open: searching never waits for or fails by a writer."""
    backend = WhooshBackend.open(folder)
    backend.update(DOCUMENTS)
    listing = backend.iter_ids(ALL)
    WhooshBackend.open(folder).update([], ["a/1", "a/2", "a/3"])

    assert list(listing) == ["a/1", "a/2", "a/3", "a/4"]
