"""Rounds of proposal and decision that no body-date-§ line tells apart."""

from __future__ import annotations

import dataclasses

from analyzers.decision.lines import headings
from analyzers.decision.meaning.extraction import people
from analyzers.decision.model import Block, BlockKind, EarlierHandling

UNKNOWN_HANDLING = EarlierHandling(body=None, date=None, minutes_section=None)
"""An earlier handling that the text repeats without saying whose it was."""

_PREPARATION: frozenset[BlockKind] = frozenset(
    ("summary", "preparation", "description", "reasons")
)


def separate(blocks: list[Block]) -> list[Block]:
    """Assign rounds of proposal and decision without a line of their own to earlier bodies.

    CaseM pages repeat earlier handlings in order of time, each with its proposal and
    decision, and only then comes the item's own. After a history heading the order is
    the other way round, and nothing is changed.
    """
    history = [
        index
        for index, block in enumerate(blocks)
        if (block.heading or "").casefold() in headings.HISTORY
    ]
    if history and any(
        block.kind in {"proposal", "decision"} for block in blocks[: history[0]]
    ):
        return _history_last(blocks, history[0])
    cut = _last_round(blocks)
    shared = _shared_kinds(blocks[cut:])
    out = []
    for index, block in enumerate(blocks):
        earlier = block.earlier
        if index >= cut > 0:
            earlier = None
        elif index < cut and earlier is None and index not in history:
            earlier = None if _is_shared(block, shared) else UNKNOWN_HANDLING
        out.append(dataclasses.replace(block, earlier=earlier))
    return out


def _history_last(blocks: list[Block], history: int) -> list[Block]:
    """Assign what follows the history heading to earlier bodies (Espoo's order)."""
    return [
        dataclasses.replace(block, earlier=UNKNOWN_HANDLING)
        if index > history
        and block.earlier is None
        and block.kind not in {"distribution", "appeal"}
        else block
        for index, block in enumerate(blocks)
    ]


def _shared_kinds(own: list[Block]) -> frozenset[BlockKind]:
    """Without a text of its own the last round rests on what was prepared before it."""
    if any(block.kind in _PREPARATION and block.end > block.start for block in own):
        return frozenset()
    return _PREPARATION


def _is_shared(block: Block, shared: frozenset[BlockKind]) -> bool:
    is_preparer = block.kind == "contacts" and people.names_preparer(block.heading)
    return block.kind in shared or (bool(shared) and is_preparer)


def _last_round(blocks: list[Block]) -> int:
    """Return the index at which the last round begins; 0 when there is one round only."""
    named = [index for index, block in enumerate(blocks) if block.earlier is not None]
    begin = next(
        (i for i in named if blocks[i].earlier == blocks[named[-1]].earlier), 0
    )
    cut = 0
    has_proposal = has_decision = False
    for index, block in enumerate(blocks[begin:], start=begin):
        # Where a line names an earlier handling, its decision may stand without proposal.
        is_complete = has_decision and (has_proposal or bool(named))
        is_second = bool(named) and block.kind == "decision" and cut == 0
        if is_complete and (is_second or _begins_round(blocks, index)):
            cut = index
            has_proposal = has_decision = False
        has_proposal = has_proposal or block.kind == "proposal"
        has_decision = has_decision or (
            block.kind == "decision" and (has_proposal or bool(named))
        )
    return cut


def _begins_round(blocks: list[Block], index: int) -> bool:
    """A round begins where a new proposal follows, perhaps after names and reasons."""
    for block in blocks[index:]:
        if block.kind == "proposal":
            return True
        if block.kind not in {
            "contacts",
            "reasons",
            "description",
            "preparation",
            "summary",
        }:
            return False
    return False
