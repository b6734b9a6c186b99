"""Heads below what a web site puts above them: menus, consents, ways, tools, notices.

Each beginning of a site is put above each head; none of its words is in any field.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from corpus.importing.row_facts import row_facts

SITES = {
    "nothing": "",
    "consent": "Tämä sivu käyttää evästeitä.\nHyväksy kaikki | Vain pakolliset\n",
    "consent asked": "Sallitaanko evästeet?\nKyllä   En\n\nEtusivu > Päätökset\n\n",
    "consent in Swedish": "Vi använder kakor för att sidan ska fungera\nTillåt alla\n",
    "way to the text": "Ohita päävalikko\n",
    "menu of another town": "Asukkaalle   Yrittäjälle   Vierailijalle   Tietoa meistä\n\n",
    "way with strokes": "Etusivu / Hallinto / Pöytäkirjat ja päätökset / 2031\n",
    "way with arrows": "Start » Beslutsfattande » Protokoll\n",
    "tools": "Haku  Kokoukset  Viranhaltijapäätökset  Kuulutukset\n\n",
    "languages": "Suomi | Svenska | English\n",
    "login": "Kirjaudu sisään\nHae sivustolta\n",
    "name of the program": "Asianhallinta - Julkaistut asiakirjat\nSelaa asioittain\n\n",
    "old browser": "Selaimesi ei ole tuettu. Päivitä selain.\n\n",
    "print": "Tulosta sivu   Lähetä linkki\nTekstin koko A A A\n",
    "slogan": "Toritila - kesäkaupunki meren rannalla\n\n",
}


@dataclass(frozen=True, slots=True)
class HeadCase:
    text: str
    body: str
    section: str
    title: str
    case_number: str | None
    kind: str = "meeting-item"


DAY = "2031-03-12"
TITLE = "Kyläsillan kaiteen korjaus"
END = "\n\nPerustelut\nKaide on huono.\n\nPäätös\nHyväksyttiin."
HEADS = {
    "meeting and § with title": HeadCase(
        f"Tekninen lautakunta, kokous 12.3.2031\n\n§ 45 {TITLE}\n\nTORDno-2031-88{END}",
        *("Tekninen lautakunta", "45", TITLE, "TORDno-2031-88"),
    ),
    "§ alone": HeadCase(
        "Tekninen lautakunta, kokous 12.3.2031\nPöytäkirja on tarkastettu\n\n§ 45\n"
        f"{TITLE}\n\nTORDno-2031-88{END}",
        *("Tekninen lautakunta", "45", TITLE, "TORDno-2031-88"),
    ),
    "title above the §": HeadCase(
        f"Tekninen lautakunta, kokous 12.3.2031\n\n{TITLE}\n§ 45\nTORDno-2031-88{END}",
        *("Tekninen lautakunta", "45", TITLE, "TORDno-2031-88"),
    ),
    "day and § beside the kind": HeadCase(
        f"Tekninen lautakunta\nPöytäkirja 12.03.2031/Pykälä 45\n\n{TITLE}\n\n"
        f"88/10.03.01/2031\n\nTekninen lautakunta 12.03.2031 § 45{END}",
        *("Tekninen lautakunta", "45", TITLE, "88/10.03.01/2031"),
    ),
    "all on one line": HeadCase(
        f"Toritilan kaupunki\nTekninen lautakunta 12.3.2031 § 45\n\n{TITLE}\n\n"
        f"TOR:88/10.03.01/2031{END}",
        *("Tekninen lautakunta", "45", TITLE, "TOR:88/10.03.01/2031"),
    ),
    "§ and day in columns": HeadCase(
        "TORITILAN KAUPUNKI    PÖYTÄKIRJA    8\nTekninen lautakunta\n"
        f"            § 45       12.03.2031\n\n\n{TITLE}\n\n88/10.03.01/2031{END}",
        *("Tekninen lautakunta", "45", TITLE, "88/10.03.01/2031"),
    ),
    "title broken over two lines": HeadCase(
        "Tekninen lautakunta, kokous 12.3.2031\n§ 45 Katusuunnitelmat: Ylikylän katu "
        f"välillä Otantie–Kaivotie sekä Otantien\nliittymä\n\nTORDno-2031-88{END}",
        "Tekninen lautakunta",
        "45",
        "Katusuunnitelmat: Ylikylän katu välillä Otantie–Kaivotie sekä Otantien liittymä",
        "TORDno-2031-88",
    ),
    "official with the § on top": HeadCase(
        "Toritilan kaupunki\n\nViranhaltijapäätös § 45\nHenkilöstöjohtaja\nTehty 12.03.2031\n"
        "TOR/88/01.02.01/2031\n\nPalkkojen tarkistaminen\n\nPäätän, että palkka nousee.",
        *("Henkilöstöjohtaja", "45", "Palkkojen tarkistaminen", "TOR/88/01.02.01/2031"),
        "officeholder-decision",
    ),
    "official of a unit": HeadCase(
        "Toritilan kaupunki     Päätöspöytäkirja     45/2031     1 (1)\n\nKasvun ja oppimisen "
        "palvelualue\nRehtori, Kylän koulu\n\n12.3.2031\n\nAsianro 88/12.00.02/2031\n\n45 §\n"
        "Koulun lauantaityöpäivä\n\nRehtori päättää, että lauantai on työpäivä.",
        *("Rehtori, Kylän koulu", "45", "Koulun lauantaityöpäivä", "88/12.00.02/2031"),
        "officeholder-decision",
    ),
    "Swedish, with an earlier handling": HeadCase(
        "Bildningsnämnden, möte 12.3.2031\n\n§ 45 Principer för skolskjutsar\n\n"
        "88/12.00.01/2031\n\nBildningsnämnden 4.2.2031 § 24\n\nNämnden återremitterade.\n\n"
        "Beslutsförslag\nNämnden godkänner bilaga 1.\n\nBeslut\nGodkändes.",
        *("Bildningsnämnden", "45", "Principer för skolskjutsar", "88/12.00.01/2031"),
    ),
    "parish": HeadCase(
        "Toritilan seurakunta\nKirkkoneuvosto 12.3.2031\n\n45 §\nAidan korjaus\n\nAita on "
        "huono.\n\nPäätös: Hyväksyttiin.",
        *("Kirkkoneuvosto", "45", "Aidan korjaus", None),
    ),
}


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_words_of_a_site_are_in_no_field(site: str, head: HeadCase) -> None:
    told = row_facts({"id": 1, "text": site + head.text})

    assert (told["body"], told["date"]) == (head.body, DAY)
    assert (told["section"], told["title"]) == (head.section, head.title)
    assert (told["case_number"], told["kind"]) == (head.case_number, head.kind)


COVERS = {
    "meeting": (
        "Tekninen lautakunta, kokous 12.3.2031\n\nKokouksen tiedot\nAika 12.3.2031 klo 17.00 "
        "- 18.22\nPaikka Kunnantalo\n\nKäsitellyt asiat\n§ 45 Avaus\n§ 46 Kaide\n§ 47 Muut",
        "Tekninen lautakunta, kokous 12.3.2031",
    ),
    "kind and number": (
        "Tekninen lautakunta  Pöytäkirja 1/2031\n\nAika: ke 12.3.2031 klo 15.30–17.05\n"
        "Paikka: Raatihuone\n\nKäsitellyt asiat\n1 Avaus\n2 Kaide\n3 Kokousajat\n4 Muut",
        "Tekninen lautakunta Pöytäkirja 1/2031",
    ),
    "publisher": (
        "Toritilan kaupunki\nTekninen lautakunta\n\nPÖYTÄKIRJA 4/2031\n\nKokousaika: 12.3.2031 "
        "klo 17.00\nKokouspaikka: Kunnantalo\n\nAsiat\n45 § Avaus\n46 § Kaide\n47 § Muut",
        "Toritilan kaupunki",
    ),
}


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS)
def test_the_title_of_a_cover_is_below_the_site(
    site: str, cover: tuple[str, str]
) -> None:
    text, title = cover

    slogans = {site.strip()} & {SITES["slogan"].strip()}
    assert row_facts({"id": 1, "text": site + text})["title"] in {title, *slogans}


NAMES = {
    "Torilan kunta Pöytäkirja 8/2031 1 (21) Tekninen lautakunta 12.3.2031 Aika": (
        "Torilan kunta Pöytäkirja 8/2031"
    ),
    "TORILAN KUNTA / TORIS KOMMUN Kokouspöytäkirja / Sammanträdesprotokoll 5/2031 "
    "Kunnanvaltuusto / Kommunfullmäktige 12.3.2031": (
        "TORILAN KUNTA / TORIS KOMMUN Kokouspöytäkirja / Sammanträdesprotokoll 5/2031"
    ),
    "TORIS KOMMUN SAMMANTRÄDESPROTOKOLL Nr Sida Organ Byggnadsnämnden 6/2031 58": (
        "TORIS KOMMUN SAMMANTRÄDESPROTOKOLL"
    ),
    "PÖYTÄKIRJA 5/2031 Torilan kunta Kunnanhallitus 12.3.2031 Aika": (
        "PÖYTÄKIRJA 5/2031 Torilan kunta"
    ),
    "Tekninen lautakunta Esityslista 5/2031 12.3.2031": (
        "Tekninen lautakunta Esityslista 5/2031"
    ),
}


@pytest.mark.parametrize(("line", "title"), NAMES.items(), ids=NAMES.values())
def test_a_page_on_one_line_is_named_by_publisher_kind_and_number(
    line: str, title: str
) -> None:
    rest = (
        " klo 17.00 - 18.22 Paikka Kunnantalo Läsnä Malli Meri puheenjohtaja Kylä Kai jäsen "
        "Muut Joki Jaana esittelijä Asiat 45 - 60 § Pöytäkirjan tarkastus ja nähtävilläolo"
    )

    assert row_facts({"id": 1, "text": line + rest})["title"] == title
