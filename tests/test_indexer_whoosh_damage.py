"""A segment file whose table is not what was written is damaged, in one sentence."""

from __future__ import annotations

import json
import random
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.files.array_file import MAGIC, ArrayFile, ArrayFileWriter
from indexer.backends.whoosh.postings.segment import Segment
from indexer.errors import IndexDamaged
from tests.contract.documents import document

_TAIL = struct.calcsize("<Q") + len(MAGIC)
# What a row of the table (dtype, shape, offset) may become.
ROWS: list[Any] = [
    ["<y4", [3], 64],
    ["|O", [3], 64],
    ["", [3], 64],
    [None, [3], 64],
    [4, [3], 64],
    ["<i4", [-1], 64],
    ["<i4", ["a"], 64],
    ["<i4", None, 64],
    ["<i4", [10**30], 64],
    ["<i4", [3], -5],
    ["<i4", [3], 10**30],
    ["<i4", [3], "x"],
    ["<i4", [3], None],
    ["<i4", [3]],
    "<i4",
    None,
    {},
]
FACTS: list[Any] = [
    [],
    "x",
    None,
    7,
    {},
    {"arrays": []},
    {"arrays": None},
    {"arrays": "a"},
]


def with_facts(path: Path, facts: Any) -> Path:
    """Write a file of one array whose table is *facts*."""
    with ArrayFileWriter(path) as file:
        file.add("a", np.arange(3, dtype=np.int32))
        file.finish({"documents": 3})
    body = path.read_bytes()
    (size,) = struct.unpack("<Q", body[-_TAIL : -len(MAGIC)])
    table = json.dumps(facts).encode()
    changed = body[: -_TAIL - size] + table + struct.pack("<Q", len(table)) + MAGIC
    path.write_bytes(changed)
    return path


@pytest.mark.parametrize("row", ROWS, ids=repr)
def test_a_row_of_the_table_that_nobody_wrote(tmp_path: Path, row: Any) -> None:
    path = with_facts(tmp_path / "x.segment", {"arrays": {"a": row}, "documents": 3})

    with pytest.raises(IndexDamaged, match=r"x\.segment.*index --rebuild"):
        ArrayFile(path).array("a")


@pytest.mark.parametrize("facts", FACTS, ids=repr)
def test_a_table_that_nobody_wrote(tmp_path: Path, facts: Any) -> None:
    path = with_facts(tmp_path / "x.segment", facts)

    with pytest.raises(IndexDamaged, match=r"x\.segment.*index --rebuild"):
        Segment(path)


@pytest.mark.parametrize("size", [0, 1, 2**40, 2**63])
def test_a_table_of_a_length_that_nobody_wrote(tmp_path: Path, size: int) -> None:
    path = with_facts(tmp_path / "x.segment", {"arrays": {}, "documents": 3})
    body = path.read_bytes()
    path.write_bytes(body[:-_TAIL] + struct.pack("<Q", size) + MAGIC)

    with pytest.raises(IndexDamaged, match=r"x\.segment.*index --rebuild"):
        Segment(path)


@pytest.mark.parametrize("length", [0, 1, 20, 25, 40])
def test_a_file_that_was_cut_off(tmp_path: Path, length: int) -> None:
    path = with_facts(tmp_path / "x.segment", {"arrays": {}, "documents": 3})
    path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(IndexDamaged, match=r"x\.segment.*index --rebuild"):
        ArrayFile(path)


@pytest.mark.slow
def test_any_turned_bit_of_the_table_is_noticed_or_harmless(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    WhooshBackend(folder).update([document(f"a/{n}") for n in range(5)], ())
    [path] = folder.glob("*.segment")
    whole = path.read_bytes()
    (size,) = struct.unpack("<Q", whole[-_TAIL : -len(MAGIC)])
    chance = random.Random(5)
    other = tmp_path / "other.segment"
    said = []
    for _ in range(400):
        body = bytearray(whole)
        body[-_TAIL - chance.randrange(size) - 1] ^= 1 << chance.randrange(8)
        other.write_bytes(body)
        try:
            segment = Segment(other)
            for name in segment.file.names():
                segment.file.array(name)
        except IndexDamaged as error:
            said.append(str(error))

    assert said
    assert all("index --rebuild" in sentence for sentence in said)
