"""Tokens of a zone as slots, and back."""

from __future__ import annotations

import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np

from analyzers.base import Token
from analyzers.text.word_columns import WordTable
from indexer.contract.token_columns import TokenColumns

LONGEST_TERM = 500
"""Letters of a term; the rest of a longer one is replaced by a digest."""

_START, _END, _POSITION = map(attrgetter, ("start", "end", "position"))
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


@lru_cache(maxsize=_KEPT)
def terms_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Return (lemmas, parts, exact form) of a slot."""
    lemmas, parts, exact = [], [], ""
    for one in text.split("|"):
        value = one[1:].translate(_READ)
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
        text: a slot for each position, for the index.
        words: different exact forms and lemmas, sorted.
        stored: the different slots, and columns of numbers; ``read_tokens`` reads it.
    """

    text: str
    words: list[str]
    stored: dict[str, str | int]


class SlotWriter:
    """Writes zones; each kind of word of a vocabulary is written once."""

    def __init__(self) -> None:
        self._vocabulary: WordTable | None = None
        self._kinds: dict[int, _Kind] = {}

    def zone(self, tokens: Sequence[Token]) -> ZoneRecord:
        """Return what is written of *tokens*, with holes where positions are free."""
        if not len(tokens):
            return ZoneRecord("", [], {})
        if isinstance(tokens, TokenColumns):
            kinds, numbers = self._of_columns(tokens)
            starts, ends = tokens.starts, tokens.ends
            positions = tokens.positions
        else:
            kinds, numbers = _of_tokens(tokens)
            starts, ends, positions = (
                np.array([place(one) for one in tokens], np.int64)
                for place in (_START, _END, _POSITION)
            )
        # A zone begins with its first token, wherever that is; 0 is a hole.
        first = int(positions[0])
        column = np.zeros(int(positions[-1]) - first + 1, np.int64)
        column[positions - first] = numbers
        slots, words = zip(*kinds, strict=True)
        at_positions = map(("|", *slots).__getitem__, column.tolist())
        return ZoneRecord(
            " ".join(at_positions),
            sorted(set(chain.from_iterable(words))),
            {
                "slots": f" |{'| |'.join(slots)}|",
                "numbers": _packed(column),
                "first": first,
                "starts": _packed(np.diff(starts, prepend=0)),
                "lengths": _packed(ends - starts),
            },
        )

    def _of_columns(self, tokens: TokenColumns) -> tuple[list[_Kind], Any]:
        if tokens.vocabulary is not self._vocabulary:
            self._vocabulary = tokens.vocabulary
            self._kinds = _VocabularyKinds(tokens.vocabulary)
        order = np.argsort(tokens.numbers, kind="stable")
        ordered = tokens.numbers[order]
        is_first = np.ones(len(ordered), bool)
        np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
        places = np.empty(len(ordered), np.int64)
        places[order] = np.cumsum(is_first)
        return list(map(self._kinds.__getitem__, ordered[is_first].tolist())), places


class _Kind(NamedTuple):
    """The slot of a kind of word, and its exact form and lemmas."""

    slot: str
    words: tuple[str, ...]


class _VocabularyKinds(dict[int, _Kind]):
    """The kinds of words of a vocabulary by number, each made when it is asked for."""

    def __init__(self, vocabulary: WordTable) -> None:
        self._vocabulary = vocabulary

    def __missing__(self, number: int) -> _Kind:
        lemma, part, exact, *_ = self._vocabulary[number]
        kind = self[number] = _kind(lemma, part, exact)
        return kind


@lru_cache(maxsize=_KEPT)
def _kind(lemma: tuple[str, ...], part: tuple[str, ...], exact: str) -> _Kind:
    terms = [*(f"l{one}" for one in lemma), *(f"p{one}" for one in part), f"e{exact}"]
    slot = "|".join(terms)
    is_plain = " " not in slot and len(slot) <= LONGEST_TERM
    if is_plain and slot.count("|") == len(terms) - 1:
        return _Kind(slot, (exact, *(one for one in lemma if one != exact)))
    terms = [term(one[0], one[1:]) for one in terms]
    words = {one[1:] for one in terms if one[0] != "p"}
    return _Kind("|".join(terms), tuple(words))


def _of_tokens(tokens: Sequence[Token]) -> tuple[list[_Kind], Any]:
    kinds = [_kind(one.lemma, one.part, one.exact) for one in tokens]
    numbers = {kind: number for number, kind in enumerate(dict.fromkeys(kinds), 1)}
    return list(numbers), np.array([numbers[kind] for kind in kinds], np.int64)


def read_tokens(
    stored: Mapping[str, Any], text: str, wanted: Sequence[int] | None = None
) -> list[Token]:
    """Return the tokens of a stored zone, or those whose slots have these numbers.

    Args:
        stored: see ``ZoneRecord``.
        text: in which the tokens are.
        wanted: numbers of slots in the order of ``stored``, from 1.
    """
    if not stored:
        return []
    kinds = stored["slots"].split(" ")
    numbers = _unpacked(stored["numbers"])
    filled = np.flatnonzero(numbers)
    numbers = numbers[filled]
    chosen: Any = slice(None)
    if wanted is not None:
        is_wanted = np.zeros(len(kinds), bool)
        is_wanted[wanted] = True
        chosen = np.flatnonzero(is_wanted[numbers])
    starts = np.cumsum(_unpacked(stored["starts"]), dtype=np.int64)[chosen]
    ends = starts + _unpacked(stored["lengths"])[chosen]
    first = stored["first"]
    return [
        Token(
            text[start:end], start, end, first + place, *terms_of(kinds[number][1:-1])
        )
        for place, number, start, end in zip(
            filled[chosen].tolist(),
            numbers[chosen].tolist(),
            starts.tolist(),
            ends.tolist(),
            strict=True,
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
