"""The terms of each form: its lemmas, its parts, then itself as written.

Few combinations of numbers of lemmas and parts exist, so a byte says them. Where a form's
terms begin is the sum of what is before it; the sum is kept for every ``STRIDE``-th form.
"""

from __future__ import annotations

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFile, ArrayFileWriter
from indexer.backends.whoosh.files.wide_column import WideColumn, append_wide

STRIDE = 16
_COUNTED = 1 << 20
"""Forms that are counted at a time, a multiple of the stride."""

_BYTE = 1 << 8


class FormTerms:
    """The terms of the forms of a segment; a form is asked for by its number."""

    def __init__(self, file: ArrayFile) -> None:
        self._shape = file.array("forms.shape")
        table = file.array("forms.shapes").astype(np.int64)
        self._lemmas, self._parts = table[:, 0], table[:, 1]
        self._others = table.sum(axis=1)
        self._counts = self._others + 1
        self._sums = file.array("forms.sums")
        self._terms = WideColumn.read(file, "forms.terms")

    def __len__(self) -> int:
        return len(self._shape)

    def shapes(self, forms: Array) -> Array:
        """Return the number of lemmas and the number of parts of each form."""
        shape = self._shape[forms]
        return np.stack([self._lemmas[shape], self._parts[shape]], axis=1)

    def entries(self, forms: Array) -> tuple[Array, Array, Array]:
        """Return what ascending *forms* have, in a row: form, term, way."""
        shape = self._shape[forms]
        counts = self._counts[shape]
        owner = np.repeat(np.arange(len(forms)), counts)
        rank = np.arange(len(owner)) - (np.cumsum(counts) - counts)[owner]
        mine = shape[owner]
        ways = (rank >= self._lemmas[mine]).astype(np.uint8)
        ways += rank >= self._others[mine]
        at = rank + self._starts(forms.astype(np.int64))[owner]
        return forms[owner], self._terms[at], ways

    def _starts(self, forms: Array) -> Array:
        """Return where the terms of each of ascending *forms* begin."""
        if not len(forms):
            return forms
        first = int(forms[0]) & -STRIDE
        if STRIDE * len(forms) > int(forms[-1]) - first:
            counts = self._counts[self._shape[first : int(forms[-1])]]
            sums = np.concatenate([[0], np.cumsum(counts)])
            near: Array = sums[forms - first]
            return near + int(self._sums[first // STRIDE])
        window = (forms & -STRIDE)[:, None] + np.arange(STRIDE)
        counts = self._counts[self._shape[np.minimum(window, len(self) - 1)]]
        counts *= window < forms[:, None]
        starts: Array = counts.sum(axis=1) + self._sums[forms // STRIDE]
        return starts


class FormTermsWriter:
    """Writes them, some forms at a time.

    Args:
        file: of the segment.
        term_count: terms there are.
    """

    def __init__(self, file: ArrayFileWriter, term_count: int) -> None:
        self._file = file
        self._term_count = term_count
        self._numbers: dict[int, int] = {}
        self._shape: list[Array] = [np.zeros(0, np.uint16)]
        self.add(np.zeros((0, 2), np.int64), np.zeros(0, np.uint32))

    def add(self, shapes: Array, terms: Array) -> None:
        """Append forms.

        Args:
            shapes: number of lemmas and number of parts of each.
            terms: of all of them, in a row.
        """
        append_wide(self._file, "forms.terms", terms, self._term_count)
        keys = shapes[:, 0].astype(np.int64) << 32 | shapes[:, 1].astype(np.int64)
        distinct, at = np.unique(keys, return_inverse=True)
        known = self._numbers
        numbers = [known.setdefault(key, len(known)) for key in distinct.tolist()]
        self._shape.append(np.array(numbers, np.uint16)[at])

    def finish(self) -> None:
        """Write what is not written yet."""
        keys = np.fromiter(self._numbers, np.int64, len(self._numbers))
        table = np.stack([keys >> 32, keys & 0xFFFFFFFF], axis=1)
        shape = np.concatenate(self._shape)
        counts = table.sum(axis=1) + 1
        sums = [np.zeros(1, np.int64)]
        for first in range(0, len(shape), _COUNTED):
            mine = counts[shape[first : first + _COUNTED]]
            sums.append(np.add.reduceat(mine, np.arange(0, len(mine), STRIDE)))
        self._file.add("forms.shapes", table.astype(np.uint32))
        self._file.add("forms.shape", shape.astype(_narrow_type(len(table))))
        self._file.add_starts("forms.sums", np.cumsum(np.concatenate(sums)))


def _narrow_type(size: int) -> type[np.uint8 | np.uint16]:
    return np.uint8 if size <= _BYTE else np.uint16
