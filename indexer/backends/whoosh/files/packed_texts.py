"""Long texts of documents, each packed by itself with Zstandard.

Short texts pack well only with a dictionary of what is in all of them. Ours is made of
the demo's decisions (``scripts/make_dictionary.py``) and is the same for every segment,
so that merging copies packed texts as they are. It is a part of the file format: another
one needs another ``generations.FORMAT``.
"""

from __future__ import annotations

import threading
from functools import cache
from importlib import resources

import zstandard

from indexer.backends.whoosh.files.array_file import ADVICE, StoredTexts
from indexer.errors import IndexDamaged

_LEVEL = 6
"""Texts take a tenth less than at 3; the levels above win a hundredth more."""

_local = threading.local()


@cache
def dictionary() -> zstandard.ZstdCompressionDict:
    """Return what packing and unpacking begin with."""
    file = resources.files(__package__) / "stored_texts.dict"
    return zstandard.ZstdCompressionDict(file.read_bytes())


def pack(text: bytes) -> bytes:
    """Return *text* packed; the empty one stays empty."""
    if not text:
        return b""
    if not hasattr(_local, "packer"):  # neither object may be shared by threads
        _local.packer = zstandard.ZstdCompressor(_LEVEL, dict_data=dictionary())
    packed: bytes = _local.packer.compress(text)
    return packed


def unpack(packed: bytes) -> bytes:
    """Undo ``pack``.

    Raises:
        IndexDamaged: these are not the bytes of a packed text.
    """
    if not packed:
        return b""
    if not hasattr(_local, "unpacker"):
        _local.unpacker = zstandard.ZstdDecompressor(dict_data=dictionary())
    try:
        text: bytes = _local.unpacker.decompress(packed)
    except zstandard.ZstdError as error:
        raise IndexDamaged(f"a stored text cannot be unpacked; {ADVICE}") from error
    return text


class PackedTexts(StoredTexts):
    """Texts that were packed before they were written."""

    def __getitem__(self, number: int) -> bytes:
        return unpack(super().__getitem__(number))

    def all(self) -> list[bytes]:
        """Return every text, in order."""
        return [unpack(packed) for packed in super().all()]
