r"""Compare two kinds of index on one store: made-up requests, then judged queries.

    python scripts/compare_backends.py --store sqlite:///var/demo/paatoshaku.db \
        --other opensearch+http://127.0.0.1:9200/compare --requests 500

Both indexes are made anew. Of every request these are compared: the total, each facet with
all its counts, the set of hits, the marks and reasons of hits, what is offered when nothing
is found; and the order of lists by date or number. With ``--queries`` (and ``--names``, decision
id -> id of the queries), judged queries are ranked by both and measured as
``eval_search.py`` does. Prints the figures as JSON; ends with 1 when something differs.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from analyzers.finnish import FinnishAnalyzer
from corpus.store import DecisionStore
from indexer.backends.registry import engine_at
from indexer.documents.update import update_index
from indexer.facets import FACETS
from indexer.request import Hit, SearchRequest
from indexer.service import SearchService
from scripts.eval_search import Judged, answered, judged_of, measured
from scripts.judged_documents import read_lines

_WORD = re.compile(r"[^\W\d_]{4,20}")
_LISTED = tuple(row.name for row in FACETS if not row.is_hidden)
_DATED = ("newest", "oldest", "largest", "closest")


class RequestMaker:
    """Makes requests of the words, places and days that a store has."""

    def __init__(self, store: DecisionStore, chance: random.Random) -> None:
        rows = [row.decision for row in store.iter_decisions()]
        self._texts = [f"{row.title or ''} {row.text}" for row in rows]
        self._places = sorted({row.municipality for row in rows if row.municipality})
        self._bodies = sorted({row.body for row in rows if row.body})
        self._days = sorted(row.date for row in rows if row.date)
        self._chance = chance

    def requests(self, count: int) -> Iterator[SearchRequest]:
        """Yield *count* requests of all forms in turn."""
        forms = (
            self._words,
            self._any_word,
            self._phrase,
            self._without,
            self._beginning,
            self._pattern,
            self._near,
            self._filtered,
            self._dated,
        )
        for number in range(count):
            query, more = forms[number % len(forms)]()
            sort = self._chance.choice(("relevance", "relevance", *_DATED))
            tier = self._chance.choice(("exact", "all"))
            yield SearchRequest(
                query,
                sort=sort,  # type: ignore[arg-type]
                tier=tier,  # type: ignore[arg-type]
                facets=_LISTED,
                facet_limit=0,
                explain=True,
                **more,
            )

    def _run(self, count: int) -> list[str]:
        """Return words that stand beside each other in some text."""
        words: list[str] = []
        while len(words) < count:
            words = _WORD.findall(self._chance.choice(self._texts))
        at = self._chance.randrange(len(words) - count + 1)
        return words[at : at + count]

    def _words(self) -> tuple[str, dict[str, Any]]:
        return " ".join(self._run(self._chance.randint(1, 3))), {}

    def _any_word(self) -> tuple[str, dict[str, Any]]:
        return " TAI ".join(self._run(2)), {}

    def _phrase(self) -> tuple[str, dict[str, Any]]:
        return f'"{" ".join(self._run(self._chance.randint(2, 3)))}"', {}

    def _without(self) -> tuple[str, dict[str, Any]]:
        wanted, other = self._run(1)[0], self._run(1)[0]
        return f"{wanted} -{other}", {}

    def _beginning(self) -> tuple[str, dict[str, Any]]:
        return f"{self._run(1)[0][:4]}*", {}

    def _pattern(self) -> tuple[str, dict[str, Any]]:
        word = self._run(1)[0]
        return self._chance.choice(
            (f"*{word[1:4]}*", f"{word}~", f"{word[:2]}?{word[3:]}")
        ), {}

    def _near(self) -> tuple[str, dict[str, Any]]:
        first, second = self._run(2)
        return f"{first} NEAR/5 {second}", {}

    def _filtered(self) -> tuple[str, dict[str, Any]]:
        place = (self._chance.choice(self._places),) if self._places else ()
        years = (str(self._chance.choice(self._days).year),) if self._days else ()
        filters = {"municipality": place, "year": years}
        excluded = (
            {"body": (self._chance.choice(self._bodies),)} if self._bodies else {}
        )
        kept = self._chance.sample(sorted(filters), self._chance.randint(1, 2))
        more = {"filters": {name: filters[name] for name in kept}}
        return self._run(1)[0], {**more, "excluded": excluded}

    def _dated(self) -> tuple[str, dict[str, Any]]:
        days = sorted(self._chance.choices(self._days, k=2)) if self._days else []
        more = {"date_from": days[0], "date_to": days[1]} if days else {}
        return self._run(1)[0], more


def what_differs(
    ours: SearchService, others: SearchService, asked: SearchRequest
) -> list[str]:
    """Return in which respects the two answers to a request are not the same."""
    mine, other = ours.search(asked), others.search(asked)
    found = []
    if (mine.total, mine.near_total) != (other.total, other.near_total):
        found.append("total")
    if mine.facets != other.facets:
        found.append("facets")
    lists = [
        [hit.decision_id for hit in x.iter_hits(bare(asked))] for x in (ours, others)
    ]
    if set(lists[0]) != set(lists[1]):
        found.append("set")
    if asked.sort in _DATED and lists[0] != lists[1]:
        found.append("dated order")
    if lists[0][:10] != lists[1][:10]:
        found.append("(order of the first ten)")
    cards = {hit.decision_id: card(hit) for hit in mine.hits}
    if any(cards.get(x.decision_id, card(x)) != card(x) for x in other.hits):
        found.append("marks")
    offers = [
        [(x.label_key, x.total) for x in one.relaxations] for one in (mine, other)
    ]
    if offers[0] != offers[1]:
        found.append("offers")
    return found


def bare(asked: SearchRequest) -> SearchRequest:
    """Return the request for a whole list, without what is shown of hits."""
    return dataclasses.replace(asked, explain=False, snippets=False, facets=())


def card(hit: Hit) -> Hit:
    """Return what is shown of a hit, without its score and rank."""
    return dataclasses.replace(hit, score=0.0, rank=0)


def compare(
    ours: SearchService, others: SearchService, asked: Sequence[SearchRequest]
) -> Counter[str]:
    """Return in how many requests each respect differs; show those that do."""
    found: Counter[str] = Counter()
    for request in asked:
        wrong = what_differs(ours, others, request)
        found.update(wrong)
        if wrong:
            print(f"{', '.join(wrong)}: {bare(request)}", file=sys.stderr)
    return found


def judged_figures(
    services: Sequence[SearchService],
    rows: Sequence[dict[str, Any]],
    names: dict[str, str],
) -> dict[str, Any]:
    """Return nDCG@10 by both, and how many lists of twenty are the same."""
    runs = []
    for service in services:
        run = {}
        for row in rows:
            answer = answered(service, row, {})
            run[str(row["id"])] = {
                tier: [names.get(name, name) for name in ids]
                for tier, ids in answer.items()
            }
        runs.append(run)
    judged: list[Judged] = judged_of(rows, set(names.values()))
    same = sum(
        runs[0][name]["ranked"][:20] == runs[1][name]["ranked"][:20] for name in runs[0]
    )
    exact = sum(set(runs[0][x]["exact"]) != set(runs[1][x]["exact"]) for x in runs[0])
    figures = [measured(run, judged)["ALL"]["ndcg@10"] for run in runs]
    return {
        "queries": len(rows),
        "ndcg@10": [round(one, 4) for one in figures],
        "same first twenty": same,
        "exact sets that differ": exact,
    }


def main() -> None:
    """Read the arguments, make both indexes, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", required=True, help="address of the store")
    parser.add_argument("--other", required=True, help="address of the other index")
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=Path, nargs="*", default=[])
    parser.add_argument("--names", type=Path, help="decision id -> id in judgements")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - the same requests every time
    analyzer, day = FinnishAnalyzer(), dt.date(2026, 6, 1)
    other = engine_at(options.other)
    result: dict[str, Any] = {}
    with (
        tempfile.TemporaryDirectory() as name,
        DecisionStore.open(options.store) as store,
    ):
        folder = Path(name) / "index"
        for engine in (None, other):
            update_index(store, folder, True, analyzer=analyzer, engine=engine)
        services = [
            SearchService.open(folder, store, analyzer, engine, today=day)
            for engine in (None, other)
        ]
        asked = list(RequestMaker(store, chance).requests(options.requests))
        found = compare(services[0], services[1], asked)
        hits = sum(services[0].search(bare(one)).total > 0 for one in asked)
        result = {
            "decisions": services[0].document_count,
            "requests": len(asked),
            "requests with hits": hits,
            "requests in which these differ": dict(found),
        }
        if options.queries:
            names = json.loads(options.names.read_text(encoding="utf-8"))
            rows = read_lines(options.queries)
            result["judged"] = judged_figures(services, rows, names)
        for service in services:
            service.close()
    print(json.dumps(result, ensure_ascii=False, indent=2))
    sys.exit(1 if any(not name.startswith("(") for name in found) else 0)


if __name__ == "__main__":
    main()
