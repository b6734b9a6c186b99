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
from analyzers.text.late_pattern import LatePattern

_CLASSED = re.compile(r"/\d\d(?:\.\d\d){1,4}/\d{4}(?!\d)")
_CLASSED_HEAD = LatePattern(r"(?<![\w/.])(?:[A-ZÅÄÖ]{1,6}[/:\s])?\d{1,6}$")
_REGISTER = re.compile(r"dno[- ]?\d{4}-\d{1,6}(?!\d)")
_REGISTER_HEAD = re.compile(r"(?<!\w)[A-ZÅÄÖa-zåäö]{1,8}[- ]?$")
_HEL = re.compile(r"HEL\s\d{4}-\d{6}(?!\d)")
_PERMIT = re.compile(r"LP-\d{3}-\d{4}-\d{5}(?!\d)")
_AUTHORITY_HEAD = LatePattern(r"(?<![\w/])[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,9}$")
_AUTHORITY_MARK = re.compile(r"/\d{1,6}(?:/[\d.]{2,12})?/\d{4}(?![\d/])")
_NUMBERED = re.compile(r"/(?:19|20)\d\d(?![\d/-])|/\d{1,3}/\d\d(?![\d/.])")
_YEAR_LAST = re.compile(
    r"-(?:19|20)\d\d(?![\d/-])(?P<part>\s\((?:\d{3}|\d\d(?: \d\d){1,3})\))?"
)
_LABEL_AND_HEAD = LatePattern(
    r"(?:(?<!\w)dn(?:ro|r|o)|diaarinumero|diarienummer|asianumero|asianro|asiatunnus|diaari)"
    r"\.?\s?:?\s(?P<number>(?:[a-zåäö]{1,6}[/:\s-])?\d{1,6}(?:/[\d.]{1,12}){0,2})$"
)
_YEAR_LAST_HEAD = re.compile(r"(?<!\w)\d{1,6}$")


def find_case_numbers(clean: CleanText) -> Iterator[Citation]:
    """Yield case numbers, mark by mark; they may overlap."""
    text = clean.text
    for slash in clean.slashes:
        if text[slash + 1 : slash + 2].isdigit():
            yield from _around_slash(clean, slash)
    for match in _REGISTER.finditer(clean.lower):
        low = max(0, match.start() - 9)
        head = _REGISTER_HEAD.search(text, low, match.start())
        if head:
            yield _case(head.start(), match.end(), text)
    for start, word in clean.capitals:
        if word == "LP" and (permit := _PERMIT.match(text, start)):
            yield _case(start, permit.end(), text)
        if word.endswith("HEL"):
            helsinki = _HEL.match(text, start + len(word) - 3)
            if helsinki:
                yield _case(helsinki.start(), helsinki.end(), text)
    for match in _YEAR_LAST.finditer(text):
        yield from _with_label(clean, match.start(), match.end())
        if match["part"]:
            low = max(0, match.start() - 7)
            head = _YEAR_LAST_HEAD.search(text, low, match.start())
            if head:
                target = Target(text[head.start() : match.start() + 5])
                end = match.start("part")
                yield Citation(head.start(), end, "case-id", (target,))


def _around_slash(clean: CleanText, slash: int) -> Iterator[Citation]:
    """Find "123/10.02.03/2018", "OKV/12/2024" and "dnro 12/2024"."""
    text = clean.text
    if classed := _CLASSED.match(text, slash):
        head = _CLASSED_HEAD.search(text, max(0, slash - 14), slash)
        if head:
            yield _case(head.start(), classed.end(), text)
    if by_authority := _AUTHORITY_MARK.match(text, slash):
        head = _AUTHORITY_HEAD.search(text, max(0, slash - 11), slash)
        if head:
            yield _case(head.start(), by_authority.end(), text)
    if numbered := _NUMBERED.match(text, slash):
        yield from _with_label(clean, slash, numbered.end())


def _with_label(clean: CleanText, start: int, end: int) -> Iterator[Citation]:
    """Find the number that goes on at *start* after "dnro", "asianumero"."""
    head = _LABEL_AND_HEAD.search(clean.lower, max(0, start - 40), start)
    if head:
        yield _case(head.start("number"), end, clean.text)


def _case(start: int, end: int, text: str) -> Citation:
    identifier = " ".join(text[start:end].split())
    return Citation(start, end, "case-id", (Target(identifier),))
