"""For which side the chair voted where votes were even: "Ordförandens röst (NEJ) avgjorde"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.voting.ballot import Ballot
from analyzers.decision.meaning.voting.side_labels import motion_side
from analyzers.decision.meaning.zoning.narrating.narrative import Motion

_CHAIR = re.compile(r"\b(?:puheenjohtaja|ordförande)\w*")
_VOTED = re.compile(
    r"\b(?:ääni|ään(?:en|estä)\w*|ratkais\w*|röst\w*|avgjord\w*|avgör\w*)"
)
_SIDES = re.compile(
    r"\b(?:(?P<yes>jaa|ja-?(?=röst| -|\)|”|\"))|(?P<no>ei|nej))\b"
    r"|(?P<motion>(?:[^\W\d]+ ){0,2}[^\W\d]*(?:ehdotu|esity|förslag)[^\W\d]*)"
)
_NEAR = 400
"""Letters around an even vote in which it is told how the chair voted."""


def chairs_side(text: str, ballot: Ballot, motions: Sequence[Motion]) -> bool | None:
    """Return whether the chair was for the base proposal; None where that is not told.

    >>> from analyzers.decision.meaning_values import VoteCount
    >>> even = Ballot(VoteCount(4, 4, 0, 0, None, False, 0, 10, "counter"), 0, "counter")
    >>> chairs_side("JAA 4 EI 4. Ordförandens röst (NEJ) avgjorde.", even, [])
    False
    """
    start, end = max(0, ballot.count.start - 1), ballot.count.end + _NEAR
    for unit in units(text, start, min(end, len(text))):
        folded = unit.text.lower()
        chair = _CHAIR.search(folded)
        if chair is None or not _VOTED.search(folded):
            continue
        for match in _SIDES.finditer(folded, chair.end()):
            if match["motion"] is None:
                return match["yes"] is not None
            side = motion_side(match["motion"], motions)
            if side != "other":
                return side == "base"
    return None
