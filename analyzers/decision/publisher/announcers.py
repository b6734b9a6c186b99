"""The organisation that announces in a text's first sentence, or signs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.lines.lines import Line
from analyzers.decision.publisher import organisations

_ANNOUNCES = re.compile(
    r"(?i) (?:kuuluttaa|kungör|tiedottaa|meddelar|antaa tiedoksi)\b"
)
_HAS_GIVEN = re.compile(
    r"(?i) (?:on|har) (?:\d{1,2}\.\d{1,2}\.\d{4},? )?"
    r"(?:antanut|tehnyt|myöntänyt|hyväksynyt|gett|gjort|fattat|beviljat|godkänt)\b"
)
_ANNOUNCED_BY, _TOP_OF_LINE = 6, 160


def announcer(text: str, lines: Sequence[Line]) -> str | None:
    """Return the organisation that announces in a first sentence, or that signs it.

    "Rantalan ELY-keskus kuuluttaa …": whose matter it is, and where, are others.
    """
    last = text.rstrip().rpartition("\n")[2].strip()
    signed = next(organisations.find(last), None)
    is_signed = signed is not None and signed.name == last
    for line in lines[:_ANNOUNCED_BY]:
        found = next(organisations.find(line.text[:_TOP_OF_LINE]), None)
        if found is None or found.start:
            continue
        if _ANNOUNCES.match(line.text, found.end) or (
            is_signed and _HAS_GIVEN.match(line.text, found.end)
        ):
            return found.name
    return None
