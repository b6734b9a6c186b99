"""Words that the dictionary lacks: which step of the ladder says what."""

from __future__ import annotations

import pytest

from analyzers.finnish import FinnishAnalyzer
from analyzers.words.endings import MAX_GUESSES, guess_base_forms

ANALYZER = FinnishAnalyzer()


@pytest.mark.parametrize(
    ("word", "lemmas", "parts"),
    [
        # acronym and ending
        ("KEHAn", {"keha"}, set()),
        ("HUSin", {"hus"}, set()),
        ("KVTES:in", {"kvtes"}, set()),
        ("kh:n", {"kh"}, set()),
        # hyphen
        ("TE-toimiston", {"tetoimisto"}, {"te", "toimisto"}),
        ("ICT-palveluiden", {"ictpalvelu"}, {"ict", "palvelu"}),
        ("laitok-sen", {"laitos"}, set()),
        ("heinä-elokuuksi", {"heinäelokuu"}, {"heinä", "elokuu", "heinäkuu"}),
        ("vapaaehtois-", {"vapaaehtoinen"}, set()),
        ("EAKR-", {"eakr"}, set()),
        # geographic ends
        ("Laakavuoren", {"laakavuori"}, set()),
        # joined words
        ("vireillepanijalta", {"vireillepanija"}, {"panija", "vireille"}),
        # glued by extraction
        ("Kaupunginhallitus36329", {"kaupunginhallitus"}, {"kaupunki", "hallitus"}),
        ("4Osayleiskaavan", {"osayleiskaava"}, {"kaava", "yleiskaava"}),
        ("LVItyö", {"lvityö"}, {"lvi", "työ"}),
        # a lost fi ligature
        ("profilin", {"profiili"}, set()),
        # a new verb's noun
        ("kuvantamisen", {"kuvantaminen", "kuvantaa"}, set()),
    ],
)
def test_unknown_word(word: str, lemmas: set[str], parts: set[str]) -> None:
    (token,) = ANALYZER.analyze(word)

    assert lemmas <= set(token.lemma)
    assert parts == set(token.part) or parts <= set(token.part)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("laulamatonlintu", {"laulamaton", "lintu"}),
        ("hiihtämätönlatu", {"hiihtämätön", "latu"}),
        ("maalattupenkki", {"maalattu", "penkki"}),
        ("koskematonmetsikkö", {"koskematon", "metsikkö"}),
        ("olemassaolevien", {"olemassa", "oleva", "olla"}),
        ("takaisinsoitto", {"takaisin", "soitto"}),
    ],
)
def test_no_finite_verb_begins_a_joined_word(word: str, parts: set[str]) -> None:
    (read,) = ANALYZER.analyze_query(word)

    assert parts == set(read.ranking_part)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("kirjaamo@kunta.f", "kirjaamo@kunta.fi"),
        ("WWW.Kunta.FI", "www.kunta.fi"),
        ("HEL 2024-009117", "hel 2024-009117"),
        ("HEL-2024-009117", "hel 2024-009117"),
        ("380/2023:n", "380/2023"),
        ("ROIDno-2021-4378", "roidno-2021-4378"),
    ],
)
def test_identifiers_and_addresses_are_exact(text: str, exact: str) -> None:
    (token,) = ANALYZER.analyze(text)
    (word,) = ANALYZER.analyze_query(text)

    assert (exact, (exact,)) == (token.exact, token.lemma)
    assert word.is_number


def test_a_running_number_is_found_without_its_register() -> None:
    (token,) = ANALYZER.analyze("HEL 2024-009117")

    assert token.part == ("2024-009117",)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("te-toimisto", "TE-toimistoa"),
        ("vantaan", "Vantaalla"),
        ("hus", "HUS:n"),
        ("laakavuori", "Laakavuoreen"),
        ("elykeskus", "ELY-keskukselle"),
        ("aamuuninen", "aamu-unisille"),
    ],
)
def test_lower_case_query_meets_the_written_form(typed: str, written: str) -> None:
    (word,) = ANALYZER.analyze_query(typed)
    (token,) = ANALYZER.analyze(written)

    assert {*word.lemma, word.exact} & {*token.lemma, *token.part, token.exact}


def test_guesses_are_few_and_distinct() -> None:
    for word in (
        "staran",
        "sundqvistille",
        "aviapoliksen",
        "massoitteluissakaan",
        "zz",
    ):
        guesses = guess_base_forms(word)

        assert len(guesses) <= MAX_GUESSES + 1
        assert len(guesses) == len(set(guesses))
