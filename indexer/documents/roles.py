"""Which part of a decision a law reference is in.

Appeal instructions and routine items cite the Local Government Act in every document;
the role keeps them apart from what the decision itself applies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.law.mentions.secrecy_acts import is_secrecy_ground
from analyzers.law.model import LawReference
from analyzers.law.purposes import purpose_of
from corpus.model import Block, Decision

if TYPE_CHECKING:
    from indexer.contract.document import LawRole


LEGAL_KINDS = ("statute", "eu-act")
"""Kinds that a decision may apply or only mention."""


def role_of(reference: LawReference, decision: Decision) -> LawRole:
    """Return the role of a reference found in ``decision.text``.

    The block decides first; a routine item's own references are "routine"; then the
    words around tell what an act is cited for (see ``analyzers.law.purposes``).
    """
    block = _block_at(decision.blocks, reference.start)
    if block is not None:
        if block.kind == "appeal":
            return "appeal"
        if block.kind == "secrecy":
            return "secrecy"
        if block.earlier is not None:
            return "earlier"
    if decision.is_routine:
        return "routine"
    if reference.kind not in LEGAL_KINDS:
        return "body"
    purpose = purpose_of(decision.text, reference, decision.title or "")
    return "body" if purpose == "ground" else purpose


def title_role_of(reference: LawReference, decision: Decision) -> LawRole:
    """Return the role of a reference found in ``decision.title``."""
    if decision.is_routine:
        return "routine"
    is_publicity = any(target.act == "621/1999" for target in reference.targets)
    is_hidden = decision.is_confidential and is_publicity
    if is_hidden or is_secrecy_ground(decision.title or "", reference):
        return "secrecy"
    return "body"


def _block_at(blocks: tuple[Block, ...], offset: int) -> Block | None:
    for block in blocks:
        if block.start <= offset < block.end:
            return block
    return None
