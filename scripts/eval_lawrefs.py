#!/usr/bin/env python3
"""Score law-reference recognition against annotated snippets.

usage: eval_lawrefs.py GOLD.jsonl [GOLD.jsonl …] [--errors N] [--json]

GOLD: {"id","text","doc_date","mentions":[{"start","end","kind","targets":[…]}]} a line.
Targets are compared as one set per snippet, spans one to one within their kind.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzers.law.cli import mention_json, read_date
from analyzers.law.find import find_law_references, target_key
from analyzers.law.model import Target

Mentions = list[dict[str, Any]]


@dataclass
class Score:
    """Hits, false finds and misses of one measure."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    def add(self, gold: set[Any], found: set[Any]) -> None:
        """Count one snippet."""
        self.hits += len(gold & found)
        self.false += len(found - gold)
        self.missed += len(gold - found)

    def row(self) -> dict[str, float]:
        """Return precision, recall, F1 and the counts."""
        precision = self.hits / max(1, self.hits + self.false)
        recall = self.hits / max(1, self.hits + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        row = {"precision": precision, "recall": recall, "f1": f1}
        counts = {"hits": self.hits, "false": self.false, "missed": self.missed}
        return {name: round(value, 4) for name, value in row.items()} | counts


def statute_targets(mentions: Mentions) -> Iterable[dict[str, Any]]:
    """Yield the targets of acts."""
    for mention in mentions:
        if mention["kind"] == "statute":
            yield from (t for t in mention["targets"] if t.get("statute"))


def sections(mentions: Mentions) -> set[Any]:
    """Return (act, section) pairs; the main measure."""
    return {
        (t["statute"], t["section"]) for t in statute_targets(mentions) if t["section"]
    }


def acts(mentions: Mentions) -> set[Any]:
    """Return the acts."""
    return {t["statute"] for t in statute_targets(mentions)}


def facets(mentions: Mentions) -> set[Any]:
    """Return canonical keys."""
    return {
        target_key("statute", Target(t["statute"], _text(t["chapter"]), t["section"]))
        for t in statute_targets(mentions)
    }


def full_places(mentions: Mentions) -> set[Any]:
    """Return acts with every part of the place."""
    return {tuple(map(str, t.values())) for t in statute_targets(mentions)}


def statute_spans(mentions: Mentions) -> set[Any]:
    """Return exact spans of citations of acts."""
    return {(m["start"], m["end"]) for m in mentions if m["kind"] == "statute"}


def all_spans(mentions: Mentions) -> set[Any]:
    """Return exact spans of every kind."""
    return {(m["start"], m["end"], m["kind"]) for m in mentions if m["kind"] != "none"}


MEASURES: dict[str, Callable[[Mentions], set[Any]]] = {
    "statute_section": sections,
    "statute": acts,
    "facet": facets,
    "full_place": full_places,
    "span_exact_statute": statute_spans,
    "span_exact_all": all_spans,
}


def evaluate(rows: list[dict[str, Any]], errors: int) -> dict[str, Any]:
    """Score all rows; print the first *errors* snippets that went wrong."""
    scores = {name: Score() for name in MEASURES}
    groups: dict[str, Score] = {}
    alarms = hard = 0
    for row in rows:
        found = recognise(row)
        gold: Mentions = row["mentions"]
        for name, measure in MEASURES.items():
            scores[name].add(measure(gold), measure(found))
        for group in group_names(row):
            groups.setdefault(group, Score()).add(sections(gold), sections(found))
        if row.get("hard_negative"):
            hard += 1
            alarms += bool(acts(found) - acts(gold))
        if errors and all_spans(gold) | facets(gold) != all_spans(found) | facets(
            found
        ):
            errors -= 1
            show(row, gold, found)
    return {
        "snippets": len(rows),
        "measures": {name: score.row() for name, score in scores.items()},
        "hard_negatives": {"snippets": hard, "with_false_statute": alarms},
        "statute_section_by_group": {k: v.row() for k, v in sorted(groups.items())},
    }


def recognise(row: dict[str, Any]) -> Mentions:
    """Return what is found in a row, with versions settled that gold leaves open."""
    date = read_date(row["doc_date"]) if row.get("doc_date") else None
    found = [
        mention_json(one) for one in find_law_references(row["text"], doc_date=date)
    ]
    either = row.get("accept_versions") or {}
    for target in statute_targets(found):
        target["statute"] = either.get(target["statute"], target["statute"])
    return found


def group_names(row: dict[str, Any]) -> list[str]:
    """Return the groups a row counts in."""
    is_anaphoric = any(mention.get("anaphoric") for mention in row["mentions"])
    return [f"language={row.get('lang', '?')}", f"anaphoric={is_anaphoric}"]


def show(row: dict[str, Any], gold: Mentions, found: Mentions) -> None:
    """Print what was missed and what was false in a snippet."""
    print(f"\n{row['id']} {row['text']}")
    for name, ours, theirs in (("missed", gold, found), ("false", found, gold)):
        for start, end, kind in sorted(all_spans(ours) - all_spans(theirs)):
            print(f"  {name} {kind}: {row['text'][start:end]!r}")
        for key in sorted(facets(ours) - facets(theirs)):
            print(f"  {name} key: {key}")


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def main() -> None:
    """Read the command line, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument(
        "--errors", type=int, default=0, help="print the first N errors"
    )
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    lines = [
        line for path in arguments.gold for line in path.read_text("utf-8").splitlines()
    ]
    rows = [json.loads(line) for line in lines if line.strip()]
    result = evaluate(rows, arguments.errors)
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return
    print(f"snippets {result['snippets']}, hard negatives {result['hard_negatives']}")
    for part in ("measures", "statute_section_by_group"):
        for name, row in result[part].items():
            print(
                f"{name:28} "
                + "  ".join(f"{key} {value}" for key, value in row.items())
            )


if __name__ == "__main__":
    main()
