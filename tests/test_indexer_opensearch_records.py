"""What the cluster stores and answers, read back; no cluster is needed."""

from __future__ import annotations

import dataclasses
import gc
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

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
from indexer.backends.opensearch.asking.word_search import words_of
from indexer.backends.opensearch.client.cluster_failures import TooManyTerms
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
from indexer.contract.patterns import Wildcard, WordPattern
from indexer.contract.query import And, OneOf, Prefix, Word
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
    ("terms", "slot"),
    [
        (WordTerms(("silta",), ("kivi",), "siltaa"), "lsilta|pkivi|esiltaa"),
        (WordTerms(("silta",), (), "silta"), "lsilta|esilta"),
        (WordTerms(("a", "b"), (), "b"), "la|lb|eb"),
        (WordTerms((), ("a", "b"), "b"), "pa|pb|eb"),
        # Signs that part terms and slots are written as others.
        (WordTerms(("a|b",), ("c",), "a b"), "la\x01b|pc|ea\x02b"),
        (WordTerms(("n" * 499,), (), "n"), f"l{'n' * 499}|en"),
    ],
)
def test_slots_of_kinds_of_words(terms: WordTerms, slot: str) -> None:
    """The same from columns and from objects, and they come back."""
    tokens = columns("sana sana", [terms, terms])
    for found in (tokens, tuple(tokens)):
        written = SlotWriter().zone(found)
        assert written.text == f" |{slot}| |{slot}|"
        assert list(tokens) == read_tokens(written.text, written.stored, "sana sana")


def test_positions_without_a_token_are_holes() -> None:
    tokens = columns("sana sana", [WordTerms(("sana",), (), "sana")] * 2)
    apart = dataclasses.replace(tokens, positions=np.array([7, 10]))
    for found in (apart, tuple(apart)):
        written = SlotWriter().zone(found)
        assert written.text == " |lsana|esana| || || |lsana|esana|"
        assert list(apart) == read_tokens(written.text, written.stored, "sana sana")


def test_long_terms_are_shortened_as_queries_shorten_them() -> None:
    long = WordTerms(("x" * 501,), ("y" * 600,), "z" * 700)
    written = SlotWriter().zone(columns("sana", [long]))
    terms = term("l", "x" * 501), term("p", "y" * 600), term("e", "z" * 700)
    assert written.text == f" |{'|'.join(terms)}|"


def test_a_writer_knows_which_vocabulary_a_number_is_of() -> None:
    """Analysers throw a vocabulary away when it is full, in the midst of a batch."""
    first = columns("sillat", [WordTerms(("silta",), (), "sillat")])
    second = columns("kivet", [WordTerms(("kivi",), (), "kivet")])
    writer = SlotWriter()
    texts = [writer.zone(tokens).text for tokens in (first, second, first)]
    slots = ["lsilta|esillat", "lkivi|ekivet", "lsilta|esillat"]
    assert texts == [f" |{slot}|" for slot in slots]


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


@pytest.mark.slow
@pytest.mark.parametrize(
    ("matching", "sizes", "is_counted"),
    [
        (2_000, [1_000], True),
        (2_000, [1_000, 1_000], True),
        (2_000, [1_000, 1_000, 1_000], False),
        (2_001, [1_000], False),
        (2_001, [128], True),
        (2_000, [128] * 20, True),
    ],
)
def test_words_of_a_pattern_are_counted_as_far_as_a_query_may_be_large(
    matching: int, sizes: list[int], is_counted: bool
) -> None:
    """Else lists of a pattern with many words would be in another order than of files."""
    sets = [
        OneOf(tuple(f"w{number}x{word}" for word in range(size)))
        for number, size in enumerate(sizes)
    ]
    means = dict.fromkeys(ZONES, 1.0)
    counts = dict.fromkeys(map(ScoredLeaf, sets), matching)
    scoring = ScoredQueries(WEIGHTS, LeafStatistics(5_000, means, counts))
    query = json.dumps(scoring.scored(And(tuple(sets))))

    assert all(f'"lw{x}x0", "boost"' in query for x in range(len(sets))) is is_counted


class Dictionary:
    """Stands for a cluster whose index has some terms; a query may have five of them."""

    def __init__(self, terms: list[str], present: set[str], frame: str) -> None:
        self.terms = terms
        self.present = present
        self.frame = frame
        self.asked = 0

    def read(self, method: str, path: str, body: Any, **parameters: str) -> Any:
        """Say which terms a query of one zone has."""
        del method, path, parameters
        self.asked += 1
        [(zone, asked)] = body["query"]["regexp"].items()
        found = re.search(r"\(\.\{(\d+),(\d+)\}\)&", asked["value"])
        least, longest = map(int, found.groups()) if found else (1, 500)
        matching = [x for x in self.terms if least <= len(x) - 1 <= longest]
        if len(matching) > 5 and asked["rewrite"] == "scoring_boolean":
            raise TooManyTerms("more than a query may have")
        said = " ".join(f"{zone}:{one}" for one in matching[:5]) or f"{zone}:/[el](.*)/"
        return {"explanations": [{"explanation": self.frame.format(said)}]}

    def search_many(self, index: str, bodies: list[Any]) -> list[Any]:
        """Count the words of each filter."""
        del index
        answers = []
        for body in bodies:
            filters = body["aggs"]["words"]["filters"]["filters"]
            words = [one["terms"]["title"][0][1:] for one in filters]
            buckets = [{"doc_count": int(word in self.present)} for word in words]
            answers.append({"aggregations": {"words": {"buckets": buckets}}})
        return answers


def found_words(
    terms: list[str], present: set[str], pattern: WordPattern, frame: str = "({})"
) -> list[str]:
    """Return the words of *pattern* in the title, sorted."""
    cluster: Any = Dictionary(terms, present, frame)
    found = words_of(cluster, "index", pattern)
    assert cluster.asked < 40
    return sorted(found)


def test_words_of_a_pattern_are_asked_for_by_length_when_they_are_many() -> None:
    words = [letter * size for letter in "abc" for size in range(2, 12)]
    terms = [f"{way}{word}" for word in words for way in "el"]
    found = found_words(terms, {*words} - {"aaa"}, Wildcard("*", "title"))
    # Of each length six terms match; five of them can be told.
    assert len(found) == len(words) - 1
    assert "aaa" not in found


@pytest.mark.parametrize("frame", ["{}", "({})", "({})~1", "(({})~1)~1"])
@pytest.mark.parametrize(
    "word", ["kunta", "kunta)", "(kunta", "a:kunta", "a|kunta", "k)", "k~1", "k)~1"]
)
def test_words_of_a_pattern_are_read_back(word: str, frame: str) -> None:
    """Signs of the query are not told from those of the last word.

    Lucene writes ``~1`` where one of several must match: in an index whose words are all in
    one zone, that stands behind the last word.
    """
    slot = term("l", word)
    assert found_words([slot], {slot[1:]}, Wildcard("*", "title"), frame) == [word]
    assert found_words([slot], set(), Wildcard("*", "title"), frame) == []


def test_no_word_of_a_pattern() -> None:
    assert found_words([], set(), Wildcard("*", "title")) == []
