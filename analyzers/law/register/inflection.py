"""Inflected forms of the nouns that names of acts and rules end in.

A name of an act is a stem ("kuntala") and an ending ("in"). Knowing the few nouns that
can stand last ("laki", "asetus", "kaari", "päätös", "lag", "förordning", "balk";
"sääntö", "järjestys" … for municipal rules) is enough; no dictionary is needed, and
unknown acts are still seen to be acts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Noun = Literal["laki", "asetus", "kaari", "päätös", "sääntö"]
Language = Literal["fi", "sv"]

_LAKI = (
    "ki kia kiin in issa ista illa ilta ille iksi kina it kien keja eissa eista keihin "
    "eilla eille kiaan insa issaan"
)
_ASETUS = (
    "s ksen sta ksessa ksesta kseen ksella kselta kselle kseksi kset sten ksien ksia "
    "ksissa ksista ksiin"
)
_KAARI = "i en ta essa esta een ella elle eksi"
_PAATOS = "s ksen stä ksessä ksestä kseen ksellä kselle kseksi kset sten"
_MUOTO = "to don toa dossa dosta toon dolla dolle doksi"
_LAG = "|en|ens|s|ar|arna|stiftningen"
_FORORDNING = "|en|ens|s|ar|arna"
_BESLUT = "|et|ets"
_SAANTO = "tö tön töä töön töjen töjä töihin nön nössä nöstä nöllä nölle nöt nöissä nöistä nöksi"
_JARJESTYS = "s ksen stä ksessä ksestä kseen ksellä kselle"
_SOPIMUS = "s ksen sta ksessa ksesta kseen ksella kselle"
_MAARAYS = "kset sten ksien ksiä ksissä ksistä ksiin"
_OHJE = "e een essa esta een ella eessa eesta eet eiden"
_TAKSA = "|n|ssa|sta|an|a|lla|lle|t"
_STADGA = "|n|ns|r"


@dataclass(frozen=True, slots=True)
class NounForm:
    """A word ending in a noun that acts are named with.

    ``stem`` is the whole word without its ending and without hyphens, lower case;
    equal to ``head`` when the noun stands alone.
    """

    start: int
    end: int
    stem: str
    head: str
    noun: Noun
    language: Language

    @property
    def is_bare(self) -> bool:
        """Whether the noun stands alone ("laki", "lain", "lagen")."""
        return self.stem == self.head


_AFTER_MAKER = r"(?<=[ns][ \n]päätö|vopäätö)"
"""A cheap test of what ``has_maker`` asks."""


@functools.cache
def _pattern(head: str, endings: str) -> re.Pattern[str]:
    parts = endings.split("|") if "|" in endings else endings.split()
    after = _AFTER_MAKER if head == "päätö" else ""
    return re.compile(rf"{head}{after}(?:{_branches(parts)})(?![^\W\d])(?!-[a-zåäö])")


def _branches(endings: list[str]) -> str:
    """Return alternatives grouped by first letter, which the engine tells at a glance."""
    by_first: dict[str, list[str]] = {}
    for ending in sorted(endings, key=len, reverse=True):
        by_first.setdefault(ending[:1], []).append(ending[1:])
    return "|".join(
        f"{first}(?:{'|'.join(rest)})" if len(rest) > 1 else first + rest[0]
        for first, rest in by_first.items()
    )


# One pass per noun: each pattern starts with a literal, which the regex engine finds
# many times faster than an alternation.
_Pass = tuple[str, Noun, Language, str]
_COMMON: tuple[_Pass, ...] = (
    ("la", "laki", "fi", _LAKI),
    ("asetu", "asetus", "fi", _ASETUS),
    ("kaar", "kaari", "fi", _KAARI),
    ("päätö", "päätös", "fi", _PAATOS),
    ("hallitusmuo", "laki", "fi", _MUOTO),
    ("lag", "laki", "sv", _LAG),
    ("förordning", "asetus", "sv", _FORORDNING),
    ("sään", "sääntö", "fi", _SAANTO),
    ("perussopimu", "sääntö", "fi", _SOPIMUS),
    ("taksa", "sääntö", "fi", _TAKSA),
    ("konserniohj", "sääntö", "fi", _OHJE),
    ("hankintaohj", "sääntö", "fi", _OHJE),
)
_RARE: tuple[tuple[str, tuple[_Pass, ...]], ...] = (
    (
        "järjesty",
        tuple(
            (f"{what}järjesty", "sääntö", "fi", _JARJESTYS)
            for what in (
                *("työ", "rakennus", "tori", "kirkko", "vaali", "valtiopäivä"),
            )
        ),
    ),
    (
        "suojelumääräy",
        (
            ("ympäristönsuojelumääräy", "sääntö", "fi", _MAARAYS),
            ("terveydensuojelumääräy", "sääntö", "fi", _MAARAYS),
        ),
    ),
    ("huoltomääräy", (("jätehuoltomääräy", "sääntö", "fi", _MAARAYS),)),
)
"""Heads that end alike: where the end is absent they need not be looked for."""

_SWEDISH: tuple[_Pass, ...] = (
    ("balk", "kaari", "sv", _FORORDNING),
    ("beslut", "päätös", "sv", _BESLUT),
    ("stadga", "sääntö", "sv", _STADGA),
    ("byggnadsordning", "sääntö", "sv", _FORORDNING),
    ("arbetsordning", "sääntö", "sv", _FORORDNING),
    ("grundavtal", "sääntö", "sv", "|et|ets"),
)
_SHORT_TEXT = 500
"""A longer Swedish text has an "och"; without one its rarer heads are passed over."""

# "päätös" is in every decision; only the government's and the ministries' are acts
_MAKERS = tuple(
    ending + blank
    for ending in (
        *("ston", "riön", "hallinnon", "verohallituksen", "eduskunnan", "senaatin"),
        *("keskuksen", "laitoksen", "suojeluhallituksen", "rekisterihallituksen"),
        *("terveyshallituksen", "ympäristöhallituksen", "lääkintöhallituksen"),
        *("osaston", "presidentin"),
        *("rådets", "ministeriets", "förvaltningens", "skattestyrelsens", "verkets"),
        *("riksdagens", "skyddsstyrelsens", "registerstyrelsens", "avdelnings"),
    )
    for blank in " \n"
)
_MAKER_ENDS = frozenset(maker[-4:-1] for maker in _MAKERS)
_PERSONS = ("kuntala", "lukiola", "koulula")
"""Names whose "-lainen" is a person: "300 kuntalaista" are no Local Government Acts."""

_COUNTED = re.compile(r"(?:\d|(?<!st)[aä])\s?$")
_MAX_WORD = 80


def find_noun_forms(lower: str) -> Iterator[NounForm]:
    """Yield the words that end like a name of an act, noun by noun, each in order."""
    for head, noun, language, endings in _passes(lower):
        for match in _pattern(head, endings).finditer(lower):
            if noun == "päätös" and not has_maker(lower, match.start()):
                continue
            start = word_start(lower, match.start())
            stem = lower[start : match.start() + len(head)]
            if "-" in stem:
                stem = stem.replace("-", "")
            if head == "la" and is_person(stem, lower, start, match.end()):
                continue
            yield NounForm(start, match.end(), stem, head, noun, language)


def _passes(lower: str) -> Iterator[_Pass]:
    """Yield the heads that are in the text, those looked for that may be."""
    for one in _COMMON:
        if one[0] in lower:
            yield one
    for end, heads in _RARE:
        if end in lower:
            yield from heads
    if len(lower) <= _SHORT_TEXT or " och " in lower:
        for one in _SWEDISH:
            if one[0] in lower:
                yield one


def has_maker(lower: str, start: int) -> bool:
    """Whether who makes decisions that are acts stands right before *start*."""
    if lower[start - 4 : start - 1] in _MAKER_ENDS:
        return lower.endswith(_MAKERS, 0, start)
    return lower.endswith("ohjearvo", 0, start)


def is_person(stem: str, lower: str, start: int, end: int) -> bool:
    """Whether "kuntalaista" is of "kuntalainen": a number or a partitive stands before."""
    return (
        lower.endswith("ista", start, end)
        and stem.endswith(_PERSONS)
        and _COUNTED.search(lower, max(0, start - 4), start) is not None
    )


def word_start(lower: str, position: int) -> int:
    """Return where the word that runs into *position* begins; hyphens belong to it."""
    start = position
    stop = max(0, position - _MAX_WORD)
    while start > stop and (
        lower[start - 1].isalpha() or lower[start - 1] in "-\u2010"
    ):
        start -= 1
    while start < position and not lower[start].isalpha():
        start += 1
    return start


def is_word_start(text: str, start: int) -> bool:
    """Whether no letter, digit or joining mark stands before *start*."""
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-/_")
