"""What stands above a decision's text: body, day, §, title, case number, page chrome."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.head import chrome, site_ways
from analyzers.decision.head.item_head import anchors
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.item_head.identity_lines import (
    SECTION_ONLY,
    is_section_line,
    read_case,
    read_compound,
    read_handling,
    read_section,
    triple,
)
from analyzers.decision.head.item_head.labelled_lines import is_labelled, read_labelled
from analyzers.decision.head.item_head.letterheads import read_letterhead
from analyzers.decision.head.item_head.lines_of_meetings import read_meeting
from analyzers.decision.head.item_head.numbered_titles import (
    read_numbered,
    read_opened,
    read_stacked,
    without_own_number,
)
from analyzers.decision.head.item_head.place_lines import read_place
from analyzers.decision.head.item_head.title_lines import (
    below_attachments,
    continued,
    stands_above_case,
    take_title,
)
from analyzers.decision.lines import handlings, head_words, headings
from analyzers.decision.lines.lines import Line, clean
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_MENU_LINES = 6
_MOST_LINES = 120
_SHORTEST_TITLE = 8
_ATTACHMENT = re.compile(
    r"(?i)(?<=[\d§])[ ,/]+(?:liite|bilaga|oheismateriaali) ?(?:n(?:ro|r|o)\.? ?)?\d{1,2}$"
)
_PREPARED_BY = re.compile(
    r"(?i)(?:valmistelij|lisätie|valmistelu ja lisät|beredar|beredning)[\wåäö/ ]*:? +\S"
)
_CONTACT = re.compile(
    r"(?i)@|\(at\)|\b(?:puh|p|tel|tfn|gsm)\b\.?:? ?[\d+]"
    r"|^[\wåäö-]+ [\wåäö-]+, [\wåäö -]*(?:johtaja|päällikkö|sihteeri|insinööri|direktör|chef)"
)
_PLACE = re.compile(
    r"(?i)(?:kokouspaikka|paikka|(?:sammanträdes|mötes)?plats)\b:? +\S.{0,80}$"
)
_BREADCRUMB = re.compile(r"\s[»›>]\s")
_LINKED = re.compile(r"\|[^|\n]+\|[ \t]*(?:\|[ \t]*)?")
"""A row of a table with one cell, a link to an attachment: "| Liite 2 | |"."""


def read(
    lines: Sequence[Line],
    text: str,
    title: str | None = None,
    body: str | None = None,
) -> Header:
    """Read the header of a document given as *lines* of *text*.

    Args:
        lines: of the text.
        text: of the document.
        title: when the source has told it; then only lines that are part of it are
            taken for the title, and the text may begin without one.
        body: when the source has told it; another body alone on a line is a title.
    """
    known = title and clean(title)
    header = Header(expected_title=known, body=body)
    _take_lines(header, lines, text)
    if anchors.may_be_the_sites(header):
        header = _from_anchor(header, lines, text, body)
    header.title = header.title or header.case_title
    if header.title is not None and header.expected_title is None:
        title = without_own_number(header.title, header)
        header.title, number = case_numbers.cut_from(title)
        if number is not None and header.case_number is None:
            header.case_number, header.task_class = number.text, number.task_class
    return header


def _take_lines(header: Header, lines: Sequence[Line], text: str) -> int:
    """Take in line after line; return the index of the first that is the text's."""
    index = 0
    limit = min(len(lines), _MOST_LINES)
    while index < limit:
        step = _step(header, lines, index, text)
        if step == 0:
            break
        index += step
        header.end = lines[index - 1].end
    return index


def _from_anchor(
    header: Header, lines: Sequence[Line], text: str, body: str | None
) -> Header:
    """Return what is read when all above the item's own line may be the web site's.

    A title alone above a § without one stays the title, and so does one in Markdown.
    """
    anchor = anchors.find(lines, text)
    if anchor is None or "#" in text[: lines[0].start]:
        return header
    again = Header(body=body, anchor=anchor)
    _take_lines(again, lines, text)
    if header.is_title_first and header.has_number:
        return again if again.title and anchors.is_likely(again.title) else header
    if again.title is None and again.skipped[-1:] == [anchor - 1]:
        above = lines[anchor - 1].text
        again.title = above if len(above) > _SHORTEST_TITLE else None
    has_more = again.title and (
        again.body or again.date or again.case_number or again.rows
    )
    return again if again.has_number and has_more else header


def _step(header: Header, lines: Sequence[Line], index: int, text: str) -> int:
    """Take in the line at *index*; return how many lines were used, 0 at the text."""
    line = _own_words(lines[index])
    if line is None:
        return 1
    if line is not lines[index]:
        lines = [*lines[:index], line, *lines[index + 1 :]]
    if (rows := _take_row(header, lines, index)) is not None:
        return rows
    if labelled := read_labelled(header, lines, index):
        return labelled
    if _take_breadcrumb(header, line, text):
        return 1
    for reader in (
        read_meeting,
        read_section,
        read_handling,
        read_case,
        read_place,
        read_letterhead,
        read_numbered,
        read_opened,
        read_stacked,
    ):
        had_title = header.title is not None
        if reader(header, line, lines, index):
            is_begun = header.title is not None and not had_title
            return 1 + (is_begun and continued(header, lines, index + 1, text))
    if _is_no_part(header, lines, index, text) or read_compound(header, line):
        return 1
    if index < header.anchor:
        header.skipped.append(index)
        return 1
    heading = headings.read(line, text)
    if heading is not None and _is_preparer(header, lines, index, text):
        return 1
    if heading is not None:
        return _skip_attachments(header, heading, lines, index, text)
    return _take_title(header, lines, index, text)


def _take_row(header: Header, lines: Sequence[Line], index: int) -> int | None:
    """Take in a handling on three lines or with its parts in any order; None for neither.

    "226 § Kirkkoneuvosto 11.8.2019" has no title behind its §; below the title of the item it
    begins the text of a handling.
    """
    row = triple(lines, index)
    if row is not None:
        header.rows.append(row)
        return 3
    line = lines[index]
    worded = None if handlings.read(line) else head_words.read(line)
    if worded is None or is_labelled(line):
        return None
    if header.title is not None:
        return 0
    header.rows.append(worded)
    return 1


def _take_title(header: Header, lines: Sequence[Line], index: int, text: str) -> int:
    """Take in the title, and whether nothing that could be read stands above it."""
    is_named = header.body or header.date or header.organisation or header.rows
    is_first = not (is_named or header.is_item)
    used = take_title(header, lines, index, text)
    header.is_title_first = header.is_title_first or (used > 0 and is_first)
    return used


def _own_words(line: Line) -> Line | None:
    """Leave out buttons before a line and an attachment's label behind its §."""
    without = _without_buttons(line)
    return without and _without_attachment(without)


def _without_attachment(line: Line) -> Line:
    """Leave out "/ Liite 4" behind a §: the head of a decision on its attachment."""
    match = _ATTACHMENT.search(line.text) if "§" in line.text else None
    return dataclasses.replace(line, text=line.text[: match.start()]) if match else line


def _take_breadcrumb(header: Header, line: Line, text: str) -> bool:
    """Take in the way to a page: "Etusivu > Päätöksenteko > Tekninen lautakunta > 3.2.2031"."""
    parts = [part.strip() for part in _BREADCRUMB.split(line.text)]
    is_way = len(parts) > 2 or (len(parts) == 2 and chrome.is_menu(parts[0]))
    if not is_way and site_ways.is_way(raw := text[line.start : line.end]):
        parts, is_way = site_ways.parts(raw), True
    if not is_way or header.title is not None:
        return False
    for part in parts:
        if bodies.is_body(part):
            header.take_body(part)
        header.date = header.date or dates.parse_date(part)
    return True


def _is_menu(header: Header, line: Line, index: int) -> bool:
    """Whether a line is a web site's menu: only above whatever shows an item."""
    is_above = index < _MENU_LINES and header.title is None and not header.is_item
    return is_above and chrome.is_menu(line.text)


def _without_buttons(line: Line) -> Line | None:
    """Leave out the buttons before a line's words; None when it is nothing else."""
    text = chrome.after_buttons(line.text)
    if text == line.text:
        return line
    if not text:
        return None
    return dataclasses.replace(line, text=text, start=line.end - len(text))


def _is_no_part(header: Header, lines: Sequence[Line], index: int, text: str) -> bool:
    """Whether a line is the page's own, links an attachment, or says where a meeting is."""
    line = lines[index]
    is_pages = chrome.is_chrome(line.text) or _is_menu(header, line, index)
    is_link = header.title is None and header.is_item and _is_linked(line, text)
    is_open = header.title is not None and header.case_number is None
    is_between = is_open and stands_above_case(lines, index)
    is_place = _is_place_above_section(header, lines, index)
    return is_pages or is_link or is_between or is_place


def _is_linked(line: Line, text: str) -> bool:
    begin = text.rfind("\n", 0, line.start) + 1
    end = text.find("\n", line.end)
    return _LINKED.fullmatch(text, begin, end if end >= 0 else len(text)) is not None


def _is_place_above_section(header: Header, lines: Sequence[Line], index: int) -> bool:
    """Whether a line says where a meeting is, above the § of the one item shown."""
    if header.title is not None or not _PLACE.match(lines[index].text):
        return False
    below = [line.text for line in lines[index + 1 : index + 3]]
    return any(is_section_line(text) for text in below)


def _is_preparer(header: Header, lines: Sequence[Line], index: int, text: str) -> bool:
    """Whether a line names who prepared an item whose title stands below it."""
    is_item = header.is_item or bool(header.rows)
    if header.title is not None or not is_item or index + 1 >= len(lines):
        return False
    below = lines[index + 1]
    return (
        _PREPARED_BY.match(lines[index].text) is not None
        and below.is_after_blank
        and below.text[:1].isupper()
        and not below.text.endswith((".", ":"))
        and _CONTACT.search(below.text) is None
        and headings.read(below, text) is None
    )


def _skip_attachments(
    header: Header,
    heading: headings.Heading,
    lines: Sequence[Line],
    index: int,
    text: str,
) -> int:
    """Legacy Dynasty lists attachments above the §: go on when one follows."""
    if (
        header.title is not None
        or not header.is_item
        or heading.kind not in {"attachments", "other"}
    ):
        return 0
    if heading.kind == "attachments" and (
        skipped := below_attachments(header, lines, index, text)
    ):
        return skipped
    for ahead in range(index + 1, min(len(lines), index + 40)):
        following = lines[ahead + 1].text if ahead + 1 < len(lines) else ""
        number = case_numbers.own_case_number(lines[ahead].text, following)
        if number or SECTION_ONLY.match(lines[ahead].text) or triple(lines, ahead):
            return ahead - index
    return 0
