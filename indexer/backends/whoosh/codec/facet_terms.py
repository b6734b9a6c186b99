"""The values of a facet as the terms of a Whoosh field."""

from __future__ import annotations

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, Texts
from indexer.backends.whoosh.files.segment import Segment


class FacetTerms:
    """The values of one facet in one segment, and the documents of each.

    Attributes:
        values: sorted; a value's number is its place.
    """

    def __init__(self, segment: Segment, name: str) -> None:
        self.values = Texts(segment.file, f"facet.{name}.values")
        self._starts = segment.file.array(f"facet.{name}.starts")
        self._numbers = segment.file.array(f"facet.{name}.numbers")
        owners = np.arange(segment.size, dtype=np.int32)
        owners = np.repeat(owners, np.diff(self._starts))
        self._docs = owners[np.argsort(self._numbers, kind="stable")]
        counts = np.bincount(self._numbers, minlength=len(self.values))
        self._ends = np.cumsum(counts)

    def docs(self, number: int) -> Array:
        """Return the ascending documents that have a value."""
        first = self._ends[number - 1] if number else 0
        return self._docs[first : self._ends[number]]

    def of_document(self, docnum: int) -> tuple[str, ...]:
        """Return the values of a document."""
        start, end = self._starts[docnum : docnum + 2].tolist()
        return tuple(map(self.values.text, self._numbers[start:end].tolist()))


def facet_terms(segment: Segment, name: str) -> FacetTerms:
    """Return the terms of a facet, made once for a segment."""
    key = ("facet terms", name)
    if key not in segment.columns:
        segment.columns[key] = FacetTerms(segment, name)
    found: FacetTerms = segment.columns[key]
    return found
