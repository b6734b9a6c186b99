"""Queries that go on from what is typed: rows of typed text and what is offered first."""

from __future__ import annotations

import pytest

from indexer.answering.completion.completions import completions_of
from tests.making import make_decision, read_again
from tests.test_indexer_widening import searching_all

COUNTS = {
    "municipality": {"Rantasalo": 40, "Rantakylä": 70},
    "body": {"Kaupunginhallitus": 200, "Tekninen lautakunta": 30, "Lupajaosto": 5},
    "law_reference": {
        "410/2015": 90,
        "410/2015 § 14": 60,
        "410/2015 § 92": 20,
        "1/1800": 3,
    },
}

ROWS = [
    # typed, the first that is offered, its kind
    ("rant", "Rantakylä", "municipality"),
    ("RANTAS", "Rantasalo", "municipality"),
    ("tekn", "Tekninen lautakunta", "body"),
    ("lautak", "Tekninen lautakunta", "body"),
    ("kuntal", "kuntalaki", "act"),
    ("kuntalaki", "kuntalaki 14 §", "section"),
    ("kuntalaki 9", "kuntalaki 92 §", "section"),
    ("nosturi rantas", "nosturi Rantasalo", "municipality"),
    ("tuulivoi", "tuulivoima", "concept"),
    ("vindkr", "vindkraft", "concept"),
    # Without marks, behind what is written so.
    ("rantaky", "Rantakylä", "municipality"),
    ("taytto", "täyttölupa", "concept"),
    ("nosturi ymparis", "nosturi ympäristölupa", "concept"),
    ("ympari", "ympäristölupa", "concept"),
    # Bodies by their Swedish names.
    ("stadsst", "stadsstyrelsen", "body"),
    ("tekniska", "tekniska nämnden", "body"),
]


@pytest.mark.parametrize(("typed", "query", "kind"), ROWS)
def test_the_first_offer(typed: str, query: str, kind: str) -> None:
    first = completions_of(COUNTS).of(typed)[0]

    assert (first.query, first.kind) == (query, kind)


@pytest.mark.parametrize("typed", ["", " ", "r", "xyzzy", "1/18"])
def test_too_little_or_unknown_offers_nothing(typed: str) -> None:
    assert completions_of(COUNTS).of(typed) == ()


def test_what_is_typed_already_is_not_offered() -> None:
    found = completions_of(COUNTS).of("rantasalo")

    assert "Rantasalo" not in [one.query for one in found]


def test_at_most_eight_each_once() -> None:
    bodies = {f"Jaosto {number:02}": number for number in range(40)}
    found = completions_of({"body": bodies}).of("jao")

    assert [one.query for one in found] == [f"Jaosto {n:02}" for n in range(39, 31, -1)]


def test_a_service_offers_what_its_index_holds() -> None:
    rows = [make_decision("demo/1", "demo", text="Nosturi.", body="Satamalautakunta")]
    with searching_all(rows) as service:
        found = service.complete("satamal")

    assert [(one.query, one.kind, one.decisions) for one in found] == [
        ("Satamalautakunta", "body", 1)
    ]


def test_titles_that_several_decisions_have_are_offered() -> None:
    """A title that comes again is what somebody may be about to type."""
    rows = [
        make_decision(f"demo/{number}", "demo", title=title, text="Sanko.")
        for number, title in enumerate(
            [
                *["Nosturin vuokra"] * 3,
                "Nosturin myynti",
                *["Pöytäkirjan tarkastus"] * 3,
            ]
        )
    ]
    with searching_all([read_again(row) for row in rows]) as service:
        found = service.complete("nosturin")
        routine = service.complete("pöytäkirjan")

    assert [(one.query, one.kind) for one in found if one.kind == "title"] == [
        ("Nosturin vuokra", "title")
    ]
    assert "title" not in [one.kind for one in routine]
