"""Tokens as columns of numbers; a sequence of ``Token`` for whoever wants objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from analyzers.base import Token
from analyzers.text.word_columns import Array, WordColumns, WordTable

POSITION_GAP = 100
"""Positions left free between pieces, so that no phrase runs across."""

JOINT = "\n\n"
"""Stands between pieces in the text that the tokens' offsets are of."""


@dataclass(frozen=True, slots=True, eq=False)
class TokenColumns(Sequence[Token]):
    """Tokens in order of position, made when they are asked for.

    Equal to any sequence of the same tokens.

    Attributes:
        source: the text; each token's own text is at its offsets.
        vocabulary: terms by number.
        numbers: of each token's terms.
        starts: code-point offsets into ``source``.
        ends: offsets one past the last character.
        positions: strictly growing.
    """

    source: str
    vocabulary: WordTable
    numbers: Array
    starts: Array
    ends: Array
    positions: Array

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | Sequence[Token]:
        if isinstance(place, slice):
            return TokenColumns(
                self.source,
                self.vocabulary,
                self.numbers[place],
                self.starts[place],
                self.ends[place],
                self.positions[place],
            )
        start, end = int(self.starts[place]), int(self.ends[place])
        lemma, part, exact, *_ = self.vocabulary[self.numbers[place]]
        position = int(self.positions[place])
        return Token(self.source[start:end], start, end, position, lemma, part, exact)

    def __iter__(self) -> Iterator[Token]:
        source, vocabulary = self.source, self.vocabulary
        for number, start, end, position in zip(
            self.numbers.tolist(),
            self.starts.tolist(),
            self.ends.tolist(),
            self.positions.tolist(),
            strict=True,
        ):
            lemma, part, exact, *_ = vocabulary[number]
            yield Token(source[start:end], start, end, position, lemma, part, exact)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def token_columns(pieces: Sequence[str], words: Sequence[WordColumns]) -> TokenColumns:
    """Put the words of *pieces* in a row, with offsets into the joined text.

    Args:
        pieces: at least one; ``JOINT`` is between them in the joined text.
        words: of each piece, all with one vocabulary.
    """
    starts, ends, positions = [], [], []
    offset = position = 0
    for piece, found in zip(pieces, words, strict=True):
        starts.append(found.starts + offset)
        ends.append(found.ends + offset)
        positions.append(np.arange(position, position + len(found)))
        offset += len(piece) + len(JOINT)
        position += len(found) + POSITION_GAP
    return TokenColumns(
        JOINT.join(pieces),
        words[0].vocabulary,
        np.concatenate([found.numbers for found in words]),
        np.concatenate(starts),
        np.concatenate(ends),
        np.concatenate(positions),
    )
