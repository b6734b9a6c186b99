"""Headings and labels that pages glue to the text they introduce.

``<b>Päätös</b>Hyväksyttiin`` has no space between heading and text, and a left column
holds headings as table cells. Turning markup into lines, a heading gets a line of its
own and a label a space. What a heading *means* is ``corpus.anatomy``'s business.
"""

from __future__ import annotations

import re

_HEADINGS = """
päätös|päätökset|päätöksen perustelut|päätöksen peruste|päätösehdotus|päätösesitys
ehdotus|esitys|esittelijän ehdotus|esittelijän päätösehdotus|asian käsittely|käsittely
kaupunginjohtajan (?:päätös)?(?:ehdotus|esitys)|kunnanjohtajan (?:päätös)?(?:ehdotus|esitys)
kaupunginhallituksen (?:päätös)?(?:ehdotus|esitys)|kunnanhallituksen (?:päätös)?(?:ehdotus|esitys)
[a-zåäö-]+(?:lautakunnan|jaoston|johtajan|päällikön|valtuuston|hallituksen) (?:päätös)?(?:ehdotus|esitys)
selostus|asian selostus|asiaselostus|esittelyteksti|tiivistelmä|yhteenveto|valmistelu|asian valmistelu
perustelut|perusteluosa|ehdotuksen perustelut|esittelijän perustelut|asia|tausta|asian tausta|asiakuvaus|kuvaus
päätöshistoria|aiempi käsittely|aikaisempi käsittely|asian aikaisempi käsittely|käsittelyhistoria|käsittelyvaiheet
valmistelija|valmistelijat|valmistelijat ?/ ?lisätietojen antaja|valmistelijat ?/ ?lisätiedot|valmistelija ?/ ?lisätiedot
valmistelija ?/ ?lisätietojen antaja|lisätiedot|lisätietojen antaja|lisätietoja|lisätietoja antaa|asian valmistelija|esittelijä
liite|liitteet|päätöksen liitteet|oheismateriaali|oheismateriaalit|oheisasiakirjat|lisätieto|liitetiedostot
tiedoksi|tiedoksianto|jakelu|täytäntöönpano|täytäntöönpanotiedot|toimenpiteet|päätöksen tiedoksianto|ote|otteet
muutoksenhaku|muutoksenhakuohje|muutoksenhakuohjeet|oikaisuvaatimusohje|oikaisuvaatimus|valitusosoitus|valitusohje
äänestys|äänestykset|äänestystulos|eriävä mielipide|eriävät mielipiteet|esteellisyys|esteelliset|esteellinen|kokouskäsittely
toimivalta|toimivallan peruste|päätösvallan peruste|toimivallan perusteet|ratkaisuvallan peruste|vaikutusten arviointi
vaikutukset|salassapitoperuste|vaatimukset|valitusoikeus|sovelletut oikeusohjeet|sovelletut säännökset|lainkohdat
beslut|beslutsförslag|förslag|förslag till beslut|[a-zåäö-]+(?:direktörens|styrelsens|nämndens|fullmäktiges) (?:förslag|beslutsförslag|beslut)
beredning|beredare|föredragande|föredragning|redogörelse|sammandrag|motivering|motiveringar|behandling|beslutshistoria|tidigare behandling
bilaga|bilagor|tilläggsmaterial|för kännedom|distribution|delgivning|verkställighet|ändringssökande|besvärsanvisning|rättelseyrkande
omröstning|jäv|avvikande åsikt|ytterligare information|tilläggsuppgifter|upplysningar|beskrivning|bakgrund
"""
_LABELS = """
asianumero|asianro|asia nro|asiatunnus|dno|dnro|diaarinumero|diaarinro|asian numero|ärendenummer|ärendenr|dnr|diarienummer
liite \\d+[a-z]?|bilaga \\d+[a-z]?|pykälä|paragraf|§
"""


def _pattern(rows: str) -> re.Pattern[str]:
    return re.compile(
        "(?:" + "|".join(rows.split("\n")[1:-1]) + r")\s*:?", re.IGNORECASE
    )


_HEADING = _pattern(_HEADINGS)
_LABEL = _pattern(_LABELS)


def is_heading(text: str) -> bool:
    """True when *text* as a whole (a colon may follow) is a heading of decisions."""
    return len(text) < 60 and _HEADING.fullmatch(text.strip()) is not None


def is_label(text: str) -> bool:
    """True when *text* as a whole names a number that follows it."""
    return len(text) < 30 and _LABEL.fullmatch(text.strip()) is not None
