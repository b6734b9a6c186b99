"""The map of coverage: which municipalities' decisions are here, and how completely."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from analyzers.notations.toponyms.municipalities import municipality
from search_web.coverage_facts import CoverageFacts, PublisherCoverage
from search_web.page.components.finland_map import (
    ColouredMap,
    coloured,
    finland_map,
)
from search_web.page.labelling.labels import publisher_label
from search_web.page.templating import format_number

COVERED, PARTLY = "4", "2"
"""Fills of municipalities of which last year is covered, and of which something is."""


@dataclass(frozen=True, slots=True)
class OffMapPublisher:
    """A publisher without borders: a wellbeing services county, or one of the demo."""

    name: str
    fill: str


def coverage_map(facts: CoverageFacts, today: dt.date) -> ColouredMap | None:
    """Colour each municipality by what we hold of it; without any it is hatched.

    None where not one that is on the map has decisions: it would tell nothing.
    """
    fills, titles = {}, {}
    for name, publisher in facts.publishers.items():
        if not publisher.decisions or name not in _on_the_map():
            continue
        fills[name] = _fill(publisher, today)
        total = ngettext(
            "%(total)s decision",
            "%(total)s decisions",
            publisher.decisions,
            total=format_number(publisher.decisions),
        )
        titles[name] = f"{publisher_label(name)}: {total}"
    return coloured(fills, titles) if fills else None


def off_the_map(facts: CoverageFacts, today: dt.date) -> tuple[OffMapPublisher, ...]:
    """Return the publishers with decisions that the map cannot show, by name."""
    return tuple(
        OffMapPublisher(name, _fill(publisher, today))
        for name, publisher in sorted(facts.publishers.items())
        if publisher.decisions and name not in _on_the_map()
    )


def _on_the_map() -> frozenset[str]:
    return frozenset(shape.name_fi for shape in finland_map().shapes)


def _fill(publisher: PublisherCoverage, today: dt.date) -> str:
    is_full = publisher.coverage(today.year - 1, today) == "full"
    return COVERED if is_full else PARTLY


def covered_municipalities(facts: CoverageFacts) -> int:
    """Return of how many municipalities there is at least one decision."""
    return sum(
        1
        for name, publisher in facts.publishers.items()
        if publisher.decisions
        and (row := municipality(name)) is not None
        and row.kind == "municipality"
    )


def map_name() -> str:
    """Return what the map shows, for those who do not see it."""
    return str(gettext("Map of the municipalities whose decisions are here"))
