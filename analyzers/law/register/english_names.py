"""Acts by the names of their English translations, where somebody types them.

The names and the Finnish names they stand for are in ``data/english_act_names.tsv``. No
decision of a municipality is in English, so texts are not searched for them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib import resources

from analyzers.errors import StatuteTableError

_SIGN = r"(?:sections?|sec\.|s\.|§§?)\s?"
_SECTION = r"\d{1,3}(?:\s?[a-z])?(?!\w)"


def english_acts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each English name with its section, and both in Finnish.

    >>> list(english_acts("section 110 of the Local Government Act"))
    [(0, 39, 'kuntalaki 110 §')]
    """
    for match in _pattern().finditer(text):
        section = match["before"] or match["behind"]
        name = _names()[" ".join(match["name"].lower().split())]
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
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
    return re.compile(
        rf"(?<!\w)(?:{_SIGN}(?P<before>{_SECTION})\s+(?:of\s+)?)?"
        rf"(?:the\s+)?(?P<name>{names})(?!\w)(?:,?\s+{_SIGN}(?P<behind>{_SECTION}))?",
        re.IGNORECASE,
    )


@functools.cache
def _names() -> dict[str, str]:
    path = resources.files("analyzers").joinpath("data", "english_act_names.tsv")
    rows = path.read_text(encoding="utf-8").splitlines()
    names: dict[str, str] = {}
    for row in rows[1:]:
        english, tab, finnish = row.partition("\t")
        if not (english and tab and finnish) or english in names:
            raise StatuteTableError(
                f"english_act_names.tsv: {row[:60]!r} is not a new name, a tab and a name"
            )
        names[english] = finnish
    return names
