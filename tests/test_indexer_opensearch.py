"""The OpenSearch backend agrees with the reference on random collections and queries."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.backends.opensearch.asking.scored_queries import LEAST_LETTERS
from indexer.backends.opensearch.backend import OpenSearchBackend
from indexer.backends.registry import engine_at
from indexer.contract.backend import BackendQuery
from indexer.contract.document import IndexDocument
from indexer.contract.patterns import WordPattern
from indexer.contract.query import (
    And,
    Boost,
    Constant,
    Every,
    Lift,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
)
from tests import opensearch
from tests.contract.documents import collections, word_patterns
from tests.reference_backend.memory import MemoryBackend
from tests.test_indexer_whoosh import queries

pytestmark = pytest.mark.opensearch


@pytest.fixture(scope="module")
def backend(opensearch_server: str) -> Iterator[OpenSearchBackend]:
    """One index of two shards for all examples."""
    with opensearch.new_index(opensearch_server, "?shards=2") as address:
        opened = engine_at(address).open(Path("unused"))
        assert isinstance(opened, OpenSearchBackend)
        with contextlib.closing(opened):
            yield opened


def counts_once(node: Node) -> bool:
    """Whether occurrences are counted once a zone somewhere in *node*."""
    match node:
        case Prefix(text):
            return len(text) < LEAST_LETTERS
        case And(children) | Or(children):
            return any(counts_once(one) for one in children)
        case Boost(child):
            return counts_once(child)
        case Lift(child, bonuses):
            return any(counts_once(one) for one in (child, *bonuses))
        case _:
            return False


def has_far_phrase(node: Node) -> bool:
    """Whether three units, one of them a phrase, are near each other.

    Words inside of another unit's phrase are not found then.
    """
    match node:
        case Near(units):
            lengths = [len(x.words) if isinstance(x, Phrase) else 1 for x in set(units)]
            return len(lengths) > 2 and max(lengths) > 1
        case And(children) | Or(children):
            return any(has_far_phrase(one) for one in children)
        case Boost(child) | Constant(child):
            return has_far_phrase(child)
        case Lift(child, bonuses):
            return any(has_far_phrase(one) for one in (child, *bonuses))
        case _:
            return hasattr(node, "node") and has_far_phrase(node.node)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    documents=collections(10),
    asked=st.lists(
        queries.filter(lambda query: not has_far_phrase(query.root)),
        min_size=1,
        max_size=12,
    ),
    patterns=st.lists(word_patterns, max_size=2),
)
def test_agrees_with_reference(
    backend: OpenSearchBackend,
    documents: list[IndexDocument],
    asked: list[BackendQuery],
    patterns: list[WordPattern],
) -> None:
    """Sets, totals, counts, places and documents are equal; scores to 2e-6."""
    reference = MemoryBackend()
    reference.update(documents)
    backend.update(documents, list(backend.iter_ids(BackendQuery(Every()))))

    for pattern in patterns:
        assert reference.matching_words(pattern, 5) == backend.matching_words(
            pattern, 5
        )
    for query, actual in zip(asked, backend.search_many(asked), strict=True):
        expected = reference.search(query)
        assert (expected.total, len(expected.hits)) == (actual.total, len(actual.hits))
        assert {n: dict(x) for n, x in expected.counts.items()} == {
            n: dict(x) for n, x in actual.counts.items()
        }
        whole = list(reference.iter_hits(query))
        found = list(backend.iter_hits(query))
        assert {x.decision_id for x in whole} == {x.decision_id for x in found}
        if query.sort != "relevance":
            assert [x.decision_id for x in whole] == [x.decision_id for x in found]
        if not counts_once(query.root):
            scores = {x.decision_id: x.score for x in whole}
            assert {x.decision_id: x.score for x in found} == pytest.approx(
                scores, rel=2e-6
            )
        ids = [document.decision_id for document in documents]
        assert reference.places(ids, query.root) == backend.places(ids, query.root)
    for document in documents:
        assert document == backend.document(document.decision_id)
