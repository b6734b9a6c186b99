"""Numbers of acts in every notation, as one canonical form.

``380/2023``, ``(5.8.1977/608)``, ``(1999/132)``, ``(953/76)``, ``(330/ 94)``.
"""

from __future__ import annotations

import re

from analyzers.law.register.statutes import statute

NUMBER = (
    r"(?:(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?(?P<date_year>1[6-9]\d\d|20\d\d)\s?/\s?"
    r"(?P<date_number>\d{1,4}))"
    r"|(?P<year_first>1[6-9]\d\d|20\d\d)\s?/\s?(?P<second>\d{1,4})"
    r"|(?P<first>\d{1,4})\s?/\s?(?P<year>1[6-9]\d\d|20\d\d|\d\d))(?![\d/]|[.,:]\d)"
)
"""Pattern source; read a match with :func:`statute_number`."""

_NUMBER = re.compile(NUMBER)


def statute_number(match: re.Match[str]) -> str:
    """Return "number/year" of a match of :data:`NUMBER`.

    Two-digit years are of the 1900s unless only the 2000s have such an act. Where both
    halves could be a year ("1999/2007"), the second is.
    """
    if match["date"]:
        return f"{int(match['date_number'])}/{match['date_year']}"
    if match["year_first"] is None:
        return _numbered(match["first"], match["year"])
    second = match["second"]
    if re.fullmatch(r"1[6-9]\d\d|20[0-4]\d", second):
        return _numbered(match["year_first"], second)
    if len(second) == 2 and match["year_first"] < "1900":
        # "1710/95": an act of 1995, where there is one.
        turned = _numbered(match["year_first"], second)
        if statute(turned) is not None:
            return turned
    return f"{int(second)}/{match['year_first']}"


def read_statute_number(text: str) -> str | None:
    """Return the canonical number when *text* is one and nothing else."""
    match = _NUMBER.fullmatch(text.strip())
    return statute_number(match) if match else None


def _numbered(number: str, year: str) -> str:
    """Return "410/2015" of "410/15" where no act of 1915 has the number."""
    if len(year) == 4:
        return f"{int(number)}/{year}"
    old, new = f"{int(number)}/19{year}", f"{int(number)}/20{year}"
    is_new = statute(old) is None and statute(new) is not None
    return new if is_new else old
