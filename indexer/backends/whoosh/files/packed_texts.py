"""Long texts of documents, each packed by itself with Zstandard.

Short texts pack well only with a dictionary of what is in all of them. A common one is made of
the demo's decisions (``scripts/make_dictionary.py``): it is a part of the file format, so
another one needs another ``generations.FORMAT``. A segment of many documents has one of its
own, made of their texts when it is written, and written with them: what its publishers
repeat is then kept once.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cache
from importlib import resources

import numpy as np
import zstandard

from indexer.backends.whoosh.files.array_file import (
    ADVICE,
    Array,
    ArrayFile,
    StoredTexts,
)
from indexer.errors import IndexDamaged

FEWEST = 1000
"""Texts for which a dictionary of their own pays."""

_LEVEL = 6
"""Texts take a tenth less than at 3; the levels above win a hundredth more."""

_LARGEST = 112 << 10
_SHARE = 64
"""A dictionary is this part of its texts, and not larger than the largest."""

_SAMPLES = 3000
_SAMPLE_BYTES = 32 << 10


@cache
def dictionary() -> zstandard.ZstdCompressionDict:
    """Return the common dictionary."""
    file = resources.files(__package__) / "stored_texts.dict"
    return zstandard.ZstdCompressionDict(file.read_bytes())


def sampled(count: int) -> list[int]:
    """Return the numbers of the texts, of *count*, that ``own_dictionary`` wants."""
    if count < FEWEST:
        return []
    step = max(1, count // _SAMPLES)
    return list(range(0, count, step))[:_SAMPLES]


def own_dictionary(samples: Iterable[bytes]) -> zstandard.ZstdCompressionDict | None:
    """Make a dictionary of texts; None when they are few or have too little in them."""
    cut: list[bytes | bytearray | memoryview] = [
        text[:_SAMPLE_BYTES] for text in samples if text
    ]
    size = min(_LARGEST, sum(map(len, cut)) // _SHARE)
    if len(cut) < FEWEST // 2:
        return None
    try:
        return zstandard.train_dictionary(size, cut)
    except zstandard.ZstdError:
        return None


_FORMAT = zstandard.FORMAT_ZSTD1_MAGICLESS
"""Without what says in each text that it is Zstandard's, and by which dictionary."""

_AS_IT_IS = b"\xff"
"""Before a text that packing does not make shorter; no packed one begins so."""


class Packing:
    """Packs and unpacks texts with one dictionary; threads may share it.

    Args:
        own: dictionary of the segment; None: the common one.
    """

    def __init__(self, own: zstandard.ZstdCompressionDict | None = None) -> None:
        self._dictionary = own or dictionary()
        self._local = threading.local()

    def pack(self, text: bytes) -> bytes:
        """Return *text* packed; the empty one stays empty."""
        if not text:
            return b""
        local = self._local
        if not hasattr(local, "packer"):  # neither object may be shared by threads
            local.packer = zstandard.ZstdCompressor(
                dict_data=self._dictionary,
                compression_params=zstandard.ZstdCompressionParameters(
                    compression_level=_LEVEL, format=_FORMAT, write_dict_id=False
                ),
            )
        packed: bytes = local.packer.compress(text)
        return packed if len(packed) <= len(text) else _AS_IT_IS + text

    def unpack(self, packed: bytes) -> bytes:
        """Undo ``pack``.

        Raises:
            IndexDamaged: these are not the bytes of a packed text.
        """
        if packed[:1] == _AS_IT_IS:
            return packed[1:]
        if not packed:
            return b""
        local = self._local
        if not hasattr(local, "unpacker"):
            local.unpacker = zstandard.ZstdDecompressor(
                dict_data=self._dictionary, format=_FORMAT
            )
        try:
            text: bytes = local.unpacker.decompress(packed)
        except zstandard.ZstdError as error:
            message = f"a stored text cannot be unpacked; {ADVICE}"
            raise IndexDamaged(message) from error
        return text


COMMON = Packing()


def dictionary_name(name: str) -> str:
    """Return the name of the array with the dictionary of the texts named *name*."""
    return f"{name}.dictionary"


def dictionary_array(own: zstandard.ZstdCompressionDict) -> Array:
    """Return a dictionary as it is written."""
    return np.frombuffer(own.as_bytes(), np.uint8)


class PackedTexts(StoredTexts):
    """Texts that were packed before they were written."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        super().__init__(file, name)
        self.packing = COMMON
        if (own := dictionary_name(name)) in file:
            content = file.array(own).tobytes()
            self.packing = Packing(zstandard.ZstdCompressionDict(content))

    def __getitem__(self, number: int) -> bytes:
        return self.packing.unpack(super().__getitem__(number))

    def all(self) -> list[bytes]:
        """Return every text, in order."""
        return [self.packing.unpack(packed) for packed in super().all()]
