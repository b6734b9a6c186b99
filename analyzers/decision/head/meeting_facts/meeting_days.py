"""The day of a page about a meeting: candidates from every place that may tell it.

A cover has many days: of the meeting, of its check, of its display, of matters on the
list. A day counts by what stands beside it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from analyzers.decision.head import chrome, file_names, frontpages, head_lines
from analyzers.decision.head.meeting_facts import release_days, told_bodies
from analyzers.decision.head.meeting_facts.evidence import FieldCandidate
from analyzers.decision.lines.lines import Line
from analyzers.decision.model import DecisionKind
from analyzers.notations.temporal import dates, weekdays

_OF_A_MEETING = re.compile(
    r"(?i)pöytäkirja|esityslista|kokous|kokouks|hallitu|lautakun|valtuusto|neuvosto|jaosto|johtokun|toimikun|raati"
    r"|valiokun|päätö|protokoll|beslut|nämnd|styrelse|rådet|fullmäktige|sammanträd|istunto|istunno"
    r"|asialista|lista|poytakirja|paato|namnd|utskott|direktion|sektion|fullmaktige|sammantrad|tiedote|sstyr|\bk[hv]\b"
    r"|muistio|promemoria|minnesanteckning|palaver|neuvottelu(?!ku)|tapaami|träff"
)
_OF_DISPLAY = re.compile(
    r"(?i)nähtäv|julkaist|tarkast(?!uslautak)|kanslia|virasto(?:ssa|aika)|påseende|juster|publicerad"
    r"|laadittu|laatimis|utfärdad|päivätty|valmistunut|annettu"
)
_BY_DECISION = re.compile(
    r"(?i)\b(?:päätöksen \d{1,2}\.\d{1,2}\.\d{4}(?=.{0,60}\bmuka(?:i|an))"
    r"|enligt [\wåäö]+ beslut (?:den )?\d{1,2}\.\d{1,2}\.\d{4})"
)
"""The day of an older decision: "hallituksen päätöksen 3.2.2031 § 9 mukaisesti"."""

_MET = re.compile(
    r"(?i)(?:kokoontu\w*|kokouks\w*|kokous|sammanträd\w*|möte\w*|istunno\w*|istunto"
    r"|\bmet|\bmeets|\bmeeting)"
    r"(?:\s*:?\s+(?:\w+na|pidettiin|pidetään|pidetty|hålls|hölls|den|oli|[a-zåäö]+dagen|on|of|held|"
    r"(?:maanan|tiis|tors|perjan|lauan|sunnun)tai|keskiviikko)){0,3}\s*[(,:]?\s*$"
)
_OTHER_MEETING = re.compile(
    r"(?i)(?:seuraav|edelli|nästa|följande|föregående)\w*\s+(?:\w+\s*){0,2}[(,:]?\s*$"
)
_OF_MEETING = re.compile(r"(?i)(?:kokous|sammanträdes|mötes)[a-zåäö]+\b")
_MEETS = re.compile(
    r"(?i)\b(?:kokous)?(?:aika|pvm|päivä(?:määrä)?)[ :–-]*(?:[a-zåäö]+na |[a-z]{2} )?$"
    r"|\b(?:sammanträdes|mötes)?(?:tid|datum|dag)[ :–-]*(?:[a-zåäö]+(?:dag|dagen) (?:den )?)?$"
)
_HELD = re.compile(r"(?i)^\s*(?:pidet|pidety|pitämässä|järjestet|kokoontu)\w*")
_WEEKDAY = re.compile(rf"(?i){weekdays.WEEKDAY}(?: den)?[ ,]*$")
_DAY_OF_WEEK = re.compile(
    rf"(?i)(?:{weekdays.WEEKDAY}|ma|ti|ke|to|pe|la|su|mån|tis|ons|tors|fre)\.?(?: den)?[ ,]*$"
)
_GATHERED = re.compile(r"(?i)\b(?:möte|träff|kokous|palaveri|neuvottelu|tapaaminen)\b")
"""What a memo is of: "Möte om skolskjutsarna 22.1.2031"."""

_HOUR = re.compile(r"(?i)^[ ,]*(?:(?:alkaen|kello|klo|kl\.?)\b)")
_CALLED = re.compile(
    r"(?i)(?:pidetään|kokoontuu|hålls|sammanträder)(?: [\wåäö]+)?(?: den)? ?$"
)
_CALL = re.compile(
    r"(?i)(?=.{0,200}(?:kokouskutsu|kallelse))(?!.*\b(?:kokous|sammanträdes|mötes)?(?:aika|tid)\b)"
    r".{0,400}$"
)
"""A call bears its own day, too; the meeting's is that on which its first words say it is
held, where no label tells when."""

_KIND_BEFORE = re.compile(
    r"(?i)(?:pöytäkirja|esityslista|protokoll|föredragningslista)[ ,:]*$"
)
_CLOCK = re.compile(
    r"(?i)^[ ,]*(?:(?:klo|kl\.?) ?)?(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d.])"
)
_LINE_DAY = re.compile(
    r"(?i)^(?:[a-zåäö]+(?:na|dag|dagen)?,? ?(?:den )?"
    r"|(?:tiedote|uutinen|nyhet|pressmeddelande)\W+"
    r"|(?:(?:tiedote|uutinen|nyhet|kuulutus)\W+)?(?P<label>julkaistu|publicerad|päivitetty|pvm)"
    r":? ?)?(?P<day>[^a-z]{6,12}|\d{1,2}\.? [a-zåäö]+,? \d{4}|\d{4}-\d\d-\d\d)"
    r"(?:,? (?:klo|kl\.?)? ?\d{1,2}[.:]\d\d)?(?: ?/ ?[a-zåäö-]{4,30}(?: [a-zåäö-]{2,30}){0,2}"
    r"| ?[–-] ?\d{1,2}\.\d{1,2}\.\d{4})?$"
)
_HOURS = r"(?:klo|kello|kl\.?) ?\d{1,2}(?:[.:]\d\d)?(?: ?[–-] ?\d{1,2}(?:[.:]\d\d)?)?"
_OF_AN_EVENT = re.compile(
    rf"(?i)(?:[a-zåäö]{{2,12}}\.?,? )?(?:{dates.NUMERIC_DAY}) ?"
    rf"(?:[–-] ?(?:{dates.NUMERIC_DAY})?)?,?"
    rf"(?: (?:{_HOURS}))?|{_HOURS}"
)
"""When an event is: "1.11.2031–, klo 9.30–12.30"."""

_BYLINE = re.compile(
    r" ?/ ?(?:[a-zåäö]{4,30}|[A-ZÅÄÖ][\wåäö-]+(?: [A-ZÅÄÖ][\wåäö-]+){1,2})$"
)
"""Who published it, behind the day: "4.7.2031 / informationen"."""

_RELEASE_DAY = re.compile(
    rf"(?:(?:(?:media|lehdistö)?tiedote|uuti(?:nen|set)|nyhet(?:er)?|pressmeddelande|date|dato"
    r"|ajankohtaista|aktuellt|julkais(?:tu|uaika|upäivä)|publicer(?:ad|at|ingsdatum)"
    rf"|päivitetty|uppdater(?:ad|at))\W+)*"
    rf"(?:{dates.DATE.pattern}),?(?: (?:(?:klo|kl\.?) ?)?\d{{1,2}}[.:]\d\d)?"
    r"(?: ?[|–-]? ?(?:uuti(?:nen|set)|tiedot(?:e|teet)|kuulutu(?:s|kset)|ilmoitu(?:s|kset)"
    r"|päätöksenteko|hallinto|kaavoitus|beslutsfattande|planläggning|paikallis(?:uutiset|et)"
    r"|kotimaa|politiikka|talous|lokalt|inrikes|samhälle|politik"
    r"|nyhet(?:er)?|(?:allmän |offentlig )?kungörelse|meddelande|pressmeddelande))?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"(?!(?i:julkais|publicer|poist|päivit|tas ))[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?,?"
    rf"(?: den)? (?:{dates.DATE.pattern})\.?"
)
_DAY_AND_SENDER = re.compile(
    rf"(?:{dates.NUMERIC_DAY}),? [A-ZÅÄÖ][\wåäö:-]+ (?i:kunta|kaupunki|kommun|stad)\b"
)
"""How a notice ends: "7.10.2031 Toritilan kunta, tekninen toimi"."""

_LABEL = re.compile(r"(?i)\b(?:kokous)?(?:aika|tid)\b[\s:–-]*$")
_MOST_CHARACTERS = 2500
_HEAD_LINES, _LONGEST_HEAD = 10, 220
_HAS_DIGIT = re.compile(r"\d")
_ACTED = re.compile(
    r"(?i) (?:päätti|hyväksyi|käsitteli|valitsi|myönsi|linjasi|beslöt|behandlade|godkände)"
    r"(?: [\wåäö]+na| den)?\s*$"
)
_PAPERS = re.compile(
    r"(?i),? (?:pidetyn )?kokouksen (?:esityslist|pöytäkirj|asialist|asiakirj|päätöks)"
)
"""Behind a body and a day: "Lautakunnan 3.2.2031 kokouksen esityslista"."""

_ITS_PAPERS = re.compile(r"(?i) (?:pöytäkirja|esityslista|päätösluettelo)\b")
"""A notice tells where the papers of an older meeting are."""

_BELOW_TITLE, _LONGEST_DAY_LINE, _LONGEST_ACT = 6, 60, 80
_SHORT_DAY = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?!\d)")


def candidates(
    kind: DecisionKind,
    flat: str,
    title: str,
    name: str | None,
    url: str | None,
    lines: Sequence[Line],
    body: str | None,
) -> Iterator[FieldCandidate[dt.date]]:
    """Yield the days that the page's places tell, the most trusted place first."""
    title = _BY_DECISION.sub("", title)
    name = _BY_DECISION.sub("", name) if name else name
    yield from _in_name(title, "title", 0.85)
    if name and name != title:
        yield from _in_name(name, "file name", 0.85)
    front = frontpages.day_of(title, flat, body)
    if front:
        yield FieldCandidate(front, "beside a label or the body", 0.8)
    days = list(dates.find_dates(flat[:_MOST_CHARACTERS]))
    if kind == "news":
        yield from release_days.of_meeting(flat, lines)
        told = release_days.published(lines)
        days = [day for day in days if not release_days.is_history(day, flat, told)]
    yield from _beside_words(flat, days, is_notice=kind == "notice")
    yield from _on_head_lines(lines)
    yield from _of_short_year(flat)
    yield from _acted(flat, days, body)
    yield from _of_papers(flat, days, body)
    yield from _short_days(title, days)
    if kind == "news" and _OF_A_MEETING.search(title):
        yield from release_days.of_title(title, lines)
    yield from _alone(kind, lines)
    if kind == "memo":
        yield from _of_hour(lines)
    if kind in {"notice", "news"}:
        yield from _signed(lines)
    if kind == "news" and (day := release_days.published(lines)):
        yield FieldCandidate(day, "day of publishing", 0.3)
    yield from _in_address(url, title)


def _signed(lines: Sequence[Line]) -> Iterator[FieldCandidate[dt.date]]:
    """The day beside the place where a notice was signed: "Torila den 8 mars 2031"."""
    for line in lines[1:60]:
        is_short = len(line.text) < _LONGEST_DAY_LINE and _HAS_DIGIT.search(line.text)
        if is_short and (
            _SIGNED.fullmatch(line.text)
            or _DAY_AND_SENDER.match(line.text)
            or told_bodies.signs_with_day(line.text)
        ):
            if day := dates.first_date(line.text):
                yield FieldCandidate(day, "place and day", 0.45)
            return


def _in_name(
    name: str, source: str, weight: float
) -> Iterator[FieldCandidate[dt.date]]:
    for found in dates.find_dates(name):
        before, after = name[: found.start], name[found.end :]
        if _OF_DISPLAY.search(before[-60:]) or _OF_DISPLAY.search(after[:60]):
            continue
        alone = not re.search(r"[^\W\d]", before + after)
        day = frontpages.first_of_several(found.day, before)
        if _OF_A_MEETING.search(name) or _LABEL.search(before):
            yield FieldCandidate(day, source, weight)
        elif alone or _WEEKDAY.search(before):
            has_hour = not alone and _HOUR.match(after)
            yield FieldCandidate(found.day, source, 0.6 if has_hour else 0.35)


def _beside_words(
    flat: str, days: Sequence[dates.DateFound], *, is_notice: bool
) -> Iterator[FieldCandidate[dt.date]]:
    for found in _before(1500, days):
        before, after = flat[max(0, found.start - 50) : found.start], flat[found.end :]
        if _OF_DISPLAY.search(before[-30:]) or _OTHER_MEETING.search(before):
            continue
        if _is_of_another(flat, found) or (is_notice and _ITS_PAPERS.match(after)):
            continue
        if _MET.search(before) or _HELD.match(after):
            day = frontpages.first_of_several(found.day, before)
            above = flat[: found.start]
            is_called = _CALLED.search(before) and _CALL.match(above)
            weight = 0.97 if is_called else 0.7
            yield FieldCandidate(day, "beside a meeting's word", weight)
        elif _WEEKDAY.search(before) and _HOUR.match(after) and found.start < 900:
            yield FieldCandidate(found.day, "weekday and hour", 0.6)
        elif _KIND_BEFORE.search(before) and _CLOCK.match(after) and found.start < 900:
            yield FieldCandidate(found.day, "kind and hour", 0.6)


def _of_short_year(flat: str) -> Iterator[FieldCandidate[dt.date]]:
    """Days with two figures of the year, beside the label for when a meeting is."""
    for match in dates.SHORT_YEAR_DAY.finditer(flat[:1500]):
        before = flat[max(0, match.start() - 40) : match.start()]
        day = dates.short_year_date(match)
        if day and (_MEETS.search(before) or _MET.search(before)):
            yield FieldCandidate(day, "beside a meeting's label", 0.6)
            return


def _before(end: int, days: Sequence[dates.DateFound]) -> Iterator[dates.DateFound]:
    return (one for one in days if one.end <= end)


def _acted(
    flat: str, days: Sequence[dates.DateFound], body: str | None
) -> Iterator[FieldCandidate[dt.date]]:
    """The day on which the page's own body acted: "Aluehallitus päätti 17.6.2031, että …"."""
    if body is None:
        return
    own = body.lower()
    for found in _before(900, days):
        act = _ACTED.search(flat, max(0, found.start - _LONGEST_ACT), found.start)
        is_own = act and flat[: act.start()].lower().endswith(own)
        if is_own and not _is_of_another(flat, found):
            yield FieldCandidate(found.day, "the body's act", 0.7)
            return


def _of_papers(
    flat: str, days: Sequence[dates.DateFound], body: str | None
) -> Iterator[FieldCandidate[dt.date]]:
    """The day of the body's meeting whose papers a page of news links at its end."""
    stem = (body or "")[:-1].casefold()
    for found in days:
        before = flat[max(0, found.start - _LONGEST_ACT) : found.start].rstrip()
        owner = before.rpartition(" ")[2].casefold()
        is_own = stem and owner.startswith(stem) and owner.endswith("n")
        if is_own and _PAPERS.match(flat, found.end):
            yield FieldCandidate(found.day, "papers of the meeting", 0.6)
            return


def _is_of_another(flat: str, found: dates.DateFound) -> bool:
    """Whether a meeting's day without its year stands before, and is another one.

    "Kokouksessaan 17.6. valtuusto päätti … Se hyväksyi 5.2.2031 kokouksessaan": of the
    meeting that the page tells of the year is not said.
    """
    return any(
        _MET.search(flat, max(0, short.start() - 50), short.start())
        and (int(short["day"]), int(short["month"])) != (found.day.day, found.day.month)
        for short in _SHORT_DAY.finditer(flat, 0, found.start)
    )


def _on_head_lines(lines: Sequence[Line]) -> Iterator[FieldCandidate[dt.date]]:
    """Days on lines of body, kind and day alone: "Tekninen lautakunta Pöytäkirja 3.2.2031"."""
    for place, line in enumerate(lines[:_HEAD_LINES]):
        text = line.text
        if len(text) > _LONGEST_HEAD or not _HAS_DIGIT.search(text):
            continue
        if not (dates.DATE.search(text) or dates.SHORT_YEAR_DAY.search(text)):
            continue
        parts = head_lines.read(line.text)
        is_head = parts and (parts.body or parts.kind or _OF_MEETING.match(line.text))
        if parts and parts.date and not is_head and parts.has_time and place:
            yield FieldCandidate(parts.date, "line of day and hour", 0.5)
        if parts and parts.date and is_head:
            yield FieldCandidate(parts.date, "line of the head", 0.7)
            return


def _short_days(
    title: str, days: Sequence[dates.DateFound]
) -> Iterator[FieldCandidate[dt.date]]:
    """A title's day without a year ("uutiset 4.12.") that the text gives in full."""
    for match in _SHORT_DAY.finditer(title):
        for found in days:
            if (found.day.day, found.day.month) == (
                int(match["day"]),
                int(match["month"]),
            ):
                yield FieldCandidate(found.day, "title's day in the text", 0.8)
                return


def is_day_line(text: str) -> bool:
    """Whether a line is only a day, with the word for a release before it or without.

    >>> is_day_line("Uutinen 25.11.2031"), is_day_line("Tiedote 4/2031")
    (True, False)
    """
    if len(text) >= _LONGEST_DAY_LINE or not _HAS_DIGIT.search(text):
        return False
    is_of_event = _OF_AN_EVENT.fullmatch(text) is not None
    return is_of_event or _RELEASE_DAY.fullmatch(_BYLINE.sub("", text)) is not None


def _alone(
    kind: DecisionKind, lines: Sequence[Line]
) -> Iterator[FieldCandidate[dt.date]]:
    weight = 0.6 if kind in {"notice", "other", "memo", "court-decision"} else 0.35
    for place, line in enumerate(lines[:12]):
        is_own = len(line.text) < _LONGEST_DAY_LINE and not chrome.is_chrome(line.text)
        match = _LINE_DAY.match(line.text) if is_own else None
        is_day = match is not None or (is_own and is_day_line(line.text))
        day = dates.first_date(line.text) if is_day else None
        if day is not None:
            is_labelled = match is not None and match["label"] is not None
            is_published = kind == "news" and (is_labelled or place < _BELOW_TITLE)
            yield FieldCandidate(
                day, "line of its own", 0.45 if is_published else weight
            )
            return


def _of_hour(lines: Sequence[Line]) -> Iterator[FieldCandidate[dt.date]]:
    """The day with which a line of a memo begins, before the hour and the place."""
    for line in lines[:_HEAD_LINES]:
        found = next(dates.find_dates(line.text[:_LONGEST_DAY_LINE]), None)
        if found is None:
            continue
        before = _DAY_OF_WEEK.sub("", line.text[: found.start])
        is_hour = not before.strip() and _HOUR.match(line.text[found.end :])
        is_last = found.end == len(line.text) and _GATHERED.search(line.text)
        if is_hour or is_last:
            yield FieldCandidate(found.day, "day and hour", 0.6)
            return


def _in_address(url: str | None, title: str) -> Iterator[FieldCandidate[dt.date]]:
    """Days in an address that cannot be months of a year in the title: "01-06/2031"."""
    for day, before in file_names.days_in(url):
        if re.search(rf"\b0?{day.day} ?[–-] ?0?{day.month} ?/ ?{day.year}\b", title):
            continue
        if before.rstrip(" -_/").endswith(("paatoksen", "beslut")):
            continue
        is_meeting = _OF_A_MEETING.search(before) and not _OF_DISPLAY.search(
            before[-40:]
        )
        yield FieldCandidate(day, "address", 0.5 if is_meeting else 0.3)
