"""Short formulas of minutes that adopt what was proposed, whatever their order of words.

Each word of such a sentence is one of a small vocabulary (``short_forms.tsv``): a verb of
consent, the proposal, "according to", the body, the chair, "unanimously". A sentence with
any other word ("Hakemus hyväksyttiin", "Mallin ehdotus") is none of them.
"""

from __future__ import annotations

import functools
import re

from analyzers.text.quick_patterns import QuickPattern, quick
from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.meaning.grammar:short_forms.tsv"

_LONGEST = 130
"""Letters of the longest short formula."""
_LABEL = re.compile(r"^(?:päätös|beslut|[a-zåäö]{1,8}\.?)\s?:\s*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OTHER_SIGN = re.compile(r"[\d%€\"”§()]")
_DENIAL = re.compile(
    r"\b(?:ei|eivät|eikä|ilman|inte|ej|inga|inget|ingen|utan"
    r"|hyväksymättä|noudattamatta)\b"
)
_EXPLAINED = ("no-change", "no-remark", "no-talk", "no-others")
"""Denials that leave the proposal as it is."""
_FIRST = (*_EXPLAINED, "so-put", "so-decided", "adopts-it")
_NEED_PROPOSAL = frozenset(["accord", "agreed", "consent", "no-remark", "adopts-it"])
_HEADLESS = frozenset(
    ["agreed", "body", "link", "said", "talk", "no-talk", "matter", "becomes"]
)
"""What stands in "Lautakunta oli yksimielinen.", which names no proposal."""


@functools.cache
def short_form_rows() -> tuple[tuple[str, str, str], ...]:
    """Return the table's rows: class of words, pattern, example."""
    return tuple(
        (name, pattern, example) for name, pattern, example in table_rows(TABLE)
    )


@functools.cache
def _pattern(name: str) -> QuickPattern:
    patterns = [pattern for row, pattern, _ in short_form_rows() if row == name]
    return quick(r"\b(?:" + "|".join(f"(?:{one})" for one in patterns) + r")(?!\w|-\w)")


@functools.cache
def _names() -> tuple[str, ...]:
    """Return the classes: those of several words first, then in the table's order."""
    names = dict.fromkeys(name for name, _, _ in short_form_rows())
    return (*_FIRST, *(name for name in names if name not in _FIRST))


@functools.cache
def _pieces() -> tuple[str, ...]:
    """Return beginnings of the words that stand in patterns of several words."""
    several = [pattern for _, pattern, _ in short_form_rows() if " " in pattern]
    found = {word for one in several for word in _WORD.findall(one)}
    return tuple(word for word in found if len(word) > 1)


@functools.lru_cache(maxsize=16_384)
def _is_known(word: str) -> bool:
    """Whether a word alone can stand in a short formula: most sentences end there."""
    if word.startswith(_pieces()) or _DENIAL.fullmatch(word):
        return True
    return any(_pattern(name).pattern.fullmatch(word) for name in _names())


@functools.lru_cache(maxsize=4_096)
def is_short_adoption(folded: str) -> bool:
    """Whether lower-case text is a short formula that adopts what was proposed."""
    if len(folded) > _LONGEST or _OTHER_SIGN.search(folded):
        return False
    rest = _LABEL.sub("", folded)
    if not all(map(_is_known, _WORD.findall(rest))):
        return False
    found: set[str] = set()
    for name in _names():
        cut = _pattern(name).sub(" ", rest)
        if cut != rest:
            found.add(name)
        rest = cut
        if name == _EXPLAINED[-1] and _DENIAL.search(rest):
            return False
    return not _WORD.search(rest) and _adopts(found)


def _adopts(found: set[str]) -> bool:
    """Whether the classes of a formula's words say that something was adopted."""
    if found & {"adopt", "so-decided"}:
        return True
    if "seconded" in found:
        return False  # "Ehdotusta kannatettiin yksimielisesti": somebody's motion.
    if "proposal" in found and found & _NEED_PROPOSAL:
        return True
    if {"proposal", "backs", "body"} <= found:
        return True
    if "accord" in found and "presenter" in found:
        return True
    if {"proposal", "becomes"} <= found and found & {"said", "body", "presenter"}:
        return True
    if "so-put" in found and (found & {"accord", "said"} or len(found) == 1):
        return True
    if "no-change" in found and "chair" not in found:
        return True
    return "agreed" in found and found <= _HEADLESS
