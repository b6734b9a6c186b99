"""What the cluster stores and answers, read back; no cluster is needed."""

from __future__ import annotations

import dataclasses
import gc
import json
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.word_columns import WordColumns, WordTable
from analyzers.text.word_terms import WordTerms
from indexer.backends.opensearch.asking.leaf_counts import LeafStatistics, ScoredLeaf
from indexer.backends.opensearch.asking.ranked_values import RankedValues
from indexer.backends.opensearch.asking.scored_queries import ScoredQueries
from indexer.backends.opensearch.asking.search_bodies import read_facet
from indexer.backends.opensearch.documents import token_marks
from indexer.backends.opensearch.documents.document_records import (
    KeptDocument,
    record_of,
)
from indexer.backends.opensearch.documents.token_slots import (
    SlotWriter,
    read_tokens,
    term,
)
from indexer.backends.opensearch.writing.bulk_requests import document_lines
from indexer.backends.opensearch.writing.index_changes import DocumentEncoder
from indexer.contract.backend import BackendQuery, RankedCounts
from indexer.contract.document import IndexDocument
from indexer.contract.occurrences import ZONES, InvertedDocument, places_of
from indexer.contract.query import OneOf, Prefix, Word
from indexer.contract.token_columns import TokenColumns, token_columns
from indexer.contract.weights import WEIGHTS
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


def columns(text: str, terms: list[WordTerms]) -> TokenColumns:
    """Return the words of *text*, which blanks part, as the analyser gives them."""
    vocabulary = WordTable()
    numbers = [vocabulary.number(one) for one in terms]
    ends = np.cumsum([len(word) + 1 for word in text.split(" ")]) - 1
    starts = ends - [len(word) for word in text.split(" ")]
    words = WordColumns(vocabulary, np.array(numbers), starts, ends)
    return token_columns([text], [words])


@pytest.mark.parametrize(
    ("terms", "slot", "words"),
    [
        (WordTerms(("silta",), ("kivi",), "siltaa"), "lsilta|pkivi|esiltaa", 2),
        (WordTerms(("silta",), (), "silta"), "lsilta|esilta", 1),
        (WordTerms(("a", "b"), (), "b"), "la|lb|eb", 2),
        # Signs that part terms and slots are written as others.
        (WordTerms(("a|b",), ("c",), "a b"), "la\x01b|pc|ea\x02b", 2),
        (WordTerms(("n" * 499,), (), "n"), f"l{'n' * 499}|en", 2),
    ],
)
def test_slots_of_kinds_of_words(terms: WordTerms, slot: str, words: int) -> None:
    """The same from columns and from objects, and they come back."""
    tokens = columns("sana sana", [terms, terms])
    for found in (tokens, tuple(tokens)):
        written = SlotWriter().zone(found)
        assert written.text == f"{slot} {slot}"
        assert len(written.words) == len(set(written.words)) == words
        assert set(written.words) <= {one[1:] for one in slot.split("|")}
        assert read_tokens(written.stored, "sana sana") == list(tokens)


def test_long_terms_are_shortened_as_queries_shorten_them() -> None:
    long = WordTerms(("x" * 501,), ("y" * 600,), "z" * 700)
    written = SlotWriter().zone(columns("sana", [long]))
    terms = term("l", "x" * 501), term("p", "y" * 600), term("e", "z" * 700)
    assert written.text == "|".join(terms)
    assert written.words == sorted([terms[0][1:], terms[2][1:]])


def test_a_writer_knows_which_vocabulary_a_number_is_of() -> None:
    """Analysers throw a vocabulary away when it is full, in the midst of a batch."""
    first = columns("sillat", [WordTerms(("silta",), (), "sillat")])
    second = columns("kivet", [WordTerms(("kivi",), (), "kivet")])
    writer = SlotWriter()
    texts = [writer.zone(tokens).text for tokens in (first, second, first)]
    assert texts == ["lsilta|esillat", "lkivi|ekivet", "lsilta|esillat"]


def test_lines_are_the_records() -> None:
    """Signs beyond ASCII are written as such, quotes and ends of lines are not."""
    source = document("a/1", "silta: ä", 'sillan:silta "@5 kivi')
    source = dataclasses.replace(source, text='sillan\n"', card={"tie": ("ö", 1, None)})
    [(name, line)] = document_lines([source])
    expected = record_of(source, SlotWriter())
    assert name == "a/1"
    assert json.loads(line) == json.loads(json.dumps(expected))
    assert "ö".encode() in line
    assert b"\n" not in line


def test_cycles_are_not_looked_for_within_a_batch() -> None:
    enabled: list[bool] = []

    def make(batch: Iterable[IndexDocument]) -> Iterator[IndexDocument]:
        enabled.append(gc.isenabled())
        yield from batch

    [(name, _)] = DocumentEncoder(make)([document("a/1", "silta", "kivi")])
    # A generator's body runs when it is asked, within the batch.
    assert (name, enabled) == ("a/1", [False])
    assert gc.isenabled()


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


@pytest.mark.parametrize(("matching", "is_counted"), [(2_000, True), (2_001, False)])
def test_words_of_a_frequent_beginning_are_not_counted(
    matching: int, is_counted: bool
) -> None:
    """Every document that has one costs, so that a page would take seconds."""
    node = Prefix("kaava")
    means = dict.fromkeys(ZONES, 1.0)
    statistics = LeafStatistics(5_000, means, {ScoredLeaf(node): matching})
    query = ScoredQueries(WEIGHTS, statistics).scored(node)

    assert ("top_terms" in json.dumps(query)) is is_counted
