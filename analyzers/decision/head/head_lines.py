"""Lines of a head that are made of known parts only, whatever their order.

"KUVITTELAN KUNTA  PÖYTÄKIRJA 4/2024  14 (53)", "Kommunstyrelsen 15.5.2017 6" or
"Toritilan kunta, kunnanvaltuusto, maanantai 11. päivänä maaliskuuta 2024 klo 18.00":
publisher, body, kind of document, meeting number, days, section, page, labels. A line
that holds anything else is not such a line.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from analyzers.decision.lines.pattern_tables import pattern
from analyzers.decision.model import Status
from analyzers.decision.publisher import organisations, towns
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates
from analyzers.notations.temporal.day_lists import first_of_days

_TABLE = "analyzers.decision.head:head_parts.tsv"
_LONGEST = 220
_SECTION = re.compile(
    r"(?i)(?:§{1,2}\s?|(?:pykälä|paragraf)\s)0*(?P<a>\d{1,4}(?:\s?[a-z](?!\w))?)"
    r"(?:/(?:19|20)\d{2})?(?!\w)\.?"
    r"|0*(?P<b>\d{1,4}(?:\s?[a-z](?!\w))?)(?:/(?:19|20)\d{2})?\s?§(?!\w)\.?"
)
_SECTION_LEAD = re.compile(
    r"(?:(?i:(?:kok(?:ous)?\.? ?)?asia|ärende) ?\d{1,3} ?[./,–-]? ?|\d{1,3}\. |\d{1,3} ?/ "
    r"|(?P<short>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,9}) )(?=§|\d{1,4} ?§)"
)
"""The place on the list, or the body in short, before a §."""

_RANGE = re.compile(
    r"§{1,2}\s?\d{1,4}\s?[-–—]\s?\d{1,4}(?!\d)|\d{1,4}\s?[-–—]\s?\d{1,4}\s?§{1,2}(?!\w)"
    r"|(?<=\d{4} )\d{1,4}\s?[-–—]\s?\d{1,4}$"
)
"""The sections of a whole meeting; behind its day without a sign."""

_NUMBER = re.compile(
    r"(?i)(?:(?:nro|nr|no|n:o)\.?:?\s?)?(?P<number>\d{1,3}/(?:19|20)\d{2})(?![\d/])"
    r"|(?:nro|nr|no|n:o)\.?:?\s(?P<of_short_year>\d{1,3}/\d{2})(?![\d/])"
)
_PAGE = re.compile(
    r"(?i)(?:(?:sivu|sida|s\.)\s?)?\d{1,4}\s?(?:\(\s?\d{1,4}\s?\)|/\s?\d{1,4}(?!\d))"
    r"|(?:sivu|sida)\s\d{1,4}(?!\d)|(?:nro|nr|no)\s\d{1,4}(?!\d)"
)
_RUNNING = re.compile(r"(?i)(?:nro|nr|no|n:o)\.?:?\s\d{1,3}(?![\d/])")
"""A meeting's number without its year: "PÖYTÄKIRJA Nro 9"."""

_BARE_PAGE = re.compile(r"\d{1,4}\s*$")
_PAGE_BEFORE = re.compile(r"\d{1,4} (?=[A-ZÅÄÖ])")
"""Between a meeting's number and its body: "12/2031 370 Stadsstyrelsen"."""

_SEPARATOR = re.compile(r"[\s,;:|/–—-]*")
_WORD = re.compile(r"[^\s,;|]+")
_SECOND = re.compile(r" [/–—-] ")


@dataclass(slots=True)
class HeadParts:
    """What one line says; None where it does not."""

    publisher: str | None = None
    body: str | None = None
    kind: str | None = None
    number: str | None = None
    date: dt.date | None = None
    section: str | None = None
    has_range: bool = False
    has_label: bool = False
    has_time: bool = False
    is_of_both: bool = False
    count: int = 0

    @property
    def status(self) -> Status | None:
        """The stage that the kind of document tells; "Esityslista/pöytäkirja" tells none."""
        if self.kind is None or self.is_of_both:
            return None
        names: tuple[Status, ...] = ("agenda", "officeholder", "minutes")
        return next(
            (name for name in names if pattern(_TABLE, name).fullmatch(self.kind)), None
        )


@functools.lru_cache(maxsize=4_096)
def read(text: str) -> HeadParts | None:
    """Return the parts of a line that is made of known parts only, else None.

    Several readers ask for the same lines, and heads of pages come again and again: what
    is returned is shared.

    >>> read("Toritilan kunta   Pöytäkirja 4/2024   14").number
    '4/2024'
    >>> read("Kirjastoauton hankinta 4/2024") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    parts = HeadParts()
    position = _after_separator(text, 0)
    while position < len(text):
        end = _part(text, position, parts)
        if end is None:
            return None
        parts.count += 1
        position = _after_separator(text, end)
    return parts if parts.count else None


def beginning(text: str) -> str | None:
    """Return the known parts with which a long line begins; None when there are none.

    >>> beginning("TORITILAN KUNTA PÖYTÄKIRJA 4/2012 Kunnanhallitus ASIAT 1 Kaava")
    'TORITILAN KUNTA PÖYTÄKIRJA 4/2012'
    >>> beginning("TORITILAN KAUPUNKI TORSTRANDS STAD PÖYTÄKIRJA 9/2012 Kunnanhallitus")
    'TORITILAN KAUPUNKI TORSTRANDS STAD PÖYTÄKIRJA 9/2012'
    >>> beginning("Kunnanvaltuusto 3.5.2031 PÖYTÄKIRJA 5/2031 Toritilan kunta Kokousaika 3.5.2031")
    'Kunnanvaltuusto 3.5.2031 PÖYTÄKIRJA 5/2031'
    """
    parts = HeadParts()
    position = last = _after_separator(text, 0)
    while position < len(text):
        if page := _page_after_number(text, position, parts):
            position = page
        had_day = parts.date is not None
        end = _name_again(text, position, last, parts) or _part(text, position, parts)
        is_named = parts.publisher or (parts.body and parts.number)
        is_over = end is None or (parts.has_label and is_named)
        if is_over or (parts.kind and parts.date and not had_day):
            break
        last = end or last
        if _is_named(text, last, parts):
            break
        position = _after_separator(text, last)
    return text[:last].strip() or None


def _page_after_number(text: str, position: int, parts: HeadParts) -> int | None:
    """Return where a page's number ends that stands between a meeting's and its body."""
    if not parts.number or parts.publisher or parts.body or parts.kind:
        return None
    match = _PAGE_BEFORE.match(text, position)
    return match.end() if match else None


def _is_named(text: str, end: int, parts: HeadParts) -> bool:
    """Whether a page is named: kind and number after its publisher or body.

    A second language, or the publisher behind the kind, belongs to it.
    """
    following = text[_after_separator(text, end) :]
    if parts.kind is None or _SECOND.match(text, end):
        return False
    is_number = _NUMBER.match(following) or _RUNNING.match(following)
    if is_number and parts.number is None:
        return False
    is_named = parts.publisher is not None or parts.body is not None
    return is_named or organisations.publisher_end(following, 0) is None


def _name_again(text: str, position: int, last: int, parts: HeadParts) -> int | None:
    """Return where the publisher's name in the other language ends, directly behind it."""
    if parts.publisher is None or parts.kind or parts.body:
        return None
    return organisations.publisher_end(text, position)


def _after_separator(text: str, position: int) -> int:
    match = _SEPARATOR.match(text, position)
    return match.end() if match else position


def _part(text: str, position: int, parts: HeadParts) -> int | None:
    """Take in the part at *position*; return where it ends, None when it is unknown."""
    for reader in _READERS:
        end = reader(text, position, parts)
        if end is not None:
            return end
    return None


def _read_days(text: str, position: int, parts: HeadParts) -> int | None:
    several = first_of_days(text, position)
    if several:
        parts.date = parts.date or several[0]
        return several[1]
    is_open = text.startswith("(", position)
    match = dates.DATE.match(text, position + is_open)
    day = dates.to_date(match) if match else None
    if match is None and (parts.body or parts.kind or parts.has_label):
        match = dates.SHORT_YEAR_DAY.match(text, position + is_open)
        day = dates.short_year_date(match) if match else None
    if match is None or day is None:
        return None
    end = match.end()
    if is_open and not text.startswith(")", end):
        return None
    parts.date = parts.date or day
    return end + is_open


def _read_range(text: str, position: int, parts: HeadParts) -> int | None:
    """Take in "§ 96 – 108": the page is about several items, and none of them."""
    match = _RANGE.match(text, position)
    parts.has_range = parts.has_range or match is not None
    return match.end() if match else None


def _read_section(text: str, position: int, parts: HeadParts) -> int | None:
    lead = _SECTION_LEAD.match(text, position)
    is_own = lead and (not lead["short"] or (parts.body or "")[:1] == lead["short"][0])
    match = _SECTION.match(text, lead.end() if lead and is_own else position)
    if match is None:
        return None
    section = (match["a"] or match["b"]).lower()
    parts.section = parts.section or re.sub(r"(?<=\d)\s*(?=[a-z])", " ", section)
    return match.end()


def _read_number(text: str, position: int, parts: HeadParts) -> int | None:
    match = _NUMBER.match(text, position)
    if match is None:
        return None
    parts.number = parts.number or match["number"] or match["of_short_year"]
    return match.end()


def _read_page(text: str, position: int, parts: HeadParts) -> int | None:
    match = _PAGE.match(text, position)
    if match is None and parts.count:
        match = _BARE_PAGE.match(text, position)
    return match.end() if match else None


def _read_kind(text: str, position: int, parts: HeadParts) -> int | None:
    for name in ("minutes", "agenda", "officeholder", "extract"):
        match = pattern(_TABLE, name).match(text, position)
        if match and _ends_word(text, match.end()):
            before = parts.status
            is_joined = text[:position].rstrip().endswith("/")
            parts.is_of_both |= is_joined and {before, name} == {"agenda", "minutes"}
            parts.kind = parts.kind or match.group().casefold()
            return match.end()
    return None


def _read_small(text: str, position: int, parts: HeadParts) -> int | None:
    """Weekdays, times and labels say nothing that is kept."""
    for name in ("weekday", "time", "label"):
        match = pattern(_TABLE, name).match(text, position)
        if match and match.end() > position and _ends_word(text, match.end()):
            parts.has_label = parts.has_label or name != "time"
            parts.has_time = parts.has_time or name == "time"
            return match.end()
    return None


def _read_publisher(text: str, position: int, parts: HeadParts) -> int | None:
    if parts.publisher is not None:
        return None
    end = organisations.publisher_end(text, position) or _town_end(text, position)
    if end is not None:
        parts.publisher = text[position:end].strip(" ,")
    return end


def _town_end(text: str, position: int) -> int | None:
    """Return where a town's name ends that begins a line, the kind of document behind it."""
    word = _WORD.match(text) if position == 0 else None
    if word is None or towns.by_nominative(word[0]) is None:
        return None
    behind = HeadParts()
    return word.end() if _read_kind(text, word.end() + 1, behind) else None


def _read_body(text: str, position: int, parts: HeadParts) -> int | None:
    """Take the longest run of words that is a body's name or an official's title."""
    words = list(_WORD.finditer(text, position))[:8]
    for count in range(len(words), 0, -1):
        name = text[position : words[count - 1].end()].rstrip(".:")
        upper = name[:1].upper() + name[1:]
        is_official = parts.kind is not None and bodies.is_officeholder(upper)
        if bodies.is_body(upper) or is_official:
            parts.body = parts.body or upper
            return words[count - 1].end()
    return None


def _ends_word(text: str, position: int) -> bool:
    return position >= len(text) or not text[position].isalnum()


_READERS: tuple[Callable[[str, int, HeadParts], int | None], ...] = (
    _read_range,
    _read_section,
    _read_days,
    _read_number,
    _read_page,
    _read_kind,
    _read_small,
    _read_publisher,
    _read_body,
)
