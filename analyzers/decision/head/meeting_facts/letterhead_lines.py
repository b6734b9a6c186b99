"""Lines above a page's title that only name its publisher, or a department of it."""

from __future__ import annotations

import re

from analyzers.decision.head import head_lines
from analyzers.decision.head.item_head import place_lines
from analyzers.decision.publisher import organisations, towns

_DEPARTMENT = re.compile(
    r"(?i)(?:[\wåäö-]+ ){0,2}[\wåäö-]*(?:keskus|toimisto|osasto|toimiala|virasto|yksikkö|toimi"
    r"|kansli(?:et)?|avdelning(?:en)?|sektorn?|central(?:en)?|byrån?|väsendet)"
)
"""A department below its town's name: "Tekninen keskus"."""

_MEMO_BEHIND = re.compile(
    r"(?i)[ ,–-]+(?:muistio|promemoria|minnesanteckningar)"
    r"(?: \d{1,3} ?\(\d{1,3}\))?$"
)
_LONGEST_NAME = 5
_BETWEEN_NAMES = re.compile(r"\s[|/–—-]\s")


def is_letterhead(text: str) -> bool:
    """Whether a line is nothing but names of publishers."""
    names = _BETWEEN_NAMES.split(text)
    if len(names) == 2 and all(map(towns.by_nominative, names)):
        return True
    if len(names) == 2 and organisations.kind_of(names[0]) == "municipality":
        return (
            organisations.kind_of(names[1]) is not None
            or towns.by_nominative(names[1]) is not None
        )
    if towns.by_nominative(text) is not None or _is_organisation(text):
        return True
    parts = head_lines.read(text)
    if parts is None or parts.kind is not None:
        return False
    return parts.publisher is not None or parts.count == 1


def is_department(text: str) -> bool:
    """Whether a line is a department's name.

    >>> is_department("Tekninen keskus"), is_department("Keskuksen kaava")
    (True, False)
    """
    return _DEPARTMENT.fullmatch(text) is not None


def _is_organisation(text: str) -> bool:
    """Whether a line is nothing but the name of an organisation."""
    name = _MEMO_BEHIND.sub("", text)
    found = next(organisations.find(name), None)
    is_whole = found is not None and found.end == len(name)
    return (is_whole and len(name.split()) <= _LONGEST_NAME) or (
        name != text and place_lines.is_publisher(name)
    )
