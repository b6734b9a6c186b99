"""What the case forms of one name have in common: "Lehtokankaalle", "Haapasten"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analyzers.words.morphology.voikko import Voikko

_SHORTEST = 3
# Endings of words that no dictionary has: "Kankaristolle", "Al-Khatibille", "Kronqvists".
_ENDING = re.compile(
    r"(?:i?t|i[ae]n|j[ae]n|j[aä]|j?i(?:lle|lta|ltä|lla|llä)|i?den|[aeo]i(?:lle|lta|ltä|den|hin)|i?(?:n|lle|lt[aä]|ll[aä]|ss[aä]|st[aä]|ksi|n[aä]|t[aä]|[aä]|hin)|s|:n|:lle|:lt[aä])\Z"
)
_NEN_FORM = re.compile(
    r"(?:sen|sta|stä|selle|selta|seltä|sella|sellä|set|sien|sille|silta|siltä|sten|sia|siä|sille|silta|siltä)\Z"
)
# "Liedeksen" of "Liedes", "Karsikkaan" of "Karsikas".
_KSEN_FORM = re.compile(r"ks(?:e|i)\w{1,4}\Z")
# "Orteen" of "Orre", "Sateelle" of "Sade": the strong grade, where the base is weak.
_EEN_FORM = re.compile(
    r"e(?:en|ell[aeä]|elt[aä]|ess[aä]|est[aä]|en[aä]|ett[aä]|eksi|et|iden|ille)\Z"
)
_WEAK = {
    "kk": "k",
    "pp": "p",
    "tt": "t",
    "mp": "mm",
    "nt": "nn",
    "nk": "ng",
    "lt": "ll",
    "rt": "rr",
}
_KAAN_FORM = re.compile(
    r"([kpt])\1?([aä])\2(?:n|lle|lta|ltä|lla|llä|ssa|ssä|sta|stä|ksi|na|nä|t)?\Z"
)
_LONGEST_ENDING = 5
# The weak grade of Finnish consonants, and the strong ones that it may be of.
_GRADES = {
    "k": ["kk"],
    "p": ["pp"],
    "t": ["tt"],
    "d": ["t"],
    "v": ["p"],
    "mm": ["mp"],
    "nn": ["nt"],
    "ng": ["nk"],
    "ll": ["lt"],
    "rr": ["rt"],
}


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
    if kse := _KSEN_FORM.search(small):
        found.add(f"{small[: kse.start()]}s")
    if een := _EEN_FORM.search(small):
        stem = small[: een.start()]
        found.add(f"{stem}e")
        for strong, weak in _WEAK.items():
            if stem.endswith(strong):
                found.add(f"{stem[: -len(strong)]}{weak}e")
    if kaan := _KAAN_FORM.search(small):
        found.add(f"{small[: kaan.start()]}{kaan[1]}{kaan[2]}s")
    for length in range(1, min(_LONGEST_ENDING, len(small) - _SHORTEST) + 1):
        if _ENDING.fullmatch(small, len(small) - length):
            found.add(small[:-length])
    found |= {f"{base[:-1]}i" for base in found if base.endswith("e")}
    return frozenset(found | {strong for base in found for strong in _strong(base)})


def _strong(base: str) -> Iterator[str]:
    """Yield what a stem in the weak grade may be of: "vilka" of "Vilkka"."""
    for weak, grades in _GRADES.items():
        place = base.rfind(weak, 1, len(base) - 1)
        if place > 0 and place + len(weak) >= len(base) - 2:
            for strong in grades:
                yield base[:place] + strong + base[place + len(weak) :]


@lru_cache(maxsize=1)
def _voikko() -> Voikko:
    return Voikko()
