"""Pages of shapes that no reader had seen: web sites, files of converters, newspapers."""

from __future__ import annotations

from typing import Any

import pytest

from analyzers.decision.publisher import own_sites
from analyzers.text.table_rows import table_rows
from corpus.importing.row_facts import row_facts

CONVERTED = (
    '{0}\n\nKoko: px\nAloita esitys sivulta:\n\nDownload "{0}"\n\nTranskriptio\n\n'
)


def read(text: str, url: str | None = None) -> dict[str, Any]:
    row = {"id": "a", "text": text}
    return row_facts({**row, "url": url} if url else row)


SITE = "https://www.torila.example/asuminen/luvat"
OTHERS = [
    ("services", "Ranta-alueen lupa\n\nMilloin lupa tarvitaan?\nKatso ohje.", SITE),
    (
        "handlings of a plan",
        "Aloitusvaihe\n\n • Kunnanhallitus päätti aloittamisesta 14.3.2031 § 80\n"
        " • Tekninen lautakunta 16.5.2031 § 108, vireilletulo\n\nLuonnosvaihe\n\nkäynnissä",
        SITE,
    ),
    (
        "who may decide what",
        "Neuvosto\n\nValtuusto valitsee jäsenet neuvostoon.\n\nTehtävät\n\n • johtaa taloutta",
        SITE,
    ),
    (
        "a diary",
        "Ensi viikolla paljon asioita, mm. johtajan valinta.\n\n3 Avustusasia\n\nok. Hylkäämme sen.",
        "https://mallimeri.example/2031/11/lista",
    ),
    (
        "no address",
        "Kaavan tavoitteet\n\nKaava koskee satamaa.",
        None,
    ),
    (
        "a list of officials' decisions",
        "Viranhaltijapäätökset\n\nViranhaltija saa päättää asiasta.\n\nRehtorin päätös 6/2031",
        "https://www.torila.example/hallinto/viranhaltijapaatokset/",
    ),
]


@pytest.mark.parametrize(
    ("text", "url"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS]
)
def test_a_page_of_a_site_without_anything_of_an_item_is_another(
    text: str, url: str | None
) -> None:
    assert read(text, url)["kind"] == "other"


ITEMS = [
    (
        "site of decisions",
        "Asiat merkitään.",
        "https://torila.cloudnc.fi/fi-FI/content/1/2",
    ),
    ("named part", "Tontin myynti\n\nPäätösehdotus\nTontti myydään.", SITE),
]


@pytest.mark.parametrize(
    ("text", "url"), [row[1:] for row in ITEMS], ids=[row[0] for row in ITEMS]
)
def test_a_little_of_an_item_is_enough(text: str, url: str | None) -> None:
    assert read(text, url)["kind"] == "meeting-item"


FILES = [
    (
        "notes of a steering group",
        CONVERTED.format("VERKOSTO Torila, Lampela")
        + "1 VERKOSTO Torila, Lampela Muistio Ohjausryhmän kokous 8/2031 Aika: , Paikka: Talo "
        "Osallistujat Meri Malli (puheenjohtaja)\n\n2 1. Kokouksen avaus Avattiin.",
        "memo",
    ),
    (
        "list of a cover in the name",
        "Torilan liitto, kokoussali. Otsikko Sivu. 141 Kokouksen avaus 4\n\n"
        "Samankaltaiset tiedostot\nLampelan kunta Pöytäkirja 4/\n\nKaavan vastine",
        "minutes-front-page",
    ),
    (
        "agenda whose name is its list",
        CONVERTED.format("Otsikko Sivu 21 SATAMAN HINNAT 42")
        + "1 TORITILAN KUNTA ESITYSLISTA 4/ AIKA klo 17:00 PAIKKA Talo KÄSITELTÄVÄT ASIAT "
        "Otsikko Sivu 21 SATAMAN HINNAT 42 22 ILMOITUSASIAT 43",
        "agenda",
    ),
    (
        "plan with its act",
        CONVERTED.format(
            "SATAMAN KAAVA. Osallistumis- ja arviointisuunnitelma (MRL 63 )"
        )
        + "1 SATAMAN KAAVA Osallistumis- ja arviointisuunnitelma (MRL 63 ) 1\n\n2 1 Yleistä",
        "attachment",
    ),
    (
        "plan's description first",
        CONVERTED.format("KAAVASELOSTUS. Satama 02. Toritilan kunta / Kaavoitus")
        + "1 KAAVASELOSTUS Satama 02. / Kaavoitus\n\n2 2 1 Perustiedot Diaarinumero 3/2031\n\n"
        "3 3 Sisällysluettelo 1 Perustiedot 2 Lähtökohdat 3 Vaiheet 4 Kuvaus 5 Toteutus",
        "attachment",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind"), [row[1:] for row in FILES], ids=[row[0] for row in FILES]
)
def test_a_file_of_a_converter(text: str, kind: str) -> None:
    assert read(text)["kind"] == kind


def test_similar_files_in_swedish_are_not_the_documents() -> None:
    found = read(
        "Öarnas samkommun. Styrelsen. Protokoll\n\nRelevanta dokument\nKallelse\n\n"
        "TORILA KOMMUN. Revisionsnämnden PROTOKOLL Sammanträdestid: Måndag"
    )

    assert found["organisation"] == "Öarnas samkommun"
    assert (found["body"], found["municipality"]) == ("Styrelsen", None)


def test_a_newspaper_is_no_town() -> None:
    found = read(
        "Långt möte i Hangö\n\nHangö fullmäktige godkände bokslutet. Bild: Maj Modell",
        "https://www.rannikkobladet.fi/artikel/langt-mote",
    )

    assert (found["publisher_kind"], found["municipality"]) == ("other", None)
    assert found["kind"] == "news"


@pytest.mark.parametrize("row", table_rows(own_sites.PRESS), ids=lambda row: row[1])
def test_hosts_of_the_press(row: list[str]) -> None:
    assert own_sites.is_of_press(f"https://www.{row[1]}/2031/a")


@pytest.mark.parametrize(
    "host", ["toritila.fi", "www.sttinfo.fi", "kuntalehti.toritila.fi", "ts.example"]
)
def test_hosts_of_others(host: str) -> None:
    assert not own_sites.is_of_press(f"https://{host}/uutiset")


def test_the_day_of_an_earlier_meeting_is_not_the_pages() -> None:
    found = read(
        "Torilaan messut\n\nKokouksessaan 17.6. Torilan kunnanvaltuusto päätti hakea messuja.\n\n"
        "Kunnanvaltuusto hyväksyi 5.2.2031 kokouksessaan, että hakua valmistellaan.",
        "https://www.torila.example/uutiset/messut",
    )

    assert found["date"] is None


def test_a_cover_on_one_line_is_called_by_its_body_and_number() -> None:
    found = read(
        "KUNNANHALLITUS 8/2031 Aika Maanantai 16.6.2031 klo 18.00 – 20.32 Paikka Kokoushuone "
        "Läsnä Malli Meri jäsen jäsen puheenjohtaja Pöytäkirjantarkastus Pöytäkirja on tarkastettu "
        "SISÄLLYSLUETTELO: KOKOUKSEN LAILLISUUS 3 TONTIN MYYNTI 4 MUUT ASIAT 16 ILMOITUSASIAT 18 "
        "KOKOUKSEN LAILLISUUS KH § 117 Todettiin. TONTIN MYYNTI KH § 118 Myytiin."
    )

    assert found["title"] == "KUNNANHALLITUS 8/2031"


TITLES = [
    (
        "Valitse sivu\n\nTorila rakentaa sillan\n\nSilta valmistuu ensi vuonna. Se on pitkä.",
        "Torila rakentaa sillan",
    ),
    (
        "Tekstikoko: -2 -1 0 +1 +2\n\nTorila rakentaa sillan\n\nSilta valmistuu. Se on pitkä.",
        "Torila rakentaa sillan",
    ),
    (
        "Ajankohtaista\n\nKaikki, Päätöksenteko, Valtuusto\n\nValtuusto päätti sillasta\n\n"
        "8.2.2031\n\nKokouksessaan valtuusto päätti sillasta.",
        "Valtuusto päätti sillasta",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[row[1] for row in TITLES])
def test_titles_below_what_a_site_puts_above(text: str, title: str) -> None:
    assert read(text, "https://www.torila.example/uutiset/x")["title"] == title


def test_a_word_that_tells_which_meeting_belongs_to_no_body() -> None:
    found = read(
        "Vuoden viimeinen valtuusto puhui taloudesta\n\n07.12.2031 19:16\n\nPuheet alkoivat illalla.",
        "https://www.torila.example/uutiset/valtuusto",
    )

    assert (found["body"] or "").casefold() in {"", "valtuusto"}


def test_a_page_that_tells_of_a_body_is_called_by_it() -> None:
    found = read(
        "Nuorisovaltuusto\n\nNuorisovaltuusto vaikuttaa nuorten asioihin.", SITE
    )

    assert (found["kind"], found["title"]) == ("other", "Nuorisovaltuusto")


@pytest.mark.parametrize("body", ["Ungdomsrådet", "Nämnden för svenska tjänster"])
def test_a_swedish_table_of_contents_names_body_and_day(body: str) -> None:
    found = read(
        f"{body} nr 20/2031 30.8.2031 INNEHÅLLSFÖRTECKNING\n\nStorlek: px\n"
        "Starta visningen från sidan:\n\nTranskript\n\n1 nr 20/2031 INNEHÅLLSFÖRTECKNING "
        "BILDN 5 BILDN 6 Mötets konstituering Snö BILDN 7 Övriga ärenden",
        "http://docplayer.se/1-x.html",
    )

    assert (found["body"], found["date"]) == (body, "2031-08-30")
