"""Compare result pages with other engines: same terms, totals and counts, in one run.

Usage: python scripts/bench_search.py [--documents 100000] [--folder DIR] [--peers …]
       [--backend opensearch+http://127.0.0.1:9200/bench]

A page is: top 20 by BM25, exact total, counts for municipality, body, year and law
reference over the whole result, 20 fragments with marks. Times are milliseconds on a warm
file cache, one thread. "cold" empties this engine's own caches before every query. Any
difference in a total or in a facet's five largest counts is printed and fails the run.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from bench_corpus import Corpus, word
from bench_peers import FACETS, TOP, PageAnswer, PageQuery, peers

from indexer.answering.hits.snippets import Mark, best_fragment, whole
from indexer.backends.registry import engine_at
from indexer.backends.whoosh.backend import WhooshBackend
from indexer.contract.backend import BackendQuery, RankedCounts
from indexer.contract.document import IndexDocument
from indexer.contract.patterns import Fuzzy, Wildcard, WordPattern
from indexer.contract.query import (
    And,
    Filter,
    Near,
    Node,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Word,
)

Counted = dict[str, int]


class Ours:
    """The index of this project, measured through its backend."""

    name = "ours"

    def __init__(self, folder: Path) -> None:
        self.backend = WhooshBackend.open(folder)

    @property
    def document_count(self) -> int:
        """Documents that its folder has already."""
        return self.backend.document_count

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        self.backend.update(documents)
        self.backend.compact(is_full=True)

    def page(self, query: PageQuery) -> PageAnswer:
        """Answer, marks included: they come from the positions of the index."""
        root = tree(query)
        result = self.backend.search(BackendQuery(root, facets=FACETS))
        ids = [hit.decision_id for hit in result.hits]
        documents, places = self.backend.stored(ids), self.backend.places(ids, root)
        for name in ids:
            document = documents[name]
            marks: dict[str, list[Mark]] = {"title": [], "body": []}
            for place in places[name]:
                marks[place.zone].append(Mark(place.start, place.end, place.node))
            whole(document.title, marks["title"])
            best_fragment(document.text, marks["body"])
        counts = {name: top_counts(result.counts[name]) for name in FACETS}
        return PageAnswer(result.total, counts, [])

    def forget(self) -> None:
        """Empty every cache of terms, filters and hits; columns stay as loaded."""
        self.backend.state.forget()


class InCluster(Ours):
    """The same in an OpenSearch cluster; every page is asked for anew."""

    name = "opensearch"

    def __init__(self, address: str) -> None:
        self.engine = engine_at(address)
        self.backend = self.engine.open(Path("unused"))

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        blocks = iter(lambda: list(islice(documents, 2000)), [])
        self.engine.rebuild(Path("unused"), blocks, as_they_are, {})
        self.backend = self.engine.open(Path("unused"))

    def page(self, query: PageQuery) -> PageAnswer:
        """Answer without what was kept of other answers."""
        self.backend.forget_answers()
        return super().page(query)


def as_they_are(documents: list[IndexDocument]) -> list[IndexDocument]:
    """Return documents that are made already."""
    return documents


def top_counts(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the most frequent values, ties by value."""
    if isinstance(counts, RankedCounts):
        return counts.top(TOP)
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:TOP]


def tree(query: PageQuery) -> Node:
    """Return the query tree of a page."""
    words = tuple(Word((x,), x) for x in query.words)
    found: Node = Or(words) if query.is_any else And(words)
    if query.municipality is None:
        return found
    # As a part of the tree the filter narrows its own facet, too, as peers do it.
    place = Filter("municipality", (query.municipality,))
    return And((found, place, Filter("year", query.years)))


def mark_all(answer: PageAnswer, query: PageQuery) -> None:
    """Cut and mark fragments by comparing words, for engines without places."""
    wanted = tuple(query.words)
    for title, text in answer.texts:
        for source in (title, text):
            marks, at = [], 0
            for piece in source.split(" "):
                if piece.startswith(wanted):
                    marks.append(Mark(at, at + len(piece), piece))
                at += len(piece) + 1
            best_fragment(source, marks)


def count_words(
    documents: Iterable[IndexDocument], counts: Counted
) -> Iterator[IndexDocument]:
    """Count in how many documents each term is, as they pass."""
    for document in documents:
        found: set[str] = set()
        for token in (*document.title_tokens, *document.body_tokens):
            found.update(token.lemma, token.part, (token.exact,))
        for term in found:
            counts[term] = counts.get(term, 0) + 1
        yield document


def make_queries(size: int, seed: int, each: int) -> list[PageQuery]:
    """Choose words by how many documents of a sample have them."""
    counts: Counted = {}
    sample = min(size, 3000)
    for _ in count_words(Corpus(size).block(0, sample), counts):
        pass
    known = {word(number) for number in range(60_000)}
    common = [t for t, n in counts.items() if 0.25 < n / sample < 0.36 and t in known]
    middle = [t for t, n in counts.items() if 0.05 < n / sample < 0.15 and t in known]
    rng = np.random.default_rng(seed)

    def some(words: list[str], count: int) -> tuple[str, ...]:
        return tuple(rng.choice(words, count, replace=False).tolist())

    queries = []
    for _ in range(each):
        year = int(rng.integers(2015, 2023))
        years = tuple(str(year + offset) for offset in range(3))
        place = f"kunta{int(rng.integers(0, 40))}"
        queries += [
            PageQuery("page_and2", (*some(common, 1), *some(middle, 1))),
            PageQuery("page_common", some(common, 1)),
            PageQuery("page_or3", some(middle, 3), is_any=True),
            PageQuery("page_filter", some(common, 1), False, place, years),
        ]
    return queries


def measure(
    page: Callable[[PageQuery], PageAnswer],
    queries: Sequence[PageQuery],
    before: Callable[[], None] | None = None,
    clock: Callable[[], float] = time.perf_counter,
    rounds: int = 3,
) -> tuple[dict[str, list[float]], list[PageAnswer]]:
    """Return by kind the middle time of each query, and the answers.

    Warm means that all queries were asked once before the first is measured.
    """
    times: dict[str, list[float]] = {}
    answers = []
    for query in queries if before is None else ():
        page(query)
    for query in queries:
        spent = []
        for _ in range(rounds):
            if before:
                before()
            started = clock()
            answer = page(query)
            spent.append((clock() - started) * 1000)
        answers.append(answer)
        times.setdefault(query.kind, []).append(float(np.median(spent)))
    return times, answers


def differences(
    name: str, ours: Sequence[PageAnswer], theirs: Sequence[PageAnswer]
) -> int:
    """Print and count the pages whose total or largest counts differ."""
    wrong = 0
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=True)):
        same = mine.total == other.total and all(
            [n for _, n in mine.counts[x][:5]] == [n for _, n in other.counts[x][:5]]
            for x in FACETS
        )
        if not same:
            wrong += 1
            print(f"DIFFERENT from {name}: page {number}, {mine.total} {other.total}")
    return wrong


def special_queries(queries: Sequence[PageQuery]) -> dict[str, list[Node]]:
    """Phrases, words near each other and prefixes of the words in *queries*."""
    pairs = [query.words for query in queries if query.kind == "page_and2"]
    words = [tuple(Word((x,), x) for x in pair) for pair in pairs]
    return {
        "phrase": [Phrase(pair) for pair in words],
        "near": [Near(pair, 5) for pair in words],
        "prefix6": [Prefix(pair[1][:6]) for pair in pairs],
        "prefix2": [Prefix(pair[1][:2]) for pair in pairs],
    }


def main() -> int:
    """Build, measure, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--each", type=int, default=30, help="queries of each kind")
    parser.add_argument("--peers", default="tantivy,fts5,xapian")
    parser.add_argument("--backend", help="address of an index in a cluster, besides")
    parser.add_argument("--cpu", action="store_true", help="processor time, if busy")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="bench"))
    queries = make_queries(options.documents, 11, options.each)
    ours = Ours(folder / "ours")
    others = peers(folder, options.peers.split(","))
    if options.backend:
        others.append(InCluster(options.backend))
    for engine in (ours, *others):
        build(engine, options.documents)
    clock = time.thread_time if options.cpu else time.perf_counter
    warm, answers = measure(ours.page, queries, None, clock)
    cold, _ = measure(ours.page, queries, ours.forget, clock)
    rows = {"ours": warm, "ours, cold": cold}
    wrong = 0
    for peer in others:

        def page(query: PageQuery, peer: object = peer) -> PageAnswer:
            answer = peer.page(query)  # type: ignore[attr-defined]
            mark_all(answer, query)
            return answer

        rows[peer.name], theirs = measure(page, queries, None, clock)
        wrong += differences(peer.name, answers, theirs)
    show(rows)
    show_special(ours, special_queries(queries))
    show_patterns(ours, patterns(queries))
    if options.json:
        options.json.write_text(json.dumps(rows))
    if not options.folder:
        shutil.rmtree(folder)
    print(f"pages that differ: {wrong}; peak memory of the run: {peak_mb():.0f} MB")
    return 1 if wrong else 0


def build(engine: object, size: int) -> None:
    """Index the corpus unless the folder has it; the time to make texts is left out."""
    if getattr(engine, "document_count", None) == size:
        return
    spent = 0.0

    def timed() -> Iterator[IndexDocument]:
        nonlocal spent
        source = Corpus(size).documents()
        while True:
            started = time.perf_counter()
            document = next(source, None)
            spent += time.perf_counter() - started
            if document is None:
                return
            yield document

    started = time.perf_counter()
    engine.build(timed())  # type: ignore[attr-defined]
    took = time.perf_counter() - started - spent
    print(f"{engine.name}: {size / took:.0f} documents/s indexed")  # type: ignore[attr-defined]


def show(rows: dict[str, dict[str, list[float]]]) -> None:
    """Print medians, 95th percentiles and the ratio of medians to the best peer."""
    kinds = list(rows["ours"])
    print(f"{'':14}" + "".join(f"{kind:>18}" for kind in kinds))
    best = {
        kind: [
            min(
                (
                    float(np.percentile(row[kind], share))
                    for name, row in rows.items()
                    if not name.startswith("ours")
                ),
                default=float("nan"),
            )
            for share in (50, 95)
        ]
        for kind in kinds
    }
    for name, row in rows.items():
        cells = []
        for kind in kinds:
            middle, late = np.percentile(row[kind], [50, 95])
            ratio = f" {middle / best[kind][0]:.2f}/{late / best[kind][1]:.2f}"
            cells.append(
                f"{middle:.2f}/{late:.2f}{ratio if name[:4] == 'ours' else ''}"
            )
        print(f"{name:14}" + "".join(f"{cell:>18}" for cell in cells))


def show_special(ours: Ours, queries: dict[str, list[Node]]) -> None:
    """Print times of queries that are measured without peers."""
    for kind, nodes in queries.items():
        spent, totals = [], []
        for node in nodes:
            ours.forget()
            started = time.perf_counter()
            totals.append(ours.backend.search(BackendQuery(node)).total)
            spent.append((time.perf_counter() - started) * 1000)
        middle, late = np.percentile(spent, [50, 95])
        print(
            f"{kind}: {middle:.2f}/{late:.2f} ms, {int(np.median(totals))} hits, cold"
        )


def patterns(queries: Sequence[PageQuery]) -> dict[str, list[WordPattern]]:
    """Wildcards and fuzzy words made of the words in *queries*."""
    words = [query.words[0] for query in queries if query.kind == "page_and2"]
    return {
        "inside": [Wildcard(f"*{word[1:-1]}*") for word in words],
        "one letter": [Wildcard(f"{word[:2]}?{word[3:]}") for word in words],
        "fuzzy": [Fuzzy(word) for word in words],
        "fuzzy, two letters": [Fuzzy(word, 2) for word in words],
    }


def show_patterns(ours: Ours, asked: dict[str, list[WordPattern]]) -> None:
    """Print the times of finding the words of a pattern, and of searching for them."""
    for kind, rows in asked.items():
        words, spent = [], []
        for pattern in rows:
            ours.forget()
            started = time.perf_counter()
            found = ours.backend.matching_words(pattern)
            known = time.perf_counter()
            ours.backend.search(BackendQuery(OneOf(found.words)))
            ended = time.perf_counter()
            words.append(found.total)
            spent.append(((known - started) * 1000, (ended - known) * 1000))
        finding, searching = np.median(spent, axis=0)
        print(
            f"{kind}: {finding:.2f} ms for {int(np.median(words))} words, "
            f"{searching:.2f} ms for a search of them, cold"
        )


def peak_mb() -> float:
    """Return the largest resident size of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    raise SystemExit(main())
