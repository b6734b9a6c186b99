"""What the case forms of one name have in common: "Lehtokankaalle", "Haapasten"."""

from __future__ import annotations

import re
from functools import lru_cache

from analyzers.words.morphology.voikko import Voikko

_SHORTEST = 3
# Endings of words that no dictionary has: "Kankaristolle", "Al-Khatibille", "Kronqvists".
_ENDING = re.compile(
    r"(?:i?t|i[ae]n|i?den|[aeo]i(?:lle|lta|ltä|den|hin)|i?(?:n|lle|lt[aä]|ll[aä]|ss[aä]|st[aä]|ksi|n[aä]|t[aä]|[aä]|hin)|s|:n|:lle|:lt[aä])\Z"
)
_NEN_FORM = re.compile(
    r"(?:sen|sta|stä|selle|selta|seltä|sella|sellä|set|sien|sille|silta|siltä|sten|sia|siä|sille|silta|siltä)\Z"
)
_LONGEST_ENDING = 5


@lru_cache(maxsize=20_000)
def bases_of(word: str) -> frozenset[str]:
    """Return what *word* may be a case form of, in small letters; itself is among them.

    >>> "haapanen" in bases_of("Haapasten"), "halmsjö" in bases_of("Halmsjös")
    (True, True)
    """
    shown = word.title() if word.isupper() else word
    small = shown.casefold()
    found = {small, *(base.casefold() for base, _ in _voikko().readings(shown))}
    nen = _NEN_FORM.search(small)
    if nen:
        found.add(f"{small[: nen.start()]}nen")
    for length in range(1, min(_LONGEST_ENDING, len(small) - _SHORTEST) + 1):
        if _ENDING.fullmatch(small, len(small) - length):
            found.add(small[:-length])
    return frozenset(found)


@lru_cache(maxsize=1)
def _voikko() -> Voikko:
    return Voikko()
