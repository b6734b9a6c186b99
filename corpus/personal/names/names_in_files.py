"""Names of persons in names of files: "valitus_halavanen_tuovi.pdf"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from corpus.personal.names.name_words import (
    FIRST,
    LANDSCAPE,
    LAST,
    LOWER,
    OTHER,
    UPPER,
    kinds_of,
)

_TOKEN = re.compile(r"(?<![\w().+&%-])[\w().+&%-]{5,200}")
_FILE = re.compile(
    r"_|\.(?:pdf|docx?|odt|rtf|txt|xlsx?|ods|pptx?|jpe?g|png|tiff?|html?|msg|eml|zip)\Z",
    re.IGNORECASE,
)
_PART = re.compile(rf"[{UPPER}]?[{LOWER}]{{2,}}|[{UPPER}]{{3,}}")
_BETWEEN = re.compile(r"(?:[_+.-]|%20){0,3}")
_SHORTEST = 4


def iter_names_in_files(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield names in names of files: place, and the other words of the file's name."""
    for token in _TOKEN.finditer(text):
        if not _FILE.search(token[0]):
            continue
        parts = list(_PART.finditer(text, token.start(), token.end()))
        found = _name(text, parts)
        if found:
            first, last = found
            others = (*parts[:first], *parts[last + 1 :])
            words = tuple(part[0].lower() for part in others)
            yield parts[first].start(), parts[last].end(), words


def _name(text: str, parts: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """Return the first and the last part of the name among *parts*."""
    pairs = [
        (place, before[0], after[0])
        for place, (before, after) in enumerate(itertools.pairwise(parts))
        if _BETWEEN.fullmatch(text, before.end(), after.start())
    ]
    known = (n for n, a, b in pairs if _is_pair(a, b) or _is_pair(b, a))
    unknown = (n for n, a, b in pairs if _is_given(a) and _is_unknown(b))
    place = next(itertools.chain(known, unknown), None)
    if place is None:
        return None
    begin, end = place, place + 1
    while begin and _is_given(parts[begin - 1][0]):
        begin -= 1
    while end + 1 < len(parts) and _is_given(parts[end + 1][0]):
        end += 1
    return begin, end


def _is_pair(given: str, surname: str) -> bool:
    """Whether one word is a first name and the other a surname; one of them surely."""
    last = kinds_of(surname.title())
    if _is_given(given):
        return bool(last & {LAST, LANDSCAPE})
    return FIRST in kinds_of(given.title()) and LAST in last and OTHER not in last


def _is_unknown(word: str) -> bool:
    return len(word) >= _SHORTEST and not kinds_of(word.title())


def _is_given(word: str) -> bool:
    kinds = kinds_of(word.title())
    return FIRST in kinds and not kinds & {OTHER, LANDSCAPE}
