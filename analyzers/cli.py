"""The ``analyze`` command: what the analyzer makes of a text, word by word."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

import click

from analyzers.base import QueryWord, Token


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
    own parts; ``ranking_part`` may lift a hit but never brings one. The one-word full
    names of an abbreviation are among ``lemma``; ``expansions`` names them all, so that a
    user can remove one.
    """
    from analyzers.finnish import FinnishAnalyzer

    given = read_input() if text == "-" else text
    analyzer = FinnishAnalyzer()
    rows = (
        [query_row(word) for word in analyzer.analyze_query(given)]
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
    return asdict(token)


def query_row(word: QueryWord) -> dict[str, Any]:
    """Return the JSON form of a query word: everything it asks for."""
    names = [
        lemma
        for expansion in word.expansions
        if len(expansion.words) == 1
        for lemma in expansion.words[0]
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
