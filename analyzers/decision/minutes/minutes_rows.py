"""The lines of minutes with their pages, without what every page repeats."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analyzers.decision.head import head_lines
from analyzers.decision.head.head_lines import HeadParts
from analyzers.decision.lines import handlings
from analyzers.decision.lines.furniture import PrintedLine, find_furniture, goes_on
from analyzers.decision.lines.lines import Line, split_lines
from analyzers.decision.lines.page_marks import likeness
from analyzers.decision.minutes import numbered_heads, running_heads
from analyzers.notations.case_codes import case_numbers

START = re.compile(
    r"""(?x)^
    (?:(?:K[HV]|K[hv]|KHALL|KVALT|K[Hh]all|K[Vv]alt|KHJ|Kst|Kfge|Stst
         |[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{0,9}(?:[lL][tT]?[kK]|jaos|valt|hall))\.?,?[ ]
      | (?:A(?i:sia(?:kohta)?)|Ä(?i:rende)|K(?i:ohta)|P(?i:unkt))\ ?\d{1,3}[\ :,./–-]{1,3}
        (?=§|\d{1,4}\ ?§)
      | \d{1,3}(?:\ ?/\ ?|\.\ )(?=§|(?!(?:19|20)\d\d)\d{1,4}\ ?§))?
    (?: (?:§|P(?i:ykälä|aragraf):?\ (?=\d{1,4}\ ?[a-z]?\W{0,4}(?:[A-ZÅÄÖ]|$)))
        \ ?(?P<a>\d{1,4}(?:\ ?[a-z](?![\wåäö]))?)(?!\d|\.\ ?\d)(?!\ ?mom)
      | (?P<b>\d{1,4}(?:\ ?[a-z])?)\.?\ ?§(?![\w§]|:\w)
    )
    (?:\ ?/\ ?(?:19|20)\d\d(?!\d))?
    (?!\s*[-–—]\s*§?\ ?\d)
    \s*[.:,–—-]?\s*(?P<title>.*)$"""
)
"""A line that may begin an item: "§ 5", "Khall § 5", "KH 5 § Otsikko", "Asia 2 / § 5", "Pykälä 5".

No "5 §–9 §".
"""

_SHORT_START = re.compile(
    r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{1,14} ?(?:§ ?(?P<a>\d{1,4}(?: ?[a-z])?)|(?P<b>\d{1,4}) ?§)$"
)
_INITIALED = re.compile(
    r"(?i)(?:pöytäkirjan ?tarkastajien nimikirjaimet|(?:otteen|oikeaksi) todist|otteen oikeak"
    r"|protokolls?justerarna?s? (?:initialer|signatur)|utdragets riktighet)"
)
"""Printed at the foot of each page for those who check the minutes."""

_FOOT_LINES = 3
_TOP_LINES, _MOST_HEAD, _LONGEST_HEAD = 4, 7, 160
_MOST_BETWEEN = 120


@dataclass(frozen=True, slots=True)
class Row:
    """A line and its page, counted from 1; 0 when unknown."""

    line: Line
    page: int


def read_rows(
    pages: Sequence[str], names: Collection[str], days: Collection[str]
) -> list[Row]:
    """Return the lines of all pages without running heads, with page numbers.

    In a text without pages the number comes from the running heads. A body-day-§ line
    on top of a page marks an item; on the item's further pages it is a running head.
    """
    head = running_heads.pattern(names, days)
    split = [split_lines(page) for page in pages]
    again = find_furniture(
        [[PrintedLine(line.text) for line in page] for page in split]
    )
    rows: list[Row] = []
    begun: set[str] = set()
    headed: set[str] = set()
    marks: set[tuple[object, ...]] = set()
    for number, page in enumerate(split, start=1):
        current = number if len(pages) > 1 else 0
        repeated = again[number - 1].heads | _numbered_feet(
            page, again[number - 1].feet, number - 1
        )
        is_head = len(pages) > 1
        for place, line in enumerate(page):
            if _is_of_form(page, place):
                continue
            numbered = numbered_heads.read(line) or _boxed(page, place)
            if numbered is not None:
                current = (numbered.page or current) if len(pages) == 1 else current
                if numbered.section and numbered.section not in headed:
                    headed.add(numbered.section)
                    if not numbered.is_running:
                        rows.append(Row(numbered.line, current))
                continue
            on_top = len(pages) > 1 and place < _TOP_LINES
            line = running_heads.without_page(line) if on_top else line
            parts = (
                head_lines.read(line.text) if is_head and place < _MOST_HEAD else None
            )
            is_head = is_head and (parts is not None or place in repeated)
            is_running = head.match(line.text) is not None
            if is_running and running_heads.is_number_of_year(line.text):
                # Of the meeting on top of a page; below a title it is the case's.
                is_running = is_head or len(pages) == 1
            if is_running or place in repeated or _is_head(parts, names):
                if len(pages) == 1:
                    current = running_heads.page_number(line.text) or current
            elif (on_top and _is_repeated(line, parts, marks)) or (
                on_top and _section_beside_case(line.text) in begun
            ):
                continue
            elif not (on_top and _is_page_number(line.text, rows)):
                rows.append(Row(line, current))
                begun.update(_begun_by(line.text))
    return _without_marks(rows)


def _is_of_form(page: Sequence[Line], place: int) -> bool:
    """Whether a line is printed for those who check, or names the boxes below it."""
    is_low = place >= len(page) - _FOOT_LINES
    is_initialed = is_low and _INITIALED.match(page[place].text) is not None
    return is_initialed or _boxed(page, place + 1) is not None


def _boxed(page: Sequence[Line], place: int) -> numbered_heads.NumberedHead | None:
    """Return what the boxes of a form say whose values stand at *place*.

    Above the item's own § line they are a running head.
    """
    if not 0 < place < len(page):
        return None
    head = numbered_heads.read_boxes(page[place - 1], page[place])
    if head and any(_begins(line.text, head.section) for line in page[place + 1 :]):
        return dataclasses.replace(head, is_running=True)
    return head


def _is_page_number(text: str, rows: Sequence[Row]) -> bool:
    """Whether a number on top of a page counts pages, and not on from an item's number."""
    if not running_heads.is_bare_number(text):
        return False
    before = str(int(text) - 1)
    return not any(row.line.text == before for row in rows[-_MOST_BETWEEN:])


def _is_head(parts: HeadParts | None, names: Collection[str]) -> bool:
    """Whether a line on top of a page names the meeting and no item of it.

    A body alone may be an item's title, unless it is the meeting's own.
    """
    if parts is None or parts.section is not None:
        return False
    if parts.count == 1 and parts.body:
        return parts.body.casefold() in {name.casefold() for name in names}
    named = parts.publisher, parts.body, parts.kind, parts.number
    return parts.count > 1 and any(named)


def _without_marks(rows: list[Row]) -> list[Row]:
    """Leave out lines of body, day and § right above the item's own § line.

    Where the item's title stands between the two, the upper one begins the item.
    """
    kept: list[Row] = []
    for index, row in enumerate(rows):
        parts = head_lines.read(row.line.text) if "§" in row.line.text else None
        named = parts is not None and bool(parts.body or parts.publisher)
        section = parts.section if parts is not None and named else None
        section = section or _section_beside_case(row.line.text)
        if section and _is_told_again(rows[index + 1 : index + 5], section):
            continue
        kept.append(row)
    return kept


def _section_beside_case(text: str) -> str | None:
    """Return the § of a running head that ends in the item's case number.

    "Tekninen lautakunta   § 12   MAL/31/10.03.01/2031": it names the item that goes on.
    """
    if "§" not in text or len(text) > _LONGEST_HEAD:
        return None
    number = next(iter(case_numbers.find(text)), None)
    if number is None or number.end < len(text):
        return None
    parts = head_lines.read(text[: number.start])
    is_named = parts is not None and bool(parts.body or parts.publisher)
    return parts.section if parts is not None and is_named else None


def _begun_by(text: str) -> tuple[str, ...]:
    match = START.match(text)
    return (section_key(match["a"] or match["b"]),) if match else ()


def _is_told_again(below: Sequence[Row], section: str) -> bool:
    """Whether the § line follows, with nothing but a case number in between."""
    for row in below:
        if _begins(row.line.text, section):
            return True
        if case_numbers.own_case_number(row.line.text) is None:
            return False
    return False


def _begins(text: str, section: str) -> bool:
    match = START.match(text) or _SHORT_START.match(text)
    return match is not None and section_key(match["a"] or match["b"]) == section


def _numbered_feet(
    page: Sequence[Line], feet: frozenset[int], number: int
) -> frozenset[int]:
    """Return the feet when one of them has the page's number, else none.

    Where items begin on pages of their own, all may end alike ("Hyväksyttiin"): nothing
    but a page number tells such ends from feet when only the lines are known.
    """
    marked = any("\0" in likeness(page[place].text, number) for place in feet)
    return feet if marked else frozenset()


def _is_repeated(
    line: Line, parts: HeadParts | None, marks: set[tuple[object, ...]]
) -> bool:
    handling = handlings.read(line)
    mark: tuple[object, ...]
    if handling is not None:
        mark = (handling.body, handling.date, handling.minutes_section)
    elif parts is not None and parts.section and (parts.body or parts.publisher):
        mark = (parts.body, parts.date, parts.section)
    else:
        return False
    if mark in marks:
        return True
    marks.add(mark)
    return False


def set_text(rows: Sequence[Row]) -> str:
    """Set rows as text; an empty line where the document had one or a page began.

    A sentence that goes on over a page break is not torn apart.
    """
    parts = []
    for row, above in zip(rows, [None, *rows], strict=False):
        is_new_page = above is not None and above.page != row.page
        is_open = is_new_page and above and goes_on(above.line.text, row.line.text)
        gap = "\n" if row.line.is_after_blank and not is_open else ""
        parts.append(gap + row.line.text)
    return "\n".join(parts).strip()


def section_key(section: str) -> str:
    """Return "12 a" for "12a", "12 A" and "12 a"."""
    return re.sub(r"(?<=\d)\s*(?=[a-z])", " ", section.strip().lower())


def section_order(section: str) -> tuple[int, str]:
    """Return what sections are sorted by: number, then letter."""
    number, _, letter = section.partition(" ")
    return int(number), letter
