"""Words of which names are made: their letters, and which kind of name each may be.

A word in letters that neither Finnish nor Swedish has ("Tõnu", "Nguyễn", "Sáráhkká") is
no word of a sentence, so that two of them are a name without any list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from analyzers.words.morphology.voikko import Voikko
from corpus.personal.names.name_lists import listed_kinds

FIRST, LAST, OTHER, FOREIGN = "first", "last", "other", "foreign"
LANDSCAPE = "landscape"
"""A word for a place, as many surnames are: "Salmi", "Hautakoski"; never without OTHER."""
_KINDS = {"[Lee]": FIRST, "[Les]": LAST}
_LANDSCAPE = re.compile(
    r"(?:mäki|koski|niemi|lahti|vuori|perä|talo|kangas|maa|joki|järvi|oja|aho|salo|ranta|lampi"
    r"|harju|korpi|suo|saari|luoto|pelto|kallio|kivi|salmi|vaara|nurmi|laakso|lehto"
    r"|mettä|metsä|virta|piha|kari|selkä|suvanto|pohja|pää|kallas|notko|hauta|kannel|l[aä]"
    r"|sto|stö|kumpu|rinne|niitty|puro|kaski|huhta|neva|ahde|törmä|viita|alho|haara|heimo|rauma|palo)\Z"
)
_BLOCKS = (range(0x41, 0x250), range(0x1E00, 0x1F00))
_LETTERS = [chr(code) for block in _BLOCKS for code in block if chr(code).isalpha()]
UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "".join(letter for letter in _LETTERS if letter.islower())
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzåäöéüšž-.'’")

_PART = rf"(?:Ma?c(?=[{UPPER}])|[OD]['’](?=[{UPPER}]))?[{UPPER}][{LOWER}]+"
WORD = rf"(?:a[lnrstdz]-|el-)?{_PART}(?:['’][{LOWER}]+)?(?:[-–](?:{_PART}|[{LOWER}]+)){{0,2}}"
CAPITALS = (
    rf"(?:[{UPPER}]{{2,}}-[{UPPER}]{{2,}}|(?!(?:OCH|SEKÄ|SAMT)\b)[{UPPER}]{{3,}})"
)
_PARTICLES = (
    "af av von und zu de der den del di da dos du van la le el al bin bint ibn ter ten"
)
PARTICLES = frozenset(_PARTICLES.split())
PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})"
# Too short for a word in capitals: "ERIK AF HALMSJÖ".
SHORT_PARTICLE = rf"(?:{'|'.join(sorted(p.upper() for p in PARTICLES if len(p) == 2))})"
INITIAL = rf"[{UPPER}]\."
# First names cut short, as old papers have them: "Hj. Malli".
_SHORTENED = (
    "Hj Th Chr Joh Aug Wilh Vilh Fredr Edv Alb Gust Ant Ax Ad Osk Ed Fr Em Jos Konst"
)
_DOUBLE_INITIAL = rf"[{UPPER}]-[{UPPER}](?:\.|(?=[ \u00a0]))"
SHORTENED = rf"(?:{INITIAL}|{_DOUBLE_INITIAL}|(?:{'|'.join(_SHORTENED.split())})\.)"
# Who trades under a name of one's own: "Tmi Tuovi Halavanen", "firma Tuva Halmsjö".
SOLE_TRADERS = frozenset(["tmi", "t:mi", "fma", "f:ma", "firma", "toiminimi"])
# "Malli", said between a first name and a surname.
NICKNAME = rf"[\"”“„»«'’‘(]{WORD}[\"”“»«'’)]"
# "El Amrani", "Abu Bakr", "Di Stefano": parts of surnames that begin with a capital.
_CAPITAL_PARTICLES = "Af El Al Abu Ben Bin Ould Bint De Di Da Dos Von Van Le La Ter"
CAPITAL_PARTICLES = frozenset(_CAPITAL_PARTICLES.split())

# "Geopark-alueen"; not "Luoma-aho", where one vowel is before the hyphen and after it.
_COMMON_PART = re.compile(
    rf"(?!a-(?:aho|ala|aro|ahde|alho)\w{{0,5}}\Z|o-oja\w{{0,5}}\Z).[-–][{LOWER}]"
)
_SURNAME_END = re.compile(
    rf"\A[{UPPER}]\w{{1,20}}(?<!l[aä]i)(?:nen|isen|iselle|iselta|iseltä)\Z"
)
_SWEDISH_SURNAME_END = re.compile(
    rf"\A[{UPPER}]\w{{0,12}}(?:man|lund|berg|[qk]vist|ström|gren|blad|stedt|holm|roos|forss?|sson"
    r"|skog|bäck|felt|wall|vall|stén|fält|rooth|lind|dahl|back|backa|gård|löf|lund|myr|näs|grén"
    r"|sjö|sten|ås|strand|hagen|borg)s?\Z"
)
_SHORTEST_TRADE = 4
_SMALL = frozenset({"[Lr]", "[Ls]", "[Lc]", "[Lh]"})
_DIRECTION = re.compile(
    r"Etelä|Pohjois|Itä|Länsi|Keski|Koillis|Kaakkois|Lounais|Luoteis|Väli|Perä|Varsinais|Syd"
    r"|Nord|Norra|Södra|Öst|Öster|Östra|Väst|Väster|Västra|Mellersta|Mellan|Egentliga"
)
# Small words of Swedish, which begin sentences; Voikko knows Finnish only.
_SMALL_WORDS = (
    "På Av För Från Med Om Enligt Efter Hos Mot Vid Också Även Under Den Det Detta Denna Dessa Hon"
    " Som När Där Här Då Så Nu Men Och Att Inte Dessutom Däremot Eftersom Mellan Genom Förutom"
    " Utöver Sökande Nämnden Styrelsen Beslutet Övriga Frånvarande Närvarande Föredragande"
)
_SWEDISH_WORDS = frozenset(_SMALL_WORDS.split())
# Names made of the father's, and the commonest endings of Slavic surnames.
_FATHER = re.compile(
    r"(?:(?:np|s)oika|ntytär|ovi(?:tš|ch|č)|evi(?:tš|ch|č)|[oe]vna|sdotter|dóttir)\Z"
)
_SLAVIC = re.compile(
    rf"\A[{UPPER}]\w{{2,20}}(?:[oe]va?|enko|tš?uk|chuk|czyk|[sc]k[iaij]|wicz|jan)"
    r"(?:in?|ille|ilta|ista|an|lle|lta|lla|n)?\Z"
)


@lru_cache(maxsize=20_000)
def kinds_of(word: str) -> frozenset[str]:
    """Return which kinds of names a word may be; none for unknown and common words."""
    if re.fullmatch(INITIAL, word):
        return frozenset({FIRST, LAST})  # "Aino M.", "Malli A."
    if word in _SWEDISH_WORDS:
        return frozenset({OTHER})
    if word[0].islower():
        return frozenset({FOREIGN})  # "al-Hamdan"
    if _COMMON_PART.search(word):
        return frozenset({OTHER})  # "Geopark-alueen": a compound with a common word
    shown = word.title() if word.isupper() else word
    readings = [row for row in _voikko().readings(shown) if row[1]]
    found = _of_readings(readings)
    if not readings or not word.isupper() or "-" in word:
        # Headings in capitals have words of every kind.
        found |= listed_kinds(shown)
    if _SURNAME_END.search(shown):
        # Finnish surnames of the commonest form; the dictionary has not all of them.
        found.add(LAST)
    if OTHER not in found and any(
        pattern.search(shown) for pattern in (_SWEDISH_SURNAME_END, _SLAVIC, _FATHER)
    ):
        found.add(LAST)
    if "-" in shown:
        found = _of_both_parts(shown, found)
    elif not found and not readings and _is_of_two_names(shown):
        found.add(FIRST)
    if not set(shown.lower()) <= _PLAIN and OTHER not in found:
        found.add(FOREIGN)
    return frozenset(found)


def _of_readings(readings: Sequence[tuple[str, str]]) -> set[str]:
    """Return the kinds of the dictionary's readings, base forms and outputs, of a word."""
    found = {_kind_of(output) for _, output in readings}
    for base, output in readings:
        if LAST in listed_kinds(base.title()):
            found.add(LAST)  # "Hirven", "Suden": a surname that is a word
        is_place = _kind_of(output) != FIRST and _LANDSCAPE.search(base.lower())
        if output.startswith("[Lep]") or is_place:
            found.add(LANDSCAPE)
    return found


def _kind_of(output: str) -> str:
    """Return the kind of one reading; "Liisankatu" is a place, although Liisa is none."""
    is_of_word = "[Ln]" in output.rpartition("[Bc]")[2] and "[Bc]" in output
    return OTHER if is_of_word and "-" not in output else _KINDS.get(output[:5], OTHER)


def _of_both_parts(word: str, found: set[str]) -> set[str]:
    """Return the kinds of a word with a hyphen, of which *found* are seen as it is."""
    first, _, second = word.partition("-")
    if second[:1].isupper() and _has_second_surname(first, second):
        found = found | {LAST}
    is_given = FIRST in kinds_of(first)
    is_double = is_given and second[:1].isupper() and FIRST in kinds_of(second)
    if second and len(first) < _SHORTEST_TRADE:
        is_given |= FIRST in kinds_of(second)  # "Ing-Mari", not "Städ-Maja"
    if FIRST in found or is_double or (not found and is_given):
        return (found | {FIRST}) - {OTHER}
    return found


def _is_of_two_names(word: str) -> bool:
    """Whether two first names are written as one: "Sannamarja"."""
    return any(
        is_base_form(word[:place])
        and _is_given_name(word[:place])
        and _is_given_name(word[place:].title())
        for place in range(_SHORTEST_TRADE, len(word) - _SHORTEST_TRADE + 1)
    )


def _is_given_name(word: str) -> bool:
    return any(output.startswith("[Lee]") for _, output in _voikko().readings(word))


def _has_second_surname(first: str, second: str) -> bool:
    """Whether "Kivi-Pelkonen" is a surname; "Itä-Karjala" and "Etelä-Savo" are not."""
    is_place = _DIRECTION.fullmatch(first) is not None
    return not is_place and LAST in kinds_of(second) and FIRST not in kinds_of(second)


def is_base_form(word: str) -> bool:
    """Whether a word is in no case form, as far as the dictionary knows."""
    bases = {base.casefold() for base, _ in _voikko().readings(word)}
    return not bases or word.casefold() in bases


def is_plain(kind: frozenset[str]) -> bool:
    """Whether a word of these kinds is one of the language and no name."""
    return OTHER in kind and not kind & {FIRST, LAST, FOREIGN}


def is_common_noun(word: str) -> bool:
    """Whether a word is nothing but a noun of the language: "Taika", "Rimalle"."""
    readings = [output for _, output in _voikko().readings(word) if output]
    return bool(readings) and all(output.startswith("[Ln]") for output in readings)


def is_small_word(word: str) -> bool:
    """Whether a word may be one that no name is of: "Näin", "Nämä", "Koska"."""
    return any(output[:4] in _SMALL for _, output in _voikko().readings(word))


def is_active(word: str) -> bool:
    """Whether a word in small letters is nothing but a verb in the third person."""
    readings = [output for _, output in _voikko().readings(word) if output]
    return any(output.startswith("[Lt]") and "[P3]" in output for output in readings)


def is_quality(word: str) -> bool:
    """Whether a word is nothing but an adjective or a participle: "käyvä"."""
    readings = [output for _, output in _voikko().readings(word.lower()) if output]
    return bool(readings) and all("[Ll]" in output for output in readings)


def is_verb(word: str) -> bool:
    """Whether a word in small letters may be a verb that says what somebody does."""
    return any(
        output.startswith("[Lt]") and "[Ln]" not in output
        for _, output in _voikko().readings(word)
    )


@lru_cache(maxsize=1)
def _voikko() -> Voikko:
    return Voikko()
