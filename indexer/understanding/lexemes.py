"""The pieces that a query is cut into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LexemeKind = Literal[
    "word",
    "phrase",
    "exact",
    "prefix",
    "wildcard",
    "fuzzy",
    "citation",
    "open",
    "close",
    "or",
    "and",
    "not",
    "near",
]
"""``citation`` is made by ``citations`` from words that name a law or a case."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query; ``start`` and ``end`` are offsets into the query.

    ``field`` is an id of ``field_names`` when the piece stands after ``name:``;
    ``distance`` belongs to "near" and "fuzzy".
    """

    kind: LexemeKind
    text: str
    start: int
    end: int
    field: str | None = None
    distance: int = 0
