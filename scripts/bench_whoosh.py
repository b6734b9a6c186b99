"""Stock Whoosh as a peer: its own codec, collector and facet map."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench_peers import FACETS, InPython, PageAnswer, day, forms, terms, top
from bench_queries import PAGE, PageQuery
from whoosh import fields, index, query, scoring, sorting
from whoosh.analysis import SpaceSeparatedTokenizer

from indexer.contract.document import IndexDocument

_JOINED = "\x1f"


class Whoosh(InPython):
    """Whoosh as it is installed; slow to build, so for small sizes."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        plain = SpaceSeparatedTokenizer()
        schema = {f"in_{x}": fields.TEXT(plain, phrase=False) for x in ZONES}
        schema |= {f"form_{x}": fields.TEXT(plain, stored=True) for x in ZONES}
        schema |= {
            x: fields.KEYWORD(commas=False, stored=True, sortable=True) for x in FACETS
        }
        self._schema = fields.Schema(day=fields.NUMERIC(sortable=True), **schema)

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        self._folder.mkdir(parents=True)
        writer = index.create_in(self._folder, self._schema).writer(limitmb=512)
        for document in documents:
            # A blank ends a value of Whoosh, so values have none.
            values = {x: " ".join(map(_value, document.facets[x])) for x in FACETS}
            words = {f"in_{x}": " ".join(terms(document, x)) for x in ZONES}
            words |= {f"form_{x}": " ".join(forms(document, x)) for x in ZONES}
            writer.add_document(day=day(document), **values, **words)
        writer.commit(optimize=True)

    def open(self) -> None:
        """See ``Peer``."""
        self._searcher = index.open_dir(self._folder).searcher(
            weighting=scoring.BM25F()
        )

    def _words(self, page: PageQuery) -> query.Query:
        if page.mode == "phrase":
            words = list(page.words)
            return query.Or([query.Phrase(f"form_{x}", words) for x in ZONES])
        kind = query.Prefix if page.mode == "prefix" else query.Term
        words = [query.Or([kind(f"in_{x}", w) for x in ZONES]) for w in page.words]
        return query.Or(words) if page.mode == "any" else query.And(words)

    def page(self, query_: PageQuery) -> PageAnswer:
        """See ``InPython``."""
        found = self._words(query_) if query_.words else query.Every()
        wanted = [
            query.Or([query.Term(name, _value(x)) for x in values])
            for name, values in query_.filters
        ]
        facets = sorting.Facets()
        for name in FACETS:
            facets.add_field(name, maptype=sorting.Count, allow_overlap=True)
        result = self._searcher.search(
            found,
            limit=query_.offset + PAGE,
            filter=query.And(wanted) if wanted else None,
            groupedby=facets,
            sortedby="day" if query_.is_newest else None,
            reverse=query_.is_newest,
        )
        shown = result[query_.offset : query_.offset + PAGE]
        texts = [(hit["form_title"], hit["form_body"]) for hit in shown]
        counts = {x: top(_counts(result.groups(x))) for x in FACETS}
        return PageAnswer(len(result), counts, texts)


ZONES = ("title", "body")


def _value(value: str) -> str:
    return value.replace(" ", _JOINED)


def _counts(groups: dict[str | None, int]) -> dict[str, int]:
    return {name.replace(_JOINED, " "): count for name, count in groups.items() if name}
