"""Surnames alone in numbered lists, and names in small letters after a label.

"1 Halavanen, 2 Ruokola, 3 vapaa": who has which place; "hakija: tuovi halavanen".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.personal.names.name_words import (
    FIRST,
    FOREIGN,
    LANDSCAPE,
    LAST,
    OTHER,
    WORD,
    kinds_of,
)

_ITEM = re.compile(
    r"(?<![\w.,:/-])(?:(?:\w{0,12}paikka|palsta|lokero|\w{0,8}plats|lott|nro|nr"
    r"|n:o)\s)?\d{1,3}[.):]?\s"
    rf"({WORD})(?:\s?(?:&|/|\sja|\soch)\s({WORD}))?(?=[ \t]{{0,3}}(?:[,;\n(]|\.\s|\.?\Z))"
)
# Before a list of those in office, or of places and matters.
_OF_OFFICE = re.compile(
    r"äänest|ääntä|röst|jäsen|läsnä|poissa|saapuvilla|beslutande|närvarande|ersättar|ledam"
    r"|valtuutet"
    r"|asialista|ärendelista|aluejako|kylät|kaupunginos|pysäk",
    re.IGNORECASE,
)
_IN_SMALL_LETTERS = re.compile(
    r"^[ \t]*(?i:(?:luvan ?)?hakij\w{1,4}|nimi|asiakas|omistaja|haltija|huoltaja|vuokraaja"
    r"|ostaja|myyjä|lähettäjä|ilmoittaja"
    r"|sökande|namn|ägare|avsändare|vårdnadshavare|köpare|säljare)[ \t]?:[ \t]{1,4}"
    r"([a-zåäöé]{2,20}(?:-[a-zåäöé]{2,20})?"
    r"(?: [a-zåäöé]{2,25}(?:-[a-zåäöé]{2,25})?){1,2})(?=[ \t]*(?:,|$))",
    re.MULTILINE,
)
_FEWEST, _FARTHEST, _ABOVE = 3, 40, 160


def iter_names_in_lists(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand that nothing but their list or label makes names."""
    for group in _groups(text):
        yield from _surnames(text, group)
    for match in _IN_SMALL_LETTERS.finditer(text):
        words = [kinds_of(word.title()) for word in match[1].split()]
        given, last = words[:-1], words[-1]
        if _is_turned(words[0], words[1:]) or (
            all(FIRST in kinds for kinds in given)
            and (not last or not last.isdisjoint({LAST, LANDSCAPE}))
        ):
            yield match.span(1)


def _is_turned(surname: frozenset[str], given: list[frozenset[str]]) -> bool:
    return LAST in surname and all(FIRST in kinds for kinds in given)


def _groups(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield items of numbered lists that stand near each other."""
    group: list[re.Match[str]] = []
    for match in _ITEM.finditer(text):
        if group and match.start() - group[-1].end() > _FARTHEST:
            yield group
            group = []
        group.append(match)
    yield group


def _surnames(text: str, group: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield the surnames of a list, most of whose items are nothing else."""
    if len(group) < _FEWEST:
        return
    above = text[max(0, group[0].start() - _ABOVE) : group[0].start()]
    sure = sum(_is_surname(match[1]) for match in group)
    if sure < 2 or 2 * sure < len(group) or _OF_OFFICE.search(above):
        return
    for match in group:
        for number in (1, 2):
            if match[number] and _may_be_surname(match[number]):
                yield match.span(number)


def _is_surname(word: str) -> bool:
    kinds = kinds_of(word)
    return LAST in kinds and kinds.isdisjoint({OTHER, FIRST, LANDSCAPE})


def _may_be_surname(word: str) -> bool:
    kinds = kinds_of(word)
    return not kinds or not kinds.isdisjoint({LAST, LANDSCAPE, FOREIGN})
