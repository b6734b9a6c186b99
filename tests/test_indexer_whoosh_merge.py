"""Merging segments, however their documents lie, gives what one segment would hold."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.backends.whoosh.files import packed_texts
from indexer.backends.whoosh.files.array_file import Array, ArrayFile
from indexer.backends.whoosh.postings import long_lists
from indexer.backends.whoosh.postings.segment import Segment
from indexer.backends.whoosh.searching.stored_documents import StoredDocuments
from indexer.backends.whoosh.tokens import form_column, form_numbers
from indexer.backends.whoosh.writing import merge as whoosh_merge
from indexer.backends.whoosh.writing import merge_forms, merge_terms
from indexer.backends.whoosh.writing.builder import SegmentBuilder
from indexer.backends.whoosh.writing.merge import Merger
from indexer.contract.document import IndexDocument
from tests.contract.documents import collections, document

NUMBERED = frozenset(
    (
        *("forms.shape", "forms.shapes", "forms.sums", "forms.length"),
        *("forms.terms", "forms.terms_high", "lengths.at", "lengths.length"),
        *("tokens.form", "tokens.listed", "tokens.listed_high"),
        *("tokens.listed_starts", "postings.codes", "postings.table"),
        *("postings.listed_at", "postings.listed", "lists.bytes", "lists.starts"),
    )
)
"""Forms and codes may have other numbers; what stands behind them is compared."""


def build(path: Path, documents: Sequence[IndexDocument]) -> Segment:
    builder = SegmentBuilder()
    for each in documents:
        builder.add(each)
    builder.write(path)
    return Segment(path)


def counts_of(segment: Segment) -> Array:
    """Return the counts by slot of every posting."""
    counts: Array = segment.rows[segment.lists.codes(0, len(segment.terms))]
    return counts


def documents_of(segment: Segment) -> list[int]:
    """Return the document of every posting."""
    numbers: list[int] = segment.lists.documents(0, len(segment.terms)).tolist()
    return numbers


def check_merge(parts: list[list[IndexDocument]], gone: set[str]) -> None:
    """Merge *parts* without the documents in *gone*; compare with one segment."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        sources = []
        for number, part in enumerate(parts):
            segment = build(folder / str(number), part)
            ids = [segment.ids.text(at) for at in range(segment.size)]
            deleted = [at for at, decision_id in enumerate(ids) if decision_id in gone]
            sources.append((segment, np.array(deleted, np.int32)))
        Merger(sources).write(folder / "merged")
        live = [x for part in parts for x in part if x.decision_id not in gone]
        expected = build(folder / "expected", live)
        merged = Segment(folder / "merged")

        for array in set(expected.file.names()) - NUMBERED:
            assert np.array_equal(merged.file.array(array), expected.file.array(array))
        assert np.array_equal(counts_of(merged), counts_of(expected))
        assert documents_of(merged) == documents_of(expected)
        documents = StoredDocuments(merged)
        assert [documents.document(at) for at in range(merged.size)] == sorted(
            live, key=lambda each: each.decision_id
        )


@pytest.mark.slow
@given(collections(), st.data(), st.integers(1, 4))
@settings(deadline=None)
def test_any_division_of_documents(
    documents: list[IndexDocument], data: st.DataObject, count: int
) -> None:
    owner = data.draw(
        st.lists(
            st.integers(0, count - 1), min_size=len(documents), max_size=len(documents)
        )
    )
    if data.draw(st.booleans()):
        owner.sort(reverse=data.draw(st.booleans()))
    parts = [
        [x for x, own in zip(documents, owner, strict=True) if own == part]
        for part in range(count)
    ]
    ids = [document.decision_id for document in documents]
    gone = data.draw(st.sets(st.sampled_from(ids), max_size=2)) if ids else set()
    kept = [part for part in parts if part and len(gone) < len(documents)]
    if kept and {x.decision_id for part in kept for x in part} - gone:
        check_merge(kept, gone)


@pytest.mark.slow
@given(collections())
@settings(deadline=None)
def test_small_blocks_give_the_same(documents: list[IndexDocument]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whoosh_merge, "_POSTINGS_PER_BLOCK", 3)
        patch.setattr(whoosh_merge, "_DOCUMENTS_PER_BLOCK", 2)
        patch.setattr(whoosh_merge, "_TERMS_PER_BLOCK", 5)
        patch.setattr(merge_forms, "_FORMS_PER_BLOCK", 2)
        patch.setattr(merge_forms, "_DOCUMENTS_PER_BLOCK", 1)
        patch.setattr(merge_terms, "_TERMS_PER_STEP", 2)
        patch.setattr(long_lists, "_LIST_BYTES", -1000)  # each term has a list
        patch.setattr(form_column, "LISTED", 2)
        patch.setattr(form_numbers, "LISTED", 2)
        for middle in (len(documents) // 2, len(documents) // 3):
            parts = [documents[:middle], documents[middle:]]
            if all(parts):
                check_merge(parts, set())
                check_merge(parts, {documents[0].decision_id})


@pytest.mark.slow
def test_texts_that_are_left_out_are_in_no_dictionary(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Segments of many documents have a dictionary of what their texts repeat."""
    monkeypatch.setattr(packed_texts, "FEWEST", 40)
    secret = "osoite Salakuja 7 puhelin 555 0101"
    dice = random.Random(3)
    words = [f"w{number}" for number in range(500)]
    parts: list[list[IndexDocument]] = [[], []]
    for number in range(400):
        text = f"{' '.join(words[:50])} {' '.join(dice.choices(words, k=60))}"
        text += f" {secret}" * (number % 2)
        parts[number // 200].append(document(f"a/{number:03}", "asia", text))
    gone = {f"a/{number:03}" for number in range(1, 400, 2)}

    def dictionary_of(path: Path) -> bytes:
        return ArrayFile(path).array("texts.dictionary").tobytes()

    check_merge(parts, set())
    check_merge(parts, gone)
    whole = build(tmp_path / "a", [*parts[0], *parts[1]])
    numbers = np.array([at for at in range(400) if at % 2], np.int32)
    Merger([(whole, numbers)]).write(tmp_path / "b")

    assert secret.encode() in dictionary_of(tmp_path / "a")
    assert secret.encode() not in dictionary_of(tmp_path / "b")
    assert secret.encode() not in (tmp_path / "b").read_bytes()
