"""Whole minutes (or a whole agenda) split into items.

The cover lists the items; each item begins at a line "§ n" further down, in the same
order; the appeal instructions at the end name the sections they are for and hold no
items. What the cover lists guides the search, so that a "§ 12" in running text or in an
appeal page is never taken for an item.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.anatomy import appeals, handlings, running_heads
from corpus.anatomy.lines import Line, clean, split_lines
from corpus.model import AppealKind

_START = re.compile(
    r"^(?:§ ?(?P<a>\d{1,4}(?: ?[a-z](?![\wåäö]))?)(?![\d.])(?! ?mom)|(?P<b>\d{1,4}(?: ?[a-z])?) ?§(?![:\w§]))[.:]?\s*(?P<title>.*)$"
)
_LIST_LABEL = re.compile(
    r"^(?:käsitel(?:lyt|tävät) asiat|asiat|asialista|lisäpykälät?|ärenden|paragrafer|behandlade ärenden)\s*:?\s*(?=§|\d+ ?§)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"§ ?(\d{1,4}(?: ?[a-z])?)(?!\w)[ .:|]+(.*?)(?=\s*§ ?\d|$)")
_SECTION_LIST = re.compile(
    r"^(?:pykälät|paragraferna?|§§|§)?:?\s*(?:§{0,2} ?\d{1,4} ?[a-z]?(?: ?§)?(?: ?[-–] ?§? ?\d{1,4})?(?:\s*(?:,|ja|och)\s*|$| ?))+[.]?$",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"^(?:muutoksenhakukiel\w+|muutoksenhakuoh\w+|muutoksenhaku|oikaisuvaatimus(?:oh\w+)?|oikaisuvaatimus- ja valitus\w+|valitusosoitu\w*|valituskiel\w+|kunnallisvalitu\w+|hallintovalitu\w+"
    r"|hankintaoikaisu\w*|kieltojen perusteet|anvisning\w* .*(?:ändring|rättelse|besvär|omprövning).*|besvärsanvisning\w*|besvärsförbud|ändringssökande|rättelseyrkande\w*|förvaltningsbesvär|kommunalbesvär)"
    r"(?:\b.{0,60})?$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(\d{1,4}(?: ?[a-z](?!\w))?)(?: ?§)?(?:\s*[-–]\s*§? ?(\d{1,4}))?"
)


_LIST_GAP = 25
"""Rows between two entries of a cover's list, at most."""


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
class _Row:
    line: Line
    page: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may begin the item *section*; ``title`` is what else it holds."""

    section: str
    index: int
    title: str


def split_minutes(
    pages: Sequence[str], *, names: Sequence[str] = (), days: Sequence[str] = ()
) -> SplitMinutes:
    """Split the text of whole minutes into items.

    Args:
        pages: page texts in order; Markdown or text without pages is one page.
        names: publisher and body as the running heads print them.
        days: the meeting day as they print it.

    Returns:
        No items at all when the text is not built as minutes are.
    """
    rows = _rows(pages, names, days)
    listed, after_list = _listed(rows)
    starts, missing = _starts(rows, listed, after_list)
    if not starts:
        return SplitMinutes(
            "\n".join(row.line.text for row in rows), (), "", tuple(missing)
        )
    tail = _appeals_begin(rows, starts[-1][1])
    kinds = _kinds_by_section(rows[tail:])
    begins = [_with_list_before(rows, index) for _, index in starts]
    ends = [*begins[1:], tail]
    items = [
        MinutesItem(
            section,
            listed.get(section),
            _text(rows[begin:end]),
            rows[index].page or None,
            kinds.get(section, ()),
        )
        for (section, index), begin, end in zip(starts, begins, ends, strict=True)
    ]
    return SplitMinutes(
        _text(rows[: begins[0]]), tuple(items), _text(rows[tail:]), tuple(missing)
    )


def _rows(
    pages: Sequence[str], names: Sequence[str], days: Sequence[str]
) -> list[_Row]:
    """Return the lines of all pages without running heads, with page numbers.

    In a text without pages the number comes from the running heads; 0 is unknown.
    """
    head = running_heads.pattern(names, days)
    again = running_heads.repeated(pages)
    rows: list[_Row] = []
    for number, page in enumerate(pages, start=1):
        current = number if len(pages) > 1 else 0
        for line in split_lines(page):
            if head.match(line.text) or running_heads.masked(line.text) in again:
                if len(pages) == 1:
                    current = running_heads.page_number(line.text) or current
            elif not (
                running_heads.is_bare_number(line.text)
                and len(pages) > 1
                and line.start < 200
            ):
                rows.append(_Row(line, current))
    return rows


def _listed(rows: Sequence[_Row]) -> tuple[dict[str, str], int]:
    """Return the items listed on the cover, and the index of the row after the list.

    The list is a run of growing numbers that begins again further down.
    """
    listed: dict[str, str] = {}
    last = -1
    for index in range(len(rows)):
        for section, title in _entries(rows, index):
            if section in listed or (
                listed and _order(section) < _order(next(reversed(listed)))
            ):
                return listed, last + 1
            if listed and index - last > _LIST_GAP:
                # Too far below to belong to a list: these are the items themselves.
                return {}, 0
            listed[section] = title
            last = index
    return {}, 0


def _entries(rows: Sequence[_Row], index: int) -> list[tuple[str, str]]:
    """Return the (section, title) pairs of a § line; a lone § takes the line below."""
    text = _LIST_LABEL.sub("", rows[index].line.text)
    if _START.match(text) is None:
        return []
    text = _section_first(text)
    found = [(_key(section), clean(title)) for section, title in _LISTED.findall(text)]
    if found:
        return found
    below = rows[index + 1].line.text if index + 1 < len(rows) else ""
    title = "" if _START.match(below) else below
    return [(_key(text.removeprefix("§")), title)]


def _section_first(text: str) -> str:
    """Turn "12 § Otsikko" into "§ 12 Otsikko"."""
    return re.sub(r"^(\d{1,4}(?: ?[a-z])?) ?§", r"§ \1", text)


def _starts(
    rows: Sequence[_Row], listed: Mapping[str, str], begin: int
) -> tuple[list[tuple[str, int]], list[str]]:
    """Return (section, row index) of each item in order, and the sections not found."""
    candidates = [
        _Candidate(_key(match["a"] or match["b"]), index, match["title"])
        for index in range(begin, len(rows))
        if (match := _START.match(rows[index].line.text))
    ]
    if not listed:
        return _growing(candidates), []
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


def _with_unlisted(
    rows: Sequence[_Row],
    starts: Sequence[tuple[str, int]],
    candidates: Sequence[_Candidate],
) -> list[tuple[str, int]]:
    """Add items that the list leaves out: additional sections, in between or at the end.

    Only a § line that follows its forerunner by number counts, and none below the first
    appeal heading.
    """
    found: list[tuple[str, int]] = []
    limits = [index for _, index in starts[1:]]
    limits += [_appeals_begin(rows, starts[-1][1])] if starts else []
    listed = dict(starts)
    for (section, index), limit in zip(starts, limits, strict=True):
        found.append((section, index))
        for one in candidates:
            is_next = _order(one.section)[0] == _order(found[-1][0])[0] + 1
            if (
                found[-1][1] < one.index < limit
                and is_next
                and one.section not in listed
            ):
                found.append((one.section, one.index))
    return found


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
    return fitting[0].index


def _alike(printed: str, title: str) -> bool:
    one, other = (re.sub(r"\W+", "", text).casefold()[:18] for text in (printed, title))
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _growing(candidates: Sequence[_Candidate]) -> list[tuple[str, int]]:
    """Without a list: § lines that go up by one (a gap of up to three)."""
    starts: list[tuple[str, int]] = []
    for one in candidates:
        step = _order(one.section)[0] - _order(starts[-1][0])[0] if starts else 0
        if 0 <= step <= 3 and one.section not in dict(starts) and len(one.title) <= 250:
            starts.append((one.section, one.index))
    return starts if len(starts) > 1 else []


def _with_list_before(rows: Sequence[_Row], index: int) -> int:
    """Move up over the list of handlings that stands above a § line."""
    while index > 0 and handlings.read_list(rows[index - 1].line):
        index -= 1
    return index


def _appeals_begin(rows: Sequence[_Row], last_start: int) -> int:
    """Return the index of the first row of the appeal instructions at the end."""
    decided = False
    for index in range(last_start + 1, len(rows)):
        text = rows[index].line.text
        if text.casefold().startswith(("päätös", "beslut")):
            decided = True
        if not _APPEAL.match(text) or len(text) > 130:
            continue
        named = any(
            _SECTION_LIST.match(row.line.text) and re.search(r"\d", row.line.text)
            for row in rows[index + 1 : index + 4]
        )
        if named or re.search(r"§ ?\d", text) or decided:
            return index
    return len(rows)


def _kinds_by_section(rows: Sequence[_Row]) -> dict[str, tuple[AppealKind, ...]]:
    """Read which instruction is for which sections: a heading, then the § list."""
    found: dict[str, dict[AppealKind, None]] = {}
    kinds: tuple[AppealKind, ...] = ()
    for row in rows:
        text = row.line.text
        if _APPEAL.match(text):
            kinds = appeals.read(text)
        elif kinds and _SECTION_LIST.match(text):
            for section in _numbers(text):
                for kind in kinds:
                    found.setdefault(section, {}).setdefault(kind)
    return {section: tuple(names) for section, names in found.items()}


def _numbers(text: str) -> list[str]:
    sections = []
    for first, last in _NUMBERS.findall(text):
        if last and first.isdigit() and 0 < int(last) - int(first) < 300:
            sections += [str(number) for number in range(int(first), int(last) + 1)]
        else:
            sections.append(_key(first))
    return sections


def _key(section: str) -> str:
    return re.sub(r"(?<=\d)\s*(?=[a-z])", " ", section.strip().lower())


def _order(section: str) -> tuple[int, str]:
    number, _, letter = section.partition(" ")
    return int(number), letter


def _text(rows: Sequence[_Row]) -> str:
    """Set rows as text; an empty line where the document had one."""
    parts = [("\n" if row.line.is_after_blank else "") + row.line.text for row in rows]
    return "\n".join(parts).strip()
