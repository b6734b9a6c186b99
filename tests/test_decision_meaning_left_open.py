"""What an earlier body decided is never the outcome of an item on which nothing is decided."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

BOARD_AFTER_COMMITTEE = """Ulapan satamatonttien hinnat vuosille 2031-2033

ULDno-2031-6

Tekninen lautakunta 25.4.2031

Perustelut
Hinnat on laskettu uudelleen viime vuoden kauppojen mukaan.

Päätösehdotus
Tekninen lautakunta esittää kaupunginhallitukselle, että se hyväksyy satamatonttien hinnat.

Päätös
{earlier}

Valmistelija
Outi Malli, tonttipäällikkö, outi.malli@ulappa.example

Perustelut
Hinnat on tarkistettu lautakunnan jälkeen.

Esittelijä
Matti Malli, kaupunginjohtaja

Päätösehdotus
Kaupunginhallitus hyväksyy satamatonttien hinnat liitteen mukaisina.

Pöytäkirja tarkastetaan tämän asian osalta kokouksessa.{own}
"""
MOTION_SENT_ON = """Valtuustoaloite Ulapan kylätien valaistuksesta

ULDno-2031-9

Kaupunginvaltuusto 22.5.2031

Perustelut
Keskustan ryhmä ehdottaa tielle valoja.

Päätös
Kaupunginvaltuusto päätti lähettää aloitteen kaupunginhallitukselle valmisteltavaksi.

Esittelijä
Matti Malli, kaupunginjohtaja

Päätösehdotus
Kaupunginhallitus päättää lähettää aloitteen teknisen toimen valmisteltavaksi.
"""
SWEDISH = """Hyran för Havsby båthamn

Tekniska nämnden 25.4.2031

Motivering
Hyrorna har räknats om.

Förslag
Tekniska nämnden föreslår för stadsstyrelsen att hyrorna godkänns.

Beslut
{earlier}

Beredare
Outi Exempel, hamnchef

Föredragande
Mats Exempel, stadsdirektör

Förslag
Stadsstyrelsen godkänner hyrorna enligt bilagan.{own}
"""
EARLIER = (
    "Ehdotus hyväksyttiin.",
    "Lautakunta hyväksyi ehdotuksen äänin 5-5, puheenjohtajan ääni ratkaisi.",
    "Asia jätettiin pöydälle.",
)
EARLIER_SWEDISH = (
    "Förslaget godkändes.",
    "Ärendet återremitterades.",
    "Förslaget förkastades.",
)


def _read(text: str) -> dict[str, object]:
    return row_facts({"id": "1", "text": text})


@pytest.mark.parametrize("earlier", EARLIER)
def test_a_proposal_without_a_decision_is_not_decided(earlier: str) -> None:
    facts = _read(BOARD_AFTER_COMMITTEE.format(earlier=earlier, own=""))

    assert facts["matter_outcome"] == "none"
    assert facts["proposal_fate"] == "none"
    assert facts["decided_by_vote"] is False
    assert facts["votes"] == []


@pytest.mark.parametrize("earlier", EARLIER_SWEDISH)
def test_a_swedish_proposal_without_a_decision_is_not_decided(earlier: str) -> None:
    facts = _read(SWEDISH.format(earlier=earlier, own=""))

    assert facts["matter_outcome"] == "none"
    assert facts["proposal_fate"] == "none"


@pytest.mark.parametrize("earlier", EARLIER)
@pytest.mark.parametrize(
    ("own", "outcome"),
    [
        ("\n\nPäätös\nEhdotus hyväksyttiin.", "approved"),
        ("\n\nHyväksyttiin yksimielisesti.", "approved"),
        ("\n\nKH: Asia jätettiin pöydälle.", "tabled"),
        ("\n\nKaupunginhallitus palautti asian valmisteltavaksi.", "returned"),
    ],
)
def test_the_own_decision_counts_with_or_without_a_heading(
    earlier: str, own: str, outcome: str
) -> None:
    facts = _read(BOARD_AFTER_COMMITTEE.format(earlier=earlier, own=own))

    assert facts["matter_outcome"] == outcome


@pytest.mark.parametrize("earlier", EARLIER_SWEDISH)
@pytest.mark.parametrize(
    ("own", "outcome"),
    [("\n\nBeslut\nFörslaget godkändes.", "approved"), ("\n\nBordlades.", "tabled")],
)
def test_the_own_swedish_decision_counts(earlier: str, own: str, outcome: str) -> None:
    facts = _read(SWEDISH.format(earlier=earlier, own=own))

    assert facts["matter_outcome"] == outcome


def test_a_council_that_sends_a_motion_on_decides_nothing_for_the_board() -> None:
    assert _read(MOTION_SENT_ON)["matter_outcome"] == "none"


DECISION_FIRST = """Ulapan kaupungin vesihuollon maksut

Kaupunginvaltuusto 22.5.2031 § 40

Päätös
Kaupunginvaltuusto päätti hyväksyä vesihuollon maksut.

Esittelijä
Matti Malli, kaupunginjohtaja

Päätösehdotus
Kaupunginhallitus {words}
"""


@pytest.mark.parametrize(
    "words",
    [
        "päättää esittää kaupunginvaltuustolle, että se hyväksyy vesihuollon maksut.",
        "ehdottaa, että maksut hyväksytään.",
    ],
)
def test_a_decision_above_the_proposal_that_led_to_it_stays(words: str) -> None:
    facts = _read(DECISION_FIRST.format(words=words))

    assert facts["matter_outcome"] == "approved"


TOLD_OF_ANOTHER = """Kaupunginhallitus 5.10.2031 § 456

Kouluverkon linjaus Ulapan alueella

Tausta
Talo on ollut tyhjillään kaksi vuotta.

{heading}
Vaihtoehtoina ovat uusi talo ja siirto. Kaupunkikehitysjaosto {told} toukokuussa.
"""


@pytest.mark.parametrize("heading", ["Asian aiempi käsittely", "Aikaisempi käsittely"])
@pytest.mark.parametrize(
    "told", ["palautti asian", "hylkäsi hakemuksen", "hyväksyi ehdotuksen"]
)
def test_what_a_history_tells_is_not_decided_here(heading: str, told: str) -> None:
    facts = _read(TOLD_OF_ANOTHER.format(heading=heading, told=told))

    assert facts["matter_outcome"] == "none"
