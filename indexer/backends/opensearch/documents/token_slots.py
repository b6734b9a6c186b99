"""Tokens of a zone as slots, and back."""

from __future__ import annotations

import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

import numpy as np

from analyzers.base import Token
from analyzers.text.word_columns import WordTable
from indexer.contract.token_columns import TokenColumns

LONGEST_TERM = 500
"""Letters of a term; the rest of a longer one is replaced by a digest."""

_START, _END, _POSITION = map(attrgetter, ("start", "end", "position"))
HOLE = "||"
"""What stands at a position without a token."""

_KEPT = 200_000
"""Kinds of words that are remembered; they come again and again."""

_WRITTEN = str.maketrans({"|": "\u0001", " ": "\u0002"})
_READ = str.maketrans({"\u0001": "|", "\u0002": " "})


def term(way: str, text: str) -> str:
    """Return the term of the index for *text* matched in a *way* (l, p or e)."""
    if len(text) > LONGEST_TERM:
        text = text[: LONGEST_TERM - 64] + hashlib.sha256(text.encode()).hexdigest()
    if "|" in text or " " in text:
        text = text.translate(_WRITTEN)
    return way + text


def word_of(text: str) -> str:
    """Return the text of a term of the index, unless it was shortened."""
    return text[1:].translate(_READ)


@lru_cache(maxsize=_KEPT)
def terms_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Return (lemmas, parts, exact form) of a slot."""
    lemmas, parts, exact = [], [], ""
    for one in text.split("|"):
        value = word_of(one)
        if one[0] == "l":
            lemmas.append(value)
        elif one[0] == "p":
            parts.append(value)
        else:
            exact = value
    return tuple(lemmas), tuple(parts), exact


@dataclass(frozen=True, slots=True)
class ZoneRecord:
    """What is written of a zone.

    Attributes:
        text: a slot for each position, for the index and for marks.
        stored: where the tokens are, as columns of numbers; ``read_tokens`` reads it.
    """

    text: str
    stored: dict[str, str | int]


class SlotWriter:
    """Writes zones; each kind of word of a vocabulary is written once.

    Safe to use from several threads, each with a vocabulary of its own.
    """

    def __init__(self) -> None:
        self._known = _VocabularySlots(WordTable())

    def zone(self, tokens: Sequence[Token]) -> ZoneRecord:
        """Return what is written of *tokens*, with holes where positions are free."""
        if not len(tokens):
            return ZoneRecord("", {})
        if isinstance(tokens, TokenColumns):
            known = self._known
            if known.vocabulary is not tokens.vocabulary:
                known = self._known = _VocabularySlots(tokens.vocabulary)
            slots = list(map(known.__getitem__, tokens.numbers.tolist()))
            starts, ends = tokens.starts, tokens.ends
            positions = tokens.positions
        else:
            slots = [_known_slot(one.lemma, one.part, one.exact) for one in tokens]
            starts, ends, positions = (
                np.array([place(one) for one in tokens], np.int64)
                for place in (_START, _END, _POSITION)
            )
        lengths = ends - starts
        # A zone begins with its first token, wherever that is.
        first = int(positions[0])
        size = int(positions[-1]) - first + 1
        if size > len(slots):
            places = positions - first
            starts = np.repeat(starts, np.diff(places, append=size))
            filled, lengths = lengths, np.zeros(size, np.int64)
            lengths[places] = filled
            row = [""] * size
            for place, slot in zip(places.tolist(), slots, strict=True):
                row[place] = slot
            slots = row
        steps = starts.copy()
        steps[1:] -= starts[:-1]
        steps[0] = 0
        return ZoneRecord(
            f" |{'| |'.join(slots)}|",
            {
                "first": first,
                "start": int(starts[0]),
                "steps": _packed(steps),
                "lengths": _packed(lengths),
            },
        )


class _VocabularySlots(dict[int, str]):
    """The slots of a vocabulary by number, each made when it is asked for."""

    def __init__(self, vocabulary: WordTable) -> None:
        self.vocabulary = vocabulary

    def __missing__(self, number: int) -> str:
        lemma, part, exact, *_ = self.vocabulary[number]
        slot = self[number] = _slot(lemma, part, exact)
        return slot


def _slot(lemma: tuple[str, ...], part: tuple[str, ...], exact: str) -> str:
    """Return the terms of a kind of word, with bars between them."""
    slot = f"e{exact}"
    if part:
        slot = f"p{'|p'.join(part)}|{slot}"
    if lemma:
        slot = f"l{'|l'.join(lemma)}|{slot}"
    is_plain = " " not in slot and len(slot) <= LONGEST_TERM
    if is_plain and slot.count("|") == len(lemma) + len(part):
        return slot
    terms = [
        *(term("l", one) for one in lemma),
        *(term("p", one) for one in part),
        term("e", exact),
    ]
    return "|".join(terms)


_known_slot = lru_cache(maxsize=_KEPT)(_slot)


def read_tokens(
    slots: str,
    stored: Mapping[str, Any],
    text: str,
    wanted: Sequence[int] | None = None,
) -> list[Token]:
    """Return the tokens of a stored zone, or those at the slots with these numbers.

    Args:
        slots: see ``ZoneRecord``, as is *stored*.
        stored: where the tokens are.
        text: in which they are.
        wanted: numbers of slots, from 1, each once and in order.
    """
    if not stored:
        return []
    row = slots.split(" ")
    if wanted is None:
        wanted = [number for number, slot in enumerate(row) if slot and slot != HOLE]
    chosen = np.array(wanted, np.intp) - 1
    starts = stored["start"] + np.cumsum(_unpacked(stored["steps"]), dtype=np.int64)
    starts = starts[chosen]
    ends = starts + _unpacked(stored["lengths"])[chosen]
    first = stored["first"]
    return [
        Token(
            text[start:end], start, end, first + place, *terms_of(row[place + 1][1:-1])
        )
        for place, start, end in zip(
            chosen.tolist(), starts.tolist(), ends.tolist(), strict=True
        )
    ]


def _packed(column: Any) -> str:
    kind = "i4"
    if len(column) and column.min() >= 0:
        kind = "u1" if column.max() < 256 else "u2" if column.max() < 65_536 else "i4"
    data = column.astype(f"<{kind}").tobytes()
    return kind + binascii.b2a_base64(data, newline=False).decode()


def _unpacked(text: str) -> Any:
    return np.frombuffer(binascii.a2b_base64(text[2:]), f"<{text[:2]}")
