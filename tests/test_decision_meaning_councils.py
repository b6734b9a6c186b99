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
