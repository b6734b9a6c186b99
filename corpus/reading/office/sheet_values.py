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
_FORMAT_SECTIONS = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])+')
_SIGN = r'"[^"]*"|\\.|\[[^\]]*\]|[_*].|[€$£ ()+:-]'
_FORMAT = re.compile(
    rf"(?P<before>(?:{_SIGN})*)"
    r"(?P<digits>[#0](?:[#0, ]*[#0])?(?:\.0+)?)"
    rf"(?P<after>(?:{_SIGN})*)"
)
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|(.)')
_PLAIN = ("0", "#")
_HIDING = (";;", ";;;")
_LEAST_WRITTEN = 1e-6
_WITHOUT_VALUE = re.compile(
    rb"(?:<(?:\w+:)?f\b[^>]*/>|</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:/>|>\s*</(?:\w+:)?v>)\s*)?"
    rb"</(?:\w+:)?c>"
)


@dataclass(frozen=True, slots=True)
class HiddenParts:
    """Numbers of the rows and columns of a sheet that are not shown, from 1."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


def count_uncalculated(package: Package, name: str) -> int:
    """Return how many formulas of a sheet have no value: no program calculated them."""
    try:
        return len(_WITHOUT_VALUE.findall(package.read(name.lstrip("/"))))
    except ParseError:
        return 0


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
    >>> shown_value(4500, "#,##0.00 [$€-40B]"), shown_value(12, '"§ "0')
    ('4 500,00 €', '§ 12')
    """
    if value is None or number_format in _HIDING:
        return ""
    if isinstance(value, bool):
        return "TOSI" if value else "EPÄTOSI"
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
    if isinstance(value, float | int) and (text := _formatted(value, number_format)):
        return text
    return _decimal(value) if isinstance(value, float) else " ".join(str(value).split())


def _formatted(value: float, number_format: str) -> str:
    """Return a number with the signs and the decimals of its format, "" without such."""
    sections = _FORMAT_SECTIONS.findall(number_format)
    is_other = value < 0 and len(sections) > 1
    parts = _FORMAT.fullmatch(sections[is_other] if sections else "")
    if parts is None:
        return ""
    before, after = (_signs(parts[name]) for name in ("before", "after"))
    whole, _, decimals = parts["digits"].partition(".")
    if not (before or after or decimals or whole not in _PLAIN):
        return ""
    number = abs(value) if is_other or before.strip() == "-" else value
    length = whole.count("0") + (1 + len(decimals) if decimals else 0)
    grouped = f"{number:,.{len(decimals)}f}"
    text = grouped.replace(",", " " if set(", ") & set(whole) else "")
    return f"{before}{text.replace('.', ',').zfill(length)}{after}".strip()


def _signs(literals: str) -> str:
    """Return what the literals of a number's format print."""
    return "".join(
        quoted or escaped or money or plain
        for quoted, escaped, money, plain in _LITERAL.findall(literals)
    )


def _decimal(value: float) -> str:
    if 0 < abs(value) < _LEAST_WRITTEN:
        return f"{value:.3g}".replace(".", ",").upper()
    return f"{round(value, 6):f}".rstrip("0").rstrip(".").replace(".", ",")
