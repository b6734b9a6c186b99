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

WIDTH, HEIGHT = 720, 280
LEFT, RIGHT, TOP, BOTTOM = 44, 150, 16, 32
LABEL_GAP = 15


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
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def line_chart(table: ComparisonTable, most: int) -> LineChart:
    """Draw the first *most* rows of *table*."""
    rows = [row for row in table.rows[:most] if row.total]
    largest = max((c.size(table.unit) or 0 for r in rows for c in r.cells), default=0)
    if len(table.years) < 2 or not largest:
        return LineChart((), (), ())
    top = _round_up(largest)
    xs = _spread(LEFT + 12, WIDTH - RIGHT - 12, len(table.years))

    def place(value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top

    lines = [_line(i, row, table, xs, place) for i, row in enumerate(rows)]
    steps = (0, top / 2, top)
    return LineChart(
        lines=tuple(_apart(lines)),
        years=tuple(Tick(x, year) for x, year in zip(xs, table.years, strict=True)),
        values=tuple(Tick(place(value), f"{value:g}") for value in steps),
    )


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
    last_y = kept[-1][-1].y if kept else float(HEIGHT - BOTTOM)
    return ChartLine(row.name, style, kept, last_y)


def _apart(lines: Sequence[ChartLine]) -> list[ChartLine]:
    """Move labels that would overlap; the order of the lines stays."""
    moved: dict[str, float] = {}
    lowest = -math.inf
    for line in sorted(lines, key=lambda each: each.label_y):
        lowest = max(line.label_y, lowest + LABEL_GAP)
        moved[line.name] = lowest
    overflow = max(0.0, lowest - (HEIGHT - BOTTOM + 8))
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
