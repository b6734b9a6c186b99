"""Data that a check character or a word of its own makes certain.

Identity numbers, account numbers, number plates and days of birth. Every pattern is
bounded on both sides, so that no text takes longer than in proportion to its length.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from analyzers.notations.temporal.dates import find_dates
from corpus.personal.surroundings import OFFICIAL_CUE, around, is_private_near

Place = tuple[int, int]

_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
"""Hyphens, dashes and minus signs; word processors and PDF files use each of them."""

IN_CLASS = "\\" + DASHES
"""The same inside the brackets of a pattern."""

_BLANK = "[ \u00a0\u2009\u202f]"
# The signs of the reform of 2023 included.
_CENTURY = (
    {"+": 1800} | dict.fromkeys(DASHES + "YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)
)
_IDENTITY = re.compile(
    rf"(?<!\d)(\d{{2}})(\d{{2}})(\d{{2}}){_BLANK}?([{IN_CLASS}+A-FU-Y])\s?(\d{{3}}){_BLANK}?"
    r"([0-9A-FHJ-NPR-Y])(?![0-9A-Za-zÅÄÖåäö])",
    re.IGNORECASE,
)

# "FI21 1234 5600 0007 85"; other countries' have up to 34 characters.
_IBAN = re.compile(
    rf"(?<![A-Za-z0-9])([A-Z]{{2}}){_BLANK}?(\d{{2}}(?:{_BLANK}?[A-Z0-9]){{11,30}})"
    r"(?![A-Za-z0-9])"
)
_IBAN_LENGTHS = {
    "FI": 18, "SE": 24, "NO": 15, "DK": 18, "EE": 20, "LV": 21, "LT": 20, "DE": 22,
    "GB": 22, "FR": 27, "ES": 24, "IT": 27, "NL": 18, "BE": 16, "PL": 28, "IS": 26,
}  # fmt: skip
_OLD_ACCOUNT = re.compile(rf"(?<![\d-])\d{{6}}[{IN_CLASS}]\d{{2,8}}(?![\d-])")
_ACCOUNT_CUE = re.compile(
    r"\btili(?:lle|nro|numero|ltä|ä|n)?\b|iban|pankkiyhtey|maksetaan|konto|bankkonto",
    re.IGNORECASE,
)

_PLATE = re.compile(
    rf"(?<![\w-])[A-ZÅÄÖ]{{2,3}}{_BLANK}?[{IN_CLASS}]{_BLANK}?\d{{1,3}}(?![\w-])"
)
_PLATE_CUE = re.compile(
    r"rekisteri(?:numero|tunnus|kilpi|nro)|rek\.? ?(?:nro|no|tunnus)|ajoneuvo|"
    r"henkilöauto|pakettiauto|\bauton?\b|moottoripyörä|\bmopo|perävaunu|"
    r"registernummer|registerskylt|reg\.? ?nr|fordon|personbil|\bbilen\b",
    re.IGNORECASE,
)

# What comes right before a day of birth, and what may come right after one.
_BORN_BEFORE = re.compile(
    r"(?:\bsynt(?:\.|yn(?:yt|een|eelle|eet)|ymä(?:aika|päivä)(?:nsä|ni|si)?|\b)"
    r"|(?<![\w.])s\.|(?<![\w.])f\.|\bfödd(?:a|e)?\b|\bfödelse(?:datum|tid|dag)\b)"
    r"(?:\s?[:(,]|\s(?:on|oli|den|är))?\s{0,3}\Z",
    re.IGNORECASE,
)
_BORN_AFTER = re.compile(
    r"\s{0,2}(?:synty(?:nyt|neen|neelle|neet|neiden)|född)\b", re.IGNORECASE
)
_BORN = re.compile(r"synt|(?<![\w.])[sf]\.|född|födelse", re.IGNORECASE)
_SHORT_BIRTH = re.compile(
    r"(?:syntymäaika|henkilötunnuksen alkuosa|födelsetid|födelsedatum)"
    r"(?:nsä|ni)?\s?:?\s{0,3}((?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}(?:\d{2})?)(?!\d)",
    re.IGNORECASE,
)
_BEFORE_BIRTH = 40
# What is founded is born in the same words.
_FOUNDED = re.compile(
    r"kunta|kaupunki|yhtymä|yhtiö|säätiö|yhdistys|seura|hanke|rakennus|kommun|stad\b"
    r"|bolag|stiftelse|förening",
    re.IGNORECASE,
)


def identity_numbers(text: str) -> Iterator[Place]:
    """Yield the places of Finnish personal identity numbers with a right check sign."""
    for match in _IDENTITY.finditer(text):
        if _is_identity_number(match):
            yield match.span()


def account_numbers(text: str) -> Iterator[Place]:
    """Yield account numbers that are not an office's or a company's."""
    for match in _IBAN.finditer(text):
        end = _iban_end(match)
        if end and _is_private_account(text, match.start(), end):
            yield match.start(), end
    for match in _OLD_ACCOUNT.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        if _ACCOUNT_CUE.search(before) and is_private_near(text, match.start()):
            yield match.span()


def number_plates(text: str) -> Iterator[Place]:
    """Yield number plates of vehicles; letters and digits alone are many things."""
    for match in _PLATE.finditer(text):
        near = text[max(0, match.start() - 60) : match.start()].rsplit("\n\n", 1)[-1]
        if _PLATE_CUE.search(near):
            yield match.span()


def birth_dates(text: str) -> Iterator[Place]:
    """Yield days of birth: dates beside a word that says so."""
    for match in _SHORT_BIRTH.finditer(text):
        yield match.span(1)
    if not _BORN.search(text):
        return
    for found in find_dates(text):
        before = text[max(0, found.start - _BEFORE_BIRTH) : found.start]
        is_born = _BORN_BEFORE.search(before) or _BORN_AFTER.match(text, found.end)
        if is_born and not _FOUNDED.search(before):
            yield found.start, found.end


def _is_identity_number(match: re.Match[str]) -> bool:
    day, month, year, sign, number, check = match.groups()
    try:
        dt.date(_CENTURY[sign.upper()] + int(year), int(month), int(day))
    except ValueError:
        return False
    return _CHECK[int(day + month + year + number) % 31] == check.upper()


def _iban_end(match: re.Match[str]) -> int | None:
    """Return where the account number ends, None when its check digits are wrong."""
    length = _IBAN_LENGTHS.get(match[1])
    if length is None:
        return None
    taken = 0
    for place in range(match.start(), match.end()):
        taken += match.string[place].isalnum()
        if taken == length:
            compact = "".join(
                c for c in match.string[match.start() : place + 1] if c.isalnum()
            )
            moved = compact[4:] + compact[:4]
            value = int("".join(str(int(sign, 36)) for sign in moved))
            return place + 1 if value % 97 == 1 else None
    return None


def _is_private_account(text: str, start: int, end: int) -> bool:
    if is_private_near(text, start):
        return True
    near = around(text, start, end)
    return _ACCOUNT_CUE.search(near) is not None and OFFICIAL_CUE.search(near) is None
