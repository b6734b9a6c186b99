"""Government bills and court rulings."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from analyzers.law.mentions.citations import Citation
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.model import Target

_HE = re.compile(
    r"HE\s(?:n:o\s|nro\s)?(?P<number>\d{1,3})(?:\s?/\s?(?P<year>\d{4}))?(?:\svp\b\.?)?(?![\d/])"
)
_RP = re.compile(
    r"RP\s(?:nr\s)?(?P<number>\d{1,3})\s?/\s?(?P<year>\d{4})(?:\srd\b)?(?![\d/])"
)
_IN_WORDS = re.compile(
    r"allituksen esity(?:s|kse\w{1,6}|stä)\s\(?(?P<number>\d{1,3})/(?P<year>\d{4})(?:\svp)?\)?"
)
_YEAR = r"(?:19|20)\d\d"
_COURTS = ("KHO", "KKO", "HFD", "HD", "MAO", "VakO", "TT")
_RULING = (
    r"(?:n|:n)?(?:\s(?:vuosikirja)?(?:ratkaisu|päätö)[a-zö]{0,7})?(?:\s?:\s?|\s)(?:"
    rf"(?P<year>{_YEAR})\s?:\s?[TBL]?\d{{1,4}}(?!\d)|"
    rf"(?P<dated>\d{{1,2}}\.\d{{1,2}}\.{_YEAR}(?:\s?/\s?\d{{1,5}}|\s?,?\s(?:taltio(?:numero)?|liggare|t\.|nro|T)\s?\d{{1,5}}(?:/\d{{4}})?))|"
    rf"(?P<old>{_YEAR}[\s/-](?:A\s?-?)?\s?I{{1,3}}[\s/-]?\d{{1,4}})|"
    rf"(?P<number>\d{{1,4}}/(?:{_YEAR}|\d\d)(?![\d/])))"
)
_NEXT = re.compile(
    rf"(?:\s?[–—‒−-]\s?(?P<to>\d{{1,4}})(?![\d:.])|(?:,|\sja|\ssekä|\soch|\ssamt)\s(?:(?P<year>{_YEAR})\s?:\s?)?"
    r"(?P<next>\d{1,4})(?![\d./:%]|\s(?:§|mom|koh|artik|euro|prosent|kpl|luku|luvu|vuot)))"
)
_ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]+:\d{4}:[A-Z0-9.]*[A-Z0-9]")
_REGISTER = re.compile(r"/\d{4}/\d(?![\d/]|\.\d)")
_REGISTER_HEAD = re.compile(r"(?<![\d/.-])\d\d$")
_EU_CASE = re.compile(r"C-\d{1,4}/\d\d(?!\d)(?:\sP\b)?")
_OVERSEERS = ("EOA", "AOA", "OKV")
_OVERSEER = re.compile(
    # "EOA 4.5.2020, dnro 1234/4/19", "AOA 345/4/19"
    r"(?P<who>EOA|AOA)n?\s(?:(?:päätös|ratkaisu)\s)?(?:\d{1,2}\.\d{1,2}\.\d{4},?\s)?"
    r"(?:[dD]n(?:ro|r|:o)\s)?(?P<number>\d{1,5}/\d{1,2}/\d\d(?:\d\d)?)(?![\d/])"
    # the number alone is of a case; with these words before it is what was decided
    r"|(?P<register>(?:EOAK|AOAK)/\d{1,5}/\d{4}|OKV/\d{1,5}/\d{1,3}/\d{4})(?![\d/])"
)
_DECIDED_IN = re.compile(
    r"(?i:päätö|ratkaisu|kannanot|avgörande|beslut)\w*,?\s(?:\d{1,2}\.\d{1,2}\.\d{4},?\s)?"
    r"\(?(?:[dD]n(?:ro|r|:o)\s)?$"
)


def find_bills_and_rulings(clean: CleanText) -> Iterator[Citation]:
    """Yield bills and rulings, pattern by pattern; they may overlap."""
    yield from _bills(clean.text)
    yield from _rulings(clean.text)
    if any(overseer in clean.text for overseer in _OVERSEERS):
        yield from _of_overseers(clean.text)


def _of_overseers(text: str) -> Iterator[Citation]:
    """Find decisions of the Ombudsman, the deputies and the Chancellor of Justice."""
    for match in _OVERSEER.finditer(text):
        if not _is_word_start(text, match.start()):
            continue
        if match["number"]:
            target = Target(f"{match['who']} {match['number']}")
            yield Citation(match.start(), match.end(), "court-ruling", (target,))
        elif _DECIDED_IN.search(text, max(0, match.start() - 40), match.start()):
            yield _plain(match.start(), match.end(), text)


def _bills(text: str) -> Iterator[Citation]:
    for pattern in (_HE, _RP):
        for match in pattern.finditer(text):
            if _is_word_start(text, match.start()):
                yield _bill(match.start(), match)
    if "allituksen esity" not in text:
        return
    for match in _IN_WORDS.finditer(text):
        if match.start() and text[match.start() - 1] in "hH":
            yield _bill(match.start() - 1, match)


def _rulings(text: str) -> Iterator[Citation]:
    for court in _COURTS:
        if court not in text:
            continue
        for match in _of_court(court).finditer(text):
            if _is_word_start(text, match.start()):
                yield _ruling(text, court, match)
    for pattern in (_ECLI, _EU_CASE):
        for match in pattern.finditer(text):
            if _is_word_start(text, match.start()):
                yield _plain(match.start(), match.end(), text)
    for match in _REGISTER.finditer(text):
        head = _REGISTER_HEAD.search(text, max(0, match.start() - 4), match.start())
        if head:
            yield _plain(head.start(), match.end(), text)


@functools.cache
def _of_court(court: str) -> re.Pattern[str]:
    return re.compile(court + _RULING)


def _bill(start: int, match: re.Match[str]) -> Citation:
    year = f"/{match['year']}" if match["year"] else ""
    target = Target(f"HE {int(match['number'])}{year}")
    return Citation(start, match.end(), "bill", (target,))


def _ruling(text: str, court: str, match: re.Match[str]) -> Citation:
    if match["year"] is None:
        identifier = " ".join(match[0].split())
        return Citation(
            match.start(), match.end(), "court-ruling", (Target(identifier),)
        )
    year = match["year"]
    number = match[0].rpartition(":")[2].strip()
    found = [Target(f"{court}:{year}:{number}")]
    end = match.end()
    for _ in range(50):
        following = _NEXT.match(text, end)
        if following is None:
            break
        if following["to"]:
            found.extend(_range(court, year, number, following["to"]))
            number = following["to"]
        elif following["year"] or int(following["next"]) < 400:
            year = following["year"] or year
            number = following["next"]
            found.append(Target(f"{court}:{year}:{number}"))
        else:
            break
        end = following.end()
    return Citation(match.start(), end, "court-ruling", tuple(found))


def _range(court: str, year: str, first: str, last: str) -> list[Target]:
    if not first.isdigit() or not 0 < int(last) - int(first) < 50:
        return [Target(f"{court}:{year}:{last}")]
    numbers = range(int(first) + 1, int(last) + 1)
    return [Target(f"{court}:{year}:{number}") for number in numbers]


def _plain(start: int, end: int, text: str) -> Citation:
    return Citation(start, end, "court-ruling", (Target(text[start:end]),))


def _is_word_start(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-/_")
