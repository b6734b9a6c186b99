"""Lines above a text that are its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.head import chrome, head_lines
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.item_head.identity_lines import (
    is_header_line,
    section_title,
    triple,
)
from analyzers.decision.head.item_head.lines_of_meetings import KIND, is_of_meeting
from analyzers.decision.head.item_head.place_lines import publisher_of
from analyzers.decision.lines import handlings, headings
from analyzers.decision.lines.lines import Line
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_NOT_A_TITLE = re.compile(
    r"^(?:salassa pidettävä \(salassapidonperust|[-–•*_]|\d+\s*$"
    r"|\((?:(?:asian )?valmistelija|beredare|beredning)\b"
    r"|[\w-]+ (?:ehdottaa|esittää|föreslår)\b[^:\n]{0,40}\b(?:että|att)\b)",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    r"(?:päätöstiivistelmä|päätösosa|päätös perusteluineen|päätösteksti|lupapäätös|päätösote"
    r"|lausunto|lausuntoehdotus|esitysehdotus|selvitys|hakija|hakemus|esittely|yhteenveto"
    r"|johtopäätös|ratkaisu|utlåtande|sökande|sammandrag|utredning|avgörande|tillståndsbeslut)"
    r"\s*:?",
    re.IGNORECASE,
)
"""Labels of a part of the text, which no item is called."""
_LABELLED = re.compile(
    r"(?:kunta|kaupunki|kuntayhtymä|hyvinvointialue|organisaatio|aika|paikka|kommun|stad|tid|plats)"
    r"\s*:\s*\S[^:]{1,60}$",
    re.IGNORECASE,
)
"""Whose, when and where, with a label: "Kunta: Halmekoski"."""
_DECIDES = re.compile(
    r"^(?:[\w-]+,? ){1,6}?(?:päätti|päättää|beslutade|beslöt|beslutar)\b.*\.$|^päätän\b.*\.$"
)
"""A sentence that decides, which is the text already."""
_MOST_ATTACHMENTS, _LONGEST_NOTE = 40, 60
_MOST_BROKEN, _BORDER = 4, 4
_FULL_LINE = 55
_MOST_LINES = 6
_NARROWER = 0.8
"""Letters of a title are larger: it has fewer on a line than the text below it."""

_ENDS_OPEN = re.compile(r"(?i)(?:,|–|\s(?:ja|sekä|tai|och|samt|för|av))$")
_NUMBER_OF_BODY = re.compile(r"[A-ZÅÄÖ][\w./-]{1,14} §? ?(\d{1,4}(?: ?[a-z])?) ?§?")
_TABLE_BORDER = re.compile(r"(?:\|? ?-{3,} ?\|? ?)+")
_BORDERS_OF_ROW, _MOST_BETWEEN = 2, 4
_REMARK = re.compile(r"\([^()]{3,60}\)")
_PARTY = re.compile(
    r"(?i)(?:hakijat?|luvanhakija|valittaja|ilmoittaja|ostaja|myyjä|vuokralainen|kiinteistö"
    r"|sökanden?|anmälaren?|köparen?|säljaren?|arrendatorn?|fastighet(?:en)?)\s*:"
)
"""Labels of who or what an item is about, below its title."""

_OPENS_TEXT = re.compile(
    r"(?i)(?:yleistä|taustaa?|johdanto|allmänt|bakgrund|inledning)\s*:?"
)
"""The first heading within a text."""

_OF_DECISIONS = re.compile(r"(?i)\b(?:päätöks(?:et|iä)|beslut)\b")
"""In the title of a page that tells of several."""

_ATTACHED = re.compile(
    r"(?i)(?:liit(?:e|teet)|bilag(?:a|or)|oheismateriaali|tilläggsmaterial)\b ?\d*|\d+ "
)
"""The first of the attachments that some pages list above an item's title."""


def take_title(header: Header, lines: Sequence[Line], index: int, text: str) -> int:
    """Take in the title; return how many lines it has, 0 when the text begins here."""
    if header.title is not None:
        return 1 if lines[index].text == header.title else 0
    if header.expected_title is not None:
        return _take_expected(header, header.expected_title, lines, index)
    is_bare = not (header.is_item or header.body or header.date)
    if _LABELLED.match(lines[index].text) or _is_row_of_form(lines, index, text):
        return 1
    if is_bare and _LABEL_ALONE.fullmatch(lines[index].text):
        return 0
    if skipped := _to_own_section(header, lines, index, text):
        return skipped
    if _is_above_title(header, lines, index):
        return 1
    if _NOT_A_TITLE.match(lines[index].text):
        return 1 if lines[index].text.casefold().startswith("salassa") else 0
    used = 1
    while index + used < len(lines):
        below = lines[index + used].text
        is_over = below == lines[index].text or used >= _MOST_LINES
        is_over |= used == 1 and _is_day_below(header, lines[index], below)
        if is_over or _ends_title(header, lines, index + used, text):
            break
        used += 1
    title = " ".join(line.text for line in lines[index : index + used])
    title = re.sub(r"(?<=[a-zåäö])- (?=[a-zåäö])(?!ja |tai |sekä |och )", "", title)
    if not _can_be_title(title, header, used):
        return 0
    header.title = title
    return used


_COUNTED = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+)?: ?\d{1,6}")
"""What a site counts below a title: "Jaa: 16", "Katselukerrat: 120"."""


def _is_day_below(header: Header, title: Line, below: str) -> bool:
    """Whether below a title in words stands the day on which a site published it."""
    has_number = header.is_item or any(sign.isdigit() for sign in title.text)
    return not has_number and dates.parse_date(below) is not None


def _is_row_of_form(lines: Sequence[Line], index: int, text: str) -> bool:
    """Whether a line is a label and its value in a table: "Tarkastuspäivä | 5.2.2031 |"."""
    line = lines[index]
    end = text.find("\n", line.start)
    raw = text[line.start : end if end >= 0 else len(text)].strip()
    near = lines[max(0, index - _MOST_LINES) : index + 2]
    has_border = any(_TABLE_BORDER.fullmatch(one.text) for one in near)
    return has_border and raw.endswith("|") and raw.count("|") == _BORDERS_OF_ROW


def stands_above_case(lines: Sequence[Line], index: int) -> bool:
    """Whether a line between a title and its labelled case number is a remark or a party."""
    for line in lines[index : index + _MOST_BETWEEN]:
        if not (_REMARK.fullmatch(line.text) or _PARTY.match(line.text)):
            return line is not lines[index] and (
                case_numbers.case_label(line.text) is not None
            )
    return False


def _ends_title(header: Header, lines: Sequence[Line], index: int, text: str) -> bool:
    """Whether the line at *index* belongs to the title above it no more."""
    following = lines[index]
    if following.is_after_blank or is_header_line(following):
        return True
    if chrome.is_chrome(following.text) or _is_own_number(header, following.text):
        return True
    if _OPENS_TEXT.fullmatch(following.text) or _PARTY.match(following.text):
        return True
    if _COUNTED.fullmatch(following.text):
        return True
    if headings.read(following, text) is not None or _is_case(header, following.text):
        return True
    if following.text[:1].isupper() and following.text.endswith((".", ":")):
        return True
    if header.is_item:
        return _begins_text(lines, index)
    return _begins_head(following.text)


def _is_case(header: Header, text: str) -> bool:
    """Whether a line below an item's title is its case number and nothing else."""
    is_item = bool(header.minutes_section or header.rows)
    number = (
        case_numbers.own_case_number(text, is_below_title=True) if is_item else None
    )
    return number is not None and number.end - number.start >= len(text)


def _is_own_number(header: Header, text: str) -> bool:
    """Whether a line is the item's § again, behind a body in short: "SKOLSEKT § 31"."""
    match = _NUMBER_OF_BODY.fullmatch(text)
    return match is not None and match[1].lower() == header.minutes_section


def _begins_text(lines: Sequence[Line], index: int) -> bool:
    """Whether running text begins right below a title, with no blank line between.

    A title is broken where its next word has no place; here there was room for it, and
    the lines below are as long as those of a text.
    """
    title, first = lines[index - 1].text, lines[index].text
    if not first[:1].isupper() or _ENDS_OPEN.search(title) or title.endswith("-"):
        return False
    if first.isupper() or len(first) < _FULL_LINE:
        return False
    paragraph = [first]
    for line in lines[index + 1 : index + _MOST_BROKEN]:
        if line.is_after_blank:
            break
        paragraph.append(line.text)
    width = max(map(len, paragraph))
    has_room = len(title) + 1 + len(first.split(" ", 1)[0]) <= width
    return has_room and len(first) >= _NARROWER * width


def _begins_head(text: str) -> bool:
    """Whether a line names publisher, body or day, and is not part of a title above it."""
    if is_of_meeting(text) or bodies.is_body(text):
        return True
    parts = head_lines.read(text)
    return parts is not None and bool(parts.publisher or parts.body or parts.kind)


def continued(header: Header, lines: Sequence[Line], index: int, text: str) -> int:
    """Take in the lines by which a title goes on that began beside its §.

    It goes on where it ends open ("Kaava, kortteli 12,"), in capitals where the next line
    has them, too, and below a full line in small letters; return how many lines that are.
    """
    used = 0
    while header.title and index + used < len(lines) and used < _MOST_BROKEN:
        following = lines[index + used]
        is_next = (
            following.is_after_blank
            or is_header_line(following)
            or _is_case(header, following.text)
        )
        if is_next or headings.read(following, text) or len(following.text) > 100:
            break
        is_open = _ENDS_OPEN.search(header.title) is not None
        is_capital = header.title.isupper() and following.text.isupper()
        is_within = len(lines[index + used - 1].text) > _FULL_LINE and (
            following.text[:1].islower()
        )
        if not (is_open or is_capital or is_within):
            break
        header.title = f"{header.title} {following.text}"
        used += 1
    rest = _narrow_rest(lines, index + used, text) if header.title and not used else ()
    header.title = " ".join([header.title or "", *rest]) if rest else header.title
    return used + len(rest)


def _narrow_rest(lines: Sequence[Line], index: int, text: str) -> tuple[str, ...]:
    """Return the lines in small letters between a title's first and the next heading.

    In a narrow column a title is broken early; no text stands above a case number.
    """
    rest: list[str] = []
    for line in lines[index : index + _MOST_BROKEN]:
        if rest and (is_header_line(line) or headings.read(line, text)):
            return tuple(rest)
        is_rest = line.text[:1].islower() and line.text[-1:] not in ".:;?!"
        if not is_rest or line.is_after_blank:
            break
        rest.append(line.text)
    return ()


def _to_own_section(
    header: Header, lines: Sequence[Line], index: int, text: str
) -> int:
    """Count lines of attachments above the item's own body, § and day, 0 for none.

    The page names the section on top; where it is set again on lines of its own, the
    title stands below.
    """
    if header.minutes_section is None or header.rows:
        return 0
    for ahead in range(index + 1, min(len(lines), index + _MOST_ATTACHMENTS)):
        if len(lines[ahead].text) > 160 or case_numbers.find(lines[ahead].text):
            return 0
        row = triple(lines, ahead)
        if row is not None and row.minutes_section == header.minutes_section:
            return ahead - index
        is_listed = _ATTACHED.match(lines[index].text) or _is_cell(lines[index], text)
        if is_listed and _is_own(header, lines[ahead]):
            return _paragraph(lines, ahead, text) - index
    return 0


def below_attachments(
    header: Header, lines: Sequence[Line], index: int, text: str
) -> int:
    """Count lines of attachments above the title that stands over the item's handling."""
    is_label_alone = not lines[index].text.strip(" |:").partition(":")[2]
    for ahead in range(index + 1, min(len(lines), index + _MOST_ATTACHMENTS)):
        if _is_own(header, lines[ahead]):
            title = _paragraph(lines, ahead, text)
            return title - index if title > index + is_label_alone else 0
    return 0


def _is_own(header: Header, line: Line) -> bool:
    """Whether a line is the item's body, day and § again, or those of its first handling."""
    row = handlings.read(line)
    if row is None or row.date is None or row.minutes_section is None:
        return False
    if row.date == header.date:
        return row.minutes_section == header.minutes_section
    return header.date is not None and row.date < header.date


def _paragraph(lines: Sequence[Line], end: int, text: str) -> int:
    """Return where the paragraph begins that ends before the line at *end*."""
    start = end - 1
    while start > 0 and not lines[start].is_after_blank:
        if _is_cell(lines[start - 1], text):
            break
        start -= 1
    return start


def _is_cell(line: Line, text: str) -> bool:
    """Whether the border of a table follows a line."""
    return text[line.end : line.end + _BORDER].lstrip(" \t").startswith("|")


def _is_above_title(header: Header, lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a note above a § with a title, the only one.

    Where another § with a title follows it, the lines are a list of items.
    """
    if header.minutes_section is not None or index + 2 >= len(lines):
        return False
    own, after = section_title(lines[index + 1]), section_title(lines[index + 2])
    if own is None or after is not None or _names_a_body(own["title"]):
        return False
    if _OF_DECISIONS.search(lines[index].text) and _has_second(lines, index + 1):
        return False
    return len(lines[index].text) < _LONGEST_NOTE and lines[index].text[-1] not in ".:"


def _has_second(lines: Sequence[Line], index: int) -> bool:
    """Whether another § with a title stands below the one at *index*."""
    found = (section_title(line) for line in lines[index:])
    return len({match["a"] or match["b"] for match in found if match}) > 1


def _names_a_body(text: str) -> bool:
    return bodies.is_body(text) or bodies.is_abbreviation(text)


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
    if not header.is_item and _DECIDES.match(title):
        return False
    ends_open = title.endswith((".", ":", ";", ",")) and not re.search(r"\d\.$", title)
    if header.is_item and used <= 4 and len(title) <= 500:
        return not (ends_open and len(title) > 160)
    return len(title) <= 320 and not ends_open and not title[:1].islower()


def first_title(lines: Sequence[Line]) -> str | None:
    """Return the first line that is not chrome, a publisher or a body: a cover's title."""
    for line in lines[:12]:
        text = line.text
        if chrome.is_chrome(text) or bodies.is_body(text) or len(text) > 300:
            continue
        if publisher_of(text) is None or re.search(KIND, text, re.IGNORECASE):
            return text
    return None
