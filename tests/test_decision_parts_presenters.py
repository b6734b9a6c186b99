"""Templates that part proposal, decision and earlier handlings by other than headings."""

from __future__ import annotations

import pytest

from corpus.model import Decision
from tests.making import make_decision, read_again

_TITLED = """Kaupunginhallitus 12.02.2024 § 58

312/10.00.02/2024

Maa-alueen myyminen

Valmistelija: kaupungingeodeetti Eero Esimerkki, puh. 040 123 4567

Yhtiö on pyytänyt ostaa tontin.

Kaupunginjohtaja

Kaupunginhallitus päättää myydä tontin.

{decision}

Asia palautettiin uudelleen valmisteltavaksi.

Tiedoksi

Yhtiö
"""


def _read(text: str) -> Decision:
    return read_again(
        make_decision("a/1", "a", "dynasty", url=None, title=None, text=text)
    )


@pytest.mark.parametrize(
    "heading", ["Kaupunginhallitus", "KAUPUNGINHALLITUS:", "Päätös"]
)
def test_a_presenters_title_alone_opens_the_proposal(heading: str) -> None:
    decision = _read(_TITLED.format(decision=heading))

    assert decision.proposal == "Kaupunginhallitus päättää myydä tontin."
    assert decision.decision == "Asia palautettiin uudelleen valmisteltavaksi."
    assert decision.outcome == "returned"
    assert "Yhtiö on pyytänyt" in (decision.block_text("description") or "")


def test_a_title_alone_is_no_proposal_where_there_is_one() -> None:
    text = _TITLED.format(decision="Päätös").replace(
        "Kaupunginhallitus päättää", "Päätösehdotus\n\nKaupunginhallitus päättää"
    )

    assert _read(text).proposal == "Kaupunginhallitus päättää myydä tontin."


def test_an_earlier_decision_right_below_its_line_is_not_the_own() -> None:
    decision = _read(
        """Kommunstyrelsen, möte 3.11.2025

§ 44 Budget 2026

SIPOODno-2025-33

Tidigare behandling

Bildningsutskottet, 20.10.2025, § 60

Beslut

Enligt förslaget.

Förslag

Budgeten godkänns.

Beslut

Kommunstyrelsen beslutade bordlägga ärendet.
"""
    )

    assert decision.decision == "Kommunstyrelsen beslutade bordlägga ärendet."
    assert decision.outcome == "tabled"


def test_a_listed_handling_leaves_the_decision_below_it_to_the_item() -> None:
    decision = _read(
        """Oulun kaupunki

Päiväkodin laajennus

Dno
OUKA/1/02.02.02/2027

Päätöshistoria
Sivistyslautakunta 20.2.2027 § 53

Päätös
Hyväksyttiin.
"""
    )

    assert decision.decision == "Hyväksyttiin."


def test_a_decision_goes_on_below_an_attachments_heading_of_the_page_break() -> None:
    decision = _read(
        """Kunnanhallitus 2.12.2024 § 346

Säännön muutos

Ehdotus

Kunnanhallitus hyväksyy säännön.

Päätös

Aino Malli poistui kokouksesta ennen päätöksentekoa.

Liitteet

Eero Esimerkki alusti asiaa. Kunnanhallitus hyväksyi ehdotuksen keskustelun jälkeen.
"""
    )

    assert decision.outcome == "approved"
    assert (decision.decision or "").endswith("keskustelun jälkeen.")


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("Kaupunginhallitus 20.3.2027 § 10 1", "Kaupunginhallitus", "2027-03-20"),
        ("Kaupunginhallitus 20.3.2027 § 10 1 (12)", "Kaupunginhallitus", "2027-03-20"),
        ("HUS-yhtymä\nYhtymähallitus 20.3.2027 § 10", "Yhtymähallitus", "2027-03-20"),
        (
            "Kuntayhtymä Esimerkki\nYhtymävaltuusto 20.3.2027 § 10",
            "Yhtymävaltuusto",
            "2027-03-20",
        ),
        (
            "Raaseporin kaupunki / Raseborgs stad\nKaupunginhallitus 20.3.2027 § 10",
            "Kaupunginhallitus",
            "2027-03-20",
        ),
        (
            "Sammanträdesdatum\n20.3.2027\nNYKARLEBY STAD\nStadsstyrelsen",
            "Stadsstyrelsen",
            "2027-03-20",
        ),
        (
            "Kokouspäivämäärä 20.3.2027\nLahden kaupunki\nKaupunginhallitus",
            "Kaupunginhallitus",
            "2027-03-20",
        ),
    ],
)
def test_what_stands_on_top_is_no_title(head: str, body: str, day: str) -> None:
    decision = _read(
        f"{head}\n\n10 §\nTontin myynti\n\nD/331/10.00.02.01/2025\n\nPäätös\nHyväksyttiin."
    )

    assert (decision.body, str(decision.date)) == (body, day)
    assert (decision.title, decision.minutes_section) == ("Tontin myynti", "10")
    assert (decision.case_number, decision.task_class) == (
        "D/331/10.00.02.01/2025",
        "10.00.02.01",
    )


def test_a_joint_authoritys_body_is_named_in_full() -> None:
    decision = _read(
        """Kuntayhtymä Esimerkki
Yhtymävaltuusto § 12 11.06.2027

Tilinpäätöksen hyväksyminen

Yhall § 40 27.03.2027
Ehdotus: Esitetään valtuustolle.
Päätös: Hyväksyttiin.

Yvalt § 12 11.06.2027
Ehdotus: Valtuusto hyväksyy tilinpäätöksen.
Päätös: Asia jätettiin pöydälle.
"""
    )

    assert (decision.body, decision.organisation) == (
        "Yhtymävaltuusto",
        "Kuntayhtymä Esimerkki",
    )
    assert decision.decision == "Asia jätettiin pöydälle."


def test_an_officials_decision_about_a_working_group_is_the_officials() -> None:
    decision = read_again(
        make_decision(
            "a/1",
            "a",
            "ahjo",
            url=None,
            title="Nimeäminen, matkailun yhteistyöryhmä",
            text="5 §\nNimeäminen, matkailun yhteistyöryhmä\n\nPäätös\nKansliapäällikkö päätti asettaa ryhmän.",
            kind="officeholder-decision",
            officeholder="Kansliapäällikkö",
        )
    )

    assert (decision.body, decision.body_type) == ("Kansliapäällikkö", "viranhaltija")
    assert decision.outcome == "approved"


@pytest.mark.parametrize(
    ("by", "proposal", "of", "decision"),
    [
        (
            "Kunnanjohtaja",
            "Talo vuokrataan.",
            "Kunnanhallitus",
            "Ehdotus hyväksyttiin.",
        ),
        ("Rehtori", "Retki tehdään.", "Sivltk", "Hyväksyttiin."),
        (
            "Talouspäällikkö",
            "Aita korjataan.",
            "Kirkkoneuvosto",
            "Merkittiin tiedoksi.",
        ),
        (
            "Rakennustarkastaja",
            "Lupa myönnetään.",
            "Ympäristölautakunta",
            "Lupa myönnettiin.",
        ),
        (
            "Kommundirektören",
            "Avtalet godkänns.",
            "Kommunstyrelsen",
            "Förslaget godkändes.",
        ),
    ],
)
def test_labels_before_their_text_part_proposal_and_decision(
    by: str, proposal: str, of: str, decision: str
) -> None:
    found = _read(
        f"Kunnanhallitus 12.3.2031\n\n§ 45\nPuutalo\n\nTalo on vanha.\n\n{by}: {proposal}\n\n{of}: {decision}"
    )

    assert [(one.kind, one.heading) for one in found.blocks] == [
        ("description", None),
        ("proposal", by),
        ("decision", of),
    ]
    assert found.decision == decision


def test_labels_of_a_list_of_people_are_no_parts() -> None:
    found = _read(
        "Kunnanhallitus 12.3.2031\n\n§ 45\nRyhmän jäsenet\n\nKunnanjohtaja: Meri Malli\nKunnanhallitus: Nea Niemi"
    )

    assert [one.kind for one in found.blocks] == ["description"]
