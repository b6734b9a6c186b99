"""Sums, votes and property identifiers in queries: what is read, and what it finds."""

from __future__ import annotations

import datetime as dt

import pytest

from indexer.contract.query import Filter, NumberRange
from indexer.request import SearchRequest
from tests.making import make_decision, read_again
from tests.test_indexer_widening import searching, searching_all

SUMS = [
    # query, least and largest sum asked for, in euros
    ("nosturi yli 100 000 euroa", 100_000, None),
    ("nosturi vähintään 1,2 M€", 1_200_000, None),
    ("nosturi noin 100 000 euroa", 90_000, 110_000),
    ("lyftkran cirka 2 000 euro", 1_800, 2_200),
    ("takaus yli miljoona euroa", 1_000_000, None),
    ("takaus alle puoli miljoonaa euroa", None, 500_000),
    ("avustus enintään 5000 e", None, 5_000),
    ("avustus 100 000–200 000 euroa", 100_000, 200_000),
    ("borgen över 50 000 euro", 50_000, None),
    ("tarjous 1 200 000 €", 1_200_000, 1_200_000),
    ("tarjous suurempi kuin 5000 euroa", 5_000, None),
    ("tarjous 5 000 € tai enemmän", 5_000, None),
    ("60 000 euroa alittavat hankinnat", None, 60_000),
    ("tarjous 10 000 ja 50 000 euron välillä", 10_000, 50_000),
    ("tarjous 10 000 eurosta 50 000 euroon", 10_000, 50_000),
    ("tarjous 10 000 € - 50 000 €", 10_000, 50_000),
    ("anbud mellan 10 000 och 50 000 euro", 10_000, 50_000),
    ("tarjous 50 k€", 50_000, 50_000),
    ("tarjous kahden miljoonan euron", 2_000_000, 2_000_000),
    ("nosturi maksaa yli 100 000", 100_000, None),
    ("nosturin hankinta alle puoli miljoonaa", None, 500_000),
    ("lyftkran kostar över 2 miljoner", 2_000_000, None),
]


@pytest.mark.parametrize(("query", "least", "most"), SUMS)
def test_a_sum_is_a_range(query: str, least: float | None, most: float | None) -> None:
    with searching("Teksti.") as service:
        found = service.read(SearchRequest(query)).recognised

    assert [one.strict for one in found] == [NumberRange("sum_euros", least, most)]
    assert found[0].step.is_removable


@pytest.mark.parametrize(
    ("query", "facet", "values"),
    [
        ("kaava äänin 15–10", "votes", ("15-10", "10-15")),
        ("plan med 12-9 röster", "votes", ("12-9", "9-12")),
        ("kaava äänin 15 vastaan 10", "votes", ("15-10", "10-15")),
        ("kaava äänestystulos 15–10", "votes", ("15-10", "10-15")),
        ("plan med rösterna 15 mot 10", "votes", ("15-10", "10-15")),
        ("nosturista äänestettiin", "voted", ("yes",)),
        ("planen röstades ner", "voted", ("yes",)),
        ("äänestyksellä hylätty aloite", "voted", ("yes",)),
        ("nosturit äänestykseen menneet", "voted", ("yes",)),
        ("nosturista on äänestetty", "voted", ("yes",)),
        ("avslogs efter omröstning", "voted", ("yes",)),
    ],
)
def test_votes_are_facts_or_words(
    query: str, facet: str, values: tuple[str, ...]
) -> None:
    with searching("Teksti.") as service:
        found = service.read(SearchRequest(query)).recognised

    assert [one.strict for one in found] == [Filter(facet, values)]
    assert all(one.is_soft for one in found)


@pytest.mark.parametrize(
    ("query", "margin"),
    [
        ("nosturista äänet menivät tasan", 0),
        ("nosturi puheenjohtajan ääni ratkaisi", 0),
        ("nosturi yhden äänen erolla", 1),
        ("lyftkran lika röstetal", 0),
    ],
)
def test_a_close_vote_is_a_margin_or_words(query: str, margin: int) -> None:
    with searching("Teksti.") as service:
        (found,) = service.read(SearchRequest(query)).recognised

    assert found.strict == NumberRange("vote_margin", margin, margin)
    assert found.is_soft
    assert service_words([found.step]) == f"Ääniero {margin}."


@pytest.mark.parametrize(
    "query",
    [
        "vuonna 2024",
        "15-10",
        "nosturi 100 000",
        "kokous 12-14",
        "yli sata nosturia",
        "kaupunki yli 100 000 asukasta",
        "nosturi yli 100 000",
    ],
)
def test_other_numbers_are_words(query: str) -> None:
    with searching("Teksti.") as service:
        kinds = {one.kind for one in service.read(SearchRequest(query)).recognised}

    assert not kinds & {"sum", "votes", "voted", "property"}


@pytest.mark.parametrize(
    "query",
    [
        "734-412-2-15",
        "734-412-2-0015",
        "734-412-0002-0015",
        "73441200020015",
        "734-412-2:15",
        "nosturi 734-412-2-0015",
    ],
)
def test_a_property_is_found_in_every_notation(query: str) -> None:
    rows = [
        make_decision("demo/1", "demo", text="Nosturi kiinteistölle 734-412-2-15."),
        make_decision("demo/2", "demo", text="Nosturi kiinteistölle 734-412-2-150."),
        make_decision("demo/3", "demo", text="Tunnus 734-412-0002-0015: nosturi."),
    ]
    with searching_all([read_again(row) for row in rows]) as service:
        found = set(service.iter_ids(SearchRequest(query)))

    assert found == {"demo/1", "demo/3"}


def test_a_reading_of_numbers_can_be_taken_back() -> None:
    request = SearchRequest("nosturi 734-412-2-15")
    with searching("Nosturi.") as service:
        steps = service.read(request).reading.steps
        (step,) = [one for one in steps if one.kind == "property"]
        removed = SearchRequest(request.query, removed_steps=frozenset([step.step_id]))
        kinds = {one.kind for one in service.read(removed).recognised}

    assert "kiinteistötunnus 734-412-2-15" in service_words(steps)
    assert not kinds


def service_words(steps: object) -> str:
    """Return what is said of the steps in Finnish."""
    from indexer.understanding.values.reading_words import in_words

    return in_words(steps)["fi"]  # type: ignore[arg-type]


MEETINGS = [
    # query, ids found
    ("kaupunginhallitus 5.3.2024 § 67", {"demo/1"}),
    ("kaupunginhallitus 5.3.2024 67 §", {"demo/1"}),
    ("kaupunginhallituksen 5.3.2024 §67", {"demo/1"}),
    ("5.3.2024 § 67", {"demo/1", "demo/3"}),
    ("kaupunginhallitus § 67 2024", {"demo/1"}),
    ("Akaa § 67", {"demo/1", "demo/2", "demo/3"}),
    ("Akaa pykälä 12 a", {"demo/4"}),
    ("kaupunginhallitus 12a § 2024", {"demo/4"}),
    ("pykälä:67 kaupunginhallitus", {"demo/1", "demo/2"}),
    ("kaupunginhallitus nosturi § 67", {"demo/1", "demo/2"}),
    ("kaupunginhallitus § 6", set()),
]


@pytest.mark.parametrize(("query", "wanted"), MEETINGS)
def test_a_section_beside_a_meeting_is_that_of_its_minutes(
    query: str, wanted: set[str]
) -> None:
    """Body, day and section are how decisions are cited."""
    board, council = "Kaupunginhallitus", "Kaupunginvaltuusto"
    day = dt.date(2024, 3, 5)
    rows = [
        make_decision(
            f"demo/{number}",
            "demo",
            text="Nosturi, 67 § ja 6 §.",
            municipality="Akaa",
            body=body,
            date=date,
            minutes_section=section,
        )
        for number, body, date, section in (
            (1, board, day, "67"),
            (2, board, day.replace(year=2023), "67"),
            (3, council, day, "67"),
            (4, board, day, "12 a"),
        )
    ]
    with searching_all(rows) as service:
        found = set(service.iter_ids(SearchRequest(query)))

    assert found == wanted


@pytest.mark.parametrize("query", ["nosturi § 67", "§ 67", "kuntalain 67 § nosturi"])
def test_without_a_meeting_a_section_is_words_or_an_acts(query: str) -> None:
    with searching("Teksti.") as service:
        kinds = {one.kind for one in service.read(SearchRequest(query)).recognised}

    assert "minutes_section" not in kinds


def test_a_section_of_minutes_is_said_and_can_be_taken_back() -> None:
    request = SearchRequest("kaupunginhallitus § 67")
    rows = [make_decision("demo/1", "demo", text="§ 67", body="Kaupunginhallitus")]
    with searching_all(rows) as service:
        steps = service.read(request).reading.steps
        (step,) = [one for one in steps if one.kind == "minutes_section"]
        removed = SearchRequest(request.query, removed_steps=frozenset([step.step_id]))
        totals = [service.count(request), service.count(removed)]

    assert "pöytäkirjan pykälä 67" in service_words(steps)
    assert totals == [0, 1]


NUMBERS = ["1000000", "1 000 000", "1.000.000"]


@pytest.mark.parametrize("typed", NUMBERS)
@pytest.mark.parametrize("written", [*NUMBERS, "1\u00a0000\u00a0000"])
def test_a_large_number_is_found_however_it_is_written(
    typed: str, written: str
) -> None:
    """Digits together, in groups or with points are one number."""
    with searching(f"Hankkeen arvo on {written} euroa.") as service:
        assert service.search(SearchRequest(f"hanke {typed}")).total == 1
        assert service.search(SearchRequest("hanke 1000001")).total == 0


def test_digits_in_groups_are_one_number_and_not_three() -> None:
    with searching("Kohta 1: hankkeen 200 sankoa, tunnus 000.") as service:
        assert service.search(SearchRequest("hanke 1 200 000")).total == 0


@pytest.mark.parametrize("typed", ["2024", "12-14", "0401234567", "100"])
def test_a_year_or_a_small_number_is_itself(typed: str) -> None:
    """Nothing else counts as it."""
    with searching("Teksti.") as service:
        steps = service.read(SearchRequest(f"hanke {typed}")).reading.steps

    assert [one for one in steps if one.step_id.startswith("number:")] == []


def test_another_way_of_writing_a_number_can_be_taken_back() -> None:
    """The step says how a text writes it."""
    with searching("Hankkeen arvo on 1 000 000 euroa.") as service:
        (step,) = [
            one
            for one in service.read(SearchRequest("hanke 1000000")).reading.steps
            if one.step_id.startswith("number:")
        ]
        asked = SearchRequest("hanke 1000000", removed_steps=frozenset([step.step_id]))

        assert step.value == "1 000 000"
        assert service.search(asked).total == 0
