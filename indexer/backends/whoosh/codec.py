"""Our segment files as a Whoosh codec, the extension point that Whoosh documents.

Whoosh's readers, matchers, automata and queries then work on the same files: for whatever
the array evaluation does not know (wildcards, fuzzy terms), for suggestions, and as a
second opinion in tests. Each zone and way is a field: ``title_lemma`` … ``body_exact``.
Only reading goes through Whoosh; segments are written in bulk by ``whoosh_builder``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from whoosh import fields
from whoosh.codec import base
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Query
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader
from whoosh.searching import Searcher

from indexer.backends.whoosh.codec_terms import FIELDS, ArrayTermsReader
from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.files.segment import Shard


def make_schema() -> fields.Schema:
    """Return the schema of the fields that Whoosh sees."""
    schema = fields.Schema(id=fields.STORED)
    for name in FIELDS:
        schema.add(name, fields.TEXT(phrase=True))
    return schema


def whoosh_reader(shards: Sequence[Shard]) -> IndexReader:
    """Return a Whoosh reader of all documents of a state."""
    schema, storage = make_schema(), RamStorage()
    readers = [
        SegmentReader(storage, schema, ArraySegment(shard), codec=ArrayCodec())
        for shard in shards
    ]
    if len(readers) == 1:
        return readers[0]
    return MultiReader(readers) if readers else EmptyReader(schema)


def matching_documents(shard: Shard, query: Any) -> Array:
    """Return the ascending numbers of the documents that a Whoosh query matches.

    Raises:
        TypeError: *query* is neither a node of ours nor a Whoosh query.
    """
    if not isinstance(query, Query):
        raise TypeError(f"{type(query).__name__} is no node of a query tree")
    with Searcher(whoosh_reader([shard])) as searcher:
        return np.fromiter(sorted(query.docs(searcher)), np.int32)


class ArraySegment(base.Segment):  # type: ignore[misc]
    """What Whoosh knows of a shard."""

    def __init__(self, shard: Shard) -> None:
        super().__init__("decisions")
        self.shard = shard

    def codec(self) -> ArrayCodec:
        """The codec that reads it."""
        return ArrayCodec()

    def doc_count_all(self) -> int:
        """Documents, deleted ones included."""
        return self.shard.segment.size

    def deleted_count(self) -> int:
        """Deleted documents."""
        return len(self.shard.deleted)

    def deleted_docs(self) -> list[int]:
        """Numbers of deleted documents."""
        numbers: list[int] = self.shard.deleted.tolist()
        return numbers

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return self.shard.live is not None and not self.shard.live[docnum]


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Reads segment files."""

    def per_document_reader(
        self, storage: Any, segment: ArraySegment
    ) -> base.PerDocumentReader:
        """Lengths, ids and deletions."""
        return ArrayPerDocumentReader(segment)

    def terms_reader(self, storage: Any, segment: ArraySegment) -> base.TermsReader:
        """Terms and postings."""
        return ArrayTermsReader(segment.shard)


class ArrayPerDocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """Lengths are exact numbers of tokens, not the bytes that Whoosh rounds them to."""

    def __init__(self, segment: ArraySegment) -> None:
        self._segment = segment
        self._shard = segment.shard

    def close(self) -> None:
        """Nothing to close: the state owns the file."""

    def doc_count(self) -> int:
        """Documents that are not deleted."""
        return self._shard.live_count

    def doc_count_all(self) -> int:
        """All documents."""
        return self._shard.segment.size

    def has_deletions(self) -> bool:
        """Whether any document is deleted."""
        return bool(len(self._shard.deleted))

    def is_deleted(self, docnum: int) -> bool:
        """Whether this document is deleted."""
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> list[int]:
        """Numbers of deleted documents."""
        return self._segment.deleted_docs()

    def supports_columns(self) -> bool:
        """Facets are read as arrays, not through Whoosh."""
        return False

    def has_column(self, fieldname: str) -> bool:
        """No columns are shown to Whoosh."""
        return False

    def _lengths(self, fieldname: str) -> Array | None:
        if fieldname not in FIELDS:
            return None
        return self._shard.segment.lengths[FIELDS.index(fieldname) // 3]

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Tokens of the field's zone in a document."""
        lengths = self._lengths(fieldname)
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        """Tokens of the field's zone in all documents."""
        lengths = self._lengths(fieldname)
        return 0 if lengths is None else int(lengths.sum())

    def min_field_length(self, fieldname: str) -> int:
        """Tokens of the shortest zone."""
        lengths = self._lengths(fieldname)
        return 0 if lengths is None or not len(lengths) else int(lengths.min())

    def max_field_length(self, fieldname: str) -> int:
        """Tokens of the longest zone."""
        lengths = self._lengths(fieldname)
        return 0 if lengths is None or not len(lengths) else int(lengths.max())

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        """There are no term vectors."""
        return False

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The id; the rest is read by ``whoosh_documents``."""
        return {"id": self._shard.segment.ids.text(docnum)}

    def all_doc_ids(self) -> Iterator[int]:
        """Numbers of documents that are not deleted."""
        return (n for n in range(self.doc_count_all()) if not self.is_deleted(n))
