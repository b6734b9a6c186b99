"""Treaties by name, and collective agreements of the municipal sector.

Both are cited like acts and are none; each has a kind of its own. A treaty with its
number in the Finnish series is the business of ``treaties``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from analyzers.law.locating.locators import read_locator
from analyzers.law.mentions.citations import Citation
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.mentions.other_citations.eu_acts import article_before, read_articles
from analyzers.law.model import Target
from analyzers.text.table_rows import table_rows

TABLE = "analyzers:data/named_treaties.tsv"

AGREEMENTS = {
    "KVTES": "KVTES",
    "OVTES": "OVTES",
    "HYVTES": "HYVTES",
    "TTES": "TTES",
    "AVAINTES": "AVAINTES",
    "AKTA": "KVTES",
}
"""Letters of collective agreements and the keys they mean; Swedish ones too."""

_LETTERS = re.compile(rf"({'|'.join(AGREEMENTS)})(?![A-ZÅÄÖ])")
_CARE = re.compile(r"te-sopimu(?:s|ksen|ksessa|ksesta)(?!\w)")
_TERM = re.compile(
    # "KVTES:n", "KVTES 2022–2025", "OVTES osio A"
    r"(?::[a-zåäö]{1,5})?(?:\s(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?)?,?"
    r"(?:\s(?:osio|osion)\s[A-G](?:\s?\d(?!\d{0,2}\s?§))?(?!\w),?)?"
)


def find_agreements(clean: CleanText) -> Iterator[Citation]:
    """Yield treaties cited by name with an article, and agreements with a section."""
    if "artik" in clean.lower:
        for marks, number, pattern in _treaties():
            if marks in clean.lower:
                yield from _treaty(clean, number, pattern)
    for start, word in clean.capitals:
        letters = _LETTERS.match(word)
        if letters and not clean.text[max(0, start - 1) : start].isalpha():
            name = AGREEMENTS[letters[1]]
            yield from _agreement(clean, name, start, start + letters.end())
    if "te-sopimu" in clean.lower:
        for match in _CARE.finditer(clean.lower):
            start = match.start() - 2
            if start >= 0 and clean.lower.startswith("so", start):
                yield from _agreement(clean, "SOTE-sopimus", start, match.end())


def treaty_rows() -> tuple[tuple[str, ...], ...]:
    """Return the table of named treaties: number, pattern, example."""
    return table_rows(TABLE)


@functools.cache
def _treaties() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return (letters that every such name has, number, pattern) of each row."""
    return tuple(
        (_letters(pattern), number, re.compile(rf"(?<!\w){pattern}"))
        for number, pattern, _ in treaty_rows()
    )


def _letters(pattern: str) -> str:
    """Return the longest plain stretch of a pattern, a cheap test before it."""
    plain = re.sub(r"\([^()]*\)\??|\\w(?:\{[\d,]+\}|[*+])?", "\n", pattern)
    return max(plain.split("\n"), key=len)


def _treaty(
    clean: CleanText, number: str, pattern: re.Pattern[str]
) -> Iterator[Citation]:
    for match in pattern.finditer(clean.lower):
        before = article_before(clean.lower, match.start())
        articles = read_articles(clean.lower, match.end(), number)
        if before is not None:
            start, place = before
            target = Target(number, None, *place)
            yield Citation(start, match.end(), "treaty", (target,))
        elif articles is not None:
            end, targets = articles
            yield Citation(match.start(), end, "treaty", tuple(targets))


def _agreement(clean: CleanText, name: str, start: int, end: int) -> Iterator[Citation]:
    term = _TERM.match(clean.text, end)
    locator = read_locator(clean.lower, term.end() if term else end, is_after_act=False)
    if locator is None or not any(place.section for place in locator.places):
        return
    targets = tuple(
        Target(name, place.chapter, place.section, place.subsection, place.item)
        for place in locator.places
    )
    yield Citation(start, locator.end, "collective-agreement", targets)
