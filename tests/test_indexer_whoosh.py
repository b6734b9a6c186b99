"""The Whoosh backend agrees with the reference on random collections and queries."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.contract.backend import BackendQuery
from indexer.contract.document import IndexDocument
from indexer.contract.patterns import WordPattern
from indexer.contract.query import Every, Node
from tests.contract.documents import collections, nodes, word_patterns
from tests.reference_backend.memory import MemoryBackend

FACETS = ("municipality", "law_reference")

filters = st.dictionaries(
    st.just("municipality"), st.lists(st.sampled_from(("Espoo", "Oulu"))).map(tuple)
)
queries = st.builds(
    BackendQuery,
    root=nodes,
    filters=filters,
    excluded=st.dictionaries(st.just("law_reference"), st.just(("410/2015",))),
    sort=st.sampled_from(("relevance", "newest", "oldest", "largest", "closest")),
    limit=st.integers(0, 5),
    offset=st.integers(0, 12),
    facets=st.just(FACETS),
)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(
    batches=st.lists(collections(8), min_size=1, max_size=5),
    deleted=st.lists(st.sampled_from(("s/00", "s/01", "s/02"))),
    asked=st.lists(queries, min_size=1, max_size=8),
    patterns=st.lists(word_patterns, max_size=3),
    compacting=st.none() | st.booleans(),
)
def test_agrees_with_reference(
    batches: list[list[IndexDocument]],
    deleted: list[str],
    asked: list[BackendQuery],
    patterns: list[WordPattern],
    compacting: bool | None,
) -> None:
    """Totals, counts, order and scores are equal, whatever the segments."""
    reference = MemoryBackend()
    with tempfile.TemporaryDirectory() as folder:
        backend = WhooshBackend.open(Path(folder))
        for batch in batches:
            reference.update(batch)
            backend.update(batch)
        reference.update([], deleted)
        backend.update([], deleted)
        if compacting is not None:
            backend.compact(is_full=compacting)

        for pattern in patterns:
            for limit in (1, 1000):
                expected_words = reference.matching_words(pattern, limit)
                assert expected_words == backend.matching_words(pattern, limit)
        for query in asked:
            expected, actual = reference.search(query), backend.search(query)
            assert expected.total == actual.total
            assert expected.hits == actual.hits
            assert {n: dict(x) for n, x in expected.counts.items()} == {
                n: dict(x) for n, x in actual.counts.items()
            }
            assert list(reference.iter_ids(query)) == list(backend.iter_ids(query))
            assert_places_equal(reference, backend, query.root)
            for document in (
                reference.document(name) for name in reference.iter_ids(ALL)
            ):
                assert document == backend.document(document.decision_id)
        backend.close()


ALL = BackendQuery(Every())


def assert_places_equal(
    reference: MemoryBackend, backend: WhooshBackend, root: Node
) -> None:
    ids = list(reference.iter_ids(BackendQuery(Every())))
    expected, actual = reference.places(ids, root), backend.places(ids, root)

    assert dict(expected) == dict(actual)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(collections())
def test_documents_come_back_whole(documents: list[IndexDocument]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        backend = WhooshBackend.open(Path(folder))
        backend.update(documents)

        assert documents == [backend.document(x.decision_id) for x in documents]
        backend.close()
