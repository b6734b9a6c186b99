"""Errors of the indexer room.

IndexerError
├── IndexMissing      there is no index in the data directory yet
├── IndexOutdated     the index was made by another analyzer, schema or statute table
├── IndexDamaged      files differ from the manifest
├── IndexForeign      the index was made of another state of the store, or another store
├── IndexLocked       another process is writing
├── IndexReadOnly     something else than this program wants to change the index
├── DenseMissing      nearness by meaning is asked for, but its extra is not installed
├── UnknownFacet      a facet or filter name that ``facets.FACETS`` does not have
├── InvalidRequest    a value of a search request is not allowed
│   ├── ValueNotAllowed   a facet cannot have this value
│   └── ParameterError    a parameter is unknown or has a value that is not allowed
├── SavedQueryError   a saved query or run file is not as it must be
├── UnknownBackend    no backend has this name
├── InvalidAddress    the address of the index is not of the form that its kind takes
├── IndexUnavailable  the index does not answer, or answers in part only
└── GenerationGone    a cursor or saved run belongs to an index that was replaced

Every message says what was wrong and what to do ("run: paatoshaku index --rebuild").
"""

from __future__ import annotations

from indexer.messages import Message


class IndexerError(Exception):
    """Base of every error raised by the indexer room."""


class IndexMissing(IndexerError):
    """There is no index yet."""


class IndexOutdated(IndexerError):
    """The index was made by another analyzer, schema or statute table version."""


class IndexDamaged(IndexerError):
    """The index files differ from the manifest."""


class IndexForeign(IndexerError):
    """The index does not belong to this state of this store."""


class IndexLocked(IndexerError):
    """Another process holds the writer lock."""


class IndexReadOnly(IndexerError):
    """Something else than this program wants to change the index."""


class DenseMissing(IndexerError):
    """Nearness by meaning is asked for, but its model is not installed."""


class UnknownFacet(IndexerError):
    """No facet or filter has this name."""


class InvalidRequest(IndexerError):
    """A value of a search request is not allowed."""


class SavedQueryError(IndexerError):
    """A saved query or run file cannot be read; the message names file and value."""


class UnknownBackend(IndexerError):
    """No backend has this name; the message says which there are."""


class InvalidAddress(IndexerError):
    """The address of the index cannot be read; the message says the form."""


class IndexUnavailable(IndexerError):
    """The index cannot answer now, or not whole; the message says what to look at."""


class ValueNotAllowed(InvalidRequest):
    """A facet cannot have a value.

    Attributes:
        facet: its name.
        value: as given.
        allowed: what is allowed.
    """

    def __init__(self, facet: str, value: str, allowed: Message) -> None:
        super().__init__(f"{facet} {value!r}: allowed are {allowed}")
        self.facet = facet
        self.value = value
        self.allowed = allowed


class ParameterError(InvalidRequest):
    """A parameter of a search is unknown or has a value that is not allowed.

    Attributes:
        parameter: its name as given.
        problem: what is wrong.
        allowed: what is allowed.
    """

    def __init__(self, parameter: str, problem: Message, allowed: Message) -> None:
        super().__init__(f"{problem} Allowed: {allowed}")
        self.parameter = parameter
        self.problem = problem
        self.allowed = allowed


class GenerationGone(IndexerError):
    """The cursor belongs to an index generation that no longer exists."""
