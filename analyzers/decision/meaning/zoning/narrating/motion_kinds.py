"""What a member moves: that the matter go back, be put off, be refused, or another thing."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.phrases import says

_REFUSES = re.compile(
    r"hylä(?:tään|ttäisiin|ttävä)|hylätä|hylkää|hylkäämi|förkasta|avslå"
)
_MEETS = re.compile(r"(?:oikaisuvaatimu|hakemu|valitu|aloit)\w*(?: \w+)? hyväksytään")
"""A motion that a claim be met; that the matter goes back follows from it."""
_RETURNS = re.compile(r"palaut(?:etaan|taa|ettaisiin|ettava)|palautus")
BEATEN = re.compile(
    r"(?<=\bvoitti)|(?<=\bvann över)|(?<=\bsegrade över)"
    r"|(?=\bmot \w{1,12} (?:röst\w*|ledam\w+) för\b)"
    r"|(?=\([^()]{0,120}\b(?:vastaan|vastustivat|vastusti|emot|mot)\b)"
)
"""Behind it stands whose proposal lost: "Mallin ehdotus voitti Laineen ehdotuksen"."""


def motion_kind(what: str) -> str:
    """Return return, table, refuse, wish or counter for the words of a motion."""
    if says("resolution-wish", what):
        return "wish"
    is_met = _MEETS.search(what) is not None
    if not is_met and (says("return", what) or _RETURNS.search(what)):
        return "return"
    if says("table", what):
        return "table"
    in_part = says("part-refused", what) and "hyväksy" in what
    return "refuse" if _REFUSES.search(what) and not in_part else "counter"
