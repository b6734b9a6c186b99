"""Acts that came before or after an act, with their days; linked, never merged."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from analyzers.law.register.acts import predecessors as earlier_acts
from analyzers.law.register.statutes import Statute, statute, statutes
from search_web.page.document_text.law_links import LawLink, law_link


@dataclass(frozen=True, slots=True)
class RelatedAct:
    """An act beside another.

    Attributes:
        link: its page.
        starts: first day in force, None when that is not known.
        last_day: last day in force, None when it is or that is not known.
    """

    link: LawLink
    starts: dt.date | None
    last_day: dt.date | None


def successors(act: Statute) -> tuple[RelatedAct, ...]:
    """Return the acts that replaced or repealed *act*."""
    numbers = (act.replaced_by, act.repealed_by)
    split = (part for number in numbers for part in re.findall(r"\d+/\d{4}", number))
    return _related(split)


def predecessors(number: str) -> tuple[RelatedAct, ...]:
    """Return acts that name *number* as their successor, those kept by people first."""
    curated = [
        row.number
        for row in statutes().values()
        if number in (row.replaced_by, row.repealed_by)
    ]
    return _related((*curated, *earlier_acts().get(number, ())))


def see_also(act: Statute) -> tuple[RelatedAct, ...]:
    """Return acts that the table's note names and no other list does."""
    listed = {act.number, act.replaced_by, act.repealed_by, act.renamed_by}
    listed.update(row.link.key for row in predecessors(act.number))
    named = re.findall(r"\d+/\d{4}", act.note)
    return _related(number for number in named if number not in listed)


def last_day_in_force(act: Statute) -> dt.date | None:
    """Return the last day an act was in force, None when it is or that is not known."""
    until = act.in_force_until
    return until - dt.timedelta(days=1) if until else None


def _related(numbers: Iterable[str]) -> tuple[RelatedAct, ...]:
    """Return the acts of *numbers*, each once."""
    found = []
    for number in dict.fromkeys(numbers):
        act = statute(number)
        starts = act.in_force_from if act else None
        last = last_day_in_force(act) if act else None
        found.append(RelatedAct(law_link(number), starts, last))
    return tuple(found)
