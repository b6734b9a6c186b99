"""The table of a comparison: counts with the state of coverage behind each.

A number means something only with what it was counted from, so a cell has four states:
hits, none although covered, partly covered, not covered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus import finnish_time
from indexer.request import SearchRequest
from search_web.coverage_facts import CoverageFacts, PublisherCoverage
from search_web.pages.compare.case_counts import Counted, joined

Unit = Literal["asiat", "maara", "tuhatta"]
UNITS: tuple[Unit, ...] = ("asiat", "maara", "tuhatta")
"""Cases, decisions, decisions per 1,000 held; the first is shown where none is asked."""

CellState = Literal["hits", "zero", "partial", "none"]

SMALLEST_BASE = 100
"""Fewer decisions in a year give no rate: one decision more would change it by a tenth."""

MOST_YEARS = 10
MOST_ROWS = 60
_NOTHING = Counted()


@dataclass(frozen=True, slots=True)
class Cell:
    """One municipality and year.

    Attributes:
        count: exact number of hits, each handling of a case by itself.
        cases: exact number of the cases that these are.
        base: decisions held of that publisher and year.
        state: "hits" and "zero" when the year is covered, "partial" when parts of it
            are missing (``count`` is then a lower limit), "none" when nothing is held.
        rate: hits per 1,000 decisions; None when not asked or the base is too small.
        address: the hits; None when there is none, or the row is not shown.
        level: 0 to 4, for the shade of what is shown.
    """

    count: int
    cases: int
    base: int
    state: CellState
    rate: float | None
    address: str | None = None
    level: int = 0

    def size(self, unit: Unit) -> float | None:
        """Return the value in *unit*; None where it is not known."""
        if self.state == "none":
            return None
        return self.rate if unit == "tuhatta" else float(self.whole(unit))

    def whole(self, unit: Unit) -> int:
        """Return the number that is counted in *unit*: cases, else decisions."""
        return self.cases if unit == "asiat" else self.count


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One publisher: its years, and all of them together.

    A case of two years is in both, and once in ``cases``. ``address`` leads to the hits
    of all years, None when there is none or the row is not shown.
    """

    name: str
    cells: tuple[Cell, ...]
    total: int
    cases: int
    address: str | None = None

    def whole(self, unit: Unit) -> int:
        """Return the number that is counted in *unit*: cases, else decisions."""
        return self.cases if unit == "asiat" else self.total


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """Rows with most hits first; ``left_out`` rows did not fit.

    ``earlier`` is the first year with hits that is older than those shown, None when
    there is none.
    """

    years: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]
    left_out: int
    unit: Unit
    earlier: str | None = None


def pick_years(
    asked: SearchRequest,
    counts: Mapping[str, Mapping[str, object]],
    most: int | None = MOST_YEARS,
) -> tuple[str, ...]:
    """Return the years to show, oldest first: those asked for, else those with hits.

    The newest *most* of them; None leaves none out.
    """
    if chosen := asked.filters.get("year"):
        return tuple(sorted(chosen))[-(most or len(chosen)) :]
    found = {int(year) for row in counts.values() for year in row}
    first = asked.date_from.year if asked.date_from else min(found, default=None)
    last = asked.date_to.year if asked.date_to else max(found, default=None)
    if first is None or last is None:
        return ()
    earliest = first if most is None else max(first, last - most + 1)
    years = range(earliest, last + 1)
    return tuple(str(year) for year in years)


def build_table(
    counts: Mapping[str, Mapping[str, Counted]],
    facts: CoverageFacts,
    *,
    years: Sequence[str],
    wanted: Sequence[str],
    unit: Unit,
    with_zeros: bool,
) -> ComparisonTable:
    """Build the whole table; ``cut`` leaves what fits on a page.

    Args:
        counts: municipality -> year -> hits.
        facts: what is covered.
        years: columns.
        wanted: municipalities asked for; they have a row whatever was found.
        unit: counts or rates.
        with_zeros: give a row also to covered publishers without a hit.
    """
    names = dict.fromkeys((*wanted, *counts))
    if with_zeros and not wanted:
        names.update(dict.fromkeys(n for n, p in facts.publishers.items() if p.months))
    today = finnish_time.today()
    rows = [
        _row(facts.publisher(name), counts.get(name, {}), years, unit, today)
        for name in names
    ]
    rows.sort(key=lambda row: (-row.whole(unit), row.name))
    return ComparisonTable(tuple(years), tuple(rows), 0, unit)


def cut(
    table: ComparisonTable,
    link: Callable[[str, Sequence[str]], str],
    most: int = MOST_ROWS,
) -> ComparisonTable:
    """Return the first *most* rows as they are shown; ``left_out`` are more.

    *link* gives the address of the hits of a municipality in some years.
    """
    sizes = (cell.size(table.unit) or 0.0 for row in table.rows for cell in row.cells)
    largest = max(sizes, default=0.0)

    def shown(name: str, year: str, cell: Cell) -> Cell:
        size = cell.size(table.unit) or 0.0
        return replace(
            cell,
            level=min(4, -int(-4 * size // largest)) if largest else 0,
            address=link(name, (year,)) if cell.count else None,
        )

    rows = tuple(
        replace(
            row,
            cells=tuple(
                shown(row.name, year, cell)
                for year, cell in zip(table.years, row.cells, strict=True)
            ),
            address=link(row.name, table.years) if row.total else None,
        )
        for row in table.rows[:most]
    )
    return replace(table, rows=rows, left_out=len(table.rows) - len(rows))


def begun(table: ComparisonTable, kept: Sequence[str]) -> ComparisonTable:
    """Return *table* from the first year of which anything is held.

    Rows of which these years hold nothing go, but for those *kept*.
    """
    held = (
        place
        for place in range(len(table.years))
        if any(row.cells[place].state != "none" for row in table.rows)
    )
    first = next(held, 0)
    rows = tuple(
        replace(row, cells=row.cells[first:])
        for row in table.rows
        if row.total or row.name in kept or any(one.base for one in row.cells)
    )
    return replace(table, years=table.years[first:], rows=rows)


def _row(
    publisher: PublisherCoverage,
    counts: Mapping[str, Counted],
    years: Sequence[str],
    unit: Unit,
    today: dt.date,
) -> ComparisonRow:
    cells = []
    for year in years:
        found = counts.get(year, _NOTHING)
        count = found.decisions
        base = publisher.held_in(year)
        state = _state(count, publisher.coverage(int(year), today))
        is_rated = unit == "tuhatta" and base >= SMALLEST_BASE
        rate = 1000 * count / base if is_rated else None
        cells.append(Cell(count, found.cases, base, state, rate))
    whole = joined(counts[year] for year in years if year in counts)
    return ComparisonRow(publisher.name, tuple(cells), whole.decisions, whole.cases)


def _state(count: int, coverage: str) -> CellState:
    if coverage == "full":
        return "hits" if count else "zero"
    if coverage == "partial" or count:
        return "partial"
    return "none"
