"""Our segment files as a Whoosh codec, the extension point that Whoosh documents.

Whoosh's readers, matchers, automata and queries then work on the same files. Only reading
goes through Whoosh; segments are written in bulk by ``writing``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec import base

from indexer.backends.whoosh.codec.contents import INDEX_NAME
from indexer.backends.whoosh.codec.schema import READ_ONLY
from indexer.backends.whoosh.codec.stored_fields import ArrayPerDocumentReader
from indexer.backends.whoosh.codec.terms import ArrayTermsReader
from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.segment import Segment, Shard
from indexer.errors import IndexReadOnly


class ArraySegment(base.Segment):  # type: ignore[misc]
    """What Whoosh's table of contents says of a segment.

    Whoosh pickles it, so its name, its place and its attributes belong to the file format:
    plain texts and numbers only.
    """

    def __init__(self, file_name: str, size: int, deleted: Array) -> None:
        super().__init__(INDEX_NAME)
        self.segid = Path(file_name).stem
        self.file_name = file_name
        self.size = size
        self.deleted = np.asarray(deleted, "<i4").tobytes()

    @classmethod
    def of(cls, shard: Shard) -> ArraySegment:
        """Return what Whoosh is told of an open shard."""
        return cls(shard.segment.name, shard.segment.size, shard.deleted)

    def shard(self, folder: Path) -> Shard:
        """Open the segment's file."""
        deleted = np.frombuffer(self.deleted, "<i4").astype(np.int32)
        return Shard(Segment(folder / self.file_name), deleted)

    def codec(self) -> ArrayCodec:
        """Return the codec that reads it."""
        return ArrayCodec()

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return self.size

    def deleted_count(self) -> int:
        """Return the number of deleted documents."""
        return len(self.deleted) // 4

    def deleted_docs(self) -> list[int]:
        """Return the numbers of deleted documents."""
        numbers: list[int] = np.frombuffer(self.deleted, "<i4").tolist()
        return numbers

    def is_deleted(self, docnum: int) -> bool:
        """Return whether a document is deleted."""
        return docnum in self.deleted_docs()

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Refuse.

        Raises:
            IndexReadOnly: always.
        """
        raise IndexReadOnly(READ_ONLY)


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Reads one segment; Whoosh makes one for each segment reader."""

    def __init__(self, shard: Shard | None = None) -> None:
        self._shard = shard

    def _opened(self, storage: Any, segment: ArraySegment) -> Shard:
        if self._shard is None:
            self._shard = segment.shard(Path(storage.folder))
        return self._shard

    def per_document_reader(
        self, storage: Any, segment: ArraySegment
    ) -> base.PerDocumentReader:
        """Return the reader of lengths, stored fields and deletions."""
        return ArrayPerDocumentReader(self._opened(storage, segment))

    def terms_reader(self, storage: Any, segment: ArraySegment) -> base.TermsReader:
        """Return the reader of terms and postings."""
        return ArrayTermsReader(self._opened(storage, segment))
