"""Small charts side by side: one a publisher, all on one scale, so that they compare.

Lines break where nothing is covered; a hollow last point says that its year is only partly
covered. Coordinates are computed here and only drawn by a template.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from search_web.pages.compare.compare_table import (
    Cell,
    ComparisonRow,
    ComparisonTable,
)

WIDTH, HEIGHT, EDGE = 200, 56, 6


@dataclass(frozen=True, slots=True)
class SmallChart:
    """One publisher.

    Attributes:
        name: of the publisher.
        address: its hits.
        paths: SVG paths of the stretches of covered years.
        dots: places of years that stand alone between years without coverage.
        end: place of the newest known year.
        is_partial: whether that year is only partly covered.
        largest: the largest value, of ``year``.
        year: of the largest value.
    """

    name: str
    address: str
    paths: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    end: tuple[float, float]
    is_partial: bool
    largest: float
    year: str


def small_charts(
    table: ComparisonTable, most: int, link: Callable[[str], str]
) -> tuple[SmallChart, ...]:
    """Draw the first *most* rows with hits; none when there is one year or one row."""
    rows = [row for row in table.rows if row.total][:most]
    values = [v for row in rows for c in row.cells if (v := c.size(table.unit))]
    if len(table.years) < 2 or len(rows) < 2 or not values:
        return ()
    top = max(values)
    drawn = (_chart(row, table, top, link(row.name)) for row in rows)
    return tuple(chart for chart in drawn if chart is not None)


def _chart(
    row: ComparisonRow, table: ComparisonTable, top: float, address: str
) -> SmallChart | None:
    step = (WIDTH - 2 * EDGE) / (len(table.years) - 1)
    stretches: list[list[tuple[float, float]]] = [[]]
    known: list[tuple[float, str, Cell]] = []
    for place, (year, cell) in enumerate(zip(table.years, row.cells, strict=True)):
        value = cell.size(table.unit)
        if value is None:
            stretches.append([])
            continue
        y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * value / top
        stretches[-1].append((round(EDGE + place * step, 1), round(y, 1)))
        known.append((value, year, cell))
    if not known:
        return None
    largest, year, _ = max(known, key=lambda one: (one[0], one[1]))
    kept = [stretch for stretch in stretches if stretch]
    return SmallChart(
        name=row.name,
        address=address,
        paths=tuple(_path(stretch) for stretch in kept if len(stretch) > 1),
        dots=tuple(stretch[0] for stretch in kept if len(stretch) == 1),
        end=kept[-1][-1],
        is_partial=known[-1][2].state == "partial",
        largest=largest,
        year=year,
    )


def _path(stretch: list[tuple[float, float]]) -> str:
    return " ".join(f"{'L' if n else 'M'}{x} {y}" for n, (x, y) in enumerate(stretch))
