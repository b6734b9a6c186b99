"""What a document is when its source does not tell: item, cover page or agenda."""

from __future__ import annotations

import re

from analyzers.decision.head import frontpages, header
from analyzers.decision.lines.lines import split_lines
from analyzers.decision.model import Decision, DecisionKind

_ATTACHMENT = re.compile(r"\s*(?:liite|bilaga|oheismateriaali)\b(?!et)", re.IGNORECASE)


def document_kind(decision: Decision) -> DecisionKind:
    """Return what a completed decision's text shows it to be."""
    if decision.body_type == "viranhaltija":
        return "officeholder-decision"
    if _ATTACHMENT.match(decision.text):
        return "attachment"
    lines = split_lines(decision.text[:20_000])
    if header.read(lines, decision.text).is_item:
        return "meeting-item"
    page = frontpages.read(decision.text, decision.title)
    return page.kind if page else "meeting-item"
