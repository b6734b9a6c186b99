"""Heads of pages that are no items: who presents, whose they are, what authorities write."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.decision.head import authority_heads
from analyzers.decision.head.meeting_facts.meeting_presenters import presenter_of
from analyzers.decision.lines.lines import split_lines
from analyzers.notations.municipal_bodies import body_phrases
from analyzers.notations.temporal import dates
from corpus.importing.row_facts import row_facts
from corpus.importing.rows import row_decision


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Muut Laine Matti kunnanjohtaja, esittelijä Niemi",
            "Laine Matti, kunnanjohtaja",
        ),
        (
            "Muut: Matti Laine, tekninen johtaja, esittelijä Anna Niemi, sihteeri",
            "Matti Laine, tekninen johtaja",
        ),
        (
            "MUUT Matti Laine sihteeri esitt. Anna Niemi ptk.pit.",
            "Matti Laine, sihteeri",
        ),
        (
            "Läsnä\nMuut  Laine Matti      rehtori, esittelijä/siht.",
            "Laine Matti, rehtori",
        ),
        ("MUUT:\ntalousjohtaja Matti Laine, esittelijä", "talousjohtaja Matti Laine"),
        ("puheenjohtaja Matti Laine, esittelijä", "Matti Laine"),
        ("Läsnä Anna Niemi, johtaja Matti Laine (esittelijä)", "johtaja Matti Laine"),
        (
            "Esittelijä\n  Laine Anna-Mari, rehtori\nSihteeri",
            "Laine Anna-Mari, rehtori",
        ),
        (
            "Esittelijä: Matti Laine, kuntayhtymän johtaja\n",
            "Matti Laine, kuntayhtymän johtaja",
        ),
        ("Tero Vepsä\nesittelijä Laine Maija rehtori\nAsiat", "Laine Maija, rehtori"),
        ("Övriga: Berg Eva, skoldirektör, föredragande", "Berg Eva, skoldirektör"),
        ("Laine Matti, rehtori, esittelijä\nNiemi Eva, johtaja, esittelijä", None),
        ("Esittelijän muutettu ehdotus hyväksyttiin. Matti Laine oli läsnä.", None),
        ("Pertti Laine, sihteeri, esittelijän varahenkilö", None),
    ],
)
def test_the_one_who_presents_a_meeting(text: str, who: str | None) -> None:
    assert presenter_of(text) == who


COURT = """Toritilan hallinto-oikeus
Päätös
Antopäivä 16.6.2031
Diaarinumero 03417/30/4103

Asia
Rakennuslupaa koskeva valitus

Päätös, josta valitetaan
Kaukaisen kunnan lupajaosto 19.5.2030 § 61

Hallinto-oikeuden ratkaisu
Valitus hylätään."""

PERMIT = """Toritilan aluehallintovirasto   Päätös   Nro 88/2031/1
Dnro ESAVI/214/04.08/2030
Annettu julkipanon jälkeen 5.6.2031

ASIA   Kanalan ympäristölupa, Aura

Lausunnot
Auran kunnanhallitus 25.2.2031 § 39: ei huomautettavaa."""

LETTER = """Toritilan elinkeino-, liikenne- ja ympäristökeskus

KIRJE
VARELY/1432/2031

2.5.2031

Laitilan kaupunki
PL 25

LAUSUNTO KUVITELLUN RANTAKAAVAN MUUTOKSESTA

Mitoitusta on täydennettävä.

Ylitarkastaja"""


@pytest.mark.parametrize(
    ("text", "title", "day", "number"),
    [
        (COURT, "Rakennuslupaa koskeva valitus", "2031-06-16", "03417/30/4103"),
        (PERMIT, "Kanalan ympäristölupa, Aura", "2031-06-05", "ESAVI/214/04.08/2030"),
        (
            LETTER,
            "LAUSUNTO KUVITELLUN RANTAKAAVAN MUUTOKSESTA",
            "2031-05-02",
            "VARELY/1432/2031",
        ),
        ("Toritilan hallinto-oikeus\nTiedote kesäajoista", None, None, None),
    ],
)
def test_what_an_authority_writes_above_its_text(
    text: str, title: str | None, day: str | None, number: str | None
) -> None:
    found = authority_heads.read(split_lines(text))

    assert found.title == title
    assert found.date == (dt.date.fromisoformat(day) if day else None)
    assert found.case_number == number


@pytest.mark.parametrize("text", [COURT, PERMIT, LETTER])
def test_an_authoritys_document_is_no_towns_item(text: str) -> None:
    found = row_facts({"id": "a", "text": text})

    assert found["publisher_kind"] == "state"
    assert found["municipality"] is None
    assert found["kind"] in {"court-decision", "other"}
    assert found["presenter"] is None


@pytest.mark.parametrize(
    ("text", "organisation", "kind"),
    [
        (
            "Kiinteistö Oy Kuvitelman Vuokratalot\n\nHALLITUKSEN KOKOUS\n\nPÖYTÄKIRJA 3/2031\n"
            "\nAika: 29.5.2031 klo 16\nPaikka: Toimisto\n1. Avaus\n2. Vuokrat\n3. Muut\n4. Loppu",
            "Kiinteistö Oy Kuvitelman Vuokratalot",
            "other",
        ),
        (
            "KALLELSE\nFörsamlingsrådet i Rannäs församling sammankallas till möte\n"
            "TID: tisdag 4.3.2031 kl 18.30\nPLATS: Hemmet\nÄRENDEN\n1 § Öppning\n2 § Kollekt",
            "Rannäs församling",
            "parish",
        ),
        (
            "Lampela-työllisyysalue\nTyöllisyysjaosto\nPöytäkirja 3/2031\nAika 3.3.2031 klo 9\n"
            "Paikka Teams\nKäsitellyt asiat\n1 § Avaus\n2 § Palvelut",
            "Lampela-työllisyysalue",
            "employment-area",
        ),
    ],
)
def test_other_publishers_than_towns(text: str, organisation: str, kind: str) -> None:
    found = row_facts({"id": "a", "text": text})

    assert found["organisation"] == organisation
    assert found["publisher_kind"] == kind
    assert found["municipality"] is None


def test_a_company_whose_matter_is_decided_is_not_the_publisher() -> None:
    text = "Toritila Oy, ympäristölupa\n\nTekninen lautakunta 3.3.2031 § 4\n\nPäätös\nMyönnetään."

    assert row_facts({"id": "a", "text": text})["organisation"] is None


def test_a_rescue_board_is_not_of_the_town_where_it_meets() -> None:
    text = (
        "Pohjois-Karjalan pelastuslautakunta\nPÖYTÄKIRJA 1/2031\nKokousaika 11.2.2031 klo 12\n"
        "Kokouspaikka Liperin paloasema\nSaapuvilla olleet jäsenet\nLaine Matti puheenjohtaja\n"
        "1 Avaus\n2 Auton hankinta\n3 Aikataulu\n4 Muut asiat"
    )
    found = row_facts({"id": "a", "text": text})

    assert (found["municipality"], found["publisher_kind"]) == (None, "joint-authority")
    assert found["body"] == "Pohjois-Karjalan pelastuslautakunta"


def test_an_officials_row_below_the_kind_of_decision() -> None:
    text = (
        "Dynasty tietopalvelu Haku RSS Toritilan kaupunki\n\nRSS-linkki\n\nViranhaltijapäätös\n"
        "Maankäyttöpäällikkö 03.03.2031/Pykälä 17\n\nVuokrasopimuksen jatkaminen\n\n"
        "112/10.00.02/2031\n\nPerustelut: On syytä.\n\nPäätös: Jatketaan."
    )
    found = row_facts({"id": "a", "text": text})

    assert found["kind"] == "officeholder-decision"
    assert found["body"] == "Maankäyttöpäällikkö"
    assert (found["date"], found["section"]) == ("2031-03-03", "17")
    assert found["title"] == "Vuokrasopimuksen jatkaminen"
    assert found["case_number"] == "112/10.00.02/2031"


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("Toritilan kunnan ympäristölautakunta", "Ympäristölautakunta"),
        ("Toritilan kaupunginhallitus", "Kaupunginhallitus"),
        ("Toritilan kaupungin jätelautakunta", "Toritilan kaupungin jätelautakunta"),
        (
            "Toritilan seudun ympäristölautakunta",
            "Toritilan seudun ympäristölautakunta",
        ),
    ],
)
def test_a_body_is_named_without_its_own_town(written: str, body: str) -> None:
    """Boards for waste serve several towns: the one in their name is part of it."""
    assert body_phrases.without_owner(written) == body


def test_a_day_whose_dots_have_come_loose() -> None:
    assert dates.first_date("KOKOUSAIKA Ma 2 .11. 2031 klo 17") == dt.date(2031, 11, 2)
    assert dates.first_date("Kohta 2 . 11 luku 2031") is None


def test_a_chief_bodys_letters_are_filed_under_its_name() -> None:
    text = "Toritilan kunta\nKV 26.6.2031 § 14\n\nTilinpäätös\n\nKunnanvaltuusto hyväksyy sen."
    found = row_decision({"id": "a", "text": text})

    assert (found.body, found.body_name) == ("KV", "Kunnanvaltuusto")
    assert (
        row_decision({"id": "a", "text": "KV 26.6.2031 § 14\n\nAsia"}).body_name == "KV"
    )


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (
            "Kaavoitusmuistio\nAika 12.3.2031 klo 10\nPaikka Talo\n1. Avaus",
            "memo",
            "2031-03-12",
        ),
        (
            "Etusivu > Ajankohtaista > Uutiset\n\nKirjasto suljettu\n\n17.6.2031\n\nOvi on kiinni.",
            "news",
            "2031-06-17",
        ),
        (
            "Kokouksen nimi: Lupalautakunta\nPäivä: 14.9.2031\nKello: 17.00\nPaikka: Talo\n"
            "Puheenjohtaja: Matti Laine\nSihteeri: Anna Niemi\n\n101 § Avaus\n102 § Lupa",
            "minutes-front-page",
            "2031-09-14",
        ),
        (
            "Vanhusneuvoston kokous 3/2031\n\nAika 5.9.2031 klo 10 - 11.40\nPaikka Talo\n"
            "Paikalla Matti Laine\n\n1. Avaus\n2. Liikunta\n3. Seuraava kokous 7.11.2031",
            "minutes-front-page",
            "2031-09-05",
        ),
    ],
)
def test_pages_that_say_little_about_themselves(text: str, kind: str, day: str) -> None:
    found = row_facts({"id": "a", "text": text})

    assert (found["kind"], found["date"]) == (kind, day)


@pytest.mark.parametrize(
    ("text", "presenter"),
    [
        (
            "Muu\nLaine Matti   sosiaalityön johtaja  09:00 - 10:40   esittelijä\n"
            "Niemi Anna   johdon sihteeri  09:00 - 11:12   pöytäkirjanpitäjä",
            "Laine Matti, sosiaalityön johtaja",
        ),
        (
            "Övriga närvarande  Sund, Tove, byggnadsinspektör, föredragande",
            "Sund, Tove, byggnadsinspektör",
        ),
        (
            "Edustaja Matti Laine, Tekninen johtaja, esittelijä Anna Niemi, sihteeri",
            "Matti Laine, Tekninen johtaja",
        ),
    ],
)
def test_a_presenter_stands_in_columns_too(text: str, presenter: str) -> None:
    assert presenter_of(text) == presenter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rannikko församling\nFörsamlingsrådet\nProtokoll 5/2031, 29.9.2031\n\n"
            "§ 47. Uthyrning av magasin\n\nBeslut: Godkändes.",
            {"case_number": None, "date": "2031-09-29", "section": "47"},
        ),
        (
            "Tekninen lautakunta\nEsityslista 25.03.2031/Asianro 5\n\nMaanvaihto\n\n"
            "TOR/412/10.00.01/2031\n\nPäätösehdotus\nTekninen johtaja Matti Laine\n"
            "Lautakunta hyväksyy vaihdon.",
            {"presenter": "Tekninen johtaja Matti Laine", "kind": "agenda"},
        ),
        (
            "Tulevaisuuslautakunta | 19.4.2031 | 3/2031\nPöytäkirja\nSivu 1 / 18\n"
            "Kokousaika: 19.4.2031 klo 17.00-19.22\nKokouspaikka: Talo\n"
            "Asiat\n20 § Avaus\n21 § Tiekartta\n22 § Lausunto\n23 § Muut asiat",
            {"title": "Tulevaisuuslautakunta | 19.4.2031 | 3/2031"},
        ),
        (
            "Uutinen 25.11.2031\n\nKunta osti hautausmaan\n\nKunnanhallitus kokoontui"
            " 24.11.2031.",
            {"title": "Kunta osti hautausmaan", "date": "2031-11-24", "kind": "news"},
        ),
    ],
)
def test_a_number_a_day_and_a_stroke_are_what_they_are(
    text: str, expected: dict[str, str | None]
) -> None:
    facts = row_facts({"id": "x", "text": text})

    assert {name: facts[name] for name in expected} == expected
