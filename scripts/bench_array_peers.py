"""Engines without facets of their own, to compare with: SQLite FTS5 and Xapian."""

from __future__ import annotations

import importlib
import json
import shutil
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from bench_peers import BOOST, FACETS, TOP, InPython, PageAnswer, day, forms, terms, top
from bench_queries import PAGE, PageQuery

from indexer.contract.document import IndexDocument


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

    def save(self, folder: Path) -> None:
        """Write them beside the index."""
        arrays = {f"{x}.starts": self._starts[x] for x in FACETS}
        arrays |= {f"{x}.flat": self._flat[x] for x in FACETS}
        np.savez(folder / "columns.npz", **arrays)
        (folder / "columns.json").write_text(json.dumps(self._values))

    def load(self, folder: Path) -> None:
        """Read what ``save`` wrote."""
        self._values = json.loads((folder / "columns.json").read_text())
        with np.load(folder / "columns.npz") as found:
            self._starts = {x: found[f"{x}.starts"] for x in FACETS}
            self._flat = {x: found[f"{x}.flat"] for x in FACETS}

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


class Fts5(InPython):
    """SQLite FTS5, contentless, with facets as arrays (faster than joins)."""

    name = "fts5"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._columns = Columns()

    def _connect(self) -> None:
        self._db = sqlite3.connect(self._folder / "fts.db")
        self._db.executescript(
            "PRAGMA journal_mode=off; PRAGMA synchronous=off; PRAGMA mmap_size=8000000000;"
        )

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        self._folder.mkdir(parents=True)
        self._connect()
        tokenizer = "unicode61 remove_diacritics 0 tokenchars '-/.'"
        self._db.executescript(
            "CREATE VIRTUAL TABLE fts USING fts5(title, body, form_title, form_body, "
            f"content='', tokenize=\"{tokenizer}\");"
            "CREATE TABLE doc(id INTEGER PRIMARY KEY, title, text, municipality, body, "
            "year, day);"
            "CREATE TABLE law(id, law_reference);"
        )
        for number, document in enumerate(documents):
            self._add(number, document)
            self._columns.add(document)
        self._db.execute("CREATE INDEX by_place ON doc(municipality, year)")
        self._db.execute("CREATE INDEX by_body ON doc(body, year)")
        self._db.execute("CREATE INDEX by_law ON law(law_reference, id)")
        self._db.execute("INSERT INTO fts(fts) VALUES ('optimize')")
        self._db.commit()
        self._columns.freeze()
        self._columns.save(self._folder)

    def _add(self, number: int, document: IndexDocument) -> None:
        zones = (
            " ".join(of(document, zone))
            for of in (terms, forms)
            for zone in ("title", "body")
        )
        facets = document.facets
        one = (facets[x][0] for x in ("municipality", "body", "year"))
        self._db.execute(
            "INSERT INTO fts(rowid, title, body, form_title, form_body) "
            "VALUES (?,?,?,?,?)",
            (number, *zones),
        )
        self._db.execute(
            "INSERT INTO doc VALUES (?,?,?,?,?,?,?)",
            (number, document.title, document.text, *one, day(document)),
        )
        laws = [(number, law) for law in facets["law_reference"]]
        self._db.executemany("INSERT INTO law VALUES (?,?)", laws)

    def open(self) -> None:
        """See ``Peer``."""
        self._connect()
        self._columns.load(self._folder)

    def _where(self, query: PageQuery) -> tuple[str, list[str]]:
        clauses, values = [], []
        if query.words:
            clauses.append("fts MATCH ?")
            values.append(_fts_match(query))
        key = "+rowid" if query.words else "id"
        for name, wanted in query.filters:
            table = "law" if name == "law_reference" else "doc"
            marks = ",".join("?" * len(wanted))
            rows = f"SELECT id FROM {table} WHERE {name} IN ({marks})"  # noqa: S608
            # The plus keeps SQLite from looking up each row of the filter in the index.
            clauses.append(f"{key} IN ({rows})")
            values += wanted
        return " AND ".join(clauses) or "1", values

    def page(self, query: PageQuery) -> PageAnswer:
        """See ``InPython``."""
        where, values = self._where(query)
        source = "rowid FROM fts" if query.words else "id FROM doc"
        sql = f"SELECT {source} WHERE {where}"
        rows = self._db.execute(sql, values).fetchall()
        docs = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        order = f"bm25(fts, {BOOST}, 1.0, {BOOST}, 1.0)" if query.words else "id"
        if query.is_newest:
            order = "(SELECT -day FROM doc WHERE id = fts.rowid)"
        limit = f" ORDER BY {order} LIMIT {PAGE} OFFSET {query.offset}"
        best = self._db.execute(sql + limit, values).fetchall()
        texts = [
            self._db.execute("SELECT title, text FROM doc WHERE id = ?", row).fetchone()
            for row in best
        ]
        return PageAnswer(len(rows), self._columns.counts(docs), texts)


def _fts_match(query: PageQuery) -> str:
    if query.mode == "phrase":
        return '{form_title form_body} : "' + " ".join(query.words) + '"'
    star = "*" if query.mode == "prefix" else ""
    joiner = " OR " if query.mode == "any" else " AND "
    words = joiner.join(f'"{word}"{star}' for word in query.words)
    return "{title body} : (" + words + ")"


class Xapian(InPython):
    """Xapian with facets as arrays."""

    name = "xapian"

    def __init__(self, folder: Path) -> None:
        self._xapian = _xapian()
        self._folder = folder
        self._columns = Columns()

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        xapian = self._xapian
        self._folder.mkdir(parents=True)
        raw = self._folder / "raw"
        writer = xapian.WritableDatabase(str(raw), xapian.DB_CREATE_OR_OVERWRITE)
        for document in documents:
            writer.add_document(self._record(document))
            self._columns.add(document)
        writer.commit()
        writer.compact(str(self._folder / "db"))
        writer.close()
        shutil.rmtree(raw)
        self._columns.freeze()
        self._columns.save(self._folder)

    def _record(self, document: IndexDocument) -> Any:
        record = self._xapian.Document()
        for zone, prefix, factor in (("title", "S", int(BOOST)), ("body", "B", 1)):
            for term in terms(document, zone):
                record.add_term(prefix + term[:200], factor)
            for position, form in enumerate(forms(document, zone), 1):
                record.add_posting(f"F{prefix}{form[:200]}", position, factor)
        for name in FACETS:
            for value in document.facets[name]:
                record.add_boolean_term(_facet_term(name, value))
        record.add_value(0, self._xapian.sortable_serialise(day(document)))
        record.set_data(f"{document.title}\n{document.text}")
        return record

    def open(self) -> None:
        """See ``Peer``."""
        self._db = self._xapian.Database(str(self._folder / "db"))
        self._columns.load(self._folder)

    def _words(self, query: PageQuery) -> Any:
        make = self._xapian.Query
        if query.mode == "phrase":
            rows = [[f"F{zone}{x}" for x in query.words] for zone in "SB"]
            return make(make.OP_OR, [make(make.OP_PHRASE, row) for row in rows])
        if query.mode == "prefix":
            rows = [
                make(make.OP_WILDCARD, zone + query.words[0], 0, make.OP_OR)
                for zone in "SB"
            ]
            return make(make.OP_OR, rows)
        words = [make(make.OP_OR, make("S" + x), make("B" + x)) for x in query.words]
        return make(make.OP_OR if query.mode == "any" else make.OP_AND, words)

    def page(self, query: PageQuery) -> PageAnswer:
        """See ``InPython``."""
        make = self._xapian.Query
        found = self._words(query) if query.words else make("")
        for name, values in query.filters:
            nodes = [make(_facet_term(name, value)) for value in values]
            found = make(make.OP_FILTER, found, make(make.OP_OR, nodes))
        enquire = self._xapian.Enquire(self._db)
        enquire.set_query(found)
        if query.is_newest:
            enquire.set_sort_by_value_then_relevance(0, True)
        hits = enquire.get_mset(0, self._db.get_doccount())
        docs = np.fromiter((hit.docid - 1 for hit in hits), np.int64, hits.size())
        texts = []
        for number in docs[query.offset : query.offset + PAGE].tolist():
            data = self._db.get_document(number + 1).get_data().decode()
            title, _, text = data.partition("\n")
            texts.append((title, text))
        return PageAnswer(hits.size(), self._columns.counts(np.sort(docs)), texts)


def _facet_term(name: str, value: str) -> str:
    return f"X{FACETS.index(name)}:{value}"


def _xapian() -> Any:
    """Import Debian's python3-xapian, which no package index has."""
    try:
        return importlib.import_module("xapian")
    except ImportError:
        sys.path.append("/usr/lib/python3/dist-packages")
        return importlib.import_module("xapian")
