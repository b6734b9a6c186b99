"""Ready-made groups of publishers: by size, by kind, by language.

A group that holds nothing of ours is left out, for it would only give a zero.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from flask_babel import gettext

from analyzers.notations.toponyms.municipalities import municipalities
from search_web.library import Library
from search_web.page.templating import format_number

SIZES = (
    (100_000, None),
    (50_000, 100_000),
    (20_000, 50_000),
    (10_000, 20_000),
    (5_000, 10_000),
    (2_000, 5_000),
    (0, 2_000),
)
"""From how many inhabitants, and below how many; None: without a limit."""

CITIES = 50_000
"""From so many inhabitants on, a group names those without decisions, too."""


@dataclass(frozen=True, slots=True)
class PublisherGroup:
    """Publishers that are chosen together."""

    label: str
    names: tuple[str, ...]


def publisher_groups(held: Library) -> tuple[PublisherGroup, ...]:
    """Return the groups of which decisions are held.

    Of the groups by size those of the large cities name all of them, held or not; the
    others, as the kinds, name those held.
    """
    known = held.known_values("municipality")
    kinds = (
        (gettext("wellbeing services counties"), _counties()),
        (gettext("Swedish or bilingual municipalities"), _with_swedish()),
    )
    others = (
        PublisherGroup(label, tuple(name for name in names if name in known))
        for label, names in kinds
    )
    sized = (PublisherGroup(_size_label(size), _named(size, known)) for size in SIZES)
    return (
        *(group for group in sized if not known.keys().isdisjoint(group.names)),
        *(group for group in others if group.names),
    )


@cache
def of_size(size: tuple[int, int | None]) -> tuple[str, ...]:
    """Return the municipalities with so many inhabitants, the largest first."""
    low, high = size
    found = [
        row
        for row in municipalities()
        if row.inhabitants is not None
        and low <= row.inhabitants
        and (high is None or row.inhabitants < high)
    ]
    found.sort(key=lambda row: -(row.inhabitants or 0))
    return tuple(row.name_fi for row in found)


def _named(size: tuple[int, int | None], known: Container[str]) -> tuple[str, ...]:
    names = of_size(size)
    return names if size[0] >= CITIES else tuple(n for n in names if n in known)


def _size_label(size: tuple[int, int | None]) -> str:
    low, high = size
    if high is None:
        return str(gettext("over %(low)s inhabitants", low=format_number(low)))
    if not low:
        return str(gettext("under %(high)s inhabitants", high=format_number(high)))
    numbers = {"low": format_number(low), "high": format_number(high)}
    return str(gettext("%(low)s to %(high)s inhabitants", **numbers))


@cache
def _counties() -> tuple[str, ...]:
    rows = municipalities()
    return tuple(row.name_fi for row in rows if row.kind == "wellbeing county")


@cache
def _with_swedish() -> tuple[str, ...]:
    return tuple(
        row.name_fi
        for row in municipalities()
        if row.kind == "municipality" and row.languages not in (None, "fi")
    )
