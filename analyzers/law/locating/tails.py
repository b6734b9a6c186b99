"""What follows the name of an act: its number, a definition, the places cited."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analyzers.law.locating.act_places import Locator
from analyzers.law.locating.locators import read_locator
from analyzers.law.locating.numbers import NUMBER, statute_number
from analyzers.text.late_pattern import LatePattern

_BRACKET = re.compile(r"\s?\((?P<body>[^()]{1,220})\)")
_OPEN_BRACKET = LatePattern(rf"\s?\(\s?{NUMBER}")
_IN_BRACKET = LatePattern(
    rf"\s?(?:(?P<alias>[a-zåäö-]{{2,40}}),\s)?(?:(?:nro|n:o|nr|l|laki|a|asetus|ffs|förfs|säädk|sdk|sk|lag|förordning|annettu)\.?\s)?{NUMBER}\s?"
)
# "Potilaslaki § 785/1992" has the sign before the number of the act
_PLAIN_NUMBER = re.compile(
    rf"\s?,?\s?(?:§\s?)?(?:nro\s|n:o\s|nr\s)?(?!\d{{1,3}}/\d\d\s?§){NUMBER}"
)
_DEFINITION = LatePattern(
    r"\s?(?:[,;]|–|-)?\s?(?:(?:jäljempänä|jatkossa|myöhemmin|alempana|lyh\.|lyhenne|nedan|"
    r"härefter|nedan kallad)(?:\s(?:myös|tässä|kallad))?:?\s)?[\"”“’'«]?"
    r"(?P<alias>[a-zåäö][\w åäö\-\n]{1,60}?)[\"”“’'»]?\s?$"
)
_DATED_BRACKET = LatePattern(
    r"(?:(?:voimaan|voimassa|hyväksy\w+|hyv\.|alk\.|kv|kvalt\.?|kh|\w*valtuusto\w*|godkänd|"
    r"fge|fullmäktige)\s?){0,3}\d{1,2}\.\d{1,2}\.\d{4}"
)
_LISTED = (
    r"\d{1,3}(?:\s?[a-h])?(?:(?:\s?,\s|\s?[–-]\s?|\s(?:ja|tai|sekä|och|samt)\s)"
    r"\d{1,3}(?:\s?[a-h])?){0,9}"
)
_OF_NEXT = (
    rf"(?:,|\s(?:ja|sekä|tai|och|samt))\s-?[a-zåäö-]{{2,40}}(?::n|:s)?\s{_LISTED}"
)
_LOST_SIGN = re.compile(
    rf"\s(?P<section>{_LISTED})"
    # a blank before a stop is where the sign stood: "(Kuntalaki 91 )", "MRL 171 ."
    r"(?=\s(?:mukaan|mukai[sn]\w+|nojalla|perusteella)(?!\w)|\s[.;)]"
    # "MRL:n 54 ja MRA:n 30 §": one sign for the sections of several acts
    rf"|{_OF_NEXT}(?:{_OF_NEXT})?\s?§)"
)
_ENDING = re.compile(
    # "PL 12 :ssä", "KuntaL 29:n": the sign is lost, its case ending stands
    rf"\s(?P<section>{_LISTED}(?:\.\d)?)\s?:(?:n|t|ssä|stä|ää|ään|llä|ien|iä)(?!\w)"
)
# "(KuntaL 143)", "ks. myös YSL 28)": the last of what a bracket holds.
_ENDS_BRACKET = re.compile(r"\s(?P<section>[1-9]\d{0,2})(?=\))")
_LAST_NUMBER = LatePattern(
    # "hallintolaki 34, 44 ja 45, kuntalaki 134"
    rf"(?:(?<=laki)|(?<=lagen))\s(?P<section>\d{{1,3}}|{_LISTED})"
    rf"(?=\.?(?:\n|$)|[.;]\s[^\W\d]|\)|(?:,|\s(?:ja|sekä|och|samt))\s[a-zåäö-]{{2,40}}(?:laki|lagen)\s\d)"
    # "jätelain 36 antaa": after a genitive a number can only be a section, unless it
    # counts what follows
    r"|(?<=lain)\s(?P<counted>[1-9]\d{0,2})(?=\s(?!(?:vuo|kert|kpl|euro|prosen|päiv|kuuk|koh|"
    r"luv|luk|mom|ensi|viim|uut|muut|eri|keske|tärke|tavo|ja|tai|sekä)[a-zåäö]*)[a-zåäö]{4})"
)
_COMMA = re.compile(
    # "kuntalaki, 14 §", "kuntalaki: § 14", and the first item of a list below the name
    r"(?:[,:]\s?|[,:]?\n\s?[-–•*]\s)(?=\d|§§?\s?\d|kap\w*\.?\s\d|(?:paragraf|pykäl)\w{0,4}\s\d)"
)
_JOINT = re.compile(r"(?:(?:,|\s(?:och|samt|eller))\s|\n)(?=\d)")
_ANY_JOINT = re.compile(r"(?:(?:,|\s(?:ja|sekä|tai|och|samt|eller))\s|\n)(?=\d)")
_NEXT_ACT = LatePattern(
    r"\s(?:(?:i|av|uti)\s|(?:[a-zåäö-]{3,40}(?:lagen|förordningen|balken)|lagen om)(?!\w))"
)
_MARKED = re.compile(r"jäljempänä|jatkossa|myöhemmin|nedan|härefter|lyhenne|lyh\.")
_INTERPOSED = re.compile(
    r"(?:\s[a-zåäö\-]{2,40},?){0,6}?\s(?:koskev|tarkoitet|sisältäv|säätelev|määrittelev|"
    r"määräävä|rajoittav|mukais)[a-zåäö]{1,6}(?=\s\d|\s§)"
    r"|\s(?:säännöksen|säännökset|uuden|nykyisen|voimassa olevan|kumotun|vanhan|muutetun)(?=\s\d)"
)


@dataclass(frozen=True, slots=True)
class Tail:
    """What was read after a name.

    Attributes:
        end: where the mention ends.
        number: canonical number of the act, None when not given.
        locator: places cited, None when the act alone is.
        alias: name that a bracket defines for the act, lower case; "" when none.
        read_to: where reading goes on; past a definition that is not part of the mention.
    """

    end: int
    number: str | None
    locator: Locator | None
    alias: str
    read_to: int = 0


def read_tail(
    lower: str,
    end: int,
    *,
    may_lose_sign: bool = True,
    has_places: bool = True,
    may_pass_comma: bool = True,
) -> Tail:
    """Read number, definition and places that follow a name ending at *end*.

    Args:
        lower: cleaned lower-case text.
        end: where the name ends.
        may_lose_sign: "31 :n" counts as a section.
        has_places: False when the places stood before the name (Swedish).
        may_pass_comma: places after a comma are the act's even if "i" follows them, as
            it does in Swedish before another act.
    """
    number, alias, at, short_end = None, "", end, end
    bracket = _BRACKET.match(lower, end)
    if bracket:
        inside = _read_bracket(lower, bracket)
        if inside is None:
            at = bracket.end() if _DATED_BRACKET.match(bracket["body"]) else end
            bracket = None
        elif inside.locator is not None:
            return inside
        else:
            number, alias, short_end = inside.number, inside.alias, inside.end
            at = bracket.end()
    if bracket is None and at == end and (plain := _plain_number(lower, end)):
        number, at = statute_number(plain), plain.end()
        short_end = at
        named = _BRACKET.match(lower, at)
        inside = _read_numberless(lower, named) if named else None
        if inside and inside.locator is not None:
            return replace(inside, number=number)
        if named and inside:
            # "304/2003 (viranhaltijalaki) 3 §"
            alias, at = inside.alias, named.end()
    locator = None
    if has_places:
        locator = _read_places(lower, at, may_lose_sign, may_pass_comma)
    if locator is not None:
        return Tail(locator.end, number, locator, alias)
    return Tail(short_end, number, None, alias, at)


def _plain_number(lower: str, end: int) -> re.Match[str] | None:
    return _OPEN_BRACKET.match(lower, end) or _PLAIN_NUMBER.match(lower, end)


def _read_places(
    lower: str, at: int, may_lose_sign: bool, may_pass_comma: bool
) -> Locator | None:
    locator = read_locator(lower, at, is_after_act=may_lose_sign, may_have_colon=True)
    if locator and not may_pass_comma and _NEXT_ACT.match(lower, locator.end):
        locator = _before_next_act(lower, at, locator)
    if locator and all(place.section is None for place in locator.places):
        locator = _past_interposed(lower, locator)
    if locator is None and (comma := _COMMA.match(lower, at)):
        locator = read_locator(lower, comma.end(), is_after_act=False)
        if locator and not may_pass_comma and _NEXT_ACT.match(lower, locator.end):
            locator = None
    if locator is None and (words := _INTERPOSED.match(lower, at, at + 240)):
        locator = read_locator(lower, words.end(), is_after_act=False)
    if locator is None and may_lose_sign:
        locator = _without_sign(lower, at)
    return locator


def read_unsigned(lower: str, end: int) -> Tail | None:
    """Read "MRL 171 nojalla", "PL 12 :ssä": sections whose sign is left out."""
    if ending := _ENDING.match(lower, end):
        listed = read_locator(f"{ending['section']} §", 0)
        places = listed.places if listed else ()
        located = Locator(ending.start("section"), ending.end(), places)
        return Tail(ending.end(), None, located, "")
    if last := _ENDS_BRACKET.match(lower, end):
        listed = read_locator(f"{last['section']} §", 0)
        places = listed.places if listed else ()
        return Tail(
            last.end(),
            None,
            Locator(last.start("section"), last.end("section"), places),
            "",
        )
    if _LOST_SIGN.match(lower, end) is None:
        return None
    locator = _without_sign(lower, end)
    return Tail(locator.end, None, locator, "") if locator else None


def _without_sign(lower: str, at: int) -> Locator | None:
    """Read "kuntalain 134 mukaan", "hallintolain 34 ja 36 nojalla", "Kuntalaki 136."."""
    lost = _LOST_SIGN.match(lower, at) or _LAST_NUMBER.match(lower, at)
    if lost is None:
        return None
    group = lost.lastgroup or "section"
    listed = read_locator(f"{lost[group]} §", 0)
    places = listed.places if listed else ()
    return Locator(lost.start(group), lost.end(group), places)


def left_to_next(lower: str, tail: Tail) -> Tail:
    """Leave the last places of *tail* to the act that follows them: "… ja 5 § SHL".

    Unchanged where the places do not fall apart at a comma or conjunction.
    """
    if tail.locator is None:
        return tail
    at = tail.locator.start
    shorter = _before_next_act(lower, at, tail.locator, _ANY_JOINT)
    return replace(tail, end=shorter.end, locator=shorter, read_to=0)


def _before_next_act(
    lower: str, at: int, locator: Locator, joints: re.Pattern[str] = _JOINT
) -> Locator:
    """Leave "13 och 14 §" of "X-lagen 24 § samt 13 och 14 § i Y-lagen" to the next act."""
    for joint in list(joints.finditer(lower, at, locator.end))[::-1]:
        shorter = read_locator(lower, at, limit=joint.start(), is_after_act=False)
        if shorter is not None and shorter.end == joint.start():
            return shorter
    return locator


def _past_interposed(lower: str, chapters: Locator) -> Locator:
    """Read on in "12 luvun suorahankintaa koskevan 110 §:n"."""
    words = _INTERPOSED.match(lower, chapters.end, chapters.end + 240)
    inner = words and read_locator(lower, words.end(), is_after_act=False)
    if not inner:
        return chapters
    chapter = chapters.places[-1].chapter
    places = tuple(
        replace(place, chapter=place.chapter or chapter) for place in inner.places
    )
    return Locator(chapters.start, inner.end, places)


def _read_bracket(lower: str, bracket: re.Match[str]) -> Tail | None:
    """Read what a bracket after a name holds; None when it is not part of the citation."""
    start, end = bracket.span("body")
    match = _IN_BRACKET.match(lower, start, end)
    if match is None:
        return _read_numberless(lower, bracket)
    number = statute_number(match)
    if match.end() >= end:
        return Tail(bracket.end(), number, None, match["alias"] or "")
    locator = read_locator(lower, _skip(lower, match.end()), limit=end)
    if locator is not None and end - locator.end <= 1:
        return Tail(bracket.end(), number, locator, "")
    definition = _DEFINITION.match(lower, match.end(), end)
    number_end = max(match.end(group) for group in ("date_number", "second", "year"))
    return Tail(number_end, number, None, definition["alias"] if definition else "")


def _read_numberless(lower: str, bracket: re.Match[str]) -> Tail | None:
    start, end = bracket.span("body")
    locator = read_locator(lower, start, limit=end, is_after_act=False)
    if locator is not None and end - locator.end <= 1:
        return Tail(bracket.end(), None, locator, "")
    definition = _DEFINITION.match(lower, start, end)
    if definition and (
        _MARKED.match(lower, start, end)
        or re.fullmatch(r"[\wåäö-]+", definition["alias"])
    ):
        return Tail(bracket.start(), None, None, definition["alias"])
    return None


def _skip(lower: str, at: int) -> int:
    while at < len(lower) and lower[at] in ",; \n":
        at += 1
    return at
