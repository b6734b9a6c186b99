"""Postings are kept narrow, and read back as they were, however they are asked for."""

from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.backends.whoosh.files.array_file import (
    Array,
    ArrayFile,
    ArrayFileWriter,
    places_in,
)
from indexer.backends.whoosh.postings.posting_columns import (
    CodeColumn,
    ColumnWriter,
    DocumentColumn,
    by_frequency,
)

BLOCKS = st.lists(
    st.lists(st.tuples(st.integers(0, 300_000), st.integers(0, 700)), max_size=30),
    max_size=5,
)


def columns(
    path: Path, blocks: list[list[tuple[int, int]]]
) -> tuple[DocumentColumn, CodeColumn]:
    path.unlink(missing_ok=True)
    with ArrayFileWriter(path) as file:
        writer = ColumnWriter(file)
        for block in blocks:
            rows = np.array(block, np.int32).reshape(-1, 2)
            writer.add(rows[:, 0], rows[:, 1].astype(np.uint16))
        writer.finish()
        file.finish({"documents": 0})
    read = ArrayFile(path)
    return DocumentColumn.read(read), CodeColumn.read(read)


@given(blocks=BLOCKS, data=st.data())
def test_columns_give_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory,
    blocks: list[list[tuple[int, int]]],
    data: st.DataObject,
) -> None:
    path = tmp_path_factory.mktemp("columns") / "file"
    docs, codes = columns(path, blocks)
    rows = [row for block in blocks for row in block]
    wanted = np.array(rows, np.int64).reshape(-1, 2)
    start = data.draw(st.integers(0, len(rows)))
    end = data.draw(st.integers(start, len(rows)))
    some = st.lists(st.integers(0, max(len(rows) - 1, 0)), max_size=20 if rows else 0)
    at: Array = np.array(data.draw(some), np.int64)
    for chosen in (slice(start, end), slice(None), at):
        assert docs[chosen].tolist() == wanted[chosen, 0].tolist()
        assert codes[chosen].tolist() == wanted[chosen, 1].tolist()
    assert docs[start:end].dtype == np.int32


def test_frequent_codes_come_first() -> None:
    table = np.arange(30, dtype=np.int32).reshape(3, 10)
    codes, sorted_table = by_frequency(np.array([2, 0, 2, 1, 2, 1], np.uint16), table)
    assert codes.tolist() == [0, 2, 0, 1, 0, 1]
    assert (sorted_table[codes] == table[[2, 0, 2, 1, 2, 1]]).all()


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("dtype", [np.int32, np.int64])
def test_places_are_those_of_numpy_and_the_array_is_not_widened(
    side: Literal["left", "right"], dtype: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Values that fit are asked for in the array's own type; wider ones are right, too."""
    ordered: Array = np.array([0, 3, 3, 9, 2**31 - 1], dtype)
    wide = np.array([-1, 0, 3, 4, 2**31 - 1, 2**40])
    expected = np.searchsorted(ordered.astype(np.int64), wide, side=side)
    types = []
    plain: Any = np.searchsorted

    def watched(array: Array, values: Array, side: str) -> Any:
        types.append((array.dtype, values.dtype))
        return plain(array, values, side=side)

    monkeypatch.setattr(np, "searchsorted", watched)

    assert places_in(ordered, wide, side).tolist() == expected.tolist()
    assert places_in(ordered, wide[:-1], side).tolist() == expected[:-1].tolist()
    assert int(places_in(ordered, 4, side)) == expected[3]
    assert [one == other for one, other in types[1:]] == [True, True]
