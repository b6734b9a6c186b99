"""What a page is and what it is called where no address helps: its own words alone tell."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.importing.row_facts import row_facts

CONVERTED = (
    '{0}\n\nKoko: px\nAloita esitys sivulta:\n\nDownload "{0}"\n\nTranskriptio\n\n'
)


def read(text: str) -> dict[str, Any]:
    return row_facts({"id": "a", "text": text})


OTHERS = [
    (
        "a board and its seats",
        "Sivistyslautakunta\n\nLautakunnan jäsenet 2031-2035\n\nLautakunnassa on yhdeksän "
        "jäsentä. Lautakunnan toimikausi on neljä vuotta.\n\nTehtävät\n\nHallintosäännön 22 §:n "
        "mukaan lautakunta päättää avustusten perusteista.",
        "Sivistyslautakunta",
    ),
    (
        "a council below a button",
        "Hyppää sisältöön\n\nValtuusto\n\nKunnan ylin toimielin on valtuusto. Kuntalain 14 §:n "
        "mukaan valtuusto vastaa taloudesta.\n\nPuheenjohtaja Meri Malli",
        "Valtuusto",
    ),
    (
        "a Swedish board below a button",
        "Till innehållet\n\nKommunstyrelsen\n\nKommunstyrelsen leder kommunens verksamhet och "
        "förvaltning. Styrelsen har nio ledamöter.\n\nMöten\n\nStyrelsen sammanträder ofta.",
        "Kommunstyrelsen",
    ),
    (
        "a word of the menu above what the page says of itself",
        "Päätöksenteko\n\nTällä sivulla kerrotaan, miten kunnassa päätetään asioista yhdessä.\n\n"
        "Muutoksenhaku\n\nOikaisuvaatimus tehdään 14 päivän kuluessa.",
        "Päätöksenteko",
    ),
    (
        "rules, one of them on a line",
        "Säännöt ja ohjeet\n\nTälle sivulle on koottu kunnan voimassa olevat säännöt.\n\n"
        "Hallintosääntö\n\nKunnanvaltuusto hyväksyi hallintosäännön 3.6.2031 § 41.",
        "Säännöt ja ohjeet",
    ),
    (
        "a kind of announcement that inhabitants make",
        "Ilmoitus rakennustyöstä\n\nPienistä töistä riittää ilmoitus. Ilmoitus tehdään "
        "sähköisesti.\n\nMilloin ilmoitus riittää?\nKatso rakennusjärjestys.",
        "Ilmoitus rakennustyöstä",
    ),
    (
        "a heading with a verb in a clause",
        "Työt joista riittää ilmoitus\n\nToimenpiteet löydät rakennusjärjestyksestä. Tarve "
        "arvioidaan tapauskohtaisesti.",
        "Työt joista riittää ilmoitus",
    ),
    (
        "the town's name above the heading",
        "Lemi\n\nRakennuslupa\n\nHAKEMUKSEN LIITTEET:\n\n1. Asemapiirros\n2. Pohjapiirros\n\n"
        "HAKEMUKSET TOIMITETAAN RAKENNUSVALVONTAAN\n\nTorikatu 1, 00001 LEMI",
        "Rakennuslupa",
    ),
    (
        "a council below its menu",
        "Kaupunki ja hallinto\n\nNeljän vuoden välein valittava kaupunginvaltuusto käyttää "
        "kaupungin ylintä poliittista päätösvaltaa.\n\nToritilan kaupunginvaltuustossa on 43 "
        "valtuutettua.\n\nValtuusto päättää\n\n• talousarviosta",
        "Kaupunki ja hallinto",
    ),
    (
        "a first line of running text",
        "Kunnan ylintä päätösvaltaa käyttää valtuusto, jonka jäsenet valitaan joka neljäs "
        "vuosi järjestettävillä vaaleilla.\n\nLautakuntia on kuusi.",
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "title"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS]
)
def test_a_page_of_a_site(text: str, title: str | None) -> None:
    found = read(text)

    assert (found["kind"], found["title"]) == ("other", title)


NEWS = [
    (
        "headline below the sort",
        "Till innehållet\nNyheter och tidningar\n\nFullmäktige valde ny kommundirektör\n\n"
        "Fullmäktige godkände styrelsens förslag om att Maj Modell väljs.",
    ),
    (
        "a board's headline",
        "Kaupunginhallitus hyväksyi uuden strategian\n\nStrategia etenee valtuustoon.",
    ),
    (
        "a digest",
        "Toritilan kaupunginvaltuuston kokous 8.2.2031\n\nNopea kooste Toritilan "
        "kaupunginvaltuuston päätöksistä. Kirjoittaja on valtuutettu.",
    ),
    ("a diary", "Blogi\n\n12. touko, 2031\n\nValtuusto istui pitkään."),
    ("a report", "Kunnanhallitus 4.5.2031 Raportti\n\nKokous eteni joutuisasti."),
    (
        "the day first",
        "Hyppää pääsisältöön\n\n23.11.2031\n\nToritilan kaupunginvaltuusto sai äänestysten "
        "jälkeen valmiiksi budjetin; eurot pysyivät esityksen mukaisina.",
    ),
    (
        "what was yesterday",
        "Toritilan uusi valtuusto aloitti eilen kautensa.\nTavan mukaan vanhin avasi kokouksen.",
    ),
    (
        "Swedish evening",
        "Budgeten klubbades\n\nFullmäktige behövde en timme på tisdag kväll för budgeten.",
    ),
    (
        "a way to the page",
        "Etusivu ›› Uutinen ›› Kunnanhallitus 15.5.: museo taloon\n15.5.2031 - 22:04\n\nMuseo.",
    ),
    (
        "a release",
        "Resultatet av valet fastställdes\nVälfärdsområdesvalnämnden i Rannikko fastställde "
        "resultatet.\nKontakter\nKommunikationen\nPrenumerera på våra pressmeddelanden.",
    ),
]


@pytest.mark.parametrize("text", [row[1] for row in NEWS], ids=[row[0] for row in NEWS])
def test_news(text: str) -> None:
    assert read(text)["kind"] == "news"


def test_the_sort_above_a_headline_is_no_title() -> None:
    assert read(NEWS[0][1])["title"] == "Fullmäktige valde ny kommundirektör"


NOTICES = [
    (
        "Tillkännagivanden\n\nDelgeneralplan för stranden\n\nFullmäktige i Rannikko godkände vid "
        "sitt möte 13.11.2031 planen (§ 73). Planmaterialet är framlagt på kommungården "
        "1.12.2031–3.1.2032.\n\nRannikko 30.11.2031\n\nKommunstyrelsen i Rannikko",
        "Delgeneralplan för stranden",
    ),
    (
        "< Kungörelser\n01.11.2031\n\nPlanutkastet för åkern läggs fram\n\nSektionen har "
        "beslutat lägga fram utkastet. Åsikter ska lämnas senast 3.12.2031.",
        "Planutkastet för åkern läggs fram",
    ),
    (
        "SATAMAN KAAVAEHDOTUS NÄHTÄVILLÄ\n\nToritilan kunta pitää ehdotuksen esillä.",
        "SATAMAN KAAVAEHDOTUS NÄHTÄVILLÄ",
    ),
]


@pytest.mark.parametrize(("text", "title"), NOTICES, ids=[row[1] for row in NOTICES])
def test_a_notice(text: str, title: str) -> None:
    found = read(text)

    assert (found["kind"], found["title"]) == ("notice", title)


RULINGS = [
    (
        "MAO:136/31\n\nASIAN TAUSTA\n\nToritilan kaupunki on ilmoittanut hankinnasta.\n\nValitus\n\n"
        "Vaatimukset\n\nLumi Oy on vaatinut, että markkinaoikeus kumoaa päätöksen.",
        "Markkinaoikeus",
    ),
    (
        "KKO:2031:12\n\nKorvausvastuu\n\nDiaarinumero: S2030/17\nAntopäivä: 2.2.2031\n\nTiivistelmä.",
        "Korkein oikeus",
    ),
    (
        "TT 2031:14\n\nSopimuksen tulkinta\n\nDiaarinumero R 12/30\nAntopäivä 3.3.2031\n\nLisä.",
        "Työtuomioistuin",
    ),
    (
        "Toritilan hallinto-oikeus\nPäätös 412/2031\n12.5.2031\nDnro 345/03.04/2030\n\nValittaja "
        "Meri Malli\n\nPäätös, josta valitetaan\n\nLampelan kunnanvaltuusto 4.6.2030 § 23",
        "Toritilan hallinto-oikeus",
    ),
]


@pytest.mark.parametrize(("text", "court"), RULINGS, ids=[row[1] for row in RULINGS])
def test_a_ruling_is_its_courts(text: str, court: str) -> None:
    found = read(text)

    assert (found["kind"], found["publisher"]) == ("court-decision", court)
    assert (found["publisher_kind"], found["municipality"]) == ("state", None)


ATTACHMENTS = [
    CONVERTED.format("SATAMAN KORTTELI 309 JA RANTAPUISTO")
    + "1 Toritilan kaupunki Sataman kortteli 309 Asemakaavaselostus, EHDOTUS Muutos koskee "
    "kortteleita.\n\n2 2 Kaava Oy\n\n3 SISÄLLYSLUETTELO 1 PERUSTIEDOT Sijainti 2 TIIVISTELMÄ "
    "Vaiheet 3 LÄHTÖKOHDAT Maisema 4 VAIHEET Tarve 5 KUVAUS Rakenne",
    CONVERTED.format("TORITILAN KAUPUNGIN VANHUSOHJELMA")
    + "1\n\n2 1 TORITILAN KAUPUNGIN VANHUSOHJELMA Hyväksytty kaupunginvaltuuston kokouksessa "
    "Tavoitteet päätetään strategiassa.",
    "Contract\nKuntien sopimus työnjaosta.\nSisällysluettelo\n2. Tarkoitus 2\n3. Lait 2\n"
    "5. Tavoitteet 3\n6. Ryhmät 5\n1. Sopimusosapuolet\nLampelan kunta y-tunnus: 0000001-1",
]


@pytest.mark.parametrize("text", ATTACHMENTS, ids=["plan", "programme", "contract"])
def test_an_attachment(text: str) -> None:
    assert read(text)["kind"] == "attachment"


ITEMS = [
    "Kuljetus järjestetään ostopalveluna. Lautakunta päättää hyväksyä tarjouksen.",
    "Kunnanhallitus\nOtto-oikeuden käyttäminen\n\nKunnanhallitus ei käytä otto-oikeuttaan.",
    "Sora Oy hakee Toritilan kaupungin ympäristölautakunnalta lupaa ottaa soraa.",
    "Lautakunnan valinta\n\nValtuusto 3.6.2031 § 8\n\nLautakunnassa on yhdeksän jäsentä.\n\n"
    "Ehdotus\nValtuusto valitsee lautakunnan.\n\nPäätös\nValittiin.",
    "Lausunto hallinto-oikeudelle\n\nKaupunginhallitus 2.2.2031 § 30\n\nMarkkinaoikeus on pyytänyt "
    "vastinetta (MAO:12/31).\n\nEhdotus\nAnnetaan vastine.\n\nPäätös\nAnnettiin.",
]


@pytest.mark.parametrize("text", ITEMS)
def test_an_item(text: str) -> None:
    assert read(text)["kind"] == "meeting-item"


def test_a_countys_own_bodies_name_it_in_swedish() -> None:
    text = (
        "Stadgan godkändes\n\nÖsterbottens välfärdsområde är en myndighet. "
        "Välfärdsområdesfullmäktige godkände stadgan."
    )
    found = read(text)
    of_a_town = read(
        "Svara på enkäten\n\nÖsterbottens välfärdsområde planerar vården. Välfärdsområdets "
        "invånare kan svara."
    )

    assert found["organisation"] == "Pohjanmaan hyvinvointialue"
    assert found["publisher_kind"] == "wellbeing-county"
    assert of_a_town["publisher"] is None


def test_notes_of_a_network_are_of_no_town() -> None:
    found = read(
        CONVERTED.format("VERKOSTO")
        + "1 VERKOSTO Muistio Ohjausryhmän kokous 8/2031 Paikka: Vantaan kaupungintalo Osallistujat "
        "Meri Malli, Tampereen kaupunki Otso Oras, Espoon kaupunki Aino Aho, Turun kaupunki"
    )

    assert (found["publisher_kind"], found["municipality"]) == (None, None)


LISTED_ABOVE = [
    ("Liitteet\n  Katsaus 1-8 2031", "Hallitus 18.09.2031 § 94", "Vettä pumpattiin."),
    (
        "Liitteet:\n\n  Kartta\n  Selostus",
        "Hallitus 9.10.2031 § 109",
        "7/10.02/2031\n\nOn.",
    ),
    (
        "BILAGA: Budgetbok 2032 |",
        "Styrelsen 09.10.2031 § 109",
        "Beredning\n\nHar beretts.",
    ),
    (
        "TILLÄGGSMATERIAL: Karta |",
        "Styrelsen 1.9.2031 § 9",
        "34/12.00/2031\n\nSes över.",
    ),
]


@pytest.mark.parametrize(("attached", "handling", "text"), LISTED_ABOVE)
def test_a_title_below_the_attachments(attached: str, handling: str, text: str) -> None:
    found = read(
        f"Dynasty tietopalvelu Haku RSS Toritila\n\n{handling.split()[0]}\n"
        f"Pöytäkirja 09.10.2031/Pykälä 109\n\nEdellinen asia | Seuraava asia\n\n{attached}\n\n \n\n"
        f"Verkon katsaus\n\n \n\n{handling}\n\n \n\n{text}"
    )

    assert (found["title"], found["section"]) == ("Verkon katsaus", "109")


def test_a_converted_page_that_asks_a_board_is_an_item_at_any_address() -> None:
    title = "SORALUPAHAKEMUS, LUMI OY"
    text = CONVERTED.format(title) + (
        f"1 {title} Lumi Oy hakee Toritilan kaupungin ympäristölautakunnalta lupaa, joka "
        "koskee soran ottamista. Hakemuksen mukaan soraa otetaan kymmenen vuotta."
    )

    found = row_facts({"id": "1", "text": text, "url": "http://docplayer.fi/1-x.html"})

    assert (found["kind"], found["title"]) == ("meeting-item", title)


def test_a_cell_with_a_file_above_the_title_is_none() -> None:
    found = read(
        "RSS-länk\nKaupunginhallitus\nProtokoll 05.05.2031/Paragraf 67\n"
        "Föregående ärende | Följande ärende | ![]() |\n"
        "Toimintaohjeen luonnos (KH 5.5.2031) |\nKarttaliite |\n"
        "Neuvostojen sääntöjen uudistaminen\nKH 05.05.2031 § 67\n"
        "228/00.01.01.00/2031\nLisätiedot:\npäällikkö Meri Malli\n\nSäännöt uusitaan."
    )

    assert (found["kind"], found["title"]) == (
        "meeting-item",
        "Neuvostojen sääntöjen uudistaminen",
    )


def test_a_month_before_a_body_is_no_part_of_its_name() -> None:
    found = read(
        "Blogi\n\n8. huhti, 2031\n\nToritilan huhtikuun valtuusto lakkautti yhden koulun. "
        "Perheiden sali oli täynnä."
    )

    assert (found["kind"], found["body"]) == ("news", None)


@pytest.mark.parametrize(
    "name",
    [
        "Toritilan rakennusjärjestys 2031",
        "Johtosääntö. Kv 04.03.2031 31",
        "Kommunfullmäktiges arbetsordning",
    ],
)
def test_rules_in_a_file_are_an_attachment_of_no_body(name: str) -> None:
    found = read(
        CONVERTED.format(name)
        + f"1 {name}\n\n2 SISÄLLYSLUETTELO 1 YLEISTÄ Soveltamisala ORGANISAATIO Toimielimet "
        "TEHTÄVÄT Kunnanhallituksen päätösvalta Nuorisolautakunta Liikuntalautakunta"
    )

    assert (found["kind"], found["body"]) == ("attachment", None)


def test_a_first_heading_below_a_title_is_no_part_of_it() -> None:
    found = read(
        "Lausunto venepaikkojen kehittämisestä\nYleistä\nMinisteriö pyytää lausuntoa. Kunta "
        "kiittää mahdollisuudesta.\nPaikkoja on sata."
    )

    assert found["title"] == "Lausunto venepaikkojen kehittämisestä"


def test_the_label_of_an_items_text_is_no_title() -> None:
    found = read(
        "RSS-linkki\n\nKaupunginhallitus\nEsityslista 23.03.2031/Asianro 101\n\n"
        "Kokousasian teksti\n\nJäsenten nimeäminen neuvottelukuntaan\n\nKH 23.03.2031\n\n"
        "377/00.04.01/2031\n\nValmistelija johtaja Meri Malli\n\nToritila vastaa palveluista."
    )

    assert found["title"] == "Jäsenten nimeäminen neuvottelukuntaan"
    assert found["case_number"] == "377/00.04.01/2031"
