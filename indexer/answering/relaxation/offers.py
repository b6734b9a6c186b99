"""What is offered beside the hits: other spellings, and looser searches for none."""

from __future__ import annotations

from indexer.answering.relaxation.relaxing import MOST, relaxations
from indexer.answering.relaxation.spelling import (
    FEW,
    Counting,
    SpellingHelp,
    looked_at,
)
from indexer.request import Relaxation, SearchRequest
from indexer.understanding.query_reading import ParsedQuery


def offers(
    request: SearchRequest,
    parsed: ParsedQuery,
    total: int,
    counting: Counting,
    strict: Counting,
    spelling: SpellingHelp,
) -> tuple[Relaxation, ...]:
    """Return looser searches and other spellings where little was found.

    Args:
        request: what was asked.
        parsed: its query, read; with other words for the same thing where these count.
        total: how many hits it has.
        counting: counts requests as a page does.
        strict: counts what the words as typed find.
        spelling: finds near spellings.
    """
    if parsed.is_eased:
        return spelling.corrected(request, parsed, strict)
    if not total:
        loose = relaxations(request, parsed, counting, also=looked_at(parsed))
        return (*spelling.corrected(request, parsed, strict), *loose)[:MOST]
    if total <= FEW and request.query:
        return spelling.offered(request, parsed, total, counting)
    return ()
