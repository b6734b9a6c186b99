"""Where a decision only says who presents, prepares, attends or is told.

Such lines are in nearly every decision of a body, so their words tell nothing of what a
decision is about: of a town manager's pay is not what a town manager presents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.notations.municipal_bodies.offices import OFFICE_IN_ANY_CASE
from corpus.model import Block, Decision
from indexer.documents.block_headings import with_heading

Span = tuple[int, int]

_TOLD = ("contacts", "distribution")
_ATTENDING = re.compile(
    r"(?i)läsnä|saapuvilla|paikalla|osallistujat|osanottajat|närvarande|deltagare"
)

_LONGEST = 120
"""Signs of a line that names people; of a longer one the first contact alone is meant."""

_ADDRESS = r"[\w.+-]+@[\w.-]+\w|(?:puh|tfn|tel)[\w.:]*\s*\+?[\d ()-]{5,}\d"
_CONTACTS = re.compile(rf"(?i)(?:[^.!?\n@]{{0,80}}?(?:{_ADDRESS})[,;]?){{1,6}}")
"""Names and titles up to an address; no sentence ends between them."""

_PRESENTING = re.compile(
    r"(?i) (?:(?:päätös)?(?:ehdotu|esity)[a-zåäö]*\b|(?:besluts)?förslag(?:et)?\b"
    r"|(?:alusti|esitteli|selosti|selvitti|föredrog|presenterade)\b)"
)
"""What stands behind an office: its proposal, whose word is kept, or its presenting."""

_OFFICE = re.compile(
    r"(?i)(?:(?:teknise|tekniska|vs|va|vt|t\.f)[a-zåäö]*\.? )?" + OFFICE_IN_ANY_CASE
)
_WORD_BEGINS = re.compile(r"\b\w")
_LONGEST_OFFICE = 80

_TELLING = re.compile(
    r"(?i)(?:(?<=[.:] )|^|(?<=\n))[ \t]*(?:§ ?\d+ )?(?:"
    r"päätöksestä (?:ilmoitetaan|tiedotetaan|annetaan tieto|lähetetään tieto)"
    r"|(?:ote|jäljennös) päätöksestä (?:lähetetään|annetaan|toimitetaan)"
    r"|(?:om )?beslutet (?:meddelas|delges|sänds till|informeras)"
    r"|delges(?= )|tiedoksianto(?=:)|jakelu(?=:)|för kännedom(?=:))[^.\n]{0,200}"
)
"""A sentence that says whom a decision is told."""


def role_spans(decision: Decision) -> Iterator[Span]:
    """Yield where the text only says who has which part in the matter."""
    text = decision.text
    for block in decision.blocks:
        if block.kind in _TOLD or _tells_who_attends(block):
            spans = list(_lines(text, block.start, block.end))
            if spans:
                yield with_heading(block, text), spans[0][1]
                yield from spans[1:]
    yield from _offices(text)
    for found in _TELLING.finditer(text):
        yield found.span()


def _offices(text: str) -> Iterator[Span]:
    """Yield the offices before their proposals and what they present.

    Titles are looked for in front of these few words, not in the whole text.
    """
    done = 0
    for found in _PRESENTING.finditer(text):
        end = found.start()
        least = max(done, end - _LONGEST_OFFICE)
        starts = (one.start() for one in _WORD_BEGINS.finditer(text, least, end))
        begin = next((at for at in starts if _OFFICE.fullmatch(text, at, end)), None)
        if begin is not None:
            yield begin, end
            done = end


def _tells_who_attends(block: Block) -> bool:
    heading = block.heading or ""
    return block.kind == "participants" and bool(_ATTENDING.search(heading))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the lines that name people or offices, a longer one up to its addresses."""
    for line in re.finditer(r"\S[^\n]*", text[start:end]):
        first, last = start + line.start(), start + line.end()
        if last - first > _LONGEST:
            contact = _CONTACTS.match(text, first, last)
            last = contact.end() if contact else first
        if last > first:
            yield first, last
