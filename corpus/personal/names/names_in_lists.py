"""Surnames alone in numbered lists, and names in small letters after a label.

"1 Halavanen, 2 Ruokola, 3 vapaa": who has which place; "hakija: tuovi halavanen".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.personal.names.name_words import (
    FIRST,
    FOREIGN,
    LANDSCAPE,
    LAST,
    OTHER,
    UPPER,
    WORD,
    kinds_of,
)

# What somebody has, and its number follows.
_KEPT = r"(?:\w{0,12}paikka|palsta|lokero|\w{0,8}plats|lott|nro|nr|n:o|asunto|huoneisto|bostad|lgh)"
_ITEM = re.compile(
    rf"(?<![\w.,:/-])(?:{_KEPT}\s)?[A-Z]?\d{{1,3}}(?:[.):]|\s?[/–-])?\s"
    rf"({WORD})(?:\s?(?:&|/|\sja|\soch)\s({WORD}))?(?=[ \t]{{0,3}}(?:[,;\n(]|\.\s|\.?\Z))"
)
# Before a list of those in office, or of places and matters.
_OF_OFFICE = re.compile(
    r"äänest|ääntä|röst|jäsen|läsnä|poissa|saapuvilla|beslutande|närvarande|ersättar|ledam"
    r"|valtuutet"
    r"|asialista|ärendelista|aluejako|kylät|kaupunginos|pysäk",
    re.IGNORECASE,
)
# "Haastatteluun kutsutaan Malli, Mallinen ja Wik": surnames alone.
_BY_SURNAME = re.compile(
    r"\b(?i:työkokeilu\w*|\w*harjoittelu\w*|haastatel\w+|haastatteluun|hakij(?:at|oina)|oppilaat"
    r"|opiskelijat|asiakkaat|kuntoutettavat|arbetsprövning\w*|praktik\w*|intervjuas"
    r"|sökandena|eleverna|klienterna)(?: [a-zåäö]{3,12}){0,2}:?\s"
    rf"({WORD}(?:, {WORD}){{1,8}} (?:ja|och|sekä|samt) {WORD})(?![\w-])(?! [{UPPER}])"
)
_IN_SMALL_LETTERS = re.compile(
    r"^[ \t]*(?i:(?:luvan ?)?hakij\w{1,4}|nimi|asiakas|omistaja|haltija|huoltaja|vuokraaja"
    r"|ostaja|myyjä|lähettäjä|ilmoittaja"
    r"|sökande|namn|ägare|avsändare|vårdnadshavare|köpare|säljare)[ \t]?:[ \t]{1,4}"
    r"([a-zåäöé]{2,20}(?:-[a-zåäöé]{2,20})?"
    r"(?: [a-zåäöé]{2,25}(?:-[a-zåäöé]{2,25})?){1,2})(?=[ \t]*(?:,|$))",
    re.MULTILINE,
)
# What stands between two of a list: ", ", " 20 €, ", " 6.–10.3.; ".
_BETWEEN = (
    r"(?:\s\(?\d[\d .,:–-]{0,14}(?:€|eur|euroa|e|h|kpl|pv|%)?\)?)?(?:[,;]|\n| ja| och| sekä| samt)"
    r"\s{0,2}(?:(?:[A-Za-zåäö]{1,12}\.?\s)?[A-Z]?\d{1,3}[.):]?\s)?"
)
_NEXT_ALONE = re.compile(
    rf"{_BETWEEN}({WORD})(?![\w-])(?=(?:\s\(?\d[^,;\n]{{0,20}})?\s?(?:,(?! [a-zåäö])"
    r"|,(?= [a-zåäö]{3,20} \d)|[;\n.]|\Z))"
)
# "AO 12-1: Halavanen / Ruokola": two who share what a row has.
_PAIR = re.compile(
    rf"[:\t]\s{{1,3}}({WORD})\s?/\s?({WORD})(?=[ \t]{{0,3}}(?:[,;\n]|\Z))"
)
_BY_OFFICE = re.compile(
    r"valmist|lisäti|esittel|asian|käsittel|bered|föredr|tilläggs|allekirj|tarkast"
    r"|(?:nämnd|lautakun|hallitus|valtuust)",
    re.IGNORECASE,
)
_VOTERS = re.compile(
    r"(?:ääntä|äänet|äänestivät|röster|röstade)\b[^().;\n]{0,30}[(:][^()\n]{0,200}\Z",
    re.IGNORECASE,
)
_ALONE_BEFORE = re.compile(rf"(?:[:;,]\s|\n)({WORD}){_BETWEEN}\Z")
_LONGEST_BEFORE = 60
_NAME = re.compile(WORD)
_FEWEST, _FARTHEST, _ABOVE = 3, 40, 160


def is_of_voters(text: str, start: int) -> bool:
    """Whether who stands at ``text[start]`` is one of a list of those who voted."""
    return _VOTERS.search(text, max(0, start - 260), start) is not None


def iter_names_in_lists(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand that nothing but their list or label makes names."""
    for group in _groups(text):
        yield from _surnames(text, group)
    for match in _PAIR.finditer(text):
        label = text[max(0, match.start() - _FARTHEST) : match.start()]
        kinds = [kinds_of(word) for word in match.groups()]
        is_pair = any(LAST in one for one in kinds) and all(
            one & {LAST, LANDSCAPE} for one in kinds
        )
        if is_pair and not (
            _BY_OFFICE.search(label.rpartition("\n")[2]) or _OF_OFFICE.search(label)
        ):
            yield match.span(1)
            yield match.span(2)
    for match in _BY_SURNAME.finditer(text):
        found = [m for m in _NAME.finditer(match[1]) if m[0][0].isupper()]
        if sum(LAST in kinds_of(one[0]) for one in found) > len(found) / 2:
            for one in found:
                yield match.start(1) + one.start(), match.start(1) + one.end()
    for match in _IN_SMALL_LETTERS.finditer(text):
        words = [kinds_of(word.title()) for word in match[1].split()]
        given, last = words[:-1], words[-1]
        if _is_turned(words[0], words[1:]) or (
            all(FIRST in kinds for kinds in given)
            and (not last or not last.isdisjoint({LAST, LANDSCAPE}))
        ):
            yield match.span(1)


def iter_names_beside(
    text: str, places: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield surnames alone right before and after whole names at *places* in their list."""
    for start, end in places:
        after = _NEXT_ALONE.match(text, end)
        while after and (_is_surname(after[1]) or _is_kept(after)):
            yield after.span(1)
            after = _NEXT_ALONE.match(text, after.end(1))
        before = _ALONE_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
        while before and (_is_surname(before[1]) or kinds_of(before[1]) == {FIRST}):
            yield before.span(1)
            start = before.start(1)
            before = _ALONE_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)


def _is_kept(match: re.Match[str]) -> bool:
    """Whether what may be a surname has a number before it: "as. 8 Ojala"."""
    has_number = match.string[match.start(1) - 2 : match.start(1)].strip().isdigit()
    return has_number and LAST in kinds_of(match[1])


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
