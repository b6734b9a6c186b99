"""A decision as the rest of the program sees it: what was published and what was read.

A read-only view over two records that are kept apart. ``as_published`` never changes
with our readers, and the public hash covers it alone; ``reading`` is made anew at will.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from analyzers.decision.meaning.extraction.appeals import routes_of_kinds
from analyzers.decision.meaning_values import FORMER_OUTCOMES, AppealRoute, Meaning
from analyzers.decision.model import (
    AppealKind,
    Attachment,
    Block,
    BlockKind,
    DecisionKind,
    GivenFacts,
    OcrPages,
    Outcome,
    Reading,
    Status,
    own_text,
)
from analyzers.notations.municipal_bodies.bodies import BodyType
from analyzers.notations.municipal_bodies.chief_bodies import swedish_name
from corpus.model.provenance import DocumentProvenance
from corpus.model.published import Published


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: the published record and our reading of it, as one.

    What each value means is said where it is kept: in ``Published`` and ``Reading``.
    """

    as_published: Published
    reading: Reading

    def block_text(self, kind: BlockKind) -> str | None:
        """Join this decision's own blocks of *kind*; None when it has none.

        Blocks of earlier handlings are never part of it.
        """
        return own_text(self.text, self.blocks, kind)

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
        """Hash of what was published; see ``Published.content_hash``."""
        return self.as_published.content_hash

    @property
    def decision_id(self) -> str:
        """As published."""
        return self.as_published.decision_id

    @property
    def source_id(self) -> str:
        """As published."""
        return self.as_published.source_id

    @property
    def platform(self) -> str:
        """As published."""
        return self.as_published.platform

    @property
    def url(self) -> str | None:
        """As published."""
        return self.as_published.url

    @property
    def text(self) -> str:
        """As published."""
        return self.as_published.text

    @property
    def page_number(self) -> int | None:
        """As published."""
        return self.as_published.page_number

    @property
    def published(self) -> dt.date | None:
        """As published."""
        return self.as_published.published

    @property
    def provenance(self) -> DocumentProvenance | None:
        """As published."""
        return self.as_published.provenance

    @property
    def ocr(self) -> OcrPages | None:
        """As published."""
        return self.as_published.ocr

    @property
    def title(self) -> str | None:
        """As read."""
        return self.reading.title

    @property
    def kind(self) -> DecisionKind:
        """As read."""
        return self.reading.kind

    @property
    def status(self) -> Status | None:
        """As read."""
        return self.reading.status

    @property
    def municipality(self) -> str | None:
        """As read."""
        return self.reading.municipality

    @property
    def municipality_code(self) -> str | None:
        """As read."""
        return self.reading.municipality_code

    @property
    def organisation(self) -> str | None:
        """As read."""
        return self.reading.organisation

    @property
    def body(self) -> str | None:
        """As read."""
        return self.reading.body

    @property
    def body_name(self) -> str | None:
        """As read."""
        return self.reading.body_name

    @property
    def shown_body(self) -> str | None:
        """The body, or the official, as the decision's own language names it.

        Facets count ``body_name``, which joins the languages under one name.
        """
        name = self.body_name or self.body or self.officeholder
        return swedish_name(name) if name and self.language == "sv" else name

    @property
    def body_type(self) -> BodyType | None:
        """As read."""
        return self.reading.body_type

    @property
    def officeholder(self) -> str | None:
        """As read."""
        return self.reading.officeholder

    @property
    def date(self) -> dt.date | None:
        """As read."""
        return self.reading.date

    @property
    def meeting_time(self) -> str | None:
        """As read."""
        return self.reading.meeting_time

    @property
    def meeting_number(self) -> str | None:
        """As read."""
        return self.reading.meeting_number

    @property
    def minutes_section(self) -> str | None:
        """As read."""
        return self.reading.minutes_section

    @property
    def item_number(self) -> str | None:
        """As read."""
        return self.reading.item_number

    @property
    def case_number(self) -> str | None:
        """As read."""
        return self.reading.case_number

    @property
    def task_class(self) -> str | None:
        """As read."""
        return self.reading.task_class

    @property
    def presenter(self) -> str | None:
        """As read."""
        return self.reading.presenter

    @property
    def preparer(self) -> str | None:
        """As read."""
        return self.reading.preparer

    @property
    def language(self) -> str:
        """As read."""
        return self.reading.language

    @property
    def blocks(self) -> tuple[Block, ...]:
        """As read."""
        return self.reading.blocks

    @property
    def outcome(self) -> Outcome | None:
        """As read, under today's name."""
        return outcome_today(self.reading)

    @property
    def outcome_sentence(self) -> str | None:
        """As read."""
        return self.reading.outcome_sentence

    @property
    def meaning(self) -> Meaning | None:
        """As read."""
        return self.reading.meaning

    @property
    def appeal_kinds(self) -> tuple[AppealKind, ...]:
        """As read."""
        return self.reading.appeal_kinds

    @property
    def appeal_routes(self) -> tuple[AppealRoute, ...]:
        """The ways that its own text names, else those of instructions elsewhere.

        Whole minutes hold their instructions at the end, with lists of sections.
        """
        own = self.meaning.appeals if self.meaning else ()
        named = dict.fromkeys(one.route for one in own)
        return tuple(named) or routes_of_kinds(self.appeal_kinds)

    @property
    def is_routine(self) -> bool:
        """As read."""
        return self.reading.is_routine

    @property
    def is_confidential(self) -> bool:
        """As read."""
        return self.reading.is_confidential

    @property
    def secrecy_ground(self) -> str | None:
        """As read."""
        return self.reading.secrecy_ground

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """As the page lists them; where it lists none, as the text does."""
        return self.as_published.attachments or self.reading.attachments

    @property
    def has_personal_data(self) -> bool | None:
        """What the source itself says, else None."""
        return self.as_published.facts.has_personal_data


def outcome_today(reading: Reading) -> Outcome | None:
    """Return the outcome of a reading under today's name."""
    outcome = reading.outcome
    return FORMER_OUTCOMES.get(outcome, outcome) if outcome else None


def as_given(facts: GivenFacts, title: str | None = None) -> Reading:
    """Return the reading that says what the source states and nothing more."""
    return Reading(
        title=title,
        **{
            name: value
            for name in Reading.__dataclass_fields__.keys()
            & GivenFacts.__dataclass_fields__.keys()
            if (value := getattr(facts, name)) is not None
        },
    )
