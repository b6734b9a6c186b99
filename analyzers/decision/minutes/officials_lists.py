"""Lists of what one official decided in a year or a quarter, taken apart.

Each decision has a § and a day of its own; whoever decided stands on the cover and on the
heads of pages only. The day of the list belongs to none of them.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.decision.lines.decision_lists import spelled_out
from analyzers.decision.lines.furniture import PrintedLine, find_furniture
from analyzers.decision.lines.lines import Line, split_lines
from analyzers.decision.minutes import officials_heads
from analyzers.decision.minutes.appeal_pages import is_heading
from analyzers.decision.minutes.officials_heads import Start
from analyzers.decision.minutes.own_matter import MATTER
from analyzers.notations.case_codes.case_numbers import CaseNumber, own_case_number
from analyzers.notations.temporal import dates

_PAGE_MARK = re.compile(
    r"(?i)(?<!\S)(?:(?:sivu|sida|s\.) ?\d{1,3}(?: ?(?:/|\() ?\d{1,3}\)?)?"
    r"|\d{1,3} ?\(\d{1,3}\))$"
)
_FOOT = re.compile(r"(?i)^(?:tulostettu|utskriven|utskrivet)\b")
_TITLE = re.compile(
    r"(?i)(?:asia(?:n otsikko|n nimi)?|(?:päätöksen )?otsikko|ärende(?:ts rubrik)?|rubrik)"
    r"(?:\s*:\s*|\s{2,}|(?<=otsikko)\s|(?<=rubrik)\s)(?P<title>\S.*)"
)
_LABEL_ALONE = re.compile(r"(?i)(?:asia|asian otsikko|otsikko|ärende|rubrik)\s*:?$")
_DAY = re.compile(
    r"(?i)(?:päätös ?(?:päivä(?:määrä)?|pvm)|päätetty|päivä(?:määrä|ys)?|pvm"
    r"|päätöksen (?:pvm|päivä\w*)"
    rf"|beslut(?:s|ets )(?:datum|dag)|datum|fattat(?: den)?)\s*:?\s*(?P<day>{dates.NUMERIC_DAY})"
)
_LISTED = re.compile(
    rf"(?:§ ?)?(?P<section>\d{{1,4}})(?: ?§)?\s+(?P<day>{dates.NUMERIC_DAY})\s+\S"
)
_HEAD_LINES, _LEAST, _SHARE = 8, 2, 0.5


@dataclass(frozen=True, slots=True)
class OfficialsItem:
    """One decision of the list; None where the list does not say.

    Attributes:
        title: None where it is a line like any other, for the reader of heads to find.
        text: from the line that begins it, heads of pages left out.
        page_number: page on which it begins, counted from 1, when known.
    """

    minutes_section: str
    title: str | None
    date: dt.date | None
    case: CaseNumber | None
    text: str
    page_number: int | None


@dataclass(frozen=True, slots=True)
class OfficialsList:
    """The list of one *official*: cover, decisions in order, appeal instructions."""

    official: str
    cover: str
    items: tuple[OfficialsItem, ...]
    appeals: str


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    raw: str
    page: int


def read(pages: Sequence[str]) -> OfficialsList | None:
    """Take the list of one official's decisions apart; None for other documents."""
    official = officials_heads.official_of(split_lines(pages[0])) if pages else None
    if official is None:
        return None
    pages = spelled_out(pages, with_days=True)
    rows = _rows(pages, official)
    found = [
        (place, start)
        for place, row in enumerate(rows)
        if (start := officials_heads.read(row.line.text, official))
    ]
    runs = [run for run in officials_heads.in_order(found) if len(run) >= _LEAST]
    best = max(runs, key=lambda run: _decided(rows, run), default=None)
    if best is None or _decided(rows, best) < _SHARE * len(best):
        return None
    run = _with_titles_above(rows, best)
    again = {place for place, _ in found} - {place for place, _ in run}
    end = _appeals_begin(rows, run[-1][0])
    ends = [*(place for place, _ in run[1:]), end]
    listed = _listed(rows[: run[0][0]])
    items = [
        _item(
            [row for at, row in enumerate(rows[place:below], place) if at not in again],
            start,
            official,
            listed,
            len(pages) > 1,
        )
        for (place, start), below in zip(run, ends, strict=True)
    ]
    return OfficialsList(
        official, _text(rows[: run[0][0]]), tuple(items), _text(rows[end:])
    )


def _rows(pages: Sequence[str], official: str) -> list[_Row]:
    """Return the lines without what each page repeats; what a decision begins with stays."""
    split = [split_lines(page) for page in _parted(pages)]
    again = find_furniture(
        [[PrintedLine(line.text) for line in page] for page in split]
    )
    rows = []
    texts = _parted(pages)
    for place, (page, text) in enumerate(zip(split, texts, strict=True)):
        number = place + 1 if len(pages) > 1 else 0
        for at, line in enumerate(page):
            is_own = (
                officials_heads.read(line.text, official) is not None
                or officials_heads.day_alone(line.text, official) is not None
            )
            is_repeated = (
                at in again[place].heads
                or (place > 0 and officials_heads.is_running(line.text, official))
                or _FOOT.match(line.text)
                or _PAGE_MARK.search(line.text)
            )
            if is_own or not is_repeated or place == 0 == at:
                rows.append(_Row(line, text[line.start : line.end], number))
    return rows


def _parted(pages: Sequence[str]) -> Sequence[str]:
    """Return the pages of a text that has lost its page breaks, by its marks of pages."""
    if len(pages) > 1:
        return pages
    parts: list[list[str]] = [[]]
    for line in pages[0].split("\n"):
        if _PAGE_MARK.search(line.rstrip()) and any(map(str.strip, parts[-1])):
            parts.append([])
        parts[-1].append(line)
    return ["\n".join(part) for part in parts]


def _with_titles_above(
    rows: Sequence[_Row], run: Sequence[tuple[int, Start]]
) -> Sequence[tuple[int, Start]]:
    """Move the begins up to titles that stand above the line of the §, where most do."""
    moved = [
        (place - 1, dataclasses.replace(start, title=rows[place - 1].line.text))
        for place, start in run
        if place
        and not start.title
        and _is_title(rows[place - 1])
        and _is_bare(rows, place)
    ]
    return moved if len(moved) == len(run) else run


def _is_title(row: _Row) -> bool:
    text = row.line.text
    return (
        row.line.is_after_blank and text[:1].isupper() and not text.endswith((".", ":"))
    )


def _is_bare(rows: Sequence[_Row], place: int) -> bool:
    """Whether only day and case number stand between a § line and what was decided."""
    for row in rows[place + 1 : place + _HEAD_LINES]:
        if not (_day(row) or dates.DATE.fullmatch(row.line.text) or _case(row)):
            return MATTER.match(row.line.text) is not None
    return False


def _decided(rows: Sequence[_Row], run: Sequence[tuple[int, Start]]) -> int:
    """Return how many decisions of a run have what was decided."""
    ends = [*(place for place, _ in run[1:]), len(rows)]
    return sum(
        any(MATTER.match(row.line.text) for row in rows[place + 1 : end])
        for (place, _), end in zip(run, ends, strict=True)
    )


def _appeals_begin(rows: Sequence[_Row], last: int) -> int:
    is_decided = False
    for place, row in enumerate(rows[last + 1 :], last + 1):
        is_decided = is_decided or MATTER.match(row.line.text) is not None
        if is_decided and row.line.is_after_blank and is_heading(row.line.text):
            return place
    return len(rows)


def _listed(rows: Sequence[_Row]) -> dict[str, dt.date]:
    """Return the days of the cover's list: "12  3.2.2031  Laiturin korjaus"."""
    found = (_LISTED.match(row.line.text) for row in rows)
    return {
        match["section"]: day
        for match in found
        if match and (day := dates.parse_date(match["day"]))
    }


def _item(
    rows: Sequence[_Row],
    start: Start,
    official: str,
    listed: dict[str, dt.date],
    has_pages: bool,
) -> OfficialsItem:
    head = list(_head(rows[1:]))
    days = (
        day
        for row in head
        if (day := officials_heads.day_alone(row.line.text, official) or _day(row))
    )
    cases = (case for row in head if (case := _case(row)))
    return OfficialsItem(
        start.section,
        start.title or _titled(head),
        start.date or next(days, None) or listed.get(start.section),
        next(cases, None),
        _text(rows),
        rows[0].page if has_pages else None,
    )


def _head(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Yield the lines above what was decided."""
    for row in rows[:_HEAD_LINES]:
        is_day = _DAY.match(row.line.text) is not None
        if MATTER.match(row.line.text) and not is_day:
            return
        yield row


def _case(row: _Row) -> CaseNumber | None:
    return own_case_number(row.line.text, is_below_title=True)


def _day(row: _Row) -> dt.date | None:
    match = _DAY.match(row.line.text)
    return dates.parse_date(match["day"]) if match else None


def _titled(head: Sequence[_Row]) -> str | None:
    """Return the title behind its label, with the lines on which it goes on."""
    for place, row in enumerate(head):
        match = _TITLE.match(row.raw)
        if match is None and _LABEL_ALONE.match(row.line.text) and head[place + 1 :]:
            return head[place + 1].line.text
        if match is None:
            continue
        title = [match["title"]]
        for below in head[place + 1 :]:
            is_set_in = not below.line.is_after_blank and below.line.start
            if not is_set_in or below.line.wide_gap or not below.raw[:1].islower():
                break
            title.append(below.raw)
        return " ".join(" ".join(title).split())
    return None


def _text(rows: Sequence[_Row]) -> str:
    return "\n".join(
        ("\n" if row.line.is_after_blank else "") + row.raw for row in rows
    ).strip()
