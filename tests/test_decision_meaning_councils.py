"""A board's proposal and the council's decision in one text: the council's counts."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

LAYOUTS = [
    "Kunnanhallitus ehdottaa valtuustolle: {words}\n\nValtuuston päätös: Kunnanhallituksen"
    " ehdotus hyväksyttiin.",
    "Kunnanhallitus ehdottaa kunnanvaltuustolle seuraavaa:\n{words}\n\nKunnanvaltuuston"
    " päätös\nHyväksyttiin.",
    "Ehdotus valtuustolle:\n{words}\n\nValtuusto:\nHyväksyttiin yksimielisesti.",
    "Khall:\nKunnanhallitus esittää valtuustolle, että se päättää: {words}\n\nKhall:"
    " Hyväksyttiin.\n\nKvalt: Hyväksyttiin.",
]
MATTERS = [
    ("Kunnanjohtajan valinta", "Valitaan kunnanjohtajaksi Aino Malli.", "elected"),
    ("Valtuustoaloite pyörätiestä", "Aloite hyväksytään.", "granted"),
    ("Tontin myynti", "Tonttia ei myydä.", "rejected"),
    ("Eroanomus luottamustoimesta", "Ero myönnetään.", "granted"),
    ("Talousarvio", "Talousarvio hyväksytään.", "approved"),
]
SWEDISH = [
    ("Motion om cykelväg", "Motionen bifalls.", "granted"),
    ("Nedläggning av Byskolan", "Skolan läggs inte ner.", "rejected"),
    ("Val av kommundirektör", "Till kommundirektör väljs Anna Modell.", "elected"),
    ("Försäljning av tomt", "Tomten säljs inte.", "rejected"),
]


@pytest.mark.parametrize("head", ["kunnanhallitus", "kunnanvaltuusto"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("title", "words", "outcome"), MATTERS)
def test_the_council_decides(
    title: str, words: str, outcome: str, layout: str, head: str
) -> None:
    """Whichever body the head of the text names."""
    text = f"Mallilan {head} 5.3.2024 § 12\n{title}\n\n" + layout.format(words=words)
    facts = row_facts({"id": "a", "title": title, "text": text})

    assert facts["matter_outcome"] == outcome


@pytest.mark.parametrize(("title", "words", "outcome"), SWEDISH)
def test_the_council_decides_in_swedish(title: str, words: str, outcome: str) -> None:
    """The same with "Stadsfullmäktiges beslut"."""
    text = (
        f"Modellstads stadsstyrelse 5.3.2024 § 12\n{title}\n\nStadsstyrelsen föreslår för"
        f" stadsfullmäktige: {words}\n\nStadsfullmäktiges beslut: Stadsstyrelsens förslag"
        " antogs."
    )
    facts = row_facts({"id": "a", "title": title, "text": text, "lang": "sv"})

    assert facts["matter_outcome"] == outcome


def test_a_board_that_only_proposes_approves() -> None:
    """What the board sends to the council is its own proposal, adopted."""
    text = (
        "Mallilan kunnanhallitus 5.3.2024 § 12\nKunnanjohtajan valinta\n\nEhdotus:\n"
        "Kunnanhallitus ehdottaa valtuustolle, että se valitsee johtajaksi Aino Mallin."
        "\n\nPäätös:\nHyväksyttiin."
    )
    facts = row_facts({"id": "a", "title": "Kunnanjohtajan valinta", "text": text})

    assert facts["matter_outcome"] == "approved"


@pytest.mark.parametrize(
    ("proposal", "decision", "outcome"),
    [
        (
            "Hallitus päättää, että määräala myydään 8 000 euron hintaan.",
            "Määräalaa ei myydä.",
            "rejected",
        ),
        ("Hallitus päättää, että koulu suljetaan.", "Koulua ei suljeta.", "rejected"),
        ("Hallitus myy määräalan.", "Määräala myydään.", "approved"),
    ],
)
def test_a_short_denial_does_not_repeat_the_proposal(
    proposal: str, decision: str, outcome: str
) -> None:
    """The same verb denied is the opposite of what was proposed."""
    text = (
        "Mallilan kunnanhallitus 5.3.2024 § 12\nOstotarjous määräalasta\n\nKunnanjohtajan"
        f" esitys:\n\n{proposal}\n\nKunnanhallituksen päätös:\n\n{decision}"
    )
    facts = row_facts({"id": "a", "title": "Ostotarjous määräalasta", "text": text})

    assert facts["matter_outcome"] == outcome


def test_a_short_yes_does_not_repeat_a_proposed_no() -> None:
    """What was proposed not to be sold is sold."""
    text = (
        "Mallilan kunnanhallitus 5.3.2024 § 12\nOstotarjous määräalasta\n\nKunnanjohtajan"
        " esitys:\n\nHallitus päättää, ettei määräalaa myydä.\n\nKunnanhallituksen päätös:"
        "\n\nMääräala myydään."
    )
    facts = row_facts({"id": "a", "title": "Ostotarjous määräalasta", "text": text})

    assert facts["matter_outcome"] != "rejected"


def test_who_may_not_appeal_decides_nothing() -> None:
    """A ban of appeal is no decision to leave an appeal undone."""
    text = "Markingenjör\nBeslut § 19/2025\n\nUtlåtande om tomtgräns\n\nÄndring får inte sökas."
    facts = row_facts({"id": "a", "text": text, "lang": "sv", "kind": "officeholder"})

    assert facts["matter_outcome"] != "approved"


def test_a_pay_that_is_raised_elects_nobody() -> None:
    """The partitive of pay is no verb of hiring."""
    text = (
        "Henkilöstöpäällikkö\nPäätös § 8\n\nRatkaisu: Tehtäväkohtaista palkkaa korotetaan"
        " 120 eurolla kuukaudessa."
    )
    facts = row_facts({"id": "a", "text": text, "kind": "officeholder"})

    assert facts["matter_outcome"] != "elected"
