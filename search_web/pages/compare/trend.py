"""All that is compared, added up by year: the trend before its parts."""

from __future__ import annotations

from collections.abc import Callable, Collection

from analyzers.notations.toponyms.municipalities import municipalities
from corpus import finnish_time
from indexer.request import SearchRequest
from search_web.coverage_facts import CoverageFacts
from search_web.pages.compare.compare_table import (
    SMALLEST_BASE,
    Cell,
    CellState,
    ComparisonRow,
    ComparisonTable,
)


def compared_publishers(asked: SearchRequest, facts: CoverageFacts) -> Collection[str]:
    """Return the publishers among which *asked* looks: those chosen, else all held."""
    if chosen := asked.filters.get("municipality"):
        return chosen
    if wanted := asked.filters.get("region"):
        return [row.name_fi for row in municipalities() if row.region in wanted]
    return facts.publishers.keys()


def trend(
    whole: ComparisonTable,
    publishers: Collection[str],
    facts: CoverageFacts,
    name: str,
    link: Callable[[str], str],
) -> ComparisonTable:
    """Return a table of one row: every row of *whole* added up.

    The base of a rate is what all *publishers* decided in that year, also those without
    a hit. A year of which nothing is held has no value; one that is not held as a whole
    of each of them is partly covered.

    Args:
        whole: every row, not only those that fit on the page.
        publishers: among which was looked.
        facts: what is covered.
        name: of the row.
        link: address of the hits of a year.
    """
    asked = [facts.publisher(each) for each in publishers]
    today = finnish_time.today()
    bases = {year: sum(one.held_in(year) for one in asked) for year in whole.years}
    cells = []
    for place, (year, base) in enumerate(bases.items()):
        in_year = [row.cells[place] for row in whole.rows]
        count = sum(cell.count for cell in in_year)
        cases = sum(cell.cases for cell in in_year)
        is_rated = whole.unit == "tuhatta" and base >= SMALLEST_BASE
        rate = 1000 * count / base if is_rated else None
        state = _state(count, base, [one.coverage(int(year), today) for one in asked])
        address = link(year) if count else None
        cells.append(Cell(count, cases, base, state, rate, address))
    total = sum(each.total for each in whole.rows)
    cases = sum(each.cases for each in whole.rows)
    row = ComparisonRow(name, tuple(cells), total, cases)
    return ComparisonTable(whole.years, (row,), 0, whole.unit)


def _state(count: int, base: int, covered: Collection[str]) -> CellState:
    if not base and not count:
        return "none"
    if any(each != "full" for each in covered):
        return "partial"
    return "hits" if count else "zero"
