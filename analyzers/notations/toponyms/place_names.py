"""Municipalities' names as running text inflects them: "Tuusulassa", "Lahteen".

Only forms that tell a place are made (in, out of, into, and the genitive). They are
looked up with a capital letter; the genitive of a name that is also a surname, a first
name or a common word only inside a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from analyzers.notations.toponyms.genitives import genitive
from analyzers.notations.toponyms.municipalities import Municipality, municipalities

_LIKE_OTHER_WORDS = (
    "Aura Eura Forssa Halsua Hamina Hanko Harjavalta Ii Imatra Inari Joroinen Kangasniemi Kannus"
    " Karvia Kemi Koski Laitila Lahti Laukaa Lieto Loppi Luoto Marttila Masku Nokia Nurmes"
    " Pello Pori Raisio Rautavaara Rusko Salla Salo Sauvo Simo Somero Tervo Tervola Uurainen"
    " Vaala Vesanto Vihti Virrat Ypäjä Juva Juuka Kitee Heinola Puumala Humppila"
)
_NAME = re.compile(r"(?<![\w-])(?:[A-ZÅÄÖ][a-zåäö]+-)?[A-ZÅÄÖ][a-zåäö]{2,}(?![\w-])")
_AFTER_GENITIVE = re.compile(
    r"\s+(?!seu[dt]|hallinto-oi|käräjäo|hovio|yliop|ammattik|energ|hiippak|seurak"
    r"|poliis|hyvinv|maist"
    r"|sairaal|keskussair|kuntayht|liit|vesi|sataman|moott|tie(?:n|llä|ltä)?\b"
    r"|ka[td]u|rata\b)[a-zåäö]{3,}"
)
_SWEDISH = re.compile(
    r"(?<![\w-])(?:(?:i|från|till|vid|inom|utanför|kring)\s+(?P<place>[A-ZÅÄÖ][a-zåäö]{2,})(?![\w-])"
    r"(?!\s+[A-ZÅÄÖ])"
    r"|(?P<owner>[A-ZÅÄÖ][a-zåäö]+)s\s+(?!förvaltningsd|tingsr|hovr|universit|stift|yrkesh"
    r"|samkommun|sjukv|energi|vatten|hamn|väg|gata|församl)[a-zåäö]{3,})"
)
"""Places in Swedish: "skolan i Pargas", "Pargas daghem"."""

_AND_NEXT = re.compile(r"(?:,|\s+ja|\s+sekä)\s+(?=[A-ZÅÄÖ])")
_INSIDE = re.compile(r"[a-zåäö,]\s$")
_COURT_NEAR = re.compile(r"oikeu(?:s|te|de)", re.IGNORECASE)
_POSTAL = re.compile(
    r"(?<![\d-])(?:FI-)?\d{5},? +(?P<town>[A-ZÅÄÖ][\wåäö-]+(?: TL)?)(?!\w)"
)
_CASES = ("ss", "st", "ll", "lt")
_COMMON_NOUNS = frozenset(("Pello", "Luoto"))
_CITIES = (
    "Akaa Alajärvi Alavus Espoo Forssa Haapajärvi Haapavesi Hamina Hanko Harjavalta"
    " Heinola Helsinki"
    " Huittinen Hyvinkää Hämeenlinna Iisalmi Ikaalinen Imatra Joensuu Jyväskylä"
    " Jämsä Järvenpää Kaarina"
    " Kajaani Kalajoki Kankaanpää Kannus Karkkila Kaskinen Kauhajoki Kauhava"
    " Kauniainen Kemi Kemijärvi"
    " Kerava Keuruu Kitee Kiuruvesi Kokemäki Kokkola Kotka Kouvola"
    " Kristiinankaupunki Kuhmo Kuopio Kurikka"
    " Kuusamo Lahti Laitila Lappeenranta Lapua Lieksa Lohja Loimaa Loviisa Maarianhamina Mikkeli"
    " Mänttä-Vilppula Naantali Nivala Nokia Nurmes Närpiö Orimattila Orivesi"
    " Oulainen Oulu Outokumpu Paimio"
    " Parainen Parkano Pieksämäki Pietarsaari Pori Porvoo Pudasjärvi Pyhäjärvi Raahe"
    " Raasepori Raisio Rauma"
    " Riihimäki Rovaniemi Saarijärvi Salo Sastamala Savonlinna Seinäjoki Somero"
    " Suonenjoki Tampere Tornio"
    " Turku Ulvila Uusikaarlepyy Uusikaupunki Vaasa Valkeakoski Vantaa Varkaus"
    " Viitasaari Virrat Ylivieska"
    " Ylöjärvi Ähtäri Äänekoski"
)


def is_city(row: Municipality) -> bool:
    """Return whether a municipality calls itself a city: "kaupunki", not "kunta"."""
    return row.name_fi in _cities()


@cache
def _cities() -> frozenset[str]:
    return frozenset(_CITIES.split())


def mentions(text: str) -> Counter[str]:
    """Count by municipality code how often *text* speaks of a place in it.

    Names of courts, schools and companies after a town are not mentions.
    """
    found: Counter[str] = Counter()
    for match in _NAME.finditer(text):
        word = match.group()
        known = _forms().get(word) or _forms().get(word.rpartition("-")[2])
        if known is None:
            continue
        code, is_genitive = known
        if is_genitive and not _is_place(text, match):
            continue
        found[code] += 1
    for match in _SWEDISH.finditer(text):
        if row := _by_swedish().get(match["place"] or match["owner"]):
            found[row.code] += 1
    return found


def named(text: str) -> Counter[str]:
    """Count by code the forms of names in *text*, whatever they belong to.

    >>> named("Turun Malli ja Porin Kallio, Raisiosta").total()
    3
    """
    known = (_forms().get(match.group()) for match in _NAME.finditer(text))
    return Counter(one[0] for one in known if one is not None)


def code_of(word: str) -> str | None:
    """Return the code of the municipality that a name says to be in, or None.

    >>> code_of("Tuusulassa"), code_of("Tuusulan"), code_of("Talossa")
    ('858', None, None)
    """
    known = _forms().get(word)
    return known[0] if known and not known[1] else None


def _is_place(text: str, genitive: re.Match[str]) -> bool:
    """A genitive is a place's when a common noun follows; "Lahden" not on top.

    The noun behind the last of several belongs to all: "Keuruun, Multian ja Oriveden kaava".
    """
    coordinated = _AND_NEXT.match(text, genitive.end())
    if coordinated:
        other = _NAME.match(text, coordinated.end())
        known = _forms().get(other.group()) if other else None
        return bool(other and known and known[1] and _is_place(text, other))
    if not _AFTER_GENITIVE.match(text, genitive.end()):
        return False
    is_inside = _INSIDE.search(text[max(0, genitive.start() - 3) : genitive.start()])
    return genitive.group() not in _doubtful() or is_inside is not None


def postal_towns(text: str) -> Counter[str]:
    """Count by code the post towns of addresses that are not a court's."""
    found: Counter[str] = Counter()
    for match in _POSTAL.finditer(text):
        row = _by_town().get(match["town"].casefold())
        before = text[max(0, match.start() - 220) : match.start()]
        if row and not _COURT_NEAR.search(before):
            found[row.code] += 1
    return found


@cache
def _by_town() -> dict[str, Municipality]:
    found: dict[str, Municipality] = {}
    for row in _towns():
        found.setdefault(row.name_fi.casefold(), row)
        found.setdefault(row.name_sv.casefold(), row)
    return found


@cache
def _by_swedish() -> dict[str, Municipality]:
    """Return the towns by their Swedish names, where these are names of their own."""
    return {row.name_sv: row for row in _towns() if row.name_sv != row.name_fi}


def _towns() -> list[Municipality]:
    return [row for row in municipalities() if row.kind == "municipality"]


@cache
def _forms() -> dict[str, tuple[str, bool]]:
    """Return inflected forms: municipality code, and whether the form is a genitive."""
    found: dict[str, tuple[str, bool]] = {}
    for row in _towns():
        name = row.name_fi.removesuffix("n kunta")
        if " " in name or name in _COMMON_NOUNS:
            continue
        owned = genitive(name)
        found.setdefault(owned, (row.code, True))
        for form in _local_forms(name, owned):
            found.setdefault(form, (row.code, False))
        for side in ("Pohjois", "Etelä", "Itä", "Länsi", "Keski"):
            found.setdefault(f"{side}-{name}", (row.code, False))
    return found


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(genitive(name) for name in _LIKE_OTHER_WORDS.split())


def _local_forms(name: str, owned: str) -> set[str]:
    """Return the forms "in", "out of" and "into" a place, in both series.

    >>> {"Lahdessa", "Lahdelta", "Lahteen"} <= _local_forms("Lahti", "Lahden")
    True
    """
    stem = _stem(owned)
    # Both vowels: which one fits a compound does not matter here. "-lle" is left out: with
    # people's names it is "to somebody".
    forms = {f"{stem}{case}{vowel}" for case in _CASES for vowel in "aä"}
    if owned.endswith("sten"):
        return forms | {stem + "in"}
    if name[-2:] in {"aa", "ää", "oo", "uu", "ee"}:
        return forms | {name + "seen"}
    if owned.endswith("sen"):
        return forms | {owned[:-1] + "en"}
    strong = name[:-1] + "e" if _turns_to_e(name, owned) else name
    return forms | {strong + strong[-1] + "n"}


def _stem(owned: str) -> str:
    if owned.endswith("sten"):
        return owned[:-3] + "i"
    return "Virroi" if owned == "Virtain" else owned[:-1]


def _turns_to_e(name: str, owned: str) -> bool:
    return name.endswith("i") and owned.endswith("en")
