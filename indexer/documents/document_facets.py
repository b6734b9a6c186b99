"""What a decision says about itself, as facet values. What is absent has no value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from analyzers.decision.meaning.money.sum_roles import is_decided
from analyzers.law.model import LawReference
from analyzers.law.register.source_names import ruling_key
from analyzers.notations.case_codes.case_keys import case_key, indexed_case_keys
from analyzers.notations.case_codes.task_classes import top_class
from analyzers.notations.temporal.months import FINNISH_MONTH, OTHER_MONTH, month_number
from analyzers.notations.toponyms.municipalities import (
    municipality as find_municipality,
)
from corpus.model import Decision
from indexer.contract.document import APPLIED_ROLES

LEGAL_KINDS = ("statute", "eu-act")
SOURCE_KINDS = ("treaty", "court-ruling", "collective-agreement")


def facet_values(
    decision: Decision, references: Sequence[tuple[LawReference, str]]
) -> Mapping[str, tuple[str, ...]]:
    """Return facet name -> values for *decision*.

    Args:
        decision: as published.
        references: law references with their roles; the plain law facets take certain
            ones that the decision applies, their ``_any`` twins every one.
    """
    publisher = decision.municipality or decision.organisation
    own = [
        reference
        for reference, role in references
        if role in APPLIED_ROLES and not reference.is_uncertain
    ]
    every = [reference for reference, _ in references]
    values: dict[str, tuple[str, ...]] = {
        "municipality": _present(publisher),
        "region": _present(_region(publisher)),
        "body": _present(decision.body_name or decision.body or decision.officeholder),
        "body_type": _present(decision.body_type),
        "law_reference": law_keys(own),
        "statute": statutes(own),
        "law_reference_any": law_keys(every),
        "statute_any": statutes(every),
        "municipal_rule": _each_once(
            target.act
            for reference in own
            if reference.kind == "municipal-rule"
            for target in reference.targets
        ),
        "legal_source": _each_once(
            ruling_key(target.act)
            for reference in every
            if not reference.is_uncertain
            for target in reference.targets
            if reference.kind in SOURCE_KINDS or target.act.startswith("SopS")
        ),
        "year": _present(str(decision.date.year) if decision.date else None),
        "topic": _present(_topic(decision.task_class)),
        "outcome": _present(decision.outcome),
        "voted": _present(_voted(decision)),
        "margin": _present(_margin(decision)),
        "amount": _present(_amount(decision)),
        "sum_euros": _present(_sum(decision)),
        "vote_margin": _present(_votes_between(decision)),
        "votes": _votes(decision),
        "property": decision.meaning.property_ids if decision.meaning else (),
        "address": decision.meaning.addresses if decision.meaning else (),
        "district": decision.meaning.districts if decision.meaning else (),
        "party": decision.meaning.organisations if decision.meaning else (),
        "appeal": decision.appeal_routes,
        "kind": _present(decision.kind),
        "status": _present(decision.status),
        "language": _present(decision.language),
        "routine": ("yes" if decision.is_routine else "no",),
        "source": _present(decision.source_id),
        "minutes_section": _present(_section(decision.minutes_section)),
    }
    values["head_year"], values["head_month"] = _head_periods(decision)
    if decision.case_number:
        key = case_key(decision.case_number)
        values["case_number"] = indexed_case_keys(decision.case_number)
        values["case"] = (f"{publisher or decision.source_id}/{key}",)
    return {name: found for name, found in values.items() if found}


def _section(text: str | None) -> str | None:
    """Return a section as queries ask for it: "12 A" and "12a" are "12 a"."""
    match = re.fullmatch(r"\s*(\d{1,4})\s?([a-zåäö]?)\s*", (text or "").lower())
    return " ".join(filter(None, match.groups())) if match else None


def _voted(decision: Decision) -> str | None:
    """Whether a vote decided; None where it is not known that anything was decided."""
    if decision.meaning is None or decision.outcome in {None, "none"}:
        return None
    return "yes" if decision.meaning.decided_by_vote else "no"


_MARGINS = ((0, "0"), (2, "1-2"), (5, "3-5"))
_AMOUNTS = (
    (10_000, "0-10000"),
    (100_000, "10000-100000"),
    (1_000_000, "100000-1000000"),
)


def _margin(decision: Decision) -> str | None:
    """Return the class of the closest vote's margin; None where no vote decided."""
    between = _smallest_margin(decision)
    if between is None:
        return None
    return next((name for most, name in _MARGINS if between <= most), "6-")


def _votes(decision: Decision) -> tuple[str, ...]:
    """Return the figures of each vote, "21-13"; two votes may have the same."""
    votes = decision.meaning.votes if decision.meaning else ()
    return _each_once(
        f"{vote.for_}-{vote.against}"
        for vote in votes
        if vote.for_ is not None and vote.against is not None
    )


def _votes_between(decision: Decision) -> str | None:
    between = _smallest_margin(decision)
    return None if between is None else str(between)


def _smallest_margin(decision: Decision) -> int | None:
    """Return the closest vote's margin; None where no vote with figures decided."""
    meaning = decision.meaning
    if meaning is None or not meaning.decided_by_vote:
        return None
    margins = (
        abs(vote.for_ - vote.against)
        for vote in meaning.votes
        if vote.for_ is not None and vote.against is not None
    )
    return min(margins, default=None)


def _amount(decision: Decision) -> str | None:
    """Return the class of the largest sum that was decided."""
    largest = _largest_sum(decision)
    if largest is None:
        return None
    return next((name for below, name in _AMOUNTS if largest < below), "1000000-")


def _sum(decision: Decision) -> str | None:
    """Return the largest sum as plain digits: "24500", "0.5"."""
    largest = _largest_sum(decision)
    return None if largest is None else f"{largest:.2f}".rstrip("0").rstrip(".")


def _largest_sum(decision: Decision) -> float | None:
    """Return the largest sum that is decided on; limits and securities are none."""
    money = decision.meaning.money if decision.meaning else ()
    sums = (one.euros for one in money if is_decided(one, decision.text))
    return max(sums, default=None)


def law_keys(references: Iterable[LawReference]) -> tuple[str, ...]:
    """Return both levels of what is cited ("380/2023", "380/2023 § 23"), each once."""
    found: list[str] = []
    for reference in references:
        if reference.kind in LEGAL_KINDS:
            found.extend(target.act for target in reference.targets)
            found.extend(reference.keys)
    return _each_once(found)


def statutes(references: Iterable[LawReference]) -> tuple[str, ...]:
    """Return the acts that are cited, each once, in order of appearance."""
    return _each_once(
        target.act
        for reference in references
        if reference.kind in LEGAL_KINDS
        for target in reference.targets
    )


_HEAD = 1_000
"""Characters from the beginning of a text that are its head: who, when, what."""

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)", re.ASCII)
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}\.(0?[1-9]|1[0-2])\.\Z", re.ASCII)
_MONTH_BEFORE = re.compile(
    rf"\b({FINNISH_MONTH}|{OTHER_MONTH})(?:kuu\w{{0,4}})?\Z", re.IGNORECASE
)
_LONGEST_MONTH = 16


def _head_periods(decision: Decision) -> tuple[tuple[str, ...], tuple[str, ...]]:
    head = f"{decision.title or ''}\n{decision.text[:_HEAD]}"
    # Years first: they are found at once, and few characters tell what they belong to.
    dates: list[tuple[str, str]] = []
    written: list[tuple[str, str]] = []
    years: list[str] = []
    for found in _YEAR.finditer(head):
        start = found.start()
        before = head[:start]
        if day := _DAY_BEFORE.search(before, max(0, start - 6)):
            dates.append((found[0], day[1]))
        elif month := _month_before(before):
            written.append((found[0], month))
        is_apart = start == 0 or before[-1] not in "0123456789.-"
        if is_apart and not head.startswith("-", found.end()):
            years.append(found[0])
    dates += written
    months = (f"{year}-{month.zfill(2)}" for year, month in dates)
    return _each_once([*(year for year, _ in dates), *years]), _each_once(months)


def _month_before(text: str) -> str | None:
    """Return the number of the month that *text* ends with, a blank after it."""
    word = text.rstrip()
    if len(word) == len(text):
        return None
    month = _MONTH_BEFORE.search(word, max(0, len(word) - _LONGEST_MONTH))
    number = month_number(month[1]) if month else None
    return str(number) if number else None


def _topic(task_class: str | None) -> str | None:
    row = top_class(task_class)
    return row.code if row else None


def _region(publisher: str | None) -> str | None:
    row = find_municipality(publisher) if publisher else None
    return row.region if row else None


def _present(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
