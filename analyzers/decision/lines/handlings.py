"""Lines that name a body, a meeting day and a § : whose handling follows.

An item repeats the texts of the bodies that handled it earlier. Which part is its own is
told by these lines, never by position.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from analyzers.decision.lines import headings
from analyzers.decision.lines.lines import Line
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_SECTION = r"(?:§{1,2}\s?0{0,3}(?P<s1>\d{1,4}(?:\s?[a-z])?)\b|(?P<s2>\d{1,4}(?:\s?[a-z])?)\s?§)"
_DAY = (
    rf"(?P<date>{dates.NUMERIC_DAY}|\d{{1,2}}\.\d{{1,2}}\.\d{{2}}(?![\d.]))"
    r"(?:\s+(?:klo|kl\.?)\s*[\d.:]+)?"
)
"""Swedish pages of CaseM write 11-10-2022."""
_TAIL = re.compile(
    rf"(?:{_DAY}\s*[,:]?\s*{_SECTION}?|{_SECTION.replace('s1', 's3').replace('s2', 's4')}"
    rf"\s*[.,:/]?\s*(?:{_DAY.replace('date', 'date2')})?)\s*[.:,]?\Z",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r" \([^()\d]{3,60}\)$")
_TAIL_START = re.compile(r"[\d§]")
_DOTS = re.compile(r"\.(?: |$)?|(?<=\.) ")
"""In a name in short: "Tekn. ltk"."""

_LAW = re.compile(
    r"(?:la[kg]\w*|lain|sääntö\w*|säännön|asetus|stadga\w*"
    r"|mrl|mra|akl|hankl|julkl|kuntal|vnp|liite|bilaga|kohta"
    r"|momentti|luku)$",
    re.IGNORECASE,
)
_LIST_PART = re.compile(
    r"(?P<name>[A-ZÅÄÖ][^§\d]{2,90}?), ?§ ?(?P<section>\d{1,4}),"
    r" ?(?P<date>\d{1,2}\.\d{1,2}\.(?:19|20)\d{2})[ ,;]*"
)
_TURKU_ROW = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][^\d§]{3,90}?)\s*(?P<section>\d{0,4}?)\s*(?P<date>\d{2}\."
    r"\d{2}\.(?:19|20)\d{2})\s*(?P<item>\d{0,3})$"
)


_TURKU_OFFICIAL = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][^\d§]{3,90}?)\s*(?P<section>\d{1,4})\s*(?P<date>\d{2}\."
    r"\d{2}\.(?:19|20)\d{2})\s*(?P<case>\d{1,6}-(?:19|20)\d{2})(?: \([\d ]+\))?$"
)
"""An official's row has the case number: "Rehtori 57 11.05.2031 6622-2031 (02 05 01)"."""


_SHORT_HEAD = re.compile(
    r"(?P<name>[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{1,19}) (?:§ ?(?P<s1>\d{1,4})\b|(?P<s2>\d{1,4}) ?§)"
    r"\s*[.:,]?\s*"
)
_SHORTEST = 5
"""Letters of a board's name in short: "Frin", "Mbn"."""
_ACT_LETTERS = ("L", "A")
"""What letters of acts end with: "HKL § 5", "MRA § 3"."""


@dataclass(frozen=True, slots=True)
class Handling:
    """One body-date-§ line.

    Attributes:
        body: as written.
        start: offset of the line.
        end: offset one past it.
    """

    body: str
    date: dt.date | None
    minutes_section: str | None
    start: int
    end: int
    item_number: str | None = None


def read(line: Line, known: str | None = None) -> Handling | None:
    """Return what a line says when it is nothing but body, date and §, else None.

    An abbreviation needs a § beside it; a bare "Body § n" needs a body's name or a known
    abbreviation, so that "Kuntalaki § 5" is none. *known* is a body whatever its words.
    """
    text = line.text
    if len(text) > 150 or not text[:1].isupper():
        return None
    start = _TAIL_START.search(text)
    if start is None:
        return None
    match = _TAIL.match(text, start.start())
    if match is None:
        return None
    name = _EXPLAINED.sub("", text[: start.start()].strip(" ,:"))
    written = match["date"] or match["date2"]
    section = match["s1"] or match["s2"] or match["s3"] or match["s4"]
    named = bodies.is_body(name) or bodies.is_officeholder(name) or name == known
    first = name.split()[0].casefold() if name else ""
    if first in headings.HISTORY or first in headings.HEADINGS:
        return None
    if _LAW.search(name) or not (written or section):
        return None
    if not named:
        letters = _DOTS.sub("", name)
        short = bodies.is_abbreviation(letters) or (
            written and bodies.is_one_short_word(name)
        )
        if not section or not short:
            return None
    day = dates.day_of_any_year(written) if written else None
    if written and day is None:
        return None
    return Handling(name, day, _tidy(section), line.start, line.end)


def read_short(text: str, line: Line) -> Handling | None:
    """Return what a line says that begins with a short name and a §, else None.

    "KF § 10", "Frin § 29", "Khall 30 §   Adressi on …": only beside other handlings can it
    be one, for any letters may be a body's. Its end is where a text behind it begins.
    """
    match = _SHORT_HEAD.match(text, line.start, line.end)
    if match is None:
        return None
    name = _DOTS.sub("", match["name"])
    if name.endswith(_ACT_LETTERS) or is_act(name):
        return None
    is_short = name.isupper() or (len(name) <= _SHORTEST and name.endswith("n"))
    if not (is_short or bodies.is_abbreviation(name)):
        return None
    section = match["s1"] or match["s2"]
    return Handling(match["name"], None, section, line.start, match.end())


def is_act(name: str) -> bool:
    """Whether a word before a § is an act, a rule or an appendix: "Kuntalaki § 5"."""
    return _LAW.search(name) is not None


def read_list(line: Line) -> list[Handling]:
    """Return the handlings of a line that is nothing but a list of them.

    CaseM puts "Kaupunginhallitus, § 309,04.11.2024 Kaupunginvaltuusto, § 75, …" above an
    item. A single one may be such a list, too.
    """
    text = line.text
    if "§" not in text:
        return []
    matches = list(_LIST_PART.finditer(text))
    if not matches or "".join(_LIST_PART.split(text)[:: _LIST_PART.groups + 1]).strip(
        " ,;"
    ):
        return []
    found = [
        Handling(
            match["name"].strip(" ,;"),
            dates.parse_date(match["date"]),
            match["section"],
            line.start,
            line.end,
        )
        for match in matches
    ]
    return found if all(bodies.is_body(one.body) for one in found) else []


def read_turku_row(line: Line) -> Handling | None:
    """Return one row of Turku's header table, whose cells may be glued together."""
    match = _TURKU_ROW.match(line.text)
    if match is None or not bodies.is_body(match["name"].strip()):
        return None
    return Handling(
        match["name"].strip(),
        dates.parse_date(match["date"]),
        match["section"] or None,
        line.start,
        line.end,
        match["item"] or None,
    )


def read_turku_official(line: Line) -> tuple[Handling, str] | None:
    """Return the row of an official in Turku's header table, and its case number."""
    match = _TURKU_OFFICIAL.match(line.text)
    name = match["name"].strip() if match else ""
    if match is None or bodies.body_type(name) != "viranhaltija":
        return None
    day = dates.parse_date(match["date"])
    row = Handling(name, day, match["section"], line.start, line.end)
    return row, match["case"]


def _tidy(section: str | None) -> str | None:
    return (
        re.sub(r"(?<=\d)\s+(?=[a-z])", " ", section.strip().lower())
        if section
        else None
    )


def same_body(one: str | None, other: str | None) -> bool:
    """Return whether two written names can be the same body; an abbreviation may be any."""
    if one is None or other is None:
        return True
    first, second = (bodies.normalise(name)[0].casefold() for name in (one, other))
    if first == second or first.endswith(second) or second.endswith(first):
        return True
    short, long = sorted((first, second), key=len)
    if " " in short or bodies.is_body(short.capitalize()):
        return False
    is_alike = short[:1] == long[:1] or one[:1].casefold() == other[:1].casefold()
    return is_alike or bodies.body_type(short) == bodies.body_type(long)
