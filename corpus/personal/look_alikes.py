"""What looks like a person's name and is not: companies, streets, works, ships, authors.

Asked are the name's own words, what follows right after it, and what is right before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.personal.names.name_words import FIRST, LAST, LOWER, WORD, kinds_of
from corpus.personal.person_roles import side_of_word

_COMPANY = re.compile(
    r"(?!, (?:Oy|Ab) [A-ZÅÄÖ])"
    r"(?:\s(?:&|(?:ja|och)(?=\s(?i:kump|poja|poika|tyt|tytär|veljek|veljet|toveri|son\b|sons\b|söner"
    r"|dött|bröder|systrar|co\b|partner|medarbetare)))"
    r"(?!\s[\w-]{3,25}n\s[A-ZÅÄÖ])(?:\s[\w&-]{1,25}){1,3})?\W{0,3}"
    r"(?:(?i:Oyj?|Ab|Ky|Kb)|ry|rf|r\.y\.|r\.f\.|Oü|Ltd|GmbH|AS)\b"
    r"|[\s\"”»'’–-]{0,3}(?:(?:entis|vanha)\w{1,3}\s)?(?:säätiö\w*|stiftelse\w*"
    r"|(?:kylä|koti|asukas|vanhempain|kotiseutu|omakoti|urheilu|metsästys|martta)?"
    r"(?:yhdisty\w+|seura(?:n|t|an|ssa|sta|lla|lle|lta|ksi)?\b)"
    r"|(?:tie|tiehoito|hoito|osakas|kalastus)kun\w+|yhtiö\w*|bolag\w*|(?:fiske|jakt|by|väg)lag\w*"
    r"|osuuskun\w+|kunta(?!lai|kys)\w*|kunna(?:n|ssa|sta)\b|kaupun\w+|kommun\w*|stad(?:en|s"
    r"|ens)?\b|samkommun\w*|seurakun\w+"
    r"|koulu(?:n|a|t|un|jen|ssa|sta|lla|lle|lta|ksi)?\b|lautakun\w+)\b"
)
_COMPANY_WORD = re.compile(
    r"[KS]-(?:market|supermarket|citymarket|rauta)|Oyj?|Ab|Ky|Kb|Oü|Ltd|Inc|Group|Club|Klubi|Klubb|Lions|Rotary|Finland|Care\w{0,4}"
    r"|Committee|Services?|Solutions|Consulting|Cent(?:er|re)|Nordic|Energy"
    r"|[\w-]{3,}(?:lag(?:ets?)?|sammanslutning\w*|yhtymä\w{0,3})|[\w-]*(?:säätiö|yhdisty|osuuskun|seura|stiftelse|förening)\w{0,8}"
    r"|[\w-]*(?:keittiö|kahvila|ravintola|kampaamo|parturi|kioski|grilli|pizzeria|blomster|bageri|apteekki|korjaamo"
    r"|restaurang|frisör|kiosk|apotek|verkstad)"
    r"|[\w-]{2,}firman?|[\w-]*(?:liike|palvelut?|urakointi|toimisto|yhtiöt?|konserni|byrå"
    r"|entreprenad)",
    re.IGNORECASE,
)
# "Villa Anna", "Daghemmet Emilia": what has a first name of its own.
_FACILITY = (
    r"(?:Villa|Kartano|Kiinteistö|Tila|Päiväkoti|Ryhmäkoti|Hoitokoti|Hoivakoti|Palvelutalo"
    r"|Palvelukoti"
    r"|Perhekoti|Nuorisotalo|Leikkipuisto|Koulu|Fastighet(?:en)?|Daghem(?:met)?|[\w]{0,15}[Hh]emmet"
    r"|\w{0,10}[Kk]uoro|\w{0,10}[Oo]rkesteri|\w{0,6}[Tt]eatteri|Yhtye|Duo|Trio|Kvartetti|Bändi"
    r"|Työryhmä|Kollektiivi|\w{0,8}[Kk]ören|\w{0,10}[Oo]rkestern|Teatern?|Gruppen|Ensemblen?"
    r"|Servicehuset|Skolan?|Gården|Lägenhete[nr]\w{0,2}|Förskolan|Parken|Kerho|Klubb(?:en)?)"
)
_FACILITY_WORD = re.compile(_FACILITY)
_FACILITY_BEFORE = re.compile(
    rf"\b(?i:{_FACILITY}|kiinteistö\w{{0,5}}|(?:koti|suku|maa|metsä"
    rf"|kanta)?tila[nl]?\w{{0,3}}(?:\snimi\w{{0,4}})?|päiväko[td]i\w{{0,4}}|fastigheten"
    rf"|gården)\s\Z"
)
_EXAMPLE = re.compile(r"Meikäläi")
_STREET = re.compile(
    r"(?<=\w)(?:tie|katu|kuja|polku|tori|ranta|väylä|kaari|aukio|puisto|vägen|gatan|gränd"
    r"|stigen|järvi|joki|niemi|saari|koulu|päiväkoti|talo)\w{0,6}\Z"
    r"|\A(?:skola|by|skolan)\Z",
    re.IGNORECASE,
)
_STREET_END = re.compile(
    r"(?:tie|raitti|polku|rinne|kaari|portti|stig|väg)(?:n|lla|ltä|lta)?\Z"
)
_CALLED = re.compile(r"(?:\s?[-–]|\s)nimi\w{2,8}\s([\w-]{3,40})")
_NUMBER = re.compile(r"\s\d{1,4}(?!\d)(?![\d.,]{0,6}\s?(?:€|eur|e\b))")
_COMPOUND = re.compile(rf"[-–]([{LOWER}]+)\Z")
# No surname ends so, whatever is before it.
_PUBLIC_PLACE = re.compile(
    rf"[{LOWER}](?:ka[td]u|kuja|puisto|aukio|väylä|vägen|gatan|gränden?|stigen|parken|esplanaden"
    r"|torget|platsen|koulu|päiväko[td]i|skolan?)(?:n|lla|lle|lta|ssa|sta|ksi|a|on|un|s)?\Z"
)
_BODIES = frozenset(
    [
        "kommun",
        "stad",
        "förening",
        "nämnd",
        "styrelse",
        "föreningen",
        "kunta",
        "vänner",
        "ystävät",
    ]
)
_PLACE_AFTER = re.compile(
    r"(?:[ \t\u00a0]|\n(?!\w{2,25}:))"
    r"(?:tie|yksityistie|rantati|ranta(?=[\s.,])|terassi|kirkko|kirkon|luento|hallitusohjelma|kahvila"
    r"|ravintola|leipomo|kampaamo|parturi|kioski|korjaamo|café|bageri|sali[ns]?|salen|villan|salissa|huone"
    r"|huonee|ka[td]u|kuja|polku|polun|puisto|puistikko|puistikon|aukio|tori|koulu|päiväkoti"
    r"|talo|säätiö|patsas|hautausma"
    r"|\w{0,15}(?:puisto|päiväkot|yhdisty|seura\b|seuran\b|kerho|orkester|kuoro|förening"
    r"|sällskap|gille|klubb|turnaus|juoksu|ottelu|koulu|katu|aukio|rahasto|palkin|säätiö"
    r"|museo|fond|stiftelse|pris"
    r"|stipend|konsert|kilpailu|näyttely|tapahtum|festivaal|viikko|viikon|kisat|kisoj|hiihto"
    r"|hiihdo|muistoajo|evenemang|tävling|lopp)|muistomerk|mitali|ristin\b|ritarikun|muistola|museo|kotimuseo|syntymäko"
    r"|kotital|rahasto|palkin|romaan|teoks|teos|näytelm|sävelly|grafii|runo|tuotan|musiik"
    r"|taide|taite|grafik|dikt|musik|konst"
    r"|maalau|veisto|park|gata|väg|torg|plats|staty|byst|hus|stiftelse|fond|pris|minnesmärk"
    r"|skola|daghem|bibliotek|kirjasto|päivänä|liputuspäiv|museum|gård|hemman|lägenhet"
    r"|kartano|roman|verk|målning|esplanad|bulevard|allé|stig|gränd|bro|sil[tl]a|raitti|raiti"
    r"|suunnittelem|maalaam|veistäm|säveltäm|kenttä|kentän|halli|portti|näyttely|kokoelma"
    r"|laulu|kuvi|sonaat|samla[dt]|stipendi|juhlavuo|kilpailu|ooppera|elokuva"
    r"|samling|utställning|stipendie|tävling|opera|film|pjäs)\w{0,4}\b"
    rf"|\s?[-–][{LOWER}]"
)
# "tavannut Siv Mallista viikkoon": nothing is called after a name in such a form.
_NO_GENITIVE = re.compile(r"(?:[sl]t[aä]|ll[aäe]|ss[aä])\Z")
# "Minna Canthin ja Aleksis Kiven teokset": what is said of the last holds for the first.
_NAMED_AFTER = re.compile(
    r"\bnim(?:et|eä|ik)\w{0,12}\s(?:\w{1,20}\s)?\Z", re.IGNORECASE
)
_AND_ANOTHER = re.compile(rf"(?<=[ns])\s(?:ja|och)\s(?:{WORD}\s){{0,2}}{WORD}(?<=[ns])")
# "Aino Mallin kaupunginhallitukselle lähettämä": what somebody sends to a body.
_SENT_TO = re.compile(
    r"(?<=n)\s(?:(?:kaupungi|kunna|lautakunna)(?:lle|lta)|\w{0,30}(?:hallitukse|valtuusto"
    r"|lautakunna)(?:lle|lta)|kuntaan|kaupunkiin)\b"
)
_PUBLISHED = re.compile(
    rf"(?:\s(?:ja|och|&)\s{WORD}(?:\s{WORD})?|,\s(?:toim|red)\.)?,?\s?[([]?"
    r"\((?!19[0-7]\d\)\s?(?:[,;.\n]|ja\b|och\b|\Z))\d{4}[a-z]?[):]|\s\((?:toim|red|ed)\."
)
_NAMED_SO = re.compile(
    r"(?:\b(?:\w*laiva|\w*alus|proomu|hinaaja|\w*kuunari|\w*vene|\w*ravintola|\w*kahvila"
    r"|\w*hotelli|villa"
    r"|(?:romaani|\w*näytelmä|elokuva|ooppera|\w*sarjakuva|lastenkirja|kuvakirja|musikaali"
    r"|baletti)(?:n|a|ä|t)?"
    r"|seikkailee|päähenkilö\w{0,3}|\w{0,15}hahmo\w{0,3}|seriefiguren|huvudpersonen|barnboken"
    r"|serietidningen"
    r"|yhtye|myrsky|\w*hevonen|\w*fartyget|skutan?|\w*båten"
    r"|\w*färjan|\w*restaurang(?:en)?|café|kaféet|hotell(?:et)?|romanen|pjäsen|filmen|stormen"
    rf"|uppkalla\w{{1,3}} efter|döp[tn]\w{{0,2}} efter|hästen|\w*proomu)"
    rf"|(?<!\w)[ms]/[styk])\s[\"”»']?\Z"
    r"|\b(?:\w{0,20}(?:romaani|kirja|näytelmä|elokuva|teos|teokse|sarja|levy|runo|kuunnelma"
    r"|musikaali|ryhmä|näyttely|konsertti|luento|utställningen|konserten|föreläsningen"
    r"|hanke|hankkee|projekti|kampanja|romanen|boken|pjäsen|filmen|skivan|projektet|gruppen"
    r"|musikalen)\w{0,6})"
    r"\s[\"“”»'](?:\w{1,20} ){0,2}\Z"
    rf"|(?<![{LOWER}])(?:ks|vrt|jfr|toim|red)\.\s\Z",
    re.IGNORECASE,
)

_WORK = re.compile(
    r"(?:elokuva|dokumentti|runoilta|näytelmä|esitys|luento|kirja|esitelmä|musikaali|näyttely"
    r"|konsertti|ooppera|teos)\s\Z",
    re.IGNORECASE,
)
_WORK_ON = re.compile(
    r"(?:bok|film|föreställning|pjäs|föreläsning|utställning|musikal|konsert)(?:en)? om\s\Z",
    re.IGNORECASE,
)


def has_company_word(words: Sequence[str]) -> bool:
    """Whether one of the words says that they are a company: "Elbyrå Bo Malli"."""
    return any(_COMPANY_WORD.fullmatch(word) for word in words)


def is_facility(words: Sequence[str]) -> bool:
    """Whether it is a house, home or group and its name: "Daghemmet Emilia"."""
    return len(words) == 2 and _FACILITY_WORD.fullmatch(words[0]) is not None


def is_facility_before(text: str, start: int) -> bool:
    """Whether what a house or an estate is called begins at ``text[start]``."""
    return _FACILITY_BEFORE.search(text[max(0, start - 30) : start]) is not None


def is_thing(text: str, start: int, stop: int, words: Sequence[str]) -> bool:
    """Whether the words at ``text[start:stop]`` name something that is not a person."""
    if _EXAMPLE.search(text, start, stop) or _is_place(words) or is_facility(words):
        return True
    compound = _COMPOUND.search(words[-1])
    if compound and _PLACE_AFTER.match(f" {compound[1]}"):
        return True  # "Jean Sibelius-sällskapet"
    if _STREET_END.search(words[-1]) and _NUMBER.match(text, stop):
        return True  # "Aino Ackténtie 4 B"
    if _gives_its_name(text, start, stop):
        return True
    if is_named_so(text, start) or is_told_of(text, start, words):
        return True
    return _SENT_TO.match(text, stop) is None and is_named_after(text, stop)


def is_told_of(text: str, start: int, words: Sequence[str]) -> bool:
    """Whether a work tells of somebody: "elokuva Siv Mallista", "en bok om Siv Malli"."""
    before = text[max(0, start - 40) : start]
    is_of = words[-1].endswith(("sta", "stä")) and _WORK.search(before) is not None
    return is_of or _WORK_ON.search(before) is not None


def is_named_so(text: str, start: int) -> bool:
    """Whether a thing with a name of its own is right before: "M/s", "ravintola"."""
    return _NAMED_SO.search(text[max(0, start - 40) : start]) is not None


def _gives_its_name(text: str, start: int, stop: int) -> bool:
    """Whether something is named after it: "nimettiin Aino Mallin mukaan"."""
    is_said = text.startswith(" mukaan", stop)
    return is_said and bool(_NAMED_AFTER.search(text[max(0, start - 40) : start]))


def is_street(text: str, stop: int, word: str) -> bool:
    """Whether *word*, which ends at *stop*, is a street with the number of a house."""
    has_form = _PUBLIC_PLACE.search(word) or _STREET_END.search(word)
    return bool(has_form and _NUMBER.match(text, stop))


def named_role(text: str, stop: int) -> str:
    """Return what somebody of that name is: "Aino Malli -nimiselle opiskelijalle"; "" else."""
    found = _CALLED.match(text, stop)
    return found[1].lower() if found and side_of_word(found[1].lower()) else ""


def is_named_after(text: str, stop: int) -> bool:
    """Whether a company, street, statue or work follows: "Juho Kuvitteen patsas"."""
    if named_role(text, stop):
        return False
    if _COMPANY.match(text, stop) or _PUBLISHED.match(text, stop):
        return True
    if _NO_GENITIVE.search(text, max(0, stop - 4), stop):
        return False
    another = _AND_ANOTHER.match(text, stop)
    places = [stop, another.end()] if another else [stop]
    return any(_PLACE_AFTER.match(text, place) for place in places)


def _is_place(words: Sequence[str]) -> bool:
    if _PUBLIC_PLACE.search(words[-1]) or words[-1].lower() in _BODIES:
        return True
    is_street = LAST not in kinds_of(words[-1]) and _STREET.search(words[-1])
    return bool(is_street) and FIRST not in kinds_of(words[0])
