"""Lines above a text that say which item it is: §, handlings, case number."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.head import head_lines
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.item_head.labelled_lines import is_labelled
from analyzers.decision.head.item_head.lines_of_meetings import BARE_KIND, ONLY_DAY
from analyzers.decision.lines import handlings
from analyzers.decision.lines.handlings import Handling
from analyzers.decision.lines.lines import Line
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies, chief_bodies
from analyzers.notations.temporal import dates

_RUNNING_HEAD = re.compile(
    r"^(?P<row>.+?\d{4}\s+(?:§\s?\d{1,4}|\d{1,4}\s?§))\s+\d{1,3}(?:\s?\(\s?\d+\s?\))?$"
)
_NUMBER_AND_SECTION = re.compile(
    r"(?P<number>\S.{4,60}?),? (?:§ ?(?P<a>\d{1,4})|(?P<b>\d{1,4}) ?§)"
)
"""Side by side: "TOR/12/10.03.01/2031   § 45"."""

_LEAD = (
    r"(?:(?:(?:kok(?:ous)?\.? ?)?asia|ärende|ärendenr|punkt)\s*(?:n(?:ro|r|o)\.?\s*)?\d{1,3}"
    r"\s*[.,/–-]?\s*|\d{1,3}\.\s+)?"
)
"""The place on the list before a §: "Asia 5 / § 45", "5. § 45"."""

_SIGN = r"(?:§{1,2}\s?|(?:pykälä|paragraf)\s)"
_OF_YEAR = r"(?:/(?:19|20)\d{2})?"
SECTION_ONLY = re.compile(
    rf"^{_LEAD}(?:{_SIGN}0*(\d{{1,4}}(?:\s?[a-z])?){_OF_YEAR}"
    rf"|0*(\d{{1,4}}(?:\s?[a-z])?){_OF_YEAR}\.?\s?§)[.:]?(?:\s+(?:julkinen|offentlig))?$",
    re.IGNORECASE,
)
_SHORT_SECTION = re.compile(
    r"(?P<name>[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{1,14}) ?"
    r"(?:§ ?(?P<a>\d{1,4}(?: ?[a-z])?)|(?P<b>\d{1,4}(?: ?[a-z])?) ?§)$"
)
"""The first line of an item, with a body's name that only its house shortens so."""

_ITEM_SECTION = re.compile(
    r"^(?:(?:case|asia|ärende)\s+)?(\d+)\.?\s*/\s*(?!(?:19|20)\d{2}\s?§)(\d+)\s?§$",
    re.IGNORECASE,
)
_PLACE_ON_LIST = re.compile(
    r"(?i)(?:kok(?:ous)?)?(?:asia|ärende|punkt) ?(?:n(?:ro|r|o)\.?)? ?(?P<number>\d{1,3})\.?"
)
_SECTION_TITLE = re.compile(
    rf"^(?i:{_LEAD})(?:(?i:{_SIGN})0*(?P<a>\d{{1,4}}(?:\s?[a-z](?=\s)|[A-Z](?=\s))?){_OF_YEAR}"
    rf"|0*(?P<b>\d{{1,4}}(?:\s?[A-Za-z])?){_OF_YEAR}\.?\s?§)"
    r"[.:,]?\s+(?:[–—-]\s+)?(?P<title>\S.{2,})$"
)


_KIND_BEFORE = re.compile(
    r"(?i)(?:esityslista|lisälista|(?:kokous)?pöytäkirja|föredragningslista|tilläggslista"
    r"|protokoll),?\s+(?=§|\d{1,4}\s?§)"
)
_PUBLIC = re.compile(
    r"^(?:Julkinen|JULKINEN|Offentlig|OFFENTLIG)(?: [/–-])? (?=[A-ZÅÄÖ0-9])"
)
"""Whether an item is public, between its § and its title: "§ 45 Julkinen Kirjan hankinta"."""

_PAST_IN_BRACKETS = re.compile(
    r"\((?:[A-ZÅÄÖ][\wåäö .-]{1,60},? (?:§ ?\d{1,4}|\d{1,4} ?§)[,.]? "
    r"\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}[,; ]*)+\)"
)
"""Earlier handlings between a § and its title: "(Tekla § 30, 1.2.2031)"."""

_OTHERS_NUMBER = re.compile(r"\([^()]{0,40}\)|[A-ZÅÄÖ]{2,8}[ /]\d{1,6}(?:/[\d.]+){1,3}")
"""The number of another register, and a word in brackets on what it is."""

_CASE_OF_BODY = re.compile(r"[A-ZÅÄÖ]{2,12}: ?\d{1,6}/(?:19|20)\d{2}")
_BARE_CASE = re.compile(r"[1-9]\d{2,5}/(?:19|20)\d{2}")
"""Higher than the number of any meeting."""


def read_compound(header: Header, line: Line) -> bool:
    """Take in a line of publisher, body, kind, number, day and section together."""
    if header.title is not None:
        return False
    parts = head_lines.read(line.text)
    if parts is None or (parts.count == 1 and parts.body is not None):
        return False
    if parts.has_range:
        header.is_item = False
    header.organisation = header.organisation or parts.publisher
    header.take_body(parts.body)
    header.date = header.date or parts.date
    header.status = header.status or parts.status
    header.meeting_number = header.meeting_number or parts.number
    if parts.section and header.item_number is None:
        header.minutes_section = header.minutes_section or parts.section
        header.is_item = True
    return True


def triple(lines: Sequence[Line], index: int) -> Handling | None:
    """Older Dynasty pages list earlier handlings as body, § and day on three lines.

    The body may go by a name of its own; the two lines below tell.
    """
    if index + 2 >= len(lines) or len(lines[index].text) > 80:
        return None
    section = SECTION_ONLY.match(lines[index + 1].text)
    day = ONLY_DAY.fullmatch(lines[index + 2].text)
    if section is None or day is None or BARE_KIND.match(lines[index].text):
        return None
    return Handling(
        lines[index].text,
        dates.parse_date(day["date"]),
        (section[1] or section[2]).lower(),
        lines[index].start,
        lines[index + 2].end,
    )


def _is_below_handling(header: Header, above: Sequence[Line]) -> bool:
    """Whether a § cannot be the item's: a line above has one, or the title stands there."""
    rows = map(handlings.read, above)
    return any(row and (row.minutes_section or header.title) for row in rows)


def _is_of_list(short: re.Match[str], below: Sequence[Line]) -> bool:
    """Whether "Kunnanhallitus § 210" is one of a list: another handling is below it."""
    rows = map(handlings.read, below) if bodies.is_body(short["name"]) else ()
    own = short["a"] or short["b"]
    return any(row and row.minutes_section not in {None, own} for row in rows)


def read_section(header: Header, line: Line, lines: Sequence[Line], index: int) -> bool:
    """Take in a line of the § or of the number of the item, with or without title."""
    match = _ITEM_SECTION.match(line.text)
    if match and header.minutes_section is None:
        header.item_number, header.minutes_section = match[1], match[2]
        header.is_item = True
        header.case_title, header.title = header.title, None
        return True
    if (place := _PLACE_ON_LIST.fullmatch(line.text)) and header.title is None:
        header.item_number = header.item_number or place["number"]
        header.is_item = True
        return True
    match = SECTION_ONLY.match(line.text)
    if match:
        if header.minutes_section is None and header.item_number is None:
            header.minutes_section = (match[1] or match[2]).lower()
        header.is_item = True
        return True
    is_on_top = index == 0 or (header.title is not None and not header.is_item)
    is_on_top = is_on_top or _is_short_for_body(header, line.text)
    short = _SHORT_SECTION.match(line.text) if is_on_top else None
    if (
        short
        and not handlings.is_act(short["name"])
        and not _is_below_handling(header, lines[:index])
        and not _is_of_list(short, lines[index + 1 : index + 2])
    ):
        header.minutes_section = short["a"] or short["b"]
        header.is_item = True
        return True
    again = _SHORT_SECTION.match(line.text) if header.title is not None else None
    if again and header.minutes_section in {again["a"], again["b"]}:
        if bodies.is_abbreviation(again["name"]):
            header.short_body = again["name"]
        return True
    match = section_title(line) or _short_section_title(header, line)
    if (
        match
        and header.title is None
        and header.minutes_section in {None, match["a"] or match["b"]}
    ):
        header.minutes_section = (match["a"] or match["b"]).lower()
        header.is_item = True
        title = _PUBLIC.sub("", match["title"]).lstrip("/ ")
        if day := ONLY_DAY.fullmatch(title):
            header.date = header.date or dates.parse_date(day["date"])
        elif not take_number(header, title):
            header.title = title
        return True
    return _take_number_and_section(header, line.text)


def take_number(header: Header, text: str) -> bool:
    """Take in a case number that stands beside a §."""
    number = case_numbers.own_case_number(text, is_below_title=True)
    label = case_numbers.case_label(text)
    beside = len(text) - (label.end() if label else 0)
    if number is None or number.end - number.start < beside:
        return False
    if header.case_number is None:
        header.case_number, header.task_class = number.text, number.task_class
    return True


def _take_number_and_section(header: Header, text: str) -> bool:
    match = _NUMBER_AND_SECTION.fullmatch(text) if header.title is None else None
    if match is None or header.minutes_section not in {None, match["a"] or match["b"]}:
        return False
    if not take_number(header, match["number"]):
        return False
    header.minutes_section = match["a"] or match["b"]
    header.is_item = True
    return True


def read_handling(
    header: Header, line: Line, lines: Sequence[Line], index: int
) -> bool:
    """Take in a row of an earlier handling, or a list of them on one line."""
    running = _RUNNING_HEAD.match(line.text) if not header.title else None
    if running:
        line = dataclasses.replace(line, text=running["row"])
    if header.title is None and _PAST_IN_BRACKETS.fullmatch(line.text):
        return True
    if not header.title and (official := handlings.read_turku_official(line)):
        header.rows.append(official[0])
        header.case_number = header.case_number or official[1]
        header.status, header.is_item = "officeholder", True
        return True
    row = handlings.read_turku_row(line) if not header.title else None
    listed = handlings.read_list(line)
    if len(listed) > 1 or (listed and header.title is None and not header.is_item):
        header.rows.extend(listed)
        return True
    row = row or handlings.read(line, header.body or _short_chief(header, line.text))
    if row is None:
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    if header.title is not None and following and not is_header_line(following):
        # Text follows: the line begins a handling and is no row of a list.
        return False
    header.rows.append(row)
    return True


def _short_chief(header: Header, text: str) -> str | None:
    """Return "Kh" of "Kh 12.3.2031" on an item that names its body nowhere else."""
    short = text.partition(" ")[0].rstrip(",")
    is_chief = short.casefold() in chief_bodies.by_abbreviation()
    return short if is_chief and header.is_item and not header.rows else None


def _is_short_for_body(header: Header, text: str) -> bool:
    """Whether a line below the body may begin with the body's name in short."""
    bodies_above = [header.body, *(row.body for row in header.rows)]
    return header.title is None and any(
        body is not None and body[:1] == text[:1] for body in bodies_above
    )


def _short_section_title(header: Header, line: Line) -> re.Match[str] | None:
    """Match "TEKN § 45 Kirjan hankinta" below "Tekninen lautakunta"."""
    short, _, rest = line.text.partition(" ")
    if not _is_short_for_body(header, short) or not bodies.is_one_short_word(short):
        return None
    is_name = handlings.is_act(short) or bodies.is_body(short)
    match = None if is_name else _SECTION_TITLE.match(rest)
    return match if match and not dates.DATE.match(match["title"]) else None


def section_title(line: Line) -> re.Match[str] | None:
    """Return the parts "a" or "b" and "title" of "45 § Kirjan hankinta", or None.

    The kind of document may stand before it: "Esityslista § 45 Kirjan hankinta".
    """
    kind = _KIND_BEFORE.match(line.text)
    if kind is None or head_lines.read(line.text) is not None:
        return _SECTION_TITLE.match(line.text)
    return _SECTION_TITLE.match(line.text[kind.end() :])


def is_section_line(text: str) -> bool:
    """Whether a line is a § alone, or behind a body's name in short: "Khall § 198"."""
    return bool(SECTION_ONLY.match(text) or _SHORT_SECTION.match(text))


def is_header_line(line: Line) -> bool:
    """Whether the line can only stand above a text: a handling, a §, a case number."""
    label = case_numbers.case_label(line.text)
    return bool(
        is_labelled(line)
        or (label and label.end() == len(line.text))
        or handlings.read(line)
        or SECTION_ONLY.match(line.text)
        or case_numbers.own_case_number(line.text)
        or BARE_KIND.match(line.text)
        or _SECTION_TITLE.match(line.text)
    )


def _is_bare_above_section(header: Header, text: str, following: str) -> bool:
    """Whether "512/2031" alone is a case number: above a §, and no meeting's number."""
    return (
        _BARE_CASE.fullmatch(text) is not None
        and header.title is None
        and text != header.meeting_number
        and (is_section_line(following) or _SECTION_TITLE.match(following) is not None)
    )


def _is_of_body(header: Header, text: str) -> bool:
    """Whether "KHALL: 512/2031" is a case number: right below the item's §, above its title."""
    return (
        header.minutes_section is not None
        and header.title is None
        and header.case_number is None
        and _CASE_OF_BODY.fullmatch(text) is not None
    )


def _among_others(text: str) -> case_numbers.CaseNumber | None:
    """Return the one case number of a line that else has only those of others."""
    found = case_numbers.find(text) if text[-1:].isdigit() or "(" in text else []
    if len(found) != 1 or found[0].is_foreign:
        return None
    rest = _OTHERS_NUMBER.sub(" ", text[: found[0].start] + text[found[0].end :])
    return None if re.search(r"\w", rest) else found[0]


def read_case(header: Header, line: Line, lines: Sequence[Line], index: int) -> bool:
    """Take in a line that begins with a case number."""
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    number = case_numbers.own_case_number(
        line.text,
        following,
        is_first=index == 0,
        is_below_title=bool(header.title and (header.minutes_section or header.rows)),
    )
    if number is None and header.title and header.has_number:
        number = _among_others(line.text)
    if number is None and _is_bare_above_section(header, line.text, following):
        number = case_numbers.CaseNumber(line.text, None, 0, len(line.text))
    if number is None and _is_of_body(header, line.text):
        number = case_numbers.CaseNumber(line.text, None, 0, len(line.text))
    if number is None:
        return header.case_number is not None and bool(
            case_numbers.CASE_NUMBER.match(line.text)
        )
    if header.case_number is None:
        header.case_number, header.task_class = number.text, number.task_class
        header.is_item = True
    return True
