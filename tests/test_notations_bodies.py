"""Names of bodies: one canonical name for spellings, languages and owners."""

from __future__ import annotations

import pytest

from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.municipal_bodies.canonical_bodies import (
    body_twins,
    canonical_body,
    is_called,
    short_names,
)
from analyzers.notations.municipal_bodies.chief_bodies import (
    ChiefBody,
    chief_bodies,
    swedish_name,
)


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Kaupunginhallitus", "kaupunginhallitus"),
        ("KUNNANHALLITUS", "kaupunginhallitus"),
        ("Stadsstyrelsen", "kaupunginhallitus"),
        ("Khall", "kaupunginhallitus"),
        ("Kunnanvaltuusto", "valtuusto"),
        ("Kommunfullmäktige", "valtuusto"),
        ("Stadsutvecklingsnämnden", "kaupunkikehityslautakunta"),
        ("Tekniska nämnden", "tekninen lautakunta"),
        ("Personalsektionen", "henkilöstöjaosto"),
        ("Okänd nämnd", "okänd nämnd"),
        ("Stadsdirektören", "kaupunginjohtaja"),
        ("Kommundirektör", "kunnanjohtaja"),
        ("Tekniska direktören", "tekninen johtaja"),
        ("Ledande byggnadsinspektören", "johtava rakennustarkastaja"),
        ("Personalchefen", "henkilöstöpäällikkö"),
        ("Stadssekreteraren", "kaupunginsihteeri"),
        ("Stadsgeodeten", "kaupungingeodeetti"),
        ("Rektorn", "rehtori"),
        ("Okänd direktör", "okänd direktör"),
        ("Kunnanjohtaja", "kunnanjohtaja"),
        ("Sivltk", "sivistyslautakunta"),
        ("Tekla", "tekninen lautakunta"),
        ("Tekn. ltk", "tekninen lautakunta"),
        ("Henk.jaos", "henkilöstöjaosto"),
        ("Ymplk", "ympäristölautakunta"),
        ("Foola", "foola"),
        ("  Tekninen   lautakunta ", "tekninen lautakunta"),
    ],
)
def test_canonical_name(name: str, canonical: str) -> None:
    assert canonical_body(name) == canonical


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        ("Kaupunginhallituksen konsernijaosto", "konsernijaosto", True),
        ("Kaupunginhallituksen konsernijaosto", "Kaupunginhallitus", False),
        ("Stadsstyrelsen", "kunnanhallitus", True),
        ("Sivistyslautakunta", "tekninen lautakunta", False),
    ],
)
def test_what_a_body_is_called(body: str, name: str, expected: bool) -> None:
    assert is_called(body, name) is expected


NAMED = [row for row in chief_bodies() if row.finnish]


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row.finnish)
def test_every_name_of_a_chief_body_is_filed_and_asked_as_one(row: ChiefBody) -> None:
    """The reader of decisions, the query and the pages once had a table each."""
    filed = {bodies.normalise(name) for name in row.full_names}
    asked = {canonical_body(name) for name in row.full_names}

    assert filed == {(row.finnish, row.body_type)}
    assert asked == {row.canonical}
    assert swedish_name(row.finnish) == row.swedish


@pytest.mark.parametrize("row", chief_bodies(), ids=lambda row: row.finnish or "short")
def test_abbreviations_tell_the_type_and_typed_ones_the_body(row: ChiefBody) -> None:
    for short in (*row.abbreviations, *row.printed_only):
        assert bodies.body_type(short.upper()) == row.body_type
        assert bodies.is_abbreviation(short.upper())
    assert {canonical_body(short) for short in row.abbreviations} <= {row.canonical}
    assert set(row.abbreviations) <= set(short_names(row.canonical))


def test_no_name_means_two_bodies() -> None:
    names = [
        name
        for row in chief_bodies()
        for name in (*row.full_names, *row.abbreviations, *row.printed_only)
    ]

    assert len(names) == len(set(names))


def test_both_names_of_a_board_are_one_body() -> None:
    for finnish, swedish in body_twins():
        assert canonical_body(finnish) == canonical_body(swedish)
