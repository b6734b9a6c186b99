"""Headlines of releases below whatever a web site puts above them, without an address."""

from __future__ import annotations

import pytest

from analyzers.decision.head.meeting_facts import captions, headline_forms, release_days
from analyzers.decision.lines.lines import split_lines
from corpus.importing.row_facts import row_facts

TITLE = "Kunnanhallitus päätti laiturin korjaamisesta"
TEXT = (
    "Toritilan kunnanhallitus päätti maanantaina 12.3. korjata laiturin. Työ maksaa "
    "45 000 euroa."
)
ABOVE = {
    "what a picture shows": "Nuija pöydällä valtuustosalissa.\n\n",
    "text of a picture": '• Alt="laituri"\n\n',
    "picture in brackets": "[Kuvituskuva: laituri]\n\n",
    "picture without a stop": "Kuva rannasta, edustalla laituri\n\n",
    "who wrote it": "Toritilan kunta | Uutiset\n\nKirjoittanut Viestintä | 13.3.2031\n\n",
    "slogan of the site": "Toritilan kunta – Vesien äärellä\nAvaa valikko\n\n",
    "sort that no table knows": "Toritilan kunta\nUutishuone\n\n13.3.2031\n\n",
    "languages": "Toritila\nFI EN\nHaku\n\n13.3.2031\n\n",
    "way with years": "Lapua - Ajankohtaista - Uutisarkisto - 2031\n\n",
    "menu of two words": "Navigointi\nToritilan kunta\nUutiset ja tiedotteet\n\n13.3.2031\n\n",
    "label above it": "Kunnanhallitus kokous\n\nUutinen\n\n",
    "day of a store": "date 2031-03-13 ",
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_the_headline_is_found_below_what_stands_above(above: str) -> None:
    facts = row_facts({"id": "1", "text": f"{above}{TITLE}\n\n{TEXT}"})

    assert (facts["title"], facts["kind"]) == (TITLE, "news")


NOTICES = {
    "publisher below the word": (
        "KUULUTUS\n\nTORITILAN KUNTA\n\nRannan kaavan luonnos nähtävillä\n\n"
        "Luonnos on nähtävillä 8.6.–7.7.2031 kunnan sivuilla.",
        "notice",
        "Rannan kaavan luonnos nähtävillä",
    ),
    "department": (
        "Toritilan kaupunki\nTekninen keskus\n\nJulkinen kuulutus vesialueen muutoksesta\n\n"
        "Ehdotus on nähtävillä 3.–24.4. Muistutukset on toimitettava 24.4. mennessä.",
        "notice",
        "Julkinen kuulutus vesialueen muutoksesta",
    ),
    "sort with its day": (
        "Rannan Jätehuollon kuntayhtymä\n\nIlmoitus 3.10.2031\n\nYhtymäkokouksen koolle kutsuminen"
        "\n\nYhtymäkokous pidetään torstaina 20.10.2031 klo 14.",
        "notice",
        "Yhtymäkokouksen koolle kutsuminen",
    ),
    "two languages of a town": (
        "Ingå – Inkoo\nSvenska | Suomi\n\n9.3.2031\n\nKommunen ber om synpunkter på stadgan\n\n"
        "Utkastet är framlagt 10.3–12.4.2031. Synpunkterna ska lämnas senast 12.4.2031.",
        "notice",
        "Kommunen ber om synpunkter på stadgan",
    ),
    "memo": (
        "Toritilan kaupunki\nKaupunkisuunnittelu\n\nMuistio\n5.9.2031\n\nRantatien kaava, neuvottelu"
        "\n\nAika: ke 5.9.2031 klo 9\nPaikka: Kokoushuone\nOsallistujat: Matti Malli",
        "memo",
        "Rantatien kaava, neuvottelu",
    ),
    "memo of a council": (
        "Toritilan vammaisneuvosto\n\nMUISTIO 2/2031\n\nAika 2.3.2031 klo 14–15.30\nPaikka Talo\n"
        "Läsnä Matti Malli pj, Anna Niemi siht.\n1. Avaus\n2. Kartoitus",
        "memo",
        None,
    ),
    "ruling of a court": (
        "Muu päätös 2813/2031\n\nAsia Osayleiskaavaa koskeva valitus\n\nValittajat A ja B\n\n"
        "Päätös, jota valitus koskee\n\nVaasan hallinto-oikeus 29.6.2030 nro 16/0338/3",
        "court-decision",
        None,
    ),
    "page about a site's papers": (
        "Esityslistat, asialistat, pöytäkirjat ja muistiot\n\nKunnan toimielinten esityslistat "
        "julkaistaan verkossa ennen kokouksia. Kunnanhallitus kokoontuu maanantaisin.",
        "other",
        "Esityslistat, asialistat, pöytäkirjat ja muistiot",
    ),
    "below a letter": (
        "A\n\nPäätöksenteko\n\nYlintä päätösvaltaa käyttää valtuusto. Valtuutetut valitaan vaaleissa.",
        "other",
        "Päätöksenteko",
    ),
}


@pytest.mark.parametrize(("text", "kind", "title"), NOTICES.values(), ids=NOTICES)
def test_kind_and_title_of_other_pages(text: str, kind: str, title: str | None) -> None:
    facts = row_facts({"id": "1", "text": text})

    assert facts["kind"] == kind
    assert title is None or facts["title"] == title


def test_a_day_without_its_year_is_of_the_year_of_publishing() -> None:
    facts = row_facts({"id": "1", "text": f"{TITLE}\n\n1.4.2031\n\n{TEXT}"})
    soon = row_facts({"id": "1", "text": f"{TITLE}\n\n13.3.2031\n\n{TEXT}"})
    january = split_lines(
        "Uutinen 2.1.2031\n\nValtuusto päätti torstaina 30.12. asiasta."
    )
    swedish = (
        "Nyheter 17.11.2031\n\nStyrelsen beslöt måndagen den 16 november höja skatten."
    )

    assert facts["date"] == "2031-04-01"
    assert soon["date"] == "2031-03-12"
    found = [one.value for one in release_days.of_meeting(january[1].text, january)]
    assert [str(day) for day in found] == ["2030-12-30"]
    found = [
        one.value for one in release_days.of_meeting(swedish, split_lines(swedish))
    ]
    assert [str(day) for day in found] == ["2031-11-16"]


def test_a_day_long_before_a_release_is_history() -> None:
    facts = row_facts(
        {
            "id": "1",
            "text": "Miten käyttäisit rahat?\n\n1.06.2031 / Anna Niemi\n\nToritilan valtuusto on "
            "kokouksessaan 13.12.2030 päättänyt kokeilusta. Nyt kysytään ehdotuksia.",
        }
    )

    assert facts["date"] == "2031-06-01"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nuija pöydällä valtuustosalissa.", True),
        ("Kunnanhallitus päätti kaavasta.", False),
        ("Kaupunginhallituksen päätöksiä 22.3.", False),
        ("Här hittar du församlingens protokoll.", False),
    ],
)
def test_captions_have_no_verb(text: str, told: bool) -> None:
    line, below = split_lines(f"{text}\n\nSilta suljetaan")

    assert captions.is_caption(line, below) is told


def test_the_first_line_stays_the_title_without_a_clear_rival() -> None:
    lines = split_lines(
        "Valtuuston päätöksiä 3.5.2031\n\nRannan koulu\n\nValtuusto hyväksyi koulun piirustukset "
        "ja urakan."
    )

    assert (
        headline_forms.of_page(lines, lines[0].text) == "Valtuuston päätöksiä 3.5.2031"
    )
    assert headline_forms.from_headline(lines) == []


def test_bodies_that_tell_a_joint_authority() -> None:
    facts = row_facts(
        {
            "id": "1",
            "text": "Pöytäkirja 10/2031\nKuntayhtymän hallitus\nAika 3.2.2031 klo 12.05-16.55\n"
            "Paikka Kokoushuone\nLäsnä\nMalli Matti puheenjohtaja\nKäsitellyt asiat\n"
            "200 Kokouksen avaus\n201 Läsnäolijoiden toteaminen\n202 Muut asiat",
        }
    )

    assert facts["publisher_kind"] == "joint-authority"


def test_a_converters_address_tells_how_long_the_head_of_a_cover_is() -> None:
    facts = row_facts(
        {
            "id": "1",
            "url": "https://docplayer.fi/amp/55-Toritilan-kunta-poytakirja-3-2031-kunnanhallitus.html",
            "text": "Toritilan kunta PÖYTÄKIRJA 3/2031 Kunnanhallitus KOKOUSAIKA Maanantai klo 9.00 "
            "KOKOUSPAIKKA Huone LÄSNÄ Malli Matti, pj ASIAT: 30 LAILLISUUS 31 TARKASTUS",
        }
    )

    assert facts["title"] == "Toritilan kunta PÖYTÄKIRJA 3/2031 Kunnanhallitus"
