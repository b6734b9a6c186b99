"""What the cluster stores and answers, read back; no cluster is needed."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.backends.opensearch.asking.ranked_values import RankedValues
from indexer.backends.opensearch.asking.search_bodies import read_facet
from indexer.backends.opensearch.documents import token_marks
from indexer.backends.opensearch.documents.document_records import (
    KeptDocument,
    record_of,
)
from indexer.backends.opensearch.documents.token_slots import SlotWriter
from indexer.contract.backend import BackendQuery, RankedCounts
from indexer.contract.document import IndexDocument
from indexer.contract.occurrences import InvertedDocument, places_of
from indexer.contract.query import OneOf, Prefix, Word
from tests.contract.documents import collections, document
from tests.test_indexer_whoosh import queries


def kept(source: IndexDocument) -> KeptDocument:
    """Return the document as the cluster gives it back."""
    return KeptDocument(json.loads(json.dumps(record_of(source, SlotWriter()))))


@given(documents=collections(4), asked=st.lists(queries, min_size=1, max_size=4))
def test_documents_and_marks_come_back(
    documents: list[IndexDocument], asked: list[BackendQuery]
) -> None:
    for source in documents:
        found = kept(source)
        assert source == found.whole()
        for query in asked:
            marks = token_marks.marks_of([found], query.root)
            expected = places_of(query.root, InvertedDocument.of(source))
            assert expected == marks[source.decision_id]


@pytest.mark.parametrize("few", [0, 64])
def test_many_terms_are_looked_up_as_few_are(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token_marks, "_FEW", few)
    found = kept(
        document(
            "a/1", "silta", "sillan:silta @5 silta|: kivisilta:kivi:silta || siltaa"
        )
    )
    for node, starts in (
        (Word(("silta",), "silta"), [0, 0, 14]),
        (OneOf(("silta", "kivi")), [0, 0, 14]),
        (Prefix("silta"), [0, 0, 7, 24]),
    ):
        marks = token_marks.marks_of([found], node)["a/1"]
        assert [place.start for place in marks] == starts


def answer(counts: Mapping[str, int], others: int = 0, missed: int = 0) -> object:
    """Return what the cluster says of a facet; a value with "?" may lack some."""
    buckets = [
        {
            "key": key.rstrip("?"),
            "doc_count": count,
            "doc_count_error_upper_bound": missed if key.endswith("?") else 0,
        }
        for key, count in counts.items()
    ]
    return {
        "buckets": buckets,
        "sum_other_doc_count": others,
        "doc_count_error_upper_bound": missed,
    }


ALL = {"a": 5, "b": 4, "c": 4, "d": 1}


@pytest.mark.parametrize(
    ("came", "others", "missed", "limit", "loads"),
    [
        ({"a": 5, "b": 4}, 5, 0, 1, 0),
        ({"a": 5, "b": 4}, 5, 0, 2, 0),
        ({"a": 5, "b": 4}, 5, 0, 3, 1),
        ({"a": 5, "b": 4}, 5, 0, 0, 1),
        # A value that no shard named may have as many as are missed.
        ({"a": 5, "b": 4}, 5, 4, 1, 0),
        ({"a": 5, "b": 4}, 5, 4, 2, 1),
        ({"a": 5, "b?": 3}, 6, 1, 1, 0),
        ({"a": 5, "b?": 3}, 6, 1, 2, 1),
    ],
)
def test_only_sure_counts_are_told(
    came: dict[str, int], others: int, missed: int, limit: int, loads: int
) -> None:
    """What is not sure, or did not come along, is loaded; the answer is the same."""
    loaded: list[str] = []

    def load() -> dict[str, int]:
        loaded.append("")
        return ALL

    whole = {"aggregations": {"body": {"values": answer(came, others, missed)}}}
    counts = read_facet(whole, "body", load)

    assert isinstance(counts, RankedCounts)
    assert counts.top(limit) == [*ALL.items()][: limit or None]
    assert len(loaded) == loads
    assert (counts["a"], counts.get("b"), counts.get("d"), counts.get("x")) == (
        *(5, 4, 1),
        None,
    )
    assert counts == ALL


def test_counts_that_came_whole_are_plain() -> None:
    whole = {"aggregations": {"body": {"values": answer(ALL)}}}
    counts = read_facet(whole, "body", dict)

    assert counts == ALL
    assert not isinstance(counts, RankedValues)
