"""Districts and villages of a municipality where a text names them as such.

"Kallion kaupunginosassa" names "Kallion kaupunginosa": the form that is printed, in the
nominative of its last word. A name without such a word may be anything and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.notations.toponyms.genitives import by_genitive
from analyzers.text.quick_patterns import quick

_KIND = quick(
    r"(?P<kind>kaupunginosa|kylä|taajama|asuinalue|osayleiskaava-alue|asemakaava-alue"
    r"|yleiskaava-alue|teollisuusalue)"
    r"(?:n|ssa|ssä|sta|stä|an|än|lla|llä|lta|ltä|lle|tta|seen|ella|elle|elta|een|en|essa"
    r"|esta)?\b"
)
_NAME_BEFORE = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ]?[a-zåäö]+)?n)\s$"
)
_LONGEST_NAME = 45
_NUMBERED = re.compile(
    r"(?<![\d.])(?P<number>\d{1,2})\.\s?kaupunginosa(?:n|ssa|sta|an|lla|lle)?\b"
)
_SWEDISH = re.compile(
    r"\b(?P<kind>stadsdelen|byn|tätorten|bostadsområdet|delgeneralplaneområdet)\s"
    r"(?P<name>[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ]?[a-zåäö]+)?)"
)
_SWEDISH_NUMBERED = re.compile(
    r"(?<![\d.])(?P<number>\d{1,2})(?:\.|:[ae])?\s?stadsdelen\b|\bstadsdel\s(?P<after>\d{1,2})\b"
)
_SWEDISH_BEHIND = re.compile(
    r"\bi\s(?P<name>[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ]?[a-zåäö]+)?)s?\s(?P<kind>by|stadsdel)\b"
)
_SWEDISH_WORDS = ("stadsdel", "byn ", " by", "tätorten", "bostadsområdet", "området ")
_DEFINITE = {"by": "byn", "stadsdel": "stadsdelen"}
_NO_NAMES = frozenset(
    [
        *("Uuden", "Tämän", "Kyseisen", "Kunkin", "Jokaisen", "Oman", "Kunnan"),
        *("Kaupungin", "Eri", "Muun", "Toisen", "Saman", "Useamman", "Entisen"),
        *("Alueen", "Seudun", "Kaavan", "Jonkin", "Pienen", "Suuren", "Keskeisen"),
        *("Viereisen", "Molempien", "Kaikkien", "Vanhan", "Laajan", "Koko"),
    ]
)


def districts(text: str) -> tuple[str, ...]:
    """Return the districts and villages that *text* names, each once, in order."""
    found = sorted((*_finnish(text), *_swedish(text)))
    return tuple(dict.fromkeys(name for _, name in found))


def _finnish(text: str) -> Iterator[tuple[int, str]]:
    for match in _KIND.finditer(text):
        before = text[max(0, match.start() - _LONGEST_NAME) : match.start()]
        named = _NAME_BEFORE.search(before)
        if named and _is_name(named["name"]):
            yield match.start(), f"{named['name']} {match['kind']}"
    if "kaupunginosa" not in text:
        return
    for match in _NUMBERED.finditer(text):
        yield match.start(), f"{int(match['number'])}. kaupunginosa"


def _is_name(genitive: str) -> bool:
    return genitive not in _NO_NAMES and genitive.casefold() not in by_genitive()


def _swedish(text: str) -> Iterator[tuple[int, str]]:
    if not any(word in text for word in _SWEDISH_WORDS):
        return
    for match in _SWEDISH.finditer(text):
        yield match.start(), f"{match['kind']} {match['name']}"
    for match in _SWEDISH_BEHIND.finditer(text):
        yield match.start(), f"{_DEFINITE[match['kind']]} {match['name']}"
    for match in _SWEDISH_NUMBERED.finditer(text):
        yield match.start(), f"stadsdel {int(match['number'] or match['after'])}"
