"""The terms of several segments as one sorted list, of which little is in memory."""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, cast

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFileWriter, Texts
from indexer.backends.whoosh.files.size_column import write_sizes

_TERMS_PER_STEP = 50_000


class JoinedTerms:
    """The terms of all inputs, each once.

    A segment of half a million decisions has twenty million terms, which as objects of
    Python take gigabytes. Their bytes are kept in a file without a name.

    Attributes:
        count: terms there are.
        numbers: by input, the new number of each of its terms, as int32.
    """

    def __init__(self, lists: Sequence[Texts], folder: Path) -> None:
        self.count = 0
        self.numbers = [np.empty(len(texts), np.int32) for texts in lists]
        self._readers = [_Reader(texts) for texts in lists]
        self._sizes: list[Array] = [np.zeros(0, np.uint32)]
        self._file = cast(
            BinaryIO,
            tempfile.TemporaryFile(dir=folder),  # noqa: SIM115 - see __exit__
        )

    def __enter__(self) -> JoinedTerms:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def read(self, look: Callable[[], None]) -> None:
        """Read and join all terms; *look* is called between the steps."""
        while sum(reader.fill() for reader in self._readers):
            self._step()
            look()

    def _step(self) -> None:
        """Join what is not above the last term that any reader with more to come has."""
        lasts = [reader.window[-1] for reader in self._readers if reader.has_more]
        taken = [reader.take(min(lasts, default=None)) for reader in self._readers]
        terms = sorted(set().union(*taken))
        number = {term: at for at, term in enumerate(terms, self.count)}
        for reader, mine, numbers in zip(
            self._readers, taken, self.numbers, strict=True
        ):
            numbers[reader.taken - len(mine) : reader.taken] = np.fromiter(
                map(number.__getitem__, mine), np.int32, len(mine)
            )
        self._sizes.append(np.fromiter(map(len, terms), np.uint32, len(terms)))
        self._file.write(b"".join(terms))
        self.count += len(terms)

    def write(self, file: ArrayFileWriter, is_kept: Array) -> None:
        """Write those that are kept as the terms of a segment."""
        sizes = np.concatenate(self._sizes)
        write_sizes(file, "terms", sizes[is_kept])
        file.add_pieces("terms.blob", np.uint8, self._pieces(sizes, is_kept))

    def _pieces(self, sizes: Array, is_kept: Array) -> Iterator[Array]:
        self._file.seek(0)
        for first in range(0, self.count, _TERMS_PER_STEP):
            mine = sizes[first : first + _TERMS_PER_STEP]
            kept = is_kept[first : first + _TERMS_PER_STEP]
            blob = np.frombuffer(self._file.read(int(mine.sum())), np.uint8)
            yield blob if kept.all() else blob[np.repeat(kept, mine)]


class _Reader:
    """The terms of one input, some at a time.

    Attributes:
        window: read and not taken yet.
        taken: how many were taken.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._read = 0
        self.window: list[bytes] = []
        self.taken = 0

    @property
    def has_more(self) -> bool:
        """Whether there are terms that were not read yet."""
        return self._read < len(self._texts)

    def fill(self) -> int:
        """Read some more if few are left; return how many there are."""
        if self.has_more and len(self.window) < _TERMS_PER_STEP:
            until = min(self._read + _TERMS_PER_STEP, len(self._texts))
            self.window += self._texts.some(self._read, until)
            self._read = until
        return len(self.window)

    def take(self, last: bytes | None) -> list[bytes]:
        """Take the terms up to *last*, or all that were read."""
        cut = len(self.window) if last is None else bisect_right(self.window, last)
        taken, self.window = self.window[:cut], self.window[cut:]
        self.taken += cut
        return taken
