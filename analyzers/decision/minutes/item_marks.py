"""Lines of body, day and § that begin the items of minutes: "KH § 5"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analyzers.decision.head import head_lines
from analyzers.decision.lines import handlings
from analyzers.decision.lines.lines import Line
from analyzers.decision.minutes.minutes_rows import START, Row, section_key

_SHORT_SECTION = re.compile(
    r"(?P<name>[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{1,14}) ?"
    r"(?:§ ?(?P<a>\d{1,4}(?: ?[a-z])?)|(?P<b>\d{1,4}(?: ?[a-z])?) ?§)$"
)
_SHORT_WITH_TEXT = re.compile(
    r"(?P<name>[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{1,14}) (?:§ ?\d{1,4}|\d{1,4} ?§)(?=$| [A-ZÅÄÖ])"
)
_NO_NAME = re.compile(
    r"(?i)(?:kunta|kieli|hallinto|julkisuus|vaali)?la[ki]|lagen|liite"
)
_TITLED = re.compile(
    r"(?P<name>[A-ZÅÄÖ]{2,12}) (?:§ ?(?P<a>\d{1,4}(?: ?[a-z])?)|(?P<b>\d{1,4}(?: ?[a-z])?) ?§)"
    r"(?![\w:])[.:]? (?P<title>[A-ZÅÄÖ].*)$"
)
_LEAST_SECTIONS = 2
_DAY_AND_SECTION = 2
_LEAST_TITLED = 3


@dataclass(frozen=True, slots=True)
class Marks:
    """How body-day-§ lines of this meeting name it; *short* are names in short.

    ``before_titles`` is the name in short with which items begin, § and title beside it;
    ``own`` are the only lines that begin items, where something shows them.
    """

    names: Sequence[str]
    days: Sequence[str]
    short: Sequence[str] = ()
    before_titles: str | None = None
    own: Collection[str] = ()

    def titled(self, line: Line) -> re.Match[str] | None:
        """Return the parts of "BILDN § 95 Mötets konstituering" where items begin so."""
        match = _TITLED.match(line.text) if self.before_titles else None
        return match if match and match["name"] == self.before_titles else None

    def is_of_another(self, line: Line) -> bool:
        """Whether a line "KH § 12" stands in the minutes of "Tekltk § 40"."""
        own = (*self.names, self.before_titles)
        for pattern in (_SHORT_SECTION, _SHORT_WITH_TEXT) if self.short else ():
            found = pattern.match(line.text)
            if found is not None:
                return found["name"] not in own
        return False

    def section(self, line: Line) -> str | None:
        """Return the § of a line "Kunnanhallitus 12.1.2026 § 5" of this meeting."""
        if "§" not in line.text:
            return None
        short = _SHORT_SECTION.match(line.text)
        if short and short["name"] in self.names:
            return section_key(short["a"] or short["b"])
        found = handlings.read(line)
        parts = None if found else head_lines.read(line.text)
        if found is not None:
            body, day, section = found.body, found.date, found.minutes_section
        elif parts is not None:
            body, day, section = parts.body or "", parts.date, parts.section
        else:
            return None
        is_bare = parts is not None and parts.count == _DAY_AND_SECTION and bool(day)
        is_own = body.casefold() in {name.casefold() for name in self.names}
        if section is None or not (is_own or (is_bare and not body)):
            return None
        if day is not None and day.strftime("%d.%m.%Y") not in self.days:
            return None
        return section_key(section)


def first_mark(rows: Sequence[Row], marks: Marks) -> int | None:
    """Return where the first item begins when body, day and § lines begin the items.

    None where lone § lines do: such a line then only repeats what stands above.
    """
    at: dict[str, int] = {}
    plain: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        match = START.match(row.line.text)
        if match:
            plain.setdefault(section_key(match["a"] or match["b"]), []).append(index)
        elif own := marks.section(row.line):
            at.setdefault(own, index)
    lines = sorted(index for found in plain.values() for index in found)
    alone = sum(
        _stands_alone(lines, plain.get(one, ()), index) for one, index in at.items()
    )
    is_own_way = len(at) >= _LEAST_SECTIONS and alone * 2 > len(at)
    return min(at.values()) if is_own_way else None


def _stands_alone(lines: Sequence[int], plain: Sequence[int], mark: int) -> bool:
    """Whether no § line of the same item stands above a mark.

    On a cover's list another entry follows before the mark; above an item's own
    handling none does.
    """
    above = max((index for index in plain if index < mark), default=None)
    return above is None or bisect_left(lines, mark) > bisect_right(lines, above)


def own_short_names(rows: Sequence[Row], days: Sequence[str] = ()) -> tuple[str, ...]:
    """Return how § lines shorten the body's name: "KH § 5", "KH § 6", "KH § 7".

    The one with most sections is the meeting's own; others handled a matter before. The
    meeting's day may stand between: "Khall 16.3.2031 § 70".
    """
    sections: dict[str, set[str]] = {}
    own_day = re.compile(
        "|".join(rf" {re.escape(day)},?(?= )" for day in days) or r"(?!)"
    )
    for row in rows:
        match = _SHORT_SECTION.match(own_day.sub("", row.line.text))
        if match and not _NO_NAME.match(match["name"]):
            sections.setdefault(match["name"], set()).add(match["a"] or match["b"])
    best = max(sections, key=lambda name: len(sections[name]), default=None)
    return (best,) if best and len(sections[best]) >= _LEAST_SECTIONS else ()


def name_before_titles(rows: Sequence[Row]) -> str | None:
    """Return the "BILDN" of "BILDN § 95 Mötets konstituering" where most items begin so."""
    sections: dict[str, set[str]] = {}
    plain: set[str] = set()
    for row in rows:
        match = _TITLED.match(row.line.text)
        if match and not _NO_NAME.match(match["name"]):
            sections.setdefault(match["name"], set()).add(match["a"] or match["b"])
        elif start := START.match(row.line.text):
            plain.add(start["a"] or start["b"])
    best = max(sections, key=lambda name: len(sections[name]), default=None)
    if best is None or len(sections[best]) < max(_LEAST_TITLED, len(plain)):
        return None
    return best
