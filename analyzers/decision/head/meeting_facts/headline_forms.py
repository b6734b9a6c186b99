"""Which line on top of a page is its headline, where menus and sorts stand above it.

What sites put there has no end of wordings. A headline stands above running text, has
several words, often a verb, a day beside it; each of these counts. One line is another's
rival only with clearly more of them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from analyzers.decision.head import chrome, told_forms
from analyzers.decision.head.item_head import place_lines
from analyzers.decision.head.meeting_facts import meeting_days
from analyzers.decision.lines.lines import Line
from analyzers.decision.publisher import towns
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates, weekdays

_TOP_LINES, _LONGEST, _MARGIN = 14, 180, 3
_LEAD = re.compile(r"[a-zåäö)]{2}\. [A-ZÅÄÖ]|[a-zåäö)]{3}[.!?]$")
_SHORTEST_LEAD, _LONGEST_HEADING = 50, 60
_FORM = re.compile(
    r"(?i)(?:kokous|sammanträdes|mötes)?(?:aika|paikka|tid|plats)\b|läsnä|osallistujat|närvarande"
    r"|deltagare|\d{1,2}\. |hakija\b|sökande\b|asia\b|ärende\b"
)
"""Labels above which a memo's or a notice's title stands."""

_SORT_ABOVE = re.compile(
    r"(?i)(?:julkinen )?(?:kuulutus|kungörelse|uutinen|nyhet|(?:media)?tiedote|muistio|promemoria"
    r"|ilmoitus|anslag)(?:\W+[\d.]+)?"
)
_DECISIONS = re.compile(
    r"(?i)(?:n|s) (?:päätö|beslut|kokou|möte|sammanträde|ratkaisu)"
    r"|\b(?:kuulutus|kungörelse|ilmoitus)\b|nähtävillä|till påseende"
)
_OF_A_BODY = re.compile(
    r"(?i)(?:hallituksen|valtuuston|lautakunnan|jaoston|styrelsens?|fullmäktiges?|nämndens?|sektionens?)"
    r" (?:[\w.]+ )?(?:päätök|päätös|beslut|uuti|nyhet|kokou|möte|sammanträde)"
)
_NUMBERED_MEMO = re.compile(r"(?i)\b(?:muistio|promemoria) \d{1,3}/\d{2,4}\b")
_REST_OF_DAY = re.compile(rf"(?i)(?:{weekdays.WEEKDAY}|den|klo|kl)\W*")
_PICTURE = re.compile(
    r"(?i)\W*(?:kuva|kuvitus|bild|foto)|[\[(].*[\])]$|.*(?:-kuva|-bild|\blogo|vaakuna)$"
)
_HEAD_OF_SITE = re.compile(
    r"(?i).{2,40} (?:kaupunki|kunta|stad|kommun|yhtymä|alue|seurakunta|församling)"
    r" (?:tiedote|uuti(?:nen|set)|kuulutus|muistio(?! \d)|nyheter|kungörelse|pressmeddelande)\b"
)
"""A publisher's name before the sort of its page."""

_ENDS_IN_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.$")
_STROKES = re.compile(r" [/|»›>•] ")
_SLOGAN = re.compile(r"(?i)[^–|-]{3,40} (?:kaupunki|kunta|stad|kommun) [–|-] ")
_NAMED_TWICE = re.compile(r" [–|/-] ")


def of_page(lines: Sequence[Line], first: str | None) -> str | None:
    """Return the headline when it is clearly another line than *first*, else *first*."""
    scores = _scores(lines)
    if not scores:
        return first
    own = next((score for score, line in scores if line.text == first), 0)
    best, line = max(scores, key=lambda pair: pair[0])
    return line.text if best >= own + _MARGIN else first


def from_headline(lines: Sequence[Line]) -> list[Line]:
    """Return the lines from the headline on, and the day above it; [] for no other line."""
    scores = _scores(lines)
    if not scores:
        return []
    best, line = max(scores, key=lambda pair: pair[0])
    if best < _MARGIN or line is lines[0]:
        return []
    place = next(at for at, one in enumerate(lines) if one is line)
    has_day = meeting_days.is_day_line(lines[place - 1].text)
    return list(lines[place - has_day :])


def above_text(lines: Sequence[Line]) -> Line | None:
    """Return the short line directly above the first running text, None for none."""
    top = _above_text(lines[:_TOP_LINES])
    last = top[-1] if top else None
    if last is None or len(last.text) > _LONGEST_HEADING or not last.text[:1].isupper():
        return None
    if not lines[len(top)].is_after_blank:
        return None
    ends = last.text.endswith((".", ":", ",")) or place_lines.is_publisher(last.text)
    return None if ends or meeting_days.is_day_line(last.text) else last


def _scores(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    top = _above_text(lines[:_TOP_LINES])
    return [
        (_score(above, line, below) + 2 * (line is lines[0]), line)
        for above, line, below in zip(
            (None, *top), top, itertools.chain(top[1:], (None,)), strict=False
        )
    ]


def _above_text(lines: Sequence[Line]) -> list[Line]:
    """Return the lines above the first running text or the first label of a form."""
    found: list[Line] = []
    for line in lines:
        text = line.text
        if _is_lead(text) or (found and _FORM.match(text)):
            return found
        found.append(line)
    return []


def _is_lead(text: str) -> bool:
    return len(text) > _SHORTEST_LEAD and _LEAD.search(text) is not None


def _score(above: Line | None, line: Line, below: Line | None) -> int:
    text = line.text
    if _is_furniture(text):
        return -10
    words = len(text.split())
    return sum(
        (
            min(words, 4) - 2,
            3 * told_forms.is_headline(text),
            2 * bool(_DECISIONS.search(text)),
            3 * bool(_OF_A_BODY.search(text)),
            4 * bool(_NUMBERED_MEMO.search(text)),
            2 * bool(above and _SORT_ABOVE.fullmatch(above.text)),
            bool(above and meeting_days.is_day_line(above.text)),
            bool(below and meeting_days.is_day_line(below.text)),
            bool(dates.first_date(text)),
            line.is_after_blank,
            -3 * bool(_STROKES.search(text)),
            -4 * bool(_PICTURE.match(text) or _is_slogan(text)),
        )
    )


def _is_slogan(text: str) -> bool:
    """Whether a line says what a town is like: "Toritila – hyvän elämän kaupunki"."""
    if _SLOGAN.match(text):
        return True
    name, _, rest = text.replace("-", "–").partition(" – ")
    is_towns = bool(rest) and towns.by_nominative(name) is not None
    return is_towns and not told_forms.has_verb(rest)


def _is_furniture(text: str) -> bool:
    ends = text.endswith((".", ":", ",")) and not _ENDS_IN_DAY.search(text)
    if len(text) > _LONGEST or ends or _HEAD_OF_SITE.match(text):
        return True
    if "://" in text or not _REST_OF_DAY.sub("", dates.DATE.sub("", text)).strip(" .,"):
        return True
    names = _NAMED_TWICE.split(text)
    if len(names) > 1 and any(map(chrome.is_menu, names)):
        return True
    return (
        chrome.is_chrome(text)
        or chrome.is_menu(text)
        or meeting_days.is_day_line(text)
        or _SORT_ABOVE.fullmatch(text) is not None
        or place_lines.is_publisher(text)
        or all(towns.by_nominative(name) is not None for name in names)
        or bodies.is_body(text)
    )
