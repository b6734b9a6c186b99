"""Ways to a page, as web sites print them: "Etusivu / Uutiset / Silta suljetaan"."""

from __future__ import annotations

import re
from functools import lru_cache

from analyzers.decision.head import chrome
from analyzers.decision.publisher import organisations, towns

_STROKES = re.compile(r"\s*[»›>→•|]\s*|\s/\s|\s+[–—-]\s+")
_STROKE = re.compile(r"[»›>→•|/–—]| - ")
_DASHES = re.compile(r"\s+[–—-]\s+")
_FIRST = re.compile(
    r"(?i)etusivu|kotisivu|framsida|startsida|start|hem|home|uutinen|tiedote|artikkeli|nyhet"
    r"|pressmeddelande|artikel"
)
"""What ways to a page begin with, and the sort of page before its subjects."""


def parts(raw: str) -> list[str]:
    """Return what stands between the strokes of a line."""
    return [part.strip() for part in _STROKES.split(raw.strip()) if part.strip()]


@lru_cache(maxsize=512)
def is_way(raw: str) -> bool:
    """Whether a line is a way to a page.

    >>> is_way("Etusivu / Uutiset / Silta suljetaan"), is_way("Hem → Beslut")
    (True, True)
    >>> is_way("Lapua - Ajankohtaista - Arkisto - 2031")
    True
    >>> is_way("Silta / Sora"), is_way("Etusivu - uusi ulkoasu")
    (False, False)
    """
    if _STROKE.search(raw) is None:
        return False
    found = parts(raw)
    if len(found) < 2 or raw.rstrip().endswith("."):
        return False
    begins = _FIRST.fullmatch(found[0]) is not None or chrome.is_menu(found[0])
    if len(found) > 2 and towns.by_nominative(found[0]) is not None:
        begins = chrome.is_menu(found[1])
    if len(found) > 2 or not _DASHES.search(raw):
        return begins
    ends = chrome.is_menu(found[1]) or organisations.publisher_end(found[1], 0) == len(
        found[1]
    )
    return begins and ends
