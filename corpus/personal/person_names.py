"""Names of persons in running text, and whether each is a private person's.

Voikko says which capitalised words are first names and surnames, in any case form; a
role ("Hakijalle …", "Till tjänsten valdes …") also makes a name of words that no
dictionary has. Officials and elected people in their office are told apart by the words
right before and after a name: their names belong to the decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.personal.look_alikes import has_company_word, is_named_after, is_thing
from corpus.personal.name_words import (
    CAPITALS,
    FIRST,
    FOREIGN,
    INITIAL,
    LAST,
    OTHER,
    PARTICLE,
    PARTICLES,
    UPPER,
    WORD,
    kinds_of,
)
from corpus.personal.person_roles import (
    PersonSide,
    last_clause,
    nearest_role,
    side_of_word,
)
from corpus.personal.person_sides import PRIVATE_ROLE, side_of_person

_CHAIN = re.compile(
    rf"(?<![\w-])(?:{WORD}|{CAPITALS})"
    rf"(?:[ \u00a0](?:{PARTICLE}[ \u00a0]){{0,2}}(?:{WORD}|{CAPITALS}|{INITIAL})){{1,3}}"
    r"(?![\w-])"
)
_INITIALS = re.compile(rf"(?<![\w.])(?:{INITIAL}[- \u00a0]?){{1,2}}({WORD})(?![\w-])")
# "Malli, Aino Maria": the surname first, with a comma; no other name may follow.
_REVERSED = re.compile(
    rf"(?<![\w-])({WORD}|{CAPITALS}),[ \u00a0]({WORD}|{CAPITALS}|{INITIAL})"
    rf"((?:[ \u00a0](?:{WORD}|{CAPITALS}|{INITIAL})){{0,2}})(?![\w-])(?![ \u00a0][{UPPER}])"
)
# "Aino ja Eero Malli" have one surname.
_GIVEN_AND = re.compile(rf"(?<![\w-])({WORD}) (?:ja|sekä|och|samt|&) \Z")
_AND_GIVEN = re.compile(rf" (?:ja|sekä|och|samt|&) ({WORD})(?![\w-])(?! [{UPPER}])")
_FORMER = re.compile(
    rf"\s?\((?:os|o\.s|ent|e|f\.d|f|född|tid|tidigare)\.? ({WORD})\)", re.IGNORECASE
)

_LIST = re.compile(
    r"\s*(?:,?\s(?:puh|p|tfn)\.?\s[\d +-]{5,20})?\s*"
    r"(?:[,;/]|\bja\b|\boch\b|\bsekä\b|\bsamt\b|\n)?\s*"
)
_MOST_BETWEEN = 32
_BEFORE = 110


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name at ``text[start:end]``, and on which side it stands."""

    start: int
    end: int
    name: str
    side: PersonSide


def find_persons(text: str) -> Iterator[PersonName]:
    """Yield names of persons: full ones in the order of the text, then other forms."""
    former: PersonName | None = None
    for match in _CHAIN.finditer(text):
        found = _as_person(text, match.start(), match.end())
        if found is None:
            continue
        # What is said of the first of a list holds for all of it.
        if former and _LIST.fullmatch(text[former.end : found.start][:_MOST_BETWEEN]):
            found = replace(found, side=former.side)
        former = found
        yield found
        born = _FORMER.match(text, found.end)
        if born:
            yield replace(found, start=born.start(1), end=born.end(1), name=born[1])
    yield from _short_forms(text)


def _short_forms(text: str) -> Iterator[PersonName]:
    """Yield names with initials, and those that have the surname and a comma first."""
    for match in _INITIALS.finditer(text):
        if LAST in kinds_of(match[1]) and not is_named_after(text, match.end()):
            side = side_of_person(text, match.start(), match.end(), is_certain=False)
            if side:
                yield PersonName(match.start(), match.end(), match[0], side)
    for match in _REVERSED.finditer(text):
        given = [match[2], *match[3].split()]
        is_name = LAST in kinds_of(match[1]) and all(
            FIRST in kinds_of(word) for word in given
        )
        if is_name and not is_named_after(text, match.end()):
            side = side_of_person(text, match.start(), match.end(), is_certain=True)
            if side:
                yield PersonName(match.start(), match.end(), match[0], side)


def names_a_private_person(text: str, officials: str = "") -> bool:
    """Whether *text* names somebody who is neither in office nor among *officials*."""
    return any(
        person.side == "private" and not is_among(person.name, officials)
        for person in find_persons(text)
    )


def _as_person(text: str, start: int, end: int) -> PersonName | None:
    """Return the person in a chain of capitalised words; None when there is none."""
    words = [
        (m.start() + start, m.end() + start, m[0])
        for m in re.finditer(r"\S+", text[start:end])
        if m[0] not in PARTICLES
    ]
    every = [word for _, _, word in words]
    # A sentence or line may begin with another word: "Hakijalle Aino Virtanen".
    while len(words) > 2 and _is_no_part(words[0][2], words[1][2]):
        words.pop(0)
    kinds = [kinds_of(word) for _, _, word in words]
    begin, stop = words[0][0], words[-1][1]
    shown = [word for _, _, word in words]
    if has_company_word(every) or is_thing(text, begin, stop, shown):
        return None
    is_certain = _is_full_name(kinds)
    before = text[max(0, begin - _BEFORE) : begin]
    if not is_certain and not _may_be_name(before, kinds):
        return None
    begin -= _given_before(before)
    if LAST in kinds[0] and FIRST not in kinds[0]:
        stop += _given_after(text, stop)
    if shown[0] != every[0] and not kinds_of(every[0]) and _is_within(text, start):
        begin = start  # "lapselle Fadumo Warsame Ali": no list has the first word
    side = side_of_person(text, begin, stop, is_certain=is_certain)
    if side is None:
        return None
    return PersonName(begin, stop, text[begin:stop], side)


def _is_within(text: str, start: int) -> bool:
    """Whether a word in small letters is right before: no sentence begins here."""
    return text[max(0, start - 2) : start - 1].islower()


def _given_before(before: str) -> int:
    """Return how many characters "Aino ja " takes, where "Eero Malli" follows; 0 if none."""
    found = _GIVEN_AND.search(before)
    if not found or FIRST not in kinds_of(found[1]):
        return 0
    # "Anna Aino ja Eero Malli" has a whole name before.
    another = re.search(rf"({WORD}) \Z", before[: found.start()])
    is_name = another is not None and kinds_of(another[1]) & {FIRST, LAST, FOREIGN}
    return 0 if is_name else len(before) - found.start()


def _given_after(text: str, stop: int) -> int:
    """Return how many characters " ja Aino" takes after "Malli Eero"; 0 if none."""
    found = _AND_GIVEN.match(text, stop)
    is_given = found is not None and FIRST in kinds_of(found[1])
    return len(found[0]) if found and is_given else 0


def _may_be_name(before: str, kinds: list[frozenset[str]]) -> bool:
    """Whether words that no list has may be a name; a role right before allows more."""
    if not any(kind == {OTHER} for kind in kinds):
        return True
    is_told = nearest_role(last_clause(before)) or PRIVATE_ROLE.search(before)
    return is_told is not None and (FIRST in kinds[0] or not kinds[0])


def _is_no_part(word: str, following: str) -> bool:
    """Whether a word in front belongs to no name: "Vuokralainen Olga Petrova"."""
    kinds = kinds_of(word)
    if FIRST in kinds or FOREIGN in kinds:
        return False
    is_word = OTHER in kinds or side_of_word(word.lower()) is not None
    return LAST not in kinds or (is_word and FIRST in kinds_of(following))


def _is_full_name(kinds: list[frozenset[str]]) -> bool:
    """A first name and a surname, in either order; one of them may be unknown words."""
    if any(FOREIGN in kind for kind in kinds):
        return all(kind != {OTHER} for kind in kinds) or FIRST in kinds[0]
    if FIRST in kinds[0]:
        is_open = not kinds[-1] or kinds[0] == {FIRST}
        between = all(FIRST in kind for kind in kinds[1:-1])
        return LAST in kinds[-1] or (is_open and between)
    return LAST in kinds[0] and FIRST in kinds[-1]


def is_among(name: str, officials: str) -> bool:
    """Whether *officials*, names in one text, hold a name, inflected or not."""
    last = name.split()[-1]
    return name in officials or (
        len(last) > 3 and last[: max(4, len(last) - 3)] in officials
    )
