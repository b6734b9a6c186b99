"""The table of acts: numbers, titles, short names, what became of them.

Data only. Finding names in text is the business of ``analyzers.law``.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from analyzers.errors import StatuteTableError

_NUMBER = re.compile(r"[1-9]\d{0,3}/(?:1[6-9]|20)\d\d")
_KEY = re.compile(
    r"(?P<number>\d{1,4})/(?P<year>\d{4})"
    r"(?: luku (?P<chapter>\d{1,3}(?: [a-z])?))?(?: § (?P<section>\d{1,4}(?: [a-z])?))?"
)
_COLUMNS = [
    *("statute", "title_fi", "current_title_fi", "renamed_by", "short_fi"),
    *("genitive_fi", "stem_fi", "formal_fi", "abbr_fi", "title_sv", "abbr_sv"),
    *("repealed_by", "replaced_by", "ambiguous_with", "note"),
    *("section_numbering", "confirmed_by", "in_force_from"),
]


@dataclass(frozen=True, slots=True)
class Statute:
    """One act, as the table has it; tuples are empty and texts "" when unknown.

    Attributes:
        number: "380/2023"; its canonical key.
        title_fi: title when enacted.
        current_title_fi: title after a renaming, else "".
        renamed_by: number of the act that renamed it.
        short_fi: names in everyday use, the usual one first.
        stems_fi: what of each name stays when it is inflected ("kuntala").
        formal_fi: "... annettu laki" forms of the title.
        abbreviations: Finnish and Swedish ones, as written.
        title_sv: Swedish title in the indefinite form.
        repealed_by: number of the act that repealed it.
        replaced_by: number of the act now in its place; a split has only the main one.
        has_chapter_numbering: sections start again in each chapter, keys keep it.
        in_force_from: first day in force where a name has meant several acts.
    """

    number: str
    title_fi: str
    current_title_fi: str
    renamed_by: str
    short_fi: tuple[str, ...]
    stems_fi: tuple[str, ...]
    formal_fi: tuple[str, ...]
    abbreviations: tuple[str, ...]
    title_sv: str
    repealed_by: str
    replaced_by: str
    note: str
    has_chapter_numbering: bool
    in_force_from: dt.date

    @property
    def year(self) -> int:
        """Year of enactment."""
        return int(self.number.partition("/")[2])

    @property
    def name_fi(self) -> str:
        """The title in force, or the last one it had."""
        return self.current_title_fi or self.title_fi


def statute(number: str) -> Statute | None:
    """Return the act with this number ("380/2023"), None when the table lacks it."""
    return statutes().get(number)


@functools.cache
def statutes() -> Mapping[str, Statute]:
    """Return all acts by number, in the order of the table (oldest first).

    Raises:
        StatuteTableError: a row of ``statutes.csv`` is wrong; it is named.
    """
    path = resources.files("analyzers").joinpath("data", "statutes.csv")
    with path.open(encoding="utf-8") as lines:
        reader = csv.DictReader(lines)
        if reader.fieldnames != _COLUMNS:
            raise StatuteTableError(
                f"statutes.csv: columns are {reader.fieldnames}; needed: {_COLUMNS}"
            )
        table: dict[str, Statute] = {}
        for row in reader:
            act = _read_row(row)
            if act.number in table:
                raise StatuteTableError(f"statutes.csv: {act.number} stands twice")
            table[act.number] = act
    _check_links(table)
    return MappingProxyType(table)


def finlex_url(key: str) -> str | None:
    """Return the European Legislation Identifier of a canonical key at Finlex.

    Args:
        key: "380/2023", "380/2023 § 23", "1336/1997 luku 1 § 5", "132/1999 luku 13 a".

    Returns:
        The address; None for a key of another kind (EU acts, rulings, treaties).

    >>> finlex_url("1336/1997 luku 1 § 5")
    'http://data.finlex.fi/eli/sd/1997/1336/luku/1/pykala/5'
    """
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    url = f"http://data.finlex.fi/eli/sd/{match['year']}/{int(match['number'])}"
    for part, name in (("chapter", "luku"), ("section", "pykala")):
        if match[part]:
            url += f"/{name}/{match[part].replace(' ', '')}"
    return url


def finlex_page(key: str) -> str | None:
    """Return the page at finlex.fi that people read, for a canonical key.

    The page is the whole act; where the key tells the chapter, its anchor is added.

    >>> finlex_page("380/2023 § 23")
    'https://www.finlex.fi/fi/lainsaadanto/2023/380'
    """
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    url = (
        f"https://www.finlex.fi/fi/lainsaadanto/{match['year']}/{int(match['number'])}"
    )
    if match["chapter"]:
        url += f"#chp_{match['chapter'].replace(' ', '')}"
        if match["section"]:
            url += f"__sec_{match['section'].replace(' ', '')}"
    return url


def _read_row(row: dict[str, str]) -> Statute:
    number = row["statute"]
    if not _NUMBER.fullmatch(number):
        raise StatuteTableError(
            f"statutes.csv: number {number!r} is not like 380/2023 (number/year)"
        )
    if not row["title_fi"]:
        raise StatuteTableError(f"statutes.csv: {number} has no title_fi")
    return Statute(
        number=number,
        title_fi=row["title_fi"],
        current_title_fi=row["current_title_fi"],
        renamed_by=row["renamed_by"],
        short_fi=_split(row["short_fi"]),
        stems_fi=_split(row["stem_fi"]),
        formal_fi=_split(row["formal_fi"]),
        abbreviations=_split(row["abbr_fi"]) + _split(row["abbr_sv"]),
        title_sv=row["title_sv"],
        repealed_by=row["repealed_by"],
        replaced_by=row["replaced_by"],
        note=row["note"],
        has_chapter_numbering=row["section_numbering"] == "per-chapter",
        in_force_from=_in_force_from(row),
    )


def _in_force_from(row: dict[str, str]) -> dt.date:
    text = row["in_force_from"]
    if not text:
        return dt.date(int(row["statute"].partition("/")[2]), 1, 1)
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise StatuteTableError(
            f"statutes.csv: {row['statute']} in_force_from {text!r} is no date"
        ) from error


def _check_links(table: Mapping[str, Statute]) -> None:
    for act in table.values():
        if act.replaced_by and act.replaced_by not in table:
            raise StatuteTableError(
                f"statutes.csv: {act.number} is replaced_by {act.replaced_by}, "
                "which has no row"
            )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
