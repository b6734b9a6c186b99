"""The public JSON form of a decision, published and read values side by side."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from analyzers.decision.model import Attachment, Block, GivenFacts, Reading
from corpus.model.decision import Decision
from corpus.model.meaning_json import meaning_json
from corpus.model.plain import from_plain, to_plain
from corpus.model.published import Published

JSON_NAMES = (
    "decision_id",
    "source_id",
    "platform",
    "url",
    "title",
    "text",
    "kind",
    "status",
    "municipality",
    "municipality_code",
    "organisation",
    "body",
    "body_name",
    "body_type",
    "officeholder",
    "date",
    "meeting_time",
    "meeting_number",
    "minutes_section",
    "item_number",
    "case_number",
    "task_class",
    "presenter",
    "preparer",
    "blocks",
    "attachments",
    "outcome",
    "outcome_sentence",
    "meaning",
    "appeal_kinds",
    "is_routine",
    "is_confidential",
    "secrecy_ground",
    "has_personal_data",
    "language",
    "published",
    "page_number",
    "provenance",
    "ocr",
)
"""What a decision's JSON form holds, in its order."""


_OTHERWISE = ("attachments", "meaning")
"""Names whose JSON form is not that of the reading."""


def to_json(decision: Decision) -> dict[str, Any]:
    """Return the decision as plain JSON values, every name present.

    Dates are ISO strings. Names are those of the properties of ``Decision``.
    """
    # Not dataclasses.asdict: it copies every value deeply and is ten times slower.
    record = {name: getattr(decision, name) for name in JSON_NAMES}
    for name in ("date", "published"):
        value = record[name]
        record[name] = value.isoformat() if value else None
    record["blocks"] = [_block_json(block) for block in decision.blocks]
    record["attachments"] = [_attachment_json(item) for item in decision.attachments]
    for name in ("provenance", "ocr"):
        record[name] = _plain_or_none(record[name])
    record["appeal_kinds"] = list(decision.appeal_kinds)
    meaning = decision.meaning
    record["meaning"] = meaning_json(meaning, decision.text) if meaning else None
    return record


def _attachment_json(attachment: Attachment) -> dict[str, Any]:
    return _fields_of(attachment) | {"ocr": _plain_or_none(attachment.ocr)}


def _plain_or_none(value: Any) -> dict[str, Any] | None:
    return to_plain(value) if value else None


def _block_json(block: Block) -> dict[str, Any]:
    record = _fields_of(block)
    if block.earlier is not None:
        record["earlier"] = earlier = _fields_of(block.earlier)
        earlier["date"] = earlier["date"].isoformat() if earlier["date"] else None
    return record


def _fields_of(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def from_json(record: Mapping[str, Any]) -> Decision:
    """Build a decision of ``to_json``'s form, all of its facts taken as given.

    Which of them were read is not told by that form. Unknown names are ignored.
    """
    told = {name: value for name, value in record.items() if value is not None}
    published = dataclasses.replace(
        from_plain(Published, {"url": None, "title": None} | told),
        facts=from_plain(GivenFacts, told),
    )
    read = {name: value for name, value in told.items() if name not in _OTHERWISE}
    return Decision(published, from_plain(Reading, read))
