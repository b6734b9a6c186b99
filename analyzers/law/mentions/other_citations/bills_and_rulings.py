"""Government bills and court rulings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from analyzers.law.mentions.citations import Citation
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.model import Target
from analyzers.law.register.inflection import is_word_start
from analyzers.text.late_pattern import LatePattern

_Reader = Callable[[str, re.Match[str]], Citation | None]
_HE = LatePattern(
    r"HE\s(?:n:o\s|nro\s)?(?P<number>\d{1,3})(?:\s?/\s?(?P<year>\d{4}))?(?:\svp\b\.?)?(?![\d/])"
)
_RP = LatePattern(
    r"RP\s(?:nr\s)?(?P<number>\d{1,3})\s?/\s?(?P<year>\d{4})(?:\srd\b)?(?![\d/])"
)
_IN_WORDS = LatePattern(
    r"allituksen esity(?:s|kse\w{1,6}|stä)\s\(?(?P<number>\d{1,3})/(?P<year>\d{4})(?:\svp)?\)?"
)
_YEAR = r"(?:19|20)\d\d"
_COURTS = ("KHO", "KKO", "HFD", "HD", "MAO", "TT")
_INSURANCE_COURT = "VakO"
_RULING = (
    r"(?:n|:n)?(?:\s(?:vuosikirja)?(?:ratkaisu|päätö)[a-zö]{0,7})?(?:\s?:\s?|\s)(?:"
    rf"(?P<year>{_YEAR})\s?:\s?[TBL]?\d{{1,4}}(?!\d)|"
    rf"(?P<dated>\d{{1,2}}\.\d{{1,2}}\.{_YEAR}(?:\s?/\s?\d{{1,5}}|\s?,?\s(?:taltio(?:numero)?|liggare|t\.|nro|T)\s?\d{{1,5}}(?:/\d{{4}})?))|"
    rf"(?P<old>{_YEAR}[\s/-](?:A\s?-?)?\s?I{{1,3}}[\s/-]?\d{{1,4}})|"
    rf"(?P<number>\d{{1,4}}/(?:{_YEAR}|\d\d)(?![\d/])))"
)
_NEXT = LatePattern(
    rf"(?:\s?[–—‒−-]\s?(?P<to>\d{{1,4}})(?![\d:.])|(?:,|\sja|\ssekä|\soch|\ssamt)\s(?:(?P<year>{_YEAR})\s?:\s?)?"
    r"(?P<next>\d{1,4})(?![\d./:%]|\s(?:§|mom|koh|artik|euro|prosent|kpl|luku|luvu|vuot)))"
)
_ECLI = LatePattern(r"ECLI:[A-Z]{2}:[A-Z0-9]+:\d{4}:[A-Z0-9.]*[A-Z0-9]")
_REGISTER = LatePattern(r"/\d{4}/\d(?![\d/]|\.\d)")
_REGISTER_HEAD = LatePattern(r"(?<![\d/.-])\d\d$")
_EU_CASE = LatePattern(r"C-\d{1,4}/\d\d(?!\d)(?:\sP\b)?")
_OVERSEER = LatePattern(
    # "EOA 4.5.2020, dnro 1234/4/19", "AOA 345/4/19"
    r"(?P<who>EOA|AOA)(?::?n)?\s(?:(?:päätö[sk]\w{0,5}|ratkaisu\w{0,4})\s)?(?:\d{1,2}\.\d{1,2}\.\d{4},?\s)?"
    r"(?:[dD]n(?:ro|r|:o)\s)?(?:(?P<number>\d{1,5}/\d{1,2}/\d\d(?:\d\d)?)"
    # "EOA 1882/2019" is said of EOAK/1882/2019
    rf"|(?P<short>\d{{1,5}}/{_YEAR}))(?![\d/])"
    # the number alone is of a case; with these words before it is what was decided
    r"|(?P<register>(?:EOAK|AOAK)/\d{1,5}/\d{4}|OKV/\d{1,5}/\d{1,3}/\d{4})(?![\d/])"
)
_DECIDED_IN = LatePattern(
    r"(?i:päätö|ratkaisu|kannanot|avgörande|beslut)\w*,?\s(?:\d{1,2}\.\d{1,2}\.\d{4},?\s)?"
    r"\(?(?:[dD]n(?:ro|r|:o)\s)?$"
)


def find_bills_and_rulings(clean: CleanText) -> Iterator[Citation]:
    """Yield bills and rulings, kind by kind; they may overlap."""
    text = clean.text
    for start, word in clean.capitals:
        if word[:2] in _READERS and is_word_start(text, start):
            yield from _at_capitals(text, start, word)
    yield from _of_other_letters(text)
    for slash in clean.slashes:
        if after := _REGISTER.match(text, slash):
            head = _REGISTER_HEAD.search(text, max(0, slash - 4), slash)
            if head:
                yield _plain(head.start(), after.end(), text)


def _at_capitals(text: str, start: int, word: str) -> Iterator[Citation]:
    """Read what the capitals at *start* begin: "HE 23/2015 vp", "KHO:2016:1"."""
    for letters, pattern, read in _READERS[word[:2]]:
        match = pattern.match(text, start) if word.startswith(letters) else None
        citation = match and read(text, match)
        if citation:
            yield citation


def _of_other_letters(text: str) -> Iterator[Citation]:
    if "allituksen esity" in text:
        for match in _IN_WORDS.finditer(text):
            if match.start() and text[match.start() - 1] in "hH":
                yield _bill(match.start() - 1, match)
    if _INSURANCE_COURT in text:
        for match in _OF_INSURANCE_COURT.finditer(text):
            if is_word_start(text, match.start()):
                yield _ruling(text, match)
    for match in _EU_CASE.finditer(text):
        if is_word_start(text, match.start()):
            yield _whole(text, match)


def _of_overseer(text: str, match: re.Match[str]) -> Citation | None:
    """Read a decision of the Ombudsman, a deputy or the Chancellor of Justice."""
    if match["number"]:
        target = Target(f"{match['who']} {match['number']}")
        return Citation(match.start(), match.end(), "court-ruling", (target,))
    if match["short"]:
        target = Target(f"{match['who']}K/{match['short']}")
        return Citation(match.start(), match.end(), "court-ruling", (target,))
    if _DECIDED_IN.search(text, max(0, match.start() - 40), match.start()):
        return _whole(text, match)
    return None


def _bill_of_letters(text: str, match: re.Match[str]) -> Citation:
    return _bill(match.start(), match)


def _bill(start: int, match: re.Match[str]) -> Citation:
    year = f"/{match['year']}" if match["year"] else ""
    target = Target(f"HE {int(match['number'])}{year}")
    return Citation(start, match.end(), "bill", (target,))


def _ruling(text: str, match: re.Match[str]) -> Citation:
    court = match["court"]
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


def _whole(text: str, match: re.Match[str]) -> Citation:
    return _plain(match.start(), match.end(), text)


_OF_INSURANCE_COURT = LatePattern(f"(?P<court>{_INSURANCE_COURT}){_RULING}")
_KINDS: tuple[tuple[str, LatePattern, _Reader], ...] = (
    ("HE", _HE, _bill_of_letters),
    ("RP", _RP, _bill_of_letters),
    *((c, LatePattern(f"(?P<court>{c}){_RULING}"), _ruling) for c in _COURTS),
    ("ECLI", _ECLI, _whole),
    *((overseer, _OVERSEER, _of_overseer) for overseer in ("EOA", "AOA", "OKV")),
)
_READERS = {
    first: tuple(kind for kind in _KINDS if kind[0][:2] == first)
    for first in {letters[:2] for letters, _, _ in _KINDS}
}
"""What is cited by capitals, by its first two: the letters, how it goes on, its reader."""
