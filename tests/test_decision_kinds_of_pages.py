"""What pages are whose words alone do not tell: lists in one with minutes, sites on bodies."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

FINNISH = 'Koko: px\nAloita esitys sivulta:\n\nDownload "x"\n\nTranskriptio\n\n'
SWEDISH = 'Storlek: px\nStarta visningen från sidan:\n\nDownload "x"\n\nTranskript\n\n'
BOTH = "Esityslista Lampelan jätelautakunta Pöytäkirja 4/"
CALLED = "FÖREDRAGNINGSLISTA Byggnadsnämnden Protokoll 5/2031"

PAGES = {
    "list in one with minutes, held": (
        f"{BOTH}\n\n{FINNISH}1 {BOTH} Aika klo 9 Paikka Lampela 14 Kokouksen laillisuus Kokous"
        " todettiin lailliseksi. 15 Tarkastajat Tarkastajiksi valittiin Laine ja Niemi.",
        "minutes-front-page",
    ),
    "list in one with minutes, to come": (
        f"{BOTH}\n\n{FINNISH}1 {BOTH} Aika klo 9 Paikka Lampela 14 Kokouksen laillisuus"
        " Todetaan kokous lailliseksi. 15 Tarkastajat Valitaan kaksi tarkastajaa.",
        "agenda",
    ),
    "letterhead in columns": (
        "TORITILAN VESIHUOLLON ESITYSLISTA- Hall 3/19 KUNTAYHTYMÄ PÖYTÄKIRJA Hallitus 1/7\n\n"
        f"{FINNISH}1 HALLITUKSEN KOKOUS Aika: klo Paikka: Vesitorni Läsnä: Laine"
        " 20 KOKOUKSEN AVAUS Puheenjohtaja avasi kokouksen.",
        "minutes-front-page",
    ),
    "held, in Swedish": (
        f"{CALLED}\n\n{SWEDISH}1 Byggnadsnämnden Tid kl 17 Plats Kommunhuset 33 Sammanträdets"
        " öppnande Ordföranden öppnade sammanträdet. 34 Till protokolljusterare valdes Holm.",
        "minutes-front-page",
    ),
    "to come, in Swedish": (
        f"{CALLED}\n\n{SWEDISH}1 Byggnadsnämnden Tid kl 17 Plats Kommunhuset Ärenden"
        " 33 Sammanträdets laglighet 34 Val av protokolljusterare 35 Bygglov",
        "agenda",
    ),
    "minutes that speak of the call": (
        f"Vanhusneuvoston syyskokous\n\n{FINNISH}1 Kokoustiedot Aika: klo Paikka: Kirjasto"
        " Läsnäolijat: Laine, Niemi Kokous on laillinen, jos kokouskutsu on lähetetty ajoissa."
        " Puheenjohtaja totesi kokouksen lailliseksi.",
        "minutes-front-page",
    ),
    "minutes that speak of the call, in Swedish": (
        f"Ungdomsrådets möte\n\n{SWEDISH}1 Tid: kl Plats: Biblioteket Närvarande: Holm, Berg"
        " 1 Mötets öppnande Ordföranden öppnade mötet. Kallelsen hade sänts i tid.",
        "minutes-front-page",
    ),
    "site on its lists": (
        "Kokousasiakirjat\n\nAlta pääset selaamaan lautakuntien esityslistoja ja pöytäkirjoja."
        " Asiakirjat ovat luettavissa vuoden ajan.",
        "other",
    ),
    "site on its latest list": (
        "Päätöksenteko ja hallinto\n\nTästä avautuu kaupungin uusin esityslista tai pöytäkirja.",
        "other",
    ),
    "who a body is": (
        "Vammaisneuvosto on Lampelan vammaisten ihmisten yhteistyöelin.\n\nPöytäkirjat\n\nJäsenet",
        "other",
    ),
    "who a body is, in Swedish": (
        "Äldrerådet är ett samarbetsorgan för de äldre i Lampela.\n\nProtokoll\n\nOrdförande\nHolm",
        "other",
    ),
    "plan on display": (
        "Hiekkarannan kaavaluonnos\n\nKaavaluonnoksen asiakirjat ovat yleisesti nähtävänä"
        " 3.3.–4.4.2031. Osalliset voivat jättää luonnoksesta mielipiteensä.",
        "notice",
    ),
    "plan on display, in Swedish": (
        "Plan för Hamnen\n\nPlanförslaget är framlagt till påseende 3.3–4.4.2031."
        " Anmärkningar kan lämnas till stadsstyrelsen.",
        "notice",
    ),
    "memo below the name of another line": (
        f"3. Aikataulu ja jatko\n\n{FINNISH}1 TORITILAN KAUPUNKI Keskustan osayleiskaava"
        " viranomaisneuvottelun muistio 3.3.2031 Aika: klo Paikka: Läsnä: Laine 1. Avaus",
        "memo",
    ),
}


@pytest.mark.parametrize(("text", "kind"), PAGES.values(), ids=PAGES)
def test_a_page_is_what_it_tells_of_itself(text: str, kind: str) -> None:
    assert row_facts({"id": "1", "text": text})["kind"] == kind


def test_a_picture_above_a_headline_is_not_the_title() -> None:
    headline = "Förlängd tid för ansökningar om delgeneralplanen för Sydhamnen"
    text = f"Hamn från luften 5 Photo Anna Holm\n27.6.2031\n\n{headline}\n\nTiden förlängs."

    assert row_facts({"id": "1", "text": text})["title"] == headline


def test_a_body_whose_act_follows_a_word_in_the_genitive_is_named_alone() -> None:
    text = (
        "3.3.2031\n\nHyvinvointialueen konserniohjeen aluehallitus päätti palauttaa"
        " valmisteltavaksi. Muut asiat hyväksyttiin."
    )

    facts = row_facts({"id": "1", "text": text, "url": "https://alue.fi/uutiset/x"})

    assert facts["body"] == "Aluehallitus"


@pytest.mark.parametrize("kind", ["yleiskokous", "kevätkokous"])
def test_a_general_meeting_names_its_body(kind: str) -> None:
    text = (
        f"Nuorisovaltuuston {kind}\n\n{FINNISH}1 Kokoustiedot Aika: klo Paikka: Talo"
        " Läsnä: Laine Puheenjohtaja avasi kokouksen."
    )

    assert row_facts({"id": "1", "text": text})["body"] == "Nuorisovaltuusto"


HOUSES = "LAMPELAN SEURAKUNTAYHTYMÄ Kokous klo Sivu 1 / 12 LAMPELA KYRKLIGA SAMFÄLLIGHET Sidan"
SITES = {
    "way back with an arrow": (
        "« Takaisin kuulutuksiin\n12.03.2031\n\nHiekkatien katusuunnitelma nähtävillä\n\n"
        "Katusuunnitelma on nähtävillä 12.3.–12.4.2031.",
        ("notice", "Hiekkatien katusuunnitelma nähtävillä"),
    ),
    "way back in Swedish": (
        "< Kungörelser\n12.3.2031\n\nFullmäktiges möte 24.3.2031\n\nFullmäktige i Lampela"
        " håller möte måndagen den 24 mars 2031 kl. 18. Listan finns på webbplatsen.",
        ("notice", "Fullmäktiges möte 24.3.2031"),
    ),
    "sort of the page": (
        "Hoppa till innehåll\nbeslutsfattande -\n\nStyrelsens beslut 12.3.2031\n\n"
        "Styrelsen godkände budgeten.",
        ("news", "Styrelsens beslut 12.3.2031"),
    ),
    "papers of a parish": (
        "Beslutsfattande\n\nHär hittar du församlingens protokoll och tjänsteinnehavarbeslut.\n\n"
        "Protokoll\n\nFöredragningslistan finns före mötet.",
        ("other", "Beslutsfattande"),
    ),
    "rules": (
        "Toimintasääntö\n\n3 luku Lautakunnat\n\n12 § Kokoonpano\n\nJäseniä on seitsemän.\n\n"
        "13 § Tehtävät\n\nLautakunta päättää maksuista.\n\n14 § Kokoukset\n\nKuukausittain.",
        ("attachment", "Toimintasääntö"),
    ),
    "cover in two languages": (
        f"{HOUSES}\n\n{SWEDISH}1 {HOUSES} Innehåll Sammanträdets öppnande... 2",
        ("minutes-front-page", HOUSES),
    ),
    "place and hour of a meeting": (
        "Kunnantalo, valtuustosali, torstai klo\n\nSamankaltaiset tiedostot\nTORITILAN KUNTA"
        " PÖYTÄKIRJA 3/\n\nLUMON KUNTA ESITYSLISTA 2/",
        ("minutes-front-page", "Kunnantalo, valtuustosali, torstai klo"),
    ),
}


@pytest.mark.parametrize(("text", "told"), SITES.values(), ids=SITES)
def test_kind_and_title_below_what_a_site_puts_above(
    text: str, told: tuple[str, str]
) -> None:
    facts = row_facts({"id": "1", "text": text})

    assert (facts["kind"], facts["title"]) == told


def test_a_parish_whose_meeting_follows_its_name_is_the_publisher() -> None:
    facts = row_facts({"id": "1", "text": f"{HOUSES}\n\n{SWEDISH}1 {HOUSES} Innehåll"})

    assert facts["organisation"] == "Lampelan seurakuntayhtymä"


def test_a_county_has_its_direction_in_its_name() -> None:
    text = (
        "Välfärdsområdesfullmäktige godkände budgeten\n\nVästra Kustens välfärdsområde"
        " omfattar fem kommuner. Västra Kustens välfärdsområde sparar."
    )

    facts = row_facts({"id": "1", "text": text})

    assert facts["organisation"] == "Västra Kustens välfärdsområde"


def test_the_case_number_stands_below_the_own_handling() -> None:
    text = (
        "RSS-linkki\nKunnanvaltuusto\nPöytäkirja 04.06.2031/Pykälä 81\nKirjaston vuokra\n"
        "KHALL 26.05.2031 § 188\nVuokra nousee.\nEhdotus Hyväksytään.\nPäätös Hyväksyttiin.\n"
        "KVALT 04.06.2031 § 81\n486/00.00.01/2031\nEhdotus Hyväksytään.\nPäätös Hyväksyttiin."
    )

    facts = row_facts({"id": "1", "text": text})

    assert (facts["section"], facts["case_number"]) == ("81", "486/00.00.01/2031")


def test_turku_prints_its_table_in_swedish_too() -> None:
    text = (
        "Åbo stad § Sammanträdets datum Ärende nr 1\nStadsfullmäktige 26 14.12.2031 4\n\n"
        "15287-2031 (014)\n\nVal av ersättare i nämnden\n\nSfm § 26\n\nBeslut Valdes Holm."
    )

    facts = row_facts({"id": "1", "text": text})

    assert (facts["body"], facts["date"]) == ("Stadsfullmäktige", "2031-12-14")


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("Fullmäktige", "Fullmäktiges uppgifter"),
        ("Kunnanvaltuusto", "Kunnanvaltuuston tehtävät"),
        ("Tekninen lautakunta", "Lautakunnan kokoonpano"),
    ],
)
def test_the_page_on_a_body_is_called_by_its_name(body: str, part: str) -> None:
    text = f"{body}\n\nKokous\n\n{part}\n\nValitaan neljäksi vuodeksi.\n\nMöten\n\nTio per år."

    facts = row_facts({"id": "1", "text": text, "url": "https://lampela.fi/hallinto/x"})

    assert (facts["kind"], facts["title"]) == ("other", body)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Blogi\n\n8. huhti, 2031\n\nTorilan valtuusto lakkautti koulun.",
            "2031-04-08",
        ),
        (
            "Maanantaina koolla ollut aluehallitus päätti antaa lausunnon.\n\n"
            "Aluehallituksen 25.8.2031 kokouksen esityslista",
            "2031-08-25",
        ),
    ],
)
def test_the_day_of_news_is_read_where_it_is_told(text: str, day: str) -> None:
    url = "https://www.sttinfo.fi/uutiset/71388785"

    assert row_facts({"id": "1", "text": text, "url": url})["date"] == day
