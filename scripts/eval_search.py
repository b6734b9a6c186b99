"""Measure search on judged queries: nDCG@10, recall@20 and success@1.

    python scripts/eval_search.py --decisions FILE... --queries FILE...

Decisions are JSON lines ``{"id", "text", "url", "platform", "lang", "gold"}``; of these
the text, the address and the language go through the ordinary import and index. The gold
fields are not read. Queries are JSON lines ``{"id", "query", "class", "relevant": {id:
1 or 2}}``; a relevant id that no file holds is skipped, a query without any is left out.
Hits come first, then the "most words" group, as on the search page. The figures are
printed as JSON: overall and by class.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.errors import ParseError
from corpus.importing.importing import row_decision
from corpus.model import Decision
from corpus.store import DecisionStore
from indexer.documents.update import update_index
from indexer.request import SearchRequest
from indexer.service import SearchService

DEPTH = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with the grades of its relevant decisions."""

    query_id: str
    query: str
    kind: str
    relevant: dict[str, int]


def ndcg(grades: Sequence[int], ideal: Iterable[int], depth: int = 10) -> float:
    """Return nDCG at *depth* of a ranked list of grades; gain is the grade itself."""

    def dcg(values: Sequence[int]) -> float:
        return sum(grade / math.log2(2 + rank) for rank, grade in enumerate(values))

    best = dcg(sorted(ideal, reverse=True)[:depth])
    return dcg(grades[:depth]) / best if best else 0.0


def read_lines(paths: Iterable[Path]) -> list[dict[str, object]]:
    """Return the JSON values of all lines of all files."""
    return [
        json.loads(line)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def imported(records: Iterable[dict[str, object]]) -> dict[str, tuple[str, Decision]]:
    """Read rows as ``paatoshaku import`` does.

    Returns:
        Decision id -> the row's own id and the decision. Rows that cannot be read are
        named on standard error and left out.
    """
    found: dict[str, tuple[str, Decision]] = {}
    for record in records:
        try:
            decision = row_decision(record)
        except ParseError as error:
            print(f"skipped: {error}", file=sys.stderr)
            continue
        found[decision.decision_id] = (str(record["id"]), decision)
    return found


def ranked(service: SearchService, query: str) -> list[str]:
    """Return decision ids as a reader sees them: the hits, then the near misses."""
    result = service.search(SearchRequest(query, limit=DEPTH, facets=()))
    found = [hit.decision_id for hit in (*result.hits, *result.related)]
    return found[:DEPTH]


def measures(found: Sequence[str], judged: Judged) -> dict[str, float]:
    """Return the three figures of one query."""
    grades = [judged.relevant.get(name, 0) for name in found]
    return {
        "ndcg@10": ndcg(grades, judged.relevant.values()),
        "recall@20": sum(1 for grade in grades[:20] if grade) / len(judged.relevant),
        "success@1": 1.0 if grades and grades[0] else 0.0,
    }


def mean(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the mean of each figure, and how many queries it is over."""
    names = ("ndcg@10", "recall@20", "success@1")
    figures = {name: sum(row[name] for row in rows) / len(rows) for name in names}
    rounded = {name: round(value, 4) for name, value in figures.items()}
    return {"queries": len(rows), **rounded}


def evaluate(
    decisions: Sequence[Path], queries: Sequence[Path], folder: Path
) -> dict[str, object]:
    """Import, index, search and measure; *folder* takes the store and the index."""
    records = read_lines(decisions)
    known = {str(record["id"]) for record in records}
    judged = [
        Judged(
            str(line["id"]),
            str(line["query"]),
            str(line["class"]),
            {i: int(g) for i, g in dict(line["relevant"]).items() if i in known},  # type: ignore[call-overload]
        )
        for line in read_lines(queries)
    ]
    judged = [query for query in judged if query.relevant]
    with DecisionStore.open(f"sqlite:///{folder / 'decisions.db'}") as store:
        rows_by_id = imported(records)
        store.put_many([decision for _, decision in rows_by_id.values()])
        update_index(store, folder / "index")
        service = SearchService.open(folder / "index", store)
        runs = {
            query.query_id: [
                rows_by_id[name][0] for name in ranked(service, query.query)
            ]
            for query in judged
        }
        service.close()
    rows = {query.query_id: measures(runs[query.query_id], query) for query in judged}
    by_class: dict[str, list[dict[str, float]]] = defaultdict(list)
    for query in judged:
        by_class[query.kind].append(rows[query.query_id])
    return {
        "decisions": len(records),
        "overall": mean(list(rows.values())),
        "classes": {name: mean(found) for name, found in sorted(by_class.items())},
        "by_query": {
            query.query_id: {
                "query": query.query,
                "ndcg@10": round(rows[query.query_id]["ndcg@10"], 4),
                "found": runs[query.query_id][:10],
            }
            for query in judged
        },
    }


def main() -> None:
    """Read the arguments, evaluate, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", nargs="+", type=Path, required=True)
    parser.add_argument("--queries", nargs="+", type=Path, required=True)
    parser.add_argument("--by-query", action="store_true", help="each query as well")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = evaluate(arguments.decisions, arguments.queries, Path(folder))
    if not arguments.by_query:
        del figures["by_query"]
    print(json.dumps(figures, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
