"""Bodies' names in running text begin where they begin, whatever stands before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.notations.municipal_bodies import bodies, body_phrases

NAMES = (
    "Rantamaan pelastuslaitoksen johtokunta",
    "Pohjoisen Rantamaan työllisyyslautakunta",
    "Itä-Rantamaan alueellinen monialainen toimikunta",
    "Toritilan Veden johtokunta",
    "Toritilan ja Lampelan yhteinen ympäristölautakunta",
    "Lasten ja nuorten lautakunta",
    "Aluehallituksen sosiaali- ja terveysjaosto",
    "Tekninen lautakunta",
    "HSK:n hallitus",
    "RANTAMAAN PELASTUSLAITOKSEN JOHTOKUNTA",
    "Svenska förskole- och utbildningssektionen",
    "Nämnden för svenska tjänster",
    "Kommunstyrelsen",
)
BEFORE = (
    "1 (19) ",
    "Toritilan kunta ",
    "TORITILA KOMMUN ",
    "Organ ",
    "Pöytäkirja 4/2031, ",
    "Kokouksen tiedot: ",
    "",
)
AFTER = (" 3.2.2031", " 2/2031, Esityslista", ", kokous", "\nLäsnä", "", " 45 §")


@given(
    st.sampled_from(BEFORE),
    st.sampled_from(NAMES),
    st.sampled_from(AFTER),
    st.booleans(),
)
def test_a_name_is_found_whole(
    before: str, name: str, after: str, has_words: bool
) -> None:
    text = f"{before}{name}{after}" + (" Paikka Talo" if has_words else "")

    assert [one.name for one in body_phrases.find(text)][:1] == [name]
    found = body_phrases.at(text, len(before))
    assert found is not None
    assert text[found.start : found.end] == name


@given(st.text(alphabet="Aa nN-:,.1jakuth", max_size=60))
def test_any_text_gives_names_at_their_places(text: str) -> None:
    for found in body_phrases.find(f"{text} lautakunta"):
        assert f"{text} lautakunta"[found.start : found.end].strip() == found.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kirjan hankinta kokouksen hallitus", "hallitus"),
        ("Kirjan hankinta Kunnanhallitus", "Kunnanhallitus"),
        ("Reittien muuttaminen Kunnanhallitus", "Kunnanhallitus"),
    ],
)
def test_what_only_stands_before_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert [one.name for one in body_phrases.find(text)] == [name]


@pytest.mark.parametrize(
    ("written", "body"),
    [
        (
            "Rantamaan seurakuntayhtymän yhteinen kirkkoneuvosto",
            "Yhteinen kirkkoneuvosto",
        ),
        ("Toritilan koulutuskuntayhtymän yhtymähallitus", "Yhtymähallitus"),
        ("Toritilan kunnan tekninen lautakunta", "Tekninen lautakunta"),
        ("Itä-Rantamaan hyvinvointialueen aluevaltuusto", "Aluevaltuusto"),
        ("Rantamaan liiton maakuntahallitus", "Maakuntahallitus"),
        ("Yhteinen kirkkovaltuusto", "Yhteinen kirkkovaltuusto"),
        ("Toritilan seudun jätelautakunta", "Toritilan seudun jätelautakunta"),
    ],
)
def test_a_body_is_named_without_the_publisher(written: str, body: str) -> None:
    assert body_phrases.without_owner(written) == body


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Nämnden för svenska tjänster", "lautakunta"),
        ("Samkommunsstämman", "muu"),
        ("Tuomiokapituli", "muu"),
        ("Rådet för äldre", "muu"),
    ],
)
def test_a_body_may_be_named_by_its_task_or_be_of_a_rare_kind(
    name: str, kind: str
) -> None:
    assert bodies.is_body(name)
    assert bodies.body_type(name) == kind


def test_a_swedish_body_of_a_publisher_is_not_its_name() -> None:
    assert not bodies.is_body("Styrelsen för Rannikko samkommun")
    assert not bodies.is_body("Nämnden för svenska tjänster den")
