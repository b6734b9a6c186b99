"""Every row of the tables of phrases, matters, money and ways of appeal is a test."""

from __future__ import annotations

import re

import pytest

from analyzers.decision.meaning.extraction.appeal_routes import route_rows, routes_of
from analyzers.decision.meaning.grammar.phrases import phrase_rows, says
from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.matters.matters import (
    Matter,
    headed,
    matter_kind,
    matter_rows,
)
from analyzers.decision.meaning.money.sum_kinds import sum_kinds
from analyzers.decision.meaning.money.sum_notations import sums
from analyzers.decision.meaning.outcomes.resolutions import resolution
from analyzers.decision.meaning.voting.votes import ballots
from analyzers.decision.meaning.zoning.narrating.narrative import Narrator


@pytest.mark.parametrize("row", phrase_rows(), ids=lambda row: f"{row[0]}: {row[2]}")
def test_a_phrase_finds_its_example(row: tuple[str, str, str]) -> None:
    """The example is lower-case text that has the phrase."""
    name, _, example = row

    assert example == example.lower()
    assert says(name, example)


@pytest.mark.parametrize("row", matter_rows(), ids=lambda row: f"{row[0]}: {row[2]}")
def test_a_title_names_its_matter(row: tuple[str, object, str]) -> None:
    """The example is a title of this kind."""
    assert matter_kind(row[2]) == row[0]


@pytest.mark.parametrize("row", route_rows(), ids=lambda row: f"{row[0]}: {row[2]}")
def test_an_instruction_names_its_route(row: tuple[str, object, str]) -> None:
    """The example names this way of appeal and no other."""
    assert [route for route, _, _ in routes_of(row[2])] == [row[0]]


@pytest.mark.parametrize(
    "row", route_rows("appeal_names.tsv"), ids=lambda row: f"{row[0]}: {row[2]}"
)
def test_an_instruction_means_a_route_by_a_bare_name(
    row: tuple[str, re.Pattern[str], str],
) -> None:
    """The example holds the name."""
    assert row[1].search(row[2])


@pytest.mark.parametrize("row", sum_kinds(), ids=lambda row: f"{row[0]}: {row[2]}")
def test_a_kind_of_sum_finds_its_example(row: tuple[str, object, str]) -> None:
    """The example's word is of this kind."""
    first = next(kind for kind, pattern, _ in sum_kinds() if pattern.search(row[2]))

    assert first == row[0]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12 000 euroa", 12000.0),
        ("1.200.000 euron lainalle", 1200000.0),
        ("402,50 €", 402.5),
        ("1,5 milj. euroa", 1500000.0),
        ("(18.560) euron kauppahinnalla", 18560.0),
        ("5.000 €:n uhkasakko", 5000.0),
        ("€ 300", 300.0),
        ("1 200 euro", 1200.0),
        ("75 €/kk", 75.0),
    ],
)
def test_sums_are_read_in_every_notation(written: str, value: float) -> None:
    """Thousands and decimals are told apart."""
    assert [one[0] for one in sums(written, 0, len(written))] == [value]


def test_numbers_without_a_currency_are_no_sums() -> None:
    """Sections, days and areas are not money."""
    text = "Päätös 12.3.2024 § 45, pinta-ala 1 200 m2, 15 % ja 3 000 asukasta."

    assert sums(text, 0, len(text)) == []


VOTES = [
    ("Äänestyksessä annettiin 4 jaa-ääntä ja 7 ei-ääntä, 2 tyhjää.", (4, 7, 2, 0)),
    ("JAA 6, EI 3.", (6, 3, 0, 0)),
    ("Annettiin kuusi (6) JAA-ääntä ja kolme (3) EI-ääntä.", (6, 3, 0, 0)),
    ("Annettiin 27 EI-ääntä ja 4 JAA-ääntä.", (4, 27, 0, 0)),
    (
        "Jaa-äänet: 10\nMalli Matti\n\nEi-äänet: 5\nEk Bo\n\nTyhjä: 1\nPoissa: 2",
        (10, 5, 1, 2),
    ),
    (
        "Mallin esityksen puolesta annettiin 6 ääntä ja pohjaehdotuksen puolesta 2 ääntä.",
        (2, 6, 0, 0),
    ),
    ("Esittelijän ehdotus sai 6 ääntä ja palautusehdotus 3 ääntä.", (6, 3, 0, 0)),
    (
        "Jatkamisen kannalla 9, pöydällepanon kannalla 12, tyhjiä 0, poissa 1.",
        (9, 12, 0, 1),
    ),
    ("Valtuusto päätti äänin 15–10 lakkauttaa koulun.", (15, 10, 0, 0)),
    ("Förslaget godkändes med rösterna 18–9.", (18, 9, 0, 0)),
    ("Vid omröstningen gavs 4 ja-röster och 7 nej-röster.", (4, 7, 0, 0)),
    (
        "Det gavs 20 röster för styrelsens förslag och 13 röster för Eks förslag, 2 blanka.",
        (20, 13, 2, 0),
    ),
    (
        "Suljetussa lippuäänestyksessä Malli sai 20 ääntä, Laine 10 ääntä ja Ek 5 ääntä.",
        (20, 15, 0, 0),
    ),
]


@pytest.mark.parametrize(("words", "figures"), VOTES, ids=lambda row: str(row)[:50])
def test_votes_are_read_with_their_figures(
    words: str, figures: tuple[int, int, int, int]
) -> None:
    """For, against, blank and absent."""
    found = ballots(list(units(words, 0, len(words))), [])

    assert [
        (one.count.for_, one.count.against, one.count.empty, one.count.absent)
        for one in found
    ] == [figures]


def test_a_motion_that_lapses_is_none() -> None:
    """Who moved what is kept until nobody seconds it."""
    words = (
        "Matti Malli esitti, että asia palautetaan. Esitys raukesi kannattamattomana."
    )
    told = Narrator().read(units(words, 0, len(words)))

    assert [(one.kind, one.is_lapsed) for one in told.motions] == [("return", True)]
    assert told.events == []


def test_a_paragraph_is_no_title() -> None:
    """A title with days in it is kept where only prose stands below it."""
    title = "Vuosilomien keskittäminen ajalla 23.12.2030–6.1.2031"
    prose = "Henkilöstön vuosilomia on perusteltua keskittää pyhäpäivien ympärille " * 5
    assert headed(title, f"§ 4\n\n{prose}") == title


def test_a_row_of_a_decision_is_not_history() -> None:
    """A list's row that names a year decides: "valitsi … vuonna 2031 päättyväksi"."""
    text = (
        "Hallitus\n\n- myönsi Aino Mallille eron johtokunnan jäsenen tehtävistä ja\n"
        "- valitsi Pekka Esimerkin jäseneksi vuonna 2031 päättyväksi toimikaudeksi."
    )
    matter = Matter("election", "johtokunnan jäsenen valinta")
    found = resolution(list(units(text, 0, len(text))), matter, past=True)
    assert found.outcome == "elected"
