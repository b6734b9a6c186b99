"""Where items begin that have more than their § line on top: handlings, case number, title."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from analyzers.decision.lines import handlings
from analyzers.decision.lines.lines import Line
from analyzers.decision.minutes.minutes_rows import START, Row, section_key
from analyzers.decision.minutes.own_matter import MATTER
from analyzers.notations.case_codes import case_numbers

_PLACE_ON_LIST = re.compile(
    r"(?i)(?:asia(?:kohta)?|kohta|ärende|punkt) ?(?:n(?:ro|r|o)\.?)? ?\d{1,3}\.?:?"
)
_RANGE = re.compile(r"\d ?[-–—] ?\d{1,4} ?§|§ ?\d{1,4} ?[-–—] ?\d")
"""The sections of a meeting, on its cover: "ASIAT 288 - 291 §"."""

_TITLE_LINES = 4
_SHORTEST, _LONGEST = 5, 160
_LONGEST_CASE = 60
_MOST_HANDLINGS = 8
_MOST_ROWS = 400
_IsTitle = Callable[[Sequence[Row], int], bool]


def moved_up(
    rows: Sequence[Row],
    starts: Sequence[tuple[str, int]],
    listed: Mapping[str, str],
) -> list[int]:
    """Return for each item (section, row of its § line) the row where it begins.

    Args:
        rows: of the whole document.
        starts: section and row of the § line of each item.
        listed: titles of the sections on the cover.
    """
    begins = _with_lists_before(rows, [at for _, at in starts])
    above = [-1, *begins]
    begins = [
        _with_page_list(rows, section, begin, before)
        for (section, _), begin, before in zip(starts, begins, above, strict=False)
    ]
    is_title, begins = _with_titles(rows, begins)
    begins = _with_cases_above(rows, begins) if is_title else begins
    above = [-1, *(at for _, at in starts)]
    return [
        _with_first_handling(rows, (before + 1, begin), listed.get(section), is_title)
        for (section, _), begin, before in zip(starts, begins, above, strict=False)
    ]


def _with_page_list(rows: Sequence[Row], section: str, begin: int, before: int) -> int:
    """Move up to the list of an item's handlings on top of a page, its own the last of them.

    The title and the text of the first handling stand between the list and the own § line.
    """
    for index in range(before + 1, begin):
        is_top = rows[index].page != rows[index - 1].page if index else True
        if not is_top:
            continue
        for row in rows[index : min(index + _MOST_HANDLINGS, begin)]:
            found = handlings.read(row.line)
            if found is None or found.date is None or found.minutes_section is None:
                break
            if section_key(found.minutes_section) == section:
                return index
    return begin


def _with_titles(
    rows: Sequence[Row], begins: Sequence[int]
) -> tuple[_IsTitle | None, list[int]]:
    """Move up to titles, where most items have theirs above the § line.

    Titles in capitals stand above any § line, others above a line of body, day and §, or
    above a bare § below which the text begins. Half of them is enough in capitals: others
    stand above what another body handled.
    """
    for is_title in (_is_capital, _is_plain, _is_above_bare):
        titled = sum(index > 0 and is_title(rows, index - 1) for index in begins)
        is_most = titled * 2 > len(begins) or (
            is_title is _is_capital and titled * 2 == len(begins) and titled > 1
        )
        if is_most:
            return is_title, _moved(rows, begins, is_title)
    return None, list(begins)


def _with_first_handling(
    rows: Sequence[Row],
    place: tuple[int, int],
    listed: str | None,
    is_title: _IsTitle | None,
) -> int:
    """Move up to the title above what another body, or this one earlier, handled.

    Args:
        rows: of the whole document.
        place: the first row below the § line above, and where the item begins so far.
        listed: the title on the cover; elsewhere a page begins with it, or the item
            above has ended.
        is_title: tells titles, where most items have theirs above the § line.
    """
    first, begin = place
    for top in range(begin - 1, max(first, begin - _MOST_ROWS) - 1, -1):
        end = _end_of_listed(rows, top, begin, listed)
        if end is None and is_title and _is_first(rows, top, first):
            end = top
            while end < begin and end - top < _TITLE_LINES and is_title(rows, end):
                end += 1
        if end and end > top and _is_handled(rows, end, begin):
            return top
    return begin


def _end_of_listed(
    rows: Sequence[Row], top: int, begin: int, listed: str | None
) -> int | None:
    """Return the row below the listed title, if it stands at *top*."""
    if listed is None or not _is_apart(rows, top):
        return None
    title, printed = _letters(listed), ""
    for end in range(top, min(top + _TITLE_LINES, begin)):
        printed += _letters(rows[end].line.text)
        if printed == title:
            return end + 1
    return None


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _is_apart(rows: Sequence[Row], place: int) -> bool:
    is_first = place == 0 or rows[place - 1].page != rows[place].page
    return is_first or rows[place].line.is_after_blank


def _is_first(rows: Sequence[Row], place: int, first: int) -> bool:
    """Whether an item may begin at *place*: on top of a page, or below a decision."""
    if place and rows[place - 1].page != rows[place].page:
        return True
    is_ended = any(MATTER.match(row.line.text) for row in rows[first:place])
    return is_ended and rows[place].line.is_after_blank


def _is_handled(rows: Sequence[Row], place: int, begin: int) -> bool:
    """Whether an earlier handling or the item's § line follows, a case number between."""
    while place < begin and _is_case(rows[place].line):
        place += 1
    if place >= begin:
        return True
    row = handlings.read(rows[place].line)
    return row is not None and row.date is not None and row.minutes_section is not None


def _moved(
    rows: Sequence[Row],
    begins: Sequence[int],
    is_title: _IsTitle,
) -> list[int]:
    moved: list[int] = []
    for index in begins:
        begin = index
        while begin > max(moved[-1:] or [-1]) + 1 and index - begin < _TITLE_LINES:
            if (
                not is_title(rows, begin - 1)
                or rows[begin - 1].page != rows[index].page
            ):
                break
            begin -= 1
        moved.append(begin)
    return moved


def _is_capital(rows: Sequence[Row], place: int) -> bool:
    text = rows[place].line.text
    is_title = len(text) > 5 and text[0].isalpha() and not text.endswith(":")
    is_handling = "§" in text and (
        _RANGE.search(text) is not None or handlings.read(rows[place].line) is not None
    )
    return is_title and text.isupper() and not is_handling


def _is_plain(rows: Sequence[Row], place: int) -> bool:
    """Whether a title in small letters stands alone above a line of body, day and §."""
    below = rows[place + 1].line
    is_plain_start = START.match(below.text) is not None or "§" not in below.text
    is_mark = _is_case(below) or not is_plain_start
    return is_mark and _is_set_apart(rows, place)


def _is_set_apart(rows: Sequence[Row], place: int) -> bool:
    """Whether a line of the length and form of a title begins a page or paragraph."""
    text = rows[place].line.text
    is_title = text[:1].isupper() and not text.endswith((".", ":", ";", ","))
    return _is_apart(rows, place) and is_title and _SHORTEST < len(text) <= _LONGEST


def _is_above_bare(rows: Sequence[Row], place: int) -> bool:
    """Whether a title stands above a bare § that text, a note or a part follows."""
    bare = START.match(rows[place + 1].line.text)
    if bare is None or bare["title"] or not _is_set_apart(rows, place):
        return False
    below = [row.line for row in rows[place + 2 : place + 4]]
    first = next((line.text for line in below if not _is_case(line)), "")
    return MATTER.match(first) is not None or first[:1] == "(" or first[-1:] == "."


def _with_lists_before(rows: Sequence[Row], begins: Sequence[int]) -> list[int]:
    """Move up over earlier handlings and the case number that stand above § lines.

    A case number at the foot of the page before is that of the item before, unless most
    items have theirs above the § line.
    """
    with_case = sum(
        index > 0
        and rows[index - 1].page == rows[index].page
        and _is_case(rows[index - 1].line)
        for index in begins
    )
    are_above = with_case * 2 > len(begins)
    return [_with_list_before(rows, index, are_above) for index in begins]


def _with_cases_above(rows: Sequence[Row], begins: Sequence[int]) -> list[int]:
    """Move up to the case numbers that stand above most items' titles."""
    above = [
        index > 0
        and rows[index - 1].page == rows[index].page
        and _is_case(rows[index - 1].line)
        for index in begins
    ]
    if sum(above) * 2 <= len(begins):
        return list(begins)
    return [index - has_case for index, has_case in zip(begins, above, strict=True)]


def _with_list_before(rows: Sequence[Row], index: int, are_above: bool) -> int:
    while index > 0:
        above = rows[index - 1]
        is_own = are_above and _is_case(above.line)
        if not is_own and not _stands_above(above.line, above.page == rows[index].page):
            break
        index -= 1
    return index


def _is_case(line: Line) -> bool:
    number = case_numbers.own_case_number(line.text)
    return number is not None and len(line.text) <= _LONGEST_CASE


def _stands_above(line: Line, is_same_page: bool) -> bool:
    if handlings.read_list(line):
        return True
    if not is_same_page:
        return False
    if _PLACE_ON_LIST.fullmatch(line.text):
        return True
    row = handlings.read(line)
    if row is not None and row.date is not None and row.minutes_section is not None:
        return True
    return _is_case(line)
