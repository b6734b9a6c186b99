"""Whether sentences may tell of a vote: most have no word that a vote is told by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.text.quick_patterns import quick

_TELLS_VOTES = quick(
    r"(?<![a-zåäö])ään|ään(?=[a-zåäö-])|röst|rost|\bjaa\b|\bnej\b|voter|vaali|\bval(?:et|resultat)?\b"
    r"|stödde|biträd|puolesta|vastaan|kanna[lt]|\be?mot\b|lippu|lipu|understö|siffrorna|numeroin|lukemin"
    r"|(?:enemmistö|majoritet|övervikt|erolla|marginal)\w*,? \(?\d",
    re.IGNORECASE,
)
"""A word of votes; "hyväksytään" has none."""
_OF_PROPOSAL = quick(
    r"(?:förslag|ehdotu|esity)\w*(?: \([^)]*\))?"
    r"(?::+ *| [ :]*(?=.*?(?:\d|\b(?:noll|yks|yh[dt]|kaksi|kah[dt]|kolm|nelj|vii[dst]|kuu[sd]"
    r"|seitsem|kahdeks|kymmen|en\b|ett\b|två|tre|fyr|fem|sex|sju|ått|nio|tio|el[vl]|tolv"
    r"|fjorton|arton|nitton|tjugo))))\w+",
    re.IGNORECASE,
)
"""A proposal and a number or names behind it: "Ehdotus 8", "Mallin ehdotus: Aho, Elo"."""


_PUBLIC = quick(
    r"vaalien tulo[sk]|mitättömiä (?:ääniä|äänestyslippuja)? ?(?:oli )?\d{2}|vaaliluettelo"
    r"|kommunalvalets resultat|resultatet av (?:kommunal|väl|europa|riksdags)",
    re.IGNORECASE,
)
"""An election in which the people vote."""


def may_vote(sentences: Sequence[str]) -> bool:
    """Whether a sentence has a word of votes, or a proposal with a number or names.

    None counts beside an election in which the people vote.
    """
    if not any(
        _TELLS_VOTES.search(one) or _OF_PROPOSAL.search(one) for one in sentences
    ):
        return False
    return not any(map(_PUBLIC.search, sentences))
