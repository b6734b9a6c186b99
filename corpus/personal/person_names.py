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
from functools import lru_cache
from typing import Literal

from analyzers.words.morphology.voikko import Voikko

_FIRST, _LAST, _OTHER = "[Lee]", "[Les]", "other"
_WORD = r"[A-ZÅÄÖÉÜ][a-zåäöéüáčđŋšŧž]+(?:[-–][A-ZÅÄÖÉÜ]?[a-zåäöéüáčđŋšŧž]+)?"
_CAPITALS = r"[A-ZÅÄÖ]{3,}(?:-[A-ZÅÄÖ]{2,})?"
_PARTICLE = r"(?:af|von|de|van|la)"
_CHAIN = re.compile(
    rf"(?<![\w-])(?:{_WORD}|{_CAPITALS})"
    rf"(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?(?:{_WORD}|{_CAPITALS}|[A-ZÅÄÖ]\.)){{1,3}}"
    r"(?![\w-])"
)
_INITIALS = re.compile(rf"(?<![\w.])(?:[A-ZÅÄÖ]\.[ \u00a0]?){{1,2}}({_WORD})(?![\w-])")
_COMPANY = re.compile(
    r"\W{0,3}(?:(?i:Oyj?|Ab|Ky|Tmi)|ry|rf|r\.y\.|r\.f\.|Oü|Ltd|GmbH|AS|säätiö\w*|stiftelse\w*"
    r"|yhdistys\w*|osuuskun\w+|kunta\w*|kaupun\w+|seura\w*|seurakun\w+|koulu\w*|lautakun\w+)\b"
)
_COMPANY_WORD = re.compile(r"Oyj?|Ab|Ky|Tmi|Oü|Ltd|Inc|Group|Finland", re.IGNORECASE)
_SURNAME_END = re.compile(
    r"\A[A-ZÅÄÖ]\w{1,20}(?<!l[aä]i)(?:nen|isen|iselle|iselta|iseltä)\Z"
)
_STREET = re.compile(
    r"(?:tie|katu|kuja|polku|tori|ranta|väylä|kaari|aukio|puisto|vägen|gatan|gränd"
    r"|stigen|järvi|joki|niemi|saari|koulu|päiväkoti|talo)\w{0,6}\Z",
    re.IGNORECASE,
)

_PLACE_AFTER = re.compile(
    r"\s(?:tie|katu|kuja|polku|puisto|aukio|koulu|päiväkoti|talo|säätiö)\w{0,8}\b"
)

PersonSide = Literal["private", "office"]

# Right before a private person, in any case form; what follows is a name.
_PRIVATE_ROLE = re.compile(
    r"(?:\b(?:hakij|omistaj|vuokraaj|vuokralai|asianosai|muistuttaj|valittaj|huoltaj|edunvalvoj"
    r"|opiskelij|oppila|potila|asiaka|asukka|asukas|lapsen|työntekij|viranhakij|perhehoitaj"
    r"|omaishoitaj|hoidettav|avustuksen saaj|tuen saaj|ostaj|myyj|lahjoittaj|yrittäj|kuolinpes"
    r"|vahingonkärsij|vaatij|tekij|ilmoittaj|aloitteen tekij)\w*"
    r"|\b(?:byggherre|tomtägare|sökande|part|ägare|klagande|vårdnadshavare|elev|klient|patient|invånare|köpare"
    r"|säljare|arrendator|hyresgäst|närståendevårdare|anställd|mottagare)\w{0,4}"
    r"|\b(?:virkaan|toimeen|tehtävään|työsuhteeseen|sijaiseksi|virkasuhteeseen|palvelukseen"
    r"|opettajaksi|hoitajaksi|varalle|varasijalle)\b[^.:\n]{0,60}"
    r"|\b(?:valittiin|valitaan|valita|valitsi|nimitetään|nimitettiin|otetaan|palkataan|palkattiin"
    r"|ottaa|palkata|nimittää|myönnetään|myönnettiin|myöntää|maksetaan|vuokrataan|myydään"
    r"|irtisanoutu\w+|eronpyyntö\w*)\b"
    r"|\b(?:valdes|väljs|välja|utnämn\w+|anställ\w+|beviljas|beviljade|bevilja|antas|antogs|utsågs)\b"
    r"|\b(?:till|som) (?:tjänsten|befattningen|vikarie\w*|vakansen)\b[^.:\n]{0,40})"
    r"\W{0,3}(?:(?:[a-zåäö.]{1,20}|\(\w{2,6}\)|[A-ZÅÄÖ]{2,5})[ ,:]{1,2}){0,3}\Z",
    re.IGNORECASE,
)
_PRIVATE_AFTER = re.compile(
    r"(?:,? (?:s\.|synt\.|f\.|född|syntynyt)|\s?\(?(?:synt|hetu|s\. \d)"
    r"|,? (?:on )?(?:hakenut|hakee|pyytää|pyytänyt|anoo|anonut|irtisanoutu|sanoutu"
    r"|eroaa|saa |muistutta"
    r"|valittaa|vaatii|vaatinut|oikaisuvaati|omistaa|vuokraa|asuu|hakemus)"
    r"|,? (?:har )?(?:ansök|anhåll|säger upp|begär|bor |äger|får ))",
    re.IGNORECASE,
)

# An office or mandate right before or after its holder.
_OFFICE = (
    r"(?:\w*johtaj|\w*päällik|\w*sihteer|\w*insinöör|\w*arkkiteht|\w*asiantuntij"
    r"|\w*suunnittelij|\w*tarkasta|\w*rehtor|valmistelij|esittelij|\w*koordinaattor"
    r"|\w*mestar|\w*valvoj|\w*juris|\w*lakimie|\w*controller|lisätie|lisäti|puheenjohtaj"
    r"|varapuheenjohtaj|\w*jäsen|varajäsen|\w*valtuutet|kaupunginhallit|kunnanhallit|ministeri"
    r"|pöytäkirjan|jäävi|esteelli|jäv|kannatti|ehdotti|esitti|läsnä|poissa|saapuvilla|päätöksentekij|viranhaltij|allekirjoit"
    r"|tiedoksi|yhteyshenkil|kansanedustaj|nimenhuu|jaa|ei|tyhjä|luottamush|asiaa esitteli"
    r"|\w*direktör|\w*chef|\w*sekreterare|\w*ingenjör|\w*arkitekt|beredare|föredragande"
    r"|ordförande|viceordförande|ledamot|ledamöt|ersättare|fullmäktig|rektor|närvarande"
    r"|tilläggsuppgifter|protokolljusterare|borgmästare|pormestar)\w*"
)
_OFFICE_BEFORE = re.compile(
    rf"\b{_OFFICE}(?:[ ,:/()-]{{1,3}}(?:\w{{1,20}}\.?|\d)){{0,2}}\W{{0,4}}\Z",
    re.IGNORECASE,
)
_OFFICE_AFTER = re.compile(
    rf"\s?[,(\n–-]{{1,2}}\s?(?:\w{{1,25}}\s){{0,2}}{_OFFICE}\b", re.IGNORECASE
)
_AT_MEETING = re.compile(
    r"\s(?:ehdotu|esity|ehdot|esitt|esitel|kannat|poistu|saapu|äänest|selost|teki aloit"
    r"|föreslog|understöd|avlägsn|anlände|röst)",
    re.IGNORECASE,
)
_OFFICE_CHOICE = re.compile(
    r"(?:puheenjohtaj|jäsen|varajäse|pöytäkirjan|edustaj|ordförande|ledam|ersättar|justera"
    r"|luottamusto|lautamie|toimikun|hallitukse)\w*",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:[,;/]|\bja\b|\boch\b|\bsekä\b|\bsamt\b|\n)?\s*")
_BEFORE, _AFTER = 110, 50


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name at ``text[start:end]``, and on which side it stands."""

    start: int
    end: int
    name: str
    side: PersonSide


def find_persons(text: str) -> Iterator[PersonName]:
    """Yield names of persons in the order of the text."""
    former: PersonName | None = None
    for match in _CHAIN.finditer(text):
        found = _as_person(text, match.start(), match.end())
        if found is None:
            continue
        # What is said of the first of a list holds for all of it.
        if former and _LIST.fullmatch(text[former.end : found.start][:12]):
            found = replace(found, side=former.side)
        former = found
        yield found
    for match in _INITIALS.finditer(text):
        if _LAST in _kinds(match[1]) and not _COMPANY.match(text, match.end()):
            side = _side(text, match.start(), match.end(), is_certain=False)
            if side:
                yield PersonName(match.start(), match.end(), match[0], side)


def names_a_private_person(text: str, officials: str = "") -> bool:
    """Whether *text* names somebody who is neither in office nor among *officials*."""
    return any(
        person.side == "private" and not _is_among(person.name, officials)
        for person in find_persons(text)
    )


def _as_person(text: str, start: int, end: int) -> PersonName | None:
    """Return the person in a chain of capitalised words; None when there is none."""
    words = [
        (m.start() + start, m.end() + start, m[0])
        for m in re.finditer(r"\S+", text[start:end])
    ]
    # A sentence or line may begin with another word: "Hakijalle Aino Virtanen".
    while len(words) > 2 and _is_no_part(words[0][2], words[1][2]):
        words.pop(0)
    kinds = [_kinds(word) for _, _, word in words]
    begin, stop = words[0][0], words[-1][1]
    is_certain = _is_full_name(kinds)
    if any(_COMPANY_WORD.fullmatch(word) for _, _, word in words):
        return None
    is_street = _LAST not in kinds[-1] and _STREET.search(words[-1][2])
    if is_street and _FIRST not in kinds[0]:
        return None
    if _PLACE_AFTER.match(text, stop) or _COMPANY.match(text, stop):
        return None
    if not is_certain and any(kind == {_OTHER} for kind in kinds):
        return None
    side = _side(text, begin, stop, is_certain=is_certain)
    if side is None:
        return None
    return PersonName(begin, stop, text[begin:stop], side)


def _is_no_part(word: str, following: str) -> bool:
    """Whether a word in front belongs to no name: "Vuokralainen Olga Petrova"."""
    kinds = _kinds(word)
    if _FIRST in kinds:
        return False
    return _LAST not in kinds or _FIRST in _kinds(following)


def _is_full_name(kinds: list[frozenset[str]]) -> bool:
    """A first name and a surname, in either order; one of them may be unknown words."""
    if _FIRST in kinds[0]:
        return _LAST in kinds[-1] or not kinds[-1] or kinds[0] == {_FIRST}
    return _LAST in kinds[0] and _FIRST in kinds[-1]


def _side(text: str, start: int, end: int, *, is_certain: bool) -> PersonSide | None:
    """Return the side by what is beside; None when words are no name after all."""
    before = text[max(0, start - _BEFORE) : start]
    line = before.rsplit("\n\n", 1)[-1]
    after = text[end : end + _AFTER]
    is_private = _PRIVATE_ROLE.search(line) is not None
    if _PRIVATE_AFTER.match(after):
        return "private"
    if is_private and not _OFFICE_CHOICE.search(f"{line[-80:]} {after[:40]}"):
        return "private"
    if not is_certain and not is_private:
        return None
    if (
        _OFFICE_BEFORE.search(line)
        or _OFFICE_AFTER.match(after)
        or _AT_MEETING.match(after)
        or _OFFICE_CHOICE.search(line[-60:])
    ):
        return "office"
    return "office" if is_private else "private"


def _is_among(name: str, officials: str) -> bool:
    last = name.split()[-1]
    return name in officials or (
        len(last) > 3 and last[: max(4, len(last) - 3)] in officials
    )


@lru_cache(maxsize=20_000)
def _kinds(word: str) -> frozenset[str]:
    """Return which kinds of names a word may be; none for unknown and common words."""
    shown = word.title() if word.isupper() else word
    found = set()
    for base, output in _voikko().readings(shown):
        del base
        head = output[:5]
        if head in (_FIRST, _LAST):
            found.add(head)
        elif output:
            found.add(_OTHER)
    if _SURNAME_END.search(shown):
        # Finnish surnames of the commonest form; the dictionary has not all of them.
        found.add(_LAST)
    if _FIRST in found and "-" in word:
        found.discard(_OTHER)
    return frozenset(found)


@lru_cache(maxsize=1)
def _voikko() -> Voikko:
    return Voikko()
