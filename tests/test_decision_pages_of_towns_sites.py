"""Pages of small towns' sites: memos, notices and news that other readers took for another kind."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts


def read(text: str, url: str | None = None) -> dict[str, object]:
    row = {"id": "a", "text": text}
    return row_facts({**row, "url": url} if url else row)


MEMO = (
    "TORITILAN KUNTA\nVanhusneuvosto\n\nMUISTIO\n\nVanhusneuvoston kokous 2/2031\n\n"
    "Aika: keskiviikko 11.5.2031 klo 13.00–14.40\nPaikka: kunnantalon kokoushuone\n\n"
    "Läsnä: Meri Malli, puheenjohtaja\nKai Kylä\n\n1. Kokouksen avaus\nAvattiin kokous.\n\n"
    "2. Kesän retket\nKeskusteltiin retkistä."
)
MINUTES = (
    "Kunnanhallituksen kokous 8.5.2031\n\nAika  Maanantai 8.5.2031 klo 16.30\n"
    "Paikka  Toritilan kunnanvirasto\n\nLäsnä\nMalli Meri, puheenjohtaja\nKylä Kai, jäsen\n\n"
    "Asialista\n58 § Kokouksen laillisuus ja päätösvaltaisuus\n59 § Pöytäkirjan tarkastus\n"
    "60 § Vuokrasopimuksen jatkaminen"
)
CAME = (
    "Toritilan kunnanvirasto, valtuustosali\n\nKoko: px\nAloita esitys sivulta:\n\n"
    'Download "Toritilan kunnanvirasto, valtuustosali"\n\nTranskriptio\n\n'
    "1 Kunnanvaltuusto Kokousaika Maanantai kello :40 Kokouspaikka Toritilan kunnanvirasto "
    "Käsiteltävät asiat 18 Kokouksen laillisuus 19 Tarkastajien valinta\n\n"
    "2 Saapuvilla olleet valtuutetut Malli Meri Kylä Kai Uotti Ulla Poissa Niemi Anna"
)
NOTICE = (
    "Vesihuollon taksa muuttuu 1.1.2032\n\nILMOITUS\n\nPerusmaksut nousevat vuoden alusta "
    "viisi prosenttia. Taksa on luettavissa verkkosivuilla.\n\nToritila 2.12.2031"
)
YOUTH = (
    "Nuorisovaltuuston kokous 17.1.2031\n\nPaikka: nuorisotila Nurkka\n"
    "Aika: tiistai klo 15.30–16.45\n\nPaikalla: Aada (pj), Veeti ja Iida\n\n"
    "1. Avattiin kokous klo 15.32.\n2. Talvirieha: sovittiin makkarapisteestä.\n3. Seuraava."
)
HEADLINE = (
    "Sibbo kommun\nBibliotekets nya öppettider\n\n2.6.2031\n\n"
    "Från och med den 8 juni är biblioteket öppet längre än förr. Välkommen!"
)
HEARING = (
    "Poikkeamishakemuksesta kuuleminen\n\n1.2.2031\n\nRanuan kunnalle on jätetty hakemus "
    "lomarakennuksen muuttamisesta.\n\nHuomautukset tulee toimittaa 22.2.2031 mennessä "
    "osoitteeseen Ranuan kunta, Torikuja 6, 97700 Ranua."
)
DISPLAY = (
    "Utställning av förslag till delgeneralplan\n\nPublicerad 4.9.2031 10:15\n\n"
    "Kommunstyrelsen i Saltviks kommun ställer ut förslaget under tiden 7.9–7.10.2031.\n\n"
    "Synpunkter lämnas skriftligen till Saltviks kommun, Kvarnbo."
)
BELOW_SITE = (
    "Toritila.fi\nAjankohtaista\n\nHiihtolomaviikon ohjelmaa\n4.3.2031\n\nNuorisopalvelut "
    "järjestävät hiihtolomalla retken. Mukaan mahtuu 40 nuorta."
)
PRESENT = (
    "Vapaa-aikalautakunta\n\nPÖYTÄKIRJA 2/2031\n\n7.5.2031 klo 18.00\nPerhon kunnantalo\n\n"
    "Paikalla\nMalli Meri\nKylä Kai\nNiemi Anna, sihteeri\n\n§ 10 Kokouksen avaus\n"
    "§ 11 Kohdeavustukset\n§ 12 Kesäleirit"
)
OFFERS = (
    "PERHON KUNTA MYY\n\nMyydään entinen kansakoulu. Tarjoukset jätetään 29.4.2031 mennessä "
    "osoitteeseen Torikuja 1.\n\nPerhossa 14.4.2031\nKunnanhallitus"
)
CALLED_MEMO = (
    "Muistio, nuorisovaltuuston kokous 4.10.2031\n\nLäsnä: Ella, Oskar, Wilma, Leo\n\n"
    "1. Kokous avattiin\n2. Skeittipuisto: kunnostetaan.\n3. Muut asiat"
)
KINDS = [
    (
        "a headline that ends with a unit",
        "Rannalle rakennetaan uusi päiväkoti\n\n12.9.2031\n\nTyöt alkavat ensi viikolla.",
        "news",
    ),
    ("a matter of calls", "Kokouskutsujen toimittaminen", "meeting-item"),
    ("names of who was there", PRESENT, "minutes-front-page"),
    ("what is for sale", OFFERS, "notice"),
    ("what calls itself a memo", CALLED_MEMO, "memo"),
    ("a hearing of neighbours", HEARING, "notice"),
    ("a plan on display", DISPLAY, "notice"),
    ("a headline right above its day", BELOW_SITE, "news"),
    ("a memo of a council", MEMO, "memo"),
    ("who was there above the list", MINUTES, "minutes-front-page"),
    ("who came, below the list", CAME, "minutes-front-page"),
    ("a notice below its title", NOTICE, "notice"),
    ("a youth council's notes", YOUTH, "minutes-front-page"),
    ("a headline right below the town's name", HEADLINE, "news"),
]


@pytest.mark.parametrize(
    ("text", "kind"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS]
)
def test_kinds_of_pages(text: str, kind: str) -> None:
    assert read(text)["kind"] == kind


def test_a_headline_right_above_its_day_has_no_day_in_it() -> None:
    assert read(BELOW_SITE)["title"] == "Hiihtolomaviikon ohjelmaa"


def test_what_a_site_counts_below_a_title_is_no_part_of_it() -> None:
    text = "Toritilan kunta\nKunnanhallitus 12.3.2031 § 45\n\nSillan korjaus\nJaa: 16\n\nTeksti."

    assert read(text)["title"] == "Sillan korjaus"


def test_a_courts_day_is_below_its_label_in_a_row() -> None:
    text = (
        "Vaasan hallinto-oikeus   PÄÄTÖS   17/0077/2\nAntopäivä   Diaarinumero\n"
        "10.3.2031   00412/16/4101\n\nAsia\nRakennuslupaa koskeva valitus\n\nPäätös, josta "
        "valitetaan\nRakennuslautakunta 2.6.2030 § 31\n\nRatkaisu\nValitus hylätään."
    )

    assert read(text)["date"] == "2031-03-10"


def test_the_towns_youth_council_tells_its_town() -> None:
    told = read("Oriveden nuorisovaltuusto, muistio 11.10.2031\n\nPaikalla: Iida, Onni\n\n"
                "– Kokous avattiin klo 16.\n– Seuraava kokous 8.11.")  # fmt: skip

    assert told["municipality"] == "Orivesi"


def test_a_joint_authoritys_brand_is_no_title() -> None:
    text = (
        "Toritilan koulutuskuntayhtymä Torppa\nVIRANHALTIJAPÄÄTÖS\nKuntayhtymän johtaja   "
        "8.10.2031   § 33\n\nKopiolaitteiden hankinta\n\nPäätän hankkia kolme laitetta."
    )

    assert read(text)["title"] == "Kopiolaitteiden hankinta"


def test_an_agenda_that_calls_to_a_meeting_stays_one() -> None:
    text = MINUTES.replace("Läsnä\nMalli Meri, puheenjohtaja\nKylä Kai, jäsen\n\n", "")

    assert read(text)["kind"] == "agenda"


OF_A_DAY = (
    "Samkommunstyrelsen 20.02.2031\n\nSamkommunstyrelsen konstaterar att besluten kan "
    "verkställas.\nStyrelsen antecknade bokslutet för kännedom.\nSamkommunstyrelsen beviljade "
    "chefen tjänstledighet.\n\nVasa 20.02.2031\nMERI MALLI"
)
OF_A_MEETING = (
    "TORITILAN KUNTA\nAjankohtaista\n\nKunnanhallituksen kokouksessa 11.4.2031 käsiteltyä\n\n"
    "§ 101 Tilinpäätös 2030\nTilinpäätös allekirjoitettiin.\n\n"
    "§ 104 Koulun väistötilat\nKunnanhallitus päätti vuokrata tilat."
)
NEWS = [
    (OF_A_DAY, "Samkommunstyrelsen 20.02.2031", "Samkommunstyrelsen", "2031-02-20"),
    (OF_A_MEETING, "Kunnanhallituksen kokouksessa 11.4.2031 käsiteltyä",
     "Kunnanhallitus", "2031-04-11"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "body", "day"), NEWS)
def test_what_a_body_decided_on_a_day_is_news_of_it(
    text: str, title: str, body: str, day: str
) -> None:
    told = read(text)

    assert (told["kind"], told["title"], told["section"]) == ("news", title, None)
    assert (told["body"], told["date"]) == (body, day)


def test_an_item_below_its_body_and_day_stays_one() -> None:
    text = (
        "Kunnanhallitus 12.3.2031\n\n§ 45 Sillan korjaus\n\nSilta on ruosteessa.\n"
        "Tarjouksia saatiin kolme.\n\nPäätös\nSilta korjataan."
    )

    assert read(text)["kind"] == "meeting-item"


BODIES = [
    ("Protokoll\n\nKommunstyrelsens sammanträde 28.9.2031\n\nPlats och tid: Kökar kommunkansli, "
     "kl. 17.00–20.15\n\nBeslutande: Meri Malli, Kai Kylä\n\nÄrenden:\n§ 88 Laglighet\n"
     "§ 89 Protokolljustering", "Kommunstyrelsen"),
    ("Oförändrad skattesats\n\n17.11.2031\n\nNärpes stadsfullmäktige fastställde på måndagen "
     "den 16 november 2031 skattesatsen. Skatterna förblir oförändrade.", "Stadsfullmäktige"),
    ("Sulkavan vanhus- ja vammaisneuvosto          MUISTIO\n\nAika     14.5.2031 klo 13.00\n"
     "Paikka   Kunnantalo\n\nLäsnä    Meri Malli, pj\n\n1 § Kokouksen avaus\n"
     "Puheenjohtaja avasi kokouksen.", "Vanhus- ja vammaisneuvosto"),
    ("Vammaisneuvoston muistio 1/2031\n\nAika ti 21.2.2031 klo 12\nPaikka Sali\n\n"
     "Osallistujat\nMeri Malli (pj)\n\n1 Kokouksen avaus\n2 Esteettömyys", "Vammaisneuvosto"),
    ("Valtuustolta lupa puiston korjaukseen\n\n10.12.2031 Uutinen\n\nÄhtärin kaupunginvaltuusto "
     "hyväksyi maanantaina 9.12.2031 puiston rahoituksen.", "Kaupunginvaltuusto"),
    ("PROTOKOLLSIDA\n\n1 PROTOKOLLSIDA Organ nr Sida 1 Gemensam socialnämnd 2/2031 "
     "Sammanträdestid Torsdag 12.4.2031 kl. 9.00 Sammanträdesplats Kommunkansliet i Vårdö "
     "Ledamöter: Malli Meri, ordförande", "Gemensam socialnämnd"),
    ("Bildningsnämndens svenskspråkiga sektions beslut 14.3.2031\n\nSkolornas arbetstider\n\n"
     "Höstterminen börjar 9.8. och julavslutningen hålls 20.12. Beslutet var enhälligt.",
     "Bildningsnämndens svenskspråkiga sektion"),
    ("Salon seudun koulutuskuntayhtymä KOKOUSPÖYTÄKIRJA 5/2031\nSalon seudun "
     "koulutuskuntayhtymän hallitus\n\nKokousaika Tiistai 3.4.2031 klo 9\nKokouspaikka Opisto\n\n"
     "Läsnä\nMalli Meri, puheenjohtaja\n\n61 Kokouksen laillisuus\n62 Tarkastus", "Hallitus"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "body"), BODIES, ids=[row[1] for row in BODIES])
def test_bodies_of_pages(text: str, body: str) -> None:
    assert read(text)["body"] == body


DAYS = [
    ("Stadsstyrelsens beslut 5.2.\n\nPublicerad 6.2.2031\n\nSvinö båthamn\nStadsstyrelsen i "
     "Pargas godkände avtalet.\n\nUnderstöd\n1 000 euro beviljades.", None, "2031-02-05"),
    ("KUULUTUS\n\nTeknisen lautakunnan kokouksen 24.5.2031 pöytäkirja on nähtävillä 4.6.2031 "
     "klo 9–15 toimistossa.\n\n1.6.2031", None, "2031-06-01"),
    ("Torilan seurakunta\n\nMUISTIO\n\nPerhetyön tiimin palaveri 17.8.2031\n\nLäsnä: Meri "
     "Malli, Kai Kylä, Anna Niemi\n\n1. Kerhot alkavat.", None, "2031-08-17"),
    ("Hyvinvointityöryhmän muistio 2/2031\n\nKe 7.3.2031 klo 9.00, Juvan kunnantalo\n\n"
     "Läsnä: Meri Malli, Kai Kylä\n\n1. Luonnos käytiin läpi.", None, "2031-03-07"),
    ("MINNESANTECKNINGAR\n\nMöte om skolskjutsarna i Sund 22.1.2031\n\nNärvarande: direktören, "
     "tre föräldrar\n\n1. Nuläget: två rutter har slagits ihop.", None, "2031-01-22"),
    ("SIBBO KOMMUN\n\nVårstädning i Nickby\n\n6.5.2031 | Nyheter\n\nTalkot ordnas lördagen "
     "den 11 maj. Kommunen bjuder på korv.", None, "2031-05-06"),
    ("KONNEVEDEN KUNTA\nKUULUTUS\n\nKatujen nimien vahvistaminen\n\nKonneveden kunnanhallitus "
     "on 28.9.2031 § 154 vahvistanut nimet. Päätös on nähtävänä.\n\n"
     "7.10.2031 Konneveden kunta, tekninen toimi", None, "2031-10-07"),
    ("Lampelan jätehuollon kuntayhtymä\n\nMUISTIO\n\nNeuvottelu aseman siirrosta\n\n"
     "5.10.2031 klo 9.00 Jätekeskus\n\nLäsnä: Meri Malli, Kai Kylä\n\n1. Aseman nykytila",
     None, "2031-10-05"),
    ("Kunnanhallitus esittää veroprosentin pitämistä ennallaan\n\n30.10.2031\n\nPellon "
     "kunnanhallitus esitti maanantaina 29.10.2031 pitämässään kokouksessa, ettei vero nouse.",
     None, "2031-10-29"),
    ("Lampelan kuntayhtymän hallituksen pöytäkirja on nähtävänä toimistossa hallituksen "
     "päätöksen 25.1.2031 hall 9/31 mukaisesti\n\nKoko: px\nAloita esitys sivulta:\n\n"
     "Transkriptio\n\n1 Lampelan kuntayhtymä KOKOUSPÖYTÄKIRJA 5/ Hallitus Kokousaika klo",
     "http://docplayer.fi/1-Lampelan-hallituksen-paatoksen-25-1-2031-hall-9-31-mukaisesti.html",
     None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "url", "day"), DAYS)
def test_days_of_pages(text: str, url: str | None, day: str | None) -> None:
    assert read(text, url)["date"] == day


def test_a_line_of_the_site_and_the_headline_is_not_the_headline() -> None:
    text = (
        "Keitele.fi – Leikkipaikka kunnostetaan\n\nLeikkipaikka kunnostetaan\n\n18.5.2031\n\n"
        "Keiteleen kunta uusii leikkivälineet kesäkuussa. Kustannukset ovat pienet."
    )

    assert read(text)["title"] == "Leikkipaikka kunnostetaan"


def test_what_a_town_says_of_itself_is_no_headline() -> None:
    text = (
        "Kitee – hyvän elämän kaupunki\n\nRantapuiston penkit uusitaan\n\n28.8.2031\n\n"
        "Kiteen kaupunki uusii syyskuussa rantapuiston penkit. Työ tehdään omana työnä."
    )

    assert read(text)["title"] == "Rantapuiston penkit uusitaan"
