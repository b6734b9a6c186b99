"""The fields that Whoosh sees, and how a query of Whoosh becomes terms of ours.

Each zone and way is a field: ``title_lemma`` … ``attachment_exact``. Each facet is a field
whose terms are its values. Title, text, day and content hash are stored only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh import fields
from whoosh.analysis import Token, Tokenizer

from analyzers.text.cutting import WORD
from analyzers.text.word_terms import fold_surface
from indexer.backends.whoosh.postings.segment import ZONE_NAMES
from indexer.errors import IndexReadOnly
from indexer.facets import FACETS

WORD_FIELDS = tuple(
    f"{zone}_{way}" for zone in ZONE_NAMES for way in ("lemma", "part", "exact")
)
"""Names of the slots of a segment, in their order."""

FACET_FIELDS = tuple(facet.name for facet in FACETS)

STORED_FIELDS = ("id", "title", "text", "date", "content_hash")

READ_ONLY = (
    "this index is opened for reading: documents are added and deleted with "
    "`paatoshaku index`, not through Whoosh's writer"
)


class FoldedWords(Tokenizer):  # type: ignore[misc]
    """Cuts a query of Whoosh into words as the index has them: folded, not analysed.

    Whoosh pickles it with the schema, so its name and place belong to the file format.
    """

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        tokenize: bool = True,
        mode: str = "",
        **kwargs: Any,
    ) -> Iterator[Token]:
        """Yield one token a word; without *tokenize* (wildcards) all is one word.

        Raises:
            IndexReadOnly: Whoosh's writer wants to add a document.
        """
        if mode == "index":
            raise IndexReadOnly(READ_ONLY)
        token = Token(positions, chars, mode=mode, **kwargs)
        for number, (start, end) in enumerate(_bounds(value, tokenize)):
            token.text, token.boost = fold_surface(value[start:end]), 1.0
            if positions:
                token.pos = start_pos + number
            if chars:
                token.startchar, token.endchar = start_char + start, start_char + end
            yield token


def _bounds(value: str, tokenize: bool) -> Iterator[tuple[int, int]]:
    if tokenize:
        return (found.span() for found in WORD.finditer(value))
    return iter([(0, len(value))])


def make_schema() -> fields.Schema:
    """Return the schema of every index of ours."""
    schema = fields.Schema()
    for name in STORED_FIELDS:
        schema.add(name, fields.STORED())
    for name in WORD_FIELDS:
        schema.add(name, fields.TEXT(analyzer=FoldedWords()))
    for name in FACET_FIELDS:
        schema.add(name, fields.ID(stored=True))
    return schema
