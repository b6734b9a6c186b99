"""A decision's text as blocks with headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analyzers.law.model import LawReference
from analyzers.notations.dates import finnish_date
from corpus.model import Block, Decision
from search_web.page.labels import block_label
from search_web.page.law_links import law_spans
from search_web.page.text_view import Paragraph, TextPiece, paragraphs

MAX_PREAMBLE_LENGTH = 600


@dataclass(frozen=True, slots=True)
class BlockView:
    """One part of the text.

    ``anchor`` is its fragment id on the page; ``is_preamble`` marks the lines before the
    first heading (municipality, §, title), which the head of the page repeats.
    """

    kind: str
    anchor: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    language: str
    earlier: str | None
    is_preamble: bool = False


def block_views(
    decision: Decision, references: Sequence[LawReference]
) -> tuple[BlockView, ...]:
    """Return the whole text as blocks; text outside any block is never lost."""
    spans = law_spans(references)
    views = []
    for number, block in enumerate(_all_blocks(decision), start=1):
        cut = paragraphs(decision.text, block.start, block.end, spans)
        if not cut and block.heading is None:
            continue
        views.append(_block_view(block, number, cut))
    first = views[0] if views else None
    if first and len(views) > 1 and first.kind == "other" and not first.heading:
        size = sum(len(piece.text) for piece in _all_pieces(first))
        if size <= MAX_PREAMBLE_LENGTH:
            views[0] = replace(first, is_preamble=True)
    return tuple(views)


def _all_pieces(view: BlockView) -> Iterator[TextPiece]:
    for paragraph in view.paragraphs:
        for line in paragraph.lines:
            yield from line


def _block_view(block: Block, number: int, cut: tuple[Paragraph, ...]) -> BlockView:
    heading = (block.heading or "").strip().rstrip(":")
    if not heading and block.kind != "other":
        heading = block_label(block.kind)
    earlier = None
    if block.earlier is not None:
        given = (block.earlier.body, block.earlier.date, block.earlier.minutes_section)
        day = finnish_date(given[1]) if given[1] else None
        section = f"§ {given[2]}" if given[2] else None
        earlier = " ".join(part for part in (given[0], day, section) if part)
    return BlockView(
        kind=block.kind,
        anchor=f"osa-{number}",
        heading=heading,
        paragraphs=cut,
        language=block.language,
        earlier=earlier,
    )


def _all_blocks(decision: Decision) -> list[Block]:
    """Return the blocks with the stretches between them as blocks of kind "other"."""
    filled: list[Block] = []
    position = 0
    for block in sorted(decision.blocks, key=lambda item: item.start):
        gap = decision.text[position : block.start]
        if block.heading:
            gap = _without_heading(gap, block.heading)
        if gap.strip():
            end = position + len(gap)
            filled.append(Block("other", None, position, end, decision.language))
        filled.append(block)
        position = max(position, block.end)
    if decision.text[position:].strip():
        end = len(decision.text)
        filled.append(Block("other", None, position, end, decision.language))
    return filled


def _without_heading(gap: str, heading: str) -> str:
    """Cut the heading off the end of the text before its block.

    In the text it may have a colon, marks of emphasis, or be broken over lines.
    """
    words = r"\s+".join(re.escape(word) for word in heading.split())
    found = re.search(rf"[#*_\s]*{words}[#*_:.\s]*\Z", gap, re.IGNORECASE)
    return gap[: found.start()] if found else gap
