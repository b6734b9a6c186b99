"""What a page is, and whose: shapes that look like one class of page and are of another."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.importing.row_facts import row_facts

ITEM = "\n\nPerustelut\nKaide on huono.\n\nPäätös\nHyväksyttiin."
CONVERTED = '\n\nKoko: px\nAloita esitys sivulta:\n\nDownload "{0}"\n\nTranskriptio\n\n'


def read(text: str, url: str | None = None) -> dict[str, Any]:
    row = {"id": "a", "text": text}
    return row_facts({**row, "url": url} if url else row)


EVENT = "https://www.torila.example/tapahtumat/kunnanvaltuuston-kokous-9-3-2031"
PRESS = "https://www.rantamaansanomat.fi/2031/06/hallitusta-johtaa-meri-malli"
KINDS = [
    (
        "event",
        "Kunnanvaltuuston kokous 9.3.2031\n\nSeuraava kokous alkaa kello 18.",
        EVENT,
        "notice",
    ),
    (
        "event in Swedish",
        "Fullmäktige\n\n9.3.2031, kl. 18.00\n\nVälkommen att följa mötet.",
        "https://www.torila.example/evenemang/fullmaktige",
        "notice",
    ),
    (
        "newspaper",
        "Torilan uusi valtuusto aloitti eilen kautensa ja jakoi luottamuspaikat kesken.\n"
        "Vanhin valtuutettu avasi kokouksen. ”Hyvä alku”, hän sanoi.",
        PRESS,
        "news",
    ),
    (
        "article with its day and sender",
        "Torila stads strandplan – säg vad du tycker!\n\n4.07.2031 / informationen\n\n"
        "Planen ligger framme. Öppna kartan och fyll i enkäten.",
        None,
        "news",
    ),
    (
        "minutes that list what is dealt with",
        "Koululautakunta 4/ (-67) Talo B{c}1 Koululautakunta 4/ (-67) Aika Keskiviikkona klo "
        "Paikka Talo B SAAPUVILLA OLLEET JÄSENET Puheenjohtaja Meri Malli\n\n2 Koululautakunta / "
        "KÄSITELTÄVÄT ASIAT Kokouksen laillisuus Tuntijako\n\n3 Koululautakunta / Kokouksen "
        "laillisuus Päätös Todettiin lailliseksi.",
        None,
        "minutes-front-page",
    ),
    (
        "agenda list without decisions",
        "Koululautakunta 4/2031{c}1 Koululautakunta 4/2031 KOKOUSAIKA Keskiviikko klo 18 "
        "KOKOUSPAIKKA Talo B KÄSITELTÄVÄT ASIAT 37 KOKOUKSEN LAILLISUUS 38 TUNTIJAKO",
        None,
        "agenda",
    ),
    (
        "call that was sent",
        "TORILAN KUNTA\nKOKOUSKUTSU\ntoimitettu 27.10.2031\n6/2031\nKunnanvaltuusto\nAika:\n"
        "Torstai 03.11.2031 kello 19.00\nPaikka:\nSali\n1\nKokouksen laillisuus ........ 3\n2\n"
        "Kaide ........ 4\n3\nTontti ........ 5\n4\nMuut asiat ........ 6",
        None,
        "agenda",
    ),
    (
        "reply to remarks on a plan",
        "TORILAN KUNTA LAMPELAN RANTA-ASEMAKAAVA 1 / 10 VASTINE\n\nSamankaltaiset tiedostot\n"
        "KOKEMÄEN KAUPUNKI ASEMAKAAVA VASTINE\n\nKokemäen kaupunki PÖYTÄKIRJA 3/2031",
        None,
        "attachment",
    ),
    (
        "plan's programme",
        "OSALLISTUMIS- JA ARVIOINTISUUNNITELMA (OAS){c}1 Torilan kunta Harjun kaava "
        "OSALLISTUMIS- JA ARVIOINTISUUNNITELMA (OAS)\n\n2 SISÄLLYSLUETTELO 1 Johdanto Kaava "
        "Osalliset Yhteystiedot",
        None,
        "attachment",
    ),
    (
        "plan's description",
        "TORILAN KUNTA HARJUN OSAYLEISKAAVA. Kaavaselostus{c}1 Kunnanhallitus liite nro 3 "
        "TORILAN KUNTA HARJUN OSAYLEISKAAVA Kaavaselostus\n\n2 1. Sisällysluettelo Tiivistelmä",
        None,
        "attachment",
    ),
    (
        "a town's own statement",
        "Kuopion kaupungin lausunto Kuopion kaupunginvaltuuston päätöksestä (4 ) tehdyn "
        "valituksen johdosta.\n\nSamankaltaiset tiedostot\nTurun rakennusjärjestys",
        None,
        "attachment",
    ),
    (
        "an extract of minutes about a survey",
        "MELUSELVITYS{c}1 Kunnanhallitus OTE PÖYTÄKIRJASTA 12.3.2031 MELUSELVITYS 205/2031 "
        "KHALL 335 Työryhmä selvitti melua.",
        None,
        "meeting-item",
    ),
    (
        "rules",
        "SIILINJÄRVEN KUNTA\n\nHALLINTOSÄÄNTÖ\n\nHyväksytty kunnanvaltuustossa 12.3.2031 § 12\n\n"
        "1 luku Johtaminen\n1 § Soveltaminen\nHallinto järjestetään näin.\n2 § Johtaminen",
        None,
        "attachment",
    ),
    (
        "budget",
        "Siilinjärven kunta\nTALOUSARVIO 2031 JA TALOUSSUUNNITELMA 2032–2033\n\nKunnanhallitus "
        "12.11.2030\nKunnanvaltuusto 3.12.2030\n\nSISÄLLYSLUETTELO\n1 Yleistä 3\n2 Talous 10",
        None,
        "attachment",
    ),
    (
        "motion",
        "VALTUUSTOALOITE\n\nEsitän, että kaide korjataan.\n\nMeri Malli",
        None,
        "attachment",
    ),
    (
        "appeal",
        "Rantamaan hallinto-oikeudelle\n\nValitus päätöksestä 3.2.2031 § 4\n\nVaatimukset\nPäätös on "
        "kumottava.",
        None,
        "attachment",
    ),
    (
        "strategy",
        "Torilan kuntastrategia 2030{c}1 Torilan kuntastrategia 2030",
        None,
        "attachment",
    ),
    (
        "list of meetings",
        "Kunnanhallituksen esityslistat ja pöytäkirjat\n\n12.3.2031 Esityslista Pöytäkirja\n"
        "5.2.2031 Esityslista Pöytäkirja\n8.1.2031 Esityslista Pöytäkirja",
        None,
        "other",
    ),
    (
        "page of a menu",
        "Päätöksenteko\n\nYlintä päätösvaltaa käyttää valtuusto.\n\nValtuusto\nLautakunnat",
        "https://www.torila.example/paatoksenteko/",
        "other",
    ),
    (
        "put on the board",
        "Torilan seurakunta\n\nKirkkovaltuuston kokous pidetään torstaina 12.3.2031 klo 18.\n\n"
        "Ilmoitustaululle 1.3.2031",
        None,
        "notice",
    ),
    (
        "page of a body",
        "Kunnanhallitus\n\nKunnanhallitus kokoontuu maanantaisin.\n\nJäsenet\nMeri Malli",
        "https://www.torila.example/hallinto/kunnanhallitus",
        "other",
    ),
    (
        "meeting that comes, without an address",
        "Kaupunginvaltuuston kokous 9.3.2031\n\nKaupunginvaltuuston seuraava kokous alkaa maanantaina "
        "9.3.2031 kello 18.00. Sen näkee verkosta.",
        None,
        "notice",
    ),
    (
        "decisions below the sorts of a page",
        "Päätöksenteko, Valtuusto\nValtuuston päätökset 20.8.2031\nTorilan valtuusto aloitti "
        "syyskauden. Ohje hyväksyttiin.",
        None,
        "news",
    ),
    ("questions", "Usein kysyttyä kaavasta\n\nMiksi kaava tehdään?", None, "other"),
    (
        "cover that a converter made without its name",
        "STADSSTYRELSEN 3/2031\n\nStorlek: px\nStarta visningen från sidan:\n\nTranskript\n\n1 "
        "STADSSTYRELSEN 3/2031 Tid 12.3.2031 kl. 16 Plats Stadshuset Närvarande Meri Malli ordf. "
        "Ärenden 20 - 30",
        None,
        "minutes-front-page",
    ),
    ("an item that is a title alone", "Kuntastrategia 2030", None, "meeting-item"),
    (
        "an item that takes nothing up",
        "Ei uusia päätöksiä.\nAluehallitus ei käytä otto-oikeuttaan. Päätös oli yksimielinen.",
        None,
        "meeting-item",
    ),
    (
        "an item on a plan's programme",
        "Tekninen lautakunta 12.3.2031 § 45\n\nHarjun osallistumis- ja arviointisuunnitelma"
        + ITEM,
        None,
        "meeting-item",
    ),
]


@pytest.mark.parametrize(
    ("text", "url", "kind"), [one[1:] for one in KINDS], ids=[one[0] for one in KINDS]
)
def test_what_a_page_is(text: str, url: str | None, kind: str) -> None:
    first = text.partition("{c}")[0]

    told = read(text.replace("{c}", CONVERTED.format(first)), url)

    assert told["kind"] == kind


def test_similar_files_of_a_converter_are_not_the_documents() -> None:
    text = (
        "Kuopion kaupunki PÖYTÄKIRJA 7/ (57 )\n\nSamankaltaiset tiedostot\n"
        "Siilinjärven kunta PÖYTÄKIRJA 4/ (16 )\n\nYhtymän hallitus Tarkastuslautakunta\n\n"
        "Siilinjärven kunnan tilinpäätös\n\nSiilinjärven kunta ESITYSLISTA 3/2031\n"
    )

    told = read(text)

    assert told["municipality"] == "Kuopio"
    assert told["body"] is None
    assert told["kind"] == "minutes-front-page"


def test_a_transcript_below_similar_files_is_read() -> None:
    text = (
        "Pöytäkirja\n\nSamankaltaiset tiedostot\nSiilinjärven kunta Esityslista\n\nTranskriptio\n\n"
        "1 Kuopion kaupunki Pöytäkirja 5/2031 Tekninen lautakunta Aika 12.3.2031 klo 17"
    )

    told = read(text)

    assert (told["municipality"], told["body"]) == ("Kuopio", "Tekninen lautakunta")


@pytest.mark.parametrize("heading", ["Lue myös", "Muita uutisia:", "Läs också"])
def test_other_news_below_news_are_not_read(heading: str) -> None:
    text = (
        "Siilinjärven kirjasto suljetaan\n\nSiilinjärven kunta sulkee kirjaston kesäksi.\n\n"
        f"{heading}\n\nKuopion kaupunki hankkii sillan\nKuopion kaupunginhallitus 3.2.2031\n"
        "Kuopion kaupunki juhlii"
    )

    assert read(text)["municipality"] == "Siilinjärvi"


def test_a_link_between_paragraphs_ends_nothing() -> None:
    text = (
        "Tekninen lautakunta 12.3.2031 § 45\n\nKaiteen korjaus\n\nKaide on huono.\n\nLue myös\n\n"
        "Liite 1\n\nPäätös\nLautakunta hyväksyi kaiteen korjaamisen."
    )

    assert "Päätös" in read(text)["headings"]


RULING = (
    "{day} EOAK/2802/2031 Ratkaisija: Apulaisoikeusasiamies Meri Malli{n}Esittelijä: "
    "Esittelijäneuvos Kai Kylä{n}KUOPION KAUPUNGIN MENETTELY KORVAUSASIASSA{n}1 KANTELU{n}"
    "Kantelija oli tyytymätön siihen, miten Kuopion kaupunki hoiti asian. 3 RATKAISU Hallintolain "
    "1 §:n tarkoitus on hyvä hallinto."
)


@pytest.mark.parametrize("newline", [" ", "\n\n"])
def test_an_ombudsmans_ruling_is_not_the_towns(newline: str) -> None:
    told = read(RULING.format(day="7.9.2031", n=newline))

    assert told["kind"] == "other"
    assert (told["publisher_kind"], told["municipality"]) == ("state", None)
    assert told["organisation"] == "Eduskunnan oikeusasiamies"
    assert told["title"] == "KUOPION KAUPUNGIN MENETTELY KORVAUSASIASSA"
    assert (told["date"], told["case_number"]) == ("2031-09-07", "EOAK/2802/2031")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Yhtymähallitus 5/2031\n\nLampelan kuntayhtymällä on auto.",
            "Lampelan kuntayhtymä",
        ),
        ("Yhtymähallitus 5/2031\n\nUuden kuntayhtymän nimi päätetään.", None),
        (
            "Yhtymähallitus 5/2031\n\nLampelan kuntayhtymän ja Torilan kuntayhtymän sopimus.",
            None,
        ),
        ("Maakuntahallitus\n\nUuden maakuntahallituksen kokous.", None),
        ("Maakuntahallitus\n\nKainuun maakuntahallituksen kokous.", "Kainuun liitto"),
        (
            "Vaihemaakuntakaava\n\nJulkaisutiedot\nJulkaisija: Kainuun liitto\nKauppakatu 1",
            "Kainuun liitto",
        ),
    ],
)
def test_an_organisation_that_sentences_name(text: str, name: str | None) -> None:
    assert read(text)["organisation"] == name


@pytest.mark.parametrize(
    ("url", "name", "kind"),
    [
        (
            "https://www.esavo.fi/uutiset/tie",
            "Etelä-Savon maakuntaliitto",
            "regional-council",
        ),
        ("https://pirha.fi/w/tie", "Pirkanmaan hyvinvointialue", "wellbeing-county"),
    ],
)
def test_a_page_of_an_own_site_is_its_owners(url: str, name: str, kind: str) -> None:
    told = read(
        "Tie kunnostetaan\n\nKuopion kaupunki ja Kuopion seurakunta maksavat.", url
    )

    assert (told["organisation"], told["publisher_kind"]) == (name, kind)
    assert told["municipality"] is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Sivistyslautakunta 4/2031\n\nKoulun tuntijako\n\nPäätös\nHyväksyttiin.",
            "municipality",
        ),
        ("Tekninen lautakunta\n\nYhtymähallitus pyysi, yhtymävaltuusto päätti.", None),
    ],
)
def test_a_board_of_a_town_shows_one(text: str, kind: str | None) -> None:
    assert read(text)["publisher_kind"] == kind


TITLES = [
    ("label", "Esittelijä\nAsia raukesi.\nLautakunta totesi.", None, None),
    (
        "size of letters",
        "Hyppää sisältöön\n90% 95% 100% 110% 120% Tekstin koko\nTakaisin etusivulle\n\nKuulutukset\n\n"
        "Kunta antaa ilmoitukset tiedoksi verkossa.",
        "https://www.torila.example/kunta/kuulutukset/",
        "Kuulutukset",
    ),
    (
        "caption above an event's name",
        "Valtuustosaliin johtava ovi.\n\nKunnanvaltuuston kokous 9.3.2031\n\nKokous alkaa klo 18.",
        EVENT,
        "Kunnanvaltuuston kokous 9.3.2031",
    ),
    (
        "event named by its body",
        "Suoraan sisältöön\n\nMaakuntahallitus\n\n01.11.2031-, klo 9.30-12.30\n\nUuden "
        "hallituksen ensimmäinen kokous.",
        "https://www.torila.example/tapahtumat/maakuntahallitus-16",
        "Maakuntahallitus",
    ),
    (
        "sorts of a page",
        "Päätöksenteko, Valtuusto\nValtuuston päätökset 20.8.2031\nValtuusto hyväksyi ohjeen. Se on uusi.",
        None,
        "Valtuuston päätökset 20.8.2031",
    ),
    (
        "a lead is not a headline",
        "Torilan uusi valtuusto aloitti eilen kautensa ja jakoi luottamuspaikat kesken.\n"
        "Vanhin valtuutettu avasi kokouksen.",
        PRESS,
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "url", "title"),
    [one[1:] for one in TITLES],
    ids=[one[0] for one in TITLES],
)
def test_titles_of_sites(text: str, url: str | None, title: str | None) -> None:
    assert read(text, url)["title"] == title


def test_a_sort_of_page_beside_a_body_is_no_body() -> None:
    text = "Päätöksenteko, Valtuusto\nValtuuston päätökset 20.8.2031\nValtuusto hyväksyi ohjeen."

    assert read(text)["body"] == "Valtuusto"


def test_a_number_above_a_title_and_a_body_in_short() -> None:
    text = (
        "11\n\nKUNNANVALTUUSTON PÄÄTÖSTEN TÄYTÄNTÖÖNPANO\n\n \n\nKhs\n\n \n\nKJ        "
        "Kaupunginhallitus päättänee, että päätökset pannaan täytäntöön."
    )

    told = read(text)

    assert (told["section"], told["body"]) == ("11", "Khs")
    assert told["title"] == "KUNNANVALTUUSTON PÄÄTÖSTEN TÄYTÄNTÖÖNPANO"


def test_a_body_that_takes_nothing_up_is_named() -> None:
    text = "Aluehallitus ei käytä otto-oikeuttaan (97 §). Päätös oli yksimielinen."

    assert read(text)["body"] == "Aluehallitus"


@pytest.mark.parametrize(
    "text",
    [
        "KHO:2031:45\n\nKunnallisvalitus – Koulun lakkauttaminen\n\nTaltionumero: 512\nAntopäivä: "
        "12.3.2031\n\nKuopion kaupunginhallitus oli lakkauttanut koulun.",
        "Torinministeriö\nLausuntopyyntö VN/1234/2031\n12.3.2031\n\nLuonnos laiksi\n\nKuopion kaupunki",
        "Lupa- ja valvontavirasto\nPÄÄTÖS LVV/123/2031\n12.3.2031\n\nASIA Lupa\n\nHAKIJA Kuopion kaupunki",
        "LVV/123/2031 12.3.2031\n\nVesilupa\n\nKuopion kaupunki hakee lupaa. Kuopion kaupunki maksaa.",
    ],
)
def test_a_states_page_is_no_towns(text: str) -> None:
    told = read(text)

    assert (told["publisher_kind"], told["municipality"]) == ("state", None)


def test_to_whom_a_statement_goes_is_not_its_publisher() -> None:
    text = (
        "LAUSUNTO 12.3.2031\n\nItä-Suomen hallinto-oikeus\n\nSiilinjärven kunnanhallituksen lausunto "
        "valituksesta\n\nKunnanhallitus pyytää hylkäämään valituksen. Siilinjärven kunta."
    )

    assert read(text)["municipality"] == "Siilinjärvi"


def test_two_towns_of_a_contract_are_rivals() -> None:
    text = (
        "YHTEISTOIMINTASOPIMUS\n\nSiilinjärven kunta ja Kuopion kaupunki sopivat palvelujen "
        "järjestämisestä.\n\nSopimuksen tarkoitus\nPalvelut järjestetään yhdessä."
    )

    assert read(text)["municipality"] is None


def test_the_council_of_a_town_in_news_is_its_council() -> None:
    text = "Kuopion valtuusto kokoontuu maanantaina\n\n8.3.2031\n\nKokousta voi seurata verkossa."

    assert read(text, "https://www.kuopio.fi/uutiset/1")["body"] == "Valtuusto"


WRONG = [
    "Rakennuslautakunta 3/2031\n\nKokousaika 12.3.2031 klo 17\nKokouspaikka Huone\n\n20 § Avaus\n"
    "21 § Siilinjärven kunnan lausuntopyyntö\n22 § Kuopion kaupungin kaava\n23 § Muut asiat",
    "Kunnanhallitus 12.3.2031 § 45\n\nJätehuollon sopimus\n\nKuopion kaupunki omistaa yhtiön. Kuopion "
    "kaupunginhallitus hyväksyi sopimuksen.\n\nPäätös\nHyväksyttiin.",
    "Kaupunginhallitus 12.3.2031 § 45\n\nTien sopimus\n\nSiilinjärven kunta omistaa tien. "
    "Siilinjärven kunnanhallitus hyväksyi sopimuksen.\n\nPäätös\nHyväksyttiin.",
    "Sivistyslautakunta 12.3.2031 § 45\n\nKuljetus Kuopioon\n\nKuopion kaupunki laskuttaa. Kuopion "
    "kaupungin mukaan paikka on.\n\nPäätös\nHyväksyttiin.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_town_that_is_only_spoken_of_is_not_the_publisher(text: str) -> None:
    assert read(text)["municipality"] is None


def test_the_board_of_a_joint_authority_shows_one() -> None:
    text = "Kuntayhtymän hallitus 17/2031\n\nAika 12.3.2031 klo 9\n120 AVAUS\n121 TALOUS\n122 MUUT"

    assert read(text)["publisher_kind"] == "joint-authority"


def test_a_council_in_a_town_is_that_towns() -> None:
    text = "PROMEMORIA 2/2031\nÄldrerådet i Ingå\nTid: 12.3.2031 kl. 13\nNärvarande: Meri Malli"

    assert read(text)["municipality"] == "Inkoo"


def test_a_body_in_short_with_a_stop() -> None:
    text = "Tekn.ltk 4 §\n12.3.2031\nKaiteen korjaus\nPäätös: Hyväksyttiin."

    assert (read(text)["body"], read(text)["section"]) == ("Tekn.ltk", "4")


OWNERS = [
    (
        "Lampelan koulutuskuntayhtymän yhtymähallitus",
        "Lampelan koulutuskuntayhtymä",
        "joint-authority",
    ),
    ("LAMPELAN KUNTAYHTYMÄN YHTYMÄHALLITUS", "Lampelan kuntayhtymä", "joint-authority"),
    ("Torilan seurakunnan kirkkoneuvosto", "Torilan seurakunta", "parish"),
    (
        "Rantamaan hyvinvointialueen aluehallitus",
        "Rantamaan hyvinvointialue",
        "wellbeing-county",
    ),
    ("Kainuun maakuntahallitus", "Kainuun liitto", "regional-council"),
    (
        "Rantamaan piirin kuntayhtymän valtuusto",
        "Rantamaan piirin kuntayhtymä",
        "joint-authority",
    ),
]


@pytest.mark.parametrize(
    ("body", "name", "kind"), OWNERS, ids=[one[0] for one in OWNERS]
)
def test_the_owner_of_a_body_is_the_publisher(body: str, name: str, kind: str) -> None:
    told = read(
        f"{body} 12.3.2031 § 45\n\nKaiteen korjaus\n\nKuopion kaupunki maksaa.{ITEM}"
    )

    assert (told["organisation"], told["publisher_kind"]) == (name, kind)
    assert told["municipality"] is None


def test_an_owner_on_the_line_above_its_body() -> None:
    text = "LAMPELAN KUNTAYHTYMÄN\nYHTYMÄHALLITUS\nPÖYTÄKIRJA 3/2031\n\nAika 12.3.2031 klo 9\nLäsnä"

    assert read(text)["organisation"] == "Lampelan kuntayhtymä"


@pytest.mark.parametrize(
    "body",
    ["Rantamaan työllisyysalueen johtokunta", "Torilan seurakunnan ja koulun työryhmä"],
)
def test_a_towns_letterhead_goes_before_a_bodys_owner(body: str) -> None:
    text = f"Kuopion kaupunki\n{body}\nPÖYTÄKIRJA 3/2031\n\nAika 12.3.2031 klo 9\nLäsnä Meri Malli"

    assert read(text)["municipality"] == "Kuopio"


ASSOCIATIONS = [
    "Suomen Kuntaliitto ry\n\nYleiskirje 3/2031\n12.3.2031\n\nKuopion kaupunki ja kunnat",
    "Torintien tiekunta\nVuosikokouksen pöytäkirja\n12.3.2031\n\nPaikka Kuopion kaupungintalo",
    "Toriveden osakaskunta\nKokouskutsu\n\nKokous pidetään 12.3.2031 Kuopion kaupungintalolla.",
    "Torin museosäätiö sr\nHallitus\nPÖYTÄKIRJA 2/2031\n12.3.2031\n\nPaikka Kuopion kaupungintalo",
]


@pytest.mark.parametrize("text", ASSOCIATIONS)
def test_a_page_of_an_association_is_its_own(text: str) -> None:
    told = read(text)

    assert told["organisation"] == text.partition("\n")[0]
    assert (told["publisher_kind"], told["municipality"]) == ("other", None)


def test_a_merged_away_town_that_the_row_names_has_its_successor() -> None:
    told = row_facts(
        {"id": "a", "text": "Kunnanhallitus 12.3.2001 § 45", "municipality": "Valtimo"}
    )

    assert told["former_municipality"] == {"name": "Valtimo", "successor": "Nurmes"}
