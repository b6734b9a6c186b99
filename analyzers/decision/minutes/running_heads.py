"""Lines that a page repeats from page to page: publisher, body, kind, day, page number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from analyzers.decision.lines import headings
from analyzers.decision.lines.lines import clean

_ALWAYS = (
    r"(?:pöytäkirja|esityslista|kokouskutsu|lisälista|protokoll|föredragningslista|sammanträdesprotokoll|sammanträdeskallelse)(?: nro?)?"
    r"|\d{1,3}/(?:19|20)\d{2}|\d{1,4} ?\( ?\d{1,4} ?\)|\d{1,4} ?\(|\d{1,4} ?\)|sivu \d+(?: ?/ ?\d+)?|sida \d+(?: ?/ ?\d+)?|\d{1,4} ?/ ?\d{1,4}"
)
_NUMBER_ONLY = re.compile(r"^\d{1,4}$")
_PAGE_NUMBER = re.compile(r"(?<!\d)(\d{1,4}) ?\( ?\d{0,4}")
_DIGITS = re.compile(r"\d+")


def pattern(names: Collection[str], days: Collection[str]) -> re.Pattern[str]:
    """Return what fully matches a running head made of *names*, *days* and page marks."""
    words = [re.escape(name) for name in sorted(names, key=len, reverse=True) if name]
    words += [re.escape(day) for day in days]
    parts = "|".join([*words, _ALWAYS])
    return re.compile(rf"^(?:(?:{parts})[ ,;:–-]*)+$", re.IGNORECASE)


def page_number(line: str) -> int | None:
    """Return 8 for a running head that says "8 (53)", else None."""
    match = _PAGE_NUMBER.search(line)
    return int(match[1]) if match and int(match[1]) > 0 else None


def repeated(pages: Sequence[str]) -> frozenset[str]:
    """Return lines (digits as 0) that stand at the top or bottom of most pages."""
    if len(pages) < 4:
        return frozenset()
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [clean(line) for line in page.split("\n") if line.strip()]
        counts.update({masked(line) for line in [*lines[:6], *lines[-3:]]})
    least = max(3, round(0.6 * len(pages)))
    return frozenset(
        line
        for line, count in counts.items()
        if count >= least and len(line) <= 120 and _may_repeat(line)
    )


def _may_repeat(line: str) -> bool:
    """Say whether a line that stands on most pages can be a running head.

    Short pages end with "Päätös" as often as with a running foot, and where each item
    has a page of its own, every page begins with its "§ n".
    """
    name = line.rstrip(" :").casefold()
    return "§" not in line and name not in headings.HEADINGS.keys() | headings.HISTORY


def masked(line: str) -> str:
    """Return *line* with every number as 0, so that page numbers compare equal."""
    return _DIGITS.sub("0", line)


def is_bare_number(line: str) -> bool:
    """Say whether a line is nothing but a number of up to four digits."""
    return _NUMBER_ONLY.match(line) is not None
