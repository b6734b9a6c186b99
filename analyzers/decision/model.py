"""What the readers take in and what they give: a text with its given facts, a reading.

``DecisionText`` is a text as published with the facts its source states beside it.
``Reading`` is everything our readers found in it. A reading is made anew whenever the
readers change; nothing in it is part of what was published.

A block's place, like everything found in a text, is a pair of code-point offsets into
the one string ``DecisionText.text``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from analyzers.decision.meaning_values import MatterOutcome, Meaning
from analyzers.notations.municipal_bodies.bodies import BodyType

DecisionKind = Literal[
    "meeting-item",
    "officeholder-decision",
    "minutes-front-page",
    "agenda",
    "attachment",
    "news",
    "notice",
    "memo",
    "court-decision",
    "other",
]
"""What the document is. ``agenda`` is a whole agenda, not an item on one."""

Status = Literal["agenda", "minutes", "officeholder"]
"""Which stage an item has reached: on an agenda it holds no decision yet."""

GivenOutcome = Literal[
    "approved",
    "approved-amended",
    "rejected",
    "returned",
    "tabled",
    "noted",
    "elected",
]
"""What became of the proposal, as a source's own field tells it."""

Outcome = MatterOutcome
"""What became of the matter; ``none``: there is a decision text, but it does not say."""

PublisherKind = Literal[
    "municipality",
    "wellbeing-county",
    "joint-authority",
    "regional-council",
    "parish",
    "employment-area",
    "state",
    "other",
]
"""``other``: neither of these, such as a church's central administration."""

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


ConflictField = Literal[
    "title", "body", "date", "minutes_section", "case_number", "publisher"
]

Witness = Literal[
    "link",
    "structure",
    "head",
    "page-heads",
    "cover",
    "title",
    "file-name",
    "address",
    "text",
]
"""Who says something of a decision's identity: the page or list that led to it, the
structure of its page, the head of its text, what all pages of a document repeat, the
cover of the minutes, the title, the file's name, the address, another place of the text."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one witness says of a field; days in ISO form."""

    field: ConflictField
    witness: Witness
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two witnesses that disagree on a field.

    Attributes:
        followed: the witness whose value the reading has.
        refused: the witness that says otherwise.
        kept: the value in the reading; days in ISO form.
        rival: what the refused witness says.
    """

    field: ConflictField
    followed: Witness
    refused: Witness
    kept: str
    rival: str


@dataclass(frozen=True, slots=True)
class EarlierHandling:
    """The body-date-section line of a handling that is repeated inside a later item."""

    body: str | None
    date: dt.date | None
    minutes_section: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """One part of ``DecisionText.text``.

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
class OcrPages:
    """Pages of a document whose text a program recognised in a picture.

    Attributes:
        engine: the program with version and languages, "tesseract 5.3.0 (fin+swe)".
        pages: numbers of the pages, counted from 1.
    """

    engine: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment as listed; ``text`` only when its body was fetched and read.

    ``ocr`` names the pages of the text that were recognised in pictures.
    """

    title: str
    url: str | None = None
    is_published: bool = True
    not_published_reason: str | None = None
    media_type: str | None = None
    text: str | None = None
    pages_read: int | None = None
    pages_total: int | None = None
    ocr: OcrPages | None = None


@dataclass(frozen=True, slots=True)
class GivenFacts:
    """What a source states about a decision beside its text; None: it does not say.

    Attributes:
        municipality: official Finnish name ("Vantaa").
        municipality_code: three digits as text ("092").
        organisation: for bodies that are not a municipality (joint authority, county).
        date: meeting day, or the day an officeholder decided.
        meeting_time: "17:00", local time.
        minutes_section: the § as text ("28", "12 a"); never the agenda's order number.
        item_number: order number on the agenda.
        task_class: dotted task class ("00.01.01").
        outcome: as the source's own field tells it.
        has_personal_data: what the source itself says.
    """

    kind: DecisionKind | None = None
    status: Status | None = None
    municipality: str | None = None
    municipality_code: str | None = None
    organisation: str | None = None
    body: str | None = None
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
    language: str | None = None
    outcome: GivenOutcome | None = None
    is_confidential: bool | None = None
    secrecy_ground: str | None = None
    has_personal_data: bool | None = None


NO_FACTS = GivenFacts()


@dataclass(frozen=True, slots=True)
class DecisionText:
    """A text to be read, with what is known of it before it is read.

    Attributes:
        text: the whole text in NFC.
        title: as given; None when the source tells none.
        url: its address, which may show the publisher.
        given: facts that win over whatever the text seems to say.
        blocks: its parts where the page's structure shows them; else they are read.
        appeal_kinds: of appeal instructions that stand elsewhere (in whole minutes).
        statements: which witness says what of its identity, the most trusted first;
            given facts of which nobody says so come from the structure of its page.
    """

    text: str
    title: str | None = None
    url: str | None = None
    given: GivenFacts = NO_FACTS
    blocks: tuple[Block, ...] = ()
    appeal_kinds: tuple[AppealKind, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the readers found in one decision, given facts included.

    ``None`` means that neither the source nor the text says; nothing is ever guessed.

    Attributes:
        readers_version: of the readers that made it; "" when none of today's did.
        title: on one line.
        publisher_kind: also where the text shows the kind, but not the name.
        successor: where ``municipality`` has ended: the one of today in which it lies.
        confidence: fields read by evidence, each with how sure it is, 0 to 1.
        body: as written; ``body_name`` is the normalised name.
        case_number: as written, inner white space collapsed.
        task_class: dotted task class inside the case number ("00.01.01").
        blocks: in the order of the text, not overlapping.
        attachments: as the text itself lists them.
        outcome: None where there is no decision text.
        outcome_sentence: the sentence the outcome was read from.
        meaning: outcome, proposal's fate, votes, sums and ways of appeal with their
            places; None where nothing of it was found.
        appeal_kinds: in order of appearance, each once.
        conflicts: where the evidence for what it is disagrees.
    """

    readers_version: str = ""
    title: str | None = None
    kind: DecisionKind = "meeting-item"
    status: Status | None = None
    municipality: str | None = None
    municipality_code: str | None = None
    organisation: str | None = None
    publisher_kind: PublisherKind | None = None
    successor: str | None = None
    confidence: tuple[tuple[str, float], ...] = ()
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
    language: str = "fi"
    blocks: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    outcome: Outcome | None = None
    outcome_sentence: str | None = None
    meaning: Meaning | None = None
    appeal_kinds: tuple[AppealKind, ...] = ()
    is_routine: bool = False
    is_confidential: bool = False
    secrecy_ground: str | None = None
    conflicts: tuple[Conflict, ...] = ()


def own_text(text: str, blocks: Iterable[Block], kind: BlockKind) -> str | None:
    """Join the own blocks of *kind* in *text*; None when there are none.

    Blocks of earlier handlings are never part of it.
    """
    parts = [
        text[block.start : block.end]
        for block in blocks
        if block.kind == kind and block.earlier is None
    ]
    return "\n\n".join(part for part in parts if part) or None
