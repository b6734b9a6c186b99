"""Running heads of pages that stand in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_IS_PAGE = re.compile(
    r"(?:(?:sivu|sida)\s?)?\d{1,3}(?:\s?\(\d{1,3}\)|\s?/\s?\d{1,3})?", re.IGNORECASE
)
_HAS_PLACE = re.compile(
    # a body, a municipality or a kind of document; after it numbers and the like only
    r"[A-ZÅÄÖ](?i:[^\d§]{0,60}(?:hallitus|valtuusto|lautakunta|jaosto|johtokunta|kaupunki|"
    r"kunta|kommun|stad|styrelsen?|fullmäktige|nämnd(?:en)?|sektion(?:en)?|pöytäkirja|"
    r"esityslista|protokoll|föredragningslista)"
    r"(?:\s|§|[\d.,/()–-]|sivu|sida|nro|kokous|pöytäkirja|esityslista|protokoll)*[\d§)])"
)
_LONGEST = 120
_MOST_LINES = 3
_GOING_ON = re.compile(
    # after what may end a head, a line that goes on with a sentence: with a letter or
    # a place in an act
    r"\n(?<=[\d)§ ]\n)\s*(?=[a-zåäö]|§:|\d{1,3}(?:\s?[a-z])?(?:\s?(?:ja|och|[–,-])\s?\d{1,3})?"
    r"\s?(?:§|luv|mom|koh|kap))"
)


def running_heads(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of running heads that tear a sentence apart, line ends included.

    Each line of a head is a page number, or names a body, municipality or kind of
    document and ends in a number.
    """
    for match in _GOING_ON.finditer(text):
        if not _is_section(text, match):
            start = _start_of_heads(text, match.start())
            if start is not None and _is_unfinished(text[start - 1 : start]):
                # a hyphen before it is mended like one at any line end
                yield start - text.endswith("-", 0, start), match.end()


def _is_section(text: str, going_on: re.Match[str]) -> bool:
    """Whether the line before holds only the number of the sign after it."""
    if not text.startswith("§", going_on.end()):
        return False
    start = text.rfind("\n", 0, going_on.start()) + 1
    return text[start : going_on.start()].strip().isdigit()


def _start_of_heads(text: str, end: int) -> int | None:
    """Return where the text before heads that end at *end* stops; None without heads."""
    found = None
    for _ in range(_MOST_LINES):
        start = text.rfind("\n", max(0, end - _LONGEST), end) + 1
        if start == 0 or not _is_head(text[start:end].strip()):
            break
        end = found = len(text[:start].rstrip())
    return found


def _is_head(line: str) -> bool:
    is_page = len(line) < 20 and _IS_PAGE.fullmatch(line) is not None
    return is_page or _HAS_PLACE.fullmatch(line) is not None


def _is_unfinished(last: str) -> bool:
    return (last.isalnum() and not last.isupper()) or last in (",", "-", ")")
