"""Many short sorted texts: all as one, with the size of each."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from indexer.backends.whoosh.files.array_file import Array, ArrayFile, Texts
from indexer.backends.whoosh.files.size_column import STRIDE, SizeColumn


class NarrowTexts(Texts):
    """Byte strings in order, whose beginnings are sums of sizes."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._rows = SizeColumn(file, name)
        self._blob = file.array(f"{name}.blob").data

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, number: int) -> bytes:
        start, end = self._rows.bounds(number)
        return bytes(self._blob[start:end])

    def find(self, text: bytes, first: int = 0, last: int | None = None) -> int:
        """See ``Texts``: the beginnings of blocks are looked at first."""
        last = len(self) if last is None else last
        block = self._find_block(text, -(-first // STRIDE), -(-last // STRIDE))
        low, high = max(first, (block - 1) * STRIDE), min(last, block * STRIDE)
        return self._find_in_block(text, low, high) if low < high else low

    def _find_in_block(self, text: bytes, first: int, last: int) -> int:
        start, sizes = self._rows.block(first & -STRIDE)
        bounds, blob = list(accumulate(sizes, initial=start)), self._blob
        skipped = first % STRIDE
        places = range(skipped, skipped + last - first)
        return first + bisect_left(
            places, text, key=lambda at: bytes(blob[bounds[at] : bounds[at + 1]])
        )

    def _find_block(self, text: bytes, low: int, high: int) -> int:
        """Return the first block whose first text is not below *text*."""
        head, blob = self._rows.head, self._blob
        while low < high:
            middle = (low + high) // 2
            start, end = head(middle)
            if blob[start:end].tobytes() < text:
                low = middle + 1
            else:
                high = middle
        return low

    def sizes(self, numbers: Array) -> Array:
        """See ``Texts``."""
        return self._rows.sizes_of(numbers)

    def _starts_of(self, first: int, last: int) -> Array:
        return self._rows.starts(first, last)
