"""Builds ``Decision.text`` and ``Decision.blocks`` together, for pages with parts.

For platforms whose pages or replies say which part is what. Platforms whose items are
running text leave the splitting to ``analyzers.decision``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from corpus.model import Block, BlockKind, EarlierHandling


@dataclass(slots=True)
class TextComposer:
    """Collects parts in their order; each part is kept apart by an empty line."""

    _pieces: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _length: int = 0

    def add(
        self,
        kind: BlockKind,
        heading: str | None,
        text: str,
        *,
        language: str = "fi",
        earlier: EarlierHandling | None = None,
    ) -> TextComposer:
        """Add one part; a part without text is left out, and its heading with it."""
        body = _clean(text)
        if not body:
            return self
        head = _clean(heading or "")
        start = self._write(f"{head}\n{body}" if head else body)
        start += len(head) + 1 if head else 0
        self._blocks.append(
            Block(kind, head or None, start, start + len(body), language, earlier)
        )
        return self

    def add_plain(self, text: str) -> TextComposer:
        """Add text that belongs to no block (title, handling lines)."""
        body = _clean(text)
        if body:
            self._write(body)
        return self

    def _write(self, piece: str) -> int:
        if self._pieces:
            self._pieces.append("\n\n")
            self._length += 2
        start = self._length
        self._pieces.append(piece)
        self._length += len(piece)
        return start

    def build(self) -> tuple[str, tuple[Block, ...]]:
        """Return the whole text in NFC and its blocks in order of the text."""
        return "".join(self._pieces), tuple(self._blocks)


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
