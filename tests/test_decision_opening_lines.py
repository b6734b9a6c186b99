"""Heads of officials and small bodies: who, when, under which number, and the title."""

from __future__ import annotations

import pytest

from analyzers.decision.head.item_head.who_and_when import read
from analyzers.notations.municipal_bodies.offices import is_office
from corpus.importing.row_facts import row_facts

TEXT = (
    "Hakija pyytää, että aukko aidassa korjataan ennen talvea. Aita on vuodelta 2029, ja "
    "siitä on puhuttu aiemminkin.\n\nPäätös\nAita korjataan kesäkuun loppuun mennessä."
)
TITLE = "Aidan korjaaminen, Rantapolku"
HEADS = [
    # head, official or body, day, §
    ("Iso-Torin kaupunki, tonttipäällikkö\nPÄÄTÖS 46/2031     12.5.2031",
     "Tonttipäällikkö", "2031-05-12", "46"),
    ("TORITILA\nSivistysosasto\n\nKoulutuspäällikön päätös\n31.5.2029, 24 §",
     "Koulutuspäällikkö", "2029-05-31", "24"),
    ("Kirjakan koulu, rehtorin päätös § 203\n17.1.2031", "Rehtori", "2031-01-17", "203"),
    ("Tekninen johtaja § 12\nHirsikoski 6.3.2029", "Tekninen johtaja", "2029-03-06", "12"),
    ("Lampelan kunta / Tilapalvelut\nTilapalvelupäällikkö\nPvm 7.10.2031 pykälä 55",
     "Tilapalvelupäällikkö", "2031-10-07", "55"),
    ("Pajalan kaupunki\nRakennuttajainsinööri\n22.5.2031\nPäätös § 30",
     "Rakennuttajainsinööri", "2031-05-22", "30"),
    ("Viranhaltijapäätös  Rehtori  Yhtenäiskoulu\n26.8.2031 § 58",
     "Rehtori", "2031-08-26", "58"),
    ("Toritila | Varhaiskasvatuspäällikkö | VP 7 | 4.4.2031",
     "Varhaiskasvatuspäällikkö", "2031-04-04", "7"),
    ("Kivilammen kaupunki • Tietohallintojohtaja\nHankintapäätös 11/2031 • 23.5.2031",
     "Tietohallintojohtaja", "2031-05-23", "11"),
    ("Kivilammen kaupunki · Tietohallintojohtaja · § 11 · 23.5.2031",
     "Tietohallintojohtaja", "2031-05-23", "11"),
    ("Toritilan kaupunki > Tekniset palvelut > Tekninen johtaja\nPäätös 11/2031 23.5.2031",
     "Tekninen johtaja", "2031-05-23", "11"),
    ("KULTTUURITUOTTAJA\nPäätös nro 64, 21.9.2031 (osittain salassa pidettävä)",
     "KULTTUURITUOTTAJA", "2031-09-21", "64"),
    ("LILLNÄS STAD – FRITIDSCHEFEN\n\nBeslut nr 14/2031, 6.4.2031",
     "FRITIDSCHEFEN", "2031-04-06", "14"),
    ("RÖNNHOLMS KOMMUN, tekniska avdelningen\nTekniska direktörens beslut § 41 / 7.5.2031",
     "Tekniska direktören", "2031-05-07", "41"),
    ("Rektor för Bergviks gymnasium\nBeslut 5/2031, givet 2.2.2031",
     "Rektor för Bergviks gymnasium", "2031-02-02", "5"),
    ("Tekninen ltk § 77\nAika 4.6.2031", "Tekninen ltk", "2031-06-04", "77"),
    ("Kommunstyrelsen i Malmviken\n12 februari 2031\n§ 21",
     "Kommunstyrelsen", "2031-02-12", "21"),
    ("Kaupunkirakennevaliokunta, 19.06.2031 klo 15.30\n§ 8",
     "Kaupunkirakennevaliokunta", "2031-06-19", "8"),
    ("Utbildningsnämndens svenska sektion\n§ 44\n/ 24.09.2031",
     "Utbildningsnämndens svenska sektion", "2031-09-24", "44"),
    ("Hankintajaosto\nDnro 412/02.08.00/2031\n§ 19 (3.6.2031)",
     "Hankintajaosto", "2031-06-03", "19"),
]  # fmt: skip
NO_HEADS = [
    "Rehtorin valinta",
    "Hallintojohtajan virka 1.8.2031",
    "Vt. rehtori 1.8.2031–31.7.2032",
    "Virkavapaus, rehtori",
    "Lausunto 3.3.2031",
    "Talousarvio 2031",
    "Nuorisovaltuusto 2031",
    "Oikaisuvaatimus rehtorin päätöksestä 3.4.2031 § 5",
    "Hankintapäätös, koulukuljetukset",
    "Sivistysjohtajan irtisanoutuminen",
    "Salassa pidettävä asia",
    "Tonttijako 5/2031",
    "Hiihtäjäntie 5",
    "Viranhaltijapäätökset",
]
TITLES = [
    # lines below the head, title
    ("Asia: Aidan korjaaminen", "Aidan korjaaminen"),
    ("ASIA          Aidan korjaaminen", "Aidan korjaaminen"),
    ("Ärende\nReparation av staket", "Reparation av staket"),
    ("Otsikko: Aidan korjaaminen", "Aidan korjaaminen"),
    ("Suorahankinta: aidan korjaaminen", "Suorahankinta: aidan korjaaminen"),
    ("Opiskeluvapaa / lähihoitaja K.S.", "Opiskeluvapaa / lähihoitaja K.S."),
    ("Siirtopäätös", "Siirtopäätös"),
    ("Salainen asia (JulkL 24.1 § 25 k.)\n\nAidan korjaaminen", "Aidan korjaaminen"),
    ("Hakija: Aitaus Oy\nHakemus saapunut: 4.4.2031", None),
    ("Vaatimus", None),
    ("1. VAATIMUS", None),
    ("HAKIJA\nKaksi yksityishenkilöä", None),
    ("Tapahtumat ja aluevuokraus -tiimi\n\nHakija: Aitaus Oy", None),
    ("Tapahtumat ja aluevuokraus, tiimiesihenkilö\n\nHakija: Aitaus Oy", None),
    (
        "Aidan korjaaminen / Aitaus Oy ym.\n512/10.03.01/2031",
        "Aidan korjaaminen / Aitaus Oy ym.",
    ),
]


@pytest.mark.parametrize(("head", "who", "day", "section"), HEADS)
def test_who_when_and_the_title_below(
    head: str, who: str, day: str, section: str
) -> None:
    facts = row_facts({"id": "a", "text": f"{head}\n\n{TITLE}\n\n{TEXT}"})

    found = facts["title"], facts["body"], facts["date"], facts["section"]
    assert found == (TITLE, who, day, section)


@pytest.mark.parametrize("title", NO_HEADS)
def test_a_title_is_not_taken_for_a_head(title: str) -> None:
    found = read(title)
    assert found is None or found.matter or not (found.says_when and found.says_who)
    facts = row_facts(
        {"id": "a", "text": f"Sivistyslautakunta 3.3.2031 § 4\n\n{title}\n\n{TEXT}"}
    )
    assert facts["title"] == title


@pytest.mark.parametrize(("below", "title"), TITLES)
def test_the_title_below_labels_or_none(below: str, title: str | None) -> None:
    head = "Toritilan kaupunki\nKunnossapitopäällikkö\nPäätös 3.3.2031 § 4"

    facts = row_facts({"id": "a", "text": f"{head}\n\n{below}\n\n{TEXT}"})

    assert facts["title"] == title
    assert facts["kind"] == "officeholder-decision"


def test_without_a_title_none_is_made_up() -> None:
    facts = row_facts(
        {"id": "a", "text": f"Kaupunginsihteeri\n§ 27, 1.8.2031\n\n{TEXT}"}
    )

    assert facts["title"] is None
    assert facts["body"] == "Kaupunginsihteeri"


def test_a_number_alone_before_a_title_is_its_section() -> None:
    facts = row_facts(
        {"id": "a", "text": f"KUNNANHALLITUS 8.4.2031\n\n75 {TITLE}\n\n{TEXT}"}
    )

    assert (facts["title"], facts["section"]) == (TITLE, "75")


def test_a_form_without_an_official_has_its_title_below_the_label() -> None:
    text = f"PÄÄTÖS\nNro 31/2031\n\nASIA\n{TITLE}\n\nHAKIJA\nAitaus Oy\n\n{TEXT}"

    facts = row_facts({"id": "a", "text": text})

    assert (facts["title"], facts["section"]) == (TITLE, "31")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Sivistyslautakunta, 12.12.2031, § 118", "meeting-item"),
        ("Toritilan kaupunki\nOpetus- ja kulttuurijohtaja\nHenkilöstöpäätös 3/2031",
         "officeholder-decision"),
        ("Skogholms kommun\nKommunträdgårdsmästare\nBeslut 8.5.2031, § 6/2031",
         "officeholder-decision"),
    ],
)  # fmt: skip
def test_one_section_on_top_is_an_item_whatever_is_listed_below(
    head: str, kind: str
) -> None:
    numbers = range(21, 27) if kind == "meeting-item" else ()
    listed = "\n".join(f"§ {n} Kokouksen asia {n}" for n in numbers)
    told = "Sivistyslautakunta kokoontui 3.3.2031. Jaoston pöytäkirja 6.12.2031:"

    facts = row_facts(
        {"id": "a", "text": f"{head}\n\n{TITLE}\n\n{told}\n{listed}\n\n{TEXT}"}
    )

    assert (facts["kind"], facts["title"]) == (kind, TITLE)


def test_a_cover_whose_sections_follow_each_other_stays_a_cover() -> None:
    listed = "\n".join(f"{n} § Kokouksen asia {n}" for n in range(118, 126))
    head = "Toritilan kunta\nPÖYTÄKIRJA 4/2031\nSivistyslautakunta 12.12.2031"

    facts = row_facts({"id": "a", "text": f"{head}\n\nKäsitellyt asiat\n{listed}"})

    assert facts["kind"] == "minutes-front-page"


def test_titles_of_offices() -> None:
    assert is_office("Hamnkaptenen")
    assert not is_office("Kulttuurilautakunta")
