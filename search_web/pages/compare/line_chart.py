"""A comparison as lines: points in SVG units, computed here and only drawn by a template.

Lines break where nothing is covered, so a gap is never read as a zero. Lines differ by
dash and marker too, not by colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search_web.pages.compare.compare_table import (
    ComparisonRow,
    ComparisonTable,
)

LABEL_GAP = 15
YEAR_WIDTH = 40
"""Least distance between the labels of two years."""


@dataclass(frozen=True, slots=True)
class ChartSize:
    """Width and height of a drawing, and what is beside its lines on each side."""

    width: int
    height: int
    left: int
    right: int
    top: int = 16
    bottom: int = 32

    @property
    def base(self) -> int:
        """Return where the line of zero is."""
        return self.height - self.bottom


WIDE = ChartSize(width=720, height=280, left=44, right=150)
NARROW = ChartSize(width=340, height=200, left=36, right=16)
"""For a phone: drawn at its own size, so that letters stay as large as those of the page.
Its one line is named above it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value; ``is_partial`` when its year is only partly covered."""

    x: float
    y: float
    label: str
    is_partial: bool


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One publisher: stretches of points, and where its name is."""

    name: str
    style: int
    stretches: tuple[tuple[Point, ...], ...]
    label_y: float

    def path(self, stretch: tuple[Point, ...]) -> str:
        """Return the SVG path of a stretch."""
        return " ".join(
            f"{'L' if index else 'M'}{point.x:.1f} {point.y:.1f}"
            for index, point in enumerate(stretch)
        )


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: ``at`` is its place in SVG units."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """The chart; empty when there are fewer than two years or no hits."""

    lines: tuple[ChartLine, ...]
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    width: int
    height: int
    left: int
    right: int
    bottom: int

    @property
    def has_partial(self) -> bool:
        """Whether a point is of a year that is only partly covered."""
        stretches = (each for line in self.lines for each in line.stretches)
        return any(point.is_partial for stretch in stretches for point in stretch)


def line_chart(table: ComparisonTable, most: int, drawn: ChartSize = WIDE) -> LineChart:
    """Draw the first *most* rows of *table* in the size *drawn*."""
    rows = [row for row in table.rows[:most] if row.total]
    largest = max((c.size(table.unit) or 0 for r in rows for c in r.cells), default=0)
    if len(table.years) < 2 or not largest:
        return _chart(drawn, (), (), ())
    top = _round_up(largest)
    xs = _spread(drawn.left + 12, drawn.width - drawn.right - 12, len(table.years))

    def place(value: float) -> float:
        return drawn.base - (drawn.base - drawn.top) * value / top

    lines = [_line(i, row, table, xs, place) for i, row in enumerate(rows)]
    steps = (0, top / 2, top)
    return _chart(
        drawn,
        tuple(_apart(lines, drawn.base)),
        _year_ticks(xs, table.years),
        tuple(Tick(place(value), f"{value:g}") for value in steps),
    )


def _chart(
    drawn: ChartSize,
    lines: tuple[ChartLine, ...],
    years: tuple[Tick, ...],
    values: tuple[Tick, ...],
) -> LineChart:
    return LineChart(
        lines,
        years,
        values,
        width=drawn.width,
        height=drawn.height,
        left=drawn.left,
        right=drawn.width - drawn.right,
        bottom=drawn.base,
    )


def _year_ticks(xs: Sequence[float], years: Sequence[str]) -> tuple[Tick, ...]:
    """Label the last year, and of those before as many as have room."""
    every = math.ceil(YEAR_WIDTH / (xs[1] - xs[0]))
    found = list(zip(xs, years, strict=True))[::-1][::every]
    return tuple(Tick(x, year) for x, year in found[::-1])


def _line(
    style: int,
    row: ComparisonRow,
    table: ComparisonTable,
    xs: Sequence[float],
    place: Callable[[float], float],
) -> ChartLine:
    stretches: list[list[Point]] = [[]]
    for x, year, cell in zip(xs, table.years, row.cells, strict=True):
        size = cell.size(table.unit)
        if size is None:
            stretches.append([])
            continue
        label = f"{row.name} {year}: {size:.1f}".removesuffix(".0")
        point = Point(x, place(size), label, cell.state == "partial")
        stretches[-1].append(point)
    kept = tuple(tuple(stretch) for stretch in stretches if stretch)
    last_y = kept[-1][-1].y if kept else place(0)
    return ChartLine(row.name, style, kept, last_y)


def _apart(lines: Sequence[ChartLine], base: int) -> list[ChartLine]:
    """Move labels that would overlap; the order of the lines stays."""
    moved: dict[str, float] = {}
    lowest = -math.inf
    for line in sorted(lines, key=lambda each: each.label_y):
        lowest = max(line.label_y, lowest + LABEL_GAP)
        moved[line.name] = lowest
    overflow = max(0.0, lowest - (base + 8))
    return [
        ChartLine(line.name, line.style, line.stretches, moved[line.name] - overflow)
        for line in lines
    ]


def _spread(first: float, last: float, number: int) -> list[float]:
    return [first + (last - first) * index / (number - 1) for index in range(number)]


def _round_up(value: float) -> float:
    """Return the next of 2, 4, 10, 20, 40, 100 … so that the half is a round number."""
    power = 10 ** math.floor(math.log10(value)) if value >= 1 else 1
    for factor in (2, 4, 6, 10):
        if factor * power >= value:
            return float(factor * power)
    return float(20 * power)
