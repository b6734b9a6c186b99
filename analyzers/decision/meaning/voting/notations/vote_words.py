"""Whether a sentence may tell of a vote: most have no word that a vote is told by."""

from __future__ import annotations

import re

_TELLS_VOTES = re.compile(
    r"(?<![a-zåäö])ään|ään(?=[a-zåäö-])|röst|rost|\bjaa\b|\bnej\b|voter|vaali|\bval(?:et|resultat)?\b"
    r"|stödde|biträd|puolesta|vastaan|kanna[lt]|\be?mot\b|lippu|lipu|understö|siffrorna|numeroin|lukemin",
    re.IGNORECASE,
)
"""A word of votes; "hyväksytään" has none."""
_OF_PROPOSAL = re.compile(
    r"(?:förslag|ehdotu|esity)\w*(?: \([^)]*\))?"
    r"(?::+ *| [ :]*(?=.*?(?:\d|\b(?:noll|yks|yh[dt]|kaksi|kah[dt]|kolm|nelj|vii[dst]|kuu[sd]"
    r"|seitsem|kahdeks|kymmen|en\b|ett\b|två|tre|fyr|fem|sex|sju|ått|nio|tio|el[vl]|tolv"
    r"|fjorton|arton|nitton|tjugo))))\w+",
    re.IGNORECASE,
)
"""A proposal and a number or names behind it: "Ehdotus 8", "Mallin ehdotus: Aho, Elo"."""


def may_vote(text: str) -> bool:
    """Whether a sentence has a word of votes, or a proposal with a number or names."""
    return bool(_TELLS_VOTES.search(text) or _OF_PROPOSAL.search(text))
