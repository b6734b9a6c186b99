"""A Whoosh reader of shards that are open already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Query
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader
from whoosh.searching import Searcher

from indexer.backends.whoosh.codec.schema import make_schema
from indexer.backends.whoosh.codec.segments import ArrayCodec, ArraySegment
from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.segment import Shard


def whoosh_reader(shards: Sequence[Shard]) -> IndexReader:
    """Return a Whoosh reader of all documents of a state."""
    schema, storage = make_schema(), RamStorage()
    readers = [
        SegmentReader(storage, schema, ArraySegment.of(shard), codec=ArrayCodec(shard))
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
        raise TypeError(f"{type(query).__name__} is not a node of a query tree")
    with Searcher(whoosh_reader([shard])) as searcher:
        return np.fromiter(sorted(query.docs(searcher)), np.int32)
