"""The records of the corpus: what was published, what was read of it, pages and links.

``Published`` is what a source published; ``Reading`` is what our readers found in it;
``Decision`` shows both as one.
"""

from __future__ import annotations

from analyzers.decision.model import (
    AppealKind,
    Attachment,
    Block,
    BlockKind,
    DecisionKind,
    EarlierHandling,
    GivenFacts,
    GivenOutcome,
    OcrPages,
    Outcome,
    Reading,
    Status,
)
from analyzers.notations.municipal_bodies.bodies import BodyType
from corpus.model.decision import Decision, as_given, outcome_today
from corpus.model.decision_json import from_json, to_json
from corpus.model.pages import (
    AttachmentText,
    Gone,
    Issue,
    IssueKind,
    Link,
    OcrText,
    Page,
    Yield,
)
from corpus.model.provenance import DocumentProvenance
from corpus.model.published import Published

__all__ = [
    "AppealKind",
    "Attachment",
    "AttachmentText",
    "Block",
    "BlockKind",
    "BodyType",
    "Decision",
    "DecisionKind",
    "DocumentProvenance",
    "EarlierHandling",
    "GivenFacts",
    "GivenOutcome",
    "Gone",
    "Issue",
    "IssueKind",
    "Link",
    "OcrPages",
    "OcrText",
    "Outcome",
    "Page",
    "Published",
    "Reading",
    "Status",
    "Yield",
    "as_given",
    "from_json",
    "outcome_today",
    "to_json",
]
