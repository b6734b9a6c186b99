"""Completes suspended compounds, both ways.

``elinkeino-, liikenne- ja ympäristökeskus`` also says elinkeinokeskus and liikennekeskus;
``siirtosuunnitelmaksi ja -sopimuksiksi`` also says siirtosopimus. Where the head word is
cut is not written, so each of its tails is tried (``terveys|palvelu|verkko``: verkko and
palveluverkko). Adjectives may come before the head (``lukio- ja ammatillinen koulutus``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from analyzers.text.cleaning import CONJUNCTIONS
from analyzers.text.word_terms import FoundWord, WordTerms
from analyzers.words.compounds import Piece, fold

MAX_DISTANCE = 12
"""Words between a suspended part and its head, at most."""

_MAX_TAILS = 3
_MAX_ATTRIBUTES = 2

ChainsOf = Callable[[str], Sequence[Sequence[Piece]]]
"""The ways to cut a word into its components."""


class Cutter(Protocol):
    """What is asked about the words around a suspended one."""

    def chains(self, word: str) -> Sequence[Sequence[Piece]]:
        """Return the ways to cut *word* into its components; none for a simple one."""
        ...

    def is_attribute(self, word: str) -> bool:
        """Is *word* an adjective, a pronoun or a numeral, and nothing else?"""
        ...


def completed(
    words: Sequence[FoundWord], text: str, places: Iterable[int], cutter: Cutter
) -> dict[int, WordTerms]:
    """Add the completed compounds to the parts of the words at *places*.

    Args:
        words: all words of *text* in order, with offsets into it.
        text: the cleaned text.
        places: indexes of the suspended ones.
        cutter: how a head word is cut.

    Returns:
        The new terms by place, of those words that have got any.
    """
    found: dict[int, WordTerms] = {}
    for place in places:
        _, end, terms = words[place]
        if text[end - 1] == "-":
            added = _completed_by_head(words, text, place, cutter)
        else:
            added = _completed_by_first(words, text, place, cutter.chains)
        new = added - set(terms.lemma) - set(terms.part)
        if new:
            found[place] = terms._replace(part=tuple(sorted({*terms.part, *new})))
    return found


def _forms(
    words: Sequence[FoundWord], text: str, places: Iterable[int]
) -> Iterator[str]:
    for place in places:
        start, end, _ = words[place]
        yield text[start:end]


def _completed_by_head(
    words: Sequence[FoundWord], text: str, place: int, cutter: Cutter
) -> set[str]:
    own = fold(words[place][2].exact)
    after = range(place + 1, min(place + MAX_DISTANCE, len(words)))
    attributes = 0
    for index, form in zip(after, _forms(words, text, after), strict=True):
        if form.endswith("-") or form.lower() in CONJUNCTIONS:
            continue
        lemmas = words[index][2].lemma
        # "kaukolämpö- ja -kylmäverkko": both words are cut at both ends.
        chains = cutter.chains(form.removeprefix("-"))
        if chains:
            return {own + tail for chain in chains for tail in _tails(chain, lemmas)}
        if attributes < _MAX_ATTRIBUTES and cutter.is_attribute(form):
            attributes += 1
            continue
        # "lukio- ja ammatillinen koulutus": a simple word is all head.
        return {own + lemma for lemma in lemmas} if attributes else set()
    return set()


def _tails(chain: Sequence[Piece], lemmas: Iterable[str]) -> list[str]:
    """Return the base forms of the chain's ends, shortest first: verkko, palveluverkko.

    Args:
        chain: the components of the head.
        lemmas: its base forms; kiusaaminen is one of työpaikka|kiusata.
    """
    base = chain[-1].base
    if not base:
        return []
    found = [base]
    for piece in reversed(chain[1:-1]):
        base = piece.surface + base
        found.append(base)
    lead = "".join(piece.surface for piece in chain[:-1])
    others = [lemma[len(lead) :] for lemma in lemmas if lemma.startswith(lead)]
    return found[:_MAX_TAILS] + [tail for tail in others if tail]


def _completed_by_first(
    words: Sequence[FoundWord], text: str, place: int, chains_of: ChainsOf
) -> set[str]:
    tails = words[place][2].lemma
    before = range(place - 1, max(place - MAX_DISTANCE, -1), -1)
    for index, form in zip(before, _forms(words, text, before), strict=True):
        if form.startswith("-") or form.lower() in CONJUNCTIONS:
            continue
        if form.endswith("-"):
            return set()
        if index == place - 1 and text[words[index][1]] == " ":
            # "Apotti -hanke": the whole word before is the first part.
            heads = {fold(form), *words[index][2].lemma}
        else:
            heads = {head for chain in chains_of(form) for head in _heads(chain)}
        return {head + tail for head in heads for tail in tails}
    return set()


def _heads(chain: Sequence[Piece]) -> list[str]:
    """Return the letters of the chain's beginnings: siirto for siirto|suunnitelma."""
    found: list[str] = []
    surface = ""
    for piece in chain[:-1]:
        surface += piece.surface
        found.append(surface)
    return found
