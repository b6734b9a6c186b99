"""Attachments in the text of an index document: where each begins, and its pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.model import Decision
from indexer.contract.backend import StoredDocument
from indexer.request import AttachmentPlace

_PAGE_END = "\f"
_KEY = "attachments"


@dataclass(frozen=True, slots=True)
class AttachmentPiece:
    """What one attachment adds to the text.

    Attributes:
        number: in the decision's list, from 1.
        title: as the list has it.
        url: of the file.
        text: a title that the decision's text does not hold, and the fetched text.
        pages: where its further pages begin in ``text``.
    """

    number: int
    title: str
    url: str | None
    text: str
    pages: tuple[int, ...] = ()


def attachment_pieces(decision: Decision) -> list[AttachmentPiece]:
    """Return what attachments add: a title the text does not list, a fetched text."""
    pieces: list[AttachmentPiece] = []
    for number, one in enumerate(decision.attachments, start=1):
        title = "" if one.title in decision.text else one.title
        text = "\n".join(part for part in (title, one.text or "") if part)
        if text:
            pages = tuple(found.end() for found in re.finditer(_PAGE_END, text))
            plain = text.replace(_PAGE_END, "\n")
            pieces.append(AttachmentPiece(number, one.title, one.url, plain, pages))
    return pieces


def attachment_card(
    pieces: Sequence[AttachmentPiece], own_length: int, gap: int
) -> dict[str, Any]:
    """Return where each attachment and its pages begin, as plain JSON values.

    Args:
        pieces: in their order in the text.
        own_length: characters of the decision's own text, which comes first.
        gap: characters between two pieces.
    """
    rows = []
    start = own_length + gap
    for piece in pieces:
        pages = [start + page for page in piece.pages]
        rows.append([start, piece.number, piece.title, piece.url, pages])
        start += len(piece.text) + gap
    return {_KEY: rows} if rows else {}


def attachments_begin(document: StoredDocument) -> int | None:
    """Return where attachments begin in the text; None where it has none.

    The card tells, which every hit needs: nothing else of the document is read for it.
    """
    rows = document.card.get(_KEY, ())
    return int(rows[0][0]) if rows else None


def place_of(document: StoredDocument, offset: int) -> AttachmentPlace | None:
    """Return in which attachment an offset into the text is; None in the own text."""
    rows = document.card.get(_KEY, ())
    row = next((row for row in reversed(rows) if row[0] <= offset), None)
    if row is None:
        return None
    _, number, title, url, pages = row
    page = bisect_right(pages, offset) + 1 if pages else None
    return AttachmentPlace(number, title, url, page)
