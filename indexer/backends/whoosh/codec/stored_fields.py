"""Lengths, stored fields and deletions of a shard as Whoosh wants them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from whoosh.codec import base

from indexer.backends.whoosh.codec.facet_terms import facet_terms
from indexer.backends.whoosh.codec.schema import WORD_FIELDS
from indexer.backends.whoosh.files.array_file import Array, StoredTexts
from indexer.backends.whoosh.files.packed_texts import PackedTexts
from indexer.backends.whoosh.postings.inversion import WAYS
from indexer.backends.whoosh.postings.segment import UNDATED, Shard


class ArrayPerDocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """Lengths are exact numbers of tokens, not the bytes that Whoosh rounds them to."""

    def __init__(self, shard: Shard) -> None:
        self._shard = shard
        self._segment = shard.segment
        file = shard.segment.file
        self._texts: dict[str, StoredTexts] = {
            name: PackedTexts(file, name) for name in ("texts", "extras")
        }
        self._texts["titles"] = StoredTexts(file, "titles")

    def close(self) -> None:
        """Do nothing: the segment closes its file with its last reader."""

    def doc_count(self) -> int:
        """Return the number of documents that are not deleted."""
        return self._shard.live_count

    def doc_count_all(self) -> int:
        """Return the number of all documents."""
        return self._segment.size

    def has_deletions(self) -> bool:
        """Return whether any document is deleted."""
        return bool(len(self._shard.deleted))

    def is_deleted(self, docnum: int) -> bool:
        """Return whether this document is deleted."""
        live = self._shard.live
        return live is not None and docnum < len(live) and not live[docnum]

    def deleted_docs(self) -> list[int]:
        """Return the numbers of deleted documents."""
        numbers: list[int] = self._shard.deleted.tolist()
        return numbers

    def all_doc_ids(self) -> Iterator[int]:
        """Yield the numbers of documents that are not deleted."""
        return (n for n in range(self.doc_count_all()) if not self.is_deleted(n))

    def _lengths(self, fieldname: str) -> Array | None:
        if fieldname not in WORD_FIELDS:
            return None
        return self._segment.lengths[WORD_FIELDS.index(fieldname) // WAYS]

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the number of tokens of the field's zone in a document."""
        lengths = self._lengths(fieldname)
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        """Return the number of tokens of the field's zone in all documents."""
        lengths = self._lengths(fieldname)
        return 0 if lengths is None else int(lengths.sum())

    def min_field_length(self, fieldname: str) -> int:
        """Return the number of tokens of the shortest zone."""
        lengths = self._lengths(fieldname)
        return 0 if lengths is None or not len(lengths) else int(lengths.min())

    def max_field_length(self, fieldname: str) -> int:
        """Return the number of tokens of the longest zone."""
        lengths = self._lengths(fieldname)
        return 0 if lengths is None or not len(lengths) else int(lengths.max())

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return what is stored: id, title, text, day, content hash, facet values."""
        extra = json.loads(self._texts["extras"].text(docnum))
        stored: dict[str, Any] = {
            "id": self._segment.ids.text(docnum),
            "title": self._texts["titles"].text(docnum),
            "text": self._texts["texts"].text(docnum),
            "content_hash": extra["content_hash"],
        }
        if (date := int(self._segment.dates[docnum])) != UNDATED:
            stored["date"] = dt.date.fromordinal(date)
        for name in self._segment.facet_names:
            terms = facet_terms(self._segment, name)
            if terms and (values := terms.of_document(docnum)):
                stored[name] = values
        return stored
