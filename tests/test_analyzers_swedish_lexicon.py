"""Base forms of Swedish words: rows of form, base form, what shows it."""

from __future__ import annotations

import re

import pytest

from analyzers.finnish import FinnishAnalyzer
from analyzers.words.morphology.lexicon import data_rows
from analyzers.words.swedish import SwedishStemmer
from analyzers.words.swedish_lexicon import swedish_bases
from scripts.make_swedish import bases, rules, simple

FORMS = [
    # form, base form
    ("broarna", "bro"),
    ("byars", "by"),
    ("skolans", "skola"),
    ("husets", "hus"),
    ("planerna", "plan"),
    ("fönstren", "fönster"),
    ("nyckeln", "nyckel"),
    ("ledamöternas", "ledamot"),
    ("tjänstemännen", "tjänsteman"),
    ("förtroendemän", "förtroendeman"),
    ("gångbroar", "gångbro"),
    ("demogator", "demogata"),
    ("äldre", "gammal"),
    ("nya", "ny"),
    ("såldes", "sälja"),
    ("gymnasierna", "gymnasium"),
    ("bro", "bro"),
    # Forms that the dictionary has as words of their own, of verbs with a particle.
    ("nedlagda", "nedlägga"),
    ("nedlagd", "nedlägga"),
    ("antogs", "anta"),
    ("avslagna", "avslå"),
    ("ansökningarna", "ansökan"),
    ("förslaget", "förslag"),
    ("avtalet", "avtal"),
    # Not the verbs cykla and regla.
    ("cyklar", "cykel"),
    ("lastcyklarna", "lastcykel"),
    ("tunnlar", "tunnel"),
    ("reglerna", "regel"),
    ("byggregler", "byggregel"),
]


@pytest.mark.parametrize(("form", "base"), FORMS)
def test_base_form(form: str, base: str) -> None:
    assert base in swedish_bases(form)
    assert SwedishStemmer().stem(form) == SwedishStemmer().stem(base)


def test_what_the_lexicon_lacks_keeps_its_stem() -> None:
    assert swedish_bases("xyzzy") == ()
    assert SwedishStemmer().stem("xyzzyarna") == "xyzzy"


def test_two_words_stay_two() -> None:
    stem = SwedishStemmer().stem

    assert stem("vägar") != stem("våg")
    assert stem("vinden") != stem("vindruvan")


def test_a_form_of_a_text_meets_the_base_form_of_a_query() -> None:
    analyzer = FinnishAnalyzer()
    text = "Nämnden beslutar att broarna och byarna ska få nya namn enligt förslaget."
    (query,) = analyzer.analyze_query("bro")

    lemmas = {lemma for token in analyzer.analyze(text) for lemma in token.lemma}

    assert lemmas & {*query.lemma, query.exact}


def test_lists_name_their_source_and_have_only_words() -> None:
    for row in data_rows("swedish_words.tsv"):
        letters, _, words = row.partition("\t")
        assert re.fullmatch(r"-|\w+", letters)
        assert words
    assert all(row.count("\t") == 3 for row in data_rows("swedish_endings.tsv"))


def test_a_dictionary_becomes_words_with_their_endings() -> None:
    affixes = (
        "SFX A Y 2\nSFX A 0 ar [^a]\nSFX A a or a # note\nSFX B Y 1\nSFX B 0 et .\n"
    )
    endings = rules(affixes)
    words = bases("4\nkiosk/A\nglasskiosk/A\nhus/BX\nDemo/A\nspårhus/AB\n", endings)

    assert endings == [
        ("A", "", "ar", "[^a]"),
        ("A", "a", "or", "a"),
        ("B", "", "et", "."),
    ]
    assert words == {"kiosk": "A", "glasskiosk": "A", "hus": "B", "spårhus": "AB"}
    # Of three letters is no last part.
    assert simple(words) == {"hus": "B", "kiosk": "A", "spårhus": "AB"}
