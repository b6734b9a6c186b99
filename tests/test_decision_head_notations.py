"""Sections and case numbers in every form, in every place of a head where they stand."""

from __future__ import annotations

import pytest

from analyzers.notations.case_codes.case_keys import case_key
from analyzers.notations.case_codes.case_numbers import cut_from
from corpus.importing.manifests import ManifestFacts
from corpus.importing.row_facts import row_facts
from corpus.importing.rows import row_decision
from corpus.storage.identity import section_key

SECTIONS = (
    "§ 45",
    "45 §",
    "§45",
    "45 §.",
    "§ 45.",
    "§ 45/2031",
    "45/2031 §",
    "Pykälä 45",
    "§§ 45",
    "§ 0045",
    "Asia 5 / § 45",
    "Kok.asia 5 § 45",
    "5. § 45",
    "TEKN § 45",
    "Tekltk 45 §",
)
SECTION_PLACES = (
    "Tekninen lautakunta\n12.3.2031\n\n{}\nKirjan hankinta",
    "Tekninen lautakunta 12.3.2031\n\n{}\n\nKirjan hankinta\n12/10.03.01/2031",
    "Tekninen lautakunta 12.3.2031 {}\n\nKirjan hankinta",
    "Tekninen lautakunta {} 12.3.2031\n\nKirjan hankinta",
    "Tekninen lautakunta\n12.3.2031\n\n{} Kirjan hankinta",
)
NUMBERS = (
    "123/10.03.01/2031",
    "TOR/123/10.03.01.02/2031",
    "TOR:123/10.03.01/2031",
    "TOR-HVA/88/13.00.00/2031",
    "TORILAHYVA/88/13.00.00/2031",
    "TORDno-2031-123",
    "TORDNO-2031-123",
    "123Dno-2031-45",
    "HEL 2031-010233",
    "TORSRK/2031-31",
    "TOR/2031/31",
    "TOR 2031-31",
    "TOR/31/2031",
    "TOR 31/2031",
    "LUK/45/1/2022",
    "517/10.1000.100000/2020",
)
LABELLED_ONLY = ("123/2031", "2031-123", "2031/123", "88/24", "1234/2031/02")
LABELLED_PLACES = (
    "\n\nDnro {}\n\n§ 45\nKirjan hankinta",
    "\n§ 45 Kirjan hankinta\nDiaarinumero: {}",
    "\n§ 45 Kirjan hankinta\n\nAsianumero\n{}",
    " § 45\n\nKirjan hankinta\n\nÄrendenummer {}",
    "\n§ 45 Kirjan hankinta, dnro {}",
)
PLACES = (
    "\n\n§ 45\nKirjan hankinta\n\n{}",
    "\n\n{}\n\n§ 45\nKirjan hankinta",
    "\n\n§ 45      {}\n\nKirjan hankinta",
    "\n\n{}   § 45\n\nKirjan hankinta",
    "\n\n§ 45 Kirjan hankinta ({})",
)


def facts(head: str) -> dict[str, object]:
    text = f"Toritilan kunta\n{head}\n\nPäätös\nHyväksyttiin."
    return row_facts({"id": "x", "text": text})


@pytest.mark.parametrize("place", SECTION_PLACES)
@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_read_in_every_form(section: str, place: str) -> None:
    found = facts(place.format(section))

    assert found["section"] == "45"
    assert found["title"] == "Kirjan hankinta"
    assert found["body"] == "Tekninen lautakunta"
    assert found["date"] == "2031-03-12"


@pytest.mark.parametrize(
    ("number", "place"),
    [
        *(
            (number, place)
            for number in NUMBERS
            for place in (*LABELLED_PLACES, *PLACES)
        ),
        *((number, place) for number in LABELLED_ONLY for place in LABELLED_PLACES),
    ],
)
def test_a_case_number_is_read_in_every_form(number: str, place: str) -> None:
    found = facts("Tekninen lautakunta 12.3.2031" + place.format(number))

    assert case_key(str(found["case_number"])) == case_key(number)
    assert found["section"] == "45"
    assert found["title"] == "Kirjan hankinta"


@pytest.mark.parametrize(
    "line", ["Talousarvio 2031-2033", "Kunta 2031-32", "3/2031", "Liite 2/2031"]
)
def test_what_only_looks_like_a_number_of_a_register_is_none(line: str) -> None:
    found = facts(f"Tekninen lautakunta 12.3.2031\n\n{line}\n\n§ 45\nKirjan hankinta")

    assert found["case_number"] is None


@pytest.mark.parametrize(
    "title", ["Kaavan muutos (19/2031)", "Hankinta (osa 2)", "Talousarvio 2031"]
)
def test_a_title_keeps_what_is_no_case_number(title: str) -> None:
    assert cut_from(title) == (title, None)


def test_an_official_kind_above_section_and_day_is_no_body() -> None:
    found = facts("Viranhaltijapäätös\n§ 5/2031\n12.3.2031\nKevyt este")

    assert (found["body"], found["section"]) == (None, "5")
    assert found["kind"] == "officeholder-decision"


@pytest.mark.parametrize(
    "label",
    ["§ 112 / Liite 4", "§ 112, liite 4", "112 § Liite nro 4", "§ 112\nLiite 4"],
)
def test_an_attachment_below_a_decision_s_head_is_no_second_decision(
    label: str,
) -> None:
    head = f"Toritilan kunta\nTekninen lautakunta 12.3.2031 {label}"
    row = {"id": "x", "text": f"{head}\n\nHankinnan vertailu\nTarjous A 200 euroa"}
    found = row_facts(row)

    assert (found["kind"], found["section"]) == ("attachment", "112")
    assert section_key(row_decision(row, ManifestFacts())) is None


def test_a_decision_that_lists_an_attachment_stays_one() -> None:
    found = facts("Tekninen lautakunta 12.3.2031 § 112\nLiite 4\n\nKirjan hankinta")

    assert (found["kind"], found["section"]) == ("meeting-item", "112")
