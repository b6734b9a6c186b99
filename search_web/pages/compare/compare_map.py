"""The map of a comparison: five classes of one hue, hatched where nothing is held."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from search_web.coverage_facts import CoverageFacts
from search_web.page.components.finland_map import (
    ColouredMap,
    coloured,
    finland_map,
)
from search_web.page.labelling.labels import publisher_label
from search_web.page.templating import format_number
from search_web.pages.compare.compare_table import SMALLEST_BASE, ComparisonRow, Unit

CLASSES = 5


@dataclass(frozen=True, slots=True)
class MapClass:
    """One class of the legend: its fill, and the smallest and largest value in it."""

    fill: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ComparisonMap:
    """The map with its legend.

    ``is_rate`` says that the values are per 1,000; ``left_out`` names the publishers with
    hits that have no borders on it; ``is_partial`` says that some municipalities are not
    compared, and have no value for that reason.
    """

    drawn: ColouredMap
    classes: tuple[MapClass, ...]
    is_rate: bool
    left_out: tuple[str, ...] = ()
    is_partial: bool = False


def comparison_map(
    rows: Sequence[ComparisonRow],
    facts: CoverageFacts,
    unit: Unit,
    link: Callable[[str], str],
    compared: Collection[str] | None = None,
) -> ComparisonMap | None:
    """Colour municipalities by the hits of all the years shown.

    None where nothing that is compared has borders. A covered one without hits is pale;
    a rate that would rest on few decisions is not drawn, so it is pale too and the table
    says why.

    Args:
        rows: every publisher, not only those that fit into the table.
        facts: what is covered.
        unit: counts or rates.
        link: address of the hits of a publisher.
        compared: publishers among which was looked; None: all.
    """
    drawn_names = {shape.name_fi for shape in finland_map().shapes}
    found = [row for row in rows if row.total]
    rows = [row for row in found if row.name in drawn_names]
    if found and not rows:
        return None
    values = {row.name: value for row in rows if (value := _value(row, unit))}
    classes = map_classes(values.values())
    fills, titles, links = {}, {}, {}
    for name, publisher in facts.publishers.items():
        if publisher.decisions:
            fills[name], titles[name] = "0", f"{publisher_label(name)}: 0"
    for row in rows:
        fills[row.name] = _fill(values.get(row.name, 0.0), classes)
        titles[row.name] = f"{publisher_label(row.name)}: {_found(row, unit)}"
        links[row.name] = link(row.name)
    apart = drawn_names.difference(drawn_names if compared is None else compared)
    told = gettext("not compared")
    for name in apart:
        fills[name] = "apart"
        titles[name] = f"{publisher_label(name)}: {told}"
    left_out = tuple(row.name for row in found if row.name not in drawn_names)
    drawn = coloured(fills, titles, links)
    return ComparisonMap(drawn, classes, unit == "tuhatta", left_out, bool(apart))


def _found(row: ComparisonRow, unit: Unit) -> str:
    """Return in words how many cases, else decisions, a publisher has."""
    number = row.whole(unit)
    shown = format_number(number)
    if unit == "asiat":
        words = ngettext("%(total)s case", "%(total)s cases", number, total=shown)
    else:
        words = ngettext(
            "%(total)s decision", "%(total)s decisions", number, total=shown
        )
    return str(words)


def map_classes(values: Iterable[float]) -> tuple[MapClass, ...]:
    """Cut values into at most five classes of like size; equal values stay together."""
    ordered = sorted(values)
    if not ordered:
        return ()
    found: list[MapClass] = []
    for number in range(CLASSES):
        start = len(ordered) * number // CLASSES
        end = len(ordered) * (number + 1) // CLASSES
        part = [v for v in ordered[start:end] if not found or v > found[-1].high]
        if part:
            high = part[-1]
            found.append(MapClass(str(number + 1), part[0], high))
    return tuple(found)


def _fill(value: float, classes: Sequence[MapClass]) -> str:
    if not value:
        return "0"
    return next((each.fill for each in classes if value <= each.high), str(CLASSES))


def _value(row: ComparisonRow, unit: Unit) -> float:
    if unit != "tuhatta":
        return float(row.whole(unit))
    base = sum(cell.base for cell in row.cells)
    return round(1000 * row.total / base, 1) if base >= SMALLEST_BASE else 0.0
