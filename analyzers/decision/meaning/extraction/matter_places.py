"""The places that a matter is about: street addresses and districts that its text names.

An office's own address is not the matter's place, and a person's is nobody's business:
an address that stands beside a person is left out, more readily than too seldom.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from analyzers.decision.lines.pattern_tables import pattern
from analyzers.decision.meaning.zoning.text_parts import Span
from analyzers.notations.toponyms import districts as named_districts
from analyzers.notations.toponyms.street_addresses import street_addresses

TABLE = "analyzers.decision.meaning.extraction:place_phrases.tsv"
_REACH = 70
_FAR = 160
"""Code points before an address that may say whose it is: a block of contact data."""
_LONGEST = 20_000
_MASKED = "█"
_OWNER_BEHIND = re.compile(
    r",? (?:kiinteistön )?(?:omistaja|asukas|haltija|hakija|ägare|sökande|boende):?"
    r" (?!As\b|Asunto|Bostads|Kiinteistö|Fastighets)"
    r"[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)? [A-ZÅÄÖ][a-zåäö]+\b(?! (?:Oy|Ab|ry|Ky))"
)
"""A person's name that is told behind an address: "Peltotie 8, omistaja Aino Malli"."""


def addresses(text: str, appeal: Sequence[Span]) -> tuple[str, ...]:
    """Return the street addresses of the matter, each once, in order.

    Args:
        text: the item's text.
        appeal: its instructions of appeal, which name offices and courts.
    """
    found: dict[str, None] = {}
    left_out: set[str] = set()
    for address, start, end in street_addresses(text[:_LONGEST]):
        if any(low <= start < high for low, high in appeal):
            continue
        if stands_beside_a_person(text, start, end):
            left_out.add(address)
        elif not _is_an_offices(text, start):
            found.setdefault(address)
    return tuple(one for one in found if one not in left_out)


def districts(text: str) -> tuple[str, ...]:
    """Return the districts and villages that a text names, each once, in order."""
    return named_districts.districts(text[:_LONGEST])


def stands_beside_a_person(text: str, start: int, end: int) -> bool:
    """Whether the words beside an address make it somebody's home, or may do so."""
    before = _line_before(text, start)
    if _MASKED in before[-10:] or text[end : end + 2].strip().startswith(_MASKED):
        return True
    if _OWNER_BEHIND.match(text, end):
        return True
    home = _last(before, "home")
    return home >= 0 and _last(before, "firm") < home


def _is_an_offices(text: str, start: int) -> bool:
    """Whether words before an address make it an office's, or where a meeting is held."""
    before = text[max(0, start - _FAR) : start]
    if pattern(TABLE, "office").search(before):
        return True
    return _last(_line_before(text, start), "venue") >= 0


def _line_before(text: str, start: int) -> str:
    low = max(0, start - _REACH, text.rfind("\n", 0, start) + 1)
    return text[low:start]


def _last(words: str, kind: str) -> int:
    """Return where the last words of a kind begin that reach the end; -1: none do."""
    match = _ends(kind).search(words)
    return match.start() if match else -1


@functools.cache
def _ends(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern(TABLE, kind).pattern})$", re.IGNORECASE)
