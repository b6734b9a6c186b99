"""Texts that tell of decisions by their form alone: a headline above running text.

A headline has a verb ("Toritila hankkii sillan"), an item's title has none. Where no sign
says what a text is, and nothing of an item is there (a §, a case number, a word that opens
a part), that tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.head import chrome, frontpages
from analyzers.decision.head.item_head import place_lines, who_and_when
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.meeting_facts import meeting_days
from analyzers.decision.head.page_kinds import PageKind
from analyzers.decision.lines.lines import Line
from analyzers.decision.meaning.grammar.verb_forms import FINITE, verb_forms
from analyzers.decision.publisher import towns
from analyzers.notations.municipal_bodies.body_nouns import ACTING, OWNING
from analyzers.notations.temporal import dates

_FIRST_LINES, _SHORTEST_HEADLINE, _LONGEST_HEADLINE = 10, 15, 160
_BY_FORM = 0.5
_COMMON_VERBS = frozenset(
    [
        *(
            "on",
            "ovat",
            "oli",
            "olivat",
            "ei",
            "eivät",
            "voi",
            "voivat",
            "saa",
            "saavat",
        ),
        *("kan", "får", "ska", "skall", "vill", "bör", "är", "har", "blir"),
    ]
)
_OF_A_GUIDE = re.compile(
    r"(?i)\bjo(?:ka|ta|sta|hon|ssa|lla|lta|lle|tka|ita|ista|ihin|issa|illa|ille)\b|\bsom\b"
    r"|^(?:mi(?:ten|llo\w+|kä|tä|stä|ssä|hin|ksi|llainen)|kuinka|kuka|när|hur|vad|var|vem)\b"
)
"""Words whose verb tells which things are meant ("Luvat, joista riittää ilmoitus") or asks."""

_OF_A_MEETING = re.compile(
    r"(?i)(?:(?:beslut|nytt|nyheter) från |päätöksiä )?(?:[\wåäö:-]+ ){0,3}(?:"
    rf"[\wåäö-]*(?:{OWNING}|neuvoston|rådets)"
    r" (?:(?:[\wåäö]+ )?(?:kokous|kokouksesta|kokouksessa)|sammanträde|möte))"
    rf"(?: [\wåäö]+(?:na|dag|dagen))?(?: den)?,? (?:{dates.DATE.pattern})"
)
"""The name of a page about one meeting: "Stadsfullmäktiges sammanträde 29.8.2031"."""

_OF_A_DAY = re.compile(
    rf"(?i)(?:[\wåäö:-]+ ){{0,3}}[\wåäö-]*{ACTING},? (?:{dates.DATE.pattern})"
)
"""A body and its day, above what it decided then: "Samkommunstyrelsen 20.2.2031"."""

_MANY_MATTERS = 3

_UNFINISHED = re.compile(r"[:;,-]$|(?<![ .]\d)(?<![ .]\d\d)\.$|\d{4}\.$")
"""Ends of lines that no headline has; one may end with a day: "kokoontui 12.6."."""

_FORM = re.compile(
    r"(?i)(?:kokous|sammanträdes|mötes)?(?:aika|paikka|tid|plats|päivä)\b|läsnä\b|närvarande\b"
    r"|(?:käsitel\w+ )?asiat\b|(?:behandlade )?ärenden\b|asialista\b|paragrafer\b|\d{1,3} ?[§.]"
)
"""Words of the forms of minutes."""

_SHORTEST_LEAD = 50
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^\W\d_]{2}\.(?:$| [A-ZÅÄÖ])")
_LABEL = re.compile(
    r"(?i)(?:(?:päätös|muutos)?(?:ehdotus|esitys)|päätös|valmistelija|valmistelu|esittelijä"
    r"|perustelut|selostus|liite|liitteet|hakemus|hakija|lisätie\w+ antaa|asia|dn?ro"
    r"|(?:besluts?)?förslag|beslut|beredare|beredning|föredragande|bilag\w+|ansökan"
    r"|sökande|motivering|ärende)\b(?:$|\s*[:–/-]|\s\d)"
    r"|(?-i:ASIA|HAKIJA|VALITTAJA|PÄÄTÖS|EHDOTUS|ÄRENDE|SÖKANDE|BESLUT|FÖRSLAG)\b"
)
"""Words that open a part of an item."""


def kind_by_form(text: str, lines: Sequence[Line], head: Header) -> PageKind | None:
    """Return news for a headline above running text in which nothing is of an item."""
    own = [one for one in lines[:_FIRST_LINES] if not _is_sites(one.text)]
    is_of_meeting = _tells_of_a_meeting(own, lines) or name_of_day(lines, text)
    if is_of_meeting and not frontpages.is_converted(text):
        return PageKind(
            "news", _BY_FORM, ("form: a meeting's name above running text",)
        )
    if (
        head.has_number
        or head.case_number
        or head.rows
        or frontpages.is_converted(text)
    ):
        return None
    is_dated = head.body is None and _is_above_day(own[0], lines) if own else False
    if len(own) < 2 or not own[1].is_after_blank:
        return None
    if not (is_headline(own[0].text) or is_dated):
        return None
    is_running = any(_SENTENCE.search(line.text) for line in own[1:])
    if not is_running or any(_LABEL.match(line.text) for line in lines):
        return None
    if frontpages.read(text, head.title) is not None:
        return None
    return PageKind("news", _BY_FORM, ("form: a headline above running text",))


def _is_above_day(title: Line, lines: Sequence[Line]) -> bool:
    """Whether a short line stands alone above the day on which it was published."""
    place = next(at for at, line in enumerate(lines) if line is title)
    below = lines[place + 1 : place + 3]
    is_day_below = bool(below) and meeting_days.is_day_line(below[0].text)
    if not below or not below[-1 if is_day_below else 0].is_after_blank:
        return False
    is_below_day = place and meeting_days.is_day_line(lines[place - 1].text)
    is_short = _SHORTEST_HEADLINE < len(title.text) < _LONGEST_HEADLINE
    is_name = is_short and "§" not in title.text and not title.text.endswith((".", ":"))
    return (
        is_name
        and who_and_when.read(title.text) is None
        and (is_below_day or is_day_below)
    )


def _tells_of_a_meeting(own: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a meeting's name and day stand above sentences, and no part of an item.

    Minutes have labels below it, and lists of items.
    """
    if len(own) < 2 or not own[1].is_after_blank:
        return False
    is_named = _OF_A_MEETING.fullmatch(own[0].text) is not None
    is_running = (
        _SENTENCE.search(own[1].text) is not None and "§" not in own[1].text[:8]
    )
    has_more = len(own[1].text) > _SHORTEST_LEAD and not _FORM.match(own[1].text)
    return (
        is_named
        and is_running
        and has_more
        and not any(_LABEL.match(line.text) or _FORM.match(line.text) for line in lines)
    )


def name_of_day(lines: Sequence[Line], text: str) -> str | None:
    """Return the body and day on top of sentences on what it decided, None for others.

    An item has a § or parts, and tells of one matter.
    """
    own = [one for one in lines[:_FIRST_LINES] if not _is_sites(one.text)]
    if not own or _OF_A_DAY.fullmatch(own[0].text) is None or "§" in text:
        return None
    below = [line for line in lines if line.start > own[0].start]
    if any(_LABEL.match(line.text) or _FORM.match(line.text) for line in below):
        return None
    told = [one for one in below if one.text.endswith(".") and " " in one.text]
    is_told = len(told) >= _MANY_MATTERS and below[0] is told[0]
    return own[0].text if is_told else None


_SITE = re.compile(r"(?i)(?:www\.)?[\wåäö-]{2,40}\.(?:fi|ax)")


def _is_sites(text: str) -> bool:
    is_menu = chrome.is_chrome(text) or chrome.is_menu(text)
    is_menu = is_menu or _SITE.fullmatch(text) is not None
    is_name = towns.by_nominative(text) is not None or place_lines.is_publisher(text)
    return is_menu or is_name or meeting_days.is_day_line(text)


def is_headline(text: str) -> bool:
    """Whether words are a headline: they say what somebody does, as titles do not."""
    is_short = _SHORTEST_HEADLINE < len(text) < _LONGEST_HEADLINE
    if not is_short or "§" in text or _UNFINISHED.search(text):
        return False
    told = who_and_when.read(text)
    is_head = told is not None and (told.says_who or told.says_when or told.publisher)
    if is_head or _OF_A_GUIDE.search(text):
        return False
    return has_verb(text)


def has_verb(text: str) -> bool:
    """Whether words behind the first are a verb that says what somebody does."""
    return any(_is_finite(word) for word in _WORD.findall(text)[1:])


def _is_finite(word: str) -> bool:
    forms = verb_forms(word) if word.islower() else ()
    return word in _COMMON_VERBS or any(
        one.form == FINITE and not one.is_first_person for one in forms
    )
