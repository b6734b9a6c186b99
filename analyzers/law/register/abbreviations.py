"""Abbreviated names: "MRL", "KuntaL", "HankintaL", "HS", "VNA"."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from analyzers.law.register.abbreviation_rules import (
    ABBREVIATIONS as RULE_ABBREVIATIONS,
)
from analyzers.law.register.inflection import is_word_start, word_start
from analyzers.law.register.names import name_table
from analyzers.law.register.plain_titles import acts_titled

MAKERS = frozenset(
    (
        *(
            "VNA",
            "VNa",
            "Vna",
            "VnA",
            "VNp",
            "Vnp",
            "STMA",
            "STMa",
            "YMA",
            "YMa",
            "MMMA",
            "MMMa",
        ),
        *("LVMA", "LVMa", "OKMA", "OKMa", "SMa", "VMa", "TEMA", "TEMa", "OMa", "SRf"),
        *("SHMf", "MMf"),
    )
)
"""Who made a decree; an act only together with its number."""

_SPELLED = re.compile(r"(?P<word>[A-ZÅÄÖa-zåäö][a-zåäö]{3,30})(?P<noun>[LAF])")
_LAST_LETTERS = tuple(re.compile(rf"{letter}(?![^\W\d])") for letter in "LAF")
"""One pass a letter: the engine finds a literal far faster than one of several."""
_TWO_CAPITALS = re.compile("[A-ZÅÄÖ]{2}")
_SMALL_L = re.compile(r"l(?![^\W\d])")
_BASES = {"la": "laki", "lag": "lag", "asetu": "asetus", "förordning": "förordning"}
_NOUNS = {"L": ("la", "lag"), "A": ("asetu",), "F": ("förordning",)}


def find_abbreviations(
    text: str, capitals: Iterable[tuple[int, str]]
) -> dict[int, str]:
    """Return the abbreviations of acts and rules in *text* by their offset.

    Args:
        text: cleaned text.
        capitals: what begins with two capitals in it: offset and word.
    """
    found: dict[int, str] = {}
    known = _pattern()
    for start in _starts(text, capitals):
        match = known.match(text, start)
        if match and is_word_start(text, start):
            found[start] = match[0]
    for last in _LAST_LETTERS:
        for letter in last.finditer(text):
            if not text[letter.start() - 1 : letter.start()].islower():
                continue
            start = word_start(text, letter.start())
            if (match := known.match(text, start)) and is_word_start(text, start):
                found[start] = match[0]
                continue
            written = text[start : letter.end()]
            is_whole = text[letter.end() : letter.end() + 1] != "-"
            if is_whole and abbreviated_acts(written):
                found.setdefault(start, written)
    return found


def _starts(text: str, capitals: Iterable[tuple[int, str]]) -> Iterator[int]:
    """Yield where abbreviations may begin, but those that end like "JulkL"."""
    for start, _ in capitals:
        # "AsOYL" has its two capitals later
        is_later = text[max(0, start - 1) : start].isalpha()
        yield word_start(text, start) if is_later else start
    tails, others = _endings()
    for small in _SMALL_L.finditer(text):
        if text[small.end() - 3 : small.end()] in tails:
            yield word_start(text, small.start())
    for letters in others:
        start = text.find(letters)
        while start >= 0:
            yield start
            start = text.find(letters, start + 1)


@functools.cache
def _endings() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the last letters of names like "Kuntal", and how the others begin.

    Not those with two capitals in turn, nor those that end like "JulkL". Of "Vna" and
    "Vnp" the two first letters are looked for once.
    """
    single = {name for name in _names() if not _TWO_CAPITALS.search(name)}
    in_l = {name for name in single if name.endswith("l")}
    others = [name for name in single - in_l if name[-1] not in "LAF"]
    begun = Counter(name[:2] for name in others)
    letters = {name[:2] if begun[name[:2]] > 1 else name for name in others}
    return frozenset(name[-3:] for name in in_l), tuple(sorted(letters))


def abbreviated_acts(written: str) -> tuple[str, ...]:
    """Return the acts that "MRL" or "HankintaL" may stand for; () for a rule's or unknown."""
    acts = name_table().abbreviations.get(written)
    if acts is None and (spelled := _SPELLED.fullmatch(written)):
        acts = _spelled_acts(spelled["word"].lower(), spelled["noun"])
    return acts or ()


@functools.lru_cache(maxsize=1024)
def _spelled_acts(word: str, letter: str) -> tuple[str, ...]:
    """Return the acts of "HankintaL" and "AlueidenkäytL": a name, or how one begins.

    A beginning counts where the names that begin so are of one subject, and means the
    shortest: of "hallintolaki" and "hallintolainkäyttölaki" the first.
    """
    for noun in _NOUNS[letter]:
        if acts := _plain_acts(word + noun) or acts_titled(word + _BASES[noun]):
            return acts
    stems = _stems_by_letter(letter)
    first = bisect_left(stems, word)
    begun = [stem for stem in stems[first : first + 9] if stem.startswith(word)]
    if not begun:
        return ()
    shortest = min(begun, key=len)
    subject = shortest.removesuffix(_NOUNS[letter][-1]).removesuffix(_NOUNS[letter][0])
    return _plain_acts(shortest) if all(s.startswith(subject) for s in begun) else ()


@functools.cache
def _stems_by_letter(letter: str) -> list[str]:
    """Return the names of one word that end in the noun of *letter*, sorted."""
    nouns = _NOUNS[letter]
    return sorted(
        stem
        for stem in name_table().short
        if stem.endswith(nouns) and _plain_acts(stem)
    )


def _plain_acts(stem: str) -> tuple[str, ...]:
    names = name_table().short.get(stem, [])
    return next((name.acts for name in names if name.before is None), ())


def _names() -> set[str]:
    return {*name_table().abbreviations, *RULE_ABBREVIATIONS, *MAKERS}


@functools.cache
def _pattern() -> re.Pattern[str]:
    by_first: dict[str, list[str]] = {}
    for name in sorted(_names(), key=len, reverse=True):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]))
    # grouped by first letter: the engine then tries few alternatives at a capital
    groups = "|".join(f"{first}(?:{'|'.join(r)})" for first, r in by_first.items())
    return re.compile(
        rf"(?:{groups})(?!(?!n\s\d)[^\W\d]|\d(?!\d{{0,2}}\s?[a-z]?\s?§))(?!-(?!la(?:ki|in|issa|ista|kia)\b))"
    )
