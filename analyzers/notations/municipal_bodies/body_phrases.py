"""Whole names of bodies in running text: from the head word back to where they begin.

A name is told by its last word ("johtokunta") and by what stands before it: owners in the
genitive, adjectives, joined parts. "1 (19) Rantamaan pelastuslaitoksen johtokunta 3.2.2031"
holds "Rantamaan pelastuslaitoksen johtokunta". Lists of names are not needed for this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.municipal_bodies.body_nouns import OWNING_ENDS
from analyzers.text.quick_patterns import quick
from analyzers.text.word_ends import behind

_WORD_BEFORE = re.compile(r"(?<![\w:-])(?P<word>[^\W\d_][\w:-]*)(?:(?<=-),)? $")
_GENITIVE = re.compile(r"[^\W\d_]{2,}n|[A-ZÅÄÖ]{2,}(?:N|:n)")
_ADJECTIVE = re.compile(r"(?i)[^\W\d_]+(?:nen|isen|ska|iga)|gemensam(?:ma)?|allmänna")
_REGION = re.compile(
    r"[A-ZÅÄÖ][\wåäö-]+(?:nejdens|regionens|bygdens|traktens|styrelsens|nämndens|fullmäktiges)"
)
"""A Swedish region whose body is common to several towns, or a body with one of its own:
"Rannikkonejdens nämnd", "Kommunstyrelsens planläggningssektion"."""

_WHEN = (
    r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuun"
    r"|kevään|syksyn|viikon"
)
_WHICH = re.compile(
    r"(?i)(?:[A-ZÅÄÖ][\wåäö]+n )?(?:(?:viimei|ensimmäi|edelli|enti|nykyi|eili)(?:nen|sen)"
    rf"|{_WHEN}) "
)
"""Tells which meeting or term is meant: "Vuoden viimeinen valtuusto", "Toritilan
huhtikuun valtuusto"."""

_AND = {"ja", "sekä", "och", "samt"}
_NO_OWNER = re.compile(
    r"(?i)(?:kommun|organ|kokouksen|pöytäkirjan|esityslistan|asian|päätöksen|kuin|niin|sekä|ennen|mukaan"
    r"|uutinen|ehdotuksen|esityksen|lausunnon|vastaan|varten|jäsenen|puheenjohtajan"
    rf"|(?:viimei|ensimmäi|edelli|enti|nykyi|eili)(?:nen|sen)|{_WHEN})"
)
_OWNER = (
    r"(?:kaupungin|kunnan|[\wåäö-]*seurakunnan|[\wåäö-]*seurakuntayhtymän"
    r"|[\wåäö-]*kuntayhtymän|hyvinvointialueen|(?:maakunta)?liiton)"
)
_OWNED = re.compile(
    rf"(?i)^(?:[\wåäö:-]+n (?:ja [\wåäö-]+n |seudun )?(?:ev\.? ?lut\.? )?)?{_OWNER}"
    r" (?P<own>(?!jäte).+)$"
)
_OF_CHIEF = re.compile(
    r"(?i)^(?:[\wåäö:-]+(?<!ne)n ){1,3}(?P<own>(?:kaupungin|kunnan|maakunta|alue|yhtymä|kirkko)"
    r"(?:hallitus|valtuusto|neuvosto)|nuorisovaltuusto"
    r"|(?:[a-zåäö]+- ja )?[a-zåäö]+(?:neuvosto|raati|parlamentti)"
    r"|keskusvaalilautakunta|tarkastuslautakunta)$"
)
_MOST_WORDS, _LONGEST = 6, 120


_GENITIVE_BODY = quick(
    r"(?<![\w-])(?=[\w-])(?P<name>(?:(?-i:[A-ZÅÄÖ][A-Za-zÅÄÖåäö-]*n"
    r" (?:(?:seudun|kaupungin|kunnan) )?(?=[a-zåäö])))?(?:\w++-"
    r" (?:ja|och) |\w++(?<=\wisen) )?[\w-]*+"
    rf"(?:{behind(OWNING_ENDS)}|(?<=\wneuvoston)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BodyFound:
    """A body's name and where it stands."""

    name: str
    start: int
    end: int


def find(text: str) -> Iterator[BodyFound]:
    """Yield the bodies' names in *text*, in order.

    >>> [one.name for one in find("1 (19) Rantamaan pelastuslaitoksen johtokunta 3.2.2031")]
    ['Rantamaan pelastuslaitoksen johtokunta']
    >>> [one.name for one in find("Pohjoisen Rantamaan työllisyyslautakunta")]
    ['Pohjoisen Rantamaan työllisyyslautakunta']
    """
    lowered = text.lower()
    places = [at for word in bodies.HEAD_WORDS if (at := lowered.find(word)) >= 0]
    if not places:
        return
    begin = text.rfind(" ", 0, max(0, min(places) - _LONGEST)) + 1
    for match in bodies.BODY_IN_TEXT.finditer(text, begin):
        yield _whole(text, match)


def at(text: str, position: int) -> BodyFound | None:
    """Return the name that begins at *position*, or None."""
    if match := bodies.BODY_IN_TEXT.match(text, position):
        return _whole(text, match)
    found = next(find(text[position : position + 120]), None)
    if found is None or found.start:
        return None
    return BodyFound(found.name, position, position + found.end)


def find_genitives(text: str) -> Iterator[BodyFound]:
    """Yield the bodies that stand in the genitive, named in the nominative.

    >>> [one.name for one in find_genitives("Teknisen lautakunnan kokous 3.2.2031")]
    ['Tekninen lautakunta']
    """
    for match in _GENITIVE_BODY.finditer(text):
        yield _nominative(text, match)


def genitive_at(text: str, position: int) -> BodyFound | None:
    """Return the body in the genitive that begins at *position*, or None."""
    found = next(find_genitives(text[position : position + 120]), None)
    if found is None or found.start:
        return None
    return BodyFound(found.name, position, position + found.end)


def _nominative(text: str, match: re.Match[str]) -> BodyFound:
    begin, end = _begin(text, match.start("name")), match.end("name")
    name = bodies.nominative(text[begin:end].strip())
    return BodyFound(name[0].upper() + name[1:], begin, end)


def without_owner(name: str) -> str:
    """Return a body's name without the publisher whose body it is; others stay.

    >>> without_owner("Toritilan kunnan tekninen lautakunta")
    'Tekninen lautakunta'
    >>> without_owner("Rantamaan pelastuslaitoksen johtokunta")
    'Rantamaan pelastuslaitoksen johtokunta'
    >>> without_owner("Hyvinvointialueen tämän syksyn aluehallitus")
    'Aluehallitus'
    """
    match = _OF_CHIEF.match(name) or _OWNED.match(name)
    if match is None:
        return name
    own = match["own"][0].upper() + match["own"][1:]
    return without_owner(own) if bodies.is_body(own) else name


def _whole(text: str, match: re.Match[str]) -> BodyFound:
    begin, end = match.start("body"), match.end("body")
    if which := _WHICH.match(text, begin, end):
        return BodyFound(text[which.end() : end].strip(), which.end(), end)
    if task := bodies.SWEDISH_TASK.match(text, end):
        return BodyFound(text[begin : task.end()].strip(), begin, task.end())
    name = match["body"].strip()
    is_whole = " " not in name and name[:1].isupper() and not name.isupper()
    if not is_whole:
        begin = _begin(text, begin)
    return BodyFound(text[begin:end].strip(), begin, end)


def _begin(text: str, position: int) -> int:
    """Return where the name begins whose known part begins at *position*.

    Without a word with a capital it has no beginning that is known: *position* stays.
    """
    whole = position
    for _ in range(_MOST_WORDS):
        before = _WORD_BEFORE.search(text, max(0, position - 60), position)
        if before is None or not _belongs(before["word"], text, position):
            break
        position = before.start("word")
        if before["word"][0].isupper():
            whole = position
    return whole


def _belongs(word: str, text: str, position: int) -> bool:
    """Whether *word* is a part of the name that goes on at *position* of *text*."""
    following = re.match(r"[\w:-]+", text[position : position + 60])
    first = following.group() if following else ""
    if word.casefold() in _AND:
        return _GENITIVE.fullmatch(first) is not None
    if _NO_OWNER.fullmatch(word):
        return False
    if word.endswith("-"):
        return first[:1].islower()
    is_owner = _GENITIVE.fullmatch(word.rpartition("-")[2]) is not None
    if first.isupper():
        return word.isupper() and (is_owner or first.casefold() in _AND)
    if first[:1].isupper():
        is_genitive = _GENITIVE.fullmatch(first.rpartition("-")[2]) is not None
        return is_owner and word[0].isupper() and is_genitive
    if _REGION.fullmatch(word):
        return True
    return (
        is_owner or first.casefold() in _AND or _ADJECTIVE.fullmatch(word) is not None
    )
