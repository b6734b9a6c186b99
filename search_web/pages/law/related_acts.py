"""Acts that came before or after an act, with their days; linked, never merged."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from analyzers.law.register.acts import predecessors as earlier_acts
from analyzers.law.register.shared_acts import (
    of_same_name,
    parts_moved_from,
    parts_moved_to,
)
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


def parts_to(number: str) -> tuple[RelatedAct, ...]:
    """Return the acts that took over a part of an act that stays in force."""
    return _related(parts_moved_to(number))


def parts_from(number: str) -> tuple[RelatedAct, ...]:
    """Return the acts of which this one took over a part."""
    return _related(parts_moved_from(number))


def namesakes(number: str) -> tuple[RelatedAct, ...]:
    """Return other acts that are called by the same short name."""
    return _related(of_same_name(number))


def beside(keys: Iterable[str], held: Container[str]) -> tuple[RelatedAct, ...]:
    """Return the acts before and after those of *keys*, as far as they are *held*.

    A decision of another time cites another act for the same matter.
    """
    acts = tuple(dict.fromkeys(key.partition(" ")[0] for key in keys))
    if len(acts) != 1 or (act := statute(acts[0])) is None:
        return ()
    number = act.number
    others = (
        *(*predecessors(number), *successors(act)),
        *(*parts_from(number), *parts_to(number)),
    )
    kept = dict.fromkeys(row.link.key for row in others if row.link.key in held)
    return _related(kept)


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
