"""Heads of handlings told by what they hold: a body, a §, perhaps a day, and nothing else.

Each municipality orders them in its own way: "KH § 123/10.8.2012", "226 § Kirkkoneuvosto
11.8.2019", "Kunnanhallitus   Kokouspäivä 7.9.1993   § 301", "Kunnanhallitus (1.2.2019 § 9)".
What is left when day, § and the words between them are taken away must be a body's name.
"""

from __future__ import annotations

import re

from analyzers.decision.lines import handlings
from analyzers.decision.lines.handlings import Handling
from analyzers.decision.lines.lines import Line
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_LONGEST, _SHORTEST = 130, 6
_DAY = re.compile(rf"(?:{dates.NUMERIC_DAY})(?:\s+(?:klo|kl\.?)\s*[\d.:]+)?")
_SECTION = re.compile(
    r"(?:§{1,2}|\b(?:pykälä|paragraf)\b):?\s?0{0,3}(?P<behind>\d{1,4})\b"
    r"|\b(?P<before>\d{1,4})\s?(?:§|pykälä\b|paragraf\b)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:kokouspäivä(?:määrä)?|kokous|pvm|päivämäärä|pöytäkirja|sammanträdesdatum"
    r"|sammanträdesdag|sammanträdet?|datum|protokoll|(?P<of>käsittely|behandling))\b",
    re.IGNORECASE,
)
_SIGNS = ("§", "ykälä", "YKÄLÄ", "aragraf", "ARAGRAF")
"""What a line must hold; most hold none."""
_TITLED = re.compile(r" \([^()]{8,120}\)\Z")
"""The item's title behind the head: "Ympäristöjaosto 2.2.2015 § 4 (Maa-ainesten otto)"."""
_MARKS = " \t,.:;/|()-–·\xa0"
_BARE = re.compile(
    r"(?P<name>[A-ZÅÄÖ][A-Za-zÅÄÖåäö. -]{1,60}?)\.? (?P<section>\d{1,4})\s*[.:]?\s*\Z"
)
_SMALL = re.compile(
    r"(?P<name>[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{1,7}) (?:§ ?(?P<s1>\d{1,4})|(?P<s2>\d{1,4}) ?§)"
    r"\s*[.:]?\s*\Z"
)
_ACT_LETTERS = ("L", "A")


def read(line: Line) -> Handling | None:
    """Return the head that a line is, whatever the order of its parts, else None."""
    text = line.text
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    if not any(map(text.__contains__, _SIGNS)):
        return None
    found = _read(_TITLED.sub("", text), line)
    return found or _read(text, line)


def _read(text: str, line: Line) -> Handling | None:
    day = _DAY.search(text)
    left = text if day is None else f"{text[: day.start()]} · {text[day.end() :]}"
    section = _SECTION.search(left)
    if section is None:
        return None
    left = f"{left[: section.start()]} {left[section.end() :]}"
    of = _BETWEEN.search(left)
    name = " ".join(_BETWEEN.sub(" ", left).replace("·", " ").split()).strip(_MARKS)
    if of is not None and of["of"]:
        name = bodies.nominative(name)
    if not name[:1].isupper() or handlings.is_act(name) or _is_statute(name):
        return None
    if day is None and section.start() == 0 and not bodies.is_abbreviation(name):
        return None  # "8 § Kunnanhallitus": the title of a rule that is quoted
    is_short = day is not None and bodies.is_one_short_word(name)
    if not (bodies.is_body(name) or bodies.is_abbreviation(name) or is_short):
        return None
    when = dates.day_of_any_year(day.group().split()[0]) if day else None
    number = (section["behind"] or section["before"]).lstrip("0")
    return Handling(name, when, number or None, line.start, line.end)


def _is_statute(name: str) -> bool:
    is_known = bodies.is_abbreviation(name) or bodies.is_body(name)
    return name.isupper() and name.endswith(_ACT_LETTERS) and not is_known


def read_bare(line: Line, sections: dict[str, str]) -> Handling | None:
    """Return the head that a line is without the sign: "Khall 143", or None.

    Args:
        line: the line.
        sections: the numbers that the item's own list of handlings tells, with the body of
            each; only such a number can be one.
    """
    is_near = len(line.text) < _LONGEST and line.text.rstrip(" .:")[-1:].isdigit()
    match = _BARE.match(line.text) if is_near else None
    if match is None or match["section"] not in sections:
        return None
    name = match["name"]
    body = sections[match["section"]]
    if not handlings.same_body(name, body):
        return None
    return Handling(body or name, None, match["section"], line.start, line.end)


def read_small(line: Line) -> Handling | None:
    """Return what may be a head of a body that only its municipality knows: "Sts 244 §"."""
    match = _SMALL.match(line.text)
    if match is None or handlings.is_act(match["name"].strip(".")):
        return None
    if _is_statute(match["name"]):
        return None
    section = match["s1"] or match["s2"]
    return Handling(match["name"], None, section, line.start, line.end)
