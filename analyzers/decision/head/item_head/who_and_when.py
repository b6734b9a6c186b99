"""Lines that only say who decided, when and under which number: never a title.

"Iso-Torin kaupunki, tonttipäällikkö", "PÄÄTÖS 46/2031   12.5.2031" and "Rehtorin päätös
§ 14" are made of such parts and nothing else, in any order. ``head_lines`` knows the heads
of bodies in full; here stand officials, units and the words of officials' decisions, too.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from analyzers.decision.publisher import organisations, towns
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.municipal_bodies.office_cases import nominative_office
from analyzers.notations.municipal_bodies.offices import OFFICE_IN_ANY_CASE
from analyzers.notations.temporal import dates
from analyzers.text.quick_patterns import needed_words
from analyzers.text.word_gate import WordGate

_LONGEST = 160
_MOST_WORDS = 8
_SEPARATOR = re.compile(r"[\s,;:|/–—.•·▪»>*\[\]-]*")
_WORD = re.compile(r"[^\s,;:|/()§•·▪»>*]+")
_UNBROKEN = re.compile(r"[^\s,;()]+")
_NOTE = re.compile(r"\((?P<note>[^()\n]{2,80})\)")
_RANGE = re.compile(r"\s?[-–—]\s?\d")
_SECTION = re.compile(
    r"(?i)(?:§{1,2}\s?|(?:pykälä|paragraf)\s)(?P<a>\d{1,4}\s?[a-z]?)(?![\w.-])(?:\s?/\s?(?:19|20)\d{2})?"
    r"|(?P<b>\d{1,4}\s?[a-z]?)(?:/(?:19|20)\d{2})?\s?§(?!\w)(?:\s?/\s?(?:19|20)\d{2})?"
    r"|§(?=\s|$|\s[A-ZÅÄÖ])"
)
_NUMBER = re.compile(
    r"(?i)(?:(?:n:?r:?o?|numero|nummer|vp|asia|ärende)\.?:?\s?)?"
    r"(?P<number>(?:19|20)\d{2}/\d{1,5}"
    r"|(?!(?:19|20)\d\d(?![\d/]))\d{1,4}(?:\s?/\s?(?:19|20)\d{2})?"
    r")(?![\w.-]*\w)"
)
"""A year alone numbers nothing."""

_LABEL = re.compile(
    r"(?i)(?:pvm|päivä(?:ys|määrä)?|päätöspäivä(?:määrä)?|päätöksen (?:päivämäärä|numero)"
    r"|päätetty|annettu(?: julkipanon jälkeen)?|antopäivä|aika|kokous(?:aika|päivä|pvm)?"
    r"|ylimääräinen(?= kokous)|givet|datum|tid|beslutsdatum|sammanträdesdatum"
    r"|sammanträde|extra(?= möte)|möte|päätösn(?:ro|umero)|beslutsn(?:r|ummer)"
    r"|(?:päätöksentekijä|beslutsfattare|viranhaltija|tjänsteinnehavare|yksikkö|enhet)(?=:)"
    r"|(?:diaari|asia|diarie)(?:n(?:ro|r|umero|ummer))?(?=[:.]? [\dA-ZÅÄÖ/-]*\d)|d?nro|dnr"
    r"|(?:lupa|päätös|lov|tillstånds?|besluts?)(?:tunnus|numero|nro|nummer|nr)|ges efter anslag"
    r"|klo|kello|kl|ote|utdrag|vp|(?:asia|ärende)(?= (?:nro |nr )?\d)|esityslistan mukaan)\b\.?"
)
_BY = re.compile(r"(?i)(?:(?:fattat|taget|gjort) )?av(?= \w)")
_CODE = re.compile(r"(?=[\w-]*\d)[A-ZÅÄÖ\d]{1,6}(?:-[A-ZÅÄÖ\d]{1,8})+(?![\w-])")
"""The number of a permit: "24-118-MAI", "VP-31-0071"."""

_YEAR = re.compile(r"(?:19|20)\d{2}(?![\w.])")
_TIME = re.compile(
    r"(?i)(?:klo|kello|kl\.?)\s?\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?"
)
_SECRECY = re.compile(
    r"(?i)(?:osittain )?salassa pidettävä|julkinen (?:ote|osa)|ei julkinen|sekretessbelagd"
    r"|julkl\b|offl\b|julkisuuslaki|henkilötiedot poistettu"
)
_KIND_WORDS = (
    r"(?:viranhaltija(?:n )?|ratkaisu|tjänsteinnehavar(?:e(?:ns|s)? )?|tjänstemanna)?-?"
    r"(?:päätös(?:pöytäkirja|luettelo)?|(?:kokous)?pöytäkirja(?:n ?ote)?|ratkaisu"
    r"|beslut(?:sprotokoll)?|(?:sammanträdes)?protokoll(?:sutdrag)?"
    r"|(?:esitys|lisä|föredragnings|tilläggs)list[ao]r?)"
)
_KIND = re.compile(_KIND_WORDS, re.IGNORECASE)
_KIND_OF_MATTER = re.compile(
    r"(?i)[\w-]{3,}(?:päätös|beslut)|[\w-]{3,}(?:asia|ärende)t?"
)
"""Kinds of officials' decisions by matter: alone such a word may be a title."""

_TASK = r"(?: (?:för|i|vid|on) [\wÅÄÖåäö-]+(?: [\wåäö-]+){0,2})?"
_OFFICIAL = re.compile(
    r"(?i)(?:(?:vs|vt|va|tf|t\.f|v)\.? )?"
    rf"(?!{_KIND_WORDS}\s|(?:valmistelija|esittelijä)\b)"
    r"(?:(?:[\w-]+(?:n|inen|va|tävä|isk[ae]|ande|-|s)|ja|och) ){0,4}"
    rf"(?:{OFFICE_IN_ANY_CASE}(?:-rehtori)?|chef){_TASK}"
)
_UNIT = re.compile(
    r"(?i)(?:[\wåäö-]+ (?:ja |och |sekä )?){0,5}[\wåäö-]*(?:palvelut|palvelukokonaisuus|toimiala"
    r"|virasto|keskus|toimi|osasto|yksikkö|liikelaitos|konserni|hallinto|vastuualue"
    r"|tulosalue|valvonta|ympäristöterveys|ympäristönsuojelu|perusturva|koulu|lukio|päiväkoti"
    r"|opisto|laitos|viranomainen|tiimi|työ|tjänster|service|sektor(?:n)?|förvaltning(?:en)?"
    r"|avdelning(?:en)?|enhet(?:en)?|skola(?:n)?|gymnasi(?:um|et)|daghem(?:met)?)"
)
_TOWN = re.compile(
    r"(?i)[A-ZÅÄÖ][\w-]+ (?:kaupunki|kunta|stad|kommun|hyvinvointialue|välfärdsområde)"
)
_NAME_OF_PLACE = re.compile(
    r"(?i)[A-ZÅÄÖ][\w-]*(?:koski|joki|järvi|mäki|niemi|salmi|ranta|lahti|saari|vaara|vesi|kylä"
    r"|pää|suo|maa|harju|l[aä]|virta|kangas|pelto|salo|kallio|lampi|rinne|kunta|lehto|vuori"
    r"|viken|näs|böle|ö|sund|fors|borg|stad|by|holm|träsk|fjärd(?:en)?|bäck|backa|ås|hamn)"
)
"""How names of towns end that no register holds; any other noun may be a title."""

_SHORT_BODY = re.compile(r"(?:[\wåäö-]+ (?:ja )?){0,3}(?:ltk|lautak|jsto|jaos)\.?")
_OF_TOWN = re.compile(r" i (?-i:[A-ZÅÄÖ])[\wåäö-]+$")


@dataclass(slots=True)
class WhoAndWhen:
    """What one line says; None where it does not.

    Attributes:
        official: who decided alone, in the nominative.
        places: names of towns or units that no register confirms.
        matter: a word that names the kind of matter ("Henkilöstöpäätös").
    """

    official: str | None = None
    body: str | None = None
    publisher: str | None = None
    date: dt.date | None = None
    section: str | None = None
    number: str | None = None
    kind: str | None = None
    matter: str | None = None
    has_label: bool = False
    places: int = 0
    units: int = 0

    @property
    def says_who(self) -> bool:
        """Whether it names who decided."""
        return self.official is not None or self.body is not None

    @property
    def says_when(self) -> bool:
        """Whether it holds a day, a § or a number."""
        return bool(self.date or self.section or self.number)


@functools.lru_cache(maxsize=4_096)
def read(text: str) -> WhoAndWhen | None:
    """Return the parts of a line that is made of such parts only, else None.

    A head is asked for its kind and for its facts; what is returned is shared.

    >>> read("Iso-Torin kaupunki, tonttipäällikkö").official
    'Tonttipäällikkö'
    >>> read("Tonttipäällikön viran täyttäminen 12.5.2031") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    found = WhoAndWhen()
    position = _after(text, 0)
    while position < len(text):
        end = next(
            (end for take in _TAKERS if (end := take(text, position, found))), None
        )
        if end is None:
            return None
        position = _after(text, end)
    return found


def _after(text: str, position: int) -> int:
    match = _SEPARATOR.match(text, position)
    return match.end() if match else position


def _take_secrecy(text: str, position: int, found: WhoAndWhen) -> int | None:
    """Take in "salassa pidettävä, JulkL 24 § 1 mom. 23 k" up to the line's end."""
    is_open = text.startswith("(", position)
    match = _SECRECY.match(text, position + is_open)
    is_behind = is_open or found.says_who or found.says_when or found.kind
    if match is None or not is_behind:
        return None
    end = text.find(")", position) if is_open else -1
    found.has_label = True
    return end + 1 if end > 0 else len(text)


def _take_day(text: str, position: int, found: WhoAndWhen) -> int | None:
    is_open = text.startswith("(", position)
    match = dates.DATE.match(text, position + is_open)
    day = dates.to_date(match) if match else None
    if match is None or day is None or _RANGE.match(text, match.end()):
        return None
    found.date = found.date or day
    return match.end() + text.startswith(")", match.end())


def _take_section(text: str, position: int, found: WhoAndWhen) -> int | None:
    is_open = text.startswith("(", position)
    match = _SECTION.match(text, position + is_open)
    if match is None or _RANGE.match(text, match.end()):
        return None
    number = match["a"] or match["b"]
    found.section = found.section or (number and number.strip().lower())
    return match.end() + text.startswith(")", match.end())


def _take_number(text: str, position: int, found: WhoAndWhen) -> int | None:
    is_open = text.startswith("(", position)
    match = _NUMBER.match(text, position + is_open)
    if match is None or _RANGE.match(text, match.end()):
        return None
    found.number = found.number or match["number"]
    return match.end() + text.startswith(")", match.end())


def _take_code(text: str, position: int, found: WhoAndWhen) -> int | None:
    match = _CODE.match(text, position)
    is_behind = found.kind or found.matter or found.has_label or found.official
    if match is None or not is_behind:
        return None
    found.number = found.number or match[0]
    return match.end()


def _take_year(text: str, position: int, found: WhoAndWhen) -> int | None:
    """Take in the year of a series: "Tekniska direktörens beslutsprotokoll 2031"."""
    match = _YEAR.match(text, position)
    return match.end() if match and found.kind and found.says_who else None


def _take_by(text: str, position: int, found: WhoAndWhen) -> int | None:
    """Take in what stands before an official behind the kind: "Beslut av bildningschefen"."""
    match = _BY.match(text, position)
    return match.end() if match and found.kind and not found.says_who else None


def _take_label(text: str, position: int, found: WhoAndWhen) -> int | None:
    for pattern in (_TIME, _LABEL):
        match = pattern.match(text, position)
        if match and not text[match.end() : match.end() + 1].isalnum():
            found.has_label = True
            return match.end()
    return None


def _take_note(text: str, position: int, found: WhoAndWhen) -> int | None:
    """Take in a remark in brackets behind who and when."""
    match = _NOTE.match(text, position)
    is_behind = found.says_who or found.says_when or found.places or found.units
    return match.end() if match and (is_behind or found.kind) else None


def _take_case(text: str, position: int, found: WhoAndWhen) -> int | None:
    """Take in a case number behind its label, or behind who and when."""
    match = _WORD.match(text, position)
    whole = _UNBROKEN.match(text, position)
    if match is None or whole is None or not re.search(r"\d", whole[0]):
        return None
    number = case_numbers.find(whole[0])
    return whole.end() if number and (found.has_label or found.says_when) else None


def _take_name(text: str, position: int, found: WhoAndWhen) -> int | None:
    """Take in the longest run of words that is a name or a kind."""
    end = organisations.publisher_end(text, position)
    if end is not None and not text[end : end + 1].isalnum():
        found.publisher = found.publisher or text[position:end].strip(" ,")
        return end
    ends = _ends_of_words(text, position)
    rest = text[position : ends[-1]].lower() if ends else ""
    held = _NEEDED.of(rest)
    for names in _NAMES:
        reaches = ((take, _least_reach(rest, words, held)) for take, words in names)
        likely = [(take, least) for take, least in reaches if least is not None]
        for end in reversed(ends) if likely else ():
            name = text[position:end].rstrip(".")
            if any(len(name) >= least and take(name, found) for take, least in likely):
                return end
    if not ends or not _is_place(text[position : ends[0]]):
        return None
    found.places += 1
    return ends[0]


def _least_reach(lowered: str, words: frozenset[str], held: set[str]) -> int | None:
    """Return how long a name of a sort must be to hold one of the words it needs.

    None where none is there, 0 where a sort needs none. Only those *held* may be there.
    """
    if not words:
        return 0
    places = ((lowered.find(word), word) for word in words & held)
    return min((at + len(word) for at, word in places if at >= 0), default=None)


def _is_place(word: str) -> bool:
    is_known = towns.by_nominative(word) is not None
    return is_known or _NAME_OF_PLACE.fullmatch(word) is not None


def _ends_of_words(text: str, position: int) -> list[int]:
    """Return where the words end that follow each other with blanks between only."""
    ends: list[int] = []
    while len(ends) < _MOST_WORDS:
        match = _WORD.match(text, position)
        if match is None or not match[0].lstrip("-")[:1].isalpha():
            break
        ends.append(match.end())
        if not text.startswith(" ", match.end()):
            break
        position = match.end() + 1
    return ends


def _is_kind(name: str, found: WhoAndWhen) -> bool:
    if _KIND.fullmatch(name):
        found.kind = found.kind or name.casefold()
        return True
    return False


def _is_matter(name: str, found: WhoAndWhen) -> bool:
    if _KIND_OF_MATTER.fullmatch(name):
        found.matter = found.matter or name
        return True
    return False


def _is_body(name: str, found: WhoAndWhen) -> bool:
    upper = _OF_TOWN.sub("", name[:1].upper() + name[1:])
    if bodies.is_body(upper) or _SHORT_BODY.fullmatch(name):
        found.body = found.body or upper
        return True
    return False


def _is_short_body(name: str, found: WhoAndWhen) -> bool:
    upper = _OF_TOWN.sub("", name[:1].upper() + name[1:])
    if " " in upper or not bodies.is_abbreviation(upper.rstrip(".")):
        return False
    found.body = found.body or upper
    return True


def _is_official(name: str, found: WhoAndWhen) -> bool:
    if not _OFFICIAL.fullmatch(name):
        return False
    found.official = found.official or nominative_office(name)
    return True


def _is_unit(name: str, found: WhoAndWhen) -> bool:
    found.units += bool(is_unit := _UNIT.fullmatch(name) is not None)
    return is_unit


def _is_town(name: str, found: WhoAndWhen) -> bool:
    if not _TOWN.fullmatch(name):
        return False
    found.publisher = found.publisher or name
    return True


_TAKERS: tuple[Callable[[str, int, WhoAndWhen], int | None], ...] = (
    _take_secrecy,
    _take_day,
    _take_section,
    _take_case,
    _take_code,
    _take_number,
    _take_year,
    _take_by,
    _take_label,
    _take_note,
    _take_name,
)
_Taken = tuple[Callable[[str, WhoAndWhen], bool], frozenset[str]]
_NAMES: tuple[tuple[_Taken, ...], ...] = (
    (
        (_is_kind, frozenset(needed_words(_KIND))),
        (_is_body, frozenset([*bodies.HEAD_WORDS, *needed_words(_SHORT_BODY)])),
        (_is_short_body, frozenset()),
        (_is_official, frozenset(needed_words(_OFFICIAL))),
        (_is_town, frozenset(needed_words(_TOWN))),
        (_is_matter, frozenset(needed_words(_KIND_OF_MATTER))),
    ),
    ((_is_unit, frozenset(needed_words(_UNIT))),),
)
"""A unit's name is looked for last: before it may stand a kind or an official. Each with
words of which every such name holds one, where these are known."""
_NEEDED = WordGate(
    {word: [[word]] for names in _NAMES for _, words in names for word in words}
)
