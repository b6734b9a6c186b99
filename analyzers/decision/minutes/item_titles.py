"""The title of an item of whole minutes: above the item, and in the cover's list."""

from __future__ import annotations

import re
from itertools import pairwise

from analyzers.decision.lines.lines import split_lines
from analyzers.decision.minutes.splitting import MinutesItem
from analyzers.notations.case_codes.case_numbers import CaseNumber, own_case_number

_TOP_LINES = 6
_ITEM_NUMBER = re.compile(r"\d+\.? ")


def fuller_title(printed: str | None, listed: str | None) -> str | None:
    """Prefer the title above the item; the cover's where that is missing or cut off."""
    if not listed:
        return printed
    if not printed:
        return listed
    whole, part = (" ".join(text.split()).casefold() for text in (listed, printed))
    is_cut = whole.startswith(part) or whole.endswith(f" {part}")
    number = _ITEM_NUMBER.match(whole)
    if number is not None and whole[number.end() :] == part:
        return printed
    return listed if is_cut and len(whole) > len(part) else printed


def without_number(printed: str | None, item: MinutesItem) -> str | None:
    """Return the title without the item's own number before it: "292 Torin korjaus".

    Below "BILDN 95" the title is the next line, in "KS 305 KALLELSE" it goes on.
    """
    before, _, title = (printed or "").partition(" ")
    if title == item.minutes_section and before.isupper():
        lines = split_lines(item.text[:1000])
        title = lines[1].text if len(lines) > 1 else ""
    elif before.isupper() and title.startswith(f"{item.minutes_section} "):
        title = title.partition(" ")[2]
    elif before.removesuffix(".") != item.minutes_section:
        return printed
    return title if title[:1].isupper() else printed


def has_listed_line(item: MinutesItem, printed: str | None) -> bool:
    """Whether the title of the cover's list is a line on top, and another one was read.

    "Besvärsanvisning" is the item's title there, and no heading over its text.
    """
    if not item.title or not printed:
        return False
    listed = item.title.casefold()
    top = [line.text.casefold() for line in split_lines(item.text[:1000])[:_TOP_LINES]]
    return listed in top and not printed.casefold().startswith(listed)


def case_below(item: MinutesItem) -> CaseNumber | None:
    """Return the case number alone below the line that is the title of the cover's list.

    "Till kännedom" is such a title, and elsewhere the heading of a part.
    """
    listed = (item.title or "").casefold()
    lines = split_lines(item.text[:1000])[:_TOP_LINES]
    for line, below in pairwise(lines):
        if listed and line.text.casefold() == listed:
            found = own_case_number(below.text, is_below_title=True)
            is_alone = found is not None and below.text.endswith(found.text[-4:])
            return found if is_alone else None
    return None
