"""Words that only their place among names makes names: rows and items that are alike.

"Luopuja Aino Malli, huoneisto A 3", below "Luopuja Behrouz Ahmadi Nejad, huoneisto B 1":
no list has the second one's words, but what is before and behind them is as with the first.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence, Set

from corpus.personal.look_alikes import has_company_word, is_thing
from corpus.personal.names.name_words import (
    FIRST,
    LANDSCAPE,
    LOWER,
    WORD,
    is_plain,
    kinds_of,
)
from corpus.personal.person_roles import side_of_word
from corpus.personal.told_persons import is_office_word

Span = tuple[int, int]
_WORDS = re.compile(rf"(?<![\w-]){WORD}(?: {WORD}){{1,3}}(?![\w-])")
_BEFORE = re.compile(
    r"(?:(?P<label>[^\W\d_]{4,25})\s|(?P<number>(?<![\w.,])[A-Z]{0,2}\s?\d{1,3}[.):]?\s)"
    r"|(?P<sign>[,;:]\s|\n|[-–•]\s))\Z"
)
_BEHIND = re.compile(
    rf"\s?\((?P<bracket>\d|[{LOWER}])|,\s(?P<word>[{LOWER}]{{3,25}})|\s(?P<number>\d)"
    r"|(?P<sign>[,;/]|\n|\Z)"
)
_FARTHEST = 400
"""Letters between rows that are alike."""
_ALONE = "sign"
_FEWEST = 2

_Likeness = tuple[str, str]


def iter_alike(text: str, known: Sequence[Span]) -> Iterator[Span]:
    """Yield words with capitals that stand as certain names near them do.

    Args:
        text: the text.
        known: where the certain names are, in order.
    """
    places: dict[_Likeness, list[int]] = {}
    for start, end in known:
        if likeness := _likeness(text, start, end):
            places.setdefault(likeness, []).append(start)
    if not places:
        return
    begins = [start for start, _ in known]
    labels = frozenset(first for first, _ in places)
    for match in _WORDS.finditer(text):
        start, end = _without_label(text, *match.span(), labels)
        before = bisect.bisect_left(begins, end) - 1
        if before >= 0 and known[before][1] > start:
            continue
        likeness = _likeness(text, start, end)
        near = places.get(likeness, []) if likeness else []
        beside = bisect.bisect_right(near, start + _FARTHEST)
        beside -= bisect.bisect_left(near, start - _FARTHEST)
        if beside >= _least(likeness) and _may_be_name(text, start, end):
            yield start, end


def _without_label(text: str, start: int, end: int, labels: Set[str]) -> Span:
    """Return a row's words without the label before them: "Luopuja Behrouz Ahmadi"."""
    words = text[start:end].split(" ")
    first = words[0].lower()
    if len(words) > 2 and (first in labels or side_of_word(first)):
        start += len(words[0]) + 1
    return start, end


def _may_be_name(text: str, start: int, end: int) -> bool:
    """Whether words are not those of a company, a place, an office or of the language."""
    words = text[start:end].split(" ")
    if has_company_word(words) or is_thing(text, start, end, words):
        return False
    if any(is_office_word(one.lower()) for one in words):
        return False
    kinds = [kinds_of(word) for word in words]
    if any(FIRST in one for one in kinds):
        return True
    return not any(is_plain(one) or LANDSCAPE in one for one in kinds if one)


def overlaps(place: Span, others: Sequence[Span]) -> bool:
    """Whether a place overlaps one of *others*, which are in order and apart."""
    number = bisect.bisect_left(others, (place[1], 0)) - 1
    return number >= 0 and others[number][1] > place[0]


def _least(likeness: _Likeness | None) -> int:
    """Return how many names must stand alike: one below the same word, else two."""
    return (
        1 if likeness and likeness[0].islower() and likeness[1].islower() else _FEWEST
    )


def _likeness(text: str, start: int, end: int) -> _Likeness | None:
    """Return what is before and behind a name; None where that says too little."""
    before = _BEFORE.search(text, max(0, start - 30), start)
    behind = _BEHIND.match(text, end)
    if before is None or behind is None:
        return None
    first, last = before.lastgroup or "", behind.lastgroup or ""
    if first == _ALONE and last == _ALONE:
        return None
    label = before["label"]
    if label is not None:
        first = label.lower()
    return first, behind["word"] or last.upper()
