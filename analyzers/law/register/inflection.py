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


@functools.cache
def _pattern(head: str, endings: str) -> re.Pattern[str]:
    parts = endings.split("|") if "|" in endings else endings.split()
    return re.compile(rf"{head}(?:{_branches(parts)})(?![^\W\d])(?!-[a-zåäö])")


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
_PASSES: tuple[tuple[str, Noun, Language, str], ...] = (
    ("la", "laki", "fi", _LAKI),
    ("asetu", "asetus", "fi", _ASETUS),
    ("kaar", "kaari", "fi", _KAARI),
    ("päätö", "päätös", "fi", _PAATOS),
    ("hallitusmuo", "laki", "fi", _MUOTO),
    ("lag", "laki", "sv", _LAG),
    ("förordning", "asetus", "sv", _FORORDNING),
    ("balk", "kaari", "sv", _FORORDNING),
    ("beslut", "päätös", "sv", _BESLUT),
    ("sään", "sääntö", "fi", _SAANTO),
    *(
        (stem, "sääntö", "fi", endings)
        for stem, endings in (
            ("työjärjesty", _JARJESTYS),
            ("rakennusjärjesty", _JARJESTYS),
            ("torijärjesty", _JARJESTYS),
            ("kirkkojärjesty", _JARJESTYS),
            ("vaalijärjesty", _JARJESTYS),
            ("valtiopäiväjärjesty", _JARJESTYS),
            ("perussopimu", _SOPIMUS),
            ("ympäristönsuojelumääräy", _MAARAYS),
            ("jätehuoltomääräy", _MAARAYS),
            ("terveydensuojelumääräy", _MAARAYS),
            ("taksa", _TAKSA),
            ("konserniohj", _OHJE),
            ("hankintaohj", _OHJE),
        )
    ),
    ("stadga", "sääntö", "sv", _STADGA),
    *(
        (stem, "sääntö", "sv", endings)
        for stem, endings in (
            ("byggnadsordning", _FORORDNING),
            ("arbetsordning", _FORORDNING),
            ("grundavtal", "|et|ets"),
        )
    ),
)
_COMMON_ENDS = ("järjesty", "ordning", "suojelumääräy")
"""Ends of several heads: where one is absent its heads need not be looked for."""

_SWEDISH_RULES = {"balk", "beslut", "stadga", "grundavtal", "sordning"}
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
    absent = {end for end in _COMMON_ENDS if end not in lower}
    if len(lower) > _SHORT_TEXT and " och " not in lower:
        absent |= _SWEDISH_RULES
    for head, noun, language, endings in _PASSES:
        if head.endswith(tuple(absent)) or head not in lower:
            continue
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
