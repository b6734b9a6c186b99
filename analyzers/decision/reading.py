"""Reading a decision: every fact that its source leaves open, found in its text."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from analyzers.decision import conflicts, own_body, own_identity, own_title
from analyzers.decision.head import (
    authority_heads,
    document_kind,
    frontpages,
    onelines,
    page_kinds,
)
from analyzers.decision.head.item_head import header, opening_lines
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.item_head.title_lines import first_title
from analyzers.decision.head.many_matters import adopts_agenda, tells_of_many
from analyzers.decision.head.meeting_facts import meeting_pages as pages
from analyzers.decision.head.meeting_facts import meeting_presenters
from analyzers.decision.lines import language, other_pages
from analyzers.decision.lines.flat_texts import LinedText, lined
from analyzers.decision.lines.lines import Line, split_lines
from analyzers.decision.meaning.extraction import appeals, people, secrecy
from analyzers.decision.meaning.extraction import attachment_lists as attachments
from analyzers.decision.meaning.matters import routine
from analyzers.decision.meaning.reading import SHOWN, read_meaning, undecided
from analyzers.decision.meaning_values import MatterOutcome, Meaning, quoted
from analyzers.decision.model import (
    Block,
    DecisionText,
    GivenFacts,
    GivenOutcome,
    Reading,
    Statement,
    own_text,
)
from analyzers.decision.parts import blocks
from analyzers.decision.publisher import naming as publishers
from analyzers.decision.publisher import towns
from analyzers.decision.version import readers_version
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.temporal import dates


def read(source: DecisionText) -> Reading:
    """Find in the text of *source* whatever its given facts leave open.

    What is given is kept: the source's own structure knows better than any reading of a
    text. Blocks are made only when none are given. Nothing is guessed: what the text
    does not say stays None. Never raises, whatever the text is.
    """
    whole = lined(other_pages.without(source.text), has_blocks=bool(source.blocks))
    source = dataclasses.replace(source, text=whole.text)
    lines = split_lines(source.text)
    start = _start(source)
    spoken = start.language if start.language != "fi" else language.detect(source.text)
    head = header.read(lines, source.text, start.title, source.given.body)
    above = conflicts.of_head(head)
    own_identity.use_given(head, source.given)
    found: dict[str, Any] = {"language": spoken}
    if source.blocks:
        own = head.own()
    else:
        of_parts = split_lines(whole.parted) if whole.is_parted else lines
        parts = blocks.split(whole.parted, of_parts, head, spoken)
        found["blocks"], own = parts.blocks, parts.own
    found.update(
        own_identity.identity(
            head, own_identity.own_row(head, own, lines), start.officeholder, lines
        )
    )
    what, page = _page(source, lines, head)
    if page is not None:
        found = {**found, **_NOTHING_OF_AN_ITEM, **_of_page(page)}
    elif not head.is_item:
        is_attached = what is not None and what.kind == "attachment"
        kind = "attachment" if is_attached else source.given.kind
        _read_without_header(whole, lines, found, kind)
        if is_attached and lines and not found.get("title"):
            found["title"] = pages.title_of(lines, is_cover=True)
    if page is None:
        found = opening_lines.complete(found, lines, source.text, start.officeholder)
        found["date"] = found.get("date") or own_identity.decided_day(source.text)
    reading = own_body.with_body(_filled(start, found), source, head.short_body)
    reading = _filled(reading, _from_blocks(reading, source.text))
    reading = _with_official(reading)
    headline = page.title if page and page.kind.kind in _HEADLINED else None
    reading = _with_publisher(reading, source, lines, headline)
    if what and what.kind == "court-decision":
        reading = authority_heads.of_court(reading, lines)
    if source.given.kind is None:
        reading = _of_authority(reading, lines)
    is_secret, ground = secrecy.read(reading.title, lines)
    reading = dataclasses.replace(
        reading,
        title=own_title.of_reading(reading, source),
        is_routine=routine.is_routine(reading.title),
        is_confidential=reading.is_confidential or is_secret,
        secrecy_ground=reading.secrecy_ground or ground,
    )
    reading = dataclasses.replace(
        reading, confidence=_confidence(reading, source.given, what, page, head)
    )
    if source.given.kind is None:
        kind = document_kind.document_kind(source.text, reading, what, source.url)
        if kind == "other" and what is None:
            reading = own_title.on_site(reading, source, lines)
        reading = _with_official(dataclasses.replace(reading, kind=kind))
    says = above if page is None else tuple(conflicts.of_page(page))
    says = (*says, *conflicts.of_publisher(head, source.url))
    reading = _with_conflicts(reading, source, says)
    return _with_meaning(reading, source, whole)


def _with_conflicts(
    reading: Reading, source: DecisionText, says: Sequence[Statement]
) -> Reading:
    """Return the reading with the witnesses that say otherwise than it does."""
    told = source.statements
    given = conflicts.of_given(source.given, told, source.title)
    found = conflicts.find(reading, (*told, *given, *says))
    return dataclasses.replace(reading, conflicts=found) if found else reading


_GIVEN_IS_SURE = 1.0
_BY_DEFAULT = 0.5
_OF_A_HEAD, _OF_A_FIRST_LINE = 0.9, 0.6
"""How sure a value is that the head of an item has in the place made for it, and a title
that only its being the first line shows."""


def _confidence(
    reading: Reading,
    given: GivenFacts,
    what: page_kinds.PageKind | None,
    page: pages.PageFacts | None,
    head: Header,
) -> tuple[tuple[str, float], ...]:
    """Return how sure each field is that has a value: by the evidence for it."""
    found = dict(reading.confidence)
    found["kind"] = what.confidence if what else _BY_DEFAULT
    if given.kind is not None:
        found["kind"] = _GIVEN_IS_SURE
    for name in ("body", "date", "title", "minutes_section", "case_number"):
        choice = getattr(page, name, None)
        if getattr(given, name, None) is not None:
            found[name] = _GIVEN_IS_SURE
        elif getattr(reading, name) is not None:
            found[name] = getattr(choice, "confidence", _OF_A_HEAD)
    if reading.title and page is None and not _is_sure(head):
        found["title"] = _OF_A_FIRST_LINE
    return tuple(found.items())


def _is_sure(head: Header) -> bool:
    """Whether the source, or a § or case number beside it, shows that a title is one."""
    return head.has_number or bool(head.expected_title or head.case_number)


_NOTHING_OF_AN_ITEM = dict.fromkeys(
    ("minutes_section", "item_number", "case_number", "task_class")
)
"""A page about a meeting has none of these, whatever its list of items holds."""

_PARTS = ("meeting-item", "officeholder-decision", "attachment")
_PAGES = (*page_kinds.ABOUT_A_MEETING, *page_kinds.RELEASES, None)


def _page(
    source: DecisionText, lines: Sequence[Line], head: Header
) -> tuple[page_kinds.PageKind | None, pages.PageFacts | None]:
    """Read a page about a meeting as such, unless its source says that it is an item."""
    if source.given.kind not in _PAGES or source.blocks:
        return None, None
    return pages.read(source.text, lines, source.url, head)


def _of_page(page: pages.PageFacts) -> dict[str, Any]:
    return {
        "title": page.title,
        "body": page.body.value if page.body else None,
        "date": page.date.value if page.date else None,
        "status": page.status,
        "meeting_time": page.meeting_time,
        "meeting_number": page.meeting_number,
        "presenter": page.presenter,
        "case_number": page.case_number,
    }


def _start(source: DecisionText) -> Reading:
    """Return what is known before the text is read."""
    known = {
        name: value
        for name in _GIVEN
        if (value := getattr(source.given, name)) is not None
    }
    return Reading(
        readers_version=readers_version(),
        title=source.title,
        blocks=source.blocks,
        appeal_kinds=source.appeal_kinds,
        **known,
    )


_GIVEN = (
    GivenFacts.__dataclass_fields__.keys() & Reading.__dataclass_fields__.keys()
) - {"outcome"}
_GIVEN_OUTCOMES: dict[GivenOutcome, MatterOutcome] = {
    "approved-amended": "amended-approved",
    "returned": "returned",
    "tabled": "tabled",
    "noted": "noted",
    "elected": "elected",
}
"""What a source's word for the proposal says of the matter, too. An accepted proposal may
refuse, so that "approved" says nothing; nor does "rejected"."""


def _with_meaning(reading: Reading, source: DecisionText, whole: LinedText) -> Reading:
    """Return the reading with what became of the matter, by the text or the source."""
    is_headed = whole.is_flat or not whole.is_parted
    meaning = read_meaning(
        whole.parted,
        reading.blocks,
        title=reading.title if is_headed else whole.matter or source.title,
        kind=reading.kind,
        body=reading.body,
        is_kind_given=source.given.kind is not None,
    )
    is_removed = meaning.matter_outcome == "removed-from-agenda"
    is_asked = reading.status == "agenda" and not _decides_last(reading.blocks)
    is_asked = is_asked and not (meaning.evidence and adopts_agenda(source.text))
    if (is_asked and not is_removed) or tells_of_many(
        reading.kind, reading.title, source.text
    ):
        meaning = undecided(meaning)
    outcome: MatterOutcome | None = meaning.matter_outcome
    evidence = meaning.evidence
    if evidence is not None and evidence.confidence < SHOWN:
        outcome = "none"
    if outcome == "none" and source.given.outcome:
        outcome = _GIVEN_OUTCOMES.get(source.given.outcome, "none")
    has_decision = own_text(source.text, reading.blocks, "decision") is not None
    if outcome == "none" and not has_decision:
        outcome = None
    return dataclasses.replace(
        reading,
        outcome=outcome,
        outcome_sentence=quoted(source.text, evidence.start, evidence.end)
        if evidence is not None
        else None,
        meaning=meaning if meaning != Meaning() else None,
        appeal_kinds=appeals.without_banned(reading.appeal_kinds, meaning),
    )


def _decides_last(parts: Sequence[Block]) -> bool:
    """Whether the last of what is proposed and decided is a decision."""
    kinds = [one.kind for one in parts if one.kind in {"decision", "proposal"}]
    return kinds[-1:] == ["decision"]


def _read_without_header(
    whole: LinedText, lines: Sequence[Line], found: dict[str, Any], kind: str | None
) -> None:
    """Read documents about a whole meeting and one-line texts; the header goes first."""
    text, matter = whole.text, whole.matter
    found["title"] = matter or found.get("title")
    converted = frontpages.is_converted(text)
    is_headed = found.get("title") and found.get("minutes_section")
    if converted and lines and not (is_headed or matter):
        found["title"] = lines[0].text[:500]
    page = None if kind in _PARTS else frontpages.read(text, found.get("title"))
    if page is not None:
        if not converted:
            found["title"] = first_title(lines) or found.get("title")
        for name in ("status", "body", "date", "meeting_time", "meeting_number"):
            found[name] = found.get(name) or getattr(page, name)
    elif converted:
        row = onelines.read(frontpages.flatten(text.partition("\n")[2]))
        is_told = kind != "attachment" or row.date is not None
        for name in ("body", "date", "minutes_section") if is_told else ():
            found[name] = found.get(name) or getattr(row, name)
        if is_told and not found.get("date"):
            found["date"] = onelines.day_of_name(text, row)
        if row.case_number and not found.get("case_number"):
            found["case_number"] = row.case_number.text
            found["task_class"] = row.case_number.task_class
    if not found.get("title") and 0 < len(lines) <= 2:
        found["title"] = pages.title_of(lines, is_cover=False)


def _with_official(reading: Reading) -> Reading:
    """Name the official where the decision is an official's."""
    by_official = reading.body_type == "viranhaltija"
    if not by_official and reading.kind != "officeholder-decision":
        return reading
    return dataclasses.replace(
        reading,
        officeholder=reading.officeholder or (reading.body if by_official else None),
        status=reading.status or "officeholder",
    )


_HEADLINED = ("news", "notice")


def _with_publisher(
    reading: Reading, source: DecisionText, lines: Sequence[Line], headline: str | None
) -> Reading:
    """Name the municipality or organisation where the text or its address does."""
    given = reading.municipality or reading.organisation
    if given:
        kind = "municipality" if reading.municipality else publishers.kind_of(given)
        ended = towns.town(given) if reading.municipality else None
        return dataclasses.replace(
            reading, publisher_kind=kind, successor=ended.successor if ended else None
        )
    number = case_numbers.find(reading.case_number or "")
    who = publishers.read(
        source.text,
        lines,
        body=reading.body,
        prefix=number[0].prefix if number else None,
        url=source.url,
        day=reading.date,
        headline=headline,
    )
    town = who.town
    if town is None and who.kind in {None, "municipality"} and not who.organisation:
        town = publishers.at_host(source.url)
    return dataclasses.replace(
        reading,
        municipality=town.name if town else None,
        municipality_code=town.code if town else None,
        successor=town.successor if town else None,
        organisation=who.organisation,
        publisher_kind="municipality" if town and who.kind != "other" else who.kind,
        confidence=(*reading.confidence, ("publisher", who.confidence or 0.7))
        if town or who.organisation
        else reading.confidence,
    )


def _of_authority(reading: Reading, lines: Sequence[Line]) -> Reading:
    """Return the reading of a court's or state authority's document by its own head."""
    if reading.publisher_kind != "state" or reading.minutes_section:
        return reading
    found = authority_heads.read(lines)
    return dataclasses.replace(
        reading,
        title=found.title or reading.title,
        date=found.date or reading.date,
        case_number=found.case_number or reading.case_number,
        presenter=None,
    )


def _filled(reading: Reading, found: dict[str, Any]) -> Reading:
    """Put values of *found* into the fields of *reading* that are None or empty."""
    values = {
        name: value
        for name, value in found.items()
        if value not in (None, (), "")
        and (name == "language" or not getattr(reading, name))
    }
    return dataclasses.replace(reading, **values)


def _own_parts(text: str, parts: Sequence[Block]) -> str:
    """Return the text of the own handling."""
    own = (text[one.start : one.end] for one in parts if one.earlier is None)
    return "\n".join(own)


def _from_blocks(reading: Reading, text: str) -> dict[str, Any]:
    """Read the fields that stand inside blocks."""
    decision = own_text(text, reading.blocks, "decision")
    appeal = "\n".join(
        f"{block.heading or ''}\n{text[block.start : block.end]}"
        for block in reading.blocks
        if block.kind == "appeal" and block.earlier is None
    )
    status = "minutes" if decision and reading.kind == "meeting-item" else None
    return {
        "appeal_kinds": appeals.read(appeal),
        "presenter": people.presenter(text, reading.blocks)
        or meeting_presenters.labelled(_own_parts(text, reading.blocks)),
        "preparer": people.preparer(text, reading.blocks),
        "attachments": attachments.read(text, reading.blocks),
        "status": status,
        "meeting_time": dates.first_time(text[: reading.blocks[0].start])
        if reading.blocks
        else None,
    }
