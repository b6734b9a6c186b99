"""Values of cells as Finnish readers write them, and what a sheet hides."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from corpus.errors import ParseError
from corpus.reading.office.package import Package

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_IS_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"\b(r|min|max)=[\"'](\d{1,7})[\"']")
_MOST_COLUMNS = 2000


@dataclass(frozen=True, slots=True)
class HiddenParts:
    """Numbers of the rows and columns of a sheet that are not shown, from 1."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


def hidden_parts(package: Package, name: str) -> HiddenParts:
    """Return which rows and columns of the sheet in part *name* are hidden."""
    try:
        sheet = package.read(name.lstrip("/"))
    except ParseError:
        return HiddenParts()
    if b"hidden=" not in sheet:
        return HiddenParts()
    rows = {
        int(found[b"r"])
        for match in _ROW.finditer(sheet)
        if _IS_HIDDEN.search(match[0])
        and b"r" in (found := dict(_NUMBER.findall(match[0])))
    }
    columns: set[int] = set()
    for match in _COLUMN.finditer(sheet):
        found = dict(_NUMBER.findall(match[0]))
        if _IS_HIDDEN.search(match[0]) and {b"min", b"max"} <= found.keys():
            first = int(found[b"min"])
            last = min(int(found[b"max"]), first + _MOST_COLUMNS)
            columns.update(range(first, last + 1))
    return HiddenParts(frozenset(rows), frozenset(columns))


def shown_value(value: object, number_format: str = "") -> str:
    """Return a value as it is written.

    >>> shown_value(0.125, "0.0%"), shown_value(70.5), shown_value(dt.time(16, 30))
    ('12,5 %', '70,5', '16.30')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, dt.datetime):
        day = f"{value.day}.{value.month}.{value.year}"
        return (
            day if value.time() == dt.time() else f"{day} {shown_value(value.time())}"
        )
    if isinstance(value, dt.date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, dt.time):
        return f"{value.hour}.{value.minute:02d}"
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}.{minutes % 60:02d}"
    if isinstance(value, float | int) and "%" in number_format:
        return f"{_decimal(value * 100)} %"
    return _decimal(value) if isinstance(value, float) else " ".join(str(value).split())


def _decimal(value: float) -> str:
    return f"{round(value, 6):f}".rstrip("0").rstrip(".").replace(".", ",")
