"""Tokens of a zone as slots, and back."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from analyzers.base import Token
from analyzers.text.word_columns import WordTable
from indexer.contract.token_columns import TokenColumns

LONGEST_TERM = 500
"""Letters of a term; the rest of a longer one is replaced by a digest."""

_WRITTEN = str.maketrans({"|": "\u0001", " ": "\u0002"})
_READ = str.maketrans({"\u0001": "|", "\u0002": " "})


def term(way: str, text: str) -> str:
    """Return the term of the index for *text* matched in a *way* (l, p or e)."""
    if len(text) > LONGEST_TERM:
        text = text[: LONGEST_TERM - 64] + hashlib.sha256(text.encode()).hexdigest()
    return way + text.translate(_WRITTEN)


def slot(lemma: Sequence[str], part: Sequence[str], exact: str) -> str:
    """Return the slot of a token with these terms."""
    terms = [term("l", one) for one in lemma]
    terms += [term("p", one) for one in part]
    terms.append(term("e", exact))
    return "|".join(terms)


@lru_cache(maxsize=100_000)
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


class SlotWriter:
    """Writes zones; each kind of word of a vocabulary is written once."""

    def __init__(self) -> None:
        self._vocabulary: WordTable | None = None
        self._known: dict[int, str] = {}

    def zone(self, tokens: Sequence[Token]) -> str:
        """Return the slots of *tokens*, with holes where positions are free."""
        if isinstance(tokens, TokenColumns):
            return _joined(self._of_columns(tokens), tokens.positions)
        slots = [slot(one.lemma, one.part, one.exact) for one in tokens]
        return _joined(slots, np.array([one.position for one in tokens], np.int64))

    def _of_columns(self, tokens: TokenColumns) -> list[str]:
        if tokens.vocabulary is not self._vocabulary:
            self._vocabulary, self._known = tokens.vocabulary, {}
        numbers, known = tokens.numbers.tolist(), self._known
        for number in set(numbers).difference(known):
            lemma, part, exact, *_ = tokens.vocabulary[number]
            known[number] = slot(lemma, part, exact)
        return [known[number] for number in numbers]


def _joined(slots: list[str], positions: Any) -> str:
    if not slots:
        return ""
    # A zone begins with its first token, wherever that is.
    missing = np.diff(positions, prepend=positions[0] - 1) - 1
    for at in np.flatnonzero(missing).tolist():
        slots[at] = "| " * int(missing[at]) + slots[at]
    return " ".join(slots)


def first_of(tokens: Sequence[Token]) -> int:
    """Return the position of the first of *tokens*; 0 without any."""
    if isinstance(tokens, TokenColumns):
        return int(tokens.positions[0]) if len(tokens) else 0
    return tokens[0].position if tokens else 0


def words_of(*zones: str) -> list[str]:
    """Return the different exact forms and lemmas of zones, sorted."""
    terms = {
        one
        for zone in zones
        for text in set(zone.split(" "))
        for one in text.split("|")
    }
    return sorted({one[1:] for one in terms if one[:1] in ("l", "e")})


def offsets(tokens: Sequence[Token]) -> dict[str, str]:
    """Return the places of tokens in the text as two packed columns."""
    if isinstance(tokens, TokenColumns):
        starts, ends = tokens.starts, tokens.ends
    else:
        starts = np.array([one.start for one in tokens], np.int64)
        ends = np.array([one.end for one in tokens], np.int64)
    return {
        "starts": _packed(np.diff(starts, prepend=0)),
        "lengths": _packed(ends - starts),
    }


def read_offsets(packed: dict[str, str]) -> tuple[Any, Any]:
    """Return the columns (starts, ends)."""
    starts = np.cumsum(_unpacked(packed["starts"]))
    return starts, starts + _unpacked(packed["lengths"])


def _packed(column: Any) -> str:
    kind = "i4"
    if len(column) and column.min() >= 0:
        kind = "u1" if column.max() < 256 else "u2" if column.max() < 65_536 else "i4"
    return kind + base64.b64encode(column.astype(f"<{kind}").tobytes()).decode()


def _unpacked(text: str) -> Any:
    return np.frombuffer(base64.b64decode(text[2:]), f"<{text[:2]}").astype(np.int64)
