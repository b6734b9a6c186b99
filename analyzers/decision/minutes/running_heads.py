"""Lines that a page repeats from page to page: publisher, body, kind, day, page number."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection

from analyzers.decision.lines import handlings
from analyzers.decision.lines.lines import Line

_ALWAYS = (
    r"(?:pöytäkirja|esityslista|kokouskutsu|lisälista|protokoll"
    r"|föredragningslista|sammanträdesprotokoll|sammanträdeskallelse)(?:"
    r" nro?)?"
    r"|\d{1,3}/(?:19|20)\d{2}|\d{1,4} ?\( ?\d{1,4} ?\)|\d{1,4}"
    r" ?\(|\d{1,4} ?\)|sivu \d+(?: ?/ ?\d+)?|sida \d+(?:"
    r" ?/ ?\d+)?|\d{1,4} ?/ ?\d{1,4}"
)
_NUMBER_OF_YEAR = re.compile(r"^\d{1,3}/(?:19|20)\d{2}$")
_NUMBER_ONLY = re.compile(r"^\d{1,4}$")
_AFTER_DAY = re.compile(r"(?<=\d{4}) \d{1,4}$")
_PAGE_NUMBER = re.compile(r"(?<!\d)(\d{1,4}) ?\( ?\d{0,4}")


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


def is_number_of_year(line: str) -> bool:
    """Return whether a line is only "512/2014": a meeting's number, or a case's."""
    return _NUMBER_OF_YEAR.match(line) is not None


def is_bare_number(line: str) -> bool:
    """Return whether a line is nothing but a number of up to four digits."""
    return _NUMBER_ONLY.match(line) is not None


def without_page(line: Line) -> Line:
    """Return a handling on top of a page without the page's number: "… § 3 15.01.2031 4"."""
    number = _AFTER_DAY.search(line.text) if "§" in line.text else None
    if number is None:
        return line
    short = dataclasses.replace(line, text=line.text[: number.start()])
    return short if handlings.read(short) else line
