"""Municipalities that have ended since 1997, and what became of them.

Older minutes, titles and addresses name them. ``former_municipalities.tsv`` has a row for
each with its successor, which may have ended later, too; the ones of today are in
``municipalities``.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib import resources

from analyzers.notations.toponyms.municipalities import Municipality, municipality


@dataclass(frozen=True, slots=True)
class FormerMunicipality:
    """A municipality that has ended.

    Attributes:
        name_fi: its Finnish name.
        name_sv: its Swedish name, "" where it had no other.
        year: the first year without it; it ended on the last day of the year before.
        successors: names of what it became part of, the one with most of it first.
        is_word: whether the name is also a common word or a person's name ("Saari").
    """

    name_fi: str
    name_sv: str
    year: int
    successors: tuple[str, ...]
    is_word: bool

    def existed(self, day: dt.date) -> bool:
        """Whether it was there on *day*, as far as its end tells."""
        return day.year < self.year


@cache
def former_municipalities() -> tuple[FormerMunicipality, ...]:
    """Return all of them in the order of their ends."""
    file = resources.files("analyzers") / "data" / "former_municipalities.tsv"
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = (line for line in lines if not line.startswith("#"))
    return tuple(_former(row) for row in csv.DictReader(rows, delimiter="\t"))


def former_municipality(name: str) -> FormerMunicipality | None:
    """Find one by its Finnish or Swedish name in any case.

    >>> former_municipality("nastola").year
    2016
    """
    return _by_name().get(" ".join(name.split()).casefold())


def successor(name: str) -> Municipality | None:
    """Return the municipality of today in which a present or former one is.

    >>> successor("Nastola").name_fi, successor("Maksamaa").name_fi
    ('Lahti', 'Vöyri')
    """
    present = municipality(name)
    if present is not None:
        return present
    former = former_municipality(name)
    return successor(former.successors[0]) if former else None


@cache
def _by_name() -> dict[str, FormerMunicipality]:
    found = {row.name_fi.casefold(): row for row in former_municipalities()}
    for row in former_municipalities():
        if row.name_sv:
            found.setdefault(row.name_sv.casefold(), row)
    return found


def _former(row: dict[str, str]) -> FormerMunicipality:
    return FormerMunicipality(
        name_fi=row["name_fi"],
        name_sv=row["name_sv"],
        year=int(row["year"]),
        successors=tuple(row["successor"].split(", ")),
        is_word=row["is_word"] == "yes",
    )
