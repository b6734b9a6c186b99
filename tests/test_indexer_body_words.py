"""Names of bodies: one canonical name for spellings, languages and owners."""

from __future__ import annotations

import pytest

from indexer.understanding.body_words import canonical_body, is_called


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
