"""The base form is among the lemmas of every form: a table of the inflection classes.

Base forms follow the treebanks' habits: positive of a comparative, infinitive of every
verb form, -minen nouns themselves, personal pronouns in the singular.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.finnish import FinnishAnalyzer

ANALYZER = FinnishAnalyzer()

TABLES = Path(__file__).parent / "evaluation"
KNOWN = TABLES / "inflection-known.txt"
UNKNOWN = TABLES / "inflection-unknown.txt"
"""Names, loans and compounds that the dictionary lacks."""


def rows(table: Path) -> list[tuple[str, str]]:
    text = table.read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return [(forms[0], form) for forms in lines for form in forms]


def missed(table: Path) -> list[tuple[str, str]]:
    return [
        (base, form)
        for base, form in rows(table)
        if base.lower().replace("-", "")
        not in {lemma for token in ANALYZER.analyze(form) for lemma in token.lemma}
    ]


def test_every_form_of_a_known_word_has_its_base_form() -> None:
    assert missed(KNOWN) == []


def test_every_form_of_an_unknown_word_has_its_base_form_among_the_guesses() -> None:
    assert missed(UNKNOWN) == []


@pytest.mark.parametrize(("table", "limit"), [(KNOWN, 1.25), (UNKNOWN, 2.2)])
def test_few_lemmas_a_form(table: Path, limit: float) -> None:
    counts = [
        len(token.lemma) for _, form in rows(table) for token in ANALYZER.analyze(form)
    ]

    assert sum(counts) / len(counts) <= limit


@pytest.mark.parametrize(
    ("form", "absent"),
    [
        # noise that the reading filter takes out
        ("tilanne", "tila"),
        ("asemakaava", "asemaata"),
        ("toimivalta", "toimivaltaa"),
        ("kuvaajana", "kuvata"),
        ("asuntojen", "asunta"),
        ("liitteistä", "liitteinen"),
        ("ARAn", "arka"),
        ("KEHAn", "kehä"),
        ("hakemansa", "hakema"),
        ("valmisteltu", "valmistaa"),
        ("vähentynyt", "vähetä"),
        ("kuuluvat", "kuulupa"),
        ("tulevaisuuden", "tulla"),
    ],
)
def test_unlikely_reading_is_dropped(form: str, absent: str) -> None:
    (token,) = ANALYZER.analyze(form)

    assert absent not in token.lemma
