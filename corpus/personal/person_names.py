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

from analyzers.words.morphology.voikko import Voikko
from corpus.personal.name_lists import listed_kinds
from corpus.personal.person_roles import PersonSide, Role, last_clause, nearest_role

_FIRST, _LAST, _OTHER = "first", "last", "other"
_KINDS = {"[Lee]": _FIRST, "[Les]": _LAST}
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
    r"(?:\s(?:ja|och|&)(?:\s[\w&-]{1,25}){1,3})?\W{0,3}(?:(?i:Oyj?|Ab|Ky|Kb|Tmi)|ry|rf|r\.y\.|r\.f\.|Oü|Ltd|GmbH|AS|säätiö\w*|stiftelse\w*"
    r"|yhdistys\w*|osuuskun\w+|kunta\w*|kaupun\w+|seura\w*|seurakun\w+|koulu\w*|lautakun\w+)\b"
)
_COMPANY_WORD = re.compile(
    r"Oyj?|Ab|Ky|Kb|Tmi|Oü|Ltd|Inc|Group|Finland"
    r"|[\w-]*(?:säätiö|yhdisty|osuuskun|seura|stiftelse|förening)\w{0,8}",
    re.IGNORECASE,
)
_SURNAME_END = re.compile(
    r"\A[A-ZÅÄÖ]\w{1,20}(?<!l[aä]i)(?:nen|isen|iselle|iselta|iseltä)\Z"
)
_SWEDISH_SURNAME_END = re.compile(
    r"\A[A-ZÅÄÖ]\w{0,12}(?:man|lund|berg|[qk]vist|ström|gren|blad|stedt|holm|roos|forss?|sson"
    r"|skog|bäck|felt|wall|stén|fält|rooth|lind|dahl|back|backa)s?\Z"
)
_HEADING_WORD = re.compile(r"\b[A-ZÅÄÖ]{3,}\b")
_EXAMPLE = re.compile(r"Meikäläi")
_STREET = re.compile(
    r"(?:tie|katu|kuja|polku|tori|ranta|väylä|kaari|aukio|puisto|vägen|gatan|gränd"
    r"|stigen|järvi|joki|niemi|saari|koulu|päiväkoti|talo)\w{0,6}\Z"
    r"|\A(?:skola|kommun|stad|förening|nämnd|styrelse|by|skolan|föreningen)\Z",
    re.IGNORECASE,
)

_PLACE_AFTER = re.compile(
    r"\s(?:tie|ka[td]u|kuja|polku|polun|puisto|aukio|tori|koulu|päiväkoti|talo|säätiö|patsas"
    r"|\w{0,12}(?:puisto|päiväkot|koulu|katu|aukio)|muistomerk|muistola|museo|kotimuseo|rahasto|palkin|romaan|teoks|teos|näytelm|sävelly"
    r"|maalau|veisto|park|gata|väg|torg|plats|staty|byst|hus|stiftelse|fond|pris|minnesmärk"
    r"|museum|roman|verk|målning)\w{0,4}\b"
)
# "Minna Canthin ja Aleksis Kiven teokset": what is said of the last holds for the first.
_AND_ANOTHER = re.compile(rf"\s(?:ja|och)\s{_WORD}(?:\s{_WORD}){{1,2}}")

# Right before a private person, in any case form; what follows is a name.
_PRIVATE_ROLE = re.compile(
    r"(?:\b(?:hakij|omistaj|vuokraaj|vuokralai|asianosai|muistuttaj|valittaj|huoltaj|edunvalvoj"
    r"|opiskelij|oppila|potila|asiaka|asukka|asukas|lapsen|työntekij|viranhakij|perhehoitaj"
    r"|omaishoitaj|hoidettav|avustuksen saaj|tuen saaj|ostaj|myyj|lahjoittaj|yrittäj|kuolinpes"
    r"|vahingonkärsij|vaatij|(?<!päätöksen )tekij|ilmoittaj|aloitteen tekij)\w*"
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
_STREET_ADDRESS = (
    r"[A-ZÅÄÖ][\w-]{3,40}(?: \w{2,20})? \d{1,4}(?: ?[a-zA-Z] ?\d{0,3})?,? \d{5}"
)
# Matters that nobody has by office.
_SENSITIVE_AFTER = re.compile(
    r"\s(?:\w+\s)?(?:terveydent|sairau|sairaslo|vamma|toimeentul|lastensuoj|huostaan|perintä|velka"
    r"|hälsotillstånd|sjukdom|utkomststöd|omhändertag|skuld)",
    re.IGNORECASE,
)
_PRIVATE_AFTER = re.compile(
    r"(?:,? (?:s\.|synt\.|f\.|född|syntynyt)|\s?\(?(?:synt|hetu|s\. \d)"
    r"|,? (?:on )?(?:hakenut|hakee|pyytää|pyytänyt|anoo|anonut|irtisanoutu|sanoutu"
    r"|eroaa|saa |muistutta"
    r"|valittaa|vaatii|vaatinut|oikaisuvaati|omistaa|vuokraa|asuu|hakemus)"
    r"|,? (?:har )?(?:ansök|anhåll|söker |säger upp|begär|bor |äger|får )"
    rf"|, {_STREET_ADDRESS})",
    re.IGNORECASE,
)

# An office or mandate right before or after its holder.
_OFFICE = (
    r"(?:\w*johtaj|\w*päällik|\w*sihteer|\w*insinöör|\w*arkkiteht|\w*asiantuntij"
    r"|\w*suunnittelij|\w*tarkasta|\w*rehtor|valmistelij|esittelij|\w*koordinaattor"
    r"|\w*minister|landshövding|motion|\w*mestar|\w*valvoj|\w*juris|\w*lakimie|\w*controller|lisätie|lisäti|puheenjohtaj"
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
_CHOSEN_TO = re.compile(
    r"\s(?:valittiin|valitaan|on valittu|nimettiin|valdes|väljs|utsågs|utses|har valts)"
    r"(?: (?:till|som))?(?: \w{1,25}){0,2}? "
    r"(?:\w*puheenjohtaj|\w*jäsen|varajäse|edustaj|tarkasta|\w*ordförande|\w*ledam|ersättar|justera)",
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
        person.side == "private" and not is_among(person.name, officials)
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
    if _EXAMPLE.search(text, begin, stop) or any(
        _COMPANY_WORD.fullmatch(word) for _, _, word in words
    ):
        return None
    is_street = _LAST not in kinds[-1] and _STREET.search(words[-1][2])
    if is_street and _FIRST not in kinds[0]:
        return None
    if _is_named_after(text, stop) or _COMPANY.match(text, stop):
        return None
    if not is_certain and not _may_be_name(
        text[max(0, begin - _BEFORE) : begin], kinds
    ):
        return None
    side = _side(text, begin, stop, is_certain=is_certain)
    if side is None:
        return None
    return PersonName(begin, stop, text[begin:stop], side)


def _is_named_after(text: str, stop: int) -> bool:
    """Whether a street, statue or work follows: "Juho Kuvitteen patsas"."""
    another = _AND_ANOTHER.match(text, stop)
    places = [stop, another.end()] if another else [stop]
    return any(_PLACE_AFTER.match(text, place) for place in places)


def _may_be_name(before: str, kinds: list[frozenset[str]]) -> bool:
    """Whether words that no list has may be a name; a role right before allows more."""
    if not any(kind == {_OTHER} for kind in kinds):
        return True
    is_told = nearest_role(last_clause(before)) or _PRIVATE_ROLE.search(before)
    return is_told is not None and (_FIRST in kinds[0] or not kinds[0])


def _is_no_part(word: str, following: str) -> bool:
    """Whether a word in front belongs to no name: "Vuokralainen Olga Petrova"."""
    kinds = _kinds(word)
    if _FIRST in kinds:
        return False
    return _LAST not in kinds or _FIRST in _kinds(following)


def _is_full_name(kinds: list[frozenset[str]]) -> bool:
    """A first name and a surname, in either order; one of them may be unknown words."""
    if _FIRST in kinds[0]:
        is_open = not kinds[-1] or kinds[0] == {_FIRST}
        return _LAST in kinds[-1] or (is_open and all(_FIRST in k for k in kinds[1:-1]))
    return _LAST in kinds[0] and _FIRST in kinds[-1]


def _side(text: str, start: int, end: int, *, is_certain: bool) -> PersonSide | None:
    """Return the side by what is beside; None when words are not a name after all."""
    line = last_clause(text[max(0, start - _BEFORE) : start])
    after = text[end : end + _AFTER]
    role = nearest_role(line)
    office = _OFFICE_BEFORE.search(line)
    has_mandate = role is not None and role.side == "office"
    if _SENSITIVE_AFTER.match(after) or (
        _PRIVATE_AFTER.match(after) and not has_mandate
    ):
        return "private"
    if _CHOSEN_TO.match(after):
        return "office" if is_certain or role or office else None
    is_appointed = _PRIVATE_ROLE.search(line) is not None
    if role and role.side == "post" and is_appointed:
        return "private"
    if role and (office is None or role.start >= office.start()):
        return _side_by_role(role, after)
    if is_appointed and not _OFFICE_CHOICE.search(f"{line[-80:]} {after[:40]}"):
        return "private"
    if not is_certain and not is_appointed:
        return None
    is_office = (
        is_appointed
        or office is not None
        or _OFFICE_AFTER.match(after) is not None
        or _AT_MEETING.match(after) is not None
        or _OFFICE_CHOICE.search(line[-60:]) is not None
    )
    return "office" if is_office else "private"


def _side_by_role(role: Role, after: str) -> PersonSide:
    """The word nearest before says it; an office right after goes before it."""
    if role.side != "private" or _OFFICE_AFTER.match(after):
        return "office"
    return "private"


def is_among(name: str, officials: str) -> bool:
    """Whether *officials*, names in one text, hold a name, inflected or not."""
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
        if output:
            found.add(_KINDS.get(output[:5], _OTHER))
    if not word.isupper():  # headings in capitals have words of every kind
        found |= listed_kinds(shown)
    if _SURNAME_END.search(shown):
        # Finnish surnames of the commonest form; the dictionary has not all of them.
        found.add(_LAST)
    if _SWEDISH_SURNAME_END.search(shown) and _OTHER not in found:
        found.add(_LAST)
    first, hyphen, _ = shown.partition("-")
    if hyphen and (_FIRST in found or (not found and _FIRST in _kinds(first))):
        found = (found | {_FIRST}) - {_OTHER}
    return frozenset(found)


@lru_cache(maxsize=1)
def _voikko() -> Voikko:
    return Voikko()
