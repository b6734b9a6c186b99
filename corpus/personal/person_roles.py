"""Which role the words before a name give its bearer, from ``person_roles.tsv``.

Finnish words are brought to their base form by Voikko, so a role is known in any case
form and at the end of a compound ("maanomistajalle"); Swedish ones by their endings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, cast

from analyzers.words.morphology.voikko import Voikko

PersonSide = Literal["private", "office"]
SaidSide = Literal["private", "office", "unsaid", "notified"]
"""What is beside a name says whose it is, nothing ("unsaid"), or no more than that
somebody is told of the decision ("notified")."""
RoleSide = Literal["private", "office", "post", "mandate", "trade"]
"""Whoever has a trade ("kuoronjohtaja") is in office where he acts by it, private else.

A post is an office, unless somebody is being appointed to it; a mandate is one of
council work ("Valtuustoaloitteen tekijä oli …"), which may be some words before."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDINGS = re.compile(
    r"(?:arnas?|nens?|ernas?|ornas?|rnas?|nas?|ens?|ns?|ets?|ts?|ar|er|or|r|s|as?|e|)\Z"
)
# A sentence ends before a capital, where the word before is not an abbreviation.
# "dipl.ins. Aino Malli", "jur.mag. Siv Malli": no sentence ends there.
_DEGREES = (
    "ins mag kand lis tekn tri maist toht ing ark arkit rkm ordf joht siht prof past leht"
    " opett vilj puh kaup toim rva hra led sekr dir kamr stud fil jur pol ped arkk ylil apul"
    " hall tark ers suppl bitr föredr synt kpj vpj varapj varapuh yht ohj opist"
)
_NO_END = "".join(rf"(?<!{degree})" for degree in _DEGREES.split())
_SENTENCE = re.compile(
    rf"(?<=[\wåäö\")]{{3}}){_NO_END}[.!?;]\s+(?=[A-ZÅÄÖ]|\Z)|(?<!:)\n\s*\n"
)
# Between a role and a name, without a word of their own: "laatija: dipl.ins.".
_WORDS_OF_DEGREES = (
    "dipl ins jur mag kand lis tekn fil pol ekon kauppat tri fm km otm vtm dr di ri rkm"
    " ing arkkit"
)
_TITLED = frozenset(_WORDS_OF_DEGREES.split())
_HEADING = re.compile(r"(?:\A|(?<=\n))[^\n.!?]{3,50}\n\s*\n\s*\Z")
CLOSED = re.compile(r"[^()\n]{0,30}\)\s?[,;]")
_SHORTEST_HEAD = 5
_FOR_SOMEBODY = frozenset({"åt"})
_WORDS_BETWEEN: dict[RoleSide, int] = {
    "private": 4,
    "office": 1,
    "post": 1,
    "mandate": 3,
    "trade": 1,
}
# An office that no list has: "kaupungingeodeetti", "stadsgeodeten".
_OF_THE_TOWN = re.compile(
    r"(?:kaupungin|kunnan|stads|kommun|kommunal)"
    r"(?!osa|hallitus\b|valtuusto\b|talo|keskus|styrelsen?\b|fullmäktige\b|hus|förbund)\w{4,}"
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role at ``text[start:]`` of the words before a name."""

    start: int
    side: RoleSide


def last_clause(before: str) -> str:
    """Return what is left of *before* after the last end of a sentence.

    A short line of its own that begins so is a heading of what follows: it is kept.
    """
    ends = [match.end() for match in _SENTENCE.finditer(before)]
    clause = before[ends[-1] :] if ends else before
    if ends and not clause.strip():
        above = _HEADING.search(before)
        return above[0] if above else clause
    return clause


def nearest_role(clause: str) -> Role | None:
    """Return the role nearest to the end of *clause*; few words may be between."""
    words = [word for word in _WORD.finditer(clause) if word[0].lower() not in _TITLED]
    words = words[-max(_WORDS_BETWEEN.values()) - 1 :]
    for between, match in enumerate(reversed(words)):
        if not between and match[0] in _FOR_SOMEBODY:
            return None  # "assistent åt Siv Malli"
        side = side_of_word(match[0].lower())
        if not side and not between and _OF_THE_TOWN.fullmatch(match[0].lower()):
            return Role(match.start(), "office")
        if between and side in {"post", "office"} and "\n" in clause[match.end() :]:
            continue
        if side and CLOSED.match(clause, match.end()):
            continue  # "Aino Malli (hakija), ELY-keskus / Siv Malli"
        if side and between <= _WORDS_BETWEEN[side]:
            return Role(match.start(), side)
    return None


@lru_cache(maxsize=20_000)
def side_of_word(word: str) -> RoleSide | None:
    """Return the side of one word in small letters, in any case form; None for others."""
    finnish, swedish = _table("fi"), _table("sv")
    readings = _voikko().readings(word)
    # A compound that the dictionary lacks is read as it is ("potilasasiavastaava").
    for lemma in [base.lower() for base, _ in readings] or [word]:
        if lemma in finnish:
            return finnish[lemma]
        for begin in range(1, len(lemma) - _SHORTEST_HEAD + 1):
            if lemma[begin:] in finnish:
                return finnish[lemma[begin:]]
    for stem in _longest_first("sv"):
        side = swedish[stem]
        if stem.endswith("are") and word.endswith(
            (f"{stem[:-1]}na", f"{stem[:-1]}nas")
        ):
            return side  # "delägarna"
        place = word.rfind(stem)
        is_head = place == 0 or (place > 0 and len(stem) >= _SHORTEST_HEAD)
        if is_head and _ENDINGS.match(word, place + len(stem)):
            return side
    return None


@cache
def rows() -> tuple[tuple[str, str, str, str], ...]:
    """Return the rows of the table: word, side, language, example."""
    text = (resources.files("corpus.personal") / "person_roles.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines()[1:]]
    return tuple((word, side, lang, example) for word, side, lang, example in lines)


@cache
def _table(language: str) -> dict[str, RoleSide]:
    return {
        word: cast("RoleSide", side)
        for word, side, row_language, _ in rows()
        if row_language == language
    }


@cache
def _longest_first(language: str) -> tuple[str, ...]:
    """Return the words so that "hembygdsforskare" is before "forskare"."""
    return tuple(sorted(_table(language), key=len, reverse=True))


@lru_cache(maxsize=1)
def _voikko() -> Voikko:
    return Voikko()
