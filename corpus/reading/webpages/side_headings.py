"""Headings and labels that pages glue to the text they introduce.

``<b>Päätös</b>Hyväksyttiin`` has no space between heading and text, and a left column
holds headings as table cells. Turning markup into lines, a heading gets a line of its
own and a label a space. Which words are headings is ``analyzers.decision``'s knowledge.
"""

from __future__ import annotations

import re

from analyzers.decision.lines.headings import HEADINGS, HISTORY
from analyzers.notations.case_codes.case_keys import CASE_LABEL

_POSSESSED = re.compile(
    r"(?:[a-zåäö-]+(?:johtajan|lautakunnan|jaoston|päällikön|valtuuston|hallituksen|n?johtajiston)"
    r" (?:muutettu |uusi )?(?:päätös)?(?:ehdotus|esitys|päätös|käsittely)"
    r"|[a-zåäö-]+(?:direktörens|styrelsens|nämndens|fullmäktiges|sektionens)"
    r" (?:besluts)?(?:förslag|beslut|behandling))",
    re.IGNORECASE,
)
_SIDE_ONLY = frozenset(
    {"vaatimukset", "valitusoikeus", "vastine", "sovelletut oikeusohjeet", "lainkohdat"}
    | {"päätöksen peruste", "ratkaisuvallan peruste", "asiatiedot", "lisätieto"}
)
"""Headings of left columns that begin a paragraph but no part of their own."""

_LABEL = re.compile(
    rf"(?:{CASE_LABEL}|liite \d+[a-z]?"
    r"|bilaga \d+[a-z]?|pykälä|paragraf|§)\s*:?",
    re.IGNORECASE,
)
_LONGEST = 60


def is_heading(text: str) -> bool:
    """True when *text* as a whole (a colon may follow) is a heading of decisions."""
    if len(text) > _LONGEST:
        return False
    name = text.strip().rstrip(":").rstrip().casefold()
    return (
        name in HEADINGS
        or name in HISTORY
        or name in _SIDE_ONLY
        or _POSSESSED.fullmatch(name) is not None
    )


def is_label(text: str) -> bool:
    """True when *text* as a whole names a number that follows it."""
    return len(text) < 30 and _LABEL.fullmatch(text.strip()) is not None
