"""From a decision to what the index holds of it.

Everything computed lives here: tokens, law references with their roles, facet values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from analyzers.base import Token
from analyzers.law_model import LawReference

LawRole = Literal["body", "appeal", "routine", "attachment", "secrecy", "earlier"]


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
        body_tokens: of the text, then of attachments' texts, with a gap in positions of
            100 between them so that no phrase runs across.
        facets: facet name -> values; absent when it has none.
        date: for sorting and ranges; None when undated.
        law_references: all of them, whatever their role.
    """

    decision_id: str
    title: str
    text: str
    title_tokens: tuple[Token, ...]
    body_tokens: tuple[Token, ...]
    facets: Mapping[str, tuple[str, ...]]
    date: dt.date | None
    content_hash: str
    law_references: tuple[PlacedLawReference, ...] = ()
