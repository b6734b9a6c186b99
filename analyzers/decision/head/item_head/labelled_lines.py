"""Lines of a head with a label: "Toimielin: Tekninen lautakunta", "Pykälä" above "45".

The rows of ``head_labels.tsv`` say which field a label is of. A value counts only when it
can be one of its field; else the line is read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from analyzers.decision.head import head_lines
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.lines.lines import Line
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates
from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.head:head_labels.tsv"
_SECTION = re.compile(
    r"(?i)§{0,2} ?0*(?P<number>\d{1,4}(?: ?[a-z](?!\w))?) ?§?(?: ?/ ?(?:19|20)\d{2})?"
)
_DAY_AND_HOUR = re.compile(
    rf"(?i)(?:[a-zåäö]+\.?,? (?:den )?)?(?:{dates.DATE.pattern}"
    r"|(?P<short_year>\d{1,2}\.\d{1,2}\.\d{2}(?!\d)))"
    r"(?:,? (?:klo|kello|kl\.?) ?[\d.:]+(?: ?[-–] ?[\d.:]+)?)?"
)
_LONGEST, _BODY_AND_DAY = 160, 2
_PAGE_COLUMNS = {"sivu", "sida", "nro", "nr"}
_COLUMNS = re.compile(
    r"(?i)(?<!\S)(?:(?:(?:päätös|kokous)?pvm|(?:kokous|päätös)?päivä(?:määrä)?|pykälä|§|sivu|nro"
    r"|(?:sammanträdes|besluts)?datum|paragraf|sida|nr)(?: |$)){2,}$"
)

_WHO = r"päättäjä|päätöksentekijä|toimielin|viranhaltija|beslutsfattare|organ|tjänsteinnehavare"
_LABEL_ROW = re.compile(
    rf"(?i)(?P<who>{_WHO})(?: (?:(?:päätös|kokous)?(?:pvm|päivä(?:määrä)?)|päiväys|pykälä|§|nro"
    r"|numero|sivu|diaarinumero|dnro|asianumero|asianro|asiatunnus|(?:besluts|sammanträdes|mötes)?"
    r"datum|paragraf|nr|nummer|sida|diarienummer|dnr|ärendenummer)){2,}"
)
"""Labels of the boxes of a form side by side, the first of whoever decided."""

_OF_OFFICIALS = {"nro", "numero", "nr", "nummer"}
_COUNTED = {*_OF_OFFICIALS, "pykälä", "§", "paragraf", "sivu", "sida"}
_SIGNED_SECTION = re.compile(
    r"§ ?\d{1,4}\b|\b\d{1,4} ?§|(?<![\d./-])\d{1,4}(?![\d./-])"
)


def read_labelled(header: Header, lines: Sequence[Line], index: int) -> int:
    """Take in a label and its value; return how many lines they are, 0 for none."""
    if _LABEL_ROW.fullmatch(lines[index].text) and (
        used := _read_label_row(header, lines, index)
    ):
        return used
    found = _label(lines[index].text)
    if found is None:
        return _read_columns(header, lines, index)
    field, value, has_colon = found
    if value:
        is_sure = has_colon or _has_gap(lines[index], value)
        return int(_take(header, field, value, is_sure))
    if index + 1 >= len(lines):
        return 0
    return 2 * _take(header, field, lines[index + 1].text, is_sure=True)


def _has_gap(line: Line, value: str) -> bool:
    """Whether a wide gap parts the value from its label, as in a form."""
    label_end = line.start + len(line.text) - len(value)
    return line.wide_gap is not None and line.wide_gap <= label_end


def _read_columns(header: Header, lines: Sequence[Line], index: int) -> int:
    """Take in labels side by side and their values below.

    "Päätöspvm  Pykälä" stands above "3.2.2031  45".
    """
    if index + 1 >= len(lines) or len(lines[index].text) > _LONGEST:
        return 0
    match = _COLUMNS.search(lines[index].text)
    values = lines[index + 1].text.split()
    labels = match.group().split() if match else []
    if not labels or len(labels) != len(values):
        return 0
    taken = [
        _column(header, label.casefold(), value)
        for label, value in zip(labels, values, strict=True)
    ]
    return 2 if any(taken) else 0


def _read_label_row(header: Header, lines: Sequence[Line], index: int) -> int:
    """Take in whoever decided, day, § and case number below a row of their labels.

    Each is told by its form, as a row of boxes has no other sign of where they end.
    """
    labels = [
        label for label in lines[index].text.casefold().split() if label in _COUNTED
    ]
    value = lines[index + 1].text if index + 1 < len(lines) else ""
    day = dates.DATE.search(value) if len(value) <= _LONGEST else None
    if day is None:
        return 0
    who, rest = value[: day.start()].strip(), value[day.end() :]
    last = case_numbers.own_case_number(rest.rpartition(" ")[2])
    case = next(iter(case_numbers.find(rest)), last)
    numbers = _SIGNED_SECTION.findall(rest.replace(case.text, "") if case else rest)
    is_official = bodies.is_officeholder(who)
    # The bare number of a body is that of its meeting.
    is_meetings = not is_official and not _OF_OFFICIALS.isdisjoint(labels)
    is_known = is_official or bodies.is_body(who)
    if not is_known or is_meetings or len(labels) != len(numbers):
        return 0
    for label, number in zip(labels, numbers, strict=True):
        if label not in {"sivu", "sida"}:
            _take_section(header, number, is_sure=True)
    if case is not None and header.case_number is None:
        header.case_number, header.task_class = case.text, case.task_class
    _take_date(header, day[0], is_sure=True)
    take = _take_official if is_official else _take_body
    return 2 * take(header, who, True)


def _column(header: Header, label: str, value: str) -> bool:
    if label in _PAGE_COLUMNS:
        return False
    is_section = label in {"pykälä", "paragraf", "§"}
    return _TAKERS["section" if is_section else "date"](header, value, True)


def is_labelled(line: Line) -> bool:
    """Whether a line begins with a label of a head and has its value, or is one."""
    found = _label(line.text)
    return found is not None and (found[2] or not found[1])


def _label(text: str) -> tuple[str, str, bool] | None:
    """Return field, value on the line and whether a colon parts them."""
    if len(text) > _LONGEST:
        return None
    match = _pattern().match(text)
    if match is None or match.lastgroup is None:
        return None
    value = text[match.end() :]
    has_colon = value.lstrip().startswith(":")
    return match.lastgroup, value.lstrip(" :"), has_colon


def _take(header: Header, field: str, value: str, is_sure: bool) -> bool:
    return _TAKERS[field](header, value, is_sure)


def _take_body(header: Header, value: str, is_sure: bool) -> bool:
    named = bodies.is_body(value) or (
        is_sure and (bodies.is_officeholder(value) or bodies.is_abbreviation(value))
    )
    if named:
        header.take_body(value)
    return named


def _take_official(header: Header, value: str, is_sure: bool) -> bool:
    if is_sure and value[:1].islower():
        value = _title_of_official(value) or ""
    elif not is_sure or not value[:1].isupper() or _is_row_of_labels(value):
        return False
    if not value:
        return False
    header.take_body(value[:90])
    header.status = "officeholder"
    return True


def _is_row_of_labels(value: str) -> bool:
    """Whether a value is the labels of the next columns: "Pvm Pykälä Otsikko"."""
    return all(_label(word) is not None for word in value.split())


def _title_of_official(value: str) -> str | None:
    """Return the title in "sivistysjohtaja Meri Malli", None where there is none."""
    words = value.split()
    small = [word for word in words if word[:1].islower()]
    title = " ".join(words[: len(small)])
    is_title = words[: len(small)] == small and bodies.is_officeholder(
        title.capitalize()
    )
    return title if is_title else None


def _take_date(header: Header, value: str, is_sure: bool) -> bool:
    match = _DAY_AND_HOUR.fullmatch(value)
    parts = head_lines.read(value) if value[:1].isupper() else None
    if parts and parts.body and parts.date and parts.count == _BODY_AND_DAY:
        header.take_body(parts.body)
        header.date = header.date or parts.date
        return True
    short = match["short_year"] if match else None
    day = dates.first_date(value) if match else None
    if short and is_sure:
        day = dates.day_of_any_year(short)
    header.date = header.date or day
    return day is not None


def _take_section(header: Header, value: str, is_sure: bool) -> bool:
    match = _SECTION.fullmatch(value)
    if match is None:
        return False
    header.minutes_section = header.minutes_section or match["number"].lower()
    header.is_item = True
    return True


def _take_title(header: Header, value: str, is_sure: bool) -> bool:
    if not is_sure or header.expected_title is not None or not _is_title(value):
        return False
    header.title = header.title or value
    return True


def _is_title(value: str) -> bool:
    is_words = sum(map(str.isalpha, value)) > 4 and value[:1].isupper()
    return is_words and not value.endswith(":") and _label(value) is None


_TAKERS: dict[str, Callable[[Header, str, bool], bool]] = {
    "body": _take_body,
    "official": _take_official,
    "date": _take_date,
    "section": _take_section,
    "title": _take_title,
}


@cache
def _pattern() -> re.Pattern[str]:
    fields: dict[str, list[str]] = {}
    for field, pattern, *_ in table_rows(TABLE):
        fields.setdefault(field, []).append(pattern)
    groups = "|".join(
        f"(?P<{field}>{'|'.join(patterns)})" for field, patterns in fields.items()
    )
    return re.compile(rf"(?i)(?:{groups})(?=\s|:|$)")
