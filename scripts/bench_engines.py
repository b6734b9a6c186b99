"""This project's index as an engine under test, and every engine by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from bench_array_peers import Fts5, Xapian
from bench_lucene import Lucene
from bench_peers import FACETS, TOP, InPython, PageAnswer, Peer, Tantivy, top
from bench_queries import PAGE, PageQuery, tree
from bench_whoosh import Whoosh

from indexer.answering.hits.snippets import Mark, best_fragment, whole
from indexer.backends.registry import engine_at
from indexer.backends.whoosh.backend import WhooshBackend
from indexer.contract.backend import BackendQuery, RankedCounts
from indexer.contract.document import IndexDocument


class Ours(InPython):
    """The index of this project, measured through its backend."""

    name = "ours"
    has_marks = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shown: list[str] = []
        self._documents: Mapping[str, Any] = {}

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        backend = WhooshBackend.open(self._folder)
        backend.update(documents)
        backend.compact(is_full=True)

    def open(self) -> None:
        """See ``Peer``."""
        self.backend: Any = WhooshBackend.open(self._folder)

    def update(self, document: IndexDocument) -> None:
        """Add a document and see it."""
        self.backend.update([document])

    def page(self, query: PageQuery) -> PageAnswer:
        """See ``InPython``."""
        order = "newest" if query.is_newest else "relevance"
        asked = BackendQuery(
            tree(query),
            sort=order,
            limit=PAGE,
            offset=query.offset,
            facets=FACETS,
            facet_limit=TOP,
        )
        result = self.backend.search(asked)
        self._shown = [hit.decision_id for hit in result.hits]
        self._documents = self.backend.stored(self._shown)
        found = [self._documents[x] for x in self._shown]
        texts = [(document.title, document.text) for document in found]
        counts = {name: top_counts(result.counts[name]) for name in FACETS}
        return PageAnswer(result.total, counts, texts)

    def mark(self, query: PageQuery) -> None:
        """See ``InPython``: the marks come from positions in the index."""
        if not query.words:
            return
        places = self.backend.places(self._shown, tree(query))
        for name in self._shown:
            document = self._documents[name]
            marks: dict[str, list[Mark]] = {"title": [], "body": []}
            for place in places[name]:
                marks[place.zone].append(Mark(place.start, place.end, place.node))
            whole(document.title, marks["title"])
            best_fragment(document.text, marks["body"])


class InCluster(Ours):
    """The same in an OpenSearch cluster; every page is asked for anew."""

    name = "cluster"

    def __init__(self, folder: Path, address: str) -> None:
        super().__init__(folder)
        self._engine = engine_at(address)

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        source = iter(documents)
        blocks = iter(lambda: list(islice(source, 2000)), [])
        self._engine.rebuild(Path("unused"), blocks, as_they_are, {})

    def open(self) -> None:
        """See ``Peer``."""
        self.backend = self._engine.open(Path("unused"))

    def page(self, query: PageQuery) -> PageAnswer:
        """Answer without what was kept of other answers."""
        self.backend.forget_answers()
        return super().page(query)


def as_they_are(documents: list[IndexDocument]) -> list[IndexDocument]:
    """Return documents that are made already."""
    return documents


def top_counts(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the most frequent values, ties by value."""
    return counts.top(TOP) if isinstance(counts, RankedCounts) else top(counts)


def engine_of(name: str, folder: Path, address: str | None) -> Peer:
    """Return the engine of this name, with all it keeps in *folder*."""
    if name == InCluster.name:
        return InCluster(folder, address or "")
    kinds: list[Any] = [Ours, Tantivy, Lucene, Fts5, Xapian, Whoosh]
    known = {kind.name: kind for kind in kinds}
    if name not in known:
        raise SystemExit(f"no engine is named {name!r}; there are {', '.join(known)}")
    engine: Peer = known[name](folder)
    return engine
