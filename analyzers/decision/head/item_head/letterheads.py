"""Letterheads that hold more than names: other words beside a publisher, officials' names.

"TORILAN KAUPUNKI   OTE KOKOUSPÖYTÄKIRJASTA   Sivu 12" and "Rehtori Meri Malli  12.3.2031
45 §" stand above an item; neither is its title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.head import head_lines
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.lines.lines import Line
from analyzers.decision.publisher import organisations
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies

_TOP_LINES, _LONGEST = 5, 160
_KIND = re.compile(
    r"(?i)\b(?:(?P<official>viranhaltija\w*|tjänsteinnehavar\w*|tjänstemanna\w*)"
    r"|(?:kokous)?pöytäkirja\w*|(?:sammanträdes|mötes)?protokoll\w*|esityslista\w*|kallelse\w*)"
)
_NAME = r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
_PERSON = re.compile(rf"{_NAME}(?: {_NAME}){{1,2}}")
_OFFICIAL_AND_PERSON = re.compile(
    rf"(?P<title>[A-ZÅÄÖ][\wåäö]+(?: [a-zåäö][\wåäö]+){{0,3}}),? {_PERSON.pattern}"
    r"(?P<rest>(?:[ ,]+.*)?)"
)


def read_letterhead(
    header: Header, line: Line, lines: Sequence[Line], index: int
) -> bool:
    """Take in a line of a letterhead that is none of the plainer ones."""
    if (
        header.title is not None
        or header.expected_title is not None
        or index >= _TOP_LINES
        or index + 1 >= len(lines)
        or len(line.text) > _LONGEST
    ):
        return False
    return (
        _take_publisher_and_kind(header, line.text)
        or _take_official(header, line.text)
        or _is_name_of_official(lines, index)
    )


def is_person_below(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line is nothing but the name of a person."""
    return index + 1 < len(lines) and bool(_PERSON.fullmatch(lines[index + 1].text))


def _take_publisher_and_kind(header: Header, text: str) -> bool:
    end = organisations.publisher_end(text, 0)
    kind = _KIND.search(text, end) if end else None
    if end is None or kind is None or header.organisation is not None:
        return False
    if head_lines.read(text) is not None or "§" in text:
        return False
    header.organisation = text[:end].strip(" ,")
    if kind["official"]:
        header.status = "officeholder"
    number = case_numbers.labelled_in(text[kind.end() :])
    if number is not None:
        header.case_number, header.task_class = number.text, number.task_class
    return True


def _take_official(header: Header, text: str) -> bool:
    """Take in an official's title and name, with day and § behind them or without."""
    if header.organisation is None and header.status != "officeholder":
        return False
    match = _OFFICIAL_AND_PERSON.fullmatch(text)
    if match is None or not bodies.is_officeholder(match["title"]):
        return False
    rest = match["rest"].strip(" ,")
    parts = head_lines.read(rest) if rest else None
    if rest and parts is None:
        return False
    header.take_body(match["title"])
    if parts:
        header.date = header.date or parts.date
        header.minutes_section = header.minutes_section or parts.section
        header.is_item = header.is_item or parts.section is not None
    return True


def _is_name_of_official(lines: Sequence[Line], index: int) -> bool:
    above = lines[index - 1].text if index else ""
    is_name = _PERSON.fullmatch(lines[index].text) is not None
    return is_name and bodies.is_officeholder(above)
