"""Judge the analyzer on conflation pairs and treebanks, with noise figures, as JSON.

Usage:
    python scripts/eval_analyzer.py --pairs conflation.tsv [--treebank fi-test.conllu]
    [--wrong]

A pair passes when "some index term of the document text is asked for by the query word"
equals its label. ``unrelated_per_query``: how many documents of the file's other queries
a query matches without sharing a lemma with the document it is labelled for.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from analyzers.base import QueryWord, Token
from analyzers.cli import query_row
from analyzers.finnish import FinnishAnalyzer

CONTENT = frozenset(["NOUN", "PROPN", "ADJ", "VERB"])


def asked_for(analyzer: FinnishAnalyzer, words: list[QueryWord]) -> set[str]:
    """Return every single term that the query asks for, those of full names included."""
    rows = [query_row(word, analyzer) for word in words]
    return {term for row in rows for term in (*row["lemma"], row["exact"])}


def index_terms(tokens: list[Token]) -> set[str]:
    """Return all terms of a document."""
    return {
        term for token in tokens for term in (*token.lemma, *token.part, token.exact)
    }


def judge_pairs(analyzer: FinnishAnalyzer, path: Path) -> dict[str, Any]:
    """Return shares of right pairs per class, noise, and the wrong rows."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    right: dict[str, list[bool]] = defaultdict(list)
    wrong = []
    queries, documents = [], []
    word_count = term_count = 0
    for row in rows:
        tokens = analyzer.analyze(row["document"].replace("\\n", "\n"))
        query = asked_for(analyzer, analyzer.analyze_query(row["query"]))
        found = index_terms(tokens)
        word_count += len(tokens)
        term_count += sum(1 + len(t.lemma) + len(t.part) for t in tokens)
        queries.append((row["query"], query))
        documents.append(found)
        passes = bool(query & found) == (row["should_match"] == "yes")
        right[f"{row['class']} {row['should_match']}"].append(passes)
        if not passes:
            wrong.append({**row, "asked": sorted(query), "indexed": sorted(found)})
    matches = sum(
        bool(query & found)
        for index, (_, query) in enumerate(queries)
        for other, found in enumerate(documents)
        if other != index
    )
    every = [one for values in right.values() for one in values]
    return {
        "pairs": len(rows),
        "right": round(sum(every) / len(every), 4),
        "classes": {
            name: [sum(values), len(values)] for name, values in sorted(right.items())
        },
        "other_documents_matched_per_query": round(matches / len(rows), 3),
        "terms_per_word": round(term_count / max(1, word_count), 3),
        "wrong": wrong,
    }


def judge_treebank(analyzer: FinnishAnalyzer, path: Path) -> dict[str, Any]:
    """Return how often the gold lemma is among the emitted, per part of speech."""
    seen: set[tuple[str, str, str]] = set()
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit() and columns[3] in CONTENT:
            seen.add((columns[1], columns[2], columns[3]))
    return judge_forms(analyzer, sorted(seen))


def judge_forms(
    analyzer: FinnishAnalyzer, rows: list[tuple[str, str, str]]
) -> dict[str, Any]:
    """Judge ``(form, gold lemma, class)`` rows."""
    in_set: dict[str, list[bool]] = defaultdict(list)
    finds: list[bool] = []
    lemma_count = 0
    wrong = []
    for form, gold, tag in rows:
        tokens = analyzer.analyze(form)
        lemmas = {lemma for token in tokens for lemma in token.lemma}
        lemma_count += len(lemmas)
        folded = gold.lower().replace("#", "").replace("-", "")
        ok = folded in {lemma.replace("-", "") for lemma in lemmas}
        in_set[tag].append(ok)
        query = asked_for(analyzer, analyzer.analyze_query(gold.replace("#", "")))
        finds.append(bool(query & index_terms(tokens)))
        if not ok:
            wrong.append([form, gold, tag, *sorted(lemmas)])
    every = [one for values in in_set.values() for one in values]
    return {
        "forms": len(rows),
        "gold_in_set": round(sum(every) / max(1, len(every)), 4),
        "by_class": {
            tag: [sum(values), len(values)] for tag, values in sorted(in_set.items())
        },
        "lemmas_per_form": round(lemma_count / max(1, len(rows)), 3),
        "base_form_finds": round(sum(finds) / max(1, len(finds)), 4),
        "wrong": wrong,
    }


def main() -> None:
    """Read the arguments and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--pairs", type=Path, help="query, document, should_match, class"
    )
    parser.add_argument("--treebank", type=Path, help="a CoNLL-U file")
    parser.add_argument("--wrong", action="store_true", help="list what failed, too")
    options = parser.parse_args()
    if not options.pairs and not options.treebank:
        parser.error("give --pairs, --treebank or both")
    analyzer = FinnishAnalyzer()
    result: dict[str, Any] = {"version": analyzer.version}
    if options.pairs:
        result["pairs"] = judge_pairs(analyzer, options.pairs)
    if options.treebank:
        result["treebank"] = judge_treebank(analyzer, options.treebank)
    if not options.wrong:
        for part in result.values():
            if isinstance(part, dict):
                part.pop("wrong", None)
    print(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
