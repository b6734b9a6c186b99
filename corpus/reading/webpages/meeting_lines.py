"""Reads the line that says which body met when, in the forms page headings have.

``Tekninen lautakunta  Esityslista 23.09.2026 klo 17:00 -  Kokoushuone``,
``Kaupunginhallitus Pöytäkirja 04.12.2023/Pykälä 303``,
``Kaupunginhallitus: 5/2017 27.3.2017 15:00 Pöytäkirja``,
``Kokouksen tiedot: Sivistyslautakunta 9/2026, Pöytäkirja 16.6.2026 15:00``,
``Kaupunginhallitus, kokous 15.9.2020`` and their Swedish twins. Headings only: running
text is read in ``analyzers.decision``.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from analyzers.notations.temporal.dates import DateForm, find_dates
from corpus.model import Status
from corpus.reading.webpages.markup import squeeze

_KINDS: tuple[tuple[str, Status], ...] = (
    ("esityslista|asialista|lisälista|lisäesityslista|täydennyslista", "agenda"),
    ("föredragningslista|tilläggslista|kompletteringslista|agenda", "agenda"),
    ("pöytäkirjanote|pöytäkirja|protokollsutdrag|protokoll", "minutes"),
    ("viranhaltijapäätös|viranhaltijapäätökset", "officeholder"),
    ("tjänsteinnehavarbeslut|tjänstemannabeslut", "officeholder"),
)
_KIND = re.compile(
    r"(?i)\b(?:"
    + "|".join(f"(?P<k{i}>{words})" for i, (words, _) in enumerate(_KINDS))
    + r")\b"
)
_FORMS: tuple[DateForm, ...] = ("dotted", "iso", "hyphened", "worded", "slashed")
_TIME = re.compile(r"(?i)(?:klo|kl\.?|kello)?\s*\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")
_NUMBER = re.compile(r"(?<![\d./])(\d{1,3})\s?/\s?((?:19|20)\d\d)(?![\d.])")
_SECTION = re.compile(
    r"(?i)(?:/\s*|\b)(?:pykälä|paragraf)\s*(\d{1,4}(?:\s?[a-z]\b)?)"
    r"|§\s*(\d{1,4}(?:\s?[a-z]\b)?)|\b(\d{1,4}(?:\s?[a-z])?)\s*§"
)
_ITEM = re.compile(
    r"(?i)\b(?:asianro|asia nro|asia|ärende(?:nr|nummer)?)\s*\.?\s*(\d{1,3})\b"
)
_PREFIX = re.compile(
    r"(?i)^\s*(?:kokouksen tiedot|mötesuppgifter|sammanträdesuppgifter|"
    r"uppgifter om (?:mötet|sammanträdet)|kokouslistat|toimielin|organ|"
    r"esityslistat/pöytäkirjat\s*-|esityslista|pöytäkirja|föredragningslista|protokoll)"
    r"\s*:?\s*"
)
_TAIL = re.compile(
    r"(?i)[\s,:;/|–-]+(?:kokous|möte|sammanträde|sammanträdet|kokouksen|nro|nr)?[\s,:;/|–-]*$"
)


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """What a heading says; ``None`` is what it does not say."""

    body: str | None = None
    status: Status | None = None
    date: dt.date | None = None
    time: str | None = None
    number: str | None = None
    minutes_section: str | None = None
    item_number: str | None = None


def read_meeting_line(text: str) -> MeetingLine:
    """Read a heading; text that is none gives an empty ``MeetingLine``."""
    line = squeeze(text)
    kind = _KIND.search(line)
    found_date = find_date(line)
    date, date_start, date_end = found_date or (None, len(line), len(line))
    after = line[date_end:] if date else ""
    time = _TIME.search(after)
    if time and not re.fullmatch(r"[\s,/-]*", after[: time.start()]):
        time = None
    section = _SECTION.search(line)
    item = _ITEM.search(after) if date else None
    number = _NUMBER.search(line)
    head = _PREFIX.sub(
        "",
        line[
            : min(
                date_start,
                kind.start() if kind and kind.start() > 0 else len(line),
                number.start() if number else len(line),
                section.start() if section else len(line),
            )
        ],
    )
    return MeetingLine(
        body=_body(head),
        status=_status(kind),
        date=date,
        time=f"{int(time[1]):02d}:{time[2]}" if time else None,
        number=f"{int(number[1])}/{number[2]}" if number else None,
        minutes_section=squeeze(section[1] or section[2] or section[3])
        if section
        else None,
        item_number=item[1] if item else None,
    )


def heading_among(lines: Iterable[str], limit: int = 25) -> str:
    """Return the first of *lines* that reads as a page's heading, "" if none does.

    Its body may stand on the line above.
    """
    previous = ""
    for line in itertools.islice((line for line in lines if line.strip()), limit):
        read = read_meeting_line(line) if len(line) < 200 else MeetingLine()
        is_numbered = read.minutes_section or read.item_number
        if read.date and read.status and (is_numbered or read.time):
            return line if read.body else f"{previous} {line}"
        previous = line
    return ""


def _body(head: str) -> str | None:
    previous = ""
    while head != previous:
        previous, head = head, _TAIL.sub("", head).strip()
    return head if len(head) > 2 and head[0].isalpha() else None


def _status(kind: re.Match[str] | None) -> Status | None:
    if kind is None or kind.lastgroup is None:
        return None
    return _KINDS[int(kind.lastgroup[1:])][1]


def find_date(text: str) -> tuple[dt.date, int, int] | None:
    """Return the first possible date in *text* with its offsets, or None.

    A dotted date goes before one in another form: headings hold numbers of many kinds.
    """
    found = sorted(find_dates(text), key=lambda one: _FORMS.index(one.form))
    return (found[0].day, found[0].start, found[0].end) if found else None


def date_in(text: str) -> dt.date | None:
    """Return the first possible date in *text*, or None."""
    found = find_date(text)
    return found[0] if found else None
