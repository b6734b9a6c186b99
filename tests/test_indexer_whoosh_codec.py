"""Whoosh's own readers, matchers and queries work on our segment files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as wq
from whoosh.searching import Searcher

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.contract.backend import BackendQuery
from indexer.contract.document import IndexDocument
from indexer.contract.query import And, Every, Node, Not, Or, Phrase, Word
from tests.contract.backend import DOCUMENTS
from tests.contract.documents import collections, document


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[WhooshBackend]:
    backend = WhooshBackend.open(tmp_path)
    backend.update(DOCUMENTS[:2])
    backend.update([*DOCUMENTS[2:], document("a/5", "", "poistettu kaava")])
    backend.update([], ["a/5"])
    yield backend
    backend.close()


def ids(backend: WhooshBackend, query: wq.Query) -> list[str]:
    with Searcher(backend.reader()) as searcher:
        return sorted(hit["id"] for hit in searcher.search(query, limit=None))


def test_terms_belong_to_zones_and_ways(backend: WhooshBackend) -> None:
    reader = backend.reader()

    assert ("title_part", b"kaava") in reader
    assert ("title_lemma", b"kaava") not in reader
    assert list(reader.lexicon("title_lemma"))[-2:] == [b"muutos", b"rakennuslupa"]
    assert reader.doc_frequency("body_lemma", "tie") == 2


def test_merged_terms_are_sorted(backend: WhooshBackend) -> None:
    backend.compact(is_full=True)
    terms = list(backend.reader().all_terms())

    assert terms == sorted(set(terms))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (wq.Term("body_lemma", "kaava"), ["a/1", "a/2", "a/3"]),
        (wq.Prefix("body_exact", "kaav"), ["a/1", "a/2", "a/3"]),
        (wq.Wildcard("body_exact", "k*n"), ["a/1", "a/3"]),
        (wq.FuzzyTerm("body_lemma", "kaavb"), ["a/1", "a/2", "a/3"]),
        (wq.Phrase("body_lemma", ["kaava", "tie"]), ["a/1"]),
        (wq.Term("body_lemma", "poistettu"), []),
        (wq.Every(), ["a/1", "a/2", "a/3", "a/4"]),
    ],
)
def test_whoosh_queries_answer(
    backend: WhooshBackend, query: wq.Query, expected: list[str]
) -> None:
    assert expected == ids(backend, query)


def test_whoosh_query_may_stand_in_a_tree(backend: WhooshBackend) -> None:
    """What the arrays do not know is left to Whoosh's matchers, then combined."""
    fuzzy: Node = wq.FuzzyTerm("body_lemma", "kaavb")
    found = backend.search(BackendQuery(And((fuzzy, Not(Word(("tie",), "tie"))))))

    assert [hit.decision_id for hit in found.hits] == ["a/3"]
    with pytest.raises(TypeError, match="not a node"):
        backend.search(BackendQuery(object()))  # type: ignore[arg-type]


def test_suggests_words_of_the_index(backend: WhooshBackend) -> None:
    words = list(backend.reader().terms_within("body_lemma", "kava", 1))

    assert words == ["kaava"]


LEMMAS = st.sampled_from(("kaava", "tie", "lupa", "asemakaava"))
ZONES = ("title", "body", "attachment")
WAYS = tuple(f"{zone}_{way}" for zone in ZONES for way in ("lemma", "part"))


def both(lemma: str) -> tuple[Node, wq.Query]:
    """Ask for a lemma in our way and in Whoosh's."""
    return Word((lemma,), "-"), wq.Or([wq.Term(way, lemma) for way in WAYS])


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(collections(), LEMMAS, LEMMAS, st.sampled_from(("and", "or", "not", "phrase")))
def test_agrees_with_stock_whoosh(
    documents: list[IndexDocument], first: str, second: str, how: str
) -> None:
    (ours, theirs), (ours2, theirs2) = both(first), both(second)
    trees: dict[str, tuple[Node, wq.Query]] = {
        "and": (And((ours, ours2)), wq.And([theirs, theirs2])),
        "or": (Or((ours, ours2)), wq.Or([theirs, theirs2])),
        "not": (And((ours, Not(ours2))), wq.And([theirs, wq.Not(theirs2)])),
        "phrase": (
            Phrase((Word((first,), "-", is_exact=False), Word((second,), "-"))),
            wq.Or([wq.Phrase(f"{zone}_lemma", [first, second]) for zone in ZONES]),
        ),
    }
    root, query = trees[how]
    with tempfile.TemporaryDirectory() as folder:
        backend = WhooshBackend.open(Path(folder))
        backend.update(documents)
        expected = ids(backend, query)
        found = sorted(backend.iter_ids(BackendQuery(root)))
        if how == "phrase":  # ours finds parts, too
            assert set(expected) <= set(found)
        else:
            assert expected == found
        assert sorted(backend.iter_ids(BackendQuery(Every()))) == ids(
            backend, wq.Every()
        )
        backend.close()
