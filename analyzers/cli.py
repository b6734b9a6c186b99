"""The ``analyze`` command: what the analyzer makes of a text, word by word."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

import click

from analyzers.base import Analyzer, Expansion, QueryWord, Token


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("text")
@click.option("--query", is_flag=True, help="Show what the query side asks for.")
@click.option(
    "--json/--plain",
    "as_json",
    default=True,
    help="One JSON object a line (default), or columns for people.",
)
def analyze(text: str, query: bool, as_json: bool) -> None:
    """Show the terms of TEXT (``-``: standard input), one line a word.

    Fields: text, start, end, position, lemma, part, exact. Offsets are code points of
    the given text. With --query: what a query word asks for. A document word matches it
    when one of ``lemma`` is among the document word's lemma or part, or ``exact`` among
    its lemma, part or exact. ``part`` is then empty, because a query never matches by its
    own parts; ``ranking_part`` may lift a hit but never brings one.

    Full names of an abbreviation are in ``expansions``, each removable by the user. What
    a single term can say of them is among ``lemma`` too: one-word names, and of a name
    such as maankäyttö- ja rakennuslaki the completed maankäyttölaki, which a document has
    from that name alone; the search itself asks for such a name as a phrase.
    """
    from analyzers.finnish import FinnishAnalyzer

    given = read_input() if text == "-" else text
    analyzer = FinnishAnalyzer()
    rows = (
        [query_row(word, analyzer) for word in analyzer.analyze_query(given)]
        if query
        else [token_row(token) for token in analyzer.analyze(given)]
    )
    for row in rows:
        line = json.dumps(row, ensure_ascii=False) if as_json else plain(row)
        # A lone surrogate, from an argument that is not UTF-8, cannot be printed.
        click.echo(line.encode("utf-8", "backslashreplace").decode("utf-8"))


def read_input() -> str:
    """Return standard input with its line ends as they are, so that offsets are right."""
    return sys.stdin.buffer.read().decode("utf-8", "replace")


def token_row(token: Token) -> dict[str, Any]:
    """Return the JSON form of a document word."""
    return token._asdict()


def query_row(word: QueryWord, analyzer: Analyzer) -> dict[str, Any]:
    """Return the JSON form of a query word: everything it asks for."""
    names = [
        term
        for expansion in word.expansions
        for term in _single_terms(expansion, analyzer)
    ]
    return {
        "text": word.text,
        "start": word.start,
        "end": word.end,
        "position": word.position,
        "lemma": list(dict.fromkeys([*word.lemma, *names])),
        "part": [],
        "exact": word.exact,
        "ranking_part": list(word.ranking_part),
        "expansions": [asdict(expansion) for expansion in word.expansions],
        "is_number": word.is_number,
    }


def _single_terms(expansion: Expansion, analyzer: Analyzer) -> list[str]:
    """Return the terms that stand for the whole name, each by itself."""
    if len(expansion.words) == 1:
        return list(expansion.words[0])
    tokens = analyzer.analyze(expansion.label)
    suspended = [token for token in tokens if token.text.endswith("-")]
    return [
        part
        for token in suspended
        for part in token.part
        if part.startswith(token.exact.replace("-", "")) and part not in token.exact
    ]


def plain(row: dict[str, Any]) -> str:
    """Return a row as columns: place, word, lemmas, parts, exact form."""
    columns = (
        f"{row['start']}-{row['end']}",
        row["text"].replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t"),
        " ".join(row["lemma"]),
        " ".join(row["part"] or row.get("ranking_part", ())),
        row["exact"],
    )
    return "\t".join(columns)
