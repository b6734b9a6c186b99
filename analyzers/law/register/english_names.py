"""Acts by the names of their English translations, as people type and read them.

The names are in ``data/english_titles.tsv``. No decision of a municipality is in English,
so texts are not searched for them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from importlib import resources

from analyzers.errors import StatuteTableError
from analyzers.law.register.statutes import statute

_SIGN = r"(?:sections?|sec\.|s\.|§§?)\s?"
_SECTION = r"\d{1,3}(?:\s?[a-z])?(?!\w)"


def english_acts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each English name with its section, and both in Finnish.

    >>> list(english_acts("section 110 of the Local Government Act"))
    [(0, 39, 'kuntalaki 110 §')]
    """
    for match in _pattern().finditer(text):
        section = match["before"] or match["behind"]
        name = _finnish_names()[" ".join(match["name"].casefold().split())]
        yield match.start(), match.end(), f"{name} {section} §" if section else name


def in_finnish(typed: str) -> str | None:
    """Return what was typed in English as it is typed in Finnish; None for other text.

    >>> in_finnish("Local Government Act, section 110")
    'kuntalaki 110 §'
    """
    mentions = list(english_acts(typed))
    if len(mentions) != 1 or mentions[0][:2] != (0, len(typed)):
        return None
    return mentions[0][2]


@functools.cache
def english_titles() -> Mapping[str, str]:
    """Return the English title of each act that has one, by the act's number."""
    return {number: names[0] for number, *names in _rows()}


@functools.cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_finnish_names(), key=len, reverse=True)
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
    return re.compile(
        rf"(?<!\w)(?:{_SIGN}(?P<before>{_SECTION})\s+(?:of\s+)?)?"
        rf"(?:the\s+)?(?P<name>{names})(?!\w)(?:,?\s+{_SIGN}(?P<behind>{_SECTION}))?",
        re.IGNORECASE,
    )


@functools.cache
def _finnish_names() -> Mapping[str, str]:
    """Return the everyday Finnish name of each English one, of two acts the first's."""
    names: dict[str, str] = {}
    for number, *english in _rows():
        act = statute(number)
        if act is None:
            raise StatuteTableError(f"english_titles.tsv: {number} is no known act")
        for name in english:
            finnish = act.short_fi[0] if act.short_fi else act.name_fi
            names.setdefault(name.casefold(), finnish)
    return names


@functools.cache
def _rows() -> tuple[tuple[str, ...], ...]:
    """Return the number of each act and its names, the title first."""
    path = resources.files("analyzers").joinpath("data", "english_titles.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()[2:]
    return tuple(tuple(re.split(r"\t|; ", line)) for line in lines)
