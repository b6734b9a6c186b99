"""Items whose number and title stand together, the § sign lost or a kind before it."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

_DECIDED = "\n\nKaide on huono.\n\nPäätös:\nHyväksyttiin."
_BODY = "Tekninen lautakunta"

NUMBERED = [
    f"TORITILAN KUNTA   KOKOUSPÖYTÄKIRJA 4/2031\n{_BODY}   12.3.2031\n\n45 KAITEEN KORJAUS\n\n{_BODY} 12.3.2031 § 45",
    f"TORITILAN KUNTA\n{_BODY}\n12.3.2031\nKOKOUSPÖYTÄKIRJA 4/2031\n45 KAITEEN KORJAUS",
    f"TORITILAN KUNTA\nPÖYTÄKIRJA 3/2031\n{_BODY} 12.3.2031\n\n45. KAITEEN KORJAUS",
    f"Toritilan kunta {_BODY} 12.3.2031 pöytäkirja 3/2031\n45 KAITEEN KORJAUS",
    f"{_BODY}, kokous 12.3.2031\n\nEsityslista § 45 KAITEEN KORJAUS",
    f"{_BODY}, kokous 12.3.2031\nLisälista § 45 KAITEEN KORJAUS\nDnro 77/2031",
    f"{_BODY}, kokous 12.3.2031\n\nPöytäkirja 45 § KAITEEN KORJAUS",
]


@pytest.mark.parametrize("head", NUMBERED)
def test_the_number_before_a_title_is_the_items(head: str) -> None:
    facts = row_facts({"id": "1", "text": head + _DECIDED})
    assert facts["title"] == "KAITEEN KORJAUS"
    assert facts["section"] == "45"
    assert (facts["body"], facts["date"]) == (_BODY, "2031-03-12")
    assert facts["kind"] == "meeting-item"


def test_numbers_of_a_list_are_no_items() -> None:
    text = f"TORITILAN KUNTA\nPÖYTÄKIRJA 3/2031\n{_BODY} 12.3.2031\n\n45 Avaus\n46 Kaide\n47 Muut asiat\n48 Loppu"
    facts = row_facts({"id": "1", "text": text})
    assert (facts["kind"], facts["section"]) == ("minutes-front-page", None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("OPH 12/2031 (lausuntopyyntö), TOR/44/02.05.00/2031", "TOR/44/02.05.00/2031"),
        ("Dnro 77/10.00/2031, VARELY/55/2031", "77/10.00/2031"),
        ("VN/123/2031, TORDno-2031-88", "TORDno-2031-88"),
    ],
)
def test_the_own_number_stands_beside_those_of_others(line: str, expected: str) -> None:
    text = f"Toritilan kunta\n{_BODY} 12.3.2031 § 45\n\nKaiteen korjaus\n\n{line}"
    assert row_facts({"id": "1", "text": text + _DECIDED})["case_number"] == expected


def test_a_body_in_short_below_the_title_is_the_items() -> None:
    text = "45 §\nKaiteen korjaus\n\nKh 45 §\n12.03.2031\n\nAsianro 130/00.00.01/2031\n\nKunnanhallitus on käsitellyt asian."
    facts = row_facts({"id": "1", "text": text + _DECIDED})
    assert (facts["body"], facts["date"]) == ("Kh", "2031-03-12")


def test_an_official_is_named_in_two_languages() -> None:
    text = (
        "Tjänsteinnehavarbeslut\n\nToritilan kunta\nBildningsdirektören / Sivistysjohtaja\n\n"
        "12.03.2031 § 45\n\nVal av föreståndare\n\nBeslut\n\nJag väljer.\n\nMia Modell"
    )
    facts = row_facts({"id": "1", "text": text})
    assert (facts["body"], facts["section"], facts["title"]) == (
        "Bildningsdirektören",
        "45",
        "Val av föreståndare",
    )


def test_who_acts_goes_before_a_body_in_short() -> None:
    text = "45 §\nKaiteen korjaus\n\nTekla 45 §\n12.03.2031\n\nKaide on huono.\n\nPäätös:\nTekninen lautakunta hyväksyi esityksen."
    assert row_facts({"id": "1", "text": text})["body"] == _BODY


@pytest.mark.parametrize(
    "number", ["588/10.03.01/2031", "TOR/12/2031", "TORDno-2031-5"]
)
def test_an_officials_case_number_stands_below_the_title(number: str) -> None:
    text = (
        "Toritilan kunta\n\nViranhaltijapäätös\n\nTekninen johtaja\n\nPäätös 12.03.2031 § 45/2031\n\n"
        f"Kadun sulkeminen\n\n{number}\n\nAsian selostus\n\nKatu suljetaan.\n\nPäätös\n\nLupa myönnetään."
    )
    facts = row_facts({"id": "1", "text": text})
    assert (facts["title"], facts["section"]) == ("Kadun sulkeminen", "45")
    assert facts["case_number"] == number


_TEXT = (
    "Hakija hakee lupaa laiturin rakentamiseen ja ruoppaukseen kymmeneksi vuodeksi. Alue on\n"
    "yhteensä kaksi hehtaaria, ja siitä on sovittu osakaskunnan kanssa viime syksynä ennen\n"
    "vuoden vaihdetta."
)
_ABOVE_TEXT = {
    "short": ("Vesilupa tilalle Mallila 2:9", "Vesilupa tilalle Mallila 2:9"),
    "broken": (
        "Vesilupa tilalle Mallila 2:9 ja sen naapuritiloille sekä lausunnot\nhakijoiden kanssa",
        "Vesilupa tilalle Mallila 2:9 ja sen naapuritiloille sekä lausunnot "
        "hakijoiden kanssa",
    ),
    "open": ("Vesilupa, Mallila ja\nPuistola", "Vesilupa, Mallila ja Puistola"),
}


@pytest.mark.parametrize("number", ["", "TOR/12/10.03.01/2031\n", "TOR: 12/2031\n"])
@pytest.mark.parametrize("above", _ABOVE_TEXT)
def test_a_title_ends_where_the_text_begins_without_a_blank_line(
    above: str, number: str
) -> None:
    lines, title = _ABOVE_TEXT[above]
    text = f"§ 45\n{number}{lines}\n{_TEXT}\nPäätös\nHyväksyttiin."
    assert row_facts({"id": "1", "text": text})["title"] == title
