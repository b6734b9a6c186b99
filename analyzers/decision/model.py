"""What leaves the crawler: decisions as published, and the values around them.

A ``Decision`` holds what the municipality published and nothing computed from it by a
search engine: no lemmas, no law references. A better analyzer therefore needs a
rebuilt index, never a new crawl.

One string, ``Decision.text``, holds the whole text; ``Decision.blocks`` says which part
of it is what, by code-point offsets. Everything found later (law references, hits) is
an offset into the same string, so it can be placed in a block, and a block tells whether
it belongs to this decision, to an earlier handling or to the appeal instruction.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from analyzers.notations.bodies import BodyType

DecisionKind = Literal[
    "meeting-item",
    "officeholder-decision",
    "minutes-front-page",
    "agenda",
    "attachment",
    "notice",
    "other",
]
"""What the document is. ``agenda`` is a whole agenda, not an item on one."""

Status = Literal["agenda", "minutes", "officeholder"]
"""Which stage an item has reached: on an agenda it holds no decision yet."""

Outcome = Literal[
    "approved",
    "approved-amended",
    "rejected",
    "returned",
    "tabled",
    "noted",
    "elected",
    "vote",
    "none-found",
]
"""``none-found``: there is a decision text, but no sentence in it was recognised."""

BlockKind = Literal[
    "summary",
    "preparation",
    "description",
    "reasons",
    "proposal",
    "handling",
    "votes",
    "dissent",
    "disqualification",
    "decision",
    "competence",
    "attachments",
    "distribution",
    "execution",
    "contacts",
    "participants",
    "appeal",
    "secrecy",
    "other",
]

AppealKind = Literal[
    "oikaisuvaatimus",
    "kunnallisvalitus",
    "hallintovalitus",
    "valituskielto",
    "hankintaoikaisu",
    "valitus",
    "muu",
]


@dataclass(frozen=True, slots=True)
class EarlierHandling:
    """The body-date-section line of a handling that is repeated inside a later item."""

    body: str | None
    date: dt.date | None
    minutes_section: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """One part of ``Decision.text``.

    Attributes:
        kind: what the part is.
        heading: the heading as printed, or None where the text has none.
        start: code-point offset of the first character *after* the heading.
        end: offset one past the last character; ``text[start:end]`` is stripped.
        language: "fi" or "sv".
        earlier: set when the block belongs to an earlier body's handling.
    """

    kind: BlockKind
    heading: str | None
    start: int
    end: int
    language: str = "fi"
    earlier: EarlierHandling | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment as listed; ``text`` only when its body was fetched and read."""

    title: str
    url: str | None = None
    is_published: bool = True
    not_published_reason: str | None = None
    media_type: str | None = None
    text: str | None = None
    pages_read: int | None = None
    pages_total: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One item of a meeting, or one decision of an officeholder, as published.

    ``None`` means that the source does not say; nothing is ever guessed.

    Attributes:
        decision_id: ``<source_id>/<raw id>``, from stable values of the source. Public
            and permanent: when minutes replace an agenda under another raw id, the
            store keeps the first id and redirects the second.
        text: the whole text in NFC, page chrome removed, line breaks kept.
        url: address of the original that a reader can open.
        municipality: official Finnish name ("Vantaa"), or None.
        municipality_code: three digits as text ("092").
        organisation: for bodies that are no municipality (joint authority, county).
        body: as written; ``body_name`` is the normalised name.
        date: meeting day, or the day an officeholder decided.
        meeting_time: "17:00", local time.
        minutes_section: the § as text ("28", "12 a"); never the agenda's order number.
        item_number: order number on the agenda.
        case_number: as written, inner white space collapsed.
        task_class: dotted task class inside the case number ("00.01.01").
        blocks: in the order of the text, not overlapping.
        outcome: None where there is no decision text.
        outcome_sentence: the sentence the outcome was read from.
        appeal_kinds: in order of appearance, each once.
        page_number: first page in a whole-minutes PDF, counted from 1.
        has_personal_data: what the source itself says, else None.
    """

    decision_id: str
    source_id: str
    platform: str
    url: str | None
    title: str | None
    text: str
    kind: DecisionKind = "meeting-item"
    status: Status | None = None
    municipality: str | None = None
    municipality_code: str | None = None
    organisation: str | None = None
    body: str | None = None
    body_name: str | None = None
    body_type: BodyType | None = None
    officeholder: str | None = None
    date: dt.date | None = None
    meeting_time: str | None = None
    meeting_number: str | None = None
    minutes_section: str | None = None
    item_number: str | None = None
    case_number: str | None = None
    task_class: str | None = None
    presenter: str | None = None
    preparer: str | None = None
    blocks: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    outcome: Outcome | None = None
    outcome_sentence: str | None = None
    appeal_kinds: tuple[AppealKind, ...] = ()
    is_routine: bool = False
    is_confidential: bool = False
    secrecy_ground: str | None = None
    has_personal_data: bool | None = None
    language: str = "fi"
    published: dt.date | None = None
    page_number: int | None = None

    def block_text(self, kind: BlockKind) -> str | None:
        """Join this decision's own blocks of *kind*; None when it has none.

        Blocks of earlier handlings are never part of it.
        """
        parts = [
            self.text[block.start : block.end]
            for block in self.blocks
            if block.kind == kind and block.earlier is None
        ]
        return "\n\n".join(part for part in parts if part) or None

    @property
    def proposal(self) -> str | None:
        """The own proposal (päätösehdotus), or None."""
        return self.block_text("proposal")

    @property
    def decision(self) -> str | None:
        """The own decision (päätös), or None."""
        return self.block_text("decision")

    @property
    def content_hash(self) -> str:
        """SHA-256 of everything published, as 64 hexadecimal digits.

        Equal for equal decisions whatever page bytes they came from.
        """
        canonical = json.dumps(
            to_json(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def to_json(decision: Decision) -> dict[str, Any]:
    """Return the decision as plain JSON values; ``from_json`` is the inverse.

    Dates are ISO strings. Field names are those of ``Decision``.
    """
    # Not dataclasses.asdict: it copies every value deeply and is ten times slower.
    record = _fields_of(decision)
    for name in ("date", "published"):
        value = record[name]
        record[name] = value.isoformat() if value else None
    record["blocks"] = [_block_json(block) for block in decision.blocks]
    record["attachments"] = [_fields_of(item) for item in decision.attachments]
    record["appeal_kinds"] = list(decision.appeal_kinds)
    return record


def _block_json(block: Block) -> dict[str, Any]:
    record = _fields_of(block)
    if block.earlier is not None:
        record["earlier"] = earlier = _fields_of(block.earlier)
        earlier["date"] = earlier["date"].isoformat() if earlier["date"] else None
    return record


def _fields_of(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def from_json(record: Mapping[str, Any]) -> Decision:
    """Build a decision from ``to_json``'s form; names it does not know are ignored."""
    known = Decision.__dataclass_fields__
    values = {name: value for name, value in record.items() if name in known}
    for name in ("date", "published"):
        values[name] = _date(values.get(name))
    values["blocks"] = tuple(
        Block(**{**block, "earlier": _earlier(block.get("earlier"))})
        for block in values.get("blocks") or ()
    )
    values["attachments"] = tuple(
        Attachment(**item) for item in values.get("attachments") or ()
    )
    values["appeal_kinds"] = tuple(values.get("appeal_kinds") or ())
    return Decision(**values)


def _date(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _earlier(value: Mapping[str, Any] | None) -> EarlierHandling | None:
    if value is None:
        return None
    return EarlierHandling(
        body=value["body"],
        date=_date(value["date"]),
        minutes_section=value["minutes_section"],
    )
