"""Items whose text is one long line, as converters of PDF leave it, with lost signs.

"1 Kaupunkikehitysjaosto 536/51.510/2012 KKJ 32 kaupunginarkkitehti …": body, case
number, then the body's abbreviation with the minutes section, its § sign lost.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from analyzers.decision.head import file_names, frontpages
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_SHORT_SECTION = re.compile(
    r"(?<![\w-])(?P<short>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,9})\.? (?:§ ?)?(?P<number>\d{1,4})"
    r"(?: §)?(?= [A-ZÅÄÖa-zåäö\"”(])"
)
_ITS_SECTION = re.compile(
    r"^ (?:(?:liite|bilaga) \d+ )?(?:§ ?)?(\d{1,4})(?: §)? ", re.IGNORECASE
)
_ROW = re.compile(
    r"(?:\d{1,3} )?(?P<body>[A-ZÅÄÖ][^\d§]{3,90}?),? (?P<day>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)"
    r"(?:,? § ?(?P<a>\d{1,4})(?!\d)| (?P<b>\d{1,4}) ?§)?(?: |$)"
)
"""One of the handlings listed on top: "Tekninen lautakunta 12.3.2031 § 45"."""

_NAMED = re.compile(
    r"(?P<body>[A-ZÅÄÖ][^\d§]{3,90}?),? (?:§ ?)?(?P<section>\d{1,4})(?: ?§)?,? "
    r"(?P<day>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?!\d)"
)
_HEAD_CHARACTERS = 450


@dataclass(frozen=True, slots=True)
class OneLine:
    """What the beginning of the line says; None where it says nothing."""

    body: str | None
    date: dt.date | None
    minutes_section: str | None
    case_number: case_numbers.CaseNumber | None


def read(flat: str) -> OneLine:
    """Read the head of *flat*, which holds no page chrome and single spaces only."""
    head = flat[:_HEAD_CHARACTERS]
    listed = _last_listed(flat)
    if listed is not None:
        return listed
    body = frontpages.body_of(head[:220])
    place = head.find(body) if body else -1
    day = section = None
    if body and place >= 0:
        rest = head[place + len(body) :]
        day, section = _beside(rest)
    return OneLine(body, day, section or _short_section(head, body), _case(head[:260]))


def day_of_name(text: str, row: OneLine) -> dt.date | None:
    """Return the day that the file's name has behind the body and § that the line has, too.

    Converters lose it in the text: "KAUPUNGINVALTUUSTO 129 27.10.2031. Aloitteet".
    """
    name = file_names.printed_name(text)
    match = _NAMED.match(name) if name else None
    if match is None or match["section"] != row.minutes_section:
        return None
    is_own = match["body"].casefold() == (row.body or "").casefold()
    return dates.parse_date(match["day"]) if is_own else None


def _last_listed(flat: str) -> OneLine | None:
    """Return the last of two or more handlings with which a line begins: it is its own.

    Its § may be given further down only, beside its day: "KV 48 27.5.2031".
    """
    rows: list[re.Match[str]] = []
    position = 0
    while (row := _ROW.match(flat, position)) and bodies.is_body(row["body"]):
        rows.append(row)
        position = row.end()
    if len(rows) < 2:
        return None
    own = rows[-1]
    section = own["a"] or own["b"] or _section_at(own["day"], flat[position:])
    case = _case(flat[position : position + 260])
    return OneLine(own["body"], dates.parse_date(own["day"]), section, case)


def _section_at(day: str, text: str) -> str | None:
    """Return the § beside a day, in whichever order body, § and day are."""
    number = r"(?:§ ?(\d{1,4})|(\d{1,4}) ?§|[A-ZÅÄÖ]\w{1,9}\.? (\d{1,4}))"
    beside = re.search(
        rf"(?<![\w.]){number},? {re.escape(day)}|{re.escape(day)},? {number}(?!\d)",
        text,
    )
    return next(filter(None, beside.groups()), None) if beside else None


def _beside(rest: str) -> tuple[dt.date | None, str | None]:
    """Read "30 12.04.2010" or "8.6.2017 Liite 1 56 PÄÄTÖS" after the body's name."""
    number = re.match(r"^,? (?:§ ?)?(\d{1,4})(?: ?§)?,? (?=\d{1,2}\.)", rest)
    match = dates.DATE.match(rest, number.end() if number else 1)
    if match is None:
        return None, None
    day = dates.to_date(match)
    if number:
        return day, number[1]
    after = _ITS_SECTION.match(rest[match.end() :])
    return day, after[1] if after else None


def _short_section(head: str, body: str | None) -> str | None:
    """Return the number after the body's abbreviation: KHALL 335 of Kunnanhallitus."""
    initials = {word[0].casefold() for word in re.findall(r"\w+", body or "")}
    for match in _SHORT_SECTION.finditer(head):
        short = match["short"]
        plausible = short.isupper() or bodies.is_abbreviation(short)
        if plausible and short[0].casefold() in initials and len(short) >= 2:
            return match["number"]
    return None


def _case(head: str) -> case_numbers.CaseNumber | None:
    for number in case_numbers.find(head):
        if not number.is_foreign:
            return number
    return None
