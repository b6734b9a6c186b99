"""Compare result pages with other engines: a stream of queries of which none comes twice.

Usage: python scripts/bench_search.py [--documents 20000] [--queries 2400] [--folder DIR]
       [--engines ours,tantivy,lucene,fts5,xapian,whoosh]
       [--backend opensearch+http://127.0.0.1:9200/bench]

A page is: 20 hits by BM25, by day or from further down, exact total, counts for
municipality, body, year and law reference over the whole result, and the stored title and
text of the hits ("engine"); then 20 fragments with marks, each engine by its own means or
not at all ("marks"). Each engine has processes of its own: one builds, one answers; the
first 300 queries warm it (a compiler, a file cache) and are not counted. Times are
milliseconds of processor time of the answering thread; --wall takes the wall clock.
Totals and the five largest counts of each facet must be those of ours, or the run fails.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from bench_corpus import Corpus
from bench_engines import engine_of
from bench_peers import FACETS, Peer, Timed, Updatable
from bench_queries import PageQuery, Stream

from indexer.contract.document import IndexDocument

WARM = 300
COMPARED = 5
SEED = 11
ENGINES = "ours,tantivy,lucene,fts5,xapian"
Checks = tuple[int, dict[str, list[int]]]


@dataclass(slots=True)
class Report:
    """What is told of an engine; times in ms, memory and index in MB."""

    name: str
    build_s: float = 0.0
    build_cpu_s: float = 0.0
    build_mb: float = 0.0
    index_mb: float = 0.0
    open_ms: float = 0.0
    update_ms: float | None = None
    serve_mb: float = 0.0
    kinds: list[str] = field(default_factory=list)
    engine: list[float] = field(default_factory=list)
    marks: list[float | None] = field(default_factory=list)
    checks: list[Checks] = field(default_factory=list)

    @property
    def page(self) -> np.ndarray:
        """Answer and marks together."""
        return np.array(
            [a + (b or 0) for a, b in zip(self.engine, self.marks, strict=True)]
        )


def main() -> int:
    """Run every engine in its own processes, compare, print."""
    options = arguments()
    if options.role:
        return child(options)
    folder = options.folder or Path(tempfile.mkdtemp(prefix="bench"))
    folder.mkdir(parents=True, exist_ok=True)
    names = options.engines.split(",") + (["cluster"] if options.backend else [])
    reports = [found for name in names if (found := run(name, folder, options))]
    show(reports, options.documents)
    wrong = sum(differences(reports[0], other) for other in reports[1:])
    print(f"pages that differ: {wrong}; load of the machine: {os.getloadavg()[0]:.1f}")
    if options.json:
        options.json.write_text(json.dumps([asdict(x) for x in reports]))
    if not options.folder:
        shutil.rmtree(folder)
    return 1 if wrong else 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=2400)
    parser.add_argument(
        "--folder", type=Path, help="keeps the indexes for the next run"
    )
    parser.add_argument("--engines", default=ENGINES)
    parser.add_argument("--backend", help="address of an index in a cluster, besides")
    parser.add_argument("--wall", action="store_true", help="wall clock, if quiet")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    parser.add_argument("--role", choices=("build", "pages"), help=argparse.SUPPRESS)
    return parser.parse_args()


def run(name: str, folder: Path, options: argparse.Namespace) -> Report | None:
    """Build an index unless it is there, ask all pages; None: it is not installed."""
    found: dict[str, object] = {"name": name}
    for role in ("build", "pages"):
        told = folder / f"{name}-{options.documents}-{role}.json"
        if role == "build" and told.exists():
            found |= json.loads(told.read_text())
            continue
        command = [sys.executable, __file__, "--role", role, "--engines", name]
        command += ["--documents", str(options.documents), "--json", str(told)]
        command += ["--queries", str(options.queries), "--folder", str(folder)]
        command += ["--backend", options.backend] if options.backend else []
        command += ["--wall"] if options.wall else []
        if subprocess.run(command, check=False).returncode:
            print(f"{name}: left out")
            return None
        found |= json.loads(told.read_text())
    return Report(**found)  # type: ignore[arg-type]


# -- in the process of one engine ------------------------------------------------------


def child(options: argparse.Namespace) -> int:
    """Do one part of the work for one engine, and write what it took."""
    where = options.folder / f"{options.engines}-{options.documents}"
    engine = engine_of(options.engines, where, options.backend)
    work = build if options.role == "build" else answer
    options.json.write_text(json.dumps(work(engine, where, options)))
    return 0


class Untimed:
    """Makes the documents, and knows how long that took."""

    def __init__(self, size: int) -> None:
        self.spent = self.cpu = 0.0
        self._source = Corpus(size).documents()

    def __iter__(self) -> Iterator[IndexDocument]:
        while True:
            started, cpu = time.perf_counter(), time.process_time()
            document = next(self._source, None)
            self.spent += time.perf_counter() - started
            self.cpu += time.process_time() - cpu
            if document is None:
                return
            yield document


def build(
    engine: Peer, where: Path, options: argparse.Namespace
) -> Mapping[str, object]:
    """Index the corpus; the time to make its texts is left out."""
    shutil.rmtree(where, ignore_errors=True)
    documents = Untimed(options.documents)
    started = time.perf_counter()
    engine.build(documents)
    took = time.perf_counter() - started - documents.spent
    size = sum(x.stat().st_size for x in where.rglob("*") if x.is_file())
    return {
        "build_s": took,
        "build_cpu_s": processor_time() - documents.cpu,
        "build_mb": peak_mb(),
        "index_mb": size / 1e6,
    }


def answer(
    engine: Peer, where: Path, options: argparse.Namespace
) -> Mapping[str, object]:
    """Ask every query once."""
    queries = Stream(options.documents, SEED).queries(options.queries + WARM)
    before = resident_mb()
    clock = time.perf_counter if options.wall else time.thread_time
    started = time.perf_counter()
    engine.open()
    opened = (time.perf_counter() - started) * 1000
    rows: Sequence[Timed] = engine.pages(queries, clock)[WARM:]
    serving = resident_mb() - before
    return {
        "open_ms": getattr(engine, "open_ms", opened),
        "serve_mb": getattr(engine, "memory_mb", serving),
        "update_ms": updated(engine, where, options),
        "kinds": [query.kind for query in queries[WARM:]],
        "engine": [row.engine for row in rows],
        "marks": [row.marks for row in rows],
        "checks": [
            checked(query, row) for query, row in zip(queries[WARM:], rows, strict=True)
        ],
    }


def checked(query: PageQuery, row: Timed) -> Checks:
    """Return what must be equal; nothing where engines mean different things."""
    if not query.is_comparable:
        return -1, {}
    counts = row.answer.counts
    return row.answer.total, {x: [n for _, n in counts[x][:COMPARED]] for x in FACETS}


def updated(engine: Peer, where: Path, options: argparse.Namespace) -> float | None:
    """Return the middle time until one more document can be found; on a copy."""
    if options.backend or not isinstance(engine, Updatable):
        return None
    documents: Iterable[IndexDocument]
    documents = Corpus(options.documents + 1000, seed=8).block(0, 8)
    copy = where.with_name(where.name + "-copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(where, copy)
    other = engine_of(options.engines, copy, None)
    other.open()
    assert isinstance(other, Updatable)
    spent = []
    for document in documents:
        started = time.perf_counter()
        other.update(document)
        spent.append((time.perf_counter() - started) * 1000)
    shutil.rmtree(copy, ignore_errors=True)  # An engine may still be merging in it.
    return float(np.median(spent))


def processor_time() -> float:
    """Return seconds spent by this process and by those it has waited for."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(x.ru_utime + x.ru_stime for x in map(resource.getrusage, kinds))


def peak_mb() -> float:
    """Return the largest resident size, of this process or of one it has waited for."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024


def resident_mb() -> float:
    """Return the present resident size of this process, mapped files included."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


# -- what is printed -------------------------------------------------------------------


def differences(ours: Report, other: Report) -> int:
    """Print some and count all pages whose total or largest counts differ."""
    wrong = [
        (number, mine, theirs)
        for number, (mine, theirs) in enumerate(
            zip(ours.checks, other.checks, strict=True)
        )
        if mine != theirs
    ]
    for number, mine, theirs in wrong[:3]:
        kind = ours.kinds[number]
        print(f"DIFFERENT from {other.name}: {kind}, page {number}: {mine} {theirs}")
    return len(wrong)


def show(reports: Sequence[Report], size: int) -> None:
    """Print the figures of each engine, then the pages by kind."""
    head = "engine p50/p95/p99 | marks p50 | page p50/p95/p99 | sum s"
    print(f"{'':10}{head} | build docs/s, cpu docs/s, MB | kB a document | open ms | "
          "update ms | serving MB")  # fmt: skip
    for x in reports:
        marks = [value for value in x.marks if value is not None]
        middle = f"{np.median(marks):.2f}" if marks else "none"
        update = "-" if x.update_ms is None else f"{x.update_ms:.0f}"
        print(
            f"{x.name:10}{quantiles(x.engine)} | {middle} | {quantiles(x.page)} | "
            f"{x.page.sum() / 1000:.1f} | {size / x.build_s:.0f}, "
            f"{size / x.build_cpu_s:.0f}, {x.build_mb:.0f} | "
            f"{x.index_mb * 1000 / size:.1f} | {x.open_ms:.0f} | {update} | "
            f"{x.serve_mb:.0f}"
        )
    show_ratios(reports)
    show_kinds(reports)


def quantiles(times: Sequence[float] | np.ndarray) -> str:
    """Return middle, 95th and 99th percentile."""
    return "/".join(f"{x:.2f}" for x in np.percentile(times, [50, 95, 99]))


def show_ratios(reports: Sequence[Report]) -> None:
    """Print the first engine's percentiles by those of each other one."""
    first, *others = reports
    for x in others:
        for what, mine, theirs in (
            ("engine", first.engine, x.engine),
            ("page", first.page, x.page),
        ):
            shares = np.percentile(mine, [50, 95, 99]) / np.percentile(
                theirs, [50, 95, 99]
            )
            row = " / ".join(f"{share:.2f}" for share in shares)
            print(f"{first.name} by {x.name}, {what} p50 / p95 / p99: {row}")


def show_kinds(reports: Sequence[Report]) -> None:
    """Print middle and 95th percentile of the whole page by kind of query."""
    kinds = np.array(reports[0].kinds)
    for kind in dict.fromkeys(reports[0].kinds):
        cells = []
        for x in reports:
            middle, late = np.percentile(x.page[kinds == kind], [50, 95])
            cells.append(f"{x.name} {middle:.2f}/{late:.2f}")
        print(f"{kind:14}{int((kinds == kind).sum()):5}  " + "  ".join(cells))


if __name__ == "__main__":
    raise SystemExit(main())
