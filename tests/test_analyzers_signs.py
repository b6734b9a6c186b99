"""Signs written in several ways are one word: rows of text typed and text printed."""

from __future__ import annotations

import pytest

from analyzers.finnish import FinnishAnalyzer
from analyzers.text.signs import with_plain_signs

ANALYZER = FinnishAnalyzer()

ONE = [
    ("CO2", "CO₂"),
    ("CO2-päästö", "CO₂-päästöt"),
    ("H2S", "H₂S"),
    ("m3", "m³"),
    ("km2", "km²"),
    ("PM2.5", "PM2,5"),
    ("PM2,5", "PM2.5"),
    ("nuõrttsää'm", "Nuõrttsääʹm"),
    ("nuõrttsää’m", "Nuõrttsääʼm"),
    ("nuõrttsää´m", "Nuõrttsääʹm"),
]


@pytest.mark.parametrize(("typed", "printed"), ONE)
def test_both_ways_of_writing_share_a_base_form(typed: str, printed: str) -> None:
    (asked,) = ANALYZER.analyze_query(typed)
    (token,) = ANALYZER.analyze(printed)

    assert set(asked.lemma) & set(token.lemma)


def test_particles_are_a_part_of_their_compound() -> None:
    (token,) = ANALYZER.analyze("PM2,5-hiukkaset")

    assert "pm2.5" in token.part


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kunta² päätti", ["kunta", "päätti"]),
        ("klo 12,5", ["klo", "12,5"]),
        ("10⁶ euroa", ["10⁶", "euroa"]),
        ("l’eau ja l'eau", ["l'eau", "ja", "l'eau"]),
    ],
)
def test_other_signs_stay(text: str, words: list[str]) -> None:
    assert [token.exact for token in ANALYZER.analyze(text)] == words


@pytest.mark.parametrize("text", ["²³₂ʹ", "m²²", "a´b", "PM2,5,5", "", "x₀"])
def test_no_change_moves_anything(text: str) -> None:
    assert len(with_plain_signs(text)) == len(text)
