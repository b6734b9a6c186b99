"""The months' names in Finnish, Swedish and English: the one table of them."""

from __future__ import annotations

_TABLE = (
    ("tammi", "januari", "january"),
    ("helmi", "februari", "february"),
    ("maalis", "mars", "march"),
    ("huhti", "april", "april"),
    ("touko", "maj", "may"),
    ("kesä", "juni", "june"),
    ("heinä", "juli", "july"),
    ("elo", "augusti", "august"),
    ("syys", "september", "september"),
    ("loka", "oktober", "october"),
    ("marras", "november", "november"),
    ("joulu", "december", "december"),
)
"""Finnish without "kuu", Swedish, English; January first."""

FINNISH_MONTHS = {row[0]: number for number, row in enumerate(_TABLE, start=1)}
SWEDISH_MONTHS = {row[1]: number for number, row in enumerate(_TABLE, start=1)}
ENGLISH_MONTHS = {row[2]: number for number, row in enumerate(_TABLE, start=1)}
MONTHS = ENGLISH_MONTHS | SWEDISH_MONTHS | FINNISH_MONTHS
"""Every name in lower case, Finnish ones without "kuu", to its number."""

_SHORT = [
    "jan",
    "feb",
    "mar",
    "apr",
    "maj",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
]
SHORT_MONTHS = {name: number for number, name in enumerate(_SHORT, start=1)} | {
    "oct": 10,
    "sept": 9,
    "febr": 2,
}
"""Swedish and English abbreviations, as people type them in queries."""

FINNISH_MONTH = "|".join(FINNISH_MONTHS)
OTHER_MONTH = "|".join(dict.fromkeys([*SWEDISH_MONTHS, *ENGLISH_MONTHS]))
SHORT_MONTH = "|".join(SHORT_MONTHS)
"""Alternatives for regular expressions; ``OTHER_MONTH`` is Swedish and English."""


def month_number(name: str) -> int | None:
    """Return 1 to 12 for a month's name in any case, with or without "kuu"; else None.

    >>> month_number("Maaliskuu"), month_number("oktober"), month_number("kevät")
    (3, 10, None)
    >>> month_number("okt")
    10
    """
    folded = name.casefold()
    number = MONTHS.get(folded.partition("kuu")[0] or folded)
    return number or SHORT_MONTHS.get(folded)
