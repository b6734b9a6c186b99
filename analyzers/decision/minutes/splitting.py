"""Whole minutes (or a whole agenda) split into items.

The cover lists the items; each item begins at a line "§ n" further down, in the same
order; the appeal instructions at the end name the sections they are for and hold no
items. What the cover lists guides the search, so that a "§ 12" in running text or in an
appeal page is never taken for an item.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from analyzers.decision.lines import handlings
from analyzers.decision.minutes import bare_numbers, cover_lists, item_begins
from analyzers.decision.minutes.appeal_pages import appeals_begin, kinds_by_section
from analyzers.decision.minutes.item_marks import (
    Marks,
    first_mark,
    name_before_titles,
    own_short_names,
)
from analyzers.decision.minutes.minutes_rows import (
    START,
    Row,
    read_rows,
    section_key,
    section_order,
    set_text,
)
from analyzers.decision.minutes.own_matter import MATTER
from analyzers.decision.model import AppealKind

_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_LONGEST_TITLE = 250
_LARGEST_STEP, _FEW = 3, 2


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """One item of a meeting.

    Attributes:
        minutes_section: as printed, lower case ("28", "12 a").
        title: as the cover lists it; None where there is no list.
        text: from the item's list of handlings or § line to the next item, running
            heads removed.
        page_number: page on which it begins, counted from 1, when known.
        appeal_kinds: of the instructions that name this section.
    """

    minutes_section: str
    title: str | None
    text: str
    page_number: int | None
    appeal_kinds: tuple[AppealKind, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitMinutes:
    """A document split: cover, items in order, appeal instructions.

    ``missing`` are sections that the cover lists but the text does not hold.
    """

    cover: str
    items: tuple[MinutesItem, ...]
    appeals: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may begin the item *section*; ``title`` is what else it holds.

    ``has_matter``: a proposal or decision follows before the next such line.
    """

    section: str
    index: int
    title: str
    has_matter: bool = False


def split_minutes(
    pages: Sequence[str],
    *,
    names: Sequence[str] = (),
    days: Sequence[str] = (),
    own: Collection[str] = (),
) -> SplitMinutes:
    """Split the text of whole minutes into items.

    Args:
        pages: page texts in order; Markdown or text without pages is one page.
        names: publisher and body as the running heads print them.
        days: the meeting day as they print it.
        own: the only lines that begin items, where something shows them.

    Returns:
        No items at all when the text is not built as minutes are.
    """
    rows = read_rows(pages, names, days)
    short = own_short_names(rows, days)
    marks = Marks((*names, *short), days, short, name_before_titles(rows), own)
    begun = first_mark(rows, marks)
    is_marked = begun is not None
    listed, after_list = cover_lists.read_list(rows[:begun], is_cover=is_marked)
    starts, missing = _starts(rows, listed, after_list, marks)
    listed = listed or cover_lists.read_numbered(rows)
    starts = starts or bare_numbers.starts(rows)
    if not starts:
        return SplitMinutes(
            "\n".join(row.line.text for row in rows), (), "", tuple(missing)
        )
    tail = appeals_begin(rows, starts[-1][1])
    kinds = kinds_by_section(rows[tail:])
    begins = item_begins.moved_up(rows, starts, listed)
    ends = [*begins[1:], tail]
    items = [
        MinutesItem(
            section,
            listed.get(section),
            set_text(rows[begin:end]),
            rows[index].page or None,
            kinds.get(section, ()),
        )
        for (section, index), begin, end in zip(starts, begins, ends, strict=True)
    ]
    return SplitMinutes(
        set_text(rows[: begins[0]]), tuple(items), set_text(rows[tail:]), tuple(missing)
    )


def _candidate(row: Row, index: int, marks: Marks) -> _Candidate | None:
    if marks.own and row.line.text not in marks.own:
        return None
    match = START.match(row.line.text) or marks.titled(row.line)
    if match and not marks.is_of_another(row.line):
        title = "" if _DAY.fullmatch(match["title"]) else match["title"]
        return _Candidate(section_key(match["a"] or match["b"]), index, title)
    section = marks.section(row.line)
    return _Candidate(section, index, "") if section else None


def _starts(
    rows: Sequence[Row], listed: Mapping[str, str], begin: int, marks: Marks
) -> tuple[list[tuple[str, int]], list[str]]:
    """Return (section, row index) of each item in order, and the sections not found."""
    candidates = _candidates(rows, begin, marks)
    if listed and not _comes_again(listed, candidates):
        listed, candidates = {}, _candidates(rows, 0, marks)
    if not listed:
        return _growing(_in_range(candidates, cover_lists.read_range(rows))), []
    starts: list[tuple[str, int]] = []
    missing: list[str] = []
    position = begin
    for section in listed:
        index = _find(candidates, section, listed, position)
        if index is None:
            missing.append(section)
        else:
            starts.append((section, index))
            position = index + 1
    return _with_unlisted(rows, starts, candidates), missing


def _in_range(
    candidates: list[_Candidate], told: tuple[int, int] | None
) -> list[_Candidate]:
    """Keep the sections that the cover says were handled, if all but few are found."""
    if told is None:
        return candidates
    inside = [
        one for one in candidates if told[0] <= section_order(one.section)[0] <= told[1]
    ]
    found = {section_order(one.section)[0] for one in inside}
    return inside if len(found) * 2 > told[1] - told[0] else candidates


def _candidates(rows: Sequence[Row], begin: int, marks: Marks) -> list[_Candidate]:
    found = (_candidate(rows[index], index, marks) for index in range(begin, len(rows)))
    known = [one for one in found if one]
    if first_mark(rows, marks) is not None:
        known = [one for one in known if marks.section(rows[one.index].line)]
    return _with_matter(rows, _once(rows, known))


def _once(rows: Sequence[Row], candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Keep the first of lines that follow each other and begin the same item.

    Below an item's § and title its own handling has the § again: "KH § 5". A rule with
    the next number that an item quotes stands above that item's decision.
    """
    above = [None, *candidates]
    return [
        one
        for one, before in zip(candidates, above, strict=False)
        if before is None
        or one.section != before.section
        or (before.title and not one.title and _is_quoted(rows, before, one))
    ]


def _is_quoted(rows: Sequence[Row], one: _Candidate, other: _Candidate) -> bool:
    """Whether a decision stands below *one*, and the item with its number only then.

    A line with body and § begins the item's own handling below an earlier one.
    """
    between = rows[one.index + 1 : other.index]
    if handlings.read(rows[other.index].line) is not None:
        return False
    return any(MATTER.match(row.line.text) for row in between)


def _comes_again(listed: Mapping[str, str], candidates: Sequence[_Candidate]) -> bool:
    """Whether what looks like a list is one: its sections begin items further down.

    An item that quotes the sections after its own number looks like a list, too.
    """
    found = {one.section for one in candidates}
    again = sum(section in found for section in listed)
    return next(iter(listed)) in found or again >= 0.8 * len(listed) or not found


def _with_matter(
    rows: Sequence[Row], candidates: Sequence[_Candidate]
) -> list[_Candidate]:
    """Mark the lines that a proposal or decision follows before the next one."""
    ends = [*(one.index for one in candidates[1:]), len(rows)][: len(candidates)]
    return [
        dataclasses.replace(
            one,
            has_matter=any(
                MATTER.match(row.line.text) for row in rows[one.index + 1 : end]
            ),
        )
        for one, end in zip(candidates, ends, strict=True)
    ]


def _with_unlisted(
    rows: Sequence[Row],
    starts: Sequence[tuple[str, int]],
    candidates: Sequence[_Candidate],
) -> list[tuple[str, int]]:
    """Add items that the list leaves out: additional sections, in between or at the end.

    Only a § line that follows its forerunner by number counts, and none below the first
    appeal heading.
    """
    found: list[tuple[str, int]] = []
    limits = [index for _, index in starts[1:]]
    limits += [appeals_begin(rows, starts[-1][1])] if starts else []
    listed = dict(starts)
    with_matter = sum(
        any(MATTER.match(row.line.text) for row in rows[index + 1 : limit])
        for (_, index), limit in zip(starts, limits, strict=True)
    )
    is_decided = with_matter * 2 > len(starts)
    for (section, index), limit in zip(starts, limits, strict=True):
        found.append((section, index))
        for one in candidates:
            is_next = _follows(one.section, found[-1][0])
            if (
                found[-1][1] < one.index < limit
                and is_next
                and one.section not in listed
                and (not is_decided or _both_decided(rows, found[-1][1], one))
            ):
                found.append((one.section, one.index))
    return found


def _follows(section: str, before: str) -> bool:
    """Whether "13" or "12 a" is the section after "12", and "12 b" that after "12 a"."""
    (number, letter), (last, last_letter) = (
        section_order(section),
        section_order(before),
    )
    if number == last:
        return bool(letter) and ord(letter) == (ord(last_letter or "`") + 1)
    return number == last + 1


def _both_decided(rows: Sequence[Row], before: int, one: _Candidate) -> bool:
    """Whether the item above has a decision of its own, and so has this one.

    Sections of a charter that an item quotes stand above the item's decision.
    """
    above = rows[before + 1 : one.index]
    return one.has_matter and any(MATTER.match(row.line.text) for row in above)


def _find(
    candidates: Sequence[_Candidate],
    section: str,
    listed: Mapping[str, str],
    begin: int,
) -> int | None:
    """Return the row where a listed section begins, at *begin* or below.

    A § line that stands alone or bears the listed title is better than another, but
    only above the next listed section: appeal pages have lone § lines, too.
    """
    fitting = [
        one for one in candidates if one.section == section and one.index >= begin
    ]
    if not fitting:
        return None
    after = list(listed)[list(listed).index(section) + 1 :][:1]
    limits = [
        one.index for one in candidates if one.section in after and one.index > begin
    ]
    above = [one for one in fitting if not limits or one.index < limits[-1]]
    for one in above:
        is_below_next = bool(limits) and one.index > limits[0]
        if not is_below_next and (not one.title or _alike(one.title, listed[section])):
            return one.index
    with_matter = [one for one in above if one.has_matter]
    return (with_matter or fitting)[0].index


def _alike(printed: str, title: str) -> bool:
    one, other = (re.sub(r"\W+", "", text).casefold()[:18] for text in (printed, title))
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _growing(candidates: Sequence[_Candidate]) -> list[tuple[str, int]]:
    """Without a list: the weightiest chain of § lines that go up by at most three.

    An item may quote sections of a charter with the same numbers; a line that a proposal
    or decision follows weighs more than one that only cites.
    """
    best: dict[tuple[int, str], tuple[float, list[_Candidate]]] = {}
    for one in candidates:
        if len(one.title) > _LONGEST_TITLE:
            continue
        order = section_order(one.section)
        before = [
            chain
            for last, chain in best.items()
            if 0 <= order[0] - last[0] <= _LARGEST_STEP and last < order
        ]
        weight, chain = max(before, key=lambda pair: pair[0], default=(0.0, []))
        weight += 1.0 if one.has_matter else 0.2
        if order not in best or best[order][0] < weight:
            best[order] = weight, [*chain, one]
    _, starts = max(best.values(), key=lambda pair: pair[0], default=(0.0, []))
    if _are_listed(starts):
        return []
    return [(one.section, one.index) for one in starts] if len(starts) > 1 else []


def _are_listed(starts: Sequence[_Candidate]) -> bool:
    """Whether only the last of the lines has anything below it: they are the cover's list."""
    *above, last = starts or [_Candidate("", 0, "")]
    return (
        len(above) >= _FEW
        and last.has_matter
        and not any(one.has_matter for one in above)
    )
