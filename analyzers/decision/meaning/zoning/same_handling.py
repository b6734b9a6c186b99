"""What a handling tells above the decision that ends it, where its head is an earlier one's.

Minutes of several bodies head each handling alike ("Khall 28.2.2011 § 48", "Kvalt 12 §").
The last one's is the item's own, whatever it is taken for: votes told there count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.zoning.running_text import told_between
from analyzers.decision.meaning.zoning.text_parts import (
    PlacedPart,
    Span,
    TextPart,
    spans_of,
)
from analyzers.decision.meaning.zoning.unheaded import running_spans


def same_handling(
    text: str,
    blocks: Sequence[TextPart],
    decision: Sequence[Span],
    proposal: Sequence[Span],
) -> tuple[Span, ...]:
    """Return what the handling that holds *decision* tells of its meeting above it.

    Empty where that handling is none of those that blocks mark as earlier.
    """
    first = min((start for start, _ in decision), default=-1)
    holder = next((one for one in blocks if one.start <= first < one.end), None)
    if holder is None or holder.earlier is None:
        return ()
    same = [one for one in blocks if one.earlier == holder.earlier]
    spans = (*running_spans(same), *spans_of(same, "handling", "votes"))
    begin = max((end for _, end in proposal if end <= first), default=0)
    if 0 < begin <= min((start for start, _ in spans), default=0):
        return tuple((start, min(end, first)) for start, end in spans if start < first)
    return told_between(text, sorted(set(spans)), begin, first)


def with_heads_label(text: str, blocks: Sequence[TextPart]) -> list[TextPart] | None:
    """Return blocks, the last handling cut where its head's own short name labels a decision.

    "Yhthall 70 §" above, "Yhthall:" below: whatever the short name means. None where no such
    label is in it.
    """
    last = blocks[-1] if blocks else None
    name = getattr(last.earlier, "body", None) if last is not None else None
    if last is None or not name or last.kind == "decision":
        return None
    label = re.compile(rf"^[ \t]*{re.escape(name)}:[ \t]*(?=\S)", re.MULTILINE)
    found = list(label.finditer(text, last.start + 1, last.end))
    if not found:
        return None
    above = PlacedPart(
        last.start, found[-1].start(), last.kind, last.heading, last.earlier
    )
    own = PlacedPart(found[-1].end(), last.end, "decision", name, last.earlier)
    return [*blocks[:-1], above, own]
