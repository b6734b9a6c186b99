"""The bodies that the law names, from ``bodies.tsv``: names in three languages.

Columns of the table: the Finnish name by which a body is filed (empty where the row only
has short names of several), its type, the canonical name that a query means, the Swedish
and English names, other names, abbreviations, and abbreviations that minutes print but
nobody types (they are words or other things as well).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

BodyType = Literal[
    "valtuusto", "hallitus", "lautakunta", "jaosto", "viranhaltija", "muu"
]


@dataclass(frozen=True, slots=True)
class ChiefBody:
    """One row; ``finnish``, ``swedish`` and ``english`` are "" where the row has none."""

    finnish: str
    body_type: BodyType
    canonical: str
    swedish: str
    english: str
    also: tuple[str, ...]
    abbreviations: tuple[str, ...]
    printed_only: tuple[str, ...]

    @property
    def full_names(self) -> tuple[str, ...]:
        """Every name that is not an abbreviation, in lower case."""
        names = (self.finnish, self.swedish, self.english, *self.also)
        return tuple(name.casefold() for name in names if name)


@cache
def chief_bodies() -> tuple[ChiefBody, ...]:
    """Return the rows of the table, in its order."""
    file = resources.files("analyzers") / "data" / "bodies.tsv"
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(_chief_body(row) for row in csv.DictReader(lines, delimiter="\t"))


@cache
def by_full_name() -> dict[str, ChiefBody]:
    """Return the bodies by their names in lower case, no abbreviations."""
    return {name: row for row in chief_bodies() for name in row.full_names}


@cache
def by_abbreviation() -> dict[str, ChiefBody]:
    """Return the bodies by their abbreviations in lower case."""
    return {
        short: row
        for row in chief_bodies()
        for short in (*row.abbreviations, *row.printed_only)
    }


def swedish_name(name: str) -> str:
    """Return the Swedish name that the law has for a body, else *name* itself.

    >>> swedish_name("Kunnanhallitus"), swedish_name("Hallintojaosto")
    ('Kommunstyrelsen', 'Hallintojaosto')
    """
    row = by_full_name().get(name.casefold())
    return row.swedish if row and row.finnish == name else name


def _chief_body(row: dict[str, str]) -> ChiefBody:
    body_type: BodyType = row["type"]  # type: ignore[assignment]
    return ChiefBody(
        finnish=row["finnish"],
        body_type=body_type,
        canonical=row["canonical"],
        swedish=row["swedish"],
        english=row["english"],
        also=tuple(name.strip() for name in row["also"].split(",") if name.strip()),
        abbreviations=tuple(row["abbreviations"].split()),
        printed_only=tuple(row["printed_only"].split()),
    )
