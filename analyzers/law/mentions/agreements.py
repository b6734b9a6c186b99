"""Treaties by name, and collective agreements of the municipal sector.

Both are cited like acts and are none; each has a kind of its own. A treaty with its
number in the Finnish series is the business of ``treaties``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib import resources

from analyzers.law.locating.locators import read_locator
from analyzers.law.mentions.citations import Citation
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.mentions.eu_acts import article_before, read_articles
from analyzers.law.model import Target

AGREEMENTS = {
    "KVTES": re.compile(r"KVTES"),
    "OVTES": re.compile(r"OVTES"),
    "HYVTES": re.compile(r"HYVTES"),
    "TTES": re.compile(r"(?<![A-ZÅÄÖ])TTES"),
    "AVAINTES": re.compile(r"AVAINTES"),
    "SOTE-sopimus": re.compile(r"(?:SOTE|Sote|sote)-sopimu(?:s|ksen|ksessa|ksesta)"),
    "AKTA": re.compile(r"(?<![A-ZÅÄÖ])AKTA(?![A-ZÅÄÖ])"),
}
"""How collective agreements are written, by their key."""

_SAME = {"AKTA": "KVTES"}
"""Swedish names of the same agreement."""

_TERM = re.compile(
    r"(?::[a-zåäö]{1,5})?(?:\s(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?)?,?"
)


def find_agreements(clean: CleanText) -> Iterator[Citation]:
    """Yield treaties cited by name with an article, and agreements with a section."""
    for marks, number, pattern in _treaties():
        if marks in clean.lower:
            yield from _treaty(clean, number, pattern)
    for name, written in AGREEMENTS.items():
        for match in written.finditer(clean.text):
            yield from _agreement(clean, _SAME.get(name, name), match)


def treaty_rows() -> Iterator[tuple[str, str, str]]:
    """Yield the table of named treaties: number, pattern, example."""
    path = resources.files("analyzers").joinpath("data", "named_treaties.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            number, pattern, example = line.split("\t")
            yield number, pattern, example


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


def _agreement(clean: CleanText, name: str, match: re.Match[str]) -> Iterator[Citation]:
    term = _TERM.match(clean.text, match.end())
    end = term.end() if term else match.end()
    locator = read_locator(clean.lower, end, is_after_act=False)
    if locator is None or not any(place.section for place in locator.places):
        return
    targets = tuple(
        Target(name, place.chapter, place.section, place.subsection, place.item)
        for place in locator.places
    )
    yield Citation(match.start(), locator.end, "collective-agreement", targets)
