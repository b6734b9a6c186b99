"""Completes suspended compounds, both ways.

``elinkeino-, liikenne- ja ympäristökeskus`` also says elinkeinokeskus and liikennekeskus;
``siirtosuunnitelmaksi ja -sopimuksiksi`` also says siirtosopimus. Where the head word is
cut is not written, so each of its tails is tried (``terveys|palvelu|verkko``: verkko and
palveluverkko).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analyzers.compounds import Piece
from analyzers.text_cleaning import CONJUNCTIONS
from analyzers.word_analysis import WordTerms

FoundWord = tuple[int, int, WordTerms]
"""Start and end in the original text, and the terms."""

MAX_DISTANCE = 12
"""Words between a suspended part and its head, at most."""

_MAX_TAILS = 3
_CONTINUATIONS = CONJUNCTIONS | {"sekä", "että"}


def is_suspended(word: str) -> bool:
    """Does the word as written start or end with a hyphen?"""
    return word.endswith("-") or word.startswith("-")


def complete(words: list[FoundWord], forms: Sequence[str], places: list[int]) -> None:
    """Add the completed compounds to the parts of the words at *places*, in place.

    Args:
        words: all words of the text in order.
        forms: the words as written, cleaned.
        places: indexes of the suspended ones, ascending.
    """
    for place in places:
        if forms[place].endswith("-"):
            added = _completed_by_head(words, forms, place)
        else:
            added = _completed_by_first(words, forms, place)
        start, end, terms = words[place]
        new = added - set(terms.lemma) - set(terms.part)
        if new:
            part = tuple(sorted({*terms.part, *new}))
            words[place] = (start, end, replace(terms, part=part))


def _completed_by_head(
    words: list[FoundWord], forms: Sequence[str], place: int
) -> set[str]:
    own = forms[place].strip("-").lower().replace("-", "")
    for index in range(place + 1, min(place + MAX_DISTANCE, len(words))):
        form = forms[index]
        if form.endswith("-") or form.lower() in _CONTINUATIONS:
            continue
        if form.startswith("-"):
            return set()
        return {
            own + tail for chain in words[index][2].chains for tail in _tails(chain)
        }
    return set()


def _tails(chain: Sequence[Piece]) -> list[str]:
    """Return the base forms of the chain's ends, shortest first: verkko, palveluverkko."""
    base = chain[-1].base
    if not base:
        return []
    found = [base]
    for piece in reversed(chain[1:-1]):
        base = piece.surface + base
        found.append(base)
    return found[:_MAX_TAILS]


def _completed_by_first(
    words: list[FoundWord], forms: Sequence[str], place: int
) -> set[str]:
    heads = words[place][2].lemma
    for index in range(place - 1, max(place - MAX_DISTANCE, -1), -1):
        form = forms[index]
        if form.startswith("-") or form.lower() in _CONTINUATIONS:
            continue
        if form.endswith("-"):
            return set()
        chains = words[index][2].chains
        starts = {start for chain in chains for start in _starts(chain)}
        return {start + head for start in starts for head in heads}
    return set()


def _starts(chain: Sequence[Piece]) -> list[str]:
    """Return the letters of the chain's beginnings: siirto for siirto|suunnitelma."""
    found: list[str] = []
    surface = ""
    for piece in chain[:-1]:
        surface += piece.surface
        found.append(surface)
    return found
