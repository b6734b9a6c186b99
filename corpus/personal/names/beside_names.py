"""What beside a name belongs to it: first names of others with its surname, a former surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.text.late_pattern import LatePattern
from corpus.personal.names.name_words import (
    CAPITALS,
    FIRST,
    FOREIGN,
    INITIAL,
    LANDSCAPE,
    LAST,
    UPPER,
    WORD,
    kinds_of,
)

# "Aino ja Eero Malli" have one surname.
_GIVEN = rf"(?:{WORD}|{CAPITALS})"
_GIVEN_AND = LatePattern(
    rf"(?<![\w-])((?:{_GIVEN}, ){{0,4}}{_GIVEN}),? (?:ja|JA|sekä|och|OCH|samt|o\.|&) \Z"
)
_AND_GIVEN = LatePattern(
    rf" (?:ja|JA|sekä|och|OCH|samt|o\.|&) ({WORD}|{CAPITALS}|{INITIAL})(?![\w-])(?! [{UPPER}])"
)
# "Halavasen (Tuovi) hakemus": the first name in brackets.
_GIVEN_IN_BRACKETS = re.compile(rf"(?<![\w-])({WORD}) \(({WORD})\)")
_FORMER = LatePattern(
    rf",?\s?(?:\((?:os|ent|e|f|född|tid|tidigare)\.? ({WORD})\)|\(?(?:o\.s|ent|f\.d|f)\. ({WORD}))",
    re.IGNORECASE,
)


def former_surname(text: str, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where the former surname that follows a name is: "Tuovi Halavanen (ent. Lumme)"."""
    born = _FORMER.match(text, stop)
    if born:
        yield born.span(born.lastindex or 1)


def given_before(before: str, first: str) -> int:
    """Return how many characters "Aino, Lea ja " takes before "Eero Malli"; 0 if none.

    ``first`` is the first word after it: in "Malli Aino ja Malli Eero" it is a surname.
    """
    found = _GIVEN_AND.search(before)
    if not found or before[: found.start()].endswith(f"{first} "):
        return 0
    given = found[1].split(", ")
    if FIRST not in kinds_of(given[-1]) and not (
        LANDSCAPE in kinds_of(given[-1]) and before[: found.start()].endswith(": ")
    ):
        return 0
    start = found.start()
    if not all(FIRST in kinds_of(word) for word in given):
        start = found.end(1) - len(given[-1])
    # "Anna Aino ja Eero Malli" has a whole name before.
    another = re.search(rf"({WORD}) \Z", before[:start])
    is_name = another is not None and kinds_of(another[1]) & {FIRST, LAST, FOREIGN}
    if is_name and len(given) > 1:
        return len(before) - found.end(1) + len(given[-1])  # "Malli Eero, Aino ja"
    return 0 if is_name else len(before) - start


def given_after(text: str, stop: int) -> int:
    """Return how many characters " ja Aino" takes after "Malli Eero"; 0 if none."""
    found = _AND_GIVEN.match(text, stop)
    is_given = found is not None and FIRST in kinds_of(found[1])
    return len(found[0]) if found and is_given else 0


def given_in_brackets(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where surnames are, and the first names in brackets after them."""
    for match in _GIVEN_IN_BRACKETS.finditer(text):
        given = kinds_of(match[2])
        if FIRST in given and LAST not in given and LAST in kinds_of(match[1]):
            yield match.span(1), match.span(2)
