"""The table of acts: numbers, titles, short names, what became of them.

Two levels: ``statutes.csv`` is kept by people (short names, abbreviations), the wide
register of :mod:`analyzers.law.register.acts` gives titles and days of ten thousand
more. Data only; finding names in text is the business of ``analyzers.law.mentions``.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from types import MappingProxyType

from analyzers.errors import StatuteTableError
from analyzers.law.register.acts import Act, act
from analyzers.law.register.source_names import source_names

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
        renamed_on: first day of the later title, None when unknown.
        short_fi: names in everyday use, the usual one first.
        stems_fi: what of each name stays when it is inflected ("kuntala").
        formal_fi: "... annettu laki" forms of the title.
        abbreviations: Finnish and Swedish ones, as written.
        title_sv: Swedish title in the indefinite form.
        repealed_by: number of the act that repealed it.
        replaced_by: number of the act now in its place; a split has only the main one.
        has_chapter_numbering: sections start again in each chapter, keys keep it.
        in_force_from: first day in force, None when unknown.
        in_force_until: first day no longer in force, None when none is known.
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
    in_force_from: dt.date | None
    in_force_until: dt.date | None = None
    renamed_on: dt.date | None = None

    @property
    def year(self) -> int:
        """Year of enactment."""
        return int(self.number.partition("/")[2])

    @property
    def starts(self) -> dt.date:
        """First day in force; the first of its year when that is not known."""
        return self.in_force_from or dt.date(self.year, 1, 1)

    def is_in_force(self, day: dt.date) -> bool:
        """Whether the act was in force on *day*, as far as its days are known."""
        is_over = self.in_force_until is not None and self.in_force_until <= day
        return self.starts <= day and not is_over

    @property
    def name_fi(self) -> str:
        """The title in force, or the last one it had."""
        return self.current_title_fi or self.title_fi


@functools.lru_cache(maxsize=8192)
def statute(number: str) -> Statute | None:
    """Return the act with this number ("380/2023"), None when no table has it.

    An act that only the wide register has comes with titles and days, without short
    names.
    """
    kept = statutes().get(number)
    facts = act(number)
    if kept is None:
        return _wide(facts) if facts is not None else None
    return _with_facts(kept, facts) if facts is not None else kept


@functools.cache
def statutes() -> Mapping[str, Statute]:
    """Return the acts that people keep names for, by number (oldest first).

    As the table has them: :func:`statute` adds what the wide register knows.

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
            found = _read_row(row)
            if found.number in table:
                raise StatuteTableError(f"statutes.csv: {found.number} stands twice")
            table[found.number] = found
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
    match = _national(key)
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
    match = _national(key)
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


def _national(key: str) -> re.Match[str] | None:
    """Return the parts of a key of an act of Finland.

    "1370/2007" is of the Union: no act of Finland with that number is cited.
    """
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    number = f"{match['number']}/{match['year']}"
    is_of_union = number in source_names() and statute(number) is None
    return None if is_of_union else match


def _with_facts(kept: Statute, facts: Act) -> Statute:
    """Add to an act of the narrow register the days and successors of the wide one."""
    return replace(
        kept,
        in_force_from=kept.in_force_from or facts.in_force_from,
        in_force_until=facts.in_force_until,
        replaced_by=kept.replaced_by or facts.replaced_by,
        repealed_by=kept.repealed_by or facts.repealed_by,
        renamed_by=kept.renamed_by or facts.renamed_by,
        renamed_on=facts.renamed_on,
    )


def _wide(facts: Act) -> Statute:
    """Return an act of the wide register in the shape of the narrow one."""
    title, *later = facts.titles_fi or ("",)
    return Statute(
        number=facts.number,
        title_fi=title,
        current_title_fi=later[-1] if later else "",
        renamed_by=facts.renamed_by,
        short_fi=(),
        stems_fi=(),
        formal_fi=(),
        abbreviations=(),
        title_sv=facts.titles_sv[-1] if facts.titles_sv else "",
        repealed_by=facts.repealed_by,
        replaced_by=facts.replaced_by,
        note="",
        has_chapter_numbering=facts.has_chapter_numbering,
        in_force_from=facts.in_force_from,
        in_force_until=facts.in_force_until,
        renamed_on=facts.renamed_on,
    )


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


def _in_force_from(row: dict[str, str]) -> dt.date | None:
    text = row["in_force_from"]
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise StatuteTableError(
            f"statutes.csv: {row['statute']} in_force_from {text!r} is no date"
        ) from error


def _check_links(table: Mapping[str, Statute]) -> None:
    for row in table.values():
        successor = row.replaced_by
        if successor and successor not in table and act(successor) is None:
            raise StatuteTableError(
                f"statutes.csv: {row.number} is replaced_by {row.replaced_by}, "
                "which has no row"
            )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
