"""Make the dictionary with which texts are packed in the index, from the demo's index.

Usage: python scripts/make_dictionary.py var/demo/index

What it writes is a part of the file format: raise ``generations.FORMAT`` with it. Only the
demo's decisions may be used, which were written for this project: a dictionary holds
pieces of the texts it was made of, and stays when a decision is taken down.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import zstandard

import indexer.backends.whoosh.files.packed_texts as packed_texts
from indexer.backends.whoosh.files.generations import read_manifest
from indexer.backends.whoosh.postings.segment import Segment

SIZE = 32_768
PARTS = ("texts", "extras", "cards")
TARGET = Path(packed_texts.__file__).with_name("stored_texts.dict")


def samples(folder: Path) -> Iterator[bytes]:
    """Yield the texts, and what is stored as JSON, of an index."""
    for entry in read_manifest(folder).segments:
        segment = Segment(folder / entry.file.name)
        for part in PARTS:
            yield from packed_texts.PackedTexts(segment.file, part).all()


def main() -> None:
    """Train and write."""
    texts = samples(Path(sys.argv[1]))
    found: list[bytes | bytearray | memoryview] = [text for text in texts if text]
    made = zstandard.train_dictionary(SIZE, found)
    TARGET.write_bytes(made.as_bytes())
    print(f"{TARGET.name}: {len(made.as_bytes())} bytes from {len(found)} texts")


if __name__ == "__main__":
    main()
