"""What a page lets slip about its publisher, and what it says of towns that are none."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

CONVERTED = (
    '{0}\n\nKoko: px\nAloita esitys sivulta:\n\nDownload "{0}"\n\nTranskriptio\n\n'
)
TOLD = [
    (
        "letters of a register that fit two towns, one of which is spoken of",
        "Kunnanhallitus, kokous 25.3.2031\n\n§ 49 Rantakaavan laajennus\n\nPALDno-2031-506\n\n"
        "Kuvaus\nRanta jatkuu Pielaveden puolella. Paltamon kaavoitus keskeytyi.",
        "Paltamo",
    ),
    (
        "a town in the genitive above the board of one of its districts",
        CONVERTED.format("KOKOUSPÖYTÄKIRJA")
        + "1 Salon kaupungin 2/ Kiskon lähilautakunta AIKA klo 18:00-20:15 PAIKKA Kerhotalo "
        "10 Kokouksen laillisuus 3 12 Letkujen hankinta 5 13 Vuoden mökki 7",
        "Salo",
    ),
    (
        "a signature whose day is lost",
        CONVERTED.format("Sammanträdesdatum Torsdagen, den 6 april 2031")
        + "1 BILDNINGSNÄMNDEN SAMMANTRÄDESPROTOKOLL Nr 2/2031 Beslutande: Malli, Meri "
        "Protokolljustering plats och tid: Malax, den xxx 2031 Kai Kylä Protokollet framlagt",
        "Maalahti",
    ),
    (
        "signatures below a label, without their days",
        CONVERTED.format("KOKOUSPÖYTÄKIRJA. Kokouspäivämäärä 15.11.2031")
        + "1 KOKOUSPÖYTÄKIRJA Nro 7/2031 Kokouspaikka Kunnantalo Pöytäkirjan tarkistus paikka ja "
        "aika: Pöytäkirjan nähtävänäpito paikka ja aika: Meri Malli Pyhäranta, Aino Aho "
        "Pyhäranta, Kai Kylä Todistaa: Kai Kylä, kunnansihteeri",
        "Pyhäranta",
    ),
    (
        "where the minutes are displayed",
        "Valtuusto\n\nPuheenjohtaja\nMalli Meri\nKokousnumero\n2/2031\nKokouspäivä\n15.6.2031\n"
        "Kokouspaikka\nVanha mylly\nPöytäkirja yleisesti nähtävänä\nPaikka Karijoki\n"
        "Aika 16.6.2031\n\n§ 5 Kokouksen laillisuus",
        "Karijoki",
    ),
    (
        "displayed in the town",
        CONVERTED.format("LUETTELO KÄSITELLYISTÄ ASIOISTA")
        + "1 PÖYTÄKIRJA 6/ Aika: klo 19:30 Paikka: istuntosali 67 Selvityksen aloitus "
        "68 Valtuustoaloite leikkipuistosta Kaskisissa 2 PÖYTÄKIRJA 6/ Läsnä: Malli Meri "
        "Pöytäkirja yleisesti nähtävänä Kaskisissa",
        "Kaskinen",
    ),
    (
        "the first sentence's subject",
        "Ingå kommunfullmäktige sammanträdde den 31.8.2031. Bland ärendena:\n* Bruket, plan\n"
        "* Motion gällande kajen",
        "Inkoo",
    ),
    (
        "a council in English",
        "Municipal Council\n\nSotkamo Municipal Council\n\nThe council is elected every four years.",
        "Sotkamo",
    ),
    (
        "the first sentence's subject in Finnish",
        "3.2.2031\n\nVirtain kaupunginvaltuusto hyväksyi talousarvion.\n\nVero nousee.",
        "Virrat",
    ),
]


@pytest.mark.parametrize(
    ("text", "town"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD]
)
def test_a_trace_tells_the_town(text: str, town: str) -> None:
    assert row_facts({"id": 1, "text": text})["municipality"] == town


CHARTER = (
    "Perussopimus\n\n1 § Nimi ja kotipaikka\n\nKuntayhtymän nimi on Rantaseudun "
    "hoivakuntayhtymä. Kuntayhtymän kotipaikka on Rauman kaupunki. Kuntayhtymän kieli on "
    "suomi.\n\n2 § Tehtävät\n\nKuntayhtymän tehtävänä on hoiva."
)
UNTOLD = [
    (
        "a nameless board that approves what a town's council has decided",
        "Styrelsen P R O T O K O L L\n\nFÖREDRAGNINGSLISTA 5/2031\n\nTid: 10.6.2031 kl. 17.00 "
        "Plats: Rosen, Långgatan 8\n\nÄRENDEN\n\n1 § LAGLIGHET\n\n2 § VAL AV JUSTERARE\n\n"
        "10 § GODKÄNNANDE AV LOVISA STADSFULLMÄKTIGES BESLUT",
        None,
    ),
    (
        "several towns that own one word",
        "Selvitys on päättynyt\n\nVirtain, Multian ja Mänttä-Vilppulan kuntarakennelain mukainen "
        "selvitys on päättynyt.\n\nVirtain ja Mänttä-Vilppulan kaupunginhallitukset tapasivat.",
        None,
    ),
    (
        "a state office that announces where its plan is displayed",
        "Kuulutus\n\nPohjois-Savon ELY-keskus kuuluttaa tiesuunnitelman. Suunnitelma on "
        "nähtävillä Kuopion kaupungintalolla. Muistutukset Kuopion kaupungille.",
        "state",
    ),
    (
        "a ruling of the highest court",
        "Muu päätös 398/2031\n\nKaavaa koskeva valitus (Mikkeli)\n\nAntopäivä: 20.11.2031\n"
        "Taltionumero: 398\n\nMikkelin kaupunginvaltuusto on hyväksynyt kaavan.",
        "state",
    ),
    (
        "people from several towns in one's hall",
        "Muistio\n\nSeudun kuntajohtajat 3.2.2031\nPaikka: Kemijärven kaupungintalo\nLäsnä: "
        "Kemijärvi: Meri Malli, kaupunginjohtaja; Salla: Kai Kylä; Posio: Aino Aho\n\n1. Avaus",
        None,
    ),
    (
        "a board that is common to many towns",
        "Pelastuslautakunta 3.2.2031\n\n§ 5 Palotarkastukset\n\nTarkastetaan Forssassa ja "
        "Riihimäellä. Forssan kaupunki maksaa osuuden. Forssan kaupungin paloasema.\n\n"
        "Päätös\nHyväksyttiin.",
        None,
    ),
    (
        "letters of a register that do not fit the only town spoken of",
        "Kunnanhallitus, kokous 25.3.2031\n\n§ 49 Rantakaavan laajennus\n\nPALDno-2031-506\n\n"
        "Kuvaus\nRanta jatkuu Pielaveden puolella.",
        "municipality",
    ),
    (
        "the seat of a joint authority",
        CHARTER,
        "joint-authority",
    ),
    (
        "a memo of officials of many towns",
        "Kaupunkiverkoston ohjausryhmän 2. kokous\n\nAika: klo 9 Paikka: Ministeriö\nPaikalla: "
        "Meri Malli, kaupunginjohtaja, Turun Kai Kylä, kehittäjä, Porin Aino Aho, Oulun Ari "
        "Oja. Otto Niemi on siirtynyt Raisiosta Joensuun kaupunginjohtajaksi.",
        None,
    ),
    (
        "meetings in the halls of several towns",
        "1. Avaus\n\nKokouspaikka: Ylivieskan kaupungintalo\n\nEdelliset kokoukset: Alavieskan "
        "kunnantalo, Oulaisten kaupungintalo, Sievin kunnantalo.",
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "kind"), [row[1:] for row in UNTOLD], ids=[row[0] for row in UNTOLD]
)
def test_a_guest_a_seat_and_a_host_are_no_publishers(
    text: str, kind: str | None
) -> None:
    told = row_facts({"id": 1, "text": text})

    assert told["municipality"] is None
    if kind:
        assert told["publisher_kind"] == kind


KINDS = [
    (
        "a parish",
        "Förvaltning\n\nHögst beslutar kyrkofullmäktige. Kyrkorådet bereder ärendena.",
        "parish",
    ),
    (
        "a region",
        "Kokoukset\n\nMaakuntahallitus vastaa taloudesta. Maakuntavaltuusto päättää siitä.",
        "regional-council",
    ),
    (
        "a joint authority",
        "Esityslistat\n\nYhtymähallitus kokoontuu maanantaisin, yhtymäkokous kahdesti vuodessa.",
        "joint-authority",
    ),
    (
        "a town by a board of two subjects",
        CONVERTED.format("Ympäristö- ja rakennuslautakunta nro 6/ SISÄLLYSLUETTELO")
        + "1 nro 6/2031 SISÄLLYSLUETTELO YMPRALK 69 Kokouksen järjestäytyminen YMPRALK 70 "
        "Lausunto YMPRALK 71 Rakennuslupa",
        "municipality",
    ),
    (
        "a town's page that speaks of a region",
        "Edustajat\n\nKunnanhallitus ehdottaa jäseniä. Maakuntahallitus ja maakuntavaltuusto "
        "valitaan erikseen.",
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "kind"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS]
)
def test_words_of_one_kind_tell_the_kind(text: str, kind: str | None) -> None:
    assert row_facts({"id": 1, "text": text})["publisher_kind"] == kind


def test_the_name_of_a_joint_authority_is_told_by_its_charter() -> None:
    told = row_facts({"id": 1, "text": CHARTER})

    assert told["publisher"] == "Rantaseudun hoivakuntayhtymä"


def test_a_body_that_a_column_broke_is_whole() -> None:
    text = (
        CONVERTED.format("Torsdagen den 6 april 2031, klubblokalen")
        + "1 KULTUR- OCH FRITIDS- NÄMNDEN SAMMANTRÄDESPROTOKOLL Nr 2/2031 Sammanträdestid "
        "Torsdagen den 6 april 2031 Beslutande: Malli, Meri Paragrafer: Underskrifter:"
    )

    assert (
        row_facts({"id": 1, "text": text})["body"].casefold()
        == "kultur- och fritidsnämnden"
    )


def test_a_council_whose_member_is_heard_is_not_the_body() -> None:
    text = (
        CONVERTED.format("Protokoll 1/ Namn kl. Uppg")
        + "1 1/ Fullmäktige Tid , kl. 18:00-20:30 Plats Malli-salen Deltagare Namn kl. Uppg "
        "Närv. Malli Meri ledamot 2 1/ Övriga Kylä Kai ungdomsfullmäktiges repr."
    )

    assert row_facts({"id": 1, "text": text})["body"] == "Fullmäktige"


def test_an_appeal_to_visitors_is_no_title() -> None:
    told = row_facts(
        {
            "id": 1,
            "text": "Använder du tjänsten regelbundet? Vi söker deltagare till användartester. Hjälp "
            "oss att utveckla tjänsten.\n\nSillan korjaus\n\nHEL 2031-013928\nÄrendet har nyare "
            "handläggningar\nÄrende 5. / 86 §\n\nReparation av bron\n\nHelsingfors "
            "stadsfullmäktige\n\nBeslut\n\nBron repareras.",
        }
    )

    assert (told["title"], told["section"]) == ("Reparation av bron", "86")


def test_when_bodies_meet_is_no_meeting() -> None:
    told = row_facts(
        {
            "id": 1,
            "text": "Suoraan sisältöön\n\nKokousaikataulu ja pöytäkirjojen nähtävillä olo\n\nToimielimet "
            "kokoontuvat sovitun aikataulun mukaisesti.\n\nKunnanvaltuusto\n\n- 13.4.2031 klo 18\n\n"
            "- 15.6.2031 klo 18\n\nPöytäkirjat pidetään yleisesti nähtävänä verkkosivuilla.",
            "url": "https://torila.fi/kokousaikataulu-ja-nahtavilla-olo",
        }
    )

    assert (told["kind"], told["date"]) == ("other", None)


def test_a_town_has_a_board_of_rescue_that_its_register_tells() -> None:
    text = (
        "Pelastuslautakunta\n\n§ 5 Palotarkastukset\n\nHEL 2031-014905\n\nTarkastetaan "
        "talot.\n\nPäätös\nHyväksyttiin."
    )

    assert row_facts({"id": 1, "text": text})["municipality"] == "Helsinki"


PAGES = [
    (
        "minutes whose cover is lost, by their file's name",
        "TORILAN KUNTA 1/ Sivistyslautakunta klo Kunnantalo\n\nKoko: px\nAloita esitys sivulta:\n\n"
        'Download "TORILAN KUNTA 1/2031 1 Sivistyslautakunta. 25.1.2031 klo 19.00 20.27."\n\n'
        "Transkriptio\n\n1\n\n2 1/ Sivistyslautakunta klo Kunnantalo Malli Meri puheenjohtaja Kokous "
        "todettiin lailliseksi. :t 1-11\n\n3 Sivistyslautakunta Kirjeet Merkittiin tiedoksi.",
        "https://docplayer.fi/1-x.html",
        ("minutes-front-page", "Sivistyslautakunta"),
    ),
    (
        "the chair of an item that begins with its grounds",
        "Perustelut\nKuntalain mukaan valtuusto hyväksyy hallintosäännön. Kokouskutsu on lähetetty "
        "22.8.2031 ja esityslista 24.8.2031 sähköisesti.\nPäätös\nPuheenjohtaja totesi kokouksen "
        "laillisesti koolle kutsutuksi.",
        "https://torila.cloudnc.fi/fi-FI/Toimielimet/Lautakunta/Kokous_2982031/Avaus(6194)",
        ("meeting-item", None),
    ),
    (
        "an event",
        "Maakuntahallitus\n\n01.11.2031-, klo 9.30-12.30\n\nUusi maakuntahallitus kokoontuu. Se "
        "valmistelee maakuntavaltuuston käsiteltävät asiat. Esityslista, pöytäkirja ja liitteet "
        "julkaistaan.",
        "https://www.torilanliitto.fi/kaikki-tapahtumat/maakuntahallitus-16",
        ("notice", "Maakuntahallitus"),
    ),
    (
        "a circular",
        "Yleiskirje 12/2031, 24.4.2031, Meri Malli\n\nToimielinten valinta\n\nValtuustot valitsevat "
        "jäsenet.",
        "https://www.torilanliitto.fi/yleiskirjeet/toimielimet",
        ("other", None),
    ),
]


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [row[1:] for row in PAGES],
    ids=[row[0] for row in PAGES],
)
def test_pages_of_sites_are_told_by_their_own_words(
    text: str, url: str, expected: tuple[str, str | None]
) -> None:
    told = row_facts({"id": 1, "text": text, "url": url})

    assert (told["kind"], told["body"]) == expected


def test_a_circular_is_called_by_its_matter() -> None:
    told = row_facts({"id": 1, "text": PAGES[-1][1], "url": PAGES[-1][2]})

    assert told["title"] == "Toimielinten valinta"


def test_the_day_of_a_memo_is_in_its_files_name() -> None:
    text = CONVERTED.format("Muistio 9.12.2031 / Malli Sopimuksen arviointia")
    text = text.replace("Muistio 9.12.2031 / Malli", "Muistio / Malli", 1)

    told = row_facts({"id": 1, "text": f"{text}1 Muistio / Malli Sopimus on uusi."})

    assert (told["kind"], told["date"]) == ("memo", "2031-12-09")


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        (
            "Esityslista ja pöytäkirja julkaistaan Puolangan internet-sivuilla.",
            "Puolanka",
        ),
        ("Pöytäkirja on nähtävänä Puolangan kunnan verkkosivuilla.", "Puolanka"),
        ("Protokollet publiceras på Hangö stads webbplats.", "Hanko"),
        ("Föredragningslistan finns på Kronoby hemsida.", "Kruunupyy"),
        ("Esityslista on Porin verkkosivuilla ja Rauman verkkosivuilla.", None),
        ("Pöytäkirja on kuntayhtymän verkkosivuilla.", None),
        ("Kuulutus on Porin verkkosivuilla.", None),
    ],
)
def test_the_site_that_has_a_meetings_papers_is_its_towns(
    sentence: str, town: str | None
) -> None:
    facts = row_facts({"id": "1", "text": f"Lautakunta 2017-2021\n\n{sentence}"})

    assert facts["municipality"] == town
