"""Plain titles of the wide register, looked up in a sorted table.

A key is a title in lower case that begins with its noun in the base form, whatever the
text puts first: "laki viranomaisten toiminnan julkisuudesta", "asetus ampuma-aseista"
(who made a decree is told apart later), "lag om skydd för djur", and, backwards where
the noun stands last, "virkamieslaki valtion". The longest title that a stretch of text
begins with is then found by halving; nothing is built when the table is loaded.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from importlib import resources

_NOUNS = {
    "fi": ("laki", "asetus", "päätös", "määräys"),
    "sv": ("lag", "förordning", "beslut"),
}
_SAME = ("–", "‐", "‑", "−", "‒")
_LAST = "\t\x7f"
_TITLE_END = re.compile(r"[ \t,.;:()/\"”]|$")
_COMPOUND_FIRST = re.compile(r"[^\W\d]+(?:lag|förordning) .+")
_TRAILER = re.compile(r"\s*\([^()]*\)$")


@functools.cache
def _lines() -> list[bytes]:
    """Return the sorted table, undecoded: UTF-8 sorts as the text does."""
    path = resources.files("analyzers").joinpath("data", "titles.tsv")
    return path.read_bytes().split(b"\n")[1:-1]


def longest_title(window: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the longest key that *window* begins with, and its acts.

    Args:
        window: normalised text that begins with a noun in the base form.
    """
    lines = _lines()
    while window:
        index = bisect_left(lines, (window + _LAST).encode("utf-8", "replace"))
        line = lines[index - 1].decode() if index else ""
        key, _, numbers = line.partition("\t")
        common = _common(key, window)
        if key and common == len(key) and _TITLE_END.match(window, common):
            return key, tuple(numbers.split(" "))
        window = _shortened(window, common)
    return None


def acts_titled(key: str) -> tuple[str, ...]:
    """Return the acts that have exactly this title; () when none has."""
    lines = _lines()
    start = f"{key}\t".encode("utf-8", "replace")
    index = bisect_left(lines, start)
    if index < len(lines) and lines[index].startswith(start):
        return tuple(lines[index][len(start) :].decode().split(" "))
    return ()


@functools.lru_cache(maxsize=16384)
def begins_title(words: str) -> bool:
    """Whether a title begins with these whole words ("laki viranomaisten")."""
    lines = _lines()
    start = words.encode("utf-8", "replace")
    index = bisect_left(lines, start)
    following = lines[index][: len(start) + 1] if index < len(lines) else b""
    return following in (start + b" ", start + b"\t", start + b",")


@functools.lru_cache(maxsize=16384)
def read_compound(noun: str) -> tuple[bool, tuple[str, ...]]:
    """Return what one word is: whether longer titles end in it, and its own acts.

    >>> read_compound("kuntalaki")
    (False, ('365/1995', '410/2015'))
    """
    lines = _lines()
    start = f"{noun} ".encode("utf-8", "replace")
    index = bisect_left(lines, start)
    is_tail = index < len(lines) and lines[index].startswith(start)
    return is_tail, acts_titled(noun)


def title_key(title: str, language: str) -> tuple[str, str]:
    """Return (key, maker) of a title: "Ympäristöministeriön asetus x" has a maker.

    >>> title_key("Valtion virkamieslaki", "fi")
    ('virkamieslaki valtion', '')
    """
    lower = normal(_TRAILER.sub("", title).lower())
    for noun in _NOUNS[language]:
        if lower.startswith(noun + " "):
            return lower, ""
        at = lower.find(f" {noun} ")
        if at > 0:
            return lower[at + 1 :], lower[:at]
    if language == "sv" and (compound := _COMPOUND_FIRST.search(lower)):
        # "pensionslag för företagare"
        return compound[0], ""
    *before, last = lower.split()
    return backward_key(before, last), ""


def backward_key(before: list[str], last: str) -> str:
    """Return the key of a title that its noun ends: "virkamieslaki valtion"."""
    return " ".join((last.replace("-", ""), *before[::-1]))


def normal(lower: str) -> str:
    """Return *lower* with one kind of blank and of dash; its length stays."""
    lower = lower.replace("\n", " ")
    for dash in _SAME:
        lower = lower.replace(dash, "-")
    return lower


def _common(key: str, window: str) -> int:
    """Return how many characters both begin with."""
    if window.startswith(key):
        return len(key)
    low, high = 0, min(len(key), len(window))
    while low < high:
        middle = (low + high + 1) // 2
        if key[:middle] == window[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shortened(window: str, common: int) -> str:
    """Cut *window* to what a shorter title could be: whole words it has in common."""
    blank = max(window.rfind(mark, 0, common + 1) for mark in " ,.;:()/")
    return window[:blank].rstrip(" ,") if blank > 0 else ""
