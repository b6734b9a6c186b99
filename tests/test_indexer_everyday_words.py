"""The list of everyday words: well formed, and read in any inflection."""

from __future__ import annotations

from importlib import resources

import pytest

from analyzers.finnish import FinnishAnalyzer
from indexer.understanding.vocabulary.everyday_words import EverydayWords

ANALYZER = FinnishAnalyzer()
WORDS = EverydayWords(ANALYZER)


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("bussin", "joukkoliikenne"),
        ("hammashoidon", "suun terveydenhuolto"),
        ("budjettiin", "talousarvio"),
        ("kaupunginhallituksen", "stadsstyrelsen"),
        ("dogs", "koira"),
        ("closures", "lakkauttaminen"),
        ("ferries", "lautta"),
        ("kaupunkikehityslautakunnan", "stadsutvecklingsnämnden"),
    ],
)
def test_an_inflected_word_has_its_kin(typed: str, official: str) -> None:
    (word,) = ANALYZER.analyze_query(typed)

    assert official in WORDS.of(word)


def test_dictionaries_speak_where_our_list_is_silent() -> None:
    """Anturi is in no group of ours."""
    (word,) = ANALYZER.analyze_query("anturien")

    assert "sensori" in WORDS.of(word)
    derived, lay = WORDS.same_language(word)
    assert "sensori" in lay
    assert "sensori" not in derived


def test_a_finnish_word_is_no_plural_in_english() -> None:
    (word,) = ANALYZER.analyze_query("tulos")

    assert "tulo" not in WORDS.of(word)
    assert WORDS.english("tulos") is None
    assert WORDS.english("harbours") == WORDS.english("harbour")


def test_an_official_word_asks_for_none_of_those_that_people_say() -> None:
    (said,) = ANALYZER.analyze_query("hurtalle")
    (official,) = ANALYZER.analyze_query("koiralle")

    assert "koira" in WORDS.of(said)
    assert "hurtta" not in WORDS.of(official)


def test_the_list_of_dictionaries_names_its_source_and_pairs_both_ways() -> None:
    text = (
        resources.files("indexer.understanding.vocabulary") / "synonyms.tsv"
    ).read_text("utf-8")
    rows = dict(line.split("\t") for line in text.splitlines() if "\t" in line)

    assert text.startswith("# Source: FreeDict")
    assert "savuke" in rows["tupakka"].split(", ")
    assert not [word for word, others in rows.items() if word in others.split(", ")]


def test_a_word_is_no_kin_of_itself() -> None:
    (word,) = ANALYZER.analyze_query("kaava")

    assert "kaava" not in WORDS.of(word)


def test_every_line_names_at_least_two_different_things() -> None:
    text = (
        resources.files("indexer.understanding.vocabulary") / "everyday_words.txt"
    ).read_text("utf-8")
    lines = [x for x in text.splitlines() if x.strip() and not x.startswith("#")]
    wrong = [
        line
        for line in lines
        if len({name.strip() for name in line.replace(">", ",").split(",")}) < 2
        or any(not name.strip() for name in line.replace(">", ",").split(","))
        or line.count(">") > 1
    ]

    assert not wrong
