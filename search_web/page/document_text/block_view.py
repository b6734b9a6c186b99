"""A decision's text as blocks with headings and paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analyzers.law.model import LawReference
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal.dates import finnish_date
from corpus.model import Block, Decision
from search_web.page.document_text.law_links import law_spans
from search_web.page.document_text.text_view import (
    Line,
    Paragraph,
    TextPiece,
    paragraphs,
)
from search_web.page.labelling.labels import block_label

MAX_PREAMBLE_LENGTH = 600

_SIGNED = ("proposal", "decision")
_SPEAKER = re.compile(
    r"([^\W\d_][\w-]+(?: [a-zåäö][\w-]+){0,4}?)(?: [A-ZÅÄÖ][\w-]+){0,3}"
)


@dataclass(frozen=True, slots=True)
class BlockView:
    """One part of the text.

    ``anchor`` is its fragment id on the page; ``is_preamble`` marks the lines before the
    first heading (municipality, §, title), which the head of the page repeats, and those
    between the earlier handlings and the own one. ``signed`` is the line before the words
    that names who proposes or decides ("kunnanjohtaja …"), None when there is none.
    """

    kind: str
    anchor: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    language: str
    earlier: str | None
    is_preamble: bool = False
    signed: Line | None = None


def block_views(
    decision: Decision, references: Sequence[LawReference]
) -> tuple[BlockView, ...]:
    """Return the whole text as blocks; text outside any block is never lost."""
    spans = law_spans(references)
    views = []
    for number, block in enumerate(_placed(_all_blocks(decision)), start=1):
        cut = paragraphs(decision.text, block.start, block.end, spans)
        if not cut and block.heading is None:
            continue
        views.append(_block_view(block, number, cut))
    for place, view in enumerate(views[:-1]):
        is_plain = view.kind == "other" and not view.heading and not view.earlier
        if is_plain and (place == 0 or views[place - 1].earlier is not None):
            size = sum(len(piece.text) for piece in _all_pieces(view))
            views[place] = replace(view, is_preamble=size <= MAX_PREAMBLE_LENGTH)
    return tuple(views)


@dataclass(frozen=True, slots=True)
class EarlierBody:
    """What an earlier body said, quoted in this text; ``title`` names the body."""

    title: str
    blocks: tuple[BlockView, ...]


def earlier_handlings(views: Sequence[BlockView]) -> tuple[EarlierBody, ...]:
    """Return the blocks of earlier bodies, those of one handling together, in order."""
    found: dict[str, list[BlockView]] = {}
    for view in views:
        if view.earlier is not None:
            found.setdefault(view.earlier, []).append(view)
    return tuple(EarlierBody(title, tuple(blocks)) for title, blocks in found.items())


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
    signed, rest = signature(block.kind, cut)
    return BlockView(
        kind=block.kind,
        anchor=f"osa-{number}",
        heading=heading,
        paragraphs=rest,
        language=block.language,
        earlier=earlier,
        signed=signed,
    )


def signature(
    kind: str, cut: tuple[Paragraph, ...]
) -> tuple[Line | None, tuple[Paragraph, ...]]:
    """Take the first line off a proposal or decision when it only names who speaks.

    Such a line is the name of a body or an official's title, with the official's name
    or without, and the words that follow begin a sentence.
    """
    lines = [line for paragraph in cut for line in paragraph.lines]
    if kind not in _SIGNED or len(lines) < 2 or cut[0].is_list:
        return None, cut
    first, second = (
        "".join(piece.text for piece in line).strip() for line in lines[:2]
    )
    if not names_a_speaker(first) or second[:1].islower():
        return None, cut
    rest = replace(cut[0], lines=cut[0].lines[1:])
    return lines[0], ((rest,) if rest.lines else ()) + cut[1:]


def names_a_speaker(line: str) -> bool:
    """Return whether a line is nothing but a body's name or an official's title and name.

    >>> names_a_speaker("kunnanjohtaja Eero Lintukangas"), names_a_speaker("päättää")
    (True, False)
    """
    found = _SPEAKER.fullmatch(line)
    if found is None:
        return False
    title = found[1][:1].upper() + found[1][1:]
    return bodies.is_body(title) or bodies.is_officeholder(title)


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


def _placed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield *blocks*; lines that lead into an earlier handling belong to it."""
    for block, following in itertools.zip_longest(blocks, blocks[1:]):
        is_gap = block.kind == "other" and not block.heading and block.earlier is None
        follows = following.earlier if following and block.start else None
        yield replace(block, earlier=follows) if is_gap and follows else block


def _without_heading(gap: str, heading: str) -> str:
    """Cut the heading off the end of the text before its block.

    In the text it may have a colon, marks of emphasis, be broken over lines, or be there twice.
    """
    words = r"\s+".join(re.escape(word) for word in heading.split())
    found = re.search(rf"(?:[#*_\s]*{words}[#*_:.\s]*){{1,2}}\Z", gap, re.IGNORECASE)
    return gap[: found.start()] if found else gap
