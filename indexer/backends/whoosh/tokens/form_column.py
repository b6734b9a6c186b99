"""The form of each token: two bytes for nearly each, as the most frequent come first.

The others are listed, in the order of the tokens; those of a document are read together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import numpy as np

from indexer.backends.whoosh.files.array_file import (
    Array,
    ArrayFile,
    ArrayFileWriter,
    places_in,
)
from indexer.backends.whoosh.files.row_numbers import starts_of
from indexer.backends.whoosh.files.wide_column import (
    WideColumn,
    in_rows,
    write_wide,
)

LISTED = 0xFFFF
"""In the place of a form that does not fit into two bytes."""

_LISTED_NAME = "tokens.listed"


class FormColumn:
    """Forms as uint32; asked for by documents."""

    def __init__(self, file: ArrayFile) -> None:
        self._forms = file.array("tokens.form")
        self._listed = WideColumn.read(file, _LISTED_NAME)
        self._listed_starts = file.array(f"{_LISTED_NAME}_starts")
        self._tokens = file.array("tokens.starts")

    def of_documents(self, docs: Array) -> Array:
        """Return the forms of the tokens of documents, in a row."""
        rows = self._tokens[docs].tolist(), self._tokens[docs + 1].tolist()
        short = in_rows(self._forms, *rows)
        forms: Array = short.astype(np.uint32)
        if len(at := (short == LISTED).nonzero()[0]):
            starts = self._listed_starts
            forms[at] = self._listed.in_rows(
                starts[docs].tolist(), starts[docs + 1].tolist()
            )
        return forms

    def __getitem__(self, documents: slice) -> Array:
        """Return the forms of the tokens of documents that follow each other."""
        first, last = documents.start, documents.stop
        own = self._forms[int(self._tokens[first]) : int(self._tokens[last])]
        forms: Array = own.astype(np.uint32)
        starts = int(self._listed_starts[first]), int(self._listed_starts[last])
        forms[own == LISTED] = self._listed[slice(*starts)]
        return forms


def write_forms(
    file: ArrayFileWriter,
    pieces: Callable[[], Iterable[Array]],
    counts: Array,
    form_count: int,
) -> None:
    """Write a column.

    Args:
        file: of the segment.
        pieces: gives the forms of whole documents, some at a time; asked four times.
        counts: tokens of each document.
        form_count: more than any of the forms.
    """
    short = (np.minimum(piece, LISTED) for piece in pieces())
    file.add_pieces("tokens.form", np.uint16, short)
    write_wide(file, _LISTED_NAME, partial(_listed, pieces), form_count)
    sizes = list(_listed_sizes(pieces(), starts_of(counts)))
    file.add_starts(f"{_LISTED_NAME}_starts", starts_of(np.concatenate(sizes)))


def _listed(pieces: Callable[[], Iterable[Array]]) -> Iterator[Array]:
    return (piece[piece >= LISTED] for piece in pieces())


def _listed_sizes(pieces: Iterable[Array], starts: Array) -> Iterator[Array]:
    """Yield how many forms of documents are listed, whole ones being in each piece."""
    first = 0
    for piece in pieces:
        ends = starts_of(piece >= LISTED)
        last = int(places_in(starts, starts[first] + len(piece), side="right")) - 1
        yield np.diff(ends[starts[first : last + 1] - starts[first]])
        first = last
    yield np.zeros(len(starts) - 1 - first, np.int64)
