"""One decision as the index holds it: what a backend is given."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from analyzers.base import Token
from analyzers.law.model import LawReference

LawRole = Literal[
    "body",
    "competence",
    "procedure",
    "background",
    "quoted",
    "appeal",
    "routine",
    "attachment",
    "secrecy",
    "earlier",
]
"""What a reference is to its decision; "body" is a ground of what was decided."""

APPLIED_ROLES: frozenset[LawRole] = frozenset({"body", "competence", "procedure"})
"""Roles by which a decision applies a law itself; the others only mention it."""


@dataclass(frozen=True, slots=True)
class PlacedLawReference:
    """A law reference in ``Decision.text`` (or title, offsets then into it) and its role.

    ``sentence`` is the half-open offset pair of the citing sentence.
    """

    reference: LawReference
    role: LawRole
    sentence: tuple[int, int]
    field: Literal["title", "body", "attachment"] = "body"


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One decision, ready for a backend.

    Attributes:
        title_tokens: of the title.
        text: ``Decision.text``, then the titles and texts of attachments that it does
            not hold itself; so offsets into the decision's text stay good.
        body_tokens: of ``text``, with a gap in positions of 100 before each attachment
            so that no phrase runs across. Those that begin at ``attachments_start`` or
            later are the zone "attachment", the others the zone "body".
        card: what a list of hits shows of it, as plain JSON values (see ``cards``).
        attachments_start: where in ``text`` the attachments begin.
        facets: facet name -> values; absent when it has none.
        date: for sorting and ranges; None when undated.
        law_references: all of them, whatever their role.
    """

    decision_id: str
    title: str
    text: str
    title_tokens: Sequence[Token]
    body_tokens: Sequence[Token]
    facets: Mapping[str, tuple[str, ...]]
    date: dt.date | None
    content_hash: str
    law_references: tuple[PlacedLawReference, ...] = ()
    attachments_start: int | None = None
    card: Mapping[str, Any] = dataclasses.field(default_factory=dict)
