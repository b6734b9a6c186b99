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

_MARKS = (
    ("TES", re.compile(r"TES(?![A-ZÅÄÖ])")),
    ("AKTA", re.compile(r"AKTA(?![A-ZÅÄÖ])")),
    ("te-sopimu", re.compile(r"te-sopimu(?:s|ksen|ksessa|ksesta)(?!\w)")),
    ("TE-sopimu", re.compile(r"TE-sopimu(?:s|ksen|ksessa|ksesta)(?!\w)")),
)
"""What an agreement's name ends in: letters to look for, and the pattern."""

_TERM = re.compile(
    # "KVTES:n", "KVTES 2022–2025", "OVTES osio A"
    r"(?::[a-zåäö]{1,5})?(?:\s(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?)?,?"
    r"(?:\s(?:osio|osion)\s[A-G](?:\s?\d)?(?!\w),?)?"
)


def find_agreements(clean: CleanText) -> Iterator[Citation]:
    """Yield treaties cited by name with an article, and agreements with a section."""
    if "artik" in clean.lower:
        for marks, number, pattern in _treaties():
            if marks in clean.lower:
                yield from _treaty(clean, number, pattern)
    for letters, pattern in _MARKS:
        if letters not in clean.text:
            continue
        for match in pattern.finditer(clean.text):
            start = match.start()
            while start and clean.text[start - 1].isalpha():
                start -= 1
            written = clean.text[start : match.end()]
            is_care = written[:5].lower() == "sote-"
            name = "SOTE-sopimus" if is_care else AGREEMENTS.get(written)
            if name is not None:
                yield from _agreement(clean, name, start, match.end())


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
