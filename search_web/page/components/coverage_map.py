"""The map of coverage: which municipalities' decisions are here, and how completely."""

from __future__ import annotations

import datetime as dt

from flask_babel import gettext, ngettext

from analyzers.notations.toponyms.municipalities import municipality
from search_web.coverage_facts import CoverageFacts
from search_web.page.components.finland_map import ColouredMap, coloured
from search_web.page.templating import format_number

COVERED, PARTLY = "4", "2"
"""Fills of municipalities of which last year is covered, and of which something is."""


def coverage_map(facts: CoverageFacts, today: dt.date) -> ColouredMap:
    """Colour each municipality by what we hold of it; without any it is hatched."""
    fills, titles = {}, {}
    for name, publisher in facts.publishers.items():
        if not publisher.decisions:
            continue
        is_full = publisher.coverage(today.year - 1, today) == "full"
        fills[name] = COVERED if is_full else PARTLY
        total = ngettext(
            "%(total)s decision",
            "%(total)s decisions",
            publisher.decisions,
            total=format_number(publisher.decisions),
        )
        titles[name] = f"{name}: {total}"
    return coloured(fills, titles)


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
