"""How a value of a facet is read, for every edge and for the service.

Closed values may be given by their names in any language, laws in any notation. Names of
municipalities and bodies are open: an unknown one finds nothing and is not an error, because
bodies come and go.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analyzers.law.typed import parse_law_key
from analyzers.notations.property_ids import property_id
from analyzers.notations.toponyms.street_addresses import street_address
from indexer.errors import ValueNotAllowed
from indexer.facet_row import Facet, ValueKind
from indexer.messages import N_, Message
from indexer.understanding.values.value_names import LABELS, facet_value

MAX_LENGTH = 200
"""Characters of a value that somebody types."""


@dataclass(frozen=True, slots=True)
class ValuePattern:
    """A kind of value with a fixed form; ``allowed`` says it in words."""

    pattern: str
    allowed: Message


PATTERNS: Mapping[ValueKind, ValuePattern] = {
    "year": ValuePattern("(1[89]|20|21)[0-9]{2}", Message(N_("a year such as 2024"))),
    "topic": ValuePattern(
        r"[0-9]{2}(\.[0-9]{2}){0,4}", Message(N_("a task class such as 02 or 10.03"))
    ),
    "statute": ValuePattern(
        "[1-9][0-9]{0,4}/[0-9]{4}", Message(N_("a statute number such as 380/2023"))
    ),
    "law": ValuePattern(
        "[1-9][0-9]{0,3}/(1[89]|20)[0-9]{2}( § [1-9][0-9]{0,2})?",
        Message(
            N_("a law such as %(laws)s"),
            {"laws": "380/2023 § 23, kuntalaki 14 §, 410/2015"},
        ),
    ),
    "number": ValuePattern(
        r"[0-9]{1,13}(\.[0-9]{1,2})?", Message(N_("a number such as 24500 or 0.5"))
    ),
    "property": ValuePattern(
        "[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,4}-[0-9]{1,4}",
        Message(N_("a property identifier such as 123-4-5-6")),
    ),
    "address": ValuePattern(
        "[A-ZÅÄÖ][a-zåäö]{1,20}(katu|tie|kuja|polku|gatan|vägen) [1-9][0-9]{0,2}( [A-Z])?",
        Message(N_("a street address such as Rantatie 5")),
    ),
}
"""Canonical forms; laws and statutes may be typed in any other notation, too."""


def read_facet_value(
    row: Facet, text: str, today: dt.date | None = None
) -> tuple[str, ...]:
    """Return *text* in canonical form; the name of several laws gives each of them.

    Raises:
        ValueNotAllowed: it cannot be a value of this facet.
    """
    text = text.strip()
    if len(text) > MAX_LENGTH:
        limit = Message(N_("at most %(limit)s characters"), {"limit": MAX_LENGTH})
        raise ValueNotAllowed(row.name, text, limit)
    reader = _READERS.get(row.kind)
    if reader is None:
        return (text,)
    values = reader(row, text, today)
    if not values:
        raise ValueNotAllowed(row.name, text, allowed_values(row))
    return values


def allowed_values(row: Facet) -> Message:
    """Return what values a facet can have."""
    if row.kind == "closed":
        return Message(", ".join(LABELS[row.name]))
    return PATTERNS[row.kind].allowed


def _closed(row: Facet, text: str, today: dt.date | None) -> tuple[str, ...]:
    del today
    value = facet_value(row.name, text)
    return (value,) if value in LABELS[row.name] else ()


def _fixed(row: Facet, text: str, today: dt.date | None) -> tuple[str, ...]:
    del today
    return (text,) if re.fullmatch(PATTERNS[row.kind].pattern, text) else ()


def _law(row: Facet, text: str, today: dt.date | None) -> tuple[str, ...]:
    del row
    return tuple(parse_law_key(text, today=today))


def _statute(row: Facet, text: str, today: dt.date | None) -> tuple[str, ...]:
    if number := _fixed(row, text, today):
        return number
    acts = (key.split(" ")[0] for key in parse_law_key(text, today=today))
    return tuple(dict.fromkeys(acts))


def _property(row: Facet, text: str, today: dt.date | None) -> tuple[str, ...]:
    del row, today
    found = property_id(text)
    return (found,) if found else ()


def _address(row: Facet, text: str, today: dt.date | None) -> tuple[str, ...]:
    del row, today
    found = street_address(text)
    return (found,) if found else ()


_READERS: Mapping[
    ValueKind, Callable[[Facet, str, dt.date | None], tuple[str, ...]]
] = {
    "closed": _closed,
    "year": _fixed,
    "topic": _fixed,
    "law": _law,
    "statute": _statute,
    "number": _fixed,
    "property": _property,
    "address": _address,
}
"""The other kinds take any text."""
