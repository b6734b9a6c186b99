"""Whose a name is where rules and the words near it are weighed together."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from corpus.personal.person_names import find_persons
from corpus.personal.person_roles import PersonSide
from corpus.personal.weighing import weighed_sides as weighing
from corpus.personal.weighing.side_features import side_features
from corpus.personal.weighing.weighed_sides import RuledName, weighed_sides

LABELS = Path(__file__).parent / "tables" / "person_labels.jsonl"


def side(text: str, name: str) -> str:
    return next(one.side for one in find_persons(text) if one.name == name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Kunnanhallitus 3.2.2019 § 21\nEdustaja yhtiökokoukseen\n"
            "Yhtiökokous: Aino Malli, varalla Eero Lumme\nPäätös: Hyväksyttiin.",
            "Aino Malli",
            "office",
        ),
        (
            "Kunnanhallitus hylkää hakemuksen. Sauli Malli ja Birgitta Lumme tarkastavat "
            "pöytäkirjan.",
            "Birgitta Lumme",
            "office",
        ),
        (
            "Under ärendet var Ingmar Malm (bror till köparen) jävig; i hans ställe "
            "tjänstgjorde Monika Rud.",
            "Monika Rud",
            "office",
        ),
        (
            "Tekninen lautakunta 10.6.2008 § 94\nTontin vuokraus\nVuokraaja: Keijo Malli\n"
            "Naapurin kuuleminen: Pirkko Lumme ei ole huomauttanut.",
            "Pirkko Lumme",
            "private",
        ),
    ],
)
def test_words_near_say_what_no_rule_says(text: str, name: str, expected: str) -> None:
    assert side(text, name) == expected


def test_words_near_that_say_nothing_leave_a_rules_word() -> None:
    text = "Xyz Aino Malli xyz."
    said: list[PersonSide] = ["private", "office"]
    for whose in said:
        assert weighed_sides(text, [RuledName(4, 14, whose, is_said=True)]) == [whose]


def test_no_names_and_too_many() -> None:
    assert weighed_sides("", []) == []
    count = weighing.MOST_WEIGHED + 1
    names = [RuledName(0, 1, "office", is_said=False)] * count
    assert weighed_sides("A", names) == ["office"] * count


def test_a_mark_is_a_place_and_a_part_of_a_word() -> None:
    text = "Kokous\nHakija: naapuri Aino Malli poistui 4.5.2020.\n"
    start = text.index("Aino")
    marks = side_features(text, start, start + len("Aino Malli"))
    assert {"b0=naapuri", "lab=hakija", "a0=poistui", "head=kokous", "day"} <= marks
    assert side_features("", 0, 0)


def test_the_table_is_whole_and_of_known_marks() -> None:
    weights = weighing.side_weights()
    assert "constant" in weights
    assert all(re.fullmatch(r"[a-zåäö0-9]+( [a-z]+)?(=\S+)?", mark) for mark in weights)
    assert max(map(abs, weights.values())) < 10


@pytest.mark.slow
def test_learned_texts_are_told_right() -> None:
    """Not what is reached on unseen texts: whether table, rules and texts fit each other."""
    right = told = 0
    for line in LABELS.read_text("utf-8").splitlines():
        row = json.loads(line)
        private = {*row["private"]}
        public = {*row["public"]}
        for person in find_persons(row["text"]):
            if (person.name in private) != (person.name in public):
                told += 1
                right += (person.side == "private") == (person.name in private)
    assert told > 4000
    assert right / told > 0.95
