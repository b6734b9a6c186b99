"""Lines that paper has cut are shown whole; lists, cells and short lines stay."""

from __future__ import annotations

import pytest

from search_web.page.document_text.block_view import names_a_speaker, signature
from search_web.page.document_text.text_view import Paragraph, paragraphs

CASES = {
    "running text": (
        "Kunnanhallitus päätti kokouksessaan rakentaa laiturin ja\n"
        "hyväksyi sitä varten talousarvioon määrärahan. Mallilan\n"
        "Venekerho vastaa kunnossapidosta.",
        [
            "Kunnanhallitus päätti kokouksessaan rakentaa laiturin ja "
            "hyväksyi sitä varten talousarvioon määrärahan. Mallilan "
            "Venekerho vastaa kunnossapidosta."
        ],
    ),
    "cut words": (
        "Kunnanhallitus päätti yksimielisesti hyväksyä raken-\n"
        "tamisen ja siihen liittyvän rakennus- ja purku-\n"
        "luvan sekä virasto-\n"
        "organisaation.",
        [
            "Kunnanhallitus päätti yksimielisesti hyväksyä rakentamisen ja siihen "
            "liittyvän rakennus- ja purkuluvan sekä virasto-\norganisaation."
        ],
    ),
    "hyphens that only show at line ends": (
        "Kunnanhallitus päätti yksimielisesti hyväksyä raken\u2010\n"
        "tamisen ja siihen liittyvän rakennusluvan sekä Itä\u2010\n"
        "Mallilan tontit.",
        [
            "Kunnanhallitus päätti yksimielisesti hyväksyä rakentamisen ja siihen "
            "liittyvän rakennusluvan sekä Itä\u2010Mallilan tontit."
        ],
    ),
    "days, pages and shares cut behind a dash or a slash": (
        "Kunnanhallitus päätti asettaa ehdotuksen nähtäville ajaksi 2.–\n"
        "16.3.2031 ja määrätä laiturin vuokraksi 12 €/\n"
        "kuukausi sekä hyväksyä sopimuksen rannan ja/\n"
        "tai sataman hoidosta.",
        [
            "Kunnanhallitus päätti asettaa ehdotuksen nähtäville ajaksi 2.–16.3.2031 ja "
            "määrätä laiturin vuokraksi 12 €/kuukausi sekä hyväksyä sopimuksen rannan "
            "ja/tai sataman hoidosta."
        ],
    ),
    "short lines": (
        "Mallilan kunta\nRantatie 1\n00001 Mallila",
        ["Mallilan kunta", "Rantatie 1", "00001 Mallila"],
    ),
    "names": (
        "Irma Testi, puheenjohtaja, läsnä kokouksessa 16.00–18.00\n"
        "Eero Esimerkki, varapuheenjohtaja, läsnä 16.00–17.30\n"
        "Olli Malli, jäsen, poistui kello 17.00 esteellisenä",
        [
            "Irma Testi, puheenjohtaja, läsnä kokouksessa 16.00–18.00",
            "Eero Esimerkki, varapuheenjohtaja, läsnä 16.00–17.30",
            "Olli Malli, jäsen, poistui kello 17.00 esteellisenä",
        ],
    ),
    "cells": (
        "Laituri pohjoisen venesataman suulla   900\nsauna   70",
        ["Laituri pohjoisen venesataman suulla   900", "sauna   70"],
    ),
    "lines of a web page": (
        "A" * 150 + "\n" + "b" * 150,
        ["A" * 150, "b" * 150],
    ),
}


def lines_of(paragraph: Paragraph) -> list[str]:
    return ["".join(piece.text for piece in line) for line in paragraph.lines]


@pytest.mark.parametrize("case", CASES)
def test_lines_are_shown_as_they_were_meant(case: str) -> None:
    text, expected = CASES[case]

    (paragraph,) = paragraphs(text, 0, len(text))

    assert [line.replace("\n", " ") for line in lines_of(paragraph)] == [
        line.replace("-\n", "-") for line in expected
    ]


def test_an_item_of_a_list_goes_on_in_its_next_line() -> None:
    text = "- laituri rakennetaan pohjoiseen venesatamaan\n  kesällä\n- sauna"

    (paragraph,) = paragraphs(text, 0, len(text))

    assert paragraph.is_list
    assert [" ".join(line.split()) for line in lines_of(paragraph)] == [
        "- laituri rakennetaan pohjoiseen venesatamaan kesällä",
        "- sauna",
    ]


@pytest.mark.parametrize(
    ("line", "is_speaker"),
    [
        ("kunnanhallitus", True),
        ("Tekninen lautakunta", True),
        ("kaupunginjohtaja Toini Saarelma", True),
        ("kommundirektör Fredrika Sjöholm-Ek", True),
        ("toripäällikkö", True),
        ("päättää", False),
        ("hyväksyä ehdotuksen", False),
        ("kunnanhallitus päättää seuraavaa", False),
        ("Kunnanhallitus hyväksyi ehdotuksen.", False),
        ("", False),
    ],
)
def test_a_line_that_only_names_who_speaks(line: str, is_speaker: bool) -> None:
    """A body, or an official's title with a name or without; never a sentence."""
    assert names_a_speaker(line) is is_speaker


def test_the_speaker_of_a_proposal_is_no_paragraph() -> None:
    """It is taken off the words; in a part where nobody speaks it stays."""
    text = "kunnanhallitus\n\nEsitetään, että kenttä kunnostetaan."
    cut = paragraphs(text, 0, len(text), ())
    signed, rest = signature("proposal", cut)

    assert signed is not None
    assert [piece.text for piece in signed] == ["kunnanhallitus"]
    assert len(rest) == len(cut) - 1
    assert signature("description", cut) == (None, cut)
