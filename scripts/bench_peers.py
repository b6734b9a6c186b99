"""Engines to compare with: the same terms, facets and stored texts, in their own ways."""

from __future__ import annotations

import importlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from bench_corpus import ENDINGS
from bench_queries import PAGE, PageQuery

from analyzers.text.word_terms import WordTerms
from indexer.contract.document import IndexDocument
from indexer.contract.token_columns import TokenColumns

FACETS = ("municipality", "body", "year", "law_reference")
TOP = 50
BOOST = 2.0
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """``counts``: facet -> the most frequent values; ``texts`` of the top hits."""

    total: int
    counts: dict[str, list[tuple[str, int]]]
    texts: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Timed:
    """What a page took, in milliseconds of one clock; ``marks`` None: it has none."""

    engine: float
    marks: float | None
    answer: PageAnswer


class Peer(Protocol):
    """An engine under test; its folder holds all of it."""

    name: str

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """Index the documents into an empty folder."""

    def open(self) -> None:
        """Open what was built."""

    def pages(self, queries: Sequence[PageQuery], clock: Clock) -> list[Timed]:
        """Make the pages, one after the other."""


@runtime_checkable
class Updatable(Protocol):
    """An engine that can take one more document."""

    def update(self, document: IndexDocument) -> None:
        """Add a document and see it."""


class InPython(ABC):
    """A peer called from here: pages are timed around its own two methods."""

    has_marks = False

    def pages(self, queries: Sequence[PageQuery], clock: Clock) -> list[Timed]:
        """See ``Peer``."""
        rows = []
        for query in queries:
            started = clock()
            answer = self.page(query)
            ended = clock()
            if self.has_marks:
                self.mark(query)
            marks = (clock() - ended) * 1000 if self.has_marks else None
            rows.append(Timed((ended - started) * 1000, marks, answer))
        return rows

    @abstractmethod
    def page(self, query: PageQuery) -> PageAnswer:
        """Answer all but the marks."""

    def mark(self, query: PageQuery) -> None:  # noqa: B027 - those without have none
        """Make the snippets of the page just answered."""


def forms_of(query: PageQuery) -> list[str]:
    """Return the forms that are marked: of a base form, all its endings."""
    if query.mode == "phrase":
        return list(query.words)
    return [word + ending for word in query.words for ending in sorted(set(ENDINGS))]


def terms(document: IndexDocument, zone: str) -> list[str]:
    """Return the terms of a zone, each once a position."""
    return [
        term
        for word in _words(document, zone)
        for term in dict.fromkeys((*word.lemma, *word.part, word.exact))
    ]


def forms(document: IndexDocument, zone: str) -> list[str]:
    """Return the forms of a zone as they stand in it."""
    return [word.exact for word in _words(document, zone)]


def _words(document: IndexDocument, zone: str) -> Iterable[WordTerms]:
    tokens = document.title_tokens if zone == "title" else document.body_tokens
    assert isinstance(tokens, TokenColumns)
    return map(tokens.vocabulary.__getitem__, tokens.numbers.tolist())


def day(document: IndexDocument) -> int:
    """Return the day as a number."""
    return document.date.toordinal() if document.date else 0


def top(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the most frequent values, ties by value."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOP]


class Tantivy(InPython):
    """Tantivy through its Python binding, one segment, aggregations over fast fields.

    Positions are kept for forms only, which phrases and snippets need.
    """

    name = "tantivy"
    has_marks = True

    def __init__(self, folder: Path) -> None:
        self._tantivy = importlib.import_module("tantivy")
        self._folder = folder
        builder = self._tantivy.SchemaBuilder()
        for zone in ("title", "body"):
            builder.add_text_field(
                f"in_{zone}", tokenizer_name="whitespace", index_option="freq"
            )
            builder.add_text_field(
                f"form_{zone}", stored=True, tokenizer_name="whitespace"
            )
        for name in FACETS:
            builder.add_text_field(name, fast=True, tokenizer_name="raw")
        builder.add_integer_field("day", fast=True)
        self._schema = builder.build()

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        self._folder.mkdir(parents=True)
        index = self._tantivy.Index(self._schema, str(self._folder))
        writer = index.writer(1_000_000_000, 1)
        for document in documents:
            writer.add_document(self._record(document))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        segments = sorted({path.stem for path in self._folder.glob("*.idx")})
        if len(segments) > 1:
            print(f"tantivy left {len(segments)} segments")

    def _record(self, document: IndexDocument) -> Any:
        record = self._tantivy.Document()
        for zone in ("title", "body"):
            record.add_text(f"in_{zone}", " ".join(terms(document, zone)))
            record.add_text(f"form_{zone}", " ".join(forms(document, zone)))
        for name in FACETS:
            for value in document.facets[name]:
                record.add_text(name, value)
        record.add_integer("day", day(document))
        return record

    def open(self) -> None:
        """See ``Peer``."""
        self._index = self._tantivy.Index.open(str(self._folder))
        self._index.reload()
        self._searcher = self._index.searcher()

    def update(self, document: IndexDocument) -> None:
        """Add a document and see it."""
        writer = self._index.writer(50_000_000, 1)
        writer.add_document(self._record(document))
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _both(self, make: Any) -> Any:
        occur, query = self._tantivy.Occur.Should, self._tantivy.Query
        title, body = make("title"), make("body")
        return query.boolean_query(
            [(occur, query.boost_query(title, BOOST)), (occur, body)]
        )

    def _words(self, query: PageQuery) -> Any:
        make, occur, schema = self._tantivy.Query, self._tantivy.Occur, self._schema
        if query.mode == "phrase":
            words = list(query.words)
            return self._both(lambda x: make.phrase_query(schema, f"form_{x}", words))
        if query.mode == "prefix":
            pattern = query.words[0] + ".*"
            return self._both(lambda x: make.regex_query(schema, f"in_{x}", pattern))
        how = occur.Should if query.mode == "any" else occur.Must
        found = []
        for word in query.words:
            term = lambda x, word=word: make.term_query(schema, f"in_{x}", word)  # noqa: E731
            found.append((how, self._both(term)))
        return make.boolean_query(found) if len(found) > 1 else found[0][1]

    def _query(self, query: PageQuery) -> Any:
        make, must = self._tantivy.Query, self._tantivy.Occur.Must
        nodes = [self._words(query)] if query.words else []
        for name, values in query.filters:
            node = make.term_set_query(self._schema, name, list(values))
            nodes.append(make.const_score_query(node, 0.0))
        if not nodes:
            return make.all_query()
        return make.boolean_query([(must, x) for x in nodes]) if nodes[1:] else nodes[0]

    def page(self, query: PageQuery) -> PageAnswer:
        """See ``InPython``."""
        found, searcher = self._query(query), self._searcher
        order = "day" if query.is_newest else None
        result = searcher.search(
            found, PAGE, count=True, order_by_field=order, offset=query.offset
        )
        asked = {name: {"terms": {"field": name, "size": TOP}} for name in FACETS}
        answers = searcher.aggregate(found, asked)
        self._records = [searcher.doc(address) for _, address in result.hits]
        texts = [(x["form_title"][0], x["form_body"][0]) for x in self._records]
        counts = {
            name: [(row["key"], row["doc_count"]) for row in answers[name]["buckets"]]
            for name in FACETS
        }
        return PageAnswer(result.count, counts, texts)

    def mark(self, query: PageQuery) -> None:
        """See ``InPython``: its own snippet generator."""
        if not query.words or not self._records:
            return
        make, occur = self._tantivy.Query, self._tantivy.Occur.Should
        words = forms_of(query)
        for zone in ("title", "body"):
            field = f"form_{zone}"
            nodes = [(occur, make.term_query(self._schema, field, x)) for x in words]
            generator = self._tantivy.SnippetGenerator.create(
                self._searcher, make.boolean_query(nodes), self._schema, field
            )
            for record in self._records:
                generator.snippet_from_doc(record).to_html()
