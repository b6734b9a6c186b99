"""The headings of all templates, Finnish and Swedish, and the part each one opens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.decision.lines.lines import Line
from analyzers.decision.model import BlockKind

_TABLE: dict[BlockKind, str] = {
    "summary": "tiivistelmä|sammandrag|sammanfattning|asian tiivistelmä|yhteenveto asiasta",
    "preparation": "valmistelu|asian valmistelu|beredning|ärendets beredning",
    "contacts": (
        "valmistelija|valmistelijat|valmistelijat/|valmistelija/|valmistelijana|asian valmistelija|asian valmistelijat|valmistelijan yhteystiedot"
        "|valmistelijat / lisätiedot|valmistelijat/ lisätietojen antaja|valmistelijat/lisätietojen antaja"
        "|valmistelija / lisätiedot|valmistelija/lisätiedot|valmistelijat/lisätiedot|valmistelija ja lisätiedot|valmistelija/beredare"
        "|valmistelijat / lisätiedot / beredare / tilläggsuppgifter"
        "|lisätiedot|lisätietoja|lisätietoja päätöksestä|lisätietojen antaja|lisätietojen antajat|lisätietoja antaa|lisätietoja antavat"
        "|beredare|beredare / tilläggsuppgifter|beredare/tilläggsuppgifter|beredare / mer information|tilläggsuppgifter|upplysningar|mer information|närmare upplysningar|ytterligare information"
        "|esittelijä|esittelijät|asian esittelijä|esittelijä ja valmistelija|föredragande|föredragandena|esittelijä/föredragande"
    ),
    "description": (
        "kuvaus|esittelyteksti|asian kuvaus|asiaselostus|asian selostus|asian tausta|tausta|taustaa|tausta ja nykytila|beskrivning"
        "|ärendebeskrivning|bakgrund|redogörelse för ärendet|asia|hakemus|kokousasian teksti"
    ),
    "reasons": (
        "perustelut|päätöksen perustelut|perustelu|perusteluosa|selostus|esittelijän perustelut|ehdotuksen perustelut|päätösehdotuksen perustelut"
        "|selostusosa|motivering|motiveringar|redogörelse|föredragandens motiveringar|grunder|motivering till beslutet|beslutsmotivering"
    ),
    "proposal": (
        "päätösehdotus|ehdotus|esitys|päätösesitys|esittelijän ehdotus|esittelijän päätösehdotus|ehdotus päätökseksi|päätösehdotus/beslutsförslag"
        "|beslutsförslag|förslag|förslag till beslut|föredragandens förslag|muutettu päätösehdotus|uusi päätösehdotus|beslutförslag|framställning"
    ),
    "handling": (
        "käsittely|asian käsittely|kokouskäsittely|käsittely kokouksessa|behandling|ärendets behandling|handläggning|behandling av ärendet|kaupunginhallituksen käsittely"
    ),
    "votes": "äänestys|äänestykset|äänestystulos|äänestyksen tulos|omröstning|omröstningar|omröstningsresultat",
    "dissent": "eriävä mielipide|eriävät mielipiteet|avvikande åsikt|avvikande mening|reservation",
    "disqualification": "esteellisyys|esteelliset|esteellisyydet|jäviys|jäv",
    "decision": "päätös|päätös/beslut|beslut|päätökset|ratkaisu|päätös ja perustelut|tehty päätös|viranhaltijapäätös",
    "competence": "toimivalta|toimivallan peruste|toimivalta/säädösperusta|toimivaltaperuste|päätösvalta|päätösvallan peruste|befogenhet|behörighet|beslutanderätt|sovelletut säännökset|sovelletut lainkohdat|säädösperusta",
    "attachments": (
        "liitteet|liite|oheismateriaali|oheismateriaalit|muu materiaali|esityslistan liitteet|bilagor|bilaga|tilläggsmaterial|annat material|liitteet ja oheismateriaali"
        "|verkkojulkisuus|liitteet/bilagor|kokousasian liitteet|oheismateriaali/tilläggsmaterial|esitysmateriaali|liiteaineisto|taustamateriaali"
    ),
    "distribution": "jakelu|tiedoksi|otteet|ote|pöytäkirjanote|pöytäkirjanotteet|otteen liitteet|distribution|för kännedom|utdrag|protokollsutdrag|delgivning|tiedoksianto|päätöksestä tiedottaminen|tiedoksianto asianosaiselle|sändlista|till kännedom|tiedoksi sähköisesti",
    "execution": "täytäntöönpano|täytäntöönpanotiedot|toimenpiteet|jatkotoimenpiteet|verkställighet|verkställande|åtgärder|verkställighetsuppgifter|päätöksen täytäntöönpano",
    "participants": (
        "läsnä|poissa|osallistujat|saapuvilla olleet jäsenet|muut saapuvilla olleet|saapuvilla olleet|läsnä olleet jäsenet|läsnäolijat"
        "|beslutande|ersättare|övriga närvarande|närvarande|päättäjät|varajäsenet|muut läsnä olleet|läsnäolevat jäsenet|muut läsnäolevat|kokousosallistujat"
    ),
    "appeal": (
        "muutoksenhaku|muutoksenhakuohje|muutoksenhakuohjeet|muutoksenhakukielto|oikaisuvaatimusohje|oikaisuvaatimusohjeet|oikaisuvaatimusohjeet|valitusosoitus|valituskielto"
        "|hankintaoikaisuohje|ändringssökande|sökande av ändring|besvärsanvisning|besvärsanvisningar|anvisning om rättelseyrkande|anvisningar om rättelseyrkande|rättelseyrkande|besvärsförbud|anvisning för sökande av ändring|anvisningar för sökande av ändring"
        "|oikaisuvaatimusohje ja valitusosoitus|muutoksenhakuohjeet ja valituskielto|anvisning om hur man begär omprövning"
    ),
    "secrecy": "salassapito|salassapitoperuste|salassapidon peruste|sekretess|sekretessgrund",
    "other": (
        "vaikutusten arviointi|vaikutukset|vaikutusten ennakkoarviointi|päätöksen vaikutukset|kustannusvaikutukset|taloudelliset vaikutukset|lapsivaikutusten arviointi|konsekvensbedömning|bedömning av konsekvenser|konsekvenser|päätöksen julkisuus"
        "|allekirjoitus|allekirjoitukset|underskrift|underskrifter|päätöksen nähtävänäolo|nähtävilläolo|viiteasiakirjat|muistio"
    ),
}
_HISTORY_NAMES = "päätöshistoria|beslutshistoria|aikaisempi käsittely|asian aikaisempi käsittely|asian aiempi käsittely|aiempi käsittely|tidigare behandling|ärendets tidigare behandling|ärendets behandlingshistoria|aikaisemmat käsittelyt"
HISTORY = frozenset(_HISTORY_NAMES.split("|"))
"""Headings under which earlier handlings are listed or repeated."""

HEADINGS: dict[str, BlockKind] = {
    name: kind for kind, names in _TABLE.items() for name in names.split("|")
}
_LONGEST_FIRST = sorted([*HEADINGS, *HISTORY], key=len, reverse=True)
_INLINE = re.compile(
    rf"^(?P<heading>{'|'.join(re.escape(name) for name in _LONGEST_FIRST)})(?P<sep>\s*:\s+|\s*:?\s*$|\s+)",
    re.IGNORECASE,
)
_GLUED_NAMES = "päätösehdotus päätös selostus käsittely liitteet oheismateriaali tiedoksi perustelut ehdotus päätösesitys tiivistelmä päätöshistoria beslutsförslag beslut redogörelse bilagor behandling muutoksenhaku jakelu esittelijä föredragande förslag esitys kokouskäsittely"
_GLUED = frozenset(_GLUED_NAMES.split())
"""Headings that legacy pages put before the first text of the part on the same line."""
_LONGEST_GLUED = 60
"""Words that may follow such a heading on its line."""

# Turku's pages put the heading before its text without a space: "PäätösEhdotus hyväksyttiin."
_CAMEL = re.compile(
    r"^(?P<heading>Ehdotus|Päätösehdotus|Päätös|Esitys|Tiivistelmä|Jakelu|Beslutsförslag|Förslag|Beslut)(?=[A-ZÅÄÖ][a-zåäö])"
)
_POSSESSED = re.compile(
    r"^(?P<heading>(?:[\wåäöÅÄÖ.,/ -]{2,80}?(?:n|s|:n)\s+)?(?:muutettu |uusi |tarkennettu |täydennetty )?"
    r"(?P<what>päätösehdotus|ehdotus|esitys|päätösesitys|päätös|käsittely|förslag|beslutsförslag|beslut|behandling|perustelut))\s*:(?:\s|$)",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(
    r"^(?P<heading>[\w-]*(?:hallituksen|lautakunnan|valtuuston|jaoston|valiokunnan|johtajan|päällikön|styrelsens|nämndens) (?P<what>päätösehdotus|ehdotus|esitys|käsittely|päätös|förslag|beslutsförslag|behandling|beslut))$",
    re.IGNORECASE,
)
_EXTRA = re.compile(
    r"^(?P<heading>(?:liite|bilaga)(?:\s+\d+)?|muutoksenhakukielto|oikaisuvaatimusohje\w*|hallintovalitus|kunnallisvalitus|valitusosoitus|hankintaoikaisu\w*|muutoksenhakuohje\w*"
    r"|(?:ändrings)?besvärs\w+)\s*(?::|§)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found on a line.

    Attributes:
        kind: the part it opens; None for the history of earlier handlings.
        text: as printed, without colon and decoration.
        start: offset of the heading itself.
        content: offset where the part's own text begins.
        is_alone: True when nothing else stands on the line.
        is_possessed: True for "Kaupunginjohtajan ehdotus:".
    """

    kind: BlockKind | None
    text: str
    start: int
    content: int
    is_alone: bool
    is_possessed: bool = False


def read(line: Line, text: str) -> Heading | None:
    """Return the heading that *line* of *text* begins with, or None."""
    first = line.text[:1]
    if not first.isupper() or len(line.text) > 4000:
        return None
    glued = _CAMEL.match(line.text)
    if glued:
        content = _after(glued["heading"], line, text)
        name = glued["heading"].casefold()
        return Heading(
            HEADINGS[name], glued["heading"], line.start, content, is_alone=False
        )
    match = _INLINE.match(line.text)
    if match:
        found = _inline(match, line, text)
        if found:
            return found
    # What a pattern needs anywhere is looked for first: it is asked of every line.
    has_colon = ":" in line.text
    match = _POSSESSED.match(line.text) if has_colon else None
    if match is None and line.text.count(" ") == 1:
        match = _OF_A_BODY.match(line.text)
    if match and len(match["heading"].split()) <= 9:
        return _possessed(match, line, text)
    match = _EXTRA.match(line.text) if has_colon or "§" in line.text else None
    if match:
        kind: BlockKind = (
            "attachments"
            if match["heading"].casefold().startswith(("liite", "bilaga"))
            else "appeal"
        )
        content = (
            line.start
            if kind == "attachments"
            else _after(match["heading"], line, text)
        )
        return Heading(kind, match["heading"], line.start, content, is_alone=False)
    return None


def _inline(match: re.Match[str], line: Line, text: str) -> Heading | None:
    name = match["heading"].casefold()
    kind = HEADINGS.get(name)
    rest = line.text[match.end() :]
    if not rest:
        return Heading(kind, match["heading"], line.start, line.end, is_alone=True)
    after_colon = ":" in match["sep"]
    in_caption = (
        line.wide_gap is not None and line.wide_gap <= line.start + len(name) + 2
    )
    glued = (
        name in _GLUED and rest[:1].isupper() and len(rest.split()) <= _LONGEST_GLUED
    )
    if not (after_colon or in_caption or glued):
        return None
    if name in {"asia", "hakemus", "ote", "tausta", "reservation"} and not (
        after_colon or in_caption
    ):
        return None
    content = _after(match["heading"], line, text)
    return Heading(kind, match["heading"], line.start, content, is_alone=False)


def _possessed(match: re.Match[str], line: Line, text: str) -> Heading:
    kind = HEADINGS[match["what"].casefold()]
    content = _after(match["heading"], line, text)
    alone = match.end() >= len(line.text)
    return Heading(
        kind,
        match["heading"],
        line.start,
        line.end if alone else content,
        is_alone=alone,
        is_possessed=match["heading"].casefold() != match["what"].casefold(),
    )


def _after(heading: str, line: Line, text: str) -> int:
    """Return the offset after a heading as it stands in the undecorated text."""
    position = line.start
    for character in "".join(heading.split()):
        position = text.find(character, position, line.end)
        if position < 0:
            return line.end
        position += 1
    while position < line.end and text[position] in " \t:*_|\xa0":
        position += 1
    return position
