"""The data files are as the code needs them."""

from __future__ import annotations

import pytest

from analyzers.finnish import FinnishAnalyzer
from analyzers.words.morphology import lexicon

ANALYZER = FinnishAnalyzer()


@pytest.mark.parametrize(
    "words", [lexicon.whole_compounds(), lexicon.bound_parts(), lexicon.place_endings()]
)
def test_word_lists_hold_folded_words(words: frozenset[str]) -> None:
    assert words
    assert [word for word in words if not word.isalpha() or not word.islower()] == []


# "voimaa" stands inside voimaantulo only; alone it is a form of voima.
@pytest.mark.parametrize("word", sorted(lexicon.whole_compounds() - {"voimaa"}))
def test_whole_compound_gives_no_parts(word: str) -> None:
    (token,) = ANALYZER.analyze(word)

    assert word in token.lemma
    assert token.part == ()


def test_every_abbreviation_is_one_word_with_names() -> None:
    for short, names in lexicon.abbreviations().items():
        assert len(ANALYZER.analyze(short)) == 1, short
        assert names, short


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("kh", "kunnanhallitus"),
        ("KH:n", "kaupunginhallitus"),
        ("Kvsto", "kaupunginvaltuusto"),
        ("ltk", "lautakunta"),
        ("MRL", "maankäyttö- ja rakennuslaki"),
        ("AKL", "alueidenkäyttölaki"),
        ("ELY", "elinkeino-, liikenne- ja ympäristökeskus"),
        ("ely-keskuksen", "elinvoimakeskus"),
        ("TE", "työ- ja elinkeinotoimisto"),
        # before a hyphen
        ("kv-ryhmä", "kaupunginvaltuusto ryhmä"),
        ("hva-johtajat", "hyvinvointialuejohtajat"),
        ("vaka-yksikkö", "varhaiskasvatus yksikkö"),
        ("YVA-kuuleminen", "ympäristövaikutusten arviointi kuuleminen"),
        # and the other way
        ("kunnanhallituksen", "kh"),
        ("aluehallintovirasto", "avi"),
    ],
)
def test_abbreviation_and_name_ask_for_each_other(query: str, label: str) -> None:
    (word,) = ANALYZER.analyze_query(query)

    assert label in [expansion.label for expansion in word.expansions]


def test_ambiguous_abbreviation_is_not_asked_for_by_its_name() -> None:
    (word,) = ANALYZER.analyze_query("kuntayhtymä")

    assert "ky" not in [expansion.label for expansion in word.expansions]


def test_expansion_has_the_lemmas_of_each_word() -> None:
    (word,) = ANALYZER.analyze_query("KHO")

    assert word.expansions[0].words == (("korkea",), ("hallintooikeus",))
