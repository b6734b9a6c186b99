"""Publishers by the words of their names: which kind they are, where a name ends.

The table ``organisations.tsv`` has the last words of names ("hyvinvointialue",
"samkommun", "seurakuntayhtymä") with the kind of publisher each tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from analyzers.decision.model import PublisherKind
from analyzers.text.quick_patterns import needed_words
from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.publisher:organisations.tsv"
_KINDS: tuple[PublisherKind, ...] = (
    "wellbeing-county",
    "employment-area",
    "parish",
    "regional-council",
    "state",
    "joint-authority",
    "other",
)
_WORD = re.compile(r"[\w-]+")
_OWN_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäö]+-")
"""Joined to the word for its kind: "Lampela-työllisyysalue"."""

_KIND_IN_CAPITALS = re.compile(r"\w*(?:PROTOKOLL|KALLELSE|LISTA|PÖYTÄKIRJA)")
_KIND_FIRST = re.compile(r"(?i)[\wåäö]*kuntayhtymä|samkommunen(?: för)?")
"""Before the name itself: "KUNTAYHTYMÄ KAKSISILTA"."""

_MOST_APART, _MOST_CAPITALS = 4, 2
_DIRECTION = re.compile(
    r"(?:Östra|Västra|Norra|Södra|Mellersta|Egentliga|Svenska"
    r"|Pohjoisen|Eteläisen|Itäisen|Läntisen|Keskisen)"
)
"""Part of a name, before the place: "Östra Rannikkos välfärdsområde"."""

_CAPITALS = re.compile(r"(?<![\[A-ZÅÄÖ-])[A-ZÅÄÖ]{3,}")
"""Names that are known in capitals only: "HUS"."""

_CAPITAL = r"(?-i:[A-ZÅÄÖŠŽČĐ])"
_TOWN = re.compile(
    rf"(?i){_CAPITAL}[\w:-]+(?: (?:tl:n|{_CAPITAL}[\w-]+))?"
    r" (?:kaupunki|kunta|stad|kommun)(?!\w)"
)


def kind_of(name: str) -> PublisherKind | None:
    """Return the kind of publisher that the words of a name tell, or None.

    >>> kind_of("Toritilan seurakuntayhtymä"), kind_of("Rannikon koulutuskuntayhtymä")
    ('parish', 'joint-authority')
    """
    if _TOWN.fullmatch(name):
        return "municipality"
    return next((kind for kind in _KINDS if _kind_pattern(kind).search(name)), None)


@dataclass(frozen=True, slots=True)
class OrganisationFound:
    """The name of an organisation and where it stands."""

    name: str
    start: int
    end: int


def find(text: str, start: int = 0) -> Iterator[OrganisationFound]:
    """Yield the names of organisations in *text* from *start* on, in order.

    The last word tells an organisation; the name is what belongs to it before that.
    """
    if not _may_name(text):
        return
    for match in _last_word().finditer(text, start):
        if match["whole"]:
            yield OrganisationFound(match["whole"], match.start(), match.end())
            continue
        begin = _begin(text, match.start(), start)
        if begin is not None:
            yield OrganisationFound(text[begin : match.end()], begin, match.end())


def _may_name(text: str) -> bool:
    """Whether a text has one of the words of which every name has one."""
    folded, capitals = _words()
    lowered = text.lower()
    return any(map(lowered.__contains__, folded)) or any(
        map(text.__contains__, capitals)
    )


_line_may_name = lru_cache(maxsize=512)(_may_name)
"""The same for a line, which is asked at each of its words."""


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that names need, in small letters, and those in capitals only."""
    folded: set[str] = set()
    capitals: set[str] = set()
    for row in table_rows(TABLE):
        short = _CAPITALS.findall(row[2])
        needed = needed_words(re.compile(row[2], re.IGNORECASE))
        capitals.update(short)
        folded.update(() if short else needed or ("",))
    return tuple(sorted(folded)), tuple(sorted(capitals))


def _begin(text: str, position: int, start: int) -> int | None:
    """Return where the name begins whose last part stands at *position*."""
    words = list(_WORD.finditer(text, max(start, position - 90), position))
    is_one_word = bool(words) and words[-1].end() == position
    if is_one_word and _OWN_NAME.fullmatch(words[-1].group()):
        return words[-1].start()
    first = words.pop().start() if is_one_word else position
    if is_one_word and text[first:position] == "-":
        return _begin_apart(words, first)
    taken = 0
    while words and taken < 6 and words[-1].end() == first - 1:
        word = words.pop()
        first, taken = word.start(), taken + 1
        is_capital = word.group()[0].isupper()
        before = words[-1].group() if words and words[-1].end() == first - 1 else ""
        if is_capital and before.casefold() in {"ja", "och", "sekä"}:
            word = words.pop()
            first, taken = word.start(), taken + 1
        elif _is_owner_in_capitals(before, word.group()):
            continue
        elif is_capital and _DIRECTION.fullmatch(before):
            return words[-1].start()
        elif (is_capital and not word.group().endswith("-")) or (
            is_capital and not before[:1].isupper()
        ):
            return first
    return None


def _begin_apart(words: list[re.Match[str]], first: int) -> int | None:
    """Return where a name begins whose kind is apart: "Koulutuskeskus Torila -kuntayhtymä"."""
    begin, capitals = None, 0
    for word in reversed(words[-_MOST_APART:]):
        if word.end() != first - 1 or capitals == _MOST_CAPITALS:
            break
        first = word.start()
        if word.group()[0].isupper():
            begin, capitals = first, capitals + 1
        elif begin is not None:
            break
    return begin


def _is_owner_in_capitals(before: str, word: str) -> bool:
    """Whether *before* owns *word*, all in capitals: "LAMPELAN JÄTEHUOLLON"."""
    if not (before.isupper() and word.isupper() and len(before) > 3 < len(word)):
        return False
    is_swedish = before.endswith("S") and _KIND_IN_CAPITALS.fullmatch(word) is None
    return is_swedish or (before.endswith("N") and word.endswith("N"))


def publisher_end(text: str, position: int) -> int | None:
    """Return where a publisher's name that begins at *position* ends, or None."""
    match = _TOWN.match(text, position)
    if match:
        return match.end()
    if not _line_may_name(text):
        return None
    length = _length(text[position : position + 110])
    return position + length if length else None


@lru_cache(maxsize=4096)
def _length(text: str) -> int:
    """Return how long the organisation's name is that a text begins with, or 0."""
    found = next(find(text), None)
    return found.end if found and found.start == 0 else 0


def proper_name(name: str) -> str:
    """Return a name in capitals in its ordinary form: only names of places keep capitals.

    >>> proper_name("TORITILAN JA LAMPELAN SEURAKUNTAYHTYMÄ")
    'Toritilan ja Lampelan seurakuntayhtymä'
    """
    name = " ".join(name.split())
    if not name.isupper() or len(name) < 7:
        return name
    words = name.split()
    return " ".join(_proper(word, words[:index]) for index, word in enumerate(words))


def _proper(word: str, before: list[str]) -> str:
    is_begun = not before or _KIND_FIRST.fullmatch(" ".join(before)) is not None
    if is_begun or (before[-1] == "JA" and word.endswith("N") and len(before) <= 2):
        return "-".join(part.capitalize() for part in word.split("-"))
    return word.lower()


@cache
def _endings(kind: str | None, form: str) -> str:
    """Return one alternative for all rows of a kind (None: of all) and a form."""
    found = [
        row[2] for row in table_rows(TABLE) if row[1] == form and kind in {None, row[0]}
    ]
    return "|".join(f"(?:{one})" for one in found) or r"(?!)"


@cache
def _kind_pattern(kind: str) -> re.Pattern[str]:
    ending, whole = _endings(kind, "ending"), _endings(kind, "whole")
    return re.compile(rf"(?i)(?:{ending})$|^(?:{whole})$")


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?:(?<![\w-])(?P<whole>{_endings(None, 'whole')})"
        rf"|(?:{_endings(None, 'ending')}))(?![\w-])"
    )
