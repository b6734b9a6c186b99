"""Minutes without a cover: the run of their items shows that they are a whole meeting's.

Nothing on top says "Käsitellyt asiat", and the first line may be the publisher's name
alone. But items follow each other by number, each with a title and with a proposal or a
decision of its own. Handlings that an item repeats name body and day, and are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from analyzers.decision.head import head_lines
from analyzers.decision.lines import handlings, headings
from analyzers.decision.lines.lines import Line, split_lines
from analyzers.decision.minutes import bare_numbers
from analyzers.decision.minutes.minutes_rows import Row
from analyzers.notations.case_codes import case_numbers

_BEGIN = re.compile(
    r"(?:(?i:asia(?:kohta)?|ärende|kohta|punkt) ?\d{1,3}[ :,./–-]{1,3}(?=§|\d{1,4} ?§))?"
    r"(?:(?P<short>[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{1,14}) )?"
    r"(?:§{1,2} ?(?P<a>\d{1,4})|(?P<b>\d{1,4}) ?§)(?![:\w§–-])[.:,]?(?: +(?P<title>\S.*))?$"
)
_BEGIN_IN_TEXT = re.compile(
    r"(?m)^[ \t]*(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{1,14} (?:\d{1,3}[ :,./–-]{1,3})?)?"
    r"(?:§{1,2} ?\d{1,4}|\d{1,4} ?§)(?![:\w§–-])"
)
_MINUTES = re.compile(
    r"(?i)\b(?:kokous)?pöytäkirja\b|\b(?:sammanträdes|mötes)?protokoll\b"
)
_LONGEST_TITLE, _TOP = 250, 400
_LEAST_ITEMS = 2
_MOST_BELOW = 4
_MATTER = frozenset(("proposal", "decision"))


def has_items(pages: Sequence[str]) -> bool:
    """Whether the pages of a document are a run of items, each with its own matter."""
    if sum(len(_BEGIN_IN_TEXT.findall(page)) for page in pages) < _LEAST_ITEMS:
        return False
    lines = [line for page in pages for line in split_lines(page)]
    begins = [
        place
        for place, line in enumerate(lines)
        if _number(line) is not None and _has_title(lines, place)
    ]
    begins = _once(lines, _of_one_body(lines, begins))
    if len(begins) < _LEAST_ITEMS:
        return False
    ends = [*begins[1:], len(lines)]
    found = {
        begin: number
        for begin, end in zip(begins, ends, strict=True)
        if (number := _item(lines[begin:end])) is not None
    }
    steps = [other - one for one, other in pairwise(found.values())]
    return len(found) >= _LEAST_ITEMS and all(step == 1 for step in steps)


def has_numbered_items(pages: Sequence[str]) -> bool:
    """Whether minutes that know no § are a run of items with their numbers alone."""
    top = pages[0][:_TOP] if pages else ""
    if _MINUTES.search(top) is None or any("§" in page for page in pages):
        return False
    rows = [Row(line, 0) for page in pages for line in split_lines(page)]
    return bool(bare_numbers.starts(rows))


def _number(line: Line) -> int | None:
    match = _BEGIN.match(line.text)
    if match is None or len(match["title"] or "") > _LONGEST_TITLE:
        return None
    return int(match["a"] or match["b"])


def _item(lines: Sequence[Line]) -> int | None:
    """Return the number of an item that *lines* are; None when they are none."""
    is_item = not _is_handling(lines[1:3]) and _has_matter(lines)
    return _number(lines[0]) if is_item else None


def _of_one_body(lines: Sequence[Line], begins: Sequence[int]) -> list[int]:
    """Keep the § lines with the commonest name in short, or without one.

    "KH § 12" in an item of "Tekltk § 40" is what another body did before.
    """
    names = [
        match["short"] or ""
        for place in begins
        if (match := _BEGIN.match(lines[place].text))
    ]
    common = Counter(names).most_common(1)[0][0] if names else ""
    return [place for place, name in zip(begins, names, strict=True) if name == common]


def _once(lines: Sequence[Line], begins: Sequence[int]) -> list[int]:
    """Keep the first of § lines with one number: an own handling names it once more."""
    numbers = [_number(lines[place]) for place in begins]
    return [
        place
        for place, number, above in zip(begins, numbers, [None, *numbers], strict=False)
        if number != above
    ]


def _has_title(lines: Sequence[Line], place: int) -> bool:
    """Whether a title stands beside a § line, below it or, in capitals, above it."""
    match = _BEGIN.match(lines[place].text)
    if match and match["title"]:
        return match["title"][0].isupper() or match["title"][0].isdigit()
    if place and lines[place - 1].text.isupper():
        return True
    below = [line.text for line in lines[place + 1 : place + _MOST_BELOW]]
    titles = [text for text in below if case_numbers.own_case_number(text) is None]
    return bool(titles) and titles[0][0].isupper()


def _is_handling(lines: Sequence[Line]) -> bool:
    """Whether body and day follow a § line, as in a list of handlings.

    With a § of their own they are an earlier handling of the item.
    """
    for line in lines:
        row, parts = handlings.read(line), head_lines.read(line.text)
        if row is not None and row.minutes_section is None:
            return True
        if parts and parts.body and parts.date and parts.section is None:
            return True
    return False


def _has_matter(lines: Sequence[Line]) -> bool:
    """Whether a proposal or decision begins on a line of its own."""
    for line in lines[1:]:
        heading = headings.read(line, line.text)
        if heading and heading.kind in _MATTER and _opens(heading, line):
            return True
    return False


def _opens(heading: headings.Heading, line: Line) -> bool:
    return heading.is_alone or line.text[len(heading.text) :].lstrip().startswith(":")
