"""The values of a facet as the terms of a Whoosh field."""

from __future__ import annotations

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, Texts
from indexer.backends.whoosh.postings.facet_columns import Column, column
from indexer.backends.whoosh.postings.segment import Segment


class FacetTerms:
    """The values of one facet in one segment, and the documents of each.

    Attributes:
        values: sorted; a value's number is its place.
    """

    def __init__(self, facet_column: Column) -> None:
        self._column = facet_column
        self.values: Texts = facet_column.values
        numbers = facet_column.numbers
        self._docs = facet_column.owners[np.argsort(numbers, kind="stable")]
        self._ends = np.cumsum(np.bincount(numbers, minlength=len(self.values)))

    def docs(self, number: int) -> Array:
        """Return the ascending documents that have a value."""
        first = self._ends[number - 1] if number else 0
        return self._docs[first : self._ends[number]]

    def of_document(self, docnum: int) -> tuple[str, ...]:
        """Return the values of a document."""
        start, end = self._column.starts[docnum : docnum + 2].tolist()
        return tuple(map(self.values.text, self._column.numbers[start:end].tolist()))


def facet_terms(segment: Segment, name: str) -> FacetTerms | None:
    """Return the terms of a facet, made once for a segment; None without any."""
    key = ("facet terms", name)
    if key not in segment.columns:
        found = column(segment, name)
        if found is None:
            return None
        segment.columns[key] = FacetTerms(found)
    known: FacetTerms = segment.columns[key]
    return known
