"""Running heads of pages that stand in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_IS_PAGE = re.compile(
    r"(?:(?:sivu|sida)\s?)?\d{1,3}(?:\s?\(\d{1,3}\)|\s?/\s?\d{1,3})?", re.IGNORECASE
)
_HAS_PLACE = re.compile(
    # a body, a municipality or a kind of document, and a number
    r"[A-ZÅÄÖ](?i:.*(?:hallitus|valtuusto|lautakunta|jaosto|johtokunta|kaupunki|kunta|"
    r"kommun|stad|styrelsen?|fullmäktige|nämnd(?:en)?|sektion(?:en)?|pöytäkirja|"
    r"esityslista|protokoll|föredragningslista)(?!\w).*[\d§)])"
)
_LONGEST = 110
_MOST_LINES = 3
_ENDS = frozenset("0123456789)§")
_GOES_ON = re.compile(
    r"[a-zåäö]|\d{1,3}(?:\s?[a-z])?(?:\s?(?:ja|och|[–,-])\s?\d{1,3})?"
    r"\s?(?:§|luv|mom|koh|kap)|§:"
)


def running_heads(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of running heads that tear a sentence apart, line ends included.

    Each line of a head is a page number, or names a body, municipality or kind of
    document and ends in a number.
    """
    lines = [line.strip() for line in text.split("\n")]
    read_to = 0
    for index, line in enumerate(lines):
        if line[-1:] not in _ENDS or index < read_to:
            continue
        after = _next_line(lines, index)
        if _GOES_ON.match(lines[after]) is None or not _is_head(line):
            continue
        before = _line_before_heads(lines, index)
        if _is_unfinished(lines[before]) and before < index < after:
            yield _span(text, before, after, lines[before].endswith("-"))
            read_to = after


def _is_head(line: str) -> bool:
    is_page = len(line) < 20 and _IS_PAGE.fullmatch(line) is not None
    return is_page or (len(line) <= _LONGEST and _HAS_PLACE.match(line) is not None)


def _next_line(lines: list[str], index: int) -> int:
    """Return the number of the next line with text; *index* itself when none is."""
    for after in range(index + 1, min(index + 6, len(lines))):
        if lines[after]:
            return after
    return index


def _line_before_heads(lines: list[str], index: int) -> int:
    """Return the number of the last line with text before heads that end at *index*."""
    heads = 1
    while index > 0:
        index -= 1
        if not lines[index]:
            continue
        if heads == _MOST_LINES or not _is_head(lines[index]):
            break
        heads += 1
    return index


def _is_unfinished(line: str) -> bool:
    last = line[-1:]
    return (last.isalnum() and not last.isupper()) or last in (",", "-", ")")


def _span(text: str, before: int, after: int, has_hyphen: bool) -> tuple[int, int]:
    """Return the span from the end of line *before* to the start of line *after*.

    A hyphen before it is mended like one at any line end.
    """
    start = -1
    for _ in range(before + 1):
        start = text.index("\n", start + 1)
    end = start
    for _ in range(after - before - 1):
        end = text.index("\n", end + 1)
    end += 1
    start = len(text[:start].rstrip())
    end += len(text[end : end + 200]) - len(text[end : end + 200].lstrip())
    return start - has_hyphen, end
