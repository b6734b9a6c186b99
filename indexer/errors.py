"""Errors of the indexer room.

IndexerError
├── IndexMissing      there is no index in the data directory yet
├── IndexOutdated     the index was made by another analyzer, schema or statute table
├── IndexDamaged      files differ from the manifest
├── IndexLocked       another process is writing
├── IndexReadOnly     something else than this program wants to change the index
├── UnknownFacet      a facet or filter name that ``facets.FACETS`` does not have
├── InvalidRequest    a value of a search request is not allowed
├── UnknownBackend    no backend has this name
└── GenerationGone    a cursor or saved run belongs to an index that was replaced

Every message says what was wrong and what to do ("run: paatoshaku index --rebuild").
"""

from __future__ import annotations


class IndexerError(Exception):
    """Base of every error raised by the indexer room."""


class IndexMissing(IndexerError):
    """There is no index yet."""


class IndexOutdated(IndexerError):
    """The index was made by another analyzer, schema or statute table version."""


class IndexDamaged(IndexerError):
    """The index files differ from the manifest."""


class IndexLocked(IndexerError):
    """Another process holds the writer lock."""


class IndexReadOnly(IndexerError):
    """Something else than this program wants to change the index."""


class UnknownFacet(IndexerError):
    """No facet or filter has this name."""


class InvalidRequest(IndexerError):
    """A value of a search request is not allowed."""


class UnknownBackend(IndexerError):
    """No backend has this name; the message says which there are."""


class GenerationGone(IndexerError):
    """The cursor belongs to an index generation that no longer exists."""
