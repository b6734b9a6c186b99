"""Numbers, dates, case numbers, property ids and addresses: exact terms, no lemmas."""

from __future__ import annotations

import re

from analyzers.text.cutting import WORD
from analyzers.text.word_terms import WordTerms, fold_surface

MAX_LENGTH = 600
"""Longer matches are not identifiers that anybody looks for."""

_PLAIN_NUMBER = re.compile(r"\d{1,30}+(?>(?:[./:]\d{1,30}+){0,8})(?:,\d{1,30})?\Z")
"""Numbers, dates, times and statutes: most of what is not a word."""

_REGISTER = re.compile(r"([a-zåäö]{2,6})[ -](\d{4}-\d{6})\Z")
_PAIR = 2
_YEAR_DIGITS = 4


def identifier_terms(word: str) -> WordTerms | None:
    """Return the terms of what ``words.WORD`` cut out; None for a real word."""
    if _PLAIN_NUMBER.match(word):
        return WordTerms((word,), (), word, is_number=True)
    if word.isdigit():
        return _number(word)
    if word.replace("-", "").isalpha() or len(word) > MAX_LENGTH:
        return None
    match = WORD.fullmatch(word)
    kind = match.lastgroup if match else None
    if kind in ("number", "register"):
        return _number(word)
    if kind == "address":
        exact = _mend_address(word.lower())
        return WordTerms((exact,), (), exact, is_number=True)
    return None


def _number(text: str) -> WordTerms:
    """Return the number itself without its ending, and what else it is looked for by."""
    exact = fold_surface(text)
    if register := _REGISTER.match(exact):
        # HEL-2024-009117 and HEL 2024-009117 are one case, also by its number alone.
        whole = f"{register[1]} {register[2]}"
        return WordTerms((whole,), (register[2],), whole, is_number=True)
    head, _, ending = exact.rpartition(":")
    bare = head if head and ending.isalpha() else exact
    # The ending is not a part of the key: 380/2023:n is looked for as 380/2023.
    return WordTerms((bare,), tuple(_years(bare)), bare, is_number=True)


def _years(number: str) -> list[str]:
    """Return both years of 2020-2024; nothing for another number."""
    years = number.split("-")
    is_range = len(years) == _PAIR and all(len(year) == _YEAR_DIGITS for year in years)
    return sorted(set(years)) if is_range else []


def _mend_address(address: str) -> str:
    """Return the address with the i that a lost fi ligature took: ``vantaa.f``."""
    return address + "i" if address.endswith(".f") else address
