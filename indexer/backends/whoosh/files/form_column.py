"""The form of each token, in three bytes: 16 bits, and the few above them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFile, ArrayFileWriter

_BITS = 16
_THREE_BYTES = 1 << 24


class FormColumn:
    """Numbers of forms by token, as uint32; asked for as an array is."""

    def __init__(self, low: Array, high: Array) -> None:
        self._low = low
        self._high = high

    @classmethod
    def read(cls, file: ArrayFile) -> FormColumn:
        """Return that of a segment file."""
        return cls(file.array("tokens.form"), file.array("tokens.form_high"))

    def __getitem__(self, chosen: slice | Array) -> Array:
        forms: Array = self._high[chosen].astype(np.uint32)
        forms <<= _BITS
        forms |= self._low[chosen]
        return forms


def write_forms(
    file: ArrayFileWriter, pieces: Callable[[], Iterable[Array]], count: int
) -> None:
    """Write the forms of all tokens.

    Args:
        file: of the segment.
        pieces: gives the numbers of forms, some tokens at a time; asked twice.
        count: forms there are.
    """
    mask = np.uint32((1 << _BITS) - 1)
    file.add_pieces("tokens.form", np.uint16, (piece & mask for piece in pieces()))
    high = np.uint8 if count <= _THREE_BYTES else np.uint16
    file.add_pieces("tokens.form_high", high, (piece >> _BITS for piece in pieces()))
