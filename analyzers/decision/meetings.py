"""Whole minutes as decisions: the cover one record, each item another."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision.completing import complete
from analyzers.decision.head import frontpages, header
from analyzers.decision.lines.lines import Line, split_lines
from analyzers.decision.minutes import splitting as minutes
from analyzers.decision.model import Block, Decision, Status
from analyzers.notations import bodies, dates

_STAGES: dict[str, Status] = {
    "pöytäkirja": "minutes",
    "protokoll": "minutes",
    "sammanträdesprotokoll": "minutes",
    "esityslista": "agenda",
    "kokouskutsu": "agenda",
    "föredragningslista": "agenda",
}
_STAGE = re.compile(rf"(?<!\w)({'|'.join(_STAGES)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Meeting:
    organisation: str | None
    body: str | None
    date: dt.date | None
    time: str | None
    number: str | None
    status: Status


def minutes_decisions(draft: Decision, pages: Sequence[str]) -> list[Decision]:
    """Turn whole minutes (or a whole agenda) into cover and items.

    Args:
        draft: what is known beforehand (publisher, address, body, day …); its id names
            the document, and each item's id is that with the § added.
        pages: page texts in order.

    Returns:
        The cover with the appeal instructions first, then the items in order. Empty
        when the text is not that of whole minutes.
    """
    text = "\n\n".join(page for page in pages if page)
    if frontpages.read(text, None) is None:
        return []
    meeting = _meeting(draft, text)
    split = minutes.split_minutes(
        pages,
        names=[name for name in (meeting.organisation, meeting.body) if name],
        days=_written(meeting.date),
    )
    if len(split.items) < 2:
        return []
    cover = _cover(draft, split, meeting)
    known = dataclasses.replace(
        draft,
        municipality=cover.municipality,
        municipality_code=cover.municipality_code,
        organisation=cover.organisation,
        language=cover.language,
    )
    return [cover, *(_item(known, one, meeting) for one in split.items)]


def _meeting(draft: Decision, text: str) -> _Meeting:
    lines = split_lines(text)
    page = frontpages.read(text, None)
    assert page is not None
    organisation = _commonest_publisher(lines)
    return _Meeting(
        organisation,
        draft.body or _commonest_body(lines, organisation) or page.body,
        draft.date or page.date or _first_day(lines),
        draft.meeting_time or page.meeting_time,
        draft.meeting_number or page.meeting_number,
        draft.status or _status(lines) or page.status or "minutes",
    )


def _commonest_publisher(lines: Sequence[Line]) -> str | None:
    """Return the publisher with which most short lines begin: the running head's."""
    names = [
        name
        for line in lines
        if len(line.text) <= 120 and (name := header.publisher_of(line.text))
    ]
    return Counter(names).most_common(1)[0][0] if names else None


def _commonest_body(lines: Sequence[Line], organisation: str | None) -> str | None:
    """Return the body whose name stands alone on most lines: the running head's."""
    counts: Counter[str] = Counter()
    for line in lines:
        name = line.text.removeprefix(organisation or "\0").strip()
        if bodies.is_body(name):
            counts[name] += 1
    return counts.most_common(1)[0][0] if counts else None


def _status(lines: Sequence[Line]) -> Status | None:
    """Minutes or agenda, by what the running heads say; None when they do not."""
    counts: Counter[Status] = Counter()
    for line in lines:
        if len(line.text) <= 90:
            for word in _STAGE.findall(line.text):
                counts[_STAGES[word.casefold()]] += 1
    return counts.most_common(1)[0][0] if counts else None


def _first_day(lines: Sequence[Line]) -> dt.date | None:
    return next(
        (day for line in lines[:60] if (day := dates.first_date(line.text))), None
    )


def _written(day: dt.date | None) -> list[str]:
    if day is None:
        return []
    return [day.strftime("%d.%m.%Y"), dates.finnish_date(day)]


def _cover(draft: Decision, split: minutes.SplitMinutes, meeting: _Meeting) -> Decision:
    text = "\n\n".join(part for part in (split.cover, split.appeals) if part)
    if meeting.organisation and not text.startswith(meeting.organisation):
        text = f"{meeting.organisation}\n\n{text}"
    is_agenda = meeting.status == "agenda"
    cover = complete(
        dataclasses.replace(
            _of_meeting(draft, meeting),
            text=text,
            kind="agenda" if is_agenda else "minutes-front-page",
            title=draft.title or _title(meeting),
        )
    )
    return dataclasses.replace(
        cover,
        minutes_section=None,
        outcome=None,
        outcome_sentence=None,
        blocks=_with_appeals(cover, split.appeals),
    )


def _with_appeals(cover: Decision, instructions: str) -> tuple[Block, ...]:
    """Mark the appeal instructions at the end; their headings name sections, too.

    What they cite is no law that the meeting applied.
    """
    start = len(cover.text) - len(instructions)
    if not instructions or not cover.text.endswith(instructions):
        return cover.blocks
    own = [block for block in cover.blocks if block.start < start]
    cut = [
        dataclasses.replace(
            block,
            end=block.start
            + len(cover.text[block.start : min(block.end, start)].rstrip()),
        )
        for block in own
    ]
    language = own[-1].language if own else cover.language
    return (*cut, Block("appeal", None, start, len(cover.text), language))


def _title(meeting: _Meeting) -> str | None:
    day = meeting.date
    parts = [meeting.body, dates.finnish_date(day) if day else None]
    return " ".join(part for part in parts if part) or None


def _of_meeting(draft: Decision, meeting: _Meeting) -> Decision:
    return dataclasses.replace(
        draft,
        body=meeting.body,
        date=meeting.date,
        meeting_time=meeting.time,
        meeting_number=meeting.number,
        status=meeting.status,
    )


def _item(draft: Decision, item: minutes.MinutesItem, meeting: _Meeting) -> Decision:
    number = item.minutes_section.replace(" ", "")
    url = draft.url
    if url and item.page_number:
        url = f"{url.split('#')[0]}#page={item.page_number}"
    found = complete(
        dataclasses.replace(
            _of_meeting(draft, meeting),
            decision_id=f"{draft.decision_id}/{number}",
            text=item.text,
            url=url,
            kind="meeting-item",
            title=None,
            minutes_section=item.minutes_section,
            page_number=item.page_number,
            appeal_kinds=item.appeal_kinds,
        )
    )
    return dataclasses.replace(found, title=_fuller(found.title, item.title))


def _fuller(printed: str | None, listed: str | None) -> str | None:
    """Prefer the title above the item; the cover's where that is missing or cut off."""
    if not listed:
        return printed
    if not printed or (listed.startswith(printed) and len(listed) > len(printed)):
        return listed
    return printed
