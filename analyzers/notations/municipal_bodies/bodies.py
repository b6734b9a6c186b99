"""Names of bodies: as written -> normalised name and type; where one is in a line."""

from __future__ import annotations

import re
from functools import lru_cache

from analyzers.notations.municipal_bodies.chief_bodies import BodyType as BodyType
from analyzers.notations.municipal_bodies.chief_bodies import (
    by_abbreviation,
    by_full_name,
)
from analyzers.notations.municipal_bodies.offices import is_office
from analyzers.text.quick_patterns import least
from analyzers.text.word_ends import behind

_W = r"\w"
_HEADS: tuple[tuple[BodyType, str], ...] = (
    ("jaosto", "jaosto jaos sektion sektionen subcommittee sub-committee division"),
    (
        "lautakunta",
        "lautakunta johtokunta valiokunta nämnd nämnden direktion direktionen utskott utskottet"
        " committee",
    ),
    ("valtuusto", "valtuusto fullmäktige council"),
    ("hallitus", "hallitus styrelse styrelsen board"),
    (
        "muu",
        "toimikunta neuvottelukunta neuvosto raati parlamentti yhtymäkokous seutukokous"
        " liittokokous kuntakokous kuntienkokous edustajainkokous työryhmä johtoryhmä"
        " ohjausryhmä projektiryhmä seurantaryhmä yhteistyöryhmä arbetsgrupp arbetsgruppen"
        " ledningsgrupp ledningsgruppen styrgrupp styrgruppen kommunstämma kommunsstämma"
        " kommunstämman kommunsstämman förbundsstämma förbundsstämman kommitté kommittén råd"
        " rådet kommission kommissionen delegation delegationen toimielin yhteistyöelin"
        " yhteistoimintaelin tuomiokapituli domkapitlet stivra lávdegoddi ráđđehus",
    ),
)
"""The nouns with which names of bodies end, the finer types first."""

_NO_HEAD = r"(?<!området)(?<!förrådet)(?<!områd)(?<!förråd)"
_HEAD = behind(noun for _, nouns in _HEADS for noun in nouns.split()) + _NO_HEAD
"""Matches at the end of a word that ends with one of them."""

_TYPES = [
    (name, re.compile(rf"\Z{behind(nouns.split())}{_NO_HEAD}", re.IGNORECASE))
    for name, nouns in _HEADS
]
_NAME_ENDS = re.compile(rf"\Z{_HEAD}", re.IGNORECASE)
_LETTER = r"[^\W\d_]"
_NAME_WORD = re.compile(rf"{_LETTER}+\.?(?:[-–/]{_LETTER}+)*[-–]?,?\Z")
_NO_TASK = (
    r"(?!(?:att|den|år|tiden|sammanträd\w*|besl[uö]t\w*|behandla\w*|godkän\w*|som|har|på"
    r"|tid|plats|nr|protokoll\w*|kallelse\w*|kommun|stad|församling|samkommun)\b)"
)
_TASK_WORD = rf"{_NO_TASK}(?-i:[a-zåäö])[\wåäö-]+"
SWEDISH_TASK = re.compile(
    rf"(?<=e[nt]) för {_TASK_WORD}"
    rf"(?:(?:,(?=[a-zåäö ,-]{{3,40}} och ))? {_TASK_WORD}){{0,5}}(?![\w-])",
    re.IGNORECASE,
)
"""What follows a Swedish body that is named by its task: "Nämnden för svenska tjänster"."""

_SWEDISH_OF = re.compile(
    r"(?:[A-ZÅÄÖ][a-zåäö]+(?:ska|liga) )?[\wåäöÅÄÖ-]*(?P<head>nämnden|styrelsen|direktionen"
    r"|utskottet|sektionen|(?<!om)(?<!för)rådet|delegationen|kommissionen|kommittén|gruppen)"
    + rf"(?:{SWEDISH_TASK.pattern}| för (?-i:[A-ZÅÄÖ])[\wåäö-]+(?: (?-i:[A-ZÅÄÖ])[\wåäö-]+)?)",
    re.IGNORECASE,
)
_SWEDISH_TASK_OF = re.compile(
    rf"(?<=n)(?= för {_TASK_WORD} av ){SWEDISH_TASK.pattern}\Z", re.IGNORECASE
)
"""A task with "av" in it: "Nämnden för ordnande av tjänster"."""

_NO_NAME = re.compile(
    r"\b(?:pöytäkirja|esityslista|protokoll|föredragningslista|kokousasia|mötesärende|oyj?|ab|kaupunki|kunta|stad"
    r"|kommun|seurakunta|seurakuntayhtymä|[\wåäö-]*kuntayhtymä|hyvinvointialue|församling"
    r"|samfällighet|samkommun|välfärdsområde|asia|päätöshistoria|liitteet|till|från|av|om|över|angående|under|lyder|hör|är|har|leds|väljs"
    r"|on|ovat|oli|kuuluu|toimii|päättää|valitsee|asettaa)\b",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(
    rf"(?<!-), (?=[A-ZÅÄÖ])(?:{_W}+ )?{_W}*+\Z(?i:{_HEAD})"
    rf"|(?<![\w-])(?i:{_W}*(?:hallitus|valtuusto|lautakunta)) "
    r"[A-ZÅÄÖ][a-zåäö]*(?:hallitus|valtuusto|lautakunta)\Z"
)
"""A body behind another word or body, each of them a name: "Päätöksenteko, Valtuusto"."""

_JOINED = rf"{_W}++-,? (?:{_W}++-,? ){{0,3}}(?:ja|och|sekä|samt) "
_ADJECTIVE = rf"(?:{_W}++(?<=\wnen|\wska|\wiga)|gemensamma) (?-i:(?![A-ZÅÄÖ][a-zåäö]))"
# Only a name with a capital followed by a small letter is part of a body's name:
# "Mikkelin seudun ympäristölautakunta", but not "Inarin Kunnanhallitus".
_GENITIVE = (
    r"(?-i:[A-ZÅÄÖ][A-Za-zÅÄÖåäö-]*n (?:(?:seudun|kaupungin|kunnan|pitäjän|alueen) )?"
    r"(?=[a-zåäö]))"
)
BODY_IN_TEXT = re.compile(
    rf"(?<![\w-])(?=\w)(?P<body>(?:{_GENITIVE}|(?-i:[A-ZÅÄÖ][a-zåäö-]*lautakunnan "
    rf"|[A-ZÅÄÖ][a-zåäö]*hallituksen ))?"
    rf"(?:{_JOINED}|{_ADJECTIVE})?(?:{_W}++-)?{_W}*+{_HEAD}(?:/{_W}*+{_HEAD})?)(?![\w-])",
    re.IGNORECASE,
)
HEAD_WORDS = least(
    (*(noun for _, nouns in _HEADS for noun in nouns.split()), "gruppen")
)
"""Words in small letters of which every body's name holds one."""

_ABBREVIATION = re.compile(
    r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö-]{1,14}(?:\. ?(?:ltk|lk|jaos|hall|valt)\.?)?\Z"
)
_ROLE = re.compile(
    r"(?:esittelijä|valmistelija|lisätietoja|pöytäkirjanpitäjä|sihteeri|puheenjohtaja"
    r"|allekirjoittaj\w+|föredragande|beredare|sekreterare|ordförande|av|från|till"
    r"|beslut|päätös)\b(?!-)",
    re.IGNORECASE,
)
"""Before an official's title it says what the official did in the matter."""

_OFFICEHOLDER = re.compile(
    rf"{_W}*(?:johtaja|päällikkö|sihteeri|insinööri|rehtori|kamreeri|arkkitehti"
    rf"|asiamies|tarkastaja|geodeetti|mestari"
    r"|lääkäri|ohjaaja|hoitaja|valvoja|virkamies|koordinaattori|direktör(?:en)?"
    r"|chef(?:en)?|sekreterare(?:n)?|ingenjör(?:en)?|inspektör(?:en)?"
    r"|director|manager|head of .+)\Z",
    re.IGNORECASE,
)
_GENITIVES = (
    ("hallituksen", "hallitus"),
    ("kunnan", "kunta"),
    ("valtuuston", "valtuusto"),
    ("jaoston", "jaosto"),
    ("jaoksen", "jaos"),
    ("neuvoston", "neuvosto"),
    ("kokouksen", "kokous"),
    ("toimielimen", "toimielin"),
    ("kapitulin", "kapituli"),
    ("nämndens", "nämnden"),
    ("styrelsens", "styrelsen"),
    ("fullmäktiges", "fullmäktige"),
    ("sektionens", "sektionen"),
    ("direktionens", "direktionen"),
    ("utskottets", "utskottet"),
    ("kommitténs", "kommittén"),
    ("rådets", "rådet"),
    ("stämmans", "stämman"),
    ("kapitlets", "kapitlet"),
    ("organets", "organet"),
    ("sektions", "sektion"),
    ("direktions", "direktion"),
    ("utskotts", "utskott"),
    ("styrelses", "styrelse"),
    ("nämnds", "nämnd"),
)
_LOST_HYPHEN = re.compile(rf"^({_W}+)( (?:ja|och|sekä) {_W}+)$")


@lru_cache(maxsize=2048)
def normalise(name: str) -> tuple[str, BodyType]:
    """Return the name by which a body is filed, and its type.

    Capitals become ordinary, a lost hyphen before "ja" is put back, the Swedish and
    English names of the chief bodies become Finnish, Swedish halves of bilingual
    names and abbreviations that do not tell the name stay as they are.

    >>> normalise("KAUPUNGINHALLITUS"), normalise("Elinvoima ja työllisyysjaosto")
    (('Kaupunginhallitus', 'hallitus'), ('Elinvoima- ja työllisyysjaosto', 'jaosto'))
    """
    text = " ".join(name.split()).strip(" ,:;")
    known = by_abbreviation().get(text.casefold())
    if known:
        return known.finnish or text, known.body_type
    first = text.split("/")[0].strip() if "/" in text else text
    first = mend(first)
    if first.isupper() and len(first) > 5:
        first = first.capitalize()
    elif first[:1].islower():
        first = first[0].upper() + first[1:]
    chief = by_full_name().get(first.casefold())
    return (chief.finnish if chief else "") or first, body_type(first)


def mend(name: str) -> str:
    """Put back the hyphen that "Elinvoima ja työllisyysjaosto" has lost."""
    if body_type(name) in {"viranhaltija", "muu"}:
        return name
    return _LOST_HYPHEN.sub(r"\1-\2", name)


@lru_cache(maxsize=2048)
def body_type(name: str) -> BodyType:
    """Return the type that a name's head word tells; ``muu`` when it tells none."""
    text = name.strip(" ,:;")
    if named_by_task := _SWEDISH_OF.fullmatch(text):
        text = named_by_task["head"]
    folded = text.casefold()
    if known := by_abbreviation().get(folded) or by_full_name().get(folded):
        return known.body_type
    for type_name, pattern in _TYPES:
        if pattern.search(text):
            return type_name
    if _OFFICEHOLDER.search(text) or is_office(text):
        return "viranhaltija"
    lowered = text.casefold()
    for ending, kind in _ABBREVIATION_ENDINGS:
        if lowered.endswith(ending) and " " not in lowered:
            return kind
    return "muu"


_ABBREVIATION_ENDINGS: tuple[tuple[str, BodyType], ...] = (
    ("ltk", "lautakunta"),
    ("plk", "lautakunta"),
    ("lk", "lautakunta"),
    ("ltk.", "lautakunta"),
    ("vlk", "lautakunta"),
    ("jsto", "jaosto"),
    ("jst", "jaosto"),
    ("jaos", "jaosto"),
    ("vsto", "valtuusto"),
    ("valt", "valtuusto"),
    ("hall", "hallitus"),
)


_ANY_BODY = frozenset(["toimielin", "organ", "lautakunta/toimikunta"])


def is_label(name: str) -> bool:
    """Whether a name is only the word for any body, as forms print it before a name."""
    return name.strip(" :").casefold() in _ANY_BODY


_LABEL_BEFORE = re.compile(r"(?i)(?:toimielin|organ)\s*:?\s+(?=[A-ZÅÄÖ])")


def without_label(name: str) -> str:
    """Return a body's name without the word for any body before it.

    >>> without_label("Toimielin Tekninen lautakunta"), without_label("Kunnanhallitus")
    ('Tekninen lautakunta', 'Kunnanhallitus')
    """
    label = _LABEL_BEFORE.match(name)
    return name[label.end() :] if label else name


def is_abbreviation(text: str) -> bool:
    """Return whether *text* looks like a body's abbreviation (KV, Kasopelk, SIVVLK)."""
    lowered = text.casefold()
    if lowered in by_abbreviation():
        return True
    if not is_one_short_word(text):
        return False
    return any(lowered.endswith(ending) for ending, _ in _ABBREVIATION_ENDINGS)


def is_one_short_word(text: str) -> bool:
    """Return whether *text* is one short word with a capital: it may be an abbreviation."""
    return _ABBREVIATION.match(text) is not None


@lru_cache(maxsize=8192)
def is_body(text: str) -> bool:
    """Return whether *text* is nothing but a body's name, nominative, up to eleven words."""
    if not (3 < len(text) <= 110) or not text[0].isupper() or text.count(" / ") > 1:
        return False
    words = text.replace(" / ", "/").split()
    return (
        len(words) <= 11
        and (_NAME_ENDS.search(words[-1]) or _SWEDISH_OF.fullmatch(text)) is not None
        and _NO_NAME.search(_SWEDISH_TASK_OF.sub("", text)) is None
        and _TWO_NAMES.search(text) is None
        and all(_NAME_WORD.match(word) for word in words)
    )


def is_officeholder(text: str) -> bool:
    """Return whether *text* is nothing but an official's title."""
    words = text.split()
    has_role = len(words) > 1 and _ROLE.match(text) is not None
    return (
        0 < len(text) <= 90
        and not has_role
        and text[0].isupper()
        and _OFFICEHOLDER.match(words[-1]) is not None
        and all(_NAME_WORD.match(word) for word in words)
    )


_ADJECTIVE_OF = re.compile(r"(?i)(?<=[^m]i)sen(?= (?:[\wåäö-]+isen )*[\wåäö-]+n$)")


def _basic(ending: re.Match[str]) -> str:
    return "NEN" if ending.group().isupper() else "nen"


def nominative(name: str) -> str:
    """Turn "Kunnanhallituksen" into "Kunnanhallitus"; other forms stay.

    >>> nominative("YHTEISEN KIRKKONEUVOSTON"), nominative("Teknisen lautakunnan")
    ('YHTEINEN KIRKKONEUVOSTO', 'Tekninen lautakunta')
    """
    name = _ADJECTIVE_OF.sub(_basic, name)
    for genitive, base in _GENITIVES:
        if name.casefold().endswith(genitive):
            ending = base.upper() if name.isupper() else base
            return name[: -len(genitive)] + ending
    return name
