"""Taking a decision apart: every field that a draft leaves open, read from its text."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from analyzers.decision.head import body_names, frontpages, header, onelines
from analyzers.decision.lines import language
from analyzers.decision.lines.lines import Line, split_lines
from analyzers.decision.meaning import appeals, outcomes, people, routine, secrecy
from analyzers.decision.meaning import attachment_lists as attachments
from analyzers.decision.model import Decision
from analyzers.decision.parts import blocks, named_rounds
from analyzers.decision.publisher import naming as publishers
from analyzers.notations import bodies, case_numbers, dates


def complete(draft: Decision) -> Decision:
    """Fill every field of *draft* that is None or empty from ``draft.text``.

    What the draft says is kept: the source's own structure knows better than any
    reading of a text. Blocks are made only when the draft has none. Nothing is guessed:
    what the text does not say stays None. Never raises, whatever the text is.
    """
    lines = split_lines(draft.text)
    spoken = draft.language if draft.language != "fi" else language.detect(draft.text)
    head = header.read(lines, draft.text, draft.title)
    _use_draft(head, draft)
    found: dict[str, Any] = {"language": spoken}
    if draft.blocks:
        own = head.own()
    else:
        parts = blocks.split(draft.text, lines, head, spoken)
        found["blocks"], own = parts.blocks, parts.own
    found.update(_identity(head, own, draft.officeholder))
    if not head.is_item:
        _read_without_header(draft.text, lines, found)
    decided = _with_body(_filled(draft, found))
    decided = _filled(decided, _from_blocks(decided))
    by_official = decided.body_type == "viranhaltija"
    if by_official or decided.kind == "officeholder-decision":
        decided = dataclasses.replace(
            decided,
            officeholder=decided.officeholder
            or (decided.body if by_official else None),
            status=decided.status or "officeholder",
        )
    decided = _with_publisher(decided, lines)
    is_secret, ground = secrecy.read(decided.title, lines)
    return dataclasses.replace(
        decided,
        is_routine=decided.is_routine or routine.is_routine(decided.title),
        is_confidential=decided.is_confidential or is_secret,
        secrecy_ground=decided.secrecy_ground or ground,
    )


def _use_draft(head: header.Header, draft: Decision) -> None:
    """What the draft knows of its own handling decides which block is its own."""
    head.body = draft.body or head.body
    head.date = draft.date or head.date
    head.minutes_section = draft.minutes_section or head.minutes_section


def _identity(head: header.Header, own: Any, official: str | None) -> dict[str, Any]:
    return {
        "title": head.title,
        "body": None if official else head.body or (own.body if own else None) or None,
        "date": head.date or (own.date if own else None),
        "minutes_section": head.minutes_section
        or (own.minutes_section if own else None),
        "item_number": head.item_number or (own.item_number if own else None),
        "meeting_number": head.meeting_number,
        "case_number": head.case_number,
        "task_class": head.task_class,
        "status": head.status,
    }


def _read_without_header(
    text: str, lines: Sequence[Line], found: dict[str, Any]
) -> None:
    """Read documents about a whole meeting and one-line texts; the header goes first."""
    converted = frontpages.is_converted(text)
    if converted and lines:
        found["title"] = lines[0].text[:500]
    page = frontpages.read(text, found.get("title"))
    if page is not None:
        if not converted:
            found["title"] = header.first_title(lines) or found.get("title")
        for name in ("status", "body", "date", "meeting_time", "meeting_number"):
            found[name] = found.get(name) or getattr(page, name)
    elif converted:
        row = onelines.read(frontpages.flatten(text.partition("\n")[2]))
        for name in ("body", "date", "minutes_section"):
            found[name] = found.get(name) or getattr(row, name)
        if row.case_number and not found.get("case_number"):
            found["case_number"] = row.case_number.text
            found["task_class"] = row.case_number.task_class
    if not found.get("title") and 0 < len(lines) <= 2 and len(lines[0].text) <= 300:
        found["title"] = lines[0].text


def _with_publisher(draft: Decision, lines: Sequence[Line]) -> Decision:
    """Name the municipality or organisation where the text or its address does."""
    if draft.municipality or draft.organisation:
        return draft
    number = case_numbers.find(draft.case_number or "")
    who = publishers.read(
        draft.text,
        lines,
        body=draft.body,
        prefix=number[0].prefix if number else None,
    )
    town = who.municipality or (
        None if who.organisation else publishers.at_host(draft.url)
    )
    return dataclasses.replace(
        draft,
        municipality=town.name_fi if town else None,
        municipality_code=draft.municipality_code or (town.code if town else None),
        organisation=who.organisation,
    )


def _with_body(draft: Decision) -> Decision:
    """Give the body its written form, its normalised name and its type."""
    body = draft.body
    if body is None and draft.officeholder and draft.kind == "officeholder-decision":
        return dataclasses.replace(
            draft,
            body=draft.officeholder,
            body_name=draft.body_name or " ".join(draft.officeholder.split()),
            body_type=draft.body_type or "viranhaltija",
        )
    if body is None and draft.officeholder is None:
        body = named_rounds.own_body(draft.blocks)
        for part in (draft.proposal, draft.decision):
            body = body or (body_names.subject_of(part) if part else None)
    body = body and body_names.as_written_in_full(body, draft.text)
    if body is None:
        return draft
    name, kind = bodies.normalise(body)
    return dataclasses.replace(
        draft,
        body=body,
        body_name=draft.body_name or name,
        body_type=draft.body_type or kind,
    )


def _filled(draft: Decision, found: dict[str, Any]) -> Decision:
    """Put values of *found* into the fields of *draft* that are None or empty."""
    values = {
        name: value
        for name, value in found.items()
        if value not in (None, (), "")
        and (name == "language" or not getattr(draft, name))
    }
    return dataclasses.replace(draft, **values)


def _from_blocks(draft: Decision) -> dict[str, Any]:
    """Read the fields that stand inside blocks."""
    decision = draft.decision
    outcome, sentence = outcomes.read(decision) if decision else (None, None)
    appeal = "\n".join(
        f"{block.heading or ''}\n{draft.text[block.start : block.end]}"
        for block in draft.blocks
        if block.kind == "appeal" and block.earlier is None
    )
    status = "minutes" if decision and draft.kind == "meeting-item" else None
    return {
        "outcome": outcome,
        "outcome_sentence": sentence,
        "appeal_kinds": appeals.read(appeal),
        "presenter": people.presenter(draft),
        "preparer": people.preparer(draft),
        "attachments": attachments.read(draft),
        "status": status,
        "meeting_time": dates.first_time(draft.text[: draft.blocks[0].start])
        if draft.blocks
        else None,
    }
