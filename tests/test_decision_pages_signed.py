"""Pages whose body, publisher or title stands elsewhere than in a head: signed, told, on a site."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.importing.row_facts import row_facts


def read(text: str, url: str | None = None) -> dict[str, Any]:
    row = {"id": "a", "text": text}
    return row_facts({**row, "url": url} if url else row)


SITE = "https://www.torila.example"
BODIES = [
    (
        "day behind it",
        "Stadsfullmäktige 13.6.\n\nMöts i aulan.",
        f"{SITE}/meddelanden/stadsfullmaktige-13-6/",
        "Stadsfullmäktige",
    ),
    (
        "term behind it",
        "Kaupunki ja hallinto\n\nTekninen lautakunta 2031-2035\n\nSihteeri: puh. 050 000 0000.",
        f"{SITE}/lautakunnat/tekninen-lautakunta-2031",
        "Tekninen lautakunta",
    ),
    (
        "term in brackets",
        "Nuorisovaltuusto (2031–2033)\n\nJäsenet valitaan vaaleilla.",
        f"{SITE}/nuorisovaltuusto",
        "Nuorisovaltuusto",
    ),
    (
        "chapter of rules",
        "1. Valtuusto\n\nToiminta hallintosäännön mukaan.\n\nYleistä",
        f"{SITE}/saannot/1-valtuusto",
        "Valtuusto",
    ),
    (
        "signs a notice",
        "Tillkännagivanden\n\nDelgeneralplan för Nordskären\n\nPlanen är framlagd till påseende "
        "1.12.2031–3.1.2032.\n\nTorila 30.11.2031\n\nKommunstyrelsen i Torila\n",
        f"{SITE}/kungorelser/nordskaren",
        "Kommunstyrelsen",
    ),
    (
        "signs a Finnish notice",
        "Kuulutus\n\nSataman asemakaava\n\nKaava on nähtävillä kunnantalolla.\n\n"
        "Torila 3.2.2031\nTekninen lautakunta\n",
        f"{SITE}/kuulutukset/satama",
        "Tekninen lautakunta",
    ),
    (
        "will meet",
        "Kungörelse\n\nKommunfullmäktige sammanträder 22.9.2031\n\nKommunfullmäktige i Rannäs "
        "sammanträder måndagen den 22 september 2031 kl. 18.\n\nRannäs 15.9.2031\n\nOrdföranden",
        f"{SITE}/kungorelser/sammantrade",
        "Kommunfullmäktige",
    ),
    (
        "will meet, behind its owner",
        "Nyheter\n\nPargas kommunstyrelse möts måndagen den 22 september 2031 kl. 18.\n\n"
        "Pargas 15.9.2031\n\nOrdföranden",
        f"{SITE}/nyheter/kommunstyrelsen",
        "Kommunstyrelsen",
    ),
    (
        "will meet, in Finnish",
        "Kuulutus\n\nTorilan kunnanvaltuusto kokoontuu kunnantalolla 22.9.2031 klo 18.\n\n"
        "Torila 15.9.2031\n\nPuheenjohtaja",
        f"{SITE}/kuulutukset/kokous",
        "Kunnanvaltuusto",
    ),
    (
        "passive with its agent",
        "Ny stadga godkändes, två områden byter namn\n02.06.2031\n"
        "En ny stadga godkändes av stadsfullmäktige 26.5.2031. Stadgan styr förvaltningen.\n"
        "De heter nu:\n- Serviceområdet för förvaltning\n- Serviceområdet för utbildning\n",
        f"{SITE}/nyheter/ny-stadga-godkandes",
        "Stadsfullmäktige",
    ),
    (
        "passive in a meeting",
        "Uimahalli saa jatkoa\n\n3.2.2031\n\nUimahallin korjaus hyväksyttiin sivistyslautakunnan "
        "kokouksessa yksimielisesti. Työt alkavat keväällä.",
        f"{SITE}/uutiset/uimahalli-saa-jatkoa",
        "Sivistyslautakunta",
    ),
    (
        "passive in a body",
        "Tiet kuntoon\n\n3.2.2031\n\nKorjausohjelma käsiteltiin kunnanhallituksessa maanantaina. "
        "Työt alkavat.",
        f"{SITE}/uutiset/tiet-kuntoon",
        "Kunnanhallitus",
    ),
]


@pytest.mark.parametrize(
    ("text", "url", "body"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES]
)
def test_a_body_is_told_where_it_signs_or_acts(text: str, url: str, body: str) -> None:
    assert read(text, url)["body"] == body


NO_BODIES = [
    (
        "an area",
        "Uudet alueet\n\nTjänster\n\nServiceområdet för förvaltning 3.2.2031\n",
        f"{SITE}/tjanster",
    ),
    (
        "a sentence",
        "Följande hör till oss:\n\n • Torils församling\n\nÄmbetsverket lyder under "
        "gemensamma kyrkorådet.\n",
        f"{SITE}/samfalligheten",
    ),
    (
        "a contact below a day",
        "Leikkipuisto suljetaan\n\nPuisto on kiinni.\n\nLisätietoja antaa johtaja.\n",
        f"{SITE}/uutiset/leikkipuisto-suljetaan",
    ),
]


@pytest.mark.parametrize(
    ("text", "url"), [row[1:] for row in NO_BODIES], ids=[row[0] for row in NO_BODIES]
)
def test_other_words_at_these_places_are_no_body(text: str, url: str) -> None:
    assert read(text, url)["body"] is None


def test_a_cover_without_its_body_is_of_the_one_whose_own_matters_it_lists() -> None:
    text = (
        'PÖYTÄKIRJA Kokouspäivä\n\nKoko: px\nAloita esitys sivulta:\n\nDownload "PÖYTÄKIRJA '
        'Kokouspäivä 1.2.2031"\n\nTranskriptio\n\n1 Aika ja paikka: klo Rantatie 5 PÖYTÄKIRJA '
        "Paikalla x Kai Kylä pj. ASIAT: 1 KOKOUKSEN LAILLISUUS 1 2 ESITYSLISTA 2 3 BIOJÄTE 3 "
        "4 JÄTELAUTAKUNNAN KOKOUSAIKATAULU VUONNA\n\n2 Asia 1 Ehdotus Todetaan."
    )
    assert read(text)["body"] == "JÄTELAUTAKUNTA"


PUBLISHERS = [
    (
        "parish by its host and text",
        "Beslutsfattandet i församlingen\n\nTorils svenska församling hör till samfälligheten.",
        "https://www.torilsforsamling.fi/beslutsfattande",
        ("Torils svenska församling", "parish"),
    ),
    (
        "parish in the genitive",
        "Protokoll\n\nHär finns Torils församlings protokoll.",
        "https://www.torilsforsamling.fi/protokoll",
        ("Torils församling", "parish"),
    ),
    (
        "parish by its host alone",
        "Pöytäkirjat ovat nähtävillä virastossa aukioloaikoina.",
        "https://www.tuusulanseurakunta.fi/132",
        ("Tuusulan seurakunta", "parish"),
    ),
    (
        "parish of the church's site",
        "Administration\n\nKyrkorådet bereder ärendena.",
        "http://www.norr-sund.evl.ax/node/115",
        (None, "parish"),
    ),
    (
        "association of municipalities",
        "Yleiskirje 12/2031, 24.4.2031, Meri Malli\n\nToimielinten valinta\n\nKirje kertoo.",
        "https://www.kuntaliitto.fi/yleiskirjeet/2031/toimielinten-valinta",
        ("Kuntaliitto", "other"),
    ),
    (
        "joint authority by its site",
        "Päätös hankinnan keskeytyksestä\n\n24.9.2031 julkaistu\n\nHankinta keskeytetään.",
        "https://redu.fi/fi/redu/ilmoitustaulu/kuulutukset/paatos-hankinnan-keskeytyksesta",
        ("Rovaniemen koulutuskuntayhtymä", "joint-authority"),
    ),
    (
        "state authority by its register",
        "Päätös Nro 55/2031/2 Dnro LSSAVI/1598/2031 Annettu 6.7.2031 ASIA Kaapelin rakentaminen "
        "järven ali HAKIJA Torin Sähkö Oy ALUEEN KAAVOITUSTILANNE LÄNSI- JA SISÄ-SUOMEN "
        "ALUEHALLINTOVIRASTO kirjaamo",
        None,
        ("Länsi- ja Sisä-Suomen aluehallintovirasto", "state"),
    ),
]


@pytest.mark.parametrize(
    ("text", "url", "who"),
    [row[1:] for row in PUBLISHERS],
    ids=[row[0] for row in PUBLISHERS],
)
def test_a_publisher_is_told_by_its_site_or_register(
    text: str, url: str | None, who: tuple[str | None, str]
) -> None:
    facts = read(text, url)
    assert (facts["organisation"], facts["publisher_kind"]) == who


PRESS = [
    (
        "known newspaper",
        "Skolorna blir kvar\n\nRaseborgs stadsfullmäktige vill behålla skolorna.",
        "https://www.vastranyland.fi/artikel/skolorna-blir-kvar/",
        "Raasepori",
    ),
    (
        "named below its headline",
        " date 2031-01-29 Paikallisuutiset\n\nKunnanjohtaja kommentoi ratkaisua\n\n"
        "Koulu pysyy Sievin kunnanjohtajan mukaan kiinni.\n\nRantalaakso\n",
        "https://www.rantalaakso.fi/artikkeli/kunnanjohtaja-kommentoi",
        "Sievi",
    ),
    (
        "several towns",
        "Kunnat riitelevät\n\nSievin kunta ja Salon kaupunki ovat eri mieltä.",
        "https://www.torilansanomat.fi/2031/riita",
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "url", "town"), [row[1:] for row in PRESS], ids=[row[0] for row in PRESS]
)
def test_a_newspaper_is_no_town_but_tells_of_one(
    text: str, url: str, town: str | None
) -> None:
    facts = read(text, url)
    assert (facts["publisher_kind"], facts["publisher"]) == ("other", None)
    assert facts["municipality"] == town


def test_a_day_with_a_label_and_a_section_of_the_paper_is_no_title() -> None:
    facts = read(PRESS[1][1], PRESS[1][2])
    assert facts["title"] == "Kunnanjohtaja kommentoi ratkaisua"


def test_a_ruling_is_of_its_court_and_of_no_town() -> None:
    text = (
        "Muu päätös 299/2031\n\nKunnallisasiaa koskeva valitus (Rannan koulu, Keminmaa)\n\n"
        "Antopäivä: 26.1.2031\nTaltionumero: 299\nDiaarinumero: 2341/3/31\n\n"
        "Asian aikaisempi käsittely\n\nKeminmaan kunnanvaltuusto on 10.12.2028 hyväksynyt suunnitelman."
    )
    facts = read(text)
    assert (facts["kind"], facts["publisher_kind"]) == ("court-decision", "state")
    assert (facts["body"], facts["municipality"]) == ("Korkein hallinto-oikeus", None)


RULES = [
    (
        "converted, its name in the address",
        "1 TORILAN KUNNANVALTUUSTON TYÖJÄRJESTYS KV 14.10.1999 37 TORILAN KUNTA Rantatie 16 "
        "12345 TORILA Puh. 08-111\n2 KUNNANVALTUUSTON TYÖJÄRJESTYS 1 Järjestäytyminen Kokouksen "
        "kutsuu koolle puheenjohtaja. 12 Puheenjohtaja Valtuusto valitsee puheenjohtajan.\n",
        "https://docplayer.fi/amp/412-Torilan-kunnanvaltuuston-tyojarjestys-kv.html",
        "TORILAN KUNNANVALTUUSTON TYÖJÄRJESTYS KV 14.10.1999 37",
    ),
    (
        "a chapter on a site",
        "IV OSA Päätöksenteko\n\n14 luku Kokousmenettely\n\n119 § Määräysten soveltaminen\n\n"
        "Tämän luvun määräyksiä noudatetaan toimielinten kokouksissa.",
        f"{SITE}/paattajat-ja-paatokset/hallintosaanto/iv-osa",
        "IV OSA Päätöksenteko",
    ),
]


@pytest.mark.parametrize(
    ("text", "url", "title"), [row[1:] for row in RULES], ids=[row[0] for row in RULES]
)
def test_rules_are_no_meeting(text: str, url: str, title: str) -> None:
    facts = read(text, url)
    assert (facts["kind"], facts["title"]) == ("attachment", title)


def test_a_page_of_minutes_has_no_day_in_a_span_of_months() -> None:
    title = "Torilan kaupunki Pöytäkirja 12/ ( 30) Tarkastuslautakunta Katsaus 01-06/2031 valtuustoa varten"
    text = f'{title}\n\nKoko: px\nAloita esitys sivulta:\n\nDownload "{title}"\n\nTranskriptio\n\n1 Aika'
    url = "https://docplayer.fi/21-Torilan-tarkastuslautakunta-katsaus-01-06-2031-valtuustoa-varten.html"
    assert read(text, url)["date"] is None


def test_a_page_number_between_number_and_body_is_part_of_a_covers_name() -> None:
    text = (
        "12/2031 370 Stadsstyrelsen TID - AIKA 04.06.2031 kl. 16:00 PLATS - PAIKKA Stadshuset "
        "144 KONSTATERA LAGLIGHET 373 145 VAL AV JUSTERARE 374 146 ANMÄLNINGSÄRENDEN 375 147 "
        "UPPSÄGNING AV AVTAL OM RÅDGIVNING 149 NAMN 380 150 TA DEL AV PROTOKOLL FRÅN NÄMNDER"
    )
    assert read(text)["title"] == "12/2031 370 Stadsstyrelsen"


def test_a_board_of_many_is_the_towns_whose_it_is_said_to_be() -> None:
    text = (
        "Hallinto-oikeudelle valituksia koskeva lausunto Forssan kaupungin jätelautakunta esittää "
        "valitusten hylkäämistä. Jätelautakunta päätti jatkaa kuljetusjärjestelmää."
    )
    assert read(text)["municipality"] == "Forssa"


MEETINGS = [
    (
        "Swedish, its first words on when",
        "Kommunfullmäktiges möte 3.2.2031\n\nPå årets första möte godkände kommunfullmäktige "
        "välfärdsplanen.\n\nÄrendet om vägunderhåll (§ 8) bordlades.",
        f"{SITE}/sv/meddelanden/kommunfullmaktiges-mote-3-2-2031/",
        ("Kommunfullmäktige", "2031-02-03", "Kommunfullmäktiges möte 3.2.2031"),
    ),
    (
        "held, with a list of matters",
        "Tekniska nämndens sammanträde 4.5.2031\n\nRannäs tekniska nämnd höll sitt sammanträde "
        "den 4.5.2031. På listan fanns:\n* Strandvägen, gatuplan\n* Motion: Cykelställ\n",
        f"{SITE}/mediagalleri/12:tekniska-namndens-sammantrade-4-5-2031",
        ("Tekniska nämnden", "2031-05-04", "Tekniska nämndens sammanträde 4.5.2031"),
    ),
    (
        "decisions from it",
        "Beslut från välfärdsområdesstyrelsens möte tisdagen den 22.6.2031\n\n"
        "Välfärdsområdesstyrelsen hade möte tisdagen den 22.6.2031. Ärendena godkändes.\n",
        f"{SITE}/sv/beslut-fran-valfardsomradesstyrelsens-mote-22-6-2031/",
        (
            "Välfärdsområdesstyrelsen",
            "2031-06-22",
            "Beslut från välfärdsområdesstyrelsens möte tisdagen den 22.6.2031",
        ),
    ),
    (
        "Finnish",
        "Valtuuston kokous 29.8.2031\n\nKokouksessa kunnanvaltuusto hyväksyi kertomuksen. Asia "
        "liittyy kunnan suunnitteluun.\n\nAsia tien kunnosta (§ 68) jätettiin pöydälle.",
        f"{SITE}/kunta/valtuuston-kokous-29-8-2031/",
        ("Kunnanvaltuusto", "2031-08-29", "Valtuuston kokous 29.8.2031"),
    ),
]


@pytest.mark.parametrize(
    ("text", "url", "told"),
    [row[1:] for row in MEETINGS],
    ids=[row[0] for row in MEETINGS],
)
def test_a_meetings_name_above_sentences_is_news(
    text: str, url: str, told: tuple[str, str, str]
) -> None:
    facts = read(text, url)
    assert facts["kind"] == "news"
    assert (facts["body"], facts["date"], facts["title"]) == told


def test_a_meetings_name_above_the_forms_words_is_a_cover() -> None:
    text = (
        "Valtuuston kokous 29.8.2031\n\nAika: 29.8.2031 klo 18.00–19.10\nPaikka: Kunnantalo\n"
        "Läsnä: 21 valtuutettua\n\n1 § Avaus\n\nAvattiin.\n\n2 § Laillisuus\n\nTodettiin."
    )
    assert read(text, f"{SITE}/valtuusto")["kind"] == "minutes-front-page"


@pytest.mark.parametrize(
    "title",
    [
        "Föredragningslistor och protokoll",
        "Protokoll och kallelser",
        "Pöytäkirjat ja esityslistat",
        "Viranhaltijoiden pöytäkirjat",
    ],
)
def test_a_page_of_lists_is_no_meeting(title: str) -> None:
    text = f"{title}\n\nAsiakirjat ovat palvelussa.\n\nDe syns tills de är justerade.\n"
    assert read(text, f"{SITE}/kunta/asiakirjat")["kind"] == "other"


def test_running_words_with_two_sentences_are_no_title() -> None:
    text = (
        "Takaisin ajankohtaisiin\n29.3.2031\n\nTorilan kaupunginhallitus piti kokouksensa "
        "maanantaina 28.3. ja päätti seuraavista asioista. Päätökset ovat palvelussa : Torila "
        "(torila.example)\n\nTilinpäätös 2030\nKaupunginhallitus hyväksyi tilinpäätöksen.\n"
    )
    facts = read(text, f"{SITE}/uutiset/kaupunginhallituksen-kokous-28-3/")
    assert (facts["kind"], facts["title"], facts["body"]) == (
        "news",
        None,
        "Kaupunginhallitus",
    )


def test_a_day_below_the_sites_words_is_no_title_of_an_agenda() -> None:
    text = (
        "rss Meddelanden\n\n21.04.2031\n\nLandskapsstyrelsens föredragningslista 24.4.2031\n\n"
        "Toriland landskapsstyrelse möts måndagen den 24 april."
    )
    facts = read(text, f"{SITE}/sv/meddelanden?m=12")
    assert facts["title"] == "Landskapsstyrelsens föredragningslista 24.4.2031"
    assert facts["date"] == "2031-04-24"


def test_rows_of_links_to_attachments_are_no_title() -> None:
    text = (
        "Kaupunginhallitus\nEsityslista 02.02.2031/Asianro 30\n| Edellinen asia | Seuraava asia | |\n"
        "| Täyttölupa opettajan tehtävään | |\n| Avustuksen myöntäminen |\nOtto-oikeuden käyttäminen\n"
        "Kaupunginhallitus 02.02.2031\nViranomaisen on ilmoitettava päätöksistä."
    )
    url = (
        "https://torila10.oncloudos.com/cgi/DREQUEST.PHP?id=2031490-11&page=meetingitem"
    )
    assert read(text, url)["title"] == "Otto-oikeuden käyttäminen"


def test_the_day_of_a_converted_item_stands_behind_its_section_in_the_files_name() -> (
    None
):
    text = (
        "BYGGNADSNÄMNDEN Ansökan om bygglov\n\nStorlek: px\nStarta visningen från sidan:\n\n"
        'Download "BYGGNADSNÄMNDEN 45 12.3.2031. Ansökan om bygglov"\n\nTranskript\n\n'
        "1 BYGGNADSNÄMNDEN Ansökan om bygglov BN 45 Kai Malm ansöker om bygglov. Beslut: Ja."
    )
    facts = read(text)
    assert (facts["section"], facts["date"]) == ("45", "2031-03-12")


def test_a_line_that_the_address_repeats_heads_a_sites_page() -> None:
    text = (
        "Pappersbunt på bordet.\nMostphotos\n\nFöredragningslistor, protokoll och "
        "tjänsteinnehavarbeslut\n\nListorna publiceras på webbplatsen.\n\nTjänsteinnehavarbeslut\n\n"
        "Tjänsteinnehavarna beslutar om sina frågor."
    )
    url = f"{SITE}/sv/beslut/foredragningslistor-protokoll-och-tjansteinnehavarbeslut/"
    facts = read(text, url)
    assert facts["kind"] == "other"
    assert facts["title"] == "Föredragningslistor, protokoll och tjänsteinnehavarbeslut"


def test_the_name_of_an_image_has_no_day() -> None:
    text = (
        "Arbetet leds av landskapsstyrelsen\n\nHallitus-11.9.2031-2\n\nDet praktiska arbetet leds "
        "av landskapsstyrelsen som har 15 medlemmar. Styrelsen utses av fullmäktige.\n"
    )
    assert read(text, f"{SITE}/sv/beslutsorgan/landskapsstyrelsen")["date"] is None
