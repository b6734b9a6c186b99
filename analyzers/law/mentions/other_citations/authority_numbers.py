"""Case numbers of municipalities and authorities.

They are found so that "28/2023" inside one is never taken for an act; taking a
decision's own case number apart is the business of ``corpus``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.law.mentions.citations import Citation
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.model import Target

_CLASSED = re.compile(r"/\d\d(?:\.\d\d){1,4}/\d{4}(?!\d)")
_CLASSED_HEAD = re.compile(r"(?<![\w/.])(?:[A-ZÅÄÖ]{1,6}[/:\s])?\d{1,6}$")
_REGISTER = re.compile(r"no[- ]?\d{4}-\d{1,6}(?!\d)")
_REGISTER_HEAD = re.compile(r"(?<!\w)[A-ZÅÄÖa-zåäö]{1,8}[- ]?[Dd]$")
_HEL = re.compile(r"HEL\s\d{4}-\d{6}(?!\d)")
_AUTHORITY_HEAD = re.compile(r"(?<![\w/])[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,9}$")
_AUTHORITY_MARK = re.compile(r"/\d{1,6}(?:/[\d.]{2,12})?/\d{4}(?![\d/])")
_NUMBERED = tuple(re.compile(rf"{mark}(?:19|20)\d\d(?![\d/-])") for mark in "/-")
_LABEL_AND_HEAD = re.compile(
    r"(?:(?<!\w)dn(?:ro|r|o)|diaarinumero|diarienummer|asianumero|asianro|asiatunnus|diaari)"
    r"\.?\s?:?\s(?P<number>(?:[a-zåäö]{1,6}[/:\s-])?\d{1,6}(?:/[\d.]{1,12}){0,2})$"
)
_SHORT_YEAR = re.compile(r"/\d{1,3}/\d\d(?![\d/.])")
_YEAR_LAST = re.compile(r"-(?:19|20)\d\d\s\(\d{3}\)")
_YEAR_LAST_HEAD = re.compile(r"(?<!\w)\d{1,6}$")


def find_case_numbers(clean: CleanText) -> Iterator[Citation]:
    """Yield case numbers, pattern by pattern; they may overlap."""
    text = clean.text
    yield from _with_head(text, _CLASSED, _CLASSED_HEAD, 14)
    yield from _with_head(text, _REGISTER, _REGISTER_HEAD, 10, clean.lower)
    yield from _with_head(text, _AUTHORITY_MARK, _AUTHORITY_HEAD, 11)
    for match in _HEL.finditer(text):
        yield _case(match.start(), match.end(), text)
    for pattern in (*_NUMBERED, _SHORT_YEAR):
        for match in pattern.finditer(text):
            low = max(0, match.start() - 40)
            head = _LABEL_AND_HEAD.search(clean.lower, low, match.start())
            if head:
                yield _case(head.start("number"), match.end(), text)
    for match in _YEAR_LAST.finditer(text):
        low = max(0, match.start() - 7)
        head = _YEAR_LAST_HEAD.search(text, low, match.start())
        if head:
            target = Target(text[head.start() : match.start() + 5])
            yield Citation(head.start(), match.end(), "case-id", (target,))


def _with_head(
    text: str,
    mark: re.Pattern[str],
    head: re.Pattern[str],
    reach: int,
    marked: str | None = None,
) -> Iterator[Citation]:
    """Find *mark* fast by its literal part, then what stands before it."""
    for match in mark.finditer(marked or text):
        before = head.search(text, max(0, match.start() - reach), match.start())
        if before:
            yield _case(before.start(), match.end(), text)


def _case(start: int, end: int, text: str) -> Citation:
    identifier = " ".join(text[start:end].split())
    return Citation(start, end, "case-id", (Target(identifier),))
