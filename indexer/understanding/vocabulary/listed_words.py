"""What a word of our lists asks for: the word itself, no other that looks like it."""

from __future__ import annotations

from analyzers.base import Analyzer, QueryWord

_DERIVED = ("minen", "sti", "sen", "nut", "nyt", "tu", "ty", "maton", "mätön")
"""Ends of words whose other base form is the word that they are made of."""


def listed_lemmas(word: QueryWord, analyzer: Analyzer) -> tuple[str, ...]:
    """Return the base forms that a listed word asks for.

    Lists are written in base forms: "satama" is a harbour there, never a form of "sataa",
    and "tehtävä" a duty. The plural and the singular are one; Swedish words keep their stem.
    """
    own = word.exact
    is_base = own in word.lemma and analyzer.is_known(own)
    if not is_base or own.endswith(_DERIVED):
        return word.lemma
    return tuple(
        lemma
        for lemma in word.lemma
        if lemma in (own, f"{own}t", own.removesuffix("t"))
    )
