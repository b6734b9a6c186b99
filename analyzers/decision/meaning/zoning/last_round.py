"""The last round of an item: what its own body was asked, below an earlier decision.

"Päätösehdotus … Päätös … Esittelijä … Päätösehdotus …": the item came to a second body,
and what stands above the second proposal is the first one's decision.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.lines import headings
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart
from analyzers.notations.municipal_bodies.body_nouns import ACTING

_BETWEEN = frozenset(("contacts", "reasons", "description", "preparation", "summary"))
"""Parts that open the handling of another body: who prepares and presents, and why."""

_BODY_RESOLVES = re.compile(
    rf"\s*(?P<body>[A-ZÅÄÖ][\wåäö-]*{ACTING})"
    r" (?:päätt\w+|hyväksy\w*|merkit\w+|lähett\w+|besl\w+|godkän\w+|anteckna\w*|sänd\w+)\b"
    r"(?! (?:esittää|ehdottaa|föreslå))"
)


def last_round(text: str, own: Sequence[TextPart]) -> Sequence[TextPart]:
    """Return the parts below the last decision where a later proposal follows it.

    Without one, or where that proposal led to the decision above it, all of *own*.
    """
    decided = [n for n, part in enumerate(own) if _is_full(part, "decision")]
    if not decided:
        return own
    last = decided[-1]
    below = own[last + 1 :]
    asked = next(
        (n for n, part in enumerate(below) if _is_full(part, "proposal")), None
    )
    if asked is None or not any(part.kind in _BETWEEN for part in below[:asked]):
        return own
    was_asked = any(_is_full(part, "proposal") for part in own[:last])
    if was_asked or _is_anothers(text, own[last], below[asked]):
        return below
    return own


def without_history(own: Sequence[TextPart]) -> list[TextPart]:
    """Return the parts but those whose heading says that they tell earlier handlings."""
    return [
        part
        for part in own
        if (part.heading or "").strip(" :").casefold() not in headings.HISTORY
    ]


def is_told_apart(
    blocks: Sequence[TextPart], proposal: Sequence[Span], decision: int
) -> bool:
    """Whether a proposal is told of another meeting than the decision.

    What was voted there is then none of this one's votes.
    """
    whose = {
        one.earlier
        for one in blocks
        for start, _ in proposal
        if one.start <= start < one.end
    }
    decided = {one.earlier for one in blocks if one.start <= decision < one.end}
    is_apart = None not in whose and None in decided and len(decided) == 1
    return is_apart or _was_decided(blocks, proposal, decision)


def _was_decided(
    blocks: Sequence[TextPart], proposal: Sequence[Span], decision: int
) -> bool:
    """Whether an earlier body decided on a proposal, and its meeting is told beside it.

    The item's own decision makes none, whatever its head is taken for ("KH 322 §").
    """
    earlier = [one for one in blocks if one.earlier is not None]
    whose = {one.earlier for one in earlier if one.kind == "decision"}
    whose -= {one.earlier for one in earlier if one.start <= decision < one.end}
    return any(
        one.earlier in whose and one.start <= start < one.end
        for one in earlier
        for start, _ in proposal
    )


def _is_full(part: TextPart, kind: str) -> bool:
    return part.kind == kind and part.end > part.start


def _is_anothers(text: str, decision: TextPart, proposal: TextPart) -> bool:
    """Whether one body decided and another, which does not turn to it, is to decide."""
    did = _BODY_RESOLVES.match(text, decision.start, decision.end)
    does = _BODY_RESOLVES.match(text, proposal.start, proposal.end)
    if did is None or does is None:
        return False
    name = did["body"].lower()
    return (
        name != does["body"].lower()
        and _stem(name) not in text[proposal.start : proposal.end].lower()
    )


def _stem(name: str) -> str:
    return name[:-2]
