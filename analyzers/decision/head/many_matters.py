"""Pages that tell of many matters: what became of one of them is not the page's outcome."""

from __future__ import annotations

import re

from analyzers.decision.head import frontpages
from analyzers.decision.head.page_kinds import (
    ABOUT_A_MEETING,
    listed_items,
)
from analyzers.decision.model import DecisionKind

_LISTED = 4
_TITLE_OF_MANY = re.compile(
    r"(?i)(?:hallituksen|valtuuston|lautakunnan|jaoston|valiokunnan|johtokunnan|styrelsens"
    r"|nämndens|fullmäktiges|sektionens)(?: [\d.]{4,10})? "
    r"(?:päätöks(?:et|iä)|päätöstiedote|uutis(?:et|ia)|beslut)\b"
    r"(?! (?:asiassa|i ärende|om |av den ))"
)
_SECTIONS = re.compile(r"(?m)^[ \t]*(?:§ ?\d{1,4}\b|\d{1,4} ?§|\d{1,2}\. (?=[A-ZÅÄÖ]))")
_RELEASES = ("news", "notice", "other")


def tells_of_many(kind: DecisionKind | None, title: str | None, text: str) -> bool:
    """Whether a page lists the items of a meeting, or is news on several decisions."""
    if kind in ABOUT_A_MEETING:
        return listed_items(frontpages.flatten(text)) >= _LISTED
    if kind not in _RELEASES:
        return False
    is_of_many = _TITLE_OF_MANY.search(title or "") is not None
    return is_of_many or len(set(_SECTIONS.findall(text))) > 2
