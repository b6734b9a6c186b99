"""The wide register: every act likely to be cited, with its plain titles and its days.

``statutes.csv`` is the narrow level, read by people: short names, abbreviations,
stems. This is the level below it: about ten thousand acts, made by
``scripts/make_register.py``, for telling any title and for choosing by the day.
"""

from __future__ import annotations

import datetime as dt
import functools
import zlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from analyzers.errors import StatuteTableError

_FIELDS = 10


@dataclass(frozen=True, slots=True)
class Act:
    """Facts about one act; tuples are empty, texts "" and days None when unknown.

    Attributes:
        number: "380/2023"; its canonical key.
        kind: "l" an act, "k" a code, "d" a decree, "p" a decision, "r" rules, "o" other.
        in_force_from: first day in force.
        in_force_until: first day no longer in force.
        replaced_by: number of the act in its place.
        repealed_by: number of the act that repealed it.
        renamed_by: number of the act that changed its title.
        renamed_on: first day of the new title, None when unknown.
        has_chapter_numbering: sections start again in each chapter.
        titles_fi: Finnish titles; the one when enacted first, the present one last.
        titles_sv: Swedish titles, in the same order.
    """

    number: str
    kind: str
    in_force_from: dt.date | None
    in_force_until: dt.date | None
    replaced_by: str
    repealed_by: str
    renamed_by: str
    renamed_on: dt.date | None
    has_chapter_numbering: bool
    titles_fi: tuple[str, ...]
    titles_sv: tuple[str, ...]


def act(number: str) -> Act | None:
    """Return the facts of an act ("380/2023"), None when the register lacks it."""
    lines = act_lines()
    start = f"{number}\t".encode("utf-8", "replace")
    index = bisect_left(lines, start)
    if index == len(lines) or not lines[index].startswith(start):
        return None
    return read_act(lines[index])


@functools.cache
def act_lines() -> Sequence[bytes]:
    """Return the register's lines, sorted as text; read when first asked.

    Raises:
        StatuteTableError: the table has no such columns.
    """
    path = resources.files("analyzers").joinpath("data", "acts.tsv")
    source, *lines = path.read_bytes().split(b"\n")[:-1]
    if not source.startswith(b"#") or lines[0].count(b"\t") != _FIELDS - 1:
        raise StatuteTableError(
            f"acts.tsv: begins {source[:40]!r}, {lines[:1]!r}; "
            f"needed: a source line, then rows of {_FIELDS} values"
        )
    return lines


@functools.cache
def register_version() -> str:
    """Return a fingerprint of the tables of acts and of what they are cited for.

    An index made with other tables is old.
    """
    folder = resources.files("analyzers").joinpath("data")
    kept = ("statutes.csv", "statute_names.csv")
    register = ("acts.tsv", "amendments.tsv", "titles.tsv", *kept)
    names = (*register, "law_purposes.tsv", "law_section_purposes.tsv")
    content = b"".join(folder.joinpath(name).read_bytes() for name in names)
    return f"{zlib.crc32(content):08x}"


@functools.cache
def predecessors() -> Mapping[str, tuple[str, ...]]:
    """Return, by number, the acts that an act came in the place of, oldest first."""
    found: dict[str, list[str]] = {}
    for line in act_lines():
        number, _, _, _, replaced_by, repealed_by, _ = line.decode().split("\t", 6)
        for successor in {replaced_by, repealed_by} - {""}:
            found.setdefault(successor, []).append(number)
    return MappingProxyType(
        {number: tuple(sorted(old, key=_age)) for number, old in found.items()}
    )


def _age(number: str) -> tuple[int, int]:
    first, _, year = number.partition("/")
    return int(year), int(first)


@functools.cache
def amended_acts() -> Mapping[str, tuple[str, ...]]:
    """Return, by the number of an amending act, the acts it amends."""
    path = resources.files("analyzers").joinpath("data", "amendments.tsv")
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        amended, _, amending = line.partition("\t")
        for number in amending.split(" "):
            found[number] = (*found.get(number, ()), amended)
    return MappingProxyType(found)


@functools.lru_cache(maxsize=4096)
def read_act(line: bytes) -> Act:
    """Read a line of the register.

    Raises:
        StatuteTableError: it has too few values, or a day that is none.
    """
    cells = line.decode().split("\t")
    if len(cells) != _FIELDS:
        raise StatuteTableError(
            f"acts.tsv: {cells[0]} has {len(cells)} values, not {_FIELDS}"
        )
    renamed_by, _, renamed_on = cells[6].partition(" ")
    return Act(
        number=cells[0],
        kind=cells[1],
        in_force_from=_day(cells[2], cells[0]),
        in_force_until=_day(cells[3], cells[0]),
        replaced_by=cells[4],
        repealed_by=cells[5],
        renamed_by=renamed_by,
        renamed_on=_day(renamed_on, cells[0]),
        has_chapter_numbering=bool(cells[7]),
        titles_fi=tuple(filter(None, cells[8].split("|"))),
        titles_sv=tuple(filter(None, cells[9].split("|"))),
    )


def _day(text: str, number: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise StatuteTableError(f"acts.tsv: {number} has {text!r} for a day") from error
