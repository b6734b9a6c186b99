"""Whose decision a text is, when nothing but the text tells."""

from __future__ import annotations

import pytest

from analyzers.decision.lines.lines import split_lines
from analyzers.decision.publisher import naming as publishers
from analyzers.decision.publisher import register_letters
from analyzers.notations.toponyms import place_names
from analyzers.notations.toponyms.genitives import genitive
from analyzers.notations.toponyms.municipalities import Municipality, municipalities
from corpus.importing.rows import row_decision

TOLD = [
    # A letterhead decides, whatever else is spoken of.
    (
        "Kajaanin kaupunki\nTekninen lautakunta\n§ 4 Lausunto Sotkamon kunnalle",
        "Kajaani",
    ),
    ("Närpes stad\nStadsstyrelsen\n§ 3 Utlåtande", "Närpiö"),
    ("S:t Karins stad\nStadsstyrelsen\n§ 3 Utlåtande", "Kaarina"),
    ("Hangon kaupunki pöytäkirja 3/2031 § 4 Lausunto Inkoon kunnalle", "Hanko"),
    # Another town's matter: its name on top is only spoken of.
    (
        "§ 52 Ilmajoen kunnan rakennusjärjestys, lausunto\n\nLAPDno-2031-7\n\n"
        "Valmistelija etu.suku@lapua.fi\n\nIlmajoen kunta on pyytänyt lausuntoa. "
        "Ilmajoen kunnassa luonnos on nähtävillä.",
        "Lapua",
    ),
    # Codes of real estate begin with the municipality's code.
    (
        "Kaupunginhallituksen päätöksiä\n\n1. Rakentamisvelvollisuus, 564-2-18-121.\n"
        "2. Asemakaavan muutos 564-2510.",
        "Oulu",
    ),
    # Places, when the text is of a kunta and the place is one.
    (
        "Kunnanhallitus 3.2.2031\n\nUusi päiväkoti Lempäälään\n\nTontti varattiin.",
        "Lempäälä",
    ),
    # The officials' e-mail, below a list of authorities that report to the board.
    (
        "Kaupunginhallitus 5.6.2031\n\n§ 98 Ilmoitusasiat\n\n• Vaalijalan kuntayhtymä\n\n"
        "Esittelijä\netu.suku@mikkeli.fi",
        "Mikkeli",
    ),
    # A lease to another town: its name in the title is no letterhead.
    (
        "3 §\nVuokraus, Lemmiläntie 3, Hyvinkään kaupunki\n\nHEL 2031-014905 T 10 01 04\n\n"
        "Päätös\nTilat vuokrataan. Helsingissä 3.3.2031, etu.suku@hel.fi",
        "Helsinki",
    ),
    # The post address of the register, not that of the court.
    (
        "Kunnanhallitus\n§ 8 Ostolasku\nOikaisuvaatimus: Keskustie 2, 62800 VIMPELI.\n"
        "Valitus: Vaasan hallinto-oikeus, Korsholmanpuistikko 43, 65101 VAASA",
        "Vimpeli",
    ),
]
UNTOLD = [
    # Another town asked, or is the other party; whose decision it is nobody says.
    "Kunnanhallitus\n§ 5 Lausunto Inkoon kunnan osayleiskaavasta\n\nPäätös\nEi huomautettavaa Inkoon kunnan kaavasta.",
    "Kunnanhallitus 3.3.2031 § 5\n\nKaava\n\nInkoossa on vireillä kaava. Inkoon kunta on pyytänyt lausuntoa.\n\nPäätös\nHyväksyttiin.",
    "Tekninen lautakunta § 5\n\nSopimus Raision kaupungin kanssa\n\nRaision kaupunki maksaa, Raision kaupungin osuus on puolet.",
    "Kommunstyrelsen § 5\n\nUtlåtande till Ingå kommun\n\nIngå kommun har begärt utlåtande.",
    "Lausunto Oulun hallinto-oikeudelle valituksesta\nLupa- ja valvontalautakunta",
    "§ 2 Pöytäkirjan tarkastus\nPäätösehdotus hyväksyttiin.",
    # Two towns, none before the other.
    "Kunnanhallitus\n§ 5 Yhteistyö\nIlmajoella ja Kurikassa, Jalasjärvellä ja Ilmajoella. Kauhajoella. Isokyröön, Isossakyrössä. Laihialla, Laihialta.",
    "Päätös\nKustaa Vaasan tien ja Turun kadun risteyksessä työ on sallittu. Kaupunkiliikenne Oy",
    "Valitus: Turun hallinto-oikeus, Sairashuoneenkatu 2-4, 20100 TURKU",
    # A county decides about places inside it.
    "Aluehallitus\n§ 5 Palveluverkko\nHyvinvointialueen asema Lieksassa ja Lieksan sairaalassa. Hyvinvointialueen talous.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_text_tells_its_municipality(text: str, expected: str) -> None:
    decision = row_decision({"id": "x", "text": text})

    assert decision.municipality == expected


@pytest.mark.parametrize("text", UNTOLD)
def test_weak_or_mixed_evidence_is_no_answer(text: str) -> None:
    decision = row_decision({"id": "x", "text": text})

    assert decision.municipality is None


def test_a_districts_body_is_not_surely_its_chief_towns() -> None:
    """A body "Mikkelin seudun …" decides for the towns around, too."""
    text = "Maa-aineslupa, tila 213-424-3-6\nMikkelin seudun ympäristölautakunta"

    who = publishers.read(
        text,
        split_lines(text),
        body="Mikkelin seudun ympäristölautakunta",
        prefix=None,
    )

    assert who.municipality is not None
    assert who.municipality.name_fi == "Kangasniemi"


@pytest.mark.parametrize(
    ("letters", "names"),
    [
        ("JAR", ["Järvenpää"]),
        ("837", ["Tampere"]),
        ("ROI", ["Rovaniemi"]),
        ("MLI", ["Mikkeli"]),
        ("LAP", ["Lapua"]),
        ("OUKA", ["Oulu"]),
        ("VN", []),
        ("KHVAD", []),
    ],
)
def test_letters_of_a_register_fit_towns(letters: str, names: list[str]) -> None:
    assert [row.name_fi for row in register_letters.towns(letters)] == names


def test_names_of_institutions_and_streets_are_no_places() -> None:
    text = (
        "Turun yliopisto, Oulun hallinto-oikeus, Kuopion seudulla, Vaasan tien varrella"
    )

    assert not place_names.mentions(text)


def test_inflected_names_are_places() -> None:
    text = "Lahdessa, Mynämäkeen, Kauniaisiin, Pohjois-Tuusula, Espoon keskuksessa"

    assert set(place_names.mentions(text)) == {"398", "503", "235", "858", "049"}


@pytest.mark.parametrize(
    "row", [row for row in municipalities() if row.kind == "municipality"]
)
def test_every_municipality_is_told_by_its_letterhead_and_its_places(
    row: Municipality,
) -> None:
    is_city = place_names.is_city(row)
    owned = genitive(row.name_fi.removesuffix("n kunta"))
    board = "Kaupunginhallitus" if is_city else "Kunnanhallitus"
    estate = f"{row.code}-401-7-12"
    texts = (
        f"{owned} {'kaupunki' if is_city else 'kunta'}\n{board}\n§ 4 Avustus",
        f"{row.name_sv} {'stad' if is_city else 'kommun'}\nProtokoll 3/2031\n§ 4 Bidrag",
        f"{board} 4.5.2031 § 4\n\nTila {estate}\n\nPäätös\nLupa tilalle {estate}.",
    )

    found = [row_decision({"id": "x", "text": text}).municipality for text in texts]

    assert found == [row.name_fi] * 3
