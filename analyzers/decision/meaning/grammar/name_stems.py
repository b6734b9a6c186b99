"""Stems of surnames, so that "Virran ehdotus" is known as Virta's.

Voikko knows few surnames, so grades and stems follow from the letters alone.
"""

from __future__ import annotations

import functools
import re

_VOWELS = "aeiouyåäö"
_WEAKER = (
    ("kk", "k"),
    ("pp", "p"),
    ("tt", "t"),
    ("nk", "ng"),
    ("nt", "nn"),
    ("mp", "mm"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("ht", "hd"),
    ("lk", "l"),
    ("rk", "r"),
    ("lk", "lj"),
    ("rk", "rj"),
    ("p", "v"),
    ("t", "d"),
    ("k", ""),
)
_ENDING = r"\w{0,6}\b"


@functools.lru_cache(maxsize=4096)
def name_pattern(name: str) -> str:
    """Return a pattern for *name*, in lower case, in any case form."""
    stems = sorted(_stems(name), key=lambda stem: (-len(stem), stem))
    return "|".join(re.escape(stem) + _ENDING for stem in stems)


def _stems(name: str) -> set[str]:
    """Return what the case forms of a name begin with."""
    found = {name}
    if name.endswith("nen"):
        return {name, f"{name[:-3]}s"}
    if name.endswith("s") and len(name) > 4:
        found |= {name[:-1] + "kse", *(stem for stem in _stronger(name[:-1]))}
    elif name.endswith("e") and len(name) > 3:
        found |= set(_stronger(name))
    elif name[-1] in _VOWELS and len(name) > 3:
        found |= _weak_stems(name)
    return found


def _weak_stems(name: str) -> set[str]:
    body, last = name[:-1], name[-1]
    vowels = {last, "e"} if last == "i" else {last}
    found = {body + vowel for vowel in vowels}
    if name.endswith("si"):
        found.add(name[:-2] + "de")
    strongest = next((one for one, _ in _WEAKER if body.endswith(one)), None)
    for strong, weak in _WEAKER:
        if strong == strongest:  # "Kärki" is both "Kärje-" and "Käre-", by the letters.
            found |= {body[: -len(strong)] + weak + vowel for vowel in vowels}
    return {stem for stem in found if len(stem) > 2}


def _stronger(stem: str) -> list[str]:
    """Return stems in the strong grade: "rinne" is "rintee-", "kanga-" "kanka-"."""
    body, last = stem[:-1], stem[-1]
    return [
        body[: -len(weak)] + strong + last
        for strong, weak in _WEAKER
        if weak and body.endswith(weak) and len(body) > 2
    ]
