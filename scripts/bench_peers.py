"""Engines to compare with: the same terms, facets and stored texts, in their own ways."""

from __future__ import annotations

import importlib
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from indexer.contract.document import IndexDocument

FACETS = ("municipality", "body", "year", "law_reference")
TOP = 50
BOOST = 2.0


@dataclass(frozen=True, slots=True)
class PageQuery:
    """A result page to make: base forms, all or any of them, and filters."""

    kind: str
    words: tuple[str, ...]
    is_any: bool = False
    municipality: str | None = None
    years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """``counts``: facet -> the most frequent values; ``texts`` of the top hits."""

    total: int
    counts: dict[str, list[tuple[str, int]]]
    texts: list[tuple[str, str]]


class Peer(Protocol):
    """An engine under test."""

    name: str

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """Index the documents."""

    def page(self, query: PageQuery) -> PageAnswer:
        """Answer all but the marks."""


def terms(document: IndexDocument, zone: str) -> list[str]:
    """Return the terms of a zone, each once a position."""
    tokens = document.title_tokens if zone == "title" else document.body_tokens
    return [
        term
        for token in tokens
        for term in dict.fromkeys((*token.lemma, *token.part, token.exact))
    ]


def top(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Return the most frequent values, ties by value."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOP]


class Tantivy:
    """Tantivy through its Python binding, one segment, aggregations over fast fields."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        for zone in ("title", "body"):
            builder.add_text_field(f"in_{zone}", tokenizer_name="whitespace")
        for name in ("stored_title", "stored_text"):
            builder.add_text_field(name, stored=True, index_option="basic")
        for name in FACETS:
            builder.add_text_field(name, fast=True, tokenizer_name="raw")
        self._schema = builder.build()
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(self._schema, str(folder))
        self._index.reload()

    @property
    def document_count(self) -> int:
        """Documents that its folder has already."""
        return int(self._index.searcher().num_docs)

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        writer = self._index.writer(1_000_000_000, 1)
        writer.delete_all_documents()
        for document in documents:
            record = self._tantivy.Document()
            for zone in ("title", "body"):
                record.add_text(f"in_{zone}", " ".join(terms(document, zone)))
            record.add_text("stored_title", document.title)
            record.add_text("stored_text", document.text)
            for name in FACETS:
                for value in document.facets[name]:
                    record.add_text(name, value)
            writer.add_document(record)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def _query(self, query: PageQuery) -> Any:
        make, occur = self._tantivy.Query, self._tantivy.Occur
        words = []
        for word in query.words:
            title = make.term_query(self._schema, "in_title", word)
            body = make.term_query(self._schema, "in_body", word)
            both = [
                (occur.Should, make.boost_query(title, BOOST)),
                (occur.Should, body),
            ]
            words.append(make.boolean_query(both))
        how = occur.Should if query.is_any else occur.Must
        found = make.boolean_query([(how, word) for word in words])
        filters = []
        if query.municipality:
            filters.append(
                make.term_query(self._schema, "municipality", query.municipality)
            )
        if query.years:
            filters.append(make.term_set_query(self._schema, "year", list(query.years)))
        if not filters:
            return found
        silent = [make.const_score_query(node, 0.0) for node in filters]
        return make.boolean_query([(occur.Must, node) for node in (found, *silent)])

    def page(self, query: PageQuery) -> PageAnswer:
        """See ``Peer``."""
        searcher, found = self._index.searcher(), self._query(query)
        result = searcher.search(found, 20, count=True)
        asked = {name: {"terms": {"field": name, "size": TOP}} for name in FACETS}
        answers = searcher.aggregate(found, asked)
        texts = []
        for _, address in result.hits:
            record = searcher.doc(address)
            texts.append((record["stored_title"][0], record["stored_text"][0]))
        counts = {
            name: [(row["key"], row["doc_count"]) for row in answers[name]["buckets"]]
            for name in FACETS
        }
        return PageAnswer(result.count, counts, texts)


class Columns:
    """Facets as arrays, for engines that have no facets of their own."""

    def __init__(self) -> None:
        self._rows: dict[str, list[list[int]]] = {name: [] for name in FACETS}
        self._numbers: dict[str, dict[str, int]] = {name: {} for name in FACETS}

    def add(self, document: IndexDocument) -> None:
        """Take the values of the next document."""
        for name in FACETS:
            numbers = self._numbers[name]
            values = [
                numbers.setdefault(x, len(numbers)) for x in document.facets[name]
            ]
            self._rows[name].append(values)

    def freeze(self) -> None:
        """Make the arrays."""
        self._starts, self._flat = {}, {}
        self._values = {name: list(self._numbers[name]) for name in FACETS}
        for name, rows in self._rows.items():
            self._starts[name] = np.cumsum([0, *map(len, rows)])
            self._flat[name] = np.array([x for row in rows for x in row], np.int32)
        self._rows.clear()

    def counts(self, docs: np.ndarray) -> dict[str, list[tuple[str, int]]]:
        """Count the values of the documents."""
        answer = {}
        for name in FACETS:
            first, last = self._starts[name][docs], self._starts[name][docs + 1]
            sizes = last - first
            total = int(sizes.sum())
            offsets = np.repeat(first - (np.cumsum(sizes) - sizes), sizes)
            chosen = self._flat[name][np.arange(total) + offsets]
            counts = np.bincount(chosen, minlength=len(self._values[name]))
            best = np.argpartition(-counts, min(TOP, len(counts) - 1))[: 2 * TOP]
            least = counts[best].min() if len(best) else 0
            best = np.flatnonzero((counts >= least) & (counts > 0))
            answer[name] = top({self._values[name][i]: int(counts[i]) for i in best})
        return answer


class Fts5:
    """SQLite FTS5, contentless, with facets as arrays (faster than joins)."""

    name = "fts5+numpy"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "fts.db")
        self._columns = Columns()
        self._db.executescript(
            "PRAGMA journal_mode=off; PRAGMA synchronous=off; PRAGMA mmap_size=8000000000;"
            "CREATE VIRTUAL TABLE fts USING fts5(title, body, content='', "
            "tokenize=\"unicode61 remove_diacritics 0 tokenchars '-/.'\");"
            "CREATE TABLE doc(id INTEGER PRIMARY KEY, title, text, municipality, year);"
        )

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        for number, document in enumerate(documents):
            zones = (" ".join(terms(document, zone)) for zone in ("title", "body"))
            self._db.execute(
                "INSERT INTO fts(rowid, title, body) VALUES (?,?,?)", (number, *zones)
            )
            facets = document.facets
            self._db.execute(
                "INSERT INTO doc VALUES (?,?,?,?,?)",
                (
                    number,
                    document.title,
                    document.text,
                    facets["municipality"][0],
                    facets["year"][0],
                ),
            )
            self._columns.add(document)
        self._db.execute("CREATE INDEX by_place ON doc(municipality, year)")
        self._db.execute("INSERT INTO fts(fts) VALUES ('optimize')")
        self._db.commit()
        self._columns.freeze()

    def page(self, query: PageQuery) -> PageAnswer:
        """See ``Peer``."""
        joiner = " OR " if query.is_any else " AND "
        match = joiner.join(f'"{word}"' for word in query.words)
        where, values = "fts MATCH ?", [match]
        if query.municipality:
            # The plus keeps SQLite from looking up each row of the filter in the index.
            where += (
                " AND +rowid IN (SELECT id FROM doc WHERE municipality = ?"
                " AND year IN (?,?,?))"
            )
            values += [query.municipality, *query.years]
        sql = f"SELECT rowid FROM fts WHERE {where}"  # noqa: S608 - fixed text
        rows = self._db.execute(sql, values).fetchall()
        docs = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        best = self._db.execute(
            f"{sql} ORDER BY bm25(fts, {BOOST}, 1.0) LIMIT 20", values
        ).fetchall()
        texts = [
            self._db.execute("SELECT title, text FROM doc WHERE id = ?", row).fetchone()
            for row in best
        ]
        return PageAnswer(len(rows), self._columns.counts(docs), texts)


class Xapian:
    """Xapian with facets as arrays."""

    name = "xapian+numpy"

    def __init__(self, folder: Path) -> None:
        self._xapian = _xapian()
        self._folder = folder
        self._columns = Columns()

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        xapian = self._xapian
        raw = self._folder.with_name(self._folder.name + "-raw")
        writer = xapian.WritableDatabase(str(raw), xapian.DB_CREATE_OR_OVERWRITE)
        for document in documents:
            record = xapian.Document()
            for zone, prefix, factor in (("title", "S", int(BOOST)), ("body", "", 1)):
                for position, term in enumerate(terms(document, zone), 1):
                    record.add_posting(prefix + term[:200], position, factor)
            facets = document.facets
            record.add_boolean_term("XM" + facets["municipality"][0])
            record.add_boolean_term("XY" + facets["year"][0])
            record.set_data(f"{document.title}\n{document.text}")
            writer.add_document(record)
            self._columns.add(document)
        writer.commit()
        writer.compact(str(self._folder))
        writer.close()
        shutil.rmtree(raw)
        self._columns.freeze()
        self._db = xapian.Database(str(self._folder))

    def page(self, query: PageQuery) -> PageAnswer:
        """See ``Peer``."""
        make = self._xapian.Query
        words = [make(make.OP_OR, make("S" + x), make(x)) for x in query.words]
        found = make(make.OP_OR if query.is_any else make.OP_AND, words)
        if query.municipality:
            years = make(make.OP_OR, [make("XY" + year) for year in query.years])
            place = make("XM" + query.municipality)
            found = make(make.OP_FILTER, found, make(make.OP_AND, place, years))
        enquire = self._xapian.Enquire(self._db)
        enquire.set_query(found)
        hits = enquire.get_mset(0, self._db.get_doccount())
        docs = np.fromiter((hit.docid - 1 for hit in hits), np.int64, hits.size())
        texts = []
        for number in docs[:20].tolist():
            data = self._db.get_document(number + 1).get_data().decode()
            title, _, text = data.partition("\n")
            texts.append((title, text))
        return PageAnswer(hits.size(), self._columns.counts(np.sort(docs)), texts)


def _xapian() -> Any:
    """Import Debian's python3-xapian, which no package index has."""
    try:
        return importlib.import_module("xapian")
    except ImportError:
        sys.path.append("/usr/lib/python3/dist-packages")
        return importlib.import_module("xapian")


def peers(folder: Path, names: Sequence[str]) -> list[Peer]:
    """Return the engines that are installed; says which are not."""
    found: list[Peer] = []
    for kind in (Tantivy, Fts5, Xapian):
        if kind.name.split("+")[0] not in names:
            continue
        if not hasattr(kind, "document_count"):  # part of its index is in memory
            shutil.rmtree(folder / kind.name, ignore_errors=True)
        try:
            found.append(kind(folder / kind.name))
        except ImportError as error:
            print(f"{kind.name}: left out, {error}")
    return found
