"""What a document is when its source does not tell: item, cover page or agenda."""

from __future__ import annotations

import re

from analyzers.decision.head import frontpages
from analyzers.decision.head.item_head import header
from analyzers.decision.head.page_kinds import PageKind
from analyzers.decision.lines.lines import split_lines
from analyzers.decision.meaning.officials.heads import is_officials
from analyzers.decision.model import DecisionKind, Reading

_ATTACHMENT = re.compile(r"\s*(?:liite|bilaga|oheismateriaali)\b(?!et)", re.IGNORECASE)


def document_kind(text: str, reading: Reading, page: PageKind | None) -> DecisionKind:
    """Return what the text of a decision, read so far, shows it to be.

    Args:
        text: of the document.
        reading: as far as it is made.
        page: what its signs say together, where they say anything.
    """
    if reading.body_type == "viranhaltija":
        return "officeholder-decision"
    kind = _kind(text, reading, page)
    is_one = kind in {"meeting-item", "other"} and _is_of_one(text, reading)
    return "officeholder-decision" if is_one else kind


def _is_of_one(text: str, reading: Reading) -> bool:
    """Whether one official decides: no body is named, and nobody proposes to one."""
    is_proposed = any(block.kind == "proposal" for block in reading.blocks)
    is_bodys = reading.body is not None or reading.publisher_kind == "state"
    return not is_proposed and not is_bodys and is_officials(text)


def _kind(text: str, reading: Reading, page: PageKind | None) -> DecisionKind:
    is_letter = reading.publisher_kind == "state" and not reading.minutes_section
    if is_letter and page is not None and page.kind == "meeting-item":
        return "other"
    if page is not None:
        return page.kind
    if reading.publisher_kind == "state":
        return "other"
    if _ATTACHMENT.match(text):
        return "attachment"
    lines = split_lines(text[:20_000])
    if header.read(lines, text).is_item:
        return "meeting-item"
    found = frontpages.read(text, reading.title)
    return found.kind if found else "meeting-item"
