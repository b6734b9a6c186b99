"""Items that repeat earlier bodies' handlings: which proposal and decision is their own."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.decision.lines import handlings
from analyzers.decision.lines.lines import split_lines
from corpus.model import Decision, EarlierHandling
from tests.making import make_decision, read_again


def draft(text: str, **fields: object) -> Decision:
    values: dict[str, object] = {
        "decision_id": "test/1",
        "source_id": "test",
        "platform": "test",
        "url": None,
        "title": None,
        "text": text,
    }
    return make_decision(**{**values, **fields})  # type: ignore[arg-type]


CHRONOLOGICAL = """Kunnanvaltuusto
Pöytäkirja 16.12.2024/Pykälä 3

Nuorisotilan vuokraaminen

Sivistyslautakunta 6.11.2024 § 3

{case}Valmistelu

Tila on ollut tyhjänä.

Päätösehdotus

Lautakunta esittää vuokraamista.

Päätös

Esitys hyväksyttiin.

Kunnanhallitus 2.12.2024 § 3

Päätösehdotus

Hallitus esittää vuokraamista valtuustolle.

Päätös

Asia jätettiin pöydälle.

Kunnanvaltuusto 16.12.2024 § 3

Päätösehdotus

Valtuusto päättää vuokraamisesta.

Päätös

Valtuusto hylkäsi esityksen.
"""


@pytest.mark.parametrize("case", ["", "12/10.03.02/2024\n\n"])
def test_the_last_body_of_a_chronological_item_is_its_own(case: str) -> None:
    """All three have § 3: only body and day tell them apart."""
    decision = read_again(draft(CHRONOLOGICAL.format(case=case)))

    assert decision.proposal == "Valtuusto päättää vuokraamisesta."
    assert decision.decision == "Valtuusto hylkäsi esityksen."
    assert decision.outcome == "rejected"
    earlier = {b.earlier.body: b.earlier.date for b in decision.blocks if b.earlier}
    assert earlier == {
        "Sivistyslautakunta": dt.date(2024, 11, 6),
        "Kunnanhallitus": dt.date(2024, 12, 2),
    }


def test_own_decision_first_and_history_after() -> None:
    text = """Kaupunginhallitus
Pöytäkirja 08.05.2023 Pykälä 127

§ 127

Säännön hyväksyminen

Päätösehdotus

Hyväksytään sääntö.

Päätös

Ehdotus hyväksyttiin.

Selostus

Sääntö uudistetaan.

Päätöshistoria

Kaupunginhallitus 10.4.2023 § 105

Päätösehdotus

Hyväksytään vanha sääntö.

Päätös

Asia pantiin pöydälle.

Tiedoksi

Lautakunnat
"""
    decision = read_again(draft(text))

    assert decision.proposal == "Hyväksytään sääntö."
    assert decision.decision == "Ehdotus hyväksyttiin."
    assert decision.block_text("reasons") == "Sääntö uudistetaan."


def test_rounds_without_lines_belong_to_earlier_bodies() -> None:
    """CaseM repeats earlier rounds before the item's own."""
    text = """Valtuusto, kokous 15.11.2021

§ 76 Kaavoitusohjelma

ESIDno-2021-876

Aikaisempi käsittely

Perustelut

Valiokunnan perustelut.

Ehdotus

Esittelijä

elinvoimajohtaja

Valiokunta vie ohjelman eteenpäin.

Päätös

Ehdotus hyväksyttiin.

Perustelut

Hallituksen perustelut.

Ehdotus

Esittelijä

kunnanjohtaja

Valtuusto hyväksyy ohjelman.

Päätös

Ohjelma palautettiin valmisteluun.
"""
    decision = read_again(draft(text))

    assert decision.proposal == "Valtuusto hyväksyy ohjelman."
    assert decision.decision == "Ohjelma palautettiin valmisteluun."
    assert decision.presenter == "kunnanjohtaja"
    assert decision.outcome == "returned"


def test_swedish_item_with_two_bodies() -> None:
    text = """188 §

Vägnamn i centrum

NKBY/528/00.02.07/2022

Tekniska nämnden 12.9.2022, 44 §

Förslag:

Nämnden föreslår nya namn.

Tekniska nämndens beslut:

Förslaget godkändes.

Stadsstyrelsen 26.9.2022, 188 §

Förslag:

Stadsstyrelsen godkänner namnen.

Stadsstyrelsens beslut:

Ärendet återremitterades.
"""
    decision = read_again(draft(text))

    assert decision.language == "sv"
    assert (decision.body, decision.body_name) == (
        "Stadsstyrelsen",
        "Kaupunginhallitus",
    )
    assert decision.date == dt.date(2022, 9, 26)
    assert decision.minutes_section == "188"
    assert decision.title == "Vägnamn i centrum"
    assert decision.proposal == "Stadsstyrelsen godkänner namnen."
    assert decision.outcome == "returned"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Työllisyysaluelautakunta 07.05.2026 § 28", ("Työllisyysaluelautakunta", 28)),
        ("Kaupunginhallitus, § 370, 03.11.2025", ("Kaupunginhallitus", 370)),
        ("Stadsstyrelsen 26.9.2022, 191 §", ("Stadsstyrelsen", 191)),
        ("Teknpltk 05.05.2021 § 27", ("Teknpltk", 27)),
        ("Khall 48 §", ("Khall", 48)),
        ("Kasopelk § 5", ("Kasopelk", 5)),
        ("## **Kaupunginhallitus, 23.09.2024, § 258**", ("Kaupunginhallitus", 258)),
        (
            "Kaupunginhallituksen jaosto 21.1.2026",
            ("Kaupunginhallituksen jaosto", None),
        ),
        ("Kommunstyrelsen 27-10-2025 § 6", ("Kommunstyrelsen", 6)),
        ("Kommunstyrelsen 31-02-2025 § 6", None),
        # These are no handlings: an act, rules, a sentence, a date that is none.
        ("Kuntalaki 410/2015 § 5", None),
        ("Hallintosääntö § 32", None),
        ("Kaupunginhallitus päätti asiasta 3.2.2024 § 5 ja totesi", None),
        ("Kaupunginhallitus 31.2.2024", None),
        ("LIITE 3.11.2025", None),
    ],
)
def test_body_date_section_lines(
    line: str, expected: tuple[str, int | None] | None
) -> None:
    found = handlings.read(split_lines(line)[0])
    if expected is None:
        assert found is None
    else:
        section = str(expected[1]) if expected[1] else None
        assert found is not None
        assert (found.body, found.minutes_section) == (expected[0], section)


def test_a_section_above_and_a_day_below_are_one_identity() -> None:
    """Kuopio puts the § on top and body and day below the title."""
    text = """§ 15
Asianro 4455/10.04.01/2024

Hulevesimaksun alentaminen

Kaupunkirakennelautakunta 21.8.2024

Perustelut

Hakija pyytää alennusta.

Päätös

Vaatimus hylättiin.
"""
    decision = read_again(draft(text))

    assert decision.body == "Kaupunkirakennelautakunta"
    assert decision.date == dt.date(2024, 8, 21)
    assert decision.minutes_section == "15"
    assert decision.outcome == "rejected"


def test_an_officeholders_decision_names_the_official() -> None:
    text = "Hallintojohtaja, Viranhaltijapäätös, 12.3.2021 § 5\n\nAvustus\n\nPäätös\n\nPäätän myöntää avustuksen."
    decision = read_again(draft(text))

    assert (decision.officeholder, decision.body_type) == (
        "Hallintojohtaja",
        "viranhaltija",
    )
    assert decision.status == "officeholder"
    assert (decision.minutes_section, decision.title) == ("5", "Avustus")


@pytest.mark.parametrize(
    ("official", "kind"),
    [
        ("Toripäällikkö", "Viranhaltijapäätös"),
        ("Stadsdirektör", "Tjänsteinnehavarbeslut"),
    ],
)
def test_an_official_may_stand_above_the_name_of_the_decision(
    official: str, kind: str
) -> None:
    """A title alone opens a proposal elsewhere; here it is part of the header."""
    text = (
        f"{official}\n\n{kind} 15.9.2026 § 44\n\nTorin käyttö\n\nKKDno-2026-877\n\n"
        "Päätös\n\nMyönnän luvan."
    )
    decision = read_again(draft(text))

    assert decision.status == "officeholder"
    assert (decision.case_number, decision.minutes_section) == ("KKDno-2026-877", "44")
    assert decision.title == "Torin käyttö"
    assert [block.kind for block in decision.blocks] == ["decision"]


PAPER = """Kuvitteellan kaupunki

Soutustadionin juhlapäätös

Dno
KUV/14/12.00.02/2031

Päätöshistoria
Vapaa-aikalautakunta 3.2.2031 § 9
Kaupunginhallitus 20.2.2031 § 53

Kaupunginhallituksen käsittely

Tiivistelmä
Stadion täyttää sata vuotta.

Päätösesitys
Kaupunginhallitus esittää, että kaupunginvaltuusto tekee juhlapäätöksen.

Päätös
Päätösesitys hyväksyttiin äänin 7-4.

Liitteet
-

Kaupunginhallituksen päätösehdotus
Kaupunginvaltuusto tekee juhlapäätöksen stadionin kunnostamisesta.

Päätös
Asia palautettiin valmisteltavaksi.
"""
PAPER_SV = """Påhittade stad

Roddstadion

Beslutshistoria
Stadsstyrelsen 20.2.2031 § 53

Stadsstyrelsens behandling

Beslutsförslag
Stadsstyrelsen föreslår att stadion rustas upp.

Beslut
Beslutsförslaget godkändes.

Stadsstyrelsens förslag
Stadsfullmäktige beslutar att stadion rustas upp.

Beslut
Ärendet återremitterades.
"""


@pytest.mark.parametrize(
    ("text", "body", "board", "outcome"),
    [
        (PAPER, "Kaupunginvaltuusto", "Kaupunginhallitus", "returned"),
        (PAPER_SV, "Stadsfullmäktige", "Stadsstyrelsen", "returned"),
    ],
)
def test_two_bodies_decisions_on_one_paper_are_told_apart_by_their_headings(
    text: str, body: str, board: str, outcome: str
) -> None:
    decision = read_again(draft(text))
    rounds = [
        (block.kind, block.earlier)
        for block in decision.blocks
        if block.kind in {"proposal", "decision"}
    ]
    earlier = EarlierHandling(board, dt.date(2031, 2, 20), "53")

    assert rounds == [
        ("proposal", earlier),
        ("decision", earlier),
        ("proposal", None),
        ("decision", None),
    ]
    assert decision.body == body
    assert decision.outcome == outcome


def test_a_bodys_own_handling_under_its_name_stays_its_own() -> None:
    text = (
        "Kaupunginhallitus 3.3.2031 § 7\n\nTorin nimi\n\nPäätösehdotus\nNimi vaihdetaan."
        "\n\nKaupunginhallituksen käsittely\nKeskusteltiin.\n\nPäätös\nHyväksyttiin."
    )

    decision = read_again(draft(text))

    assert {block.earlier for block in decision.blocks} == {None}
    assert decision.decision == "Hyväksyttiin."
