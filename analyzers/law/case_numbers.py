"""Case numbers of municipalities and authorities.

They are found so that "28/2023" inside one is never taken for an act; taking a
decision's own case number apart is the business of ``corpus``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.law.citations import Citation
from analyzers.law.clean_text import CleanText
from analyzers.law_model import Target

_CLASSED = re.compile(r"/\d\d(?:\.\d\d){1,4}/\d{4}(?!\d)")
_CLASSED_HEAD = re.compile(r"(?<![\w/.])(?:[A-ZÅÄÖ]{1,6}[/:\s])?\d{1,6}$")
_REGISTER = re.compile(r"[Dd][Nn][Oo][- ]?\d{4}-\d{1,6}(?!\d)")
_REGISTER_HEAD = re.compile(r"(?<!\w)[A-ZÅÄÖa-zåäö]{2,8}[- ]?$")
_HEL = re.compile(r"HEL\s\d{4}-\d{6}(?!\d)")
_AUTHORITY = re.compile(
    r"(?<![\w/])[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,9}/\d{1,6}(?:/[\d.]{2,12})?/\d{4}(?![\d/])"
)
_AUTHORITY_MARK = re.compile(r"/\d{1,6}(?:/[\d.]{2,12})?/\d{4}(?![\d/])")
_LABELLED = re.compile(
    r"(?:(?<!\w)[Dd]n(?:ro|r|o)|iaarinumero|iarienummer|sianumero|sianro|siatunnus|iaari)"
    r"\.?\s?:?\s(?P<number>(?:[A-ZÅÄÖ]{1,6}[/:\s-])?\d{1,6}(?:/\d{1,6}){1,3}|\d{1,6}-\d{4})(?![\d/])"
)
_YEAR_LAST = re.compile(r"(?P<number>\d{1,6}-(?:19|20)\d\d)\s\(\d{3}\)")


def find_case_numbers(clean: CleanText) -> Iterator[Citation]:
    """Yield case numbers, pattern by pattern; they may overlap."""
    text = clean.text
    yield from _with_head(text, _CLASSED, _CLASSED_HEAD, 14)
    yield from _with_head(text, _REGISTER, _REGISTER_HEAD, 10)
    for match in _HEL.finditer(text):
        yield _case(match.start(), match.end(), text)
    for mark in _AUTHORITY_MARK.finditer(text):
        low = max(0, mark.start() - 11)
        for match in _AUTHORITY.finditer(text, low, mark.end()):
            if match.end() == mark.end():
                yield _case(match.start(), match.end(), text)
    for match in _LABELLED.finditer(text):
        yield _case(match.start("number"), match.end("number"), text)
    for match in _YEAR_LAST.finditer(text):
        if not match.start() or not (text[match.start() - 1].isalnum()):
            target = Target(match["number"])
            yield Citation(match.start(), match.end(), "case-id", (target,))


def _with_head(
    text: str, mark: re.Pattern[str], head: re.Pattern[str], reach: int
) -> Iterator[Citation]:
    """Find *mark* fast by its literal part, then what stands before it."""
    for match in mark.finditer(text):
        before = head.search(text, max(0, match.start() - reach), match.start())
        if before:
            yield _case(before.start(), match.end(), text)


def _case(start: int, end: int, text: str) -> Citation:
    identifier = " ".join(text[start:end].split())
    return Citation(start, end, "case-id", (Target(identifier),))
