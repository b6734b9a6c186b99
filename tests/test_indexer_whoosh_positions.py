"""Positions are kept in as few bits as their document needs, and read back as they were."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.backends.whoosh.files.array_file import ArrayFile, ArrayFileWriter
from indexer.backends.whoosh.files.row_numbers import starts_of
from indexer.backends.whoosh.postings import segment as segments
from indexer.backends.whoosh.postings.position_column import (
    BitPlaces,
    PositionColumn,
    PositionWriter,
    widths_of,
)
from indexer.backends.whoosh.postings.segment import PostingList, Segment
from indexer.backends.whoosh.writing.builder import SegmentBuilder
from tests.contract.documents import document

SIZE = 6
VALUES = st.integers(0, 40) | st.integers(0, 2**32 - 1)
ROWS = st.dictionaries(
    st.integers(0, SIZE - 1), st.lists(VALUES, min_size=1, max_size=80)
)
BLOCKS = st.lists(st.lists(ROWS, max_size=4), max_size=3)


@given(BLOCKS)
def test_positions_come_back(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[list[dict[int, list[int]]]]
) -> None:
    """Blocks of terms, which are rows of positions by document."""
    path = tmp_path_factory.mktemp("positions") / "a.segment"
    every = [
        (doc, x) for block in blocks for row in block for doc in row for x in row[doc]
    ]
    pairs = np.array(every, np.int64).reshape(-1, 2)
    widths = widths_of(pairs[:, 0], pairs[:, 1], SIZE)
    byte_counts = [np.zeros(0, np.int64)]
    with ArrayFileWriter(path) as file:
        writer = PositionWriter(file, widths)
        for block in blocks:
            postings = [item for row in block for item in sorted(row.items())]
            byte_counts.append(
                writer.add(
                    np.array([len(row) for row in block], np.int64),
                    np.array([doc for doc, _ in postings], np.int64),
                    np.array([len(x) for _, x in postings], np.int64),
                    np.array([at for _, x in postings for at in x], np.uint32),
                )
            )
        writer.finish()
        file.finish({})
    column = PositionColumn(ArrayFile(path))
    starts = starts_of(np.concatenate(byte_counts)) * 8
    terms = [row for block in blocks for row in block]
    for start, row in zip(starts.tolist(), terms, strict=False):
        at = start
        for doc, positions in sorted(row.items()):
            one = np.array([at]), np.array([len(positions)]), widths[[doc]]
            assert column[BitPlaces.of_rows(*one)].tolist() == positions
            at += len(positions) * int(widths[doc])
    assert len(starts) == len(terms) + 1


@pytest.mark.parametrize(
    ("largest", "bits"), [(0, 1), (1, 1), (2, 2), (255, 8), (256, 9), (2**32 - 1, 32)]
)
def test_the_largest_position_says_how_many_bits(largest: int, bits: int) -> None:
    widths = widths_of(np.array([1, 1]), np.array([0, largest], np.int64), 2)

    assert widths.tolist() == [1, bits]


@pytest.fixture(scope="module")
def common(tmp_path_factory: pytest.TempPathFactory) -> Segment:
    """A segment with words that most documents have, more often in some than in others."""
    builder = SegmentBuilder()
    for number in range(400):
        words = ["asia"] * (number % 5) + ["päätös", f"n{number}"] * (1 + number % 3)
        words += ["kaavan:kaava:kaa"] * (number % 7 == 0) + ["loppu"] * (number % 2)
        builder.add(document(f"a/{number:03}", "asia", " ".join(words)))
    path = tmp_path_factory.mktemp("common") / "a.segment"
    builder.write(path)
    return Segment(path)


@pytest.mark.parametrize("word", ["asia", "päätös", "kaava", "kaa", "loppu", "n7"])
@pytest.mark.parametrize("step", [1, 3, 50, 399])
@pytest.mark.parametrize("windowed", [0, 10_000])
def test_positions_of_few_postings_are_found_by_sums_and_skips(
    common: Segment,
    monkeypatch: pytest.MonkeyPatch,
    word: str,
    step: int,
    windowed: int,
) -> None:
    postings = common.postings(word)
    assert postings
    chosen = np.arange(len(postings.docs) - 1, -1, -step)[::-1]
    monkeypatch.setattr(segments, "_SUMMED", 10_000)
    whole = postings.position_places(chosen)

    monkeypatch.setattr(segments, "_SUMMED", 0)
    monkeypatch.setattr(segments, "_WINDOWED", windowed)
    found = postings.position_places(chosen)

    assert found.at.tolist() == whole.at.tolist()
    assert found.widths.tolist() == whole.widths.tolist()


def test_positions_of_a_range_of_terms_are_those_of_each(common: Segment) -> None:
    first, last = common.prefix_range("")
    each = [positions_of_terms(common, at, at + 1) for at in range(first, last)]

    assert positions_of_terms(common, first, last) == [x for row in each for x in row]
    assert positions_of_terms(common, 2, 2) == []


def positions_of_terms(segment: Segment, first: int, last: int) -> list[int]:
    positions: list[int] = segment.positions_of(
        PostingList(segment, first, last)
    ).tolist()
    return positions


def test_positions_that_are_the_same_twice_are_kept_once(tmp_path: Path) -> None:
    """As a lemma and as written, in each zone by itself; in no other case."""
    builder = SegmentBuilder()
    builder.add(document("a/1", "tie talo", "tie talon:talo tie"))
    builder.add(document("a/2", "asia", "talo talon:talo tien:tie"))
    builder.write(tmp_path / "a.segment")
    segment = Segment(tmp_path / "a.segment")

    def kept(word: str) -> list[list[int]]:
        number = segment.terms.number(word.encode())
        assert number is not None
        _, codes = segment.lists.of_term(number)
        rows: list[list[int]] = segment.rows[codes].tolist()
        return rows

    assert kept("tie") == [
        [1, 0, 1, 2, 0, 2, 0, 0, 0, 0b11],
        [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    ]
    assert kept("talo") == [
        [1, 0, 1, 1, 0, 0, 0, 0, 0, 0b01],
        [0, 0, 0, 2, 0, 1, 0, 0, 0, 0],
    ]
    number = segment.terms.number(b"tie")
    assert number is not None
    assert positions_of_terms(segment, number, number + 1) == [0, 0, 2, 2]
