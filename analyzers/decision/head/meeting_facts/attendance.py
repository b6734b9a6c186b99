"""Who was at a meeting, as the front page of its minutes lists them.

The words are the page's own: nothing is made of a name or a role. What a list does not
say stays unsaid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from analyzers.text.table_rows import table_rows

AttendancePart = Literal["all", "chair", "present", "deputies", "others", "absent"]

TABLE = "analyzers.decision.head.meeting_facts:attendance.tsv"
_PARTS = {heading: part for part, heading, _ in table_rows(TABLE)}


def _one_of(*, end: bool) -> str:
    names = [name for name, part in _PARTS.items() if (part == "end") is end]
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


# "Poissa: Niemi Anna", "Läsnä Niemi Anna": a name begins with a capital.
_OPENING = re.compile(
    rf"(?i:({_one_of(end=False)}))(?:\s*:\s*|\s*$|\s{{2,}}|\t\s*|\s+(?=[A-ZÅÄÖ]))"
)
_ENDING = re.compile(rf"(?i)(?:{_one_of(end=True)})(?:\s|:|$)|§+\s*\d|\d+\s*§")
_COLUMNS = frozenset(
    {
        *("nimi", "tehtävä", "rooli", "asema", "läsnä", "poissa", "aika", "lisätiedot"),
        *(
            "lisätieto",
            "saapui",
            "poistui",
            "puolue",
            "ryhmä",
            "varajäsen",
            "klo",
            "kl",
        ),
        *("namn", "uppgift", "roll", "ställning", "närvarande", "frånvarande", "tid"),
        *("tilläggsuppgifter", "kom", "gick", "parti", "grupp", "ersättare"),
    }
)
_FURNITURE = re.compile(
    r"(?i).*\b(?:pöytäkirja|protokoll|sammanträdesprotokoll)\b.*\d.*"
)
_WORD = re.compile(r"[^\W\d_]{2}")
_MARKS = " \t|#*•·-–"
_MOST_REPEATS = 2
"""A heading that comes more often is a word in each person's row of a table."""


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """A part of the list: its heading as printed, and its lines."""

    part: AttendancePart
    heading: str
    lines: tuple[str, ...]


def attendance(text: str) -> tuple[AttendanceList, ...]:
    """Return the parts of a front page's list that name somebody, in order.

    Where "present" and "absent" stand in each person's row, the rows are one part.
    """
    found: list[tuple[str, str, list[str]]] = []
    is_open = False
    for kind, line in _told(text):
        if kind == "chair" and found:
            kind = "line"
        if kind == "line":
            if is_open:
                found[-1][2].append(line)
            continue
        is_open = kind != "end"
        if is_open:
            found.append((kind, line, []))
    repeats = Counter(heading.casefold() for _, heading, _ in found)
    if max(repeats.values(), default=0) > _MOST_REPEATS:
        found = [_as_one(found)]
    return tuple(
        AttendanceList(cast("AttendancePart", part), heading, tuple(lines))
        for part, heading, lines in found
        if lines
    )


def _as_one(found: list[tuple[str, str, list[str]]]) -> tuple[str, str, list[str]]:
    lines = list(found[0][2])
    for _, heading, below in found[1:]:
        lines += [heading, *below]
    return "all", found[0][1], lines


def _told(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line with what it is: a part's heading, "end", or "line"."""
    for row in text.splitlines():
        rest = row.strip(_MARKS)
        if _ENDING.match(rest):
            yield "end", rest
            continue
        if not _WORD.search(rest) or _FURNITURE.fullmatch(rest) or _names_columns(rest):
            continue
        while opening := _OPENING.match(rest):
            yield _PARTS[opening[1].casefold()], opening[1]
            rest = rest[opening.end() :].strip()
        if words := " ".join(rest.split()):
            yield "line", words


def _names_columns(line: str) -> bool:
    """Whether a line only names columns of a table."""
    words = line.casefold().replace("/", " ").split()
    return _COLUMNS.issuperset(words) and line.casefold() not in _PARTS
