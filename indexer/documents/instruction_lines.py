"""Where a decision only says how to appeal: its own parts, and instructions without one.

Instructions printed behind a decision may run on in its last part, under a heading of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import Decision
from indexer.documents.block_headings import with_heading

Span = tuple[int, int]

_HEADING = re.compile(
    r"(?im)^[ \t]*(?:ohje(?:et)?\b[^.\n]{0,60}?(?:oikaisu|valitu|muutoksenh)"
    r"|valitus(?:osoitus|ohje)|(?:hankinta)?oikaisu(?:vaatimus)?ohje|muutoksenhakuohje"
    r"|besvärsanvisning|(?:besvärs|rättelse)?anvisning[^.\n]{0,30}?(?:besvär|rättelse|omprövning)"
    r")[^.\n]{0,60}$"
)
_INSTRUCTION = re.compile(
    r"(?i)päivän kuluessa|valitusaika|oikaisuvaatimusaika|tiedoksisaan|on ilmoitettava"
    r"|kirjelmä|inom \w+ dagar|besvärstid|delfåe|skriftligt"
)
_SOON = 900
"""Signs behind a heading within which an instruction says what it is."""


def instruction_spans(decision: Decision) -> Iterator[Span]:
    """Yield where the text only says how to appeal."""
    text = decision.text
    done = 0
    for block in decision.blocks:
        if block.kind == "appeal":
            yield with_heading(block, text), block.end
    for found in _HEADING.finditer(text):
        start = found.start()
        if start >= done and _INSTRUCTION.search(text, found.end(), start + _SOON):
            done = _end_of_part(decision, start)
            yield start, done


def _end_of_part(decision: Decision, at: int) -> int:
    """Return where the part of the text around *at* ends, or the next one begins."""
    for block in decision.blocks:
        if block.start <= at < block.end:
            return block.end
    later = [block.start for block in decision.blocks if block.start > at]
    return min(later, default=len(decision.text))
