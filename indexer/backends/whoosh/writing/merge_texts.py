"""The texts of several segments, packed anew with what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFileWriter
from indexer.backends.whoosh.files.packed_texts import (
    COMMON,
    PackedTexts,
    Packing,
    dictionary_array,
    dictionary_name,
    own_dictionary,
    sampled,
)
from indexer.backends.whoosh.files.row_numbers import starts_of
from indexer.backends.whoosh.postings.segment import Segment

NAME = "texts"
_TEXTS_PER_BLOCK = 5_000


class JoinedTexts:
    """The texts of the documents of a merge.

    Texts that are left out are in no dictionary of the new segment either: it is made of
    those that stay.

    Args:
        segments: of the merge.
        origin: number of the segment of each document.
        number: of each document in its segment.
    """

    def __init__(
        self, segments: Sequence[Segment], origin: Array, number: Array
    ) -> None:
        self._sources = [PackedTexts(segment.file, NAME) for segment in segments]
        self._origin, self._number = origin, number
        self._own = own_dictionary(self._text(at) for at in sampled(len(origin)))

    @property
    def are_as_they_were(self) -> bool:
        """Whether packed texts can be copied."""
        return not self._own and all(x.packing is COMMON for x in self._sources)

    def write(self, file: ArrayFileWriter, look: Callable[[], None]) -> None:
        """Write them; *look* is called between the blocks."""
        sizes: list[Array] = []
        if self._own:
            file.add(dictionary_name(NAME), dictionary_array(self._own))
        file.add_pieces(f"{NAME}.blob", np.uint8, self._pieces(sizes, look))
        file.add_starts(f"{NAME}.starts", starts_of(np.concatenate(sizes)))

    def _pieces(self, sizes: list[Array], look: Callable[[], None]) -> Iterator[Array]:
        packing = Packing(self._own)
        for first in range(0, len(self._origin), _TEXTS_PER_BLOCK):
            last = min(first + _TEXTS_PER_BLOCK, len(self._origin))
            packed = [packing.pack(self._text(at)) for at in range(first, last)]
            sizes.append(np.fromiter(map(len, packed), np.int64, len(packed)))
            yield np.frombuffer(b"".join(packed), np.uint8)
            look()

    def _text(self, at: int) -> bytes:
        source = self._sources[int(self._origin[at])]
        return source[int(self._number[at])]
