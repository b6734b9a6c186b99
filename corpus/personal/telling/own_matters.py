"""What nobody does by office: one's own matters, leave, pay and where one lives."""

from __future__ import annotations

import re

from corpus.personal.person_cues import cue

_STREET_ADDRESS = (
    r"[A-ZÅÄÖ][\w-]{3,40}(?: \w{2,20})? \d{1,4}(?: ?[a-zA-Z] ?\d{0,3})?,? \d{5}"
)
SENSITIVE_AFTER = re.compile(
    r"\s(?:\w+\s)?(?:terveydent|sairau|sairaslo|vamma(?!is[np])|toimeentul|lastensuoj|(?:äitiys|isyys|sairaus|hoito|opinto|perhe|vuorottelu)(?:loma|vapa)|vanhempainv|huostaan|perintä|velka"
    r"|hälsotillstånd|sjukdom|utkomststöd|omhändertag|skuld)",
    re.IGNORECASE,
)
_LEAVE = (
    r"(?:virkavap|työvap|hoitovap|vanhempainvap|opintovap|toimivap|osittai|palkat|irtisano(?!nut)"
    r"|eronpyyn|ero(?:a|n|nsa|aan)?\b|palkkau|työaik|palkan\b|palkka\b|lomaut|työsuh"
    r"|palvelussuh|vuosilom|lupa(?!si|av|utu)|avustu|stipend)"
)
_PRIVATE_AFTER = re.compile(
    r"(?:,? (?:s\.|synt\.|f\.|född|syntynyt)|\s?\(?(?:synt|hetu|s\. \d)"
    r"|,? (?:on )?(?:hakenut|hakee|pyytää|pyytänyt|anoo|anonut|irtisanoutu|sanoutu"
    r"|eroaa|saa |muistutta"
    r"|valittaa|vaatii|vaatinut|oikaisuvaati|omistaa|vuokraa|asuu|hakemus|pyyntö|pyynnö"
    rf"|(?:(?:\w{{1,20}} )?(?:myönnetään|myönnettiin|annetaan) (?:\w{{1,20}} )?)?{_LEAVE})"
    r"|,? (?:har )?(?:ansök|anhåll|söker |säger upp|begär|bor |äger|får |köper )"
    r"|,? (?:on (?:jo )?eläkkeellä|är (?:redan )?(?:pensionär|pensionerad))"
    r"|\s?\(\d{1,2}\.?[ -]?(?:[A-Fa-f]|lk\.?|luok\w{1,12}|årskurs\w{0,3}|åk\.?|klass\w{0,3})\)"
    rf"|, {_STREET_ADDRESS})",
    re.IGNORECASE,
)
OF_EMPLOYED = re.compile(
    r",?\s(?!(?:myön(?:tä|si)|hyväksy(?!tä|tt)|päätt|esit|ehdot|jaka[av]|luovut|delar|delade|överräck|puol|tote|kats|bevilja(?!s|t)"
    r"|godkänn|beslu|anser|anställer))"
    r"(?:(?:on|har|oli|hade|är)\s(?:(?-i:[a-zåäö0-9(][^\s,;:]{0,24})\s){0,5}?)?"
    rf"(?-i:(?=[a-zåäö]))(?:(?:haken|hakee|haki\b|irtisano[ut]|sanoutu|eroaa|erosi"
    rf"|jää eläk|jäi eläk|eläkkeel|pension(?:är|erad)|siirtyy eläk|sagt upp|säger upp|sade upp"
    rf"|(?:toimit|jät|läh|teh|tek)\w{{2,9}}"
    rf" (?:muistutu|valitu|oikaisuvaatim|vastaseli|kirjelm|adressi|huomautu)"
    rf"|avgår|avgick|gå(?:r|tt) i pension|gick i pension|ansök(?!an|n)|sökt\b|sökte|söker)"
    rf"|(?:\w{{1,20}}\s){{0,3}}(?:{_LEAVE}|vapautusta|avsked|\w{{0,12}}ledig|befri|palkitaan"
    rf"|palkittiin|palkataan|palkattiin|vakinaistetaan|anställ(?:s|des|ts)\b|belönas|siirtyvänsä|irtisanoutuvansa|eroavansa|jäävänsä|kuultu|kuullaan"
    rf"|kuultiin|korvataan|hyvitetään|kuoli\b|kuollut|menehty|avled|avlidit))",
    re.IGNORECASE,
)
# "Henkilökohtainen lisä: siistijä Siv Malli 45 €": what somebody employed is paid.
OWN_PAY = re.compile(
    r"(?:henkilökohtai\w{1,6}|kokemus|kieli|tehtävä)\s?lisä|\w*päivälahj|\d0 vuotta täyttä"
    r"|ansiomerk|kunniamerk|mitalei|mitali\b|hedersmärk|hederstecken|förtjänstteck"
    r"|fyller \d0 år|merkkipäiv|vuotispäiv|muistamis|palkantarkis|palkankorot|lomaut|jubileum"
    r"|(?:individuell\w*|personlig\w*|erfarenhets|språk)\s?tillägg|uppvaktning|bemärkelsedag"
    r"|gratulation|lönejuster|löneförhöj|permitter",
    re.IGNORECASE,
)
# "Koulun entisen vahtimestarin Siv Mallin": whoever was employed.
FORMER = re.compile(
    r"\b(?:entis\w+|entinen|eläkkeellä oleva\w{0,4}|eläköitynyt\w{0,3}|årets|vuoden|förra|förre"
    r"|tidigare|f\.d\.)\s\Z",
    re.IGNORECASE,
)
_KNOWN_FOR_OFFICE = re.compile(
    r"minister|kansanedust|riksdags|johtaja|direktör|puheenjoht|ordför|valtuutet",
    re.IGNORECASE,
)
RETIRES = re.compile(
    r"(?:eläkkeelle (?:jää|siirty|lähte)\w{2,8}|avgående|pensionerade?)\s\Z",
    re.IGNORECASE,
)
# "Kanttori Siv Malli vuokraa pellon": what nobody does by office.
AS_ANYBODY = re.compile(
    r"\s(?:on )?(?:vuokra(?:a\b|si|nnut)|osta|osti|omist|asu[ui]|muutt|kaatu|loukkaan|sairast"
    r"|sai (?:\S+ )?\w*(?:vamma|murtum|haava)n?\b"
    r"|hyr(?:t|de)?\b|hyr\b|köp(?:er|te)|äger|bor\b|flytta|föll|skada)"
)
OF_LEAVING = re.compile(
    r"\b(?:eroa|eron|ero|vapautusta|avsked|befrielse|entledigande)\b"
)
MANDATE = re.compile(
    r"jäsen|valtuutet|luottamus|puheenjoht|ledam|ersättar|ordförande|fullmäktig",
    re.IGNORECASE,
)
OF_BODY = re.compile(
    rf"{MANDATE.pattern}|lautakun|vaalikelpoi|täydennysvaal|nämnd|fyllnadsval|valbar",
    re.IGNORECASE,
)
# "val av gode män … Valda blev Siv Malli": whom a council elects.
ELECTION_ABOVE = re.compile(
    r"\bval av\b|gode män|nämndemän|uskot\w{2,6} mie|lautamie(?:hen|sten|hiä)|utses från kommunen"
    r"|edustaj\w{1,6} vali|jäsen\w{1,5} vali|ääntenlaskij|rösträknare",
    re.IGNORECASE,
)
_OF_ELECTION = re.compile(
    r"vaali|äänest|puolue|lista\b|listan|valitsij|valtuus|lautakun|val\b|valet|röst|fullmäktig|nämnd",
    re.IGNORECASE,
)
# "Hänen tilalleen valittiin Siv Malli": after a member who left.
INSTEAD = re.compile(
    r"\b(?:tilalle\w{0,4}|sijaan\w{0,3}|sijalle\w{0,4}|i (?:hans|hennes|deras) ställe)"
    r"(?:\s\w{4,12}|:)?\s\Z|\bi stället:\s\Z",
    re.IGNORECASE,
)
# "Siv Malli var kantor 1921–1958": somebody of the past.
OF_OLD = re.compile(
    r"(?:(?!\b(?:s\.|synt|f\.|född))[^.;\n]){0,70}\b(?:1[6-9]\d\d\s?[–-]\s?1[6-9]\d\d|1[6-8]\d\d|19[01]\d)\b"
)


def has_own_matter(after: str) -> bool:
    """Whether what follows is nothing that anybody does by office."""
    return bool(_PRIVATE_AFTER.match(after) or cue("own_matter").match(after))


_LIVES_AT = re.compile(
    r",\s[A-ZÅÄÖ][\w-]{2,30}(?:tie|katu|kuja|polku|rinne|raitti|kaari|vägen|gatan|gränd|stigen)\s\d"
)


def lives_at(after: str) -> bool:
    """Whether a street and the number of a house are right after a name."""
    return _LIVES_AT.match(after) is not None


def is_no_candidate_of_voters(role: str, near: str) -> bool:
    """Whether a candidate, of which *role* begins to tell, is one for a prize or a post."""
    is_candidate = role.lower().startswith(("ehdok", "ehdol", "kandidat"))
    return is_candidate and not _OF_ELECTION.search(near)


def was_employed(line: str, office: re.Match[str]) -> bool:
    """Whether an office is one that somebody had: "kunnan entinen rakennustarkastaja"."""
    is_known = _KNOWN_FOR_OFFICE.search(office[0]) is not None
    return not is_known and FORMER.search(line[: office.start()]) is not None
