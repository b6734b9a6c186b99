"""Ready-made groups of publishers: by size, by kind, by language.

A group that holds nothing of ours is left out, for it would only give a zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext

from analyzers.notations.toponyms.municipalities import municipalities
from search_web.library import Library

OVER_100_000 = (
    *("Helsinki", "Espoo", "Tampere", "Vantaa", "Oulu", "Turku", "Jyväskylä"),
    *("Kuopio", "Lahti"),
)
"""Municipalities by number of inhabitants (end of 2023)."""

FROM_50_000 = (
    *("Pori", "Kouvola", "Joensuu", "Lappeenranta", "Vaasa", "Hämeenlinna"),
    *("Seinäjoki", "Rovaniemi", "Mikkeli", "Porvoo", "Salo", "Kotka"),
)
"""From 50,000 to 100,000 inhabitants (end of 2023)."""


@dataclass(frozen=True, slots=True)
class PublisherGroup:
    """Publishers that are chosen together."""

    label: str
    names: tuple[str, ...]


def publisher_groups(held: Library) -> tuple[PublisherGroup, ...]:
    """Return the groups of which decisions are held.

    Of a group by size all municipalities are named; of the others, those held.
    """
    known = held.known_values("municipality")
    sized = (
        PublisherGroup(gettext("over 100,000 inhabitants"), OVER_100_000),
        PublisherGroup(gettext("50,000 to 100,000 inhabitants"), FROM_50_000),
    )
    kinds = (
        (gettext("wellbeing services counties"), _counties()),
        (gettext("Swedish or bilingual municipalities"), _with_swedish()),
    )
    others = (
        PublisherGroup(label, tuple(name for name in names if name in known))
        for label, names in kinds
    )
    return (
        *(group for group in sized if not known.keys().isdisjoint(group.names)),
        *(group for group in others if group.names),
    )


def _counties() -> Iterator[str]:
    return (row.name_fi for row in municipalities() if row.kind == "wellbeing county")


def _with_swedish() -> Iterator[str]:
    return (
        row.name_fi
        for row in municipalities()
        if row.kind == "municipality" and row.languages not in (None, "fi")
    )
