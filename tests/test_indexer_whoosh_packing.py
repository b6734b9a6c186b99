"""Offsets and texts come back from their packed forms as they were."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.backends.whoosh.files.array_file import ArrayFile, ArrayFileWriter
from indexer.backends.whoosh.files.inversion import starts_of
from indexer.backends.whoosh.files.packed_texts import (
    PackedTexts,
    dictionary,
    pack,
    unpack,
)
from indexer.backends.whoosh.files.token_offsets import TokenOffsets
from indexer.backends.whoosh.files.token_rows import LONGEST
from indexer.errors import IndexDamaged

tokens = st.tuples(st.integers(0, 400) | st.integers(0, 2**31), st.integers(1, LONGEST))
zones = st.lists(tokens, max_size=6)
documents = st.lists(st.tuples(zones, zones), max_size=5)


@given(documents, st.data())
def test_offsets_come_back(
    rows: list[tuple[list[tuple[int, int]], list[tuple[int, int]]]],
    data: st.DataObject,
) -> None:
    """Gaps of any size, tokens before the one before, empty zones and documents."""
    flat = [token for title, body in rows for token in (*title, *body)]
    counts = np.array([len(a) + len(b) for a, b in rows], np.int64)
    titles = np.array([len(title) for title, _ in rows], np.int64)
    starts = np.array([start for start, _ in flat], np.uint32)
    lengths = np.array([length for _, length in flat], np.uint8)
    begins = starts_of(counts)[:-1]
    packed = TokenOffsets.of(starts, lengths, np.concatenate([begins, begins + titles]))
    chosen = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1)))) if rows else []

    found = packed.starts(begins[chosen], counts[chosen], titles[chosen])

    expected = [starts[begins[at] : begins[at] + counts[at]] for at in chosen]
    assert found.tolist() == [x for part in expected for x in part.tolist()]


def test_neighbours_in_a_text_need_no_list() -> None:
    """A blank between words, two tokens of one word, a long gap."""
    starts = np.array([0, 5, 5, 9, 300], np.uint32)
    lengths = np.array([4, 3, 3, 2, 6], np.uint8)

    packed = TokenOffsets.of(starts, lengths, np.array([0]))

    assert packed.gaps.tolist() == [0, 1, -3, 1, -128]
    assert packed.listed.tolist() == [4]
    assert packed.listed_starts.tolist() == [300]


@given(st.text() | st.text("aäö §", min_size=300))
def test_texts_come_back(text: str) -> None:
    encoded = text.encode("utf-8", "surrogatepass")

    assert unpack(pack(encoded)) == encoded


def test_packed_texts_of_a_file(tmp_path: Path) -> None:
    texts = [b"", "Päätös: hyväksyttiin. ".encode() * 50, b"x"]
    with ArrayFileWriter(tmp_path / "a.segment") as writer:
        writer.add_texts("texts", map(pack, texts))
        writer.finish({})
    file = ArrayFile(tmp_path / "a.segment")
    found = PackedTexts(file, "texts")

    assert found.all() == texts
    assert [found[at] for at in range(3)] == texts
    assert file.array("texts.blob").nbytes < 200


def test_damaged_text_is_not_read_as_another() -> None:
    packed = bytearray(pack(b"kunnanvaltuusto hylkasi esityksen " * 20))

    with pytest.raises(IndexDamaged):
        unpack(bytes(packed[: len(packed) // 2]))


def test_threads_unpack_side_by_side() -> None:
    texts = [f"asia {n} § {n}".encode() * (n + 1) for n in range(200)]
    packed, wrong = [pack(text) for text in texts], []

    def read() -> None:
        wrong.extend(
            text
            for text, kept in zip(texts, packed, strict=True)
            if unpack(kept) != text
        )

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not wrong


def test_the_dictionary_is_the_one_the_format_was_made_with() -> None:
    """Texts packed with another one cannot be read: raise ``generations.FORMAT``."""
    assert dictionary().dict_id() == DICTIONARY_OF_FORMAT_3


DICTIONARY_OF_FORMAT_3 = 1709716638
