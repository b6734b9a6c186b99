"""Lines that name a meeting: body, kind of document, day and number of an item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.lines.lines import Line
from analyzers.decision.model import Status
from analyzers.decision.publisher import organisations
from analyzers.notations.municipal_bodies import body_phrases
from analyzers.notations.temporal import dates

KIND = (
    r"(?P<kind>pöytäkirja|esityslista|lisälista|protokoll|föredragningslista"
    r"|tilläggslista|kokouskutsu|viranhaltijapäätös|tjänsteinnehavarbeslut)"
)
DAY = rf"(?P<date>{dates.NUMERIC_DAY})"
ONLY_DAY = re.compile(DAY)
_MEETING = re.compile(
    rf"^(?:(?P<body>[A-ZÅÄÖ].*?)[\s,]+)?{KIND}[\s,]+{DAY}(?:\s+(?:klo"
    rf"|kl\.?)\s*[\d.:]+)?\s*[/, ]\s*(?P<what>pykälä|asianro"
    rf"|paragraf|ärendenr|ärende|§)\s*(?P<number>\d+(?: ?[a-z]\b)?)",
    re.IGNORECASE,
)
_WITHOUT_KIND = re.compile(
    rf"^(?P<body>[A-ZÅÄÖ][^\d/]{{2,110}}?)[\s,]+{DAY}\s*/\s*"
    r"(?P<what>pykälä|asianro|paragraf|ärendenr|ärende)\s*(?P<number>\d+(?: ?[a-z]\b)?)$",
    re.IGNORECASE,
)
"""Below a kind on a line of its own, or without one: "Rehtori 3.3.2020/Pykälä 17"."""

_OFFICIAL_AND_TITLE = re.compile(
    r"(?i)(?:viranhaltijapäätös|tjänsteinnehavarbeslut|tjänstemannabeslut),? (?:nro |nr |§ ?)?"
    r"(?P<number>\d{1,4})/(?:19|20)\d{2}(?:[.:,]? ?(?P<title>(?-i:[A-ZÅÄÖ])\S{2}.*))?$"
)
"""On one line, with a blank between or without: "Viranhaltijapäätös 12/2031Kevyt este"."""

_CASEM = re.compile(
    rf"^(?P<body>[A-ZÅÄÖ].{{2,110}}?),\s+(?:kokous|möte|sammanträde|meeting)\s+{DAY}",
    re.IGNORECASE,
)
_DOCUMENT_OF = re.compile(
    r"(?i)(?:(?:kokous)?pöytäkirja(?:note)?|ote|esityslista|kokouskutsu"
    r"|(?:sammanträdes)?protokoll(?:sutdrag)?|utdrag|föredragningslista|kallelse)"
    r"(?: (?:fört|ur|från|för|till|vid|av|över))*[\s,:–-]+"
)
_MEETING_OF = re.compile(
    r"(?i) (?P<sort>(?:varsinai|ylimääräi)\w+ |(?:ordinarie|extra|konstituerande) )?"
    r"(?:(?:kokous)?pöytäkirja(?:sta)?|kokous|kokouk\w+|esityslista(?:sta)?"
    r"|(?:(?:sammanträdes|mötes)?protokoll)(?:et)?|sammanträde|möte"
    r"|föredragningslista)(?:,? (?:nro |nr )?(?P<number>\d{1,3}/(?:19|20)\d{2}))?"
    r"(?:,? (?:(?:maanan|tiis|torst|perjan|lauan|sunnun)taina |keskiviikkona )?"
    r"(?:\w+dagen )?(?:den )?(?=\d|\w+ päivänä))?"
)
_TIME_BEHIND = re.compile(
    r"(?i)(?:,? (?:klo|kello|kl\.?) [\d.:–-]+)?(?:,? (?:pöytäkirja|esityslista))?\.?"
)
_DECISION_OF = re.compile(r"(?i) (?:päätös|beslut)(?:,? den)? (?=\d)")
_SECTION_BEGINS = re.compile(r"(?:§ ?(\d{1,4})|(\d{1,4}) ?§)(?!\d)")
_PART_BEGINS = re.compile(
    r"(?i)(?:[\wåäö-]+[ns] )?(?:päätös(?:ehdotus)?|ehdotus|esitys|valmisteli\w+|selostus"
    r"|perustelut|(?:besluts)?förslag|beslut|beredning|beredare|redogörelse|motivering)"
    r"\s*(?::|$)"
)
"""Labels of the parts of an item, which no page that tells of many has."""

BARE_KIND = re.compile(
    rf"^{KIND}(?:\s+(?:nro\s*)?(?P<number>\d+/\d+))?(?:\s+\d+ ?\( ?\d* ?\))?$", re.I
)


def read_meeting(header: Header, line: Line, lines: Sequence[Line], index: int) -> bool:
    """Take in "Kunnanhallitus Pöytäkirja 11.3.2024 / pykälä 5", or a kind alone."""
    match = (
        _MEETING.match(line.text)
        or _CASEM.match(line.text)
        or (_WITHOUT_KIND.match(line.text) if header.title is None else None)
    )
    if match is None:
        if header.title is not None:
            return header.is_item and BARE_KIND.match(line.text) is not None
        return (
            _take_decision(header, lines, index)
            or take_kind(header, line.text)
            or _take_official(header, line.text)
            or _take_meeting(header, line.text)
        )
    if header.date is not None:
        return match.re is _MEETING
    if match.re is _MEETING and not match["body"]:
        _name_above_is_body(header, lines, index)
    header.is_item = True
    header.take_body(match["body"])
    header.date = dates.parse_date(match["date"])
    if match.re is _MEETING:
        header.status = _status(match["kind"])
    if match.re is not _CASEM:
        if match["what"].casefold() in {"pykälä", "paragraf", "§"}:
            header.minutes_section = match["number"]
        else:
            header.item_number = match["number"]
    return True


def _name_above_is_body(header: Header, lines: Sequence[Line], index: int) -> None:
    """Take for a body what stands right above "Protokoll 15.8.2031/Paragraf 52"."""
    above = lines[index - 1].text if index else None
    if header.body or header.is_item or above is None or header.title != above:
        return
    header.body, header.title = above, None


def take_kind(header: Header, text: str) -> bool:
    """Take in "Pöytäkirja 4/2024", and say whether the text is that."""
    kind = BARE_KIND.match(text)
    if kind:
        header.status = _status(kind["kind"])
        if header.status == "officeholder" and kind["number"]:
            header.minutes_section = (
                header.minutes_section or kind["number"].split("/")[0]
            )
            header.is_item = True
        else:
            header.meeting_number = kind["number"] or header.meeting_number
    return kind is not None


def _take_official(header: Header, text: str) -> bool:
    match = _OFFICIAL_AND_TITLE.match(text)
    if match is None:
        return False
    header.status, header.is_item = "officeholder", True
    header.minutes_section = header.minutes_section or match["number"]
    header.title = match["title"] or header.title
    return True


def _take_meeting(header: Header, text: str) -> bool:
    """Take in "Teknisen lautakunnan kokous 3/2031, 12.3.2031" and its like.

    The kind and the publisher may stand before it: "Protokoll fört vid nämndens möte …".
    """
    begin = 0
    end = organisations.publisher_end(text, 0)
    if end is not None and text[end : end + 2] == ", ":
        begin = end + 2
    document = _DOCUMENT_OF.match(text, begin)
    begin = document.end() if document else begin
    found = body_phrases.genitive_at(text, begin)
    rest = _MEETING_OF.match(text, found.end) if found else None
    if found is None or rest is None or (rest["sort"] and document is None):
        return False
    day = dates.DATE.match(text, rest.end())
    if _TIME_BEHIND.fullmatch(text, day.end() if day else rest.end()) is None:
        return False
    header.take_body(body_phrases.without_owner(found.name))
    header.date = header.date or (dates.to_date(day) if day else None)
    header.meeting_number = header.meeting_number or rest["number"]
    return True


def _take_decision(header: Header, lines: Sequence[Line], index: int) -> bool:
    """Take in "Kommunstyrelsens beslut 9.3.2031" above the one § of an item.

    Above several it heads a page that tells of them all.
    """
    text = lines[index].text
    found = body_phrases.genitive_at(text, 0)
    rest = _DECISION_OF.match(text, found.end) if found else None
    day = dates.DATE.match(text, rest.end()) if rest else None
    if found is None or day is None or day.end() != len(text):
        return False
    below = [line.text for line in lines[index + 1 :]]
    begun = [match for one in below if (match := _SECTION_BEGINS.match(one))]
    is_only = len({match[1] or match[2] for match in begun}) == 1
    if not is_only or not any(map(_PART_BEGINS.match, below)):
        return False
    header.take_body(body_phrases.without_owner(found.name))
    header.date = header.date or dates.to_date(day)
    return True


def _status(kind: str) -> Status:
    name = kind.casefold()
    if name in {"viranhaltijapäätös", "tjänsteinnehavarbeslut"}:
        return "officeholder"
    return "minutes" if name in {"pöytäkirja", "protokoll"} else "agenda"


def is_item_of_meeting(text: str) -> bool:
    """Whether a line names kind, day and number: "Protokoll 12.3.2031/Paragraf 45"."""
    return bool(_MEETING.match(text) or _WITHOUT_KIND.match(text))


def is_of_meeting(text: str) -> bool:
    """Whether a line names a body and its day, with a word for a meeting between."""
    return is_item_of_meeting(text) or _CASEM.match(text) is not None
