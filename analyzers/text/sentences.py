"""The sentence around a span, for law pages and explanations."""

from __future__ import annotations

import re

REACH = 600
"""Code points looked at on either side; a longer sentence is cut at a word."""

_ABBREVIATED = re.compile(
    r"(?:\b(?:mom|mm|ns|em|ko|esim|ks|vrt|nk|nro|n:o|nr|tms|jne|yms|ym|klo|kpl|puh|art|"
    r"kap|st|srt|sr|ao|pvm|kh|kv|s|p|v|o|f|d|bl|t|ex|jfr|dvs|resp|tark|lyh|alk|mrd|milj|vs|"
    r"va|poss|taulu|luv|k|m|ent|toim|suom|par)|\b\d{1,3})\.$",
    re.I,
)
# The one set of characters in front is what the search runs along, at several times the
# speed of three alternatives.
_END = re.compile(
    r"[.!?…\n](?:(?<!\n)(?=[\"”’»)\]]{0,2}(?:\s|$))[\"”’»)\]]{0,2}"
    r"|(?<=\n)(?:\s*\n|(?=[ \t]*[-•*–] )))"
)


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence that holds ``text[start:end]``, without outer blanks.

    A period after an abbreviation ("1 mom.", "ns.") or an ordinal ("1. luvun") ends no
    sentence unless a capital letter follows; an empty line and a list mark do.

    Args:
        text: the whole text.
        start: offset of the span.
        end: offset one past it.

    Returns:
        Half-open offsets that contain the span; at most ``REACH`` beyond it on a side.
    """
    low = max(0, start - REACH)
    high = min(len(text), end + REACH)
    first = _cut_word(text, low, start) if low else 0
    for match in [*_END.finditer(text, low, start)][::-1]:
        if _is_end(text, match):
            first = match.end()
            break
    last = high
    for match in _END.finditer(text, end, high):
        if _is_end(text, match):
            last = match.end()
            break
    else:
        if high < len(text):
            last = max(end, text.rfind(" ", end, high))
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _cut_word(text: str, low: int, start: int) -> int:
    blank = text.find(" ", low, start)
    return low if blank < 0 else blank + 1


def _is_end(text: str, match: re.Match[str]) -> bool:
    if text[match.start()] != ".":
        return True
    if not _ABBREVIATED.search(text, max(0, match.start() - 8), match.start() + 1):
        return True
    following = text[match.end() : match.end() + 3].lstrip()
    before = text[match.start() - 1]
    is_line_end = text[match.end() : match.end() + 1] == "\n"
    return following[:1].isupper() and (is_line_end or not before.isdigit())
