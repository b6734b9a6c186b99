"""Where the evidence for a field disagrees: who was followed, and who said otherwise.

The list or page that led to a document, the structure of its page, the heads of its pages
and its own head may tell different days or bodies. What a reading holds is decided
elsewhere; here it is only said, so that disagreements can be counted and looked at.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any

from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.meeting_facts.evidence import Choice
from analyzers.decision.head.meeting_facts.meeting_pages import PageFacts
from analyzers.decision.lines.handlings import same_body
from analyzers.decision.model import (
    Conflict,
    ConflictField,
    GivenFacts,
    Reading,
    Statement,
    Witness,
)
from analyzers.decision.publisher import witnesses
from analyzers.notations.case_codes.case_keys import case_key

FIELDS: tuple[ConflictField, ...] = (
    *("title", "body", "date", "minutes_section", "case_number", "publisher"),
)
_SURE = 0.5
"""What a page's place says counts when it is at least so sure."""

_STATED: frozenset[Witness] = frozenset(("link", "structure"))
"""Against what a source states, a place of the running text is no witness."""

_PLACES: dict[str, Witness] = {
    "title": "title",
    "file name": "file-name",
    "address": "address",
}
_SHORTEST_PART = 12
_SIGNS = re.compile(r"[\W_]+")


def stated(witness: Witness, **values: object) -> tuple[Statement, ...]:
    """Return what one witness says of fields, those without a value left out."""
    return tuple(
        Statement(name, witness, written)
        for name in FIELDS
        if (written := _written(values.get(name)))
    )


def of_head(header: Header) -> tuple[Statement, ...]:
    """Return what the head above an item's text says by itself."""
    body = header.other_body
    if not header.is_item:
        return stated("head", body=body)
    return stated(
        "head",
        body=body,
        date=header.date,
        minutes_section=header.minutes_section,
        case_number=header.case_number,
    )


def of_page(page: PageFacts) -> Iterator[Statement]:
    """Yield what the places of a page about a meeting say of body and day."""
    choices: tuple[tuple[ConflictField, Choice[Any] | None], ...] = (
        ("body", page.body),
        ("date", page.date),
    )
    for name, choice in choices:
        if choice is None:
            continue
        for source in choice.sources:
            yield Statement(name, _place(source), _written(choice.value))
        for rival in choice.rivals:
            if rival.weight >= _SURE:
                yield Statement(name, _place(rival.source), _written(rival.value))


def of_publisher(header: Header, url: str | None) -> tuple[Statement, ...]:
    """Return whose letterhead a text has, and whose its address is."""
    return (
        *stated("head", publisher=witnesses.by_letterhead(header.organisation)),
        *stated("address", publisher=witnesses.by_address(url)),
    )


def of_given(
    given: GivenFacts, told: Iterable[Statement], title: str | None = None
) -> tuple[Statement, ...]:
    """Return what is given beside a text and no witness of *told* has said."""
    known = {one.field for one in told}
    values = {name: getattr(given, name, None) for name in FIELDS if name not in known}
    if "title" not in known:
        values["title"] = title
    values["publisher"] = given.municipality or given.organisation
    return stated("structure", **values)


def find(reading: Reading, statements: Iterable[Statement]) -> tuple[Conflict, ...]:
    """Return where *statements* differ from what the reading holds.

    Args:
        reading: with the values that were decided on.
        statements: the most trusted first.

    Returns:
        In the order of fields, one for each witness that says otherwise. A witness that
        also says what was followed is none of them.
    """
    found: list[Conflict] = []
    ordered = list(statements)
    for name in FIELDS:
        kept = _written(_kept(reading, name))
        own = [one for one in ordered if one.field == name]
        if not kept or not own:
            continue
        agreeing = [one.witness for one in own if agree(name, one.value, kept)]
        followed = agreeing[0] if agreeing else "text"
        refused: dict[Witness, str] = {}
        for one in own:
            if one.witness not in agreeing and not agree(name, one.value, kept):
                refused.setdefault(one.witness, one.value)
        found += [
            Conflict(name, followed, witness, kept, value)
            for witness, value in refused.items()
            if witness != followed and not (witness == "text" and followed in _STATED)
        ]
    return tuple(found)


def agree(name: ConflictField, one: str, other: str) -> bool:
    """Whether two values of a field are the same in other words.

    >>> agree("minutes_section", "§ 28", "28")
    True
    >>> agree("title", "Kirjaston aukiolo", "Kirjaston aukiolo kesällä 2031")
    True
    """
    if one == other:
        return True
    if name == "body":
        return same_body(one, other)
    if name == "publisher":
        return witnesses.is_same(one, other)
    if name == "case_number":
        return case_key(one) == case_key(other)
    first, second = (_SIGNS.sub("", value).casefold() for value in (one, other))
    if name == "title":
        short, long = sorted((first, second), key=len)
        return short == long or (len(short) >= _SHORTEST_PART and short in long)
    return first == second


def _kept(reading: Reading, name: ConflictField) -> object:
    if name == "publisher":
        return reading.municipality or reading.organisation
    return getattr(reading, name)


def _place(source: str) -> Witness:
    if source.startswith("page "):
        return "page-heads"
    return _PLACES.get(source, "text")


def _written(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return " ".join(str(value).split()) if value else ""
