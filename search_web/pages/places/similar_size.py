"""Publishers of about the same size: municipalities near each other by inhabitants."""

from __future__ import annotations

from collections.abc import Collection

from analyzers.notations.toponyms.municipalities import Municipality, municipalities
from search_web.pages.places.publisher_list import table_row

MOST = 8
"""So many besides the one they are compared with."""

LARGEST_RATIO = 2.0
"""One of more than twice the size, or less than half of it, is not similar."""


def similar_in_size(name: str, held: Collection[str]) -> tuple[str, ...]:
    """Return *name* and the municipalities of *held* nearest to it by inhabitants.

    The smallest is first; nothing where its inhabitants are not known or none is near.
    """
    row = table_row(name)
    if row is None or not row.inhabitants:
        return ()
    near = (
        each
        for each in municipalities()
        if each.name_fi in held
        and each is not row
        and _ratio(each, row) <= LARGEST_RATIO
    )
    found = sorted(near, key=lambda each: (_ratio(each, row), each.name_fi))[:MOST]
    by_size = sorted((*found, row), key=lambda each: (each.inhabitants, each.name_fi))
    return tuple(each.name_fi for each in by_size) if found else ()


def _ratio(one: Municipality, other: Municipality) -> float:
    """Return how many times the smaller one fits into the larger one."""
    sizes = one.inhabitants or 0, other.inhabitants or 0
    return max(sizes) / min(sizes) if min(sizes) else float("inf")
