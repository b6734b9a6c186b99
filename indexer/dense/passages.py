"""Which pieces of a decision get a vector: its title, its own decision, its matter.

Each piece begins with the title, for a piece alone often does not say what it is about.
Earlier handlings, appeal instructions and lists of attachments are left out.
"""

from __future__ import annotations

from corpus.model import Decision

FORM = "1"
"""Raised with every change of what this module makes of a decision."""

TITLE_LETTERS = 160
WORDS = 40
"""Words of the text in a passage: about a hundred tokens of the model."""

_DECISION = ("decision", "proposal")
_MATTER = ("summary", "preparation", "description", "reasons")


def passages_of(decision: Decision) -> list[str]:
    """Return the passages, at most two; [] when there is no text at all."""
    title = (decision.title or "").strip()[:TITLE_LETTERS]
    own = _beginning(decision, _DECISION)
    matter = _beginning(decision, _MATTER) or " ".join(decision.text.split()[:WORDS])
    pieces = [piece for piece in (own, matter) if piece]
    return list(dict.fromkeys(_joined(title, piece) for piece in pieces))


def _beginning(decision: Decision, kinds: tuple[str, ...]) -> str:
    """Return the first words of the first own block of *kinds*, in that order."""
    for kind in kinds:
        words: list[str] = []
        for block in decision.blocks:
            if block.kind == kind and block.earlier is None:
                words += decision.text[block.start : block.end].split()[:WORDS]
        if words:
            return " ".join(words[:WORDS])
    return ""


def _joined(title: str, piece: str) -> str:
    return f"{title}. {piece}" if title else piece
