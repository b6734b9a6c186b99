"""Words of one stem, as near misses only."""

from __future__ import annotations

import pytest

from analyzers.finnish import FinnishAnalyzer
from indexer.answering.expansion.related import halves
from indexer.contract.query import Word
from indexer.understanding.vocabulary.everyday_words import EverydayWords
from indexer.understanding.vocabulary.word_families import family

ANALYZER = FinnishAnalyzer()
WORDS = EverydayWords(ANALYZER)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("lakkauttaminen", "lakkautus"),
        ("lakkautuksia", "lakkauttaa"),
        ("korotettiin", "korotus"),
        ("raportointiin", "raportoida"),
        ("lisäystä", "lisätä"),
        ("vähenivät", "vähentää"),
        ("siirtyy", "siirtää"),
        ("suunnitellaan", "suunnittelu"),
    ],
)
def test_a_verb_and_its_noun_are_near(typed: str, other: str) -> None:
    (word,) = ANALYZER.analyze_query(typed)

    assert other in WORDS.of(word)


@pytest.mark.parametrize(
    "word", ["rakennus", "yhdistys", "liikuntapuisto", "kotipalvelu", "kaava"]
)
def test_a_thing_named_after_a_verb_and_a_short_word_have_no_family(word: str) -> None:
    assert family(word) == ()


def test_only_words_of_the_dictionary_are_said() -> None:
    (word,) = ANALYZER.analyze_query("muuttaa")

    assert "muutus" in family("muuttaa")
    assert "muutus" not in WORDS.of(word)
    assert "muutos" in WORDS.of(word)


def test_a_compound_is_taken_apart_where_its_words_join() -> None:
    (word,) = ANALYZER.analyze_query("jalkapallokenttä")
    node = Word(word.lemma, word.exact, word.ranking_part)

    assert ("jalkapallo", "kenttä") in halves(node)
    assert ("pallo", "kenttä") not in halves(node)


def test_a_word_that_is_no_compound_has_no_halves() -> None:
    assert halves(Word(("kaava",), "kaava")) == []
