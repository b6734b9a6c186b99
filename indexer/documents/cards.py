"""What a list of hits shows of a decision, kept in the index beside it.

A page of hits is then made from the index alone, without reading whole decisions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.model import Decision

_SHORTEST_LEAD = 80

CARD_FIELDS: Mapping[str, Any] = {
    "municipality": None,
    "organisation": None,
    "body": None,
    "minutes_section": None,
    "case_number": None,
    "url": None,
    "kind": "other",
    "status": None,
    "language": "fi",
    "outcome": None,
}
"""Fields of a hit that are kept, with what a card without them means."""


def card_of(decision: Decision, content_hash: str) -> dict[str, Any]:
    """Return plain JSON values; what the decision does not say is left out.

    ``lead`` is the half-open offset pair of the text to show when no word is marked:
    the own decision, else the proposal.
    """
    card = {
        "municipality": decision.municipality,
        "organisation": decision.organisation,
        "body": decision.shown_body,
        "minutes_section": decision.minutes_section,
        "case_number": decision.case_number,
        "url": decision.url,
        "kind": decision.kind,
        "status": decision.status,
        "language": decision.language,
        "outcome": decision.outcome,
        "lead": _lead(decision),
        "content_hash": content_hash,
    }
    return {name: value for name, value in card.items() if value is not None}


def _lead(decision: Decision) -> list[int] | None:
    for kind in ("decision", "proposal"):
        for block in decision.blocks:
            is_own = block.kind == kind and block.earlier is None
            if is_own and block.end - block.start >= _SHORTEST_LEAD:
                return [block.start, block.end]
    return None
