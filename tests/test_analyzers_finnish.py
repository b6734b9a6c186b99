"""Documents and queries through the analyzer, as the index and the search use it."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.finnish import FinnishAnalyzer


@pytest.fixture(scope="module")
def analyzer() -> FinnishAnalyzer:
    return FinnishAnalyzer()


@pytest.mark.parametrize(
    ("text", "lemmas", "parts"),
    [
        ("kunnille", {"kunta"}, set()),
        # the verb of a participle and the -minen noun meet their verb
        ("järjestettyjä", {"järjestetty", "järjestää"}, set()),
        ("järjestämisestä", {"järjestäminen", "järjestää"}, set()),
        ("alueellisesti", {"alueellinen", "alueellisesti"}, set()),
        # every contiguous run of components
        (
            "työvoimapalvelujen",
            {"työvoimapalvelu"},
            {"työ", "voima", "palvelu", "työvoima", "voimapalvelu"},
        ),
        # listed compounds stay whole, in longer words too
        ("lautakunnalle", {"lautakunta"}, set()),
        (
            "ympäristölautakunnan",
            {"ympäristölautakunta"},
            {"ympäristö", "lautakunta"},
        ),
        ("ELY-keskukselle", {"elykeskus"}, {"ely", "keskus"}),
        ("EU:n", {"eu"}, set()),
        ("380/2023", {"380/2023"}, set()),
    ],
)
def test_word_gives_lemmas_and_parts(
    analyzer: FinnishAnalyzer, text: str, lemmas: set[str], parts: set[str]
) -> None:
    (token,) = analyzer.analyze(text)

    assert (set(token.lemma), set(token.part)) == (lemmas, parts)


def test_suspended_compounds_are_completed_both_ways(
    analyzer: FinnishAnalyzer,
) -> None:
    text = "elinkeino-, liikenne- ja ympäristökeskus, siirtosuunnitelma ja -sopimukset"

    parts = {part for token in analyzer.analyze(text) for part in token.part}

    assert {"elinkeinokeskus", "liikennekeskus", "siirtosopimus"} <= parts


def test_offsets_point_into_the_original_text(analyzer: FinnishAnalyzer) -> None:
    text = "Ha\u0308n luki hallinto\u00adsäännön suunnitel-\n  mat."

    tokens = analyzer.analyze(text)

    assert [token.text for token in tokens] == [
        "Ha\u0308n",
        "luki",
        "hallinto\u00adsäännön",
        "suunnitel-\n  mat",
    ]
    assert [token.lemma[0] for token in tokens][2:] == ["hallintosääntö", "suunnitelma"]


def test_query_never_asks_for_its_own_parts(analyzer: FinnishAnalyzer) -> None:
    (word,) = analyzer.analyze_query("asemakaava")

    assert (word.lemma, word.exact, set(word.ranking_part)) == (
        ("asemakaava",),
        "asemakaava",
        {"kaava"},
    )


def test_abbreviation_brings_its_full_names_as_expansions(
    analyzer: FinnishAnalyzer,
) -> None:
    (word,) = analyzer.analyze_query("kh")

    assert "kunnanhallitus" in [expansion.label for expansion in word.expansions]


def test_pickled_analyzer_works_again(analyzer: FinnishAnalyzer) -> None:
    copy = pickle.loads(pickle.dumps(analyzer))

    assert copy.analyze("kunnan") == analyzer.analyze("kunnan")


@given(st.text(alphabet=st.characters(), max_size=80))
@settings(deadline=None)
def test_no_text_makes_it_raise_and_offsets_grow(text: str) -> None:
    tokens = FINNISH.analyze(text)

    for position, token in enumerate(tokens):
        assert token.position == position
        assert token.lemma
        assert 0 <= token.start < token.end <= len(text)
        assert token.text == text[token.start : token.end]
    starts = [token.start for token in tokens]
    assert starts == sorted(starts)


FINNISH = FinnishAnalyzer()
