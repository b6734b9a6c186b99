"""Which part of a decision a law reference stands in, and the sentence that cites it.

Appeal instructions and routine items cite the Local Government Act in every document;
the role keeps them apart from what the decision itself applies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzers.law_model import LawReference
from corpus.model import Block, Decision

if TYPE_CHECKING:
    from indexer.documents import LawRole

_SENTENCE_END = re.compile(r"[.!?][”\"')]?\s+(?=[A-ZÅÄÖ0-9”\"(•–-])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mm|esim|ns|ko|em|ao|mom|kohd|vrt|ks|nro|n:o|klo|s|j|t|st|bl|ca|d\.v\.s|"
    r"kap|nr|mgr|dr|tj|prof|puh|tel|os|pvm|alk|jne|yms|ym|tms|milj|mrd|[A-ZÅÄÖ])|"
    r"\b\d{1,2}|\d{1,2}\.\d{1,2})\.$"
)
_LONGEST_SENTENCE = 600


def role_of(reference: LawReference, decision: Decision) -> LawRole:
    """Return the role of a reference found in ``decision.text``.

    The block decides first; a routine item's own references are "routine".
    """
    block = _block_at(decision.blocks, reference.start)
    if block is not None:
        if block.kind == "appeal":
            return "appeal"
        if block.kind == "secrecy":
            return "secrecy"
        if block.earlier is not None:
            return "earlier"
    return "routine" if decision.is_routine else "body"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the half-open offsets of the sentence that holds ``text[start:end]``.

    At most 600 characters to either side; white space at the ends is left out.
    """
    left, right = max(0, start - _LONGEST_SENTENCE), end + _LONGEST_SENTENCE
    first, last = left, min(len(text), right)
    for found in _SENTENCE_END.finditer(text, left, min(len(text), right)):
        if _is_abbreviation(text, found):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.start() + 1
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _is_abbreviation(text: str, found: re.Match[str]) -> bool:
    if not found.group().startswith("."):
        return False
    before = text[max(0, found.start() - 12) : found.start() + 1]
    return bool(_ABBREVIATION.search(before))


def _block_at(blocks: tuple[Block, ...], offset: int) -> Block | None:
    for block in blocks:
        if block.start <= offset < block.end:
            return block
    return None
