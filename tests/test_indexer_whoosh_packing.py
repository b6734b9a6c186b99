"""Offsets and texts come back from their packed forms as they were."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.backends.whoosh.files.array_file import Array, ArrayFile, ArrayFileWriter
from indexer.backends.whoosh.files.packed_texts import (
    COMMON,
    PackedTexts,
    Packing,
    dictionary,
    dictionary_array,
    dictionary_name,
    own_dictionary,
    sampled,
)
from indexer.backends.whoosh.files.row_numbers import ranges, starts_of
from indexer.backends.whoosh.files.two_bits import TwoBitColumn, packed
from indexer.backends.whoosh.tokens import form_column
from indexer.backends.whoosh.tokens.form_numbers import by_frequency
from indexer.backends.whoosh.tokens.form_terms import FormTerms, FormTermsWriter
from indexer.backends.whoosh.tokens.token_offsets import (
    Documents,
    TokenOffsets,
    write_lengths,
    write_offsets,
)
from indexer.backends.whoosh.tokens.token_rows import LONGEST
from indexer.errors import IndexDamaged

tokens = st.tuples(st.integers(0, 400) | st.integers(0, 2**31), st.integers(1, LONGEST))
zones = st.lists(tokens, max_size=6)
documents = st.lists(st.tuples(zones, zones), max_size=5)


def written(folder: Path, starts: Array, lengths: Array, zones: Array) -> ArrayFile:
    """Write offsets of tokens that have two forms in turn."""
    path = folder / "offsets.segment"
    path.unlink(missing_ok=True)
    forms = np.arange(len(starts)) % 2
    with ArrayFileWriter(path) as file:
        write_offsets(file, starts, lengths, zones)
        write_lengths(file, forms, lengths, 2)
        file.finish({})
    return ArrayFile(path)


@given(documents, st.data())
def test_offsets_come_back(
    tmp_path_factory: pytest.TempPathFactory,
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
    zones = np.concatenate([begins, begins + titles])
    file = written(tmp_path_factory.mktemp("offsets"), starts, lengths, zones)
    chosen = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1)))) if rows else []
    some = Documents(begins[chosen], counts[chosen], titles[chosen])

    forms = ranges(some.begins, some.counts) % 2
    found = TokenOffsets(file).of(some, forms)
    row = data.draw(st.lists(st.integers(0, len(forms) - 1))) if len(forms) else []
    picked = TokenOffsets(file).at(some, forms, np.array(row, np.int64))

    parts = [slice(begins[at], begins[at] + counts[at]) for at in chosen]
    assert found[0].tolist() == [x for part in parts for x in starts[part].tolist()]
    assert found[1].tolist() == [x for part in parts for x in lengths[part].tolist()]
    assert [x.tolist() for x in picked] == [x[row].tolist() for x in found]


def test_neighbours_in_a_text_need_no_list(tmp_path: Path) -> None:
    """A blank between words, two tokens of one word, a long gap."""
    starts = np.array([0, 5, 5, 9, 300, 307], np.uint32)
    lengths = np.array([4, 3, 4, 2, 4, 3], np.uint8)

    file = written(tmp_path, starts, lengths, np.array([0]))

    assert TwoBitColumn(file.array("tokens.gap"))[0:6].tolist() == [1, 1, 0, 0, 0, 3]
    assert file.array("gaps.at").tolist() == [2, 3, 4]
    assert file.array("gaps.start").tolist() == [5, 9, 300]
    assert file.array("forms.length").tolist() == [4, 3]
    assert file.array("lengths.at").tolist() == [3]
    assert file.array("lengths.length").tolist() == [2]


@given(st.lists(st.lists(st.integers(0, 3), max_size=9), max_size=5), st.data())
def test_two_bits_come_back(pieces: list[list[int]], data: st.DataObject) -> None:
    """However they come, and are asked for."""
    numbers = [x for piece in pieces for x in piece]
    arrays = [np.array(piece, np.uint8) for piece in pieces]
    column = TwoBitColumn(np.concatenate([*packed(arrays), np.zeros(0, np.uint8)]))
    start = data.draw(st.integers(0, len(numbers)))
    end = data.draw(st.integers(start, len(numbers)))

    assert column[start:end].tolist() == numbers[start:end]
    rows = np.array([start, 0, end]), np.array([end, start, end])
    assert column.in_rows(*rows).tolist() == numbers[start:end] + numbers[:start]


FORMS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40)), max_size=70)


@given(FORMS, st.integers(0, 70), st.data())
def test_terms_of_forms_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    shapes: list[tuple[int, int]],
    cut: int,
    data: st.DataObject,
) -> None:
    """Numbers of lemmas and parts by form; written in two blocks."""
    rows: list[list[tuple[int, int]]] = []
    for lemmas, parts in shapes:
        ways = [0] * lemmas + [1] * parts + [2]
        rows.append([(70_000 * len(rows) + at, way) for at, way in enumerate(ways)])
    path = tmp_path_factory.mktemp("forms") / "a.segment"
    with ArrayFileWriter(path) as file:
        writer = FormTermsWriter(file, 5_000_000)
        for block in (slice(None, cut), slice(cut, None)):
            terms = [term for row in rows[block] for term, _ in row]
            own = np.array(shapes[block], np.uint32).reshape(-1, 2)
            writer.add(own, np.array(terms, np.uint32))
        writer.finish()
        file.finish({})
    found = FormTerms(ArrayFile(path))
    chosen = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1)))) if rows else []

    forms, terms_found, ways_found = found.entries(np.array(chosen, np.uint32))

    entries = zip(
        forms.tolist(), terms_found.tolist(), ways_found.tolist(), strict=True
    )
    assert list(entries) == [(at, *entry) for at in chosen for entry in rows[at]]
    assert len(found) == len(rows)
    assert found.shapes(np.array(chosen, np.int64)).tolist() == [
        list(shapes[at]) for at in chosen
    ]


@given(st.text() | st.text("aäö §", min_size=300))
def test_texts_come_back(text: str) -> None:
    encoded = text.encode("utf-8", "surrogatepass")

    assert COMMON.unpack(COMMON.pack(encoded)) == encoded


@pytest.mark.parametrize("text", [b"", b"{}", b"\xff", b"\xffx", b"a" * 40, b"ab"])
def test_a_text_is_never_kept_longer_than_it_is_and_a_byte(text: bytes) -> None:
    kept = COMMON.pack(text)

    assert COMMON.unpack(kept) == text
    assert len(kept) <= len(text) + bool(text)


def test_packed_texts_do_not_say_again_what_they_are() -> None:
    """Neither that they are Zstandard's, nor of which dictionary."""
    kept = COMMON.pack(b"kunnanvaltuusto hylkasi esityksen " * 20)

    assert not kept.startswith(b"\x28\xb5\x2f\xfd")
    assert dictionary().dict_id().to_bytes(4, "little") not in kept[:8]


PIECES = st.lists(
    st.lists(st.lists(st.integers(0, 7) | st.integers(0, 2**32 - 1), max_size=5)),
    max_size=4,
)


@given(PIECES, st.data())
def test_forms_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    pieces: list[list[list[int]]],
    data: st.DataObject,
) -> None:
    """Pieces of whole documents, some of which have no token."""
    rows = [row for piece in pieces for row in piece]
    counts = np.array([len(row) for row in rows], np.int64)
    arrays = [np.array([x for row in p for x in row], np.uint32) for p in pieces]
    path = tmp_path_factory.mktemp("forms") / "a.segment"
    first = data.draw(st.integers(0, len(rows)))
    last = data.draw(st.integers(first, len(rows)))
    some = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1)))) if rows else []
    with pytest.MonkeyPatch.context() as patch, ArrayFileWriter(path) as file:
        patch.setattr(form_column, "LISTED", data.draw(st.sampled_from([3, 0xFFFF])))
        file.add_starts("tokens.starts", starts_of(counts))
        form_column.write_forms(file, lambda: arrays, counts, 2**32)
        file.finish({})
        found = form_column.FormColumn(ArrayFile(path))

        chosen = np.array(some, np.int64)
        assert found.of_documents(chosen).tolist() == [x for n in some for x in rows[n]]
        flat = [x for row in rows[first:last] for x in row]
        assert found[first:last].tolist() == flat


def test_frequent_forms_come_first() -> None:
    forms, order = by_frequency(np.array([3, 1, 3, 0, 1, 3]), 4)

    assert order.tolist() == [3, 1, 0, 2]
    assert forms.tolist() == [0, 1, 0, 2, 1, 0]


def test_packed_texts_of_a_file(tmp_path: Path) -> None:
    texts = [b"", "Päätös: hyväksyttiin. ".encode() * 50, b"x"]
    with ArrayFileWriter(tmp_path / "a.segment") as writer:
        writer.add_texts("texts", map(COMMON.pack, texts))
        writer.finish({})
    file = ArrayFile(tmp_path / "a.segment")
    found = PackedTexts(file, "texts")

    assert found.all() == texts
    assert [found[at] for at in range(3)] == texts
    assert file.array("texts.blob").nbytes < 200


def test_damaged_text_is_not_read_as_another() -> None:
    kept = bytearray(COMMON.pack(b"kunnanvaltuusto hylkasi esityksen " * 20))

    with pytest.raises(IndexDamaged):
        COMMON.unpack(bytes(kept[: len(kept) // 2]))


def similar_texts(count: int) -> list[bytes]:
    dice = random.Random(5)
    words = [f"sana{number}" for number in range(3000)]
    frame = " ".join(dice.choices(words, k=60))
    return [
        f"{frame} {number} {' '.join(dice.choices(words, k=40))}".encode()
        for number in range(count)
    ]


def test_texts_of_one_kind_have_a_dictionary_of_their_own(tmp_path: Path) -> None:
    texts = similar_texts(1500)
    own = own_dictionary(texts[at] for at in sampled(len(texts)))
    assert own
    packing = Packing(own)
    with ArrayFileWriter(tmp_path / "a.segment") as writer:
        writer.add(dictionary_name("texts"), dictionary_array(own))
        writer.add_texts("texts", map(packing.pack, texts))
        writer.finish({})
    found = PackedTexts(ArrayFile(tmp_path / "a.segment"), "texts")

    assert found.all() == texts
    assert found[7] == texts[7]
    common = sum(len(COMMON.pack(text)) for text in texts)
    assert sum(len(packing.pack(text)) for text in texts) < 0.7 * common


@pytest.mark.parametrize(
    "samples", [[], [b""] * 2000, [b"a"] * 2000, similar_texts(100)]
)
def test_few_or_empty_texts_have_none(samples: list[bytes]) -> None:
    assert own_dictionary(samples) is None


@pytest.mark.parametrize(
    ("count", "wanted"), [(0, 0), (999, 0), (1000, 1000), (70_000, 3000)]
)
def test_a_dictionary_is_made_of_some_texts_from_all_over(
    count: int, wanted: int
) -> None:
    found = sampled(count)

    assert len(found) == wanted
    assert not wanted or found[-1] - found[0] > 0.9 * count


def test_threads_unpack_side_by_side() -> None:
    texts = [f"asia {n} § {n}".encode() * (n + 1) for n in range(200)]
    kept_texts = [COMMON.pack(text) for text in texts]
    wrong: list[bytes] = []

    def read() -> None:
        wrong.extend(
            text
            for text, kept in zip(texts, kept_texts, strict=True)
            if COMMON.unpack(kept) != text
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
