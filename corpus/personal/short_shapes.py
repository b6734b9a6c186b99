"""Names with initials, and those that have the surname and a comma first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.personal.look_alikes import is_named_after, is_named_so
from corpus.personal.name_shapes import NameShape
from corpus.personal.names.beside_names import former_surname
from corpus.personal.names.cells import begins_apart, is_cell, is_label
from corpus.personal.names.name_parts import is_double
from corpus.personal.names.name_words import (
    CAPITALS,
    FIRST,
    FOREIGN,
    INITIAL,
    LANDSCAPE,
    LAST,
    OTHER,
    PARTICLE,
    SHORTENED,
    SOLE_TRADERS,
    UPPER,
    WORD,
    kinds_of,
)
from corpus.personal.person_cues import cue
from corpus.personal.told_persons import is_told, is_told_right_before

_INITIALS = re.compile(
    rf"(?<![\w.])(?:{SHORTENED}[- \u00a0]?){{1,3}}({WORD}|{CAPITALS})(?![\w-])"
)
# "Malli, Aino Maria": the surname first, with a comma; no other name may follow.
_REVERSED = re.compile(
    rf"(?<![\w-])({WORD}|{CAPITALS}),[ \u00a0]({WORD}|{CAPITALS}|{INITIAL})"
    rf"((?:[ \u00a0](?:{WORD}|{CAPITALS}|{INITIAL})){{0,2}})(?![\w-])(?![ \u00a0][{UPPER}])"
)
# "Halavanen M", "Ruokola A.-M.".
_INITIALS_LAST = re.compile(
    rf"(?<![\w-])({WORD}|{CAPITALS})[ \u00a0](?:[{UPPER}]-[{UPPER}]|[{UPPER}])\.?"
    rf"(?:[- \u00a0]?[{UPPER}]\.){{0,2}}"
    rf"(?: (?:ja|och|&) [{UPPER}]\.)?(?![\w-])"
)
# "Asiakas A.H.": nothing but initials.
_ONLY_INITIALS = re.compile(
    rf"(?<![\w.])[{UPPER}]\.[ \u00a0]?[{UPPER}]\.(?:(?![ \u00a0]?[\w.])|(?=[ \u00a0][a-zåäö]))"
)
# "P. ja M. Virkkala": two of one surname.
_INITIAL_AND = re.compile(rf"(?<![\w.])[{UPPER}]\. (?:ja|sekä|och|samt|&|o\.) \Z")
_PARTICLE_BEFORE = re.compile(rf"(?:\A|\W){PARTICLE}[ \u00a0]\Z")
_TRADER_BEFORE = re.compile(
    rf"(?:\A|[\s(])(?:{'|'.join(sorted(SOLE_TRADERS))})\s\Z", re.IGNORECASE
)
# "siirretään S. Vesakoivulle" is within a sentence, "liite B. Kartta" is none.
_WITHIN = re.compile(
    r"(?<![\w-])(?!(?:liite|luokka|kohta|osa|ryhmä|kuva|taulukko|tyyppi|vaihtoehto|bilaga|grupp|punkt|alternativ)\w{0,3}\s)"
    r"(?:[a-zåäö]|(?<=[.!?:;]\s)[A-ZÅÄÖ]|(?<=\n)[A-ZÅÄÖ]|\A[A-ZÅÄÖ])[a-zåäö][a-zåäö-]*\s\Z|(?:\A|\n)\s?\d{1,3}[.)]\s\Z"
)
# "M. Halavanen kysyi", "J. Lumme on jättänyt".
_PART_BEGINS = re.compile(r"(?:\A|\n\s?|[,;.] )\Z")
_VERB_AFTER = re.compile(
    r"\s(?:on|ei|oli|har|hade|är|[a-zåäö]{2,18}(?:aa|ää|oo|ee|ii|uu|yy|i|ade|te|er|ar))"
    r"\s[a-zåäö\d]"
)
# "Halavanen Tuovi, Ruokola M, Lumme Eero": where it is in a list it is a name.
_ENDS_ITEM = re.compile(r"\s?(?:[,;:)/|\t\n]|\.?\Z)|\s(?:\d|à\b|ja\b|och\b)")
# Between two lines of a table: what the first has, and the number of the second.
_NEXT_LINE = re.compile(r"[^\n]{0,40}\n\s{0,3}(?:\d{1,3}[.)]?\s|[-–•*]\s)?")
# "(Siv Malli, H. Ruusu)": after a name in a list.
_NEXT_IN_LIST = re.compile(rf"{WORD} {WORD}(?:, | ja | och )\Z")
_AND = re.compile(r",? (?:ja|och|sekä|samt) |, ")
_BEFORE = 110


def iter_short_forms(text: str) -> Iterator[NameShape]:
    """Yield names with initials, and those that have the surname and a comma first."""
    for match in _INITIALS.finditer(text):
        kinds = kinds_of(match[1])
        if match[1].isupper() and LAST not in kinds:
            continue  # "A. JOHDANTO"
        may_be = not kinds or bool(kinds & {LAST, LANDSCAPE, FOREIGN})
        if not may_be and OTHER in kinds:
            # "kirjailija J. K. Rautaparta": a word of the language.
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            may_be = (
                match[0].count(".") > 1
                or is_told_right_before(before)
                or _WITHIN.search(before) is not None
                or _NEXT_IN_LIST.search(before) is not None
            )
        elif kinds == {FIRST}:
            may_be = True  # "B. Sten"
        may_be_word = OTHER in kinds and kinds.isdisjoint({LAST, LANDSCAPE})
        is_named = not _TRADER_BEFORE.search(
            text, max(0, match.start() - 12), match.start()
        ) and (is_named_so(text, match.start()) or is_named_after(text, match.end()))
        if may_be and not is_named:
            is_certain = bool(kinds) and kinds <= {LAST, FOREIGN}
            is_certain |= _stands_for_itself(text, match, kinds)
            is_certain |= bool(
                _WITHIN.search(text, max(0, match.start() - 30), match.start())
                or cue("own_matter").match(text, match.end())
                or (not may_be_word and _acts(text, match))
                or text.startswith((" mukaan", " mielestä"), match.end())
                or "-" in match[0][: match.start(1) - match.start()]
            )
            another = _INITIAL_AND.search(
                text, max(0, match.start() - 12), match.start()
            )
            start = another.start() if another else match.start()
            yield NameShape(start, match.end(), is_certain)
    former = None
    for match in _REVERSED.finditer(text):
        given, end = (match[2], *match[3].split()), match.end()
        while len(given) > 1 and is_label(text, end, given[-1]):
            end -= len(given[-1]) + 1
            given = given[:-1]
        is_next = former is not None and _NEXT_LINE.fullmatch(
            text, former, match.start()
        )
        if (
            (is_next and all(FIRST in kinds_of(word) for word in given))
            or _is_reversed(text, match, given)
        ) and not is_named_after(text, end):
            former = end
            yield NameShape(match.start(), end, is_certain=True)
            for start, stop in former_surname(text, end):
                yield NameShape(start, stop, is_certain=True)
    yield from _initials_alone(text)


def _acts(text: str, match: re.Match[str]) -> bool:
    """Whether an initial begins a sentence or its part, and a verb follows the surname."""
    begins = _PART_BEGINS.search(text, max(0, match.start() - 3), match.start())
    return begins is not None and _VERB_AFTER.match(text, match.end()) is not None


def _stands_for_itself(text: str, match: re.Match[str], kinds: frozenset[str]) -> bool:
    """Whether an initial and what may be a surname are one of a list: "P. Kontio / 1 ha"."""
    may_be = not kinds or not kinds.isdisjoint({LAST, LANDSCAPE})
    return (
        may_be
        and begins_apart(text[max(0, match.start() - _BEFORE) : match.start()])
        and _ENDS_ITEM.match(text, match.end()) is not None
    )


def _initials_alone(text: str) -> Iterator[NameShape]:
    """Yield "Halavanen M" and "A.H." where what is before says that it is a person."""
    for match in _INITIALS_LAST.finditer(text):
        kinds = kinds_of(match[1])
        may_be = not kinds or kinds & {FIRST, LAST, LANDSCAPE, FOREIGN}
        is_own = LAST in kinds and cue("own_matter").match(text, match.end())
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        is_whole = match[0].endswith(".") or "-" in match[0][len(match[1]) :]
        is_sure = kinds <= {LAST, FOREIGN} or match[1].endswith("nen")
        is_surname = is_whole and LAST in kinds and is_sure
        if may_be and (is_own or is_surname or is_told(before)):
            yield NameShape(match.start(), match.end(), is_certain=True)
        elif kinds & {FIRST, LAST} and _ENDS_ITEM.match(text, match.end()):
            yield NameShape(match.start(), match.end(), is_certain=False)
    former = -1
    for match in _ONLY_INITIALS.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        is_next = former >= 0 and _AND.fullmatch(text, former, match.start())
        if is_next or is_told_right_before(before):
            former = match.end()
            yield NameShape(match.start(), match.end(), is_certain=True)


def _is_reversed(text: str, match: re.Match[str], words: tuple[str, ...]) -> bool:
    """Whether a surname is before the comma, and first names are after it."""
    surname = kinds_of(match[1])
    given = [kinds_of(word) for word in words]
    if not all(FIRST in kinds for kinds in given):
        return False
    if LAST in surname:
        return True
    is_sure = all(OTHER not in kinds for kinds in given)
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    is_given = surname == {FIRST} and len(given) > 1
    if is_double(match[1]) and is_sure:
        return True
    may_be = is_given or not surname or surname & {LANDSCAPE, FOREIGN}
    is_said = (
        is_told(before)
        or _PARTICLE_BEFORE.search(before)
        or is_cell(text, match.start(), match.end())
    )
    return bool(may_be and is_sure and is_said)
