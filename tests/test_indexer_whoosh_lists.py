"""Postings of frequent terms, and sizes of rows, come back from what they are kept as."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.backends.whoosh.files import size_column
from indexer.backends.whoosh.files.array_file import ArrayFile, ArrayFileWriter
from indexer.backends.whoosh.files.narrow_texts import NarrowTexts
from indexer.backends.whoosh.files.size_column import SizeColumn, write_sizes
from indexer.backends.whoosh.postings.long_lists import are_long, encoded
from indexer.backends.whoosh.postings.posting_lists import PostingLists, PostingWriter

SIZES = st.lists(st.integers(0, 300) | st.integers(0, 2**32 - 1), max_size=80)
CODES = st.integers(0, 20) | st.integers(250, 260) | st.integers(0, 2**31 - 1)
TEXTS = st.lists(st.binary(max_size=3) | st.binary(min_size=250, max_size=260))


@given(SIZES, st.integers(1, 4), st.data())
def test_sizes_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    sizes: list[int],
    steps: int,
    data: st.DataObject,
) -> None:
    path = tmp_path_factory.mktemp("sizes") / "a.segment"
    with ArrayFileWriter(path) as file, pytest.MonkeyPatch.context() as patch:
        patch.setattr(size_column, "_WRITTEN", steps * size_column.STRIDE)
        write_sizes(file, "a", np.array(sizes, np.int64))
        file.finish({})
    column = SizeColumn(ArrayFile(path), "a")
    starts = [sum(sizes[:at]) for at in range(len(sizes) + 1)]
    first = data.draw(st.integers(0, len(sizes)))
    last = data.draw(st.integers(first, len(sizes)))
    chosen = data.draw(st.lists(st.integers(0, len(sizes) - 1))) if sizes else []
    numbers = np.array(chosen, np.int64)

    assert len(column) == len(sizes)
    assert [column.start(at) for at in range(len(sizes) + 1)] == starts
    assert [column.bounds(at) for at in range(len(sizes))] == list(pairwise(starts))
    assert column.sizes(first, last).tolist() == sizes[first:last]
    assert column.starts(first, last).tolist() == starts[first : last + 1]
    assert column.sizes_of(numbers).tolist() == [sizes[at] for at in chosen]
    assert [x.tolist() for x in column.rows(numbers)] == [
        [starts[at] for at in chosen],
        [sizes[at] for at in chosen],
    ]


@given(TEXTS, st.binary(max_size=3), st.data())
def test_narrow_texts_are_found(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[bytes],
    wanted: bytes,
    data: st.DataObject,
) -> None:
    texts = sorted(set(texts))
    path = tmp_path_factory.mktemp("texts") / "a.segment"
    with ArrayFileWriter(path) as file:
        write_sizes(file, "a", np.array([len(text) for text in texts], np.int64))
        file.add("a.blob", np.frombuffer(b"".join(texts), np.uint8))
        file.finish({})
    found = NarrowTexts(ArrayFile(path), "a")
    first = data.draw(st.integers(0, len(texts)))
    last = data.draw(st.integers(first, len(texts)))
    below = [at for at in range(first, last) if texts[at] < wanted]

    assert found.all() == texts
    assert [found[at] for at in range(len(texts))] == texts
    assert [found.number(text) for text in texts] == list(range(len(texts)))
    assert found.find(wanted, first, last) == first + len(below)
    assert found.sizes(np.arange(len(texts))).tolist() == list(map(len, texts))
    part = wanted or b"a"
    assert found.containing(part, first, last).tolist() == [
        at for at in range(first, last) if part in texts[at]
    ]


@given(st.data(), st.sampled_from([1, 7, 254, 255, 256, 600]))
@settings(max_examples=60)
def test_postings_come_back(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, size: int
) -> None:
    """Terms that few, some, or nearly all documents have, in any order."""
    documents = st.sets(st.integers(0, size - 1), min_size=1)
    nearly_all = st.sets(st.integers(0, size - 1), max_size=5).map(
        lambda gone: set(range(size)) - gone or {0}
    )
    every = st.lists(documents | nearly_all, max_size=12)
    blocks = data.draw(st.lists(every, max_size=3))
    path = tmp_path_factory.mktemp("lists") / "a.segment"
    dice = np.random.default_rng(data.draw(st.integers(0, 9)))
    largest = data.draw(CODES)
    terms, codes = [], []
    with ArrayFileWriter(path) as file:
        writer = PostingWriter(file, size)
        for block in blocks:
            docs = [sorted(term) for term in block]
            own = [dice.integers(0, largest + 1, len(term)) for term in docs]
            terms += docs
            codes += [x.tolist() for x in own]
            writer.add(
                np.array([len(term) for term in docs], np.int64),
                np.array([doc for term in docs for doc in term], np.int32),
                np.concatenate([np.zeros(0, np.int64), *own]),
            )
        assert writer.finish().all()
        file.finish({"documents": size})
    lists = PostingLists(ArrayFile(path))
    first = data.draw(st.integers(0, len(terms)))
    last = data.draw(st.integers(first, len(terms)))

    assert len(lists) == len(terms)
    for number, wanted in enumerate(zip(terms, codes, strict=True)):
        found = lists.of_term(number)
        assert [x.tolist() for x in found] == list(wanted)
        assert found[0].dtype == np.int32
    flat = [doc for term in terms[first:last] for doc in term]
    assert lists.documents(first, last).tolist() == flat
    flat_codes = [code for term in codes[first:last] for code in term]
    assert lists.codes(first, last).tolist() == flat_codes
    found = lists.of_terms(np.arange(first, last))
    assert [x.tolist() for x in found] == [flat, flat_codes]


def test_terms_without_postings_get_no_number(tmp_path: Path) -> None:
    with ArrayFileWriter(tmp_path / "a.segment") as file:
        writer = PostingWriter(file, 100)
        docs = np.array([*range(100), 7, *range(100)], np.int32)
        writer.add(np.array([0, 100, 0, 1, 100]), docs, np.zeros(201, np.uint16))
        assert writer.finish().tolist() == [False, True, False, True, True]
        file.finish({"documents": 100})
    lists = PostingLists(ArrayFile(tmp_path / "a.segment"))

    assert [lists.of_term(at)[0].tolist() for at in range(3)] == [
        list(range(100)),
        [7],
        list(range(100)),
    ]


@pytest.mark.parametrize(
    ("count", "bytes_"), [(100, 79 + 100 + 50), (2000, 79 + 3000), (9000, 2500 + 4500)]
)
def test_lists_take_a_byte_or_a_bit_for_a_document(count: int, bytes_: int) -> None:
    """Of 20,000 documents; and half a byte for a frequent code."""
    docs = np.linspace(0, 19_999, count).astype(np.int32)

    assert len(encoded(docs, np.zeros(count, np.uint16), 20_000)) == bytes_
    assert are_long(np.array([count]), 20_000).tolist() == [bytes_ + 20 < 3 * count]
