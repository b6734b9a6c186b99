"""Families, relatives and children that are named by one word: "Mallin perikunta"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.personal.name_shapes import NameShape
from corpus.personal.names.name_words import (
    FIRST,
    FOREIGN,
    LANDSCAPE,
    LAST,
    UPPER,
    WORD,
    is_common_noun,
    kinds_of,
)

ALONE = rf"(?![\w-])(?![ \t\u00a0][{UPPER}](?![{UPPER}]))"
_ADDRESSED = re.compile(
    r"\b(?:[Ff]amiljen|[Ss]yskonen|[Mm]akarna|[Pp]aret|[Pp]ariskun(?:ta|nan|nalle)|[Bb]röderna|[Ss]ystrarna"
    r"|(?:[Dd]ödsboet|[Ss]terbhuset) efter|[Hh]err[an]?|[Ff]ru|[Ff]röken|[Hh]erra\w{0,4}"
    rf"|rva|hra|nti|[Rr]ouva\w{{0,4}}|[Nn]eiti|[Pp]erhe|[Pp]erhe(?:en|elle|eltä|eseen|essä|estä|että)\s\(?|[Pp]erikunta|[Pp]erheet|[Ff]amiljerna"
    rf"|[Kk]uolinpesä"
    rf"|[Dd]ödsboet|[Ss]terbhuset)\s?({WORD}){ALONE}"
)
_FAMILY = re.compile(
    rf"(?<![\w-])({WORD}n)(?=\s{WORD}\s(?:kp\b|kuolinpes|perikun)|\s(?:perhee|perheel|perikun|kuolinpes|sisaru|aviopari|pariskun|veljes"
    r"|perillis|suku|suvu)\w{0,12})"
)
_FAMILIES = re.compile(
    rf"(?<![\w-])({WORD}n(?:, {WORD}n){{0,5}}(?: ja| sekä) {WORD}n)\s(?:perhe|periku|kuolinpes"
    rf"|sisaru|suvu)"
)
_NEXT = re.compile(rf"(?:, | ja | sekä | och | samt )({WORD}){ALONE}")
_OWN_RELATIVE = re.compile(
    r"\b(?i:(?:tyttär|tytö|poik|poja|laps|vaimo|mieh|äiti|isä|velj|sisko|siskoj|sisar|puoliso|lesk)"
    r"[a-zåäö]{0,8}(?:nsa|nsä|aan|een|lleen|ltaan|staan)"
    r"|(?:sin|sina|hennes|hans|deras) (?:dotter|son|döttrar|söner|barn|make|maka|hustru|man))"
    rf"\s({WORD}){ALONE}"
)
_BORN = re.compile(
    rf"\b(?:synty(?:nyt|nyttä|neen|neelle|neestä)|född[ae]?)\s({WORD}){ALONE}"
)
_AGE = r"(?:\s?\(\d{1,2}(?:[ -]?(?:v|vuot\w{0,3}|kk|år|mån)\.?)?\)|, \d{1,2} (?:v|vuotta|år)\b\.?)?"
# "lasta, Elmo ja Taika", "(barn: Ebbe, Sixten och Tuva)": a list of those who were counted.
_CHILDREN = re.compile(
    r"\b(?i:laps(?:et|ia|ille)|lasta|tytärtä|poikaa|pojat|tytöt|tyttäret|sisarukset|kaksoset"
    r"|barn|barnen|söner|döttrar|syskon|syskonen|tvillingarna)"
    r"(?:\s(?=[^\s,.]{2,30}\s(?:\(|(?:ja|sekä|och|samt) [A-ZÅÄÖ]))"
    r"|,|:|\s[–-]|\s?\(|\s(?:ovat|on|är|heter))\s?"
    rf"({WORD}{_AGE}(?:(?:, | ja | sekä | och | samt ){WORD}{_AGE}){{0,8}}){ALONE}"
)
_NAME = re.compile(WORD)
_MOST_IN_LIST = 10


def iter_families(text: str) -> Iterator[NameShape]:
    """Yield surnames of families: "perhe Halavanen", "Halavasen perikunta"."""
    for pattern in (_ADDRESSED, _FAMILY, _FAMILIES):
        for match in pattern.finditer(text):
            for found in _NAME.finditer(match[1]):
                if found[0][0].isupper() and _may_be_surname(found[0]):
                    begin = match.start(1)
                    yield NameShape(
                        begin + found.start(), begin + found.end(), is_certain=True
                    )


def iter_relatives(text: str) -> Iterator[NameShape]:
    """Yield first names after a relative: "tyttärelleen Rimalle", "lasta: Ukko ja Lumi"."""
    for match in _OWN_RELATIVE.finditer(text):
        kinds = kinds_of(match[1])
        if FIRST in kinds or not kinds or is_common_noun(match[1]):
            yield NameShape(match.start(1), match.end(1), is_certain=True)
            yield from iter_further(text, match.end(1))
    for match in _BORN.finditer(text):
        if FIRST in kinds_of(match[1]):
            yield NameShape(match.start(1), match.end(1), is_certain=True)
    for match in _CHILDREN.finditer(text):
        words = [found.span() for found in _NAME.finditer(match[1])]
        if any(FIRST in kinds_of(match[1][start:end]) for start, end in words):
            for start, end in words:
                begin = match.start(1)
                yield NameShape(begin + start, begin + end, is_certain=True)


def iter_further(text: str, stop: int) -> Iterator[NameShape]:
    """Yield the first names that follow one in a list: "lapset Aino, Eero ja Lea"."""
    for _ in range(_MOST_IN_LIST):
        found = _NEXT.match(text, stop)
        if found is None:
            return
        after = _NEXT.match(text, found.end())
        is_unknown = not kinds_of(found[1])
        if not (is_unknown or _is_given(found[1]) or (after and _is_given(after[1]))):
            return
        yield NameShape(found.start(1), found.end(1), is_certain=True)
        stop = found.end()


def _is_given(word: str) -> bool:
    return FIRST in kinds_of(word)


def _may_be_surname(word: str) -> bool:
    kinds = kinds_of(word)
    return not kinds or bool(kinds & {LAST, FOREIGN, LANDSCAPE})
