"""What stands above a decision's text: body, day, §, title, case number, page chrome."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzers.decision.head import chrome, head_lines
from analyzers.decision.lines import handlings, headings
from analyzers.decision.lines.handlings import Handling
from analyzers.decision.lines.lines import Line, clean
from analyzers.decision.model import Status
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_ORGANISATION = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ -]{1,50}? (?:kaupunki"
    r"|kunta|stad|kommun|kuntayhtymä|hyvinvointialue|välfärdsområde"
    r"|samkommun))(?:,? (?P<rest>.*))?$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"^(?:(?:hyvinvointi)?kuntayhtymä [A-ZÅÄÖ][\w-]+|samkommunen(?:"
    r" för)? [\w -]{3,50}|[A-ZÅÄÖ][\w-]*-?yhtymä)$",
    re.IGNORECASE,
)
_RUNNING_HEAD = re.compile(
    r"^(?P<row>.+?\d{4}\s+(?:§\s?\d{1,4}|\d{1,4}\s?§))\s+\d{1,3}(?:\s?\(\s?\d+\s?\))?$"
)
_LABELLED_DAY = re.compile(
    r"^(?:sammanträdesdatum|kokouspäivämäärä|kokouspäivä"
    r"|kokouspvm|päivämäärä)\s*:?\s+(?P<rest>\d.*)$",
    re.IGNORECASE,
)
_KIND = (
    r"(?P<kind>pöytäkirja|esityslista|lisälista|protokoll|föredragningslista"
    r"|tilläggslista|kokouskutsu|viranhaltijapäätös|tjänsteinnehavarbeslut)"
)
_DAY = rf"(?P<date>{dates.NUMERIC_DAY})"
_MEETING = re.compile(
    rf"^(?:(?P<body>[A-ZÅÄÖ].*?)[\s,]+)?{_KIND}[\s,]+{_DAY}(?:\s+(?:klo"
    rf"|kl\.?)\s*[\d.:]+)?\s*[/, ]\s*(?P<what>pykälä|asianro"
    rf"|paragraf|ärendenr|ärende|§)\s*(?P<number>\d+(?: ?[a-z]\b)?)",
    re.IGNORECASE,
)
_CASEM = re.compile(
    rf"^(?P<body>[A-ZÅÄÖ].{{2,110}}?),\s+(?:kokous|möte|sammanträde|meeting)\s+{_DAY}",
    re.IGNORECASE,
)
_OFFICIAL_LABEL = re.compile(
    r"(?i)(?P<day>päätöspäivämäärä|päätöspäivä|beslutsdatum|beslutsdag)"
    r"|päätöksen tekijä|päätöksentekijä|beslutsfattare|fattat av"
)
_OFFICIAL_DECISION = re.compile(
    r"(?:viranhaltijapäätös|tjänsteinnehavarbeslut)\b", re.IGNORECASE
)
"""The line below an official's title; else such a title alone opens a proposal."""
_BARE_KIND = re.compile(
    rf"^{_KIND}(?:\s+(?:nro\s*)?(?P<number>\d+/\d+))?(?:\s+\d+ ?\( ?\d* ?\))?$", re.I
)
_SECTION_ONLY = re.compile(
    r"^(?:§{1,2}\s?(\d{1,4}(?:\s?[a-z])?)|(\d{1,4}(?:\s?[a-z])?)\s?§)\.?$",
    re.IGNORECASE,
)
_ITEM_SECTION = re.compile(
    r"^(?:(?:case|asia|ärende)\s+)?(\d+)\.?\s*/\s*(\d+)\s?§$", re.IGNORECASE
)
_SECTION_TITLE = re.compile(
    r"^(?:§\s?(?P<a>\d{1,4}(?:\s?[a-z](?=\s))?)|(?P<b>\d{1,4}(?:\s?[a-z])?)\s?§)"
    r"[.:,]?\s+(?P<title>\S.{2,})$"
)
_NOT_A_TITLE = re.compile(
    r"^(?:salassa pidettävä \(salassapidonperust|[-–•*]|\d+\s*$)", re.IGNORECASE
)
_INITIALS = re.compile(r"^[A-ZÅÄÖ]{1,4}(?:[/-][A-ZÅÄÖ]{1,4})+$")


@dataclass(slots=True)
class Header:
    """What was read above the text; None where it says nothing.

    Attributes:
        end: offset where the header ends and the text begins.
        rows: body-date-§ lines of a list of handlings, in order.
        case_title: of the whole case, where the item has a title of its own below it.
        is_item: True when something showed that this is one item of a meeting.
    """

    organisation: str | None = None
    body: str | None = None
    date: dt.date | None = None
    minutes_section: str | None = None
    item_number: str | None = None
    meeting_number: str | None = None
    title: str | None = None
    case_number: str | None = None
    task_class: str | None = None
    status: Status | None = None
    end: int = 0
    rows: list[Handling] = field(default_factory=list)
    is_item: bool = False
    expected_title: str | None = None
    case_title: str | None = None

    def own(self) -> Handling | None:
        """Return the identity the header gives the item itself, or None."""
        if self.date is None and self.minutes_section is None:
            return None
        return Handling(self.body or "", self.date, self.minutes_section, 0, 0)


def read(lines: Sequence[Line], text: str, title: str | None = None) -> Header:
    """Read the header of a document given as *lines* of *text*.

    Args:
        lines: of the text.
        text: of the document.
        title: when the source has told it; then only lines that are part of it are
            taken for the title, and the text may begin without one.
    """
    header = Header(expected_title=title and clean(title))
    index = 0
    limit = min(len(lines), 120)
    while index < limit:
        step = _step(header, lines, index, text)
        if step == 0:
            break
        index += step
        header.end = lines[index - 1].end
    header.title = header.title or header.case_title
    return header


def _step(header: Header, lines: Sequence[Line], index: int, text: str) -> int:
    """Take in the line at *index*; return how many lines were used, 0 at the text."""
    line = _without_buttons(lines[index])
    if line is None:
        return 1
    if line is not lines[index]:
        lines = [*lines[:index], line, *lines[index + 1 :]]
    row = _triple(lines, index)
    if row is not None:
        header.rows.append(row)
        return 3
    if _read_labelled(header, line, lines, index):
        return 2
    for reader in (
        _read_meeting,
        _read_section,
        _read_handling,
        _read_case,
        _read_place,
    ):
        if reader(header, line, lines, index):
            return 1
    if chrome.is_chrome(line.text):
        return 1
    if _read_head_line(header, line):
        return 1
    heading = headings.read(line, text)
    if heading is not None:
        return _skip_attachments(header, heading, lines, index)
    return _take_title(header, lines, index, text)


def _without_buttons(line: Line) -> Line | None:
    """Leave out the buttons before a line's words; None when it is nothing else."""
    text = chrome.after_buttons(line.text)
    if text == line.text:
        return line
    if not text:
        return None
    return dataclasses.replace(line, text=text, start=line.end - len(text))


def _read_head_line(header: Header, line: Line) -> bool:
    """Take in a line of publisher, body, kind, number, day and section together."""
    if header.title is not None:
        return False
    parts = head_lines.read(line.text)
    if parts is None or (parts.count == 1 and parts.body is not None):
        return False
    header.organisation = header.organisation or parts.publisher
    header.body = header.body or parts.body
    header.date = header.date or parts.date
    header.status = header.status or parts.status
    header.meeting_number = header.meeting_number or parts.number
    if parts.section and header.item_number is None:
        header.minutes_section = header.minutes_section or parts.section
        header.is_item = True
    return True


def _triple(lines: Sequence[Line], index: int) -> Handling | None:
    """Older Dynasty pages list earlier handlings as body, § and day on three lines.

    The body may go by a name of its own; the two lines below tell.
    """
    if index + 2 >= len(lines) or len(lines[index].text) > 80:
        return None
    section = _SECTION_ONLY.match(lines[index + 1].text)
    day = re.fullmatch(_DAY, lines[index + 2].text)
    if section is None or day is None:
        return None
    return Handling(
        lines[index].text,
        dates.parse_date(day["date"]),
        (section[1] or section[2]).lower(),
        lines[index].start,
        lines[index + 2].end,
    )


def _skip_attachments(
    header: Header, heading: headings.Heading, lines: Sequence[Line], index: int
) -> int:
    """Legacy Dynasty lists attachments above the §: go on when one follows."""
    if (
        header.title is not None
        or not header.is_item
        or heading.kind not in {"attachments", "other"}
    ):
        return 0
    for ahead in range(index + 1, min(len(lines), index + 40)):
        following = lines[ahead + 1].text if ahead + 1 < len(lines) else ""
        number = case_numbers.own_case_number(lines[ahead].text, following)
        if number or _SECTION_ONLY.match(lines[ahead].text) or _triple(lines, ahead):
            return ahead - index
    return 0


def _read_meeting(
    header: Header, line: Line, lines: Sequence[Line], index: int
) -> bool:
    match = _MEETING.match(line.text) or _CASEM.match(line.text)
    if match is None:
        return header.title is None and _take_kind(header, line.text)
    if header.date is not None:
        return match.re is _MEETING
    header.is_item = True
    header.body = header.body or match["body"]
    header.date = dates.parse_date(match["date"])
    if match.re is _MEETING:
        header.status = _status(match["kind"])
        if match["what"].casefold() in {"pykälä", "paragraf", "§"}:
            header.minutes_section = match["number"]
        else:
            header.item_number = match["number"]
    return True


def _take_kind(header: Header, text: str) -> bool:
    """Take in "Pöytäkirja 4/2024", and say whether the text is that."""
    kind = _BARE_KIND.match(text)
    if kind:
        header.status = _status(kind["kind"])
        header.meeting_number = kind["number"] or header.meeting_number
    return kind is not None


def _read_labelled(
    header: Header, line: Line, lines: Sequence[Line], index: int
) -> bool:
    """Take in a label of an official's decision; its value stands on the line below."""
    label = _OFFICIAL_LABEL.fullmatch(line.text)
    if label is None or index + 1 >= len(lines):
        return False
    value = lines[index + 1].text
    if label["day"]:
        header.date = header.date or dates.parse_date(value)
    else:
        header.body = header.body or value[:90]
        header.status = "officeholder"
    return True


def _status(kind: str) -> Status:
    name = kind.casefold()
    if name in {"viranhaltijapäätös", "tjänsteinnehavarbeslut"}:
        return "officeholder"
    return "minutes" if name in {"pöytäkirja", "protokoll"} else "agenda"


def _read_section(
    header: Header, line: Line, lines: Sequence[Line], index: int
) -> bool:
    match = _ITEM_SECTION.match(line.text)
    if match and header.minutes_section is None:
        header.item_number, header.minutes_section = match[1], match[2]
        header.is_item = True
        header.case_title, header.title = header.title, None
        return True
    match = _SECTION_ONLY.match(line.text)
    if match:
        if header.minutes_section is None and header.item_number is None:
            header.minutes_section = (match[1] or match[2]).lower()
        header.is_item = True
        return True
    match = _SECTION_TITLE.match(line.text)
    if (
        match
        and header.title is None
        and header.minutes_section in {None, match["a"] or match["b"]}
    ):
        header.minutes_section = match["a"] or match["b"]
        header.title = match["title"]
        header.is_item = True
        return True
    return False


def _read_handling(
    header: Header, line: Line, lines: Sequence[Line], index: int
) -> bool:
    running = _RUNNING_HEAD.match(line.text) if not header.title else None
    if running:
        line = dataclasses.replace(line, text=running["row"])
    row = handlings.read_turku_row(line) if not header.title else None
    listed = handlings.read_list(line)
    if len(listed) > 1 or (listed and header.title is None and not header.is_item):
        header.rows.extend(listed)
        return True
    row = row or handlings.read(line)
    if row is None:
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    if header.title is not None and following and not _is_header_line(following):
        # Text follows: the line begins a handling and is no row of a list.
        return False
    header.rows.append(row)
    return True


def _is_header_line(line: Line) -> bool:
    return bool(
        handlings.read(line)
        or _SECTION_ONLY.match(line.text)
        or case_numbers.own_case_number(line.text)
        or _SECTION_TITLE.match(line.text)
    )


def _read_case(header: Header, line: Line, lines: Sequence[Line], index: int) -> bool:
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    number = case_numbers.own_case_number(line.text, following, is_first=index == 0)
    if number is None:
        return header.case_number is not None and bool(
            case_numbers.CASE_NUMBER.match(line.text)
        )
    if header.case_number is None:
        header.case_number, header.task_class = number.text, number.task_class
        header.is_item = True
    return True


def _read_place(header: Header, line: Line, lines: Sequence[Line], index: int) -> bool:
    labelled = _LABELLED_DAY.match(line.text)
    text = labelled["rest"] if labelled else line.text
    if header.title is None and header.organisation is None and is_publisher(text):
        header.organisation = text
        return True
    organisation = _ORGANISATION.match(text)
    if (
        organisation
        and header.title is None
        and header.organisation is None
        and (not organisation["rest"] or _take_kind(header, organisation["rest"]))
    ):
        header.organisation = organisation["name"]
        return True
    if text.startswith("Turun kaupunki") and "Kokouspvm" in text:
        header.organisation = "Turun kaupunki"
        return True
    if re.fullmatch(_DAY, text) and header.title is None:
        header.date = header.date or dates.first_date(text)
        return True
    if re.fullmatch(r"\d{2}(?:\.\d{2}){1,4}", text) or _INITIALS.match(text):
        return header.case_number is not None
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    is_official = (
        header.title is not None
        or header.status == "officeholder"
        or bool(_OFFICIAL_DECISION.match(following))
    )
    named = bodies.is_body(text) or (is_official and bodies.is_officeholder(text))
    if named and header.body is None and (header.title is None or header.is_item):
        header.body = text
        return True
    return (
        named
        and header.body is not None
        and handlings.same_body(text, header.body)
        and header.title is None
    )


def _take_title(header: Header, lines: Sequence[Line], index: int, text: str) -> int:
    if header.title is not None:
        return 1 if lines[index].text == header.title else 0
    if header.expected_title is not None:
        return _take_expected(header, header.expected_title, lines, index)
    if _NOT_A_TITLE.match(lines[index].text):
        return 1 if lines[index].text.casefold().startswith("salassa") else 0
    used = 1
    while index + used < len(lines):
        following = lines[index + used]
        if following.is_after_blank or following.text == lines[index].text or used >= 6:
            break
        if _is_header_line(following) or headings.read(following, text):
            break
        if following.text[:1].isupper() and following.text.endswith((".", ":")):
            break
        used += 1
    title = " ".join(line.text for line in lines[index : index + used])
    title = re.sub(r"(?<=[a-zåäö])- (?=[a-zåäö])(?!ja |tai |sekä |och )", "", title)
    if not _can_be_title(title, header, used):
        return 0
    header.title = title
    return used


def _take_expected(
    header: Header, title: str, lines: Sequence[Line], index: int
) -> int:
    """Take the lines that make up the title the source has told; 0 when none do."""
    taken = ""
    used = 0
    for line in lines[index : index + 8]:
        longer = f"{taken} {line.text}".strip()
        if not title.casefold().startswith(longer.casefold()):
            break
        taken = longer
        used += 1
    if used:
        header.title = title
    return used


def _can_be_title(title: str, header: Header, used: int) -> bool:
    ends_open = title.endswith((".", ":", ";", ",")) and not re.search(r"\d\.$", title)
    if header.is_item and used <= 4 and len(title) <= 500:
        return not (ends_open and len(title) > 160)
    return len(title) <= 320 and not ends_open and not title[:1].islower()


def is_publisher(text: str) -> bool:
    """Say whether a line is a publisher's name alone, also in two languages."""
    if _JOINT.match(text):
        return True
    names = text.split(" / ")
    return len(names) == 2 and all(publisher_of(name) == name for name in names)


def publisher_of(text: str) -> str | None:
    """Return the publisher with which a line begins ("Lapuan kaupunki …"), or None."""
    match = _ORGANISATION.match(text)
    return match["name"] if match else None


def first_title(lines: Sequence[Line]) -> str | None:
    """Return the first line that is no chrome, publisher or body: a cover's title."""
    for line in lines[:12]:
        text = line.text
        if chrome.is_chrome(text) or bodies.is_body(text) or len(text) > 300:
            continue
        if not _ORGANISATION.match(text) or re.search(_KIND, text, re.IGNORECASE):
            return text
    return None
