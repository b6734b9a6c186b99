"""Titles behind a number whose § sign the page does not print: "81 KIRJAN HANKINTA".

Such a line opens an item where a head stands above it, no list of numbered lines follows,
and something below it is decided.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.head.item_head import who_and_when
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.item_head.lines_of_meetings import ONLY_DAY
from analyzers.decision.lines.handlings import is_act
from analyzers.decision.lines.lines import Line
from analyzers.decision.publisher import organisations
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.municipal_bodies.chief_bodies import by_abbreviation
from analyzers.notations.temporal import dates

_NUMBERED = re.compile(r"(?P<number>\d{1,4})[.:]?\s+(?P<title>[A-ZÅÄÖ][^\W\d_]{2}.*)")
_DECIDES = re.compile(r"(?i)(?:päätös|päätösehdotus|ehdotus|esitys|beslut|förslag)\b")
_OF_A_MEETING = re.compile(
    r"(?i)(?:kokous|sammanträdes|mötes)?(?:aika|paikka|tid|plats)\b(?![- ]?\w*järjest)"
    r"|(?:osallistujat|saapuvilla|läsnä|paikalla|jäsenet|närvarande|deltagare|beslutande)\b"
)
_OPENED = re.compile(
    rf"(?P<name>[A-ZÅÄÖ][^§\d]{{1,70}}?)[ ,:]+(?:(?P<day>{dates.NUMERIC_DAY})[ ,:]+"
    r"(?:(?:asia|asianro|ärende)\.? \d{1,3}[ ,:]+)?)?"
    r"(?:§ ?(?P<a>\d{1,4}(?: ?[a-z])?)|(?P<b>\d{1,4}(?: ?[a-z])?) ?§)[.:,]? +"
    r"(?P<title>[A-ZÅÄÖ0-9]\S.{2,200})"
)
_KIND_BEHIND = re.compile(
    r"(?i)[ ,]+(?:(?:kokous)?pöytäkirja|esityslista|(?:sammanträdes)?protokoll|föredragningslista)$"
)
_NUMBER = re.compile(r"\d{1,3}")
_LISTED_BELOW, _REACH, _LONGEST, _STACK = 8, 80, 200, 3


def read_numbered(
    header: Header, line: Line, lines: Sequence[Line], index: int
) -> bool:
    """Take in the number and the title of the one item that stands below a head."""
    match = _NUMBERED.fullmatch(line.text)
    own = header.own() or (header.rows[-1] if header.rows else None)
    is_headed = own is not None and own.body and own.date and not own.minutes_section
    if match is None or not is_headed or header.title or header.minutes_section:
        return False
    is_title = len(line.text) < _LONGEST and not line.text.endswith((".", ":"))
    if not is_title or not _is_one_item(lines, index):
        return False
    header.minutes_section, header.title = match["number"], match["title"]
    header.is_item = True
    return True


def read_opened(header: Header, line: Line, lines: Sequence[Line], index: int) -> bool:
    """Take in a first line of body, § and title: "KH § 45 Kirjan hankinta".

    A day may stand among them. Below a title such a line tells of an earlier handling.
    """
    match = _OPENED.fullmatch(line.text) if "§" in line.text else None
    if match is None or header.title or header.has_number or index > _STACK:
        return False
    name, title = _own_name(header, match["name"].strip(" ,:")), match["title"]
    is_name = bodies.is_body(name)
    is_below = bool(header.body or header.rows) and bodies.is_one_short_word(name)
    if not (is_name or is_below or bodies.is_abbreviation(name)) or is_act(name):
        return False
    if title.endswith(".") or ONLY_DAY.match(title) or who_and_when.read(title):
        return False
    if any(_OPENED.fullmatch(one.text) for one in _next(lines, index)):
        return False
    if is_name:
        header.take_body(name)
    else:
        header.short_body = name
    header.date = header.date or dates.parse_date(match["day"] or "")
    header.minutes_section = (match["a"] or match["b"]).lower()
    header.title, header.is_item = title, True
    return True


def _own_name(header: Header, name: str) -> str:
    """Leave out the publisher before a body on its line, and the kind of paper behind it."""
    end = organisations.publisher_end(name, 0)
    if end is not None and name[end : end + 1] == ",":
        header.organisation = header.organisation or name[:end]
        name = name[end:].strip(" ,")
    name = _KIND_BEHIND.sub("", name)
    return name[:1].upper() + name[1:] if end is not None else name


def read_stacked(header: Header, line: Line, lines: Sequence[Line], index: int) -> bool:
    """Take in a number alone on top, above a title in capitals and the body in short.

    Old agendas have it: "11", "KIRJAN HANKINTA", "Khs". The title is taken below.
    """
    if index or _NUMBER.fullmatch(line.text) is None or len(lines) < _STACK:
        return False
    title, short = lines[1].text, lines[2].text
    is_short = short.casefold() in by_abbreviation() and lines[2].is_after_blank
    if not (is_short and title.isupper() and _LONGEST > len(title) > len(short)):
        return False
    header.minutes_section, header.short_body = line.text, short
    header.is_item = True
    return True


def _is_one_item(lines: Sequence[Line], index: int) -> bool:
    """Whether the text of one item follows: no list, nobody present, a decision."""
    if any(_NUMBERED.fullmatch(line.text) for line in _next(lines, index)):
        return False
    rest = [*lines[:index], *lines[index + 1 : index + _REACH]]
    if any(_OF_A_MEETING.match(line.text) for line in rest):
        return False
    return any(_DECIDES.match(line.text) for line in lines[index + 1 : index + _REACH])


def _next(lines: Sequence[Line], index: int) -> Sequence[Line]:
    return lines[index + 1 : index + 1 + _LISTED_BELOW]


def without_own_number(title: str, header: Header) -> str:
    """Return *title*, without the item's own § before it where a row told that."""
    match = _NUMBERED.fullmatch(title)
    own = header.minutes_section or (
        header.rows[-1].minutes_section if header.rows else None
    )
    return match["title"] if match and match["number"] == own else title
