"""Sums of money in every notation: "1.234,50 €", "2,5 M€", "5 t€", "EUR 900", in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.decision.meaning.money.sum_words import CENTS, WORDS, value_of_words

_AMOUNT = (
    r"(?P<number>\d{1,3}(?:(?:[ .\u00a0\u202f]|(?<!§ \d)(?<!§ \d\d)\n)\d{3})+(?:,\d{1,2}|,-)?"
    r"|\d+(?:[,.]\d{1,2})?"
    r"|\d+,-)"
)
_SCALE = (
    r"(?P<scale>milj(?:oonan|oonaa|oonalla|oonaan|oonasta|\.|oner|on)?|mn|m(?=\s?(?:€|eur\b))"
    r"|t(?=\s?(?:€|e\b|eur\b))|tuh\.|tuhatta|tuhanne(?:n|lla|en)|tuhat|tusen)?"
)
_CURRENCY = (
    r"(?:€|eur\b|euro(?:a|n|lla|on|t|ksi|lle|ssa|ina|ja|jen|s)?\b|euro(?=sta\b)"
    r"|e(?=/|\s\(|\b(?!\.?\d)))"
)
_SUM = re.compile(
    rf"(?<![\d.,/])(?<!\d:)(?<![\w)][–-]){_AMOUNT}\)?\s*{_SCALE}\s*{_CURRENCY}"
    r"|(?:€|\bEUR)[ \u00a0]?(?P<after>\d[\d .\u00a0]*(?:,\d{1,2})?)(?!\w)"
    r"|(?<![\d.,/])(?P<dashed>(?:\d{1,3}(?:[ .\u00a0]\d{3})+|\d{2,3}),-)(?![\w-])"
    rf"|\b(?P<words>{WORDS})\s+{_CURRENCY}(?:{CENTS})?",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\d[^\w\n]{0,3}(?:[a-zäö]{1,9}\.?\s?)?e\b|\d,-", re.IGNORECASE)
"""The currency as "e", or cents as a dash: "900,-", of sums without "€" or "euro"."""
_LEAST_PROSE = 24
"""Letters of a line of prose before a number that its end cuts: "148|300 euroa"."""

_CENTS = re.compile(r",(\d{1,2})$|(?<=\d)\.(\d{1,2})$")


def sums(text: str, start: int, end: int) -> list[tuple[float, int, int]]:
    """Return the sums of money in a part of *text* with their offsets, in order."""
    part = text[start:end]
    if "€" not in part and "eur" not in part.lower() and not _MARKED.search(part):
        return []
    return list(_sums(text, start, end))


def _sums(text: str, start: int, end: int) -> Iterator[tuple[float, int, int]]:
    for match in _SUM.finditer(text, start, end):
        begin = _of_one_number(text, match)
        if match["words"]:
            value = _told_in_words(match["words"], match["cents"])
        else:
            number = text[begin : match.end("number")] if match["number"] else ""
            value = euros(number or match["after"] or match["dashed"], match["scale"])
        if value is not None and value > 0:
            yield value, begin, match.end()


def _of_one_number(text: str, match: re.Match[str]) -> int:
    """Return where a sum begins: a short line's last number goes on in no next line."""
    begin = match.start()
    if "\n" not in (match["number"] or ""):
        return begin
    line = text[text.rfind("\n", 0, begin) + 1 : begin]
    is_prose = len(line) >= _LEAST_PROSE and line[-2:-1].isalpha()
    return begin if is_prose else begin + match["number"].rindex("\n") + 1


def _told_in_words(whole: str, cents: str | None) -> float | None:
    value = value_of_words(whole)
    if value is None or not cents:
        return value
    part = float(cents) if cents.isdigit() else value_of_words(cents, 1)
    return round(value + (part or 0) / 100, 2)


def euros(number: str, scale: str | None) -> float | None:
    """Return "1.221.750,50" as 1221750.5; None when it is not a number."""
    plain = number.replace("\u00a0", " ").replace("\u202f", " ").strip().rstrip("-,")
    cents = _CENTS.search(plain)
    whole = plain[: cents.start()] if cents else plain
    digits = re.sub(r"\D", "", whole)
    if not digits:
        return None
    value = float(digits) + (float(f"0.{cents[1] or cents[2]}") if cents else 0.0)
    if scale:
        value *= 1_000_000 if scale.lower().startswith("m") else 1_000
    return round(value, 2)
