"""Abbreviated names: "MRL", "KuntaL", "HankintaL", "HS", "VNA"."""

from __future__ import annotations

import functools
import re

from analyzers.law.register.abbreviation_rules import (
    ABBREVIATIONS as RULE_ABBREVIATIONS,
)
from analyzers.law.register.inflection import word_start
from analyzers.law.register.names import name_table

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

_SPELLED = re.compile(r"[A-ZÅÄÖ][a-zåäö]{3,30}L")
_LAST_LETTER = re.compile(r"L(?![\w-])")


def find_abbreviations(text: str) -> dict[int, str]:
    """Return the abbreviations of acts and rules in *text* by their offset."""
    found = {
        match.start(): match[0]
        for match in _pattern().finditer(text)
        if _starts_word(text, match.start())
    }
    for letter in _LAST_LETTER.finditer(text):
        if text[letter.start() - 1 : letter.start()].islower():
            start = word_start(text, letter.start())
            written = text[start : letter.end()]
            if abbreviated_acts(written):
                found.setdefault(start, written)
    return found


def abbreviated_acts(written: str) -> tuple[str, ...]:
    """Return the acts that an abbreviation may stand for; () for a rule's or unknown."""
    acts = name_table().abbreviations.get(written)
    if acts is None and _SPELLED.fullmatch(written):
        names = name_table().short.get(f"{written[:-1].lower()}la", [])
        acts = next((name.acts for name in names if name.before is None), ())
    return acts or ()


def _starts_word(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-_/")


@functools.cache
def _pattern() -> re.Pattern[str]:
    by_first: dict[str, list[str]] = {}
    names = {*name_table().abbreviations, *RULE_ABBREVIATIONS, *MAKERS}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]))
    # grouped by first letter: the engine then tries few alternatives at a capital
    groups = "|".join(f"{first}(?:{'|'.join(r)})" for first, r in by_first.items())
    return re.compile(
        rf"(?:{groups})(?![^\W\d]|\d(?!\d{{0,2}}\s?[a-z]?\s?§))(?!-(?!la(?:ki|in|issa|ista|kia)\b))"
    )
