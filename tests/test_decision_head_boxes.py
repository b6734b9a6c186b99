"""Heads of forms: a row of labels, and a row of their values below it."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.decision.model import DecisionText
from analyzers.decision.reading import read

DAY = dt.date(2031, 3, 12)
FORMS = {
    "an official": (
        "Organisaatio Toritilan kunta   VIRANHALTIJAPÄÄTÖS\n\n"
        "Päättäjä   Päätöspäivä   Pykälä   Diaarinumero\n"
        "Tekninen johtaja   12.3.2031   § 45   147/00.07.02/2031\nAsia\nLaiturin korjaus",
        ("Tekninen johtaja", "45", "147/00.07.02/2031", "Laiturin korjaus"),
    ),
    "in Swedish": (
        "Organisation Rannäs kommun   TJÄNSTEINNEHAVARBESLUT\n\n"
        "Beslutsfattare   Datum   Paragraf   Diarienummer\n"
        "Tekniska direktören   12.3.2031   § 45   147/00.07.02/2031\nÄrende\nBryggans hyra",
        ("Tekniska direktören", "45", "147/00.07.02/2031", "Bryggans hyra"),
    ),
    "a body": (
        "Toritilan kunta\nToimielin   Kokouspäivä   Pykälä   Asianumero\n"
        "Tekninen lautakunta   12.3.2031   45 §   TORI/147/2031\n\nOtsikko\nLaiturin korjaus",
        ("Tekninen lautakunta", "45", "TORI/147/2031", "Laiturin korjaus"),
    ),
    "the number bare, no case": (
        "Toritilan kunta   VIRANHALTIJAPÄÄTÖS\nViranhaltija   Pvm   Nro\n"
        "Sivistysjohtaja   12.3.2031   45\n\nAsia\nLaiturin korjaus",
        ("Sivistysjohtaja", "45", None, "Laiturin korjaus"),
    ),
    "the number of the page, too": (
        "Rannäs kommun\nOrgan   Sammanträdesdatum   Sida   Paragraf\n"
        "Tekniska nämnden   12.3.2031   6   45\n\nRubrik\nBryggans hyra",
        ("Tekniska nämnden", "45", None, "Bryggans hyra"),
    ),
    "the number of the meeting": (
        "Rannäs kommun\nOrgan   Sammanträdesdatum   Nr\nTekniska nämnden   12.3.2031   6\n\n"
        "45 §\nBryggans hyra",
        ("Tekniska nämnden", "45", None, "Bryggans hyra"),
    ),
    "a Swedish body": (
        "Rannäs kommun\nOrgan   Sammanträdesdatum   Paragraf\n"
        "Tekniska nämnden   12.3.2031   § 45\n\nRubrik\nBryggans hyra",
        ("Tekniska nämnden", "45", None, "Bryggans hyra"),
    ),
}


@pytest.mark.parametrize("case", FORMS)
def test_values_below_a_row_of_labels(case: str) -> None:
    text, expected = FORMS[case]

    item = read(DecisionText(f"{text}\n\nPäätös\nHyväksyttiin."))

    assert item.date == DAY
    assert (item.body, item.minutes_section, item.case_number, item.title) == expected


@pytest.mark.parametrize(
    "below", ["Nimi   Osoite   Puhelin", "Tekninen johtaja", "12.3.2031   § 45"]
)
def test_other_rows_below_labels_are_left_alone(below: str) -> None:
    text = f"Päättäjä   Päätöspäivä   Pykälä\n{below}\n\nPäätös\nHyväksyttiin."

    assert read(DecisionText(text)).case_number is None
