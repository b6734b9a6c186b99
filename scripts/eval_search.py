"""Measure search on judged queries: nDCG@10, recall@20, success@1 and exact sets.

    python scripts/eval_search.py --documents FILE... --queries FILE... --run OUT.json
    python scripts/eval_search.py --compare OLD.json --queries FILE... --run NEW.json

Documents are JSON lines in the form of ``judged_documents``; they go through the ordinary
readers and the ordinary index, which is kept in the folder ``--cache`` and made again only
when the files or the versions of our readers change. Queries are JSON lines ``{"id",
"query"}`` and, as far as they have them, ``"today"`` (day for relative dates),
``"filters"`` (facet -> values), ``"class"``, ``"relevant"`` (document id -> 1 or 2) and
``"complete"`` (every document of grade 2 is believed known).

The run is written as JSON: ``{query id: {"ranked": [document ids, best first, near ones
too], "exact": [the whole exact set]}}``. Queries that are judged are measured, overall and
by class; a relevant id that no file holds is left out. ``--compare`` gives the difference
from an older run with its 95 % interval (bootstrap over queries). Without ``--documents``
the run is read, not made.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import random
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from analyzers.finnish import FinnishAnalyzer
from analyzers.notations.temporal.periods import parse_period
from corpus.store import DecisionStore
from indexer.dense.embedder import installed_embedder
from indexer.dense.nearest import vectors_beside
from indexer.dense.vector_update import update_vectors
from indexer.facets import FACETS
from indexer.request import SearchRequest
from indexer.service import SearchService
from scripts.judged_documents import build, built, read_lines, store_address

DEPTH = 20
MOST_RANKED = 100
ROUNDS = 2_000
CACHE = Path.home() / ".cache" / "paatoshaku" / "judged"

_FACET_NAMES = frozenset(row.name for row in FACETS)
Run = Mapping[str, Mapping[str, Sequence[str]]]
Figures = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with the grades of its relevant decisions."""

    query_id: str
    query: str
    kind: str
    relevant: dict[str, int]
    is_complete: bool = False


def ndcg(grades: Sequence[int], ideal: Iterable[int], depth: int = 10) -> float:
    """Return nDCG at *depth* of a ranked list of grades; gain is the grade itself."""

    def dcg(values: Sequence[int]) -> float:
        return sum(grade / math.log2(2 + rank) for rank, grade in enumerate(values))

    best = dcg(sorted(ideal, reverse=True)[:depth])
    return dcg(grades[:depth]) / best if best else 0.0


def gain_ndcg(grades: Sequence[int], ideal: Iterable[int]) -> float:
    """Return nDCG at 10 where grade 2 gains three times what grade 1 does."""
    return ndcg([2**grade - 1 for grade in grades], [2**grade - 1 for grade in ideal])


def request_of(row: Mapping[str, Any], **more: Any) -> SearchRequest:
    """Return the search that a row of a query file asks for."""
    filters: dict[str, tuple[str, ...]] = {}
    for name, values in (row.get("filters") or {}).items():
        texts = (values,) if isinstance(values, str) else tuple(map(str, values))
        period = parse_period(texts[0]) if name == "month" and texts else None
        if period:
            more |= {"date_from": period[0], "date_to": period[1]}
        elif name in _FACET_NAMES:
            filters[name] = texts
        else:
            print(f"{row['id']}: unknown filter {name!r} left out", file=sys.stderr)
    return SearchRequest(str(row["query"]), filters=filters, facets=(), **more)


def run_queries(
    folder: Path,
    names: Mapping[str, str],
    rows: Iterable[Mapping[str, Any]],
    analyzer: FinnishAnalyzer,
    options: Mapping[str, Any],
    is_dense: bool = False,
) -> dict[str, dict[str, list[str]]]:
    """Ask every query on its own day; return the run."""
    found: dict[str, dict[str, list[str]]] = {}
    by_day: dict[dt.date | None, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        day = dt.date.fromisoformat(row["today"]) if row.get("today") else None
        by_day[day].append(row)
    with DecisionStore.open(store_address(folder)) as store:
        for day, asked in by_day.items():
            service = SearchService.open(
                folder / "index", store, analyzer, today=day, is_dense=is_dense
            )
            for row in asked:
                answer = answered(service, row, options)
                found[str(row["id"])] = {
                    tier: [names[name] for name in ids] for tier, ids in answer.items()
                }
            service.close()
    return found


def answered(
    service: SearchService, row: Mapping[str, Any], options: Mapping[str, Any]
) -> dict[str, list[str]]:
    """Return the ids of one query: as a reader sees them, and the exact set."""
    shown = service.search(
        request_of(row, limit=MOST_RANKED, snippets=False, tier="all", **options)
    )
    hits = [hit.decision_id for hit in (*shown.hits, *shown.related)]
    exact = list(service.iter_ids(request_of(row, **options)))
    return {"ranked": list(dict.fromkeys(hits))[:MOST_RANKED], "exact": exact}


# -- measures -----------------------------------------------------------------------


def judged_of(
    rows: Iterable[Mapping[str, Any]], known: set[str] | None
) -> list[Judged]:
    """Return the judged queries; only grades of *known* documents count, if given."""
    return [
        Judged(
            str(row["id"]),
            str(row["query"]),
            str(row.get("class", "")),
            {
                name: int(grade)
                for name, grade in row["relevant"].items()
                if known is None or name in known
            },
            bool(row.get("complete")),
        )
        for row in rows
        if row.get("relevant") is not None
    ]


def measures(found: Sequence[str], judged: Judged) -> dict[str, float]:
    """Return nDCG (gain is the grade), recall and success of one query."""
    grades = [judged.relevant.get(name, 0) for name in found]
    return {
        "ndcg@10": ndcg(grades, judged.relevant.values()),
        "recall@20": sum(1 for grade in grades[:20] if grade)
        / min(len(judged.relevant), 20),
        "success@1": 1.0 if grades and grades[0] else 0.0,
    }


def figures_of(answer: Mapping[str, Sequence[str]], judged: Judged) -> Figures:
    """Return all figures of one query; those without a meaning are None."""
    ranked, exact = answer.get("ranked", ()), set(answer.get("exact", ()))
    if not judged.relevant:
        return {"exact_for_none": float(len(exact))}
    grades = [judged.relevant.get(name, 0) for name in ranked]
    row: Figures = dict(measures(ranked, judged))
    row["ndcg@10"] = gain_ndcg(grades, judged.relevant.values())
    row["no_exact"] = float(not exact)
    best = {name for name, grade in judged.relevant.items() if grade == 2}
    if judged.is_complete and best:
        right = exact & judged.relevant.keys()
        row["exact_recall"] = len(best & exact) / len(best)
        row["exact_precision"] = len(right) / len(exact) if exact else None
    return row


COLUMNS = (
    "ndcg@10",
    "recall@20",
    "success@1",
    "exact_recall",
    "exact_precision",
    "no_exact",
    "exact_for_none",
)


def means(rows: Sequence[Figures]) -> dict[str, float]:
    """Return the mean of each figure over the queries that have it."""
    found: dict[str, float] = {"queries": len(rows)}
    for name in COLUMNS:
        values = [value for row in rows if (value := row.get(name)) is not None]
        if values:
            found[name] = round(sum(values) / len(values), 4)
    return found


def measured(run: Run, judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Return the means of a run: overall, and by class in alphabetical order."""
    rows = {one.query_id: figures_of(run.get(one.query_id, {}), one) for one in judged}
    groups: dict[str, list[Figures]] = defaultdict(list)
    for one in judged:
        groups[one.kind].append(rows[one.query_id])
    by_class = {name: means(found) for name, found in sorted(groups.items())}
    return {"ALL": means(list(rows.values())), **by_class}


def compared(new: Run, old: Run, judged: Sequence[Judged]) -> dict[str, float]:
    """Return what nDCG@10 gains from *old* to *new*, with its 95 % interval."""
    gains = []
    for one in judged:
        before = figures_of(old.get(one.query_id, {}), one).get("ndcg@10")
        after = figures_of(new.get(one.query_id, {}), one).get("ndcg@10")
        if before is not None and after is not None:
            gains.append(after - before)
    if not gains:
        return {}
    chance = random.Random(1)  # noqa: S311 - the same draws every time
    size = len(gains)
    drawn = sorted(sum(chance.choices(gains, k=size)) / size for _ in range(ROUNDS))
    return {
        "difference": round(sum(gains) / size, 4),
        "low": round(drawn[round(ROUNDS * 0.025)], 4),
        "high": round(drawn[round(ROUNDS * 0.975) - 1], 4),
        "better": sum(gain > 0.005 for gain in gains),
        "worse": sum(gain < -0.005 for gain in gains),
    }


def evaluate(
    decisions: Sequence[Path], queries: Sequence[Path], folder: Path
) -> dict[str, object]:
    """Import, index, search and measure; *folder* takes the store and the index.

    Of every row only text, address and language are used; gain is the grade itself.
    """
    records = [{**row, "meta": "read"} for row in read_lines(decisions)]
    known = {str(record["id"]) for record in records}
    rows = [{**row, "filters": None, "today": None} for row in read_lines(queries)]
    judged = [one for one in judged_of(rows, known) if one.relevant]
    names = build(records, folder)
    run = run_queries(folder, names, rows, FinnishAnalyzer(), {})
    found = {one.query_id: measures(run[one.query_id]["ranked"], one) for one in judged}
    by_class: dict[str, list[Figures]] = defaultdict(list)
    for one in judged:
        by_class[one.kind].append(dict(found[one.query_id]))
    return {
        "decisions": len(records),
        "overall": means([dict(row) for row in found.values()]),
        "classes": {name: means(row) for name, row in sorted(by_class.items())},
        "by_query": {
            one.query_id: {
                "query": one.query,
                "ndcg@10": round(found[one.query_id]["ndcg@10"], 4),
                "found": run[one.query_id]["ranked"][:10],
            }
            for one in judged
        },
    }


# -- the command ----------------------------------------------------------------------


def show(figures: Mapping[str, Mapping[str, float]]) -> None:
    """Print a table, one line a class."""
    print(f"{'class':16}{'queries':>9}" + "".join(f"{name:>17}" for name in COLUMNS))
    for name, row in figures.items():
        cells = "".join(
            f"{row[key]:>17}" if key in row else f"{'-':>17}" for key in COLUMNS
        )
        print(f"{name:16}{row['queries']:>9}{cells}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", nargs="+", type=Path, help="JSON lines")
    parser.add_argument("--queries", nargs="+", type=Path, required=True)
    parser.add_argument("--run", type=Path, help="written; read without --documents")
    parser.add_argument("--compare", type=Path, help="an older run")
    parser.add_argument("--cache", type=Path, default=CACHE, help="folder of indexes")
    parser.add_argument(
        "--dense", action="store_true", help="with nearness by meaning (its extra)"
    )
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument(
        "--decisions", nargs="+", type=Path, help="as --documents, facts not used"
    )
    parser.add_argument("--by-query", action="store_true", help="with --decisions")
    arguments = parser.parse_args()
    if not (arguments.documents or arguments.decisions or arguments.run):
        parser.error("give --documents (to search) or --run (a run made before)")
    return arguments


def main() -> None:
    """Read the arguments, make or read the run, measure, print."""
    arguments = _arguments()
    if arguments.decisions:
        with tempfile.TemporaryDirectory() as name:
            figures = evaluate(arguments.decisions, arguments.queries, Path(name))
        if not arguments.by_query:
            del figures["by_query"]
        print(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    rows = read_lines(arguments.queries)
    run, known = _run(arguments, rows)
    judged = judged_of(rows, known)
    result = measured(run, judged) if judged else {}
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    elif result:
        show(result)
    if arguments.compare and judged:
        old = json.loads(arguments.compare.read_text(encoding="utf-8"))
        print(json.dumps({"compared": compared(run, old, judged)}))


def _run(
    arguments: argparse.Namespace, rows: Sequence[Mapping[str, Any]]
) -> tuple[Run, set[str] | None]:
    """Return the run, and the ids of the documents when these were given."""
    if not arguments.documents:
        return json.loads(arguments.run.read_text(encoding="utf-8")), None
    analyzer = FinnishAnalyzer()
    folder, names = built(arguments.documents, arguments.cache, analyzer)
    if arguments.dense:
        _add_vectors(folder)
    run = run_queries(folder, names, rows, analyzer, {}, arguments.dense)
    if arguments.run:
        arguments.run.write_text(json.dumps(run, ensure_ascii=False), encoding="utf-8")
    return run, set(names.values())


def _add_vectors(folder: Path) -> None:
    """Compute vectors; those of an earlier index in the same cache are taken over."""
    place = vectors_beside(folder / "index")
    earlier = sorted(folder.parent.glob("*/vectors"), key=lambda p: p.stat().st_mtime)
    if earlier and not place.exists():
        shutil.copytree(earlier[-1], place)
    with DecisionStore.open(store_address(folder)) as store:
        update_vectors(store, place, installed_embedder(), _show)


def _show(done: int, total: int) -> None:
    print(f"vectors of {done} of {total} decisions", file=sys.stderr)


if __name__ == "__main__":
    main()
