"""Street addresses in Finnish and Swedish: "Rantatie 5", "Aino Mallin katu 10 B".

The canonical form is street, number and letter. A number with stairs and flat is
somebody's home and no address here. Endings of streets are ``street_endings.tsv``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from analyzers.text.table_rows import table_rows

TABLE = "analyzers.notations.toponyms:street_endings.tsv"

Place = tuple[str, int, int]
_NUMBER = (
    r"(?P<number>\d{1,4})(?P<range>\s?[-–]\s?\d{1,4})?(?![\d/]|[.,:]\d)"
    r"(?:\s?(?P<letter>[A-Za-z])(?![\w-]|\.(?!\s*$|\n)))?"
    r"(?P<flat>\s?\d{1,3}(?=[\s,.;)]|$)|,?\s(?:as|bost|huoneisto|asunto|lägenhet)\b)?"
)
_NOT_A_HOUSE = re.compile(
    r"\s?(?:%|€|euro|km\b|m\b|m2|m²|metri|kpl|vuot|vuod|prosent|tunti|år\b|meter|st\b"
    r"|\.\s[a-zåäö])"
)
_ANNOUNCED = re.compile(
    r"\b(?:osoite|osoitteessa|osoitteesta|osoitteeseen|adress|adressen)\b\W{0,3}$",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"(?P<listed>(?:,\s\d{1,4}(?:\s?[A-Z])?(?![\w.-]))*)\s(?:ja|och|sekä|samt|&)\s"
    r"(?P<last>\d{1,4}(?:\s?[A-Z](?![\w.-]))?)(?![\d/–-]|\s?[–-]\s?\d|[.,:]\d)"
    r"(?!\s\w*(?:a|ä|er|or|ar)\b)(?!\s?(?:%|€|m²|\.\s?kerro|(?!on\b|är\b|ei\b)[a-z]\w{0,2}\b))"
)
"""Further numbers of the street: "Kettukuja 1, 3 ja 5"; "5 ja 12 autopaikkaa" is none."""
_POSTAL = re.compile(r",?\s\d{5}\s[A-ZÅÄÖ]")
_BEFORE_NUMBER = re.compile(r"(?<=[^\W\d_])\s(?=\d)")
_LONGEST_NAME = 60
_LETTERS = 3
"""Letters of the shortest ending."""
_LONGEST_NUMBER = 40
_YEARS = range(1900, 2100)


@functools.cache
def street_rows() -> tuple[tuple[str, str, str, str], ...]:
    """Return the table's rows: kind, word, example, language."""
    return tuple(
        (kind, word, example, language)
        for kind, word, example, language in table_rows(TABLE)
    )


@functools.cache
def _pattern() -> re.Pattern[str]:
    joined = _alternatives("joined")
    weak = _alternatives("weak")
    before = _alternatives("before")
    apart = _alternatives("apart")
    ordinal = _alternatives("ordinal")
    upper = "|".join(word.upper() for word in _words("joined"))
    return re.compile(
        rf"(?<![\w-])(?P<street>(?:(?:{before})\s)?(?:"
        rf"[A-ZÅÄÖ][\w’'-]{{1,40}}?(?:(?P<joined>{joined})|(?P<weak>{weak}))"
        rf"|[A-ZÅÄÖ][A-ZÅÄÖ-]{{1,40}}?(?:{upper}))"
        rf"|(?:[A-ZÅÄÖ][\w-]+\s){{0,2}}[A-ZÅÄÖ][\w-]+[ns]\s(?:{apart})"
        rf"|(?:{ordinal})\s(?:linja|{apart}))"
        rf"\s{_NUMBER}"
    )


@functools.cache
def _ends() -> tuple[str, ...]:
    words = {*_words("joined"), *_words("weak"), *_words("apart"), "linja"}
    return tuple(words | {word.upper() for word in _words("joined")})


@functools.cache
def _last_letters() -> frozenset[str]:
    return frozenset(word[-_LETTERS:] for word in _ends())


def _words(kind: str) -> list[str]:
    return [word for name, word, _, _ in street_rows() if name == kind]


def _alternatives(kind: str) -> str:
    return "|".join(map(re.escape, _words(kind)))


def street_addresses(text: str) -> Iterator[Place]:
    """Yield the street addresses of *text* in canonical form, with their offsets."""
    last = 0
    for end in _BEFORE_NUMBER.finditer(text):
        # Looking for the endings themselves in every text costs ten times as much.
        place = end.start()
        if text[place - _LETTERS : place] not in _last_letters():
            continue
        if not text.endswith(_ends(), last, place):
            continue
        match = _covering(text, max(last, end.start() - _LONGEST_NAME), end.end())
        if match is None:
            continue
        last = match.end()
        if _is_address(text, match):
            yield from _houses(text, match)


def _houses(text: str, match: re.Match[str]) -> Iterator[Place]:
    """Yield an address and the other houses of its street, told by numbers alone.

    Each has the offsets of the whole list, for what is said behind it is said of all.
    """
    more = None if match["range"] else _FURTHER.match(text, match.end())
    first = _canonical(match)
    end = more.end() if more else match.end()
    yield first, match.start(), end
    listed = f"{more['listed']} {more['last']}" if more else ""
    for number in re.findall(r"(\d+)\s?([A-Z])?", listed):
        written = " ".join(filter(None, number))
        yield f"{first.removesuffix(_house(match))}{written}", match.start(), end


def _covering(text: str, low: int, end: int) -> re.Match[str] | None:
    """Return the address whose number begins at *end*."""
    for match in _pattern().finditer(text, low, end + _LONGEST_NUMBER):
        if match.start("number") == end:
            return match
        if match.start() > end:
            break
    return None


def street_address(typed: str) -> str | None:
    """Return what somebody typed in canonical form; None when it is not an address."""
    words = " ".join(typed.split())
    for written in (words, _capitals(words)):
        match = _pattern().fullmatch(written)
        if match and not match["flat"]:
            return _canonical(match)
    return None


def _is_address(text: str, match: re.Match[str]) -> bool:
    if match["flat"] or _NOT_A_HOUSE.match(text, match.end()):
        return False
    if match["street"].capitalize() in _words("never"):
        return False
    is_announced = _ANNOUNCED.search(text, max(0, match.start() - 20), match.start())
    is_sure = bool(is_announced) or _POSTAL.match(text, match.end()) is not None
    if match["weak"] or int(match["number"]) in _YEARS:
        return is_sure
    return int(match["number"]) > 0


def _canonical(match: re.Match[str]) -> str:
    street = " ".join(match["street"].split())
    if street.isupper():
        street = _capitals(street.lower())
    return f"{street} {_house(match)}"


def _house(match: re.Match[str]) -> str:
    until = re.sub(r"\s", "", match["range"] or "").replace("–", "-")
    letter = f" {match['letter'].upper()}" if match["letter"] else ""
    return f"{match['number']}{until}{letter}"


def _capitals(words: str) -> str:
    """Return lower-case words as names: "aino mallin katu 10" has a small "katu"."""
    small = frozenset(_words("apart"))
    return " ".join(
        word
        if word in small or not word[:1].isalpha()
        else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        for word in words.split(" ")
    )
