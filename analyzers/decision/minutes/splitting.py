"""Whole minutes (or a whole agenda) split into items.

The cover lists the items; each item begins at a line "§ n" further down, in the same
order; the appeal instructions at the end name the sections they are for and hold no
items. What the cover lists guides the search, so that a "§ 12" in running text or in an
appeal page is never taken for an item.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzers.decision.lines import handlings
from analyzers.decision.lines.lines import Line
from analyzers.decision.meaning.extraction import appeals
from analyzers.decision.minutes import cover_lists
from analyzers.decision.minutes.minutes_rows import (
    START,
    Row,
    read_rows,
    section_key,
    section_order,
    set_text,
)
from analyzers.decision.model import AppealKind
from analyzers.notations.case_codes import case_numbers

_SECTION_LIST = re.compile(
    r"^(?:pykälät|paragraferna?|§§|§)?:?\s*(?:§{0,2} ?\d{1,4}"
    r" ?[a-z]?(?: ?§)?(?: ?[-–] ?§? ?\d{1,4})?(?:\s*(?:,"
    r"|ja|och)\s*|$| ?))+[.]?$",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"(?i)(?:\S+ ){0,3}(?:päätös|päätösehdotus|ehdotus|esitys|päätösesitys|beslut|beslutsförslag"
    r"|förslag(?: till beslut)?)\b\s*(?::|$|[A-ZÅÄÖ])"
)
_APPEAL = re.compile(
    r"^(?:muutoksenhakukiel\w+|muutoksenhakuoh\w+|muutoksenhaku"
    r"|oikaisuvaatimus(?:oh\w+)?|oikaisuvaatimus- ja valitus\w+"
    r"|valitusosoitu\w*|valituskiel\w+|kunnallisvalitu\w+"
    r"|hallintovalitu\w+"
    r"|hankintaoikaisu\w*|kieltojen perusteet|anvisning\w*"
    r" .*(?:ändring|rättelse|besvär|omprövning).*|besvärsanvisning\w*"
    r"|besvärsförbud|ändringssökande|rättelseyrkande\w*"
    r"|förvaltningsbesvär|kommunalbesvär)"
    r"(?:\b.{0,60})?$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(\d{1,4}(?: ?[a-z](?!\w))?)(?: ?§)?(?:\s*[-–]\s*§? ?(\d{1,4}))?"
)


_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_LONGEST_TITLE = 250
_LARGEST_STEP = 3


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
    rows = read_rows(pages, names, days)
    listed, after_list = cover_lists.read_list(rows)
    starts, missing = _starts(rows, listed, after_list, _Marks(names, days))
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
            set_text(rows[begin:end]),
            rows[index].page or None,
            kinds.get(section, ()),
        )
        for (section, index), begin, end in zip(starts, begins, ends, strict=True)
    ]
    return SplitMinutes(
        set_text(rows[: begins[0]]), tuple(items), set_text(rows[tail:]), tuple(missing)
    )


@dataclass(frozen=True, slots=True)
class _Marks:
    """How body-day-§ lines of this meeting name it."""

    names: Sequence[str]
    days: Sequence[str]

    def section(self, line: Line) -> str | None:
        """Return the § of a line "Kunnanhallitus 12.1.2026 § 5" of this meeting."""
        found = handlings.read(line)
        if (
            found is None
            or found.minutes_section is None
            or found.body not in self.names
        ):
            return None
        if found.date is not None and found.date.strftime("%d.%m.%Y") not in self.days:
            return None
        return section_key(found.minutes_section)


def _candidate(row: Row, index: int, marks: _Marks) -> _Candidate | None:
    match = START.match(row.line.text)
    if match:
        title = "" if _DAY.fullmatch(match["title"]) else match["title"]
        return _Candidate(section_key(match["a"] or match["b"]), index, title)
    section = marks.section(row.line)
    return _Candidate(section, index, "") if section else None


def _starts(
    rows: Sequence[Row], listed: Mapping[str, str], begin: int, marks: _Marks
) -> tuple[list[tuple[str, int]], list[str]]:
    """Return (section, row index) of each item in order, and the sections not found."""
    candidates = _candidates(rows, begin, marks)
    if listed and not _comes_again(listed, candidates):
        listed, candidates = {}, _candidates(rows, 0, marks)
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


def _candidates(rows: Sequence[Row], begin: int, marks: _Marks) -> list[_Candidate]:
    found = (_candidate(rows[index], index, marks) for index in range(begin, len(rows)))
    return _with_matter(rows, [one for one in found if one])


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
                _MATTER.match(row.line.text) for row in rows[one.index + 1 : end]
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
    limits += [_appeals_begin(rows, starts[-1][1])] if starts else []
    listed = dict(starts)
    for (section, index), limit in zip(starts, limits, strict=True):
        found.append((section, index))
        for one in candidates:
            is_next = (
                section_order(one.section)[0] == section_order(found[-1][0])[0] + 1
            )
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
    return [(one.section, one.index) for one in starts] if len(starts) > 1 else []


def _with_list_before(rows: Sequence[Row], index: int) -> int:
    """Move up over the handlings and the case number that stand above a § line.

    A case number at the foot of the page before is that of the item before.
    """
    while index > 0 and _stands_above(
        rows[index - 1].line, rows[index - 1].page == rows[index].page
    ):
        index -= 1
    return index


def _stands_above(line: Line, is_same_page: bool) -> bool:
    if handlings.read_list(line):
        return True
    if not is_same_page:
        return False
    return len(line.text) <= 60 and case_numbers.own_case_number(line.text) is not None


def _appeals_begin(rows: Sequence[Row], last_start: int) -> int:
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


def _kinds_by_section(rows: Sequence[Row]) -> dict[str, tuple[AppealKind, ...]]:
    """Read which instruction is for which sections: a heading, then the § list."""
    found: dict[str, dict[AppealKind, None]] = {}
    kinds: tuple[AppealKind, ...] = ()
    for row in rows:
        text = row.line.text
        sections: list[str] = []
        if _APPEAL.match(text):
            kinds = appeals.read(text)
            sections = _numbers(text[text.index("§") :]) if "§" in text else []
        elif kinds and _SECTION_LIST.match(text):
            sections = _numbers(text)
        for section in sections:
            for kind in kinds:
                found.setdefault(section, {}).setdefault(kind)
    return {section: tuple(names) for section, names in found.items()}


def _numbers(text: str) -> list[str]:
    sections = []
    for first, last in _NUMBERS.findall(text):
        if last and first.isdigit() and 0 < int(last) - int(first) < 300:
            sections += [str(number) for number in range(int(first), int(last) + 1)]
        else:
            sections.append(section_key(first))
    return sections
