"""Pages that tell of many matters: what became of one of them is not the page's outcome."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from analyzers.decision.head import chrome, frontpages
from analyzers.decision.head.page_kinds import (
    ABOUT_A_MEETING,
    listed_items,
)
from analyzers.decision.lines import headings
from analyzers.decision.lines.decision_lists import are_listed
from analyzers.decision.lines.lines import Line, split_lines
from analyzers.decision.model import DecisionKind
from analyzers.notations.municipal_bodies.body_nouns import ACTING, OWNING

_LISTED = 4
_TITLE_OF_MANY = re.compile(
    rf"(?i){OWNING}(?: [\d.]{{4,10}})? "
    r"(?:päätöks(?:et|iä)|päätöstiedote|uutis(?:et|ia)|beslut)\b"
    r"(?! (?:asiassa|i ärende|om |av den ))"
)
_SECTIONS = re.compile(r"(?m)^[ \t]*(?:§ ?\d{1,4}\b|\d{1,4} ?§|\d{1,2}\. (?=[A-ZÅÄÖ]))")
_RELEASES = ("news", "notice", "other")
_LONGEST_HEADING, _SHORTEST_PROSE = 160, 40
_LIST = re.compile(": .*, .*, ")
"""A row over prose that heads no matter, as a menu does not."""
_FEW = 4
"""Most paragraphs on one matter below the name of the decisions."""
_MET = re.compile(
    r"(?i)\b(?:kokoontui|sammanträdde|samlades|höll (?:\w+ )?möte|piti kokouksen)\b"
)
_A_BODY = re.compile(rf"(?i)\b[\w-]*(?:{ACTING}|{OWNING})\b")
_THE_REST = re.compile(
    r"(?i)\b(?:övriga|muut|muissa)\b.*(?:(?:esity|ehdotu|esittely)\w+ muka"
    r"|(?:enligt|överensstämmelse med) (?:besluts)?(?:förslag|föredragning))"
)
"""What became of all other matters: "De övriga ärendena avgjordes enligt förslagen"."""
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{1,2}[.:]\d{2}")


def tells_of_many(kind: DecisionKind | None, title: str | None, text: str) -> bool:
    """Whether a page lists the items of a meeting, or is news on several decisions.

    A table of decisions, each in a row, tells of as many.

    News that a body's decisions head may tell of one only, which is then the page's.
    """
    if are_listed(text):
        return True
    if kind in ABOUT_A_MEETING:
        return listed_items(frontpages.flatten(text)) >= _LISTED
    if kind not in _RELEASES:
        return False
    if len(set(_SECTIONS.findall(text))) > 2:
        return True
    return _TITLE_OF_MANY.search(title or "") is not None and not _tells_of_one(text)


def _tells_of_one(text: str) -> bool:
    """Whether one heading stands in the text, below what heads the page and over prose."""
    rows = split_lines(text)
    # "Översikt av motioner" may stand above "Fullmäktiges beslut 9.5.2031" as its matter
    is_above = len(rows) > 1 and _is_title_of_many(rows[1])
    rows = [row for row in rows[not is_above :] if not _is_title_of_many(row)]
    if _is_one_paragraph(rows):
        return True
    found = 0
    for number, (row, below) in enumerate(itertools.pairwise(rows)):
        words = row.text
        is_heading = row.is_after_blank or number == 0
        is_heading = is_heading and len(words) < _LONGEST_HEADING
        if not is_heading or words.endswith((".", ":", ",", ";", "!", "?")):
            continue
        if _DAY.fullmatch(words) or words.casefold() in headings.HEADINGS:
            continue
        if _LIST.search(words) or chrome.is_chrome(words):
            continue
        if _THE_REST.search(below.text):
            continue
        is_long = below.is_after_blank and len(below.text) > _SHORTEST_PROSE
        found += below.text.endswith(".") or is_long
    return found == 1


def _is_one_paragraph(rows: Sequence[Line]) -> bool:
    """Whether nothing but prose stands there, in which a body is named only at first."""
    told = [row.text for row in rows if not chrome.is_chrome(row.text)]
    if not 0 < len(told) <= _FEW or not all(words.endswith(".") for words in told):
        return False
    if _A_BODY.search(told[0]) is None or _MET.search(told[0]):
        return False
    return not any(
        _A_BODY.search(words) or _THE_REST.search(words) for words in told[1:]
    )


def _is_title_of_many(row: Line) -> bool:
    """Whether a row, and not prose, names the decisions of a meeting."""
    is_short = len(row.text) < _LONGEST_HEADING and not row.text.endswith(".")
    return is_short and _TITLE_OF_MANY.search(row.text) is not None


_BRIEF = 1_500
_ADOPTED_AGENDA = re.compile(
    r"(?i)\b(?:esityslista|työjärjestys) (?:\w+ )?hyväksyttiin\b"
    r"|\bföredragningslistan (?:\w+ )?godkändes\b"
)


def adopts_agenda(text: str) -> bool:
    """Whether a short item tells that the meeting adopted its agenda, and so is none."""
    return len(text) < _BRIEF and _ADOPTED_AGENDA.search(text) is not None
