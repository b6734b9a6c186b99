"""What an agenda item proposes, in the proposal's own words."""

from __future__ import annotations

from analyzers.decision.meaning_values import quoted
from analyzers.text.sentences import sentence_span
from corpus.model import Block, Decision
from search_web.page.document_text.block_view import names_a_speaker

LONGEST = 420
"""Code points that are shown; a longer proposal ends in "…"."""

FEW_WORDS = 3
"""So few words without a stop open a list ("Lautakunta päättää")."""


def proposed(decision: Decision) -> str | None:
    """Return what is proposed, from the last proposal of the body itself.

    None for what has been decided, and where the text has no proposal. Who proposes is
    left out; a sentence that opens a list is given with the list's first line.
    """
    if decision.status != "agenda":
        return None
    own = [
        block
        for block in decision.blocks
        if block.kind == "proposal"
        and block.earlier is None
        and block.end > block.start
    ]
    return _first_words(decision.text, own[-1]) if own else None


def _first_words(text: str, block: Block) -> str | None:
    begin, end = _behind_the_speaker(text, block), block.start
    said = ""
    while begin < block.end:
        _, end = sentence_span(text, begin, begin + 1)
        end = min(max(end, begin + 1), block.end)
        said = " ".join((said + " " + quoted(text, begin, end)).split())
        begin = end + _blanks(text[end : block.end])
        if not _opens_a_list(said) or len(said) > LONGEST:
            break
    if len(said) > LONGEST:
        return said[:LONGEST].rsplit(" ", 1)[0] + " …"
    return said or None


def _opens_a_list(said: str) -> bool:
    return said.endswith(":") or (
        len(said.split()) <= FEW_WORDS and not said.endswith((".", "!", "?"))
    )


def _behind_the_speaker(text: str, block: Block) -> int:
    """Return where the words begin: behind a first line that only names who proposes."""
    words = text[block.start : block.end]
    first, _, rest = words.lstrip().partition("\n")
    begin = block.start + _blanks(words)
    if rest.strip() and names_a_speaker(first.strip()):
        return begin + len(first) + _blanks(text[begin + len(first) : block.end])
    return begin


def _blanks(words: str) -> int:
    return len(words) - len(words.lstrip())
