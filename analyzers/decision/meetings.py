"""Whole minutes taken apart: the cover one part, each item another."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision import conflicts
from analyzers.decision.head import frontpages, head_lines
from analyzers.decision.head.item_head.place_lines import publisher_of
from analyzers.decision.lines.decision_lists import spelled_out
from analyzers.decision.lines.lines import Line, split_lines
from analyzers.decision.lines.two_languages import paired
from analyzers.decision.minutes import (
    bare_minutes,
    item_titles,
    margin_marks,
    officials_lists,
    page_heads,
)
from analyzers.decision.minutes import splitting as minutes
from analyzers.decision.model import (
    Block,
    DecisionKind,
    DecisionText,
    GivenFacts,
    Reading,
    Statement,
    Status,
)
from analyzers.decision.reading import read
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_STAGES: dict[str, Status] = {
    "pöytäkirja": "minutes",
    "kokouspöytäkirja": "minutes",
    "protokoll": "minutes",
    "sammanträdesprotokoll": "minutes",
    "esityslista": "agenda",
    "kokouskutsu": "agenda",
    "föredragningslista": "agenda",
}
_SIGNED = re.compile(
    r"(?i)pöytäkirjan (?:allekirjoit|tarkastu)|pöytäkirja on tarkastettu"
    r"|protokolls?justering|underskrifter\b"
)
"""Only minutes are signed and checked; they may hold their meeting's call as well."""

_HAS_DECIDED = re.compile(
    r"(?i)(?:päätös|beslut|[a-zåäö]{2,10}) ?:\s.{0,60}?\w(?:ttiin|ades|des)\b"
)
"""Where heads name both kinds, what was decided tells minutes."""

_HEADS_OF_A_CALL = 2

_STAGE = re.compile(rf"(?<!\w)({'|'.join(_STAGES)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Meeting:
    organisation: str | None
    body: str | None
    date: dt.date | None
    time: str | None
    number: str | None
    status: Status
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """The cover of whole minutes, or one of its items, read.

    Attributes:
        minutes_section: None for the cover.
        page_number: page on which it begins, counted from 1, when known.
    """

    minutes_section: str | None
    text: str
    page_number: int | None
    reading: Reading


def read_meeting(source: DecisionText, pages: Sequence[str]) -> list[MeetingPart]:
    """Turn whole minutes (or a whole agenda) into cover and items.

    Args:
        source: what is known beforehand (publisher, address, body, day …); its text is
            not used.
        pages: page texts in order.

    Returns:
        The cover with the appeal instructions first, then the items in order. Empty
        when the text is not that of whole minutes.
    """
    if of_official := officials_lists.read(pages):
        return _of_official(source, of_official)
    printed = paired(spelled_out(pages))
    pages = margin_marks.turned_round(printed)
    text = "\n\n".join(page for page in pages if page)
    page = frontpages.read(text, None)
    if page is None and (
        bare_minutes.has_items(pages) or bare_minutes.has_numbered_items(pages)
    ):
        page = frontpages.read_bare(text)
    if page is None:
        return []
    meeting = _meeting(source, text, page, page_heads.read(pages))
    split = minutes.split_minutes(
        pages,
        names=[name for name in (meeting.organisation, meeting.body) if name],
        days=_written(meeting.date),
        own=margin_marks.turned_lines(printed, pages),
    )
    if len(split.items) < 2:
        return []
    source = dataclasses.replace(source, given=_of_meeting(source.given, meeting))
    whole = dataclasses.replace(source, statements=meeting.statements)
    cover = _cover(whole, split, meeting)
    known = dataclasses.replace(
        source.given,
        municipality=cover.reading.municipality,
        municipality_code=cover.reading.municipality_code,
        organisation=cover.reading.organisation,
        language=cover.reading.language,
    )
    source = dataclasses.replace(
        source, given=known, statements=_followed(meeting, known)
    )
    return [cover, *(_item(source, one) for one in split.items)]


def _of_official(
    source: DecisionText, told: officials_lists.OfficialsList
) -> list[MeetingPart]:
    """Return the cover of a list of an official's decisions, and each of them.

    Only the official is the same in all: each has a day of its own, or none.
    """
    given = dataclasses.replace(source.given, body=None, date=None)
    meeting = _Meeting(
        _commonest_publisher(split_lines(told.cover)),
        told.official,
        None,
        None,
        None,
        "officeholder",
        source.statements,
    )
    cover = _cover(
        dataclasses.replace(source, given=_of_meeting(given, meeting)),
        minutes.SplitMinutes(told.cover, (), told.appeals),
        meeting,
    )
    known = dataclasses.replace(
        given,
        kind="officeholder-decision",
        status="officeholder",
        officeholder=told.official,
        municipality=cover.reading.municipality,
        municipality_code=cover.reading.municipality_code,
        organisation=cover.reading.organisation,
        language=cover.reading.language,
    )
    return [cover, *(_official_item(source, one, known) for one in told.items)]


def _official_item(
    source: DecisionText, item: officials_lists.OfficialsItem, known: GivenFacts
) -> MeetingPart:
    reading = read(
        dataclasses.replace(
            source,
            text=item.text,
            title=item.title,
            url=at_page(source.url, item.page_number),
            given=dataclasses.replace(
                known,
                date=item.date,
                minutes_section=item.minutes_section,
                case_number=item.case.text if item.case else None,
                task_class=item.case.task_class if item.case else None,
            ),
        )
    )
    return MeetingPart(item.minutes_section, item.text, item.page_number, reading)


def _followed(meeting: _Meeting, known: GivenFacts) -> tuple[Statement, ...]:
    """Return what the meeting's items have from the whole, by whoever said it first."""
    return tuple(
        one
        for one in meeting.statements
        if one.field in {"body", "date"}
        and conflicts.agree(one.field, one.value, str(getattr(known, one.field)))
    )


def _meeting(
    source: DecisionText,
    text: str,
    page: frontpages.FrontPage,
    heads: page_heads.PageHeads,
) -> _Meeting:
    """Put together what is known of the meeting; the heads of pages know it best."""
    given = source.given
    lines = split_lines(text)
    organisation = heads.publisher or _commonest_publisher(lines)
    body = given.body or heads.body or _commonest_body(lines, organisation)
    status = given.status or heads.status or _status(lines) or page.status
    return _Meeting(
        organisation,
        body or page.body,
        given.date or heads.date or page.date or _first_day(lines),
        given.meeting_time or page.meeting_time,
        given.meeting_number or heads.number or page.meeting_number,
        status or "minutes",
        (
            *source.statements,
            *conflicts.of_given(given, source.statements),
            *conflicts.stated("page-heads", body=heads.body, date=heads.date),
            *conflicts.stated("cover", date=page.date),
        ),
    )


def _commonest_publisher(lines: Sequence[Line]) -> str | None:
    """Return the publisher with which most short lines begin: the running head's."""
    names = [
        name
        for line in lines
        if len(line.text) <= 120 and (name := publisher_of(line.text))
    ]
    return Counter(names).most_common(1)[0][0] if names else None


def _commonest_body(lines: Sequence[Line], organisation: str | None) -> str | None:
    """Return the body whose name stands alone on most lines: the running head's."""
    counts: Counter[str] = Counter()
    for line in lines:
        name = bodies.without_label(
            line.text.removeprefix(organisation or "\0").strip()
        )
        if bodies.is_body(name) and not bodies.is_label(name):
            counts[name] += 1
    return counts.most_common(1)[0][0] if counts else None


def _status(lines: Sequence[Line]) -> Status | None:
    """Minutes or agenda, by the kind of document on head lines; None without any.

    Elsewhere "esityslista" is a matter of the meeting; it counts where no head tells.
    """
    heads: Counter[Status] = Counter()
    words: Counter[Status] = Counter()
    for line in lines:
        found = _STAGE.findall(line.text) if len(line.text) <= 90 else ()
        for word in found:
            words[_STAGES[word.casefold()]] += 1
        parts = head_lines.read(line.text) if found else None
        if parts and parts.status and not parts.section:
            heads[parts.status] += 1
    is_signed = any(_SIGNED.match(line.text) for line in lines)
    if words and is_signed and heads["agenda"] <= _HEADS_OF_A_CALL:
        return "minutes"
    if words["minutes"] and any(_HAS_DECIDED.match(line.text) for line in lines):
        return "minutes"
    counts = heads or words
    return counts.most_common(1)[0][0] if counts else None


def _first_day(lines: Sequence[Line]) -> dt.date | None:
    return next(
        (day for line in lines[:60] if (day := dates.first_date(line.text))), None
    )


def _written(day: dt.date | None) -> list[str]:
    if day is None:
        return []
    return [day.strftime("%d.%m.%Y"), dates.finnish_date(day)]


def _cover(
    source: DecisionText, split: minutes.SplitMinutes, meeting: _Meeting
) -> MeetingPart:
    text = "\n\n".join(part for part in (split.cover, split.appeals) if part)
    if meeting.organisation and not text.startswith(meeting.organisation):
        text = f"{meeting.organisation}\n\n{text}"
    kind: DecisionKind = (
        "agenda" if meeting.status == "agenda" else "minutes-front-page"
    )
    reading = read(
        dataclasses.replace(
            source,
            text=text,
            title=source.title or _title(meeting),
            given=dataclasses.replace(source.given, kind=kind),
        )
    )
    reading = dataclasses.replace(
        reading,
        minutes_section=None,
        outcome=None,
        outcome_sentence=None,
        meaning=None,
        blocks=_with_appeals(reading, text, split.appeals),
    )
    return MeetingPart(None, text, None, reading)


def _with_appeals(cover: Reading, text: str, instructions: str) -> tuple[Block, ...]:
    """Mark the appeal instructions at the end; their headings name sections, too.

    What they cite is not a law that the meeting applied.
    """
    start = len(text) - len(instructions)
    if not instructions or not text.endswith(instructions):
        return cover.blocks
    own = [block for block in cover.blocks if block.start < start]
    cut = [
        dataclasses.replace(
            block,
            end=block.start + len(text[block.start : min(block.end, start)].rstrip()),
        )
        for block in own
    ]
    language = own[-1].language if own else cover.language
    return (*cut, Block("appeal", None, start, len(text), language))


def _title(meeting: _Meeting) -> str | None:
    day = meeting.date
    parts = [meeting.body, dates.finnish_date(day) if day else None]
    return " ".join(part for part in parts if part) or None


def _of_meeting(given: GivenFacts, meeting: _Meeting) -> GivenFacts:
    return dataclasses.replace(
        given,
        body=meeting.body,
        date=meeting.date,
        meeting_time=meeting.time,
        meeting_number=meeting.number,
        status=meeting.status,
    )


def _item(source: DecisionText, item: minutes.MinutesItem) -> MeetingPart:
    reading = read(
        dataclasses.replace(
            source,
            text=item.text,
            title=None,
            url=at_page(source.url, item.page_number),
            given=dataclasses.replace(
                source.given, kind="meeting-item", minutes_section=item.minutes_section
            ),
            appeal_kinds=item.appeal_kinds,
        )
    )
    if item_titles.has_listed_line(item, reading.title):
        reading = dataclasses.replace(reading, title=item.title)
    reading = dataclasses.replace(
        reading, title=item_titles.without_number(reading.title, item)
    )
    if reading.case_number is None and (case := item_titles.case_below(item)):
        reading = dataclasses.replace(
            reading, case_number=case.text, task_class=case.task_class
        )
    listed = conflicts.stated("cover", title=item.title)
    reading = dataclasses.replace(
        reading,
        title=item_titles.fuller_title(reading.title, item.title),
        conflicts=(*reading.conflicts, *conflicts.find(reading, listed)),
    )
    return MeetingPart(item.minutes_section, item.text, item.page_number, reading)


def at_page(url: str | None, page_number: int | None) -> str | None:
    """Return the address that opens a document at a page."""
    if url and page_number:
        return f"{url.split('#')[0]}#page={page_number}"
    return url
