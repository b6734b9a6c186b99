"""What words of the lists ask for, and which halves a compound has."""

from __future__ import annotations

import pytest

from analyzers.finnish import FinnishAnalyzer
from indexer.contract.query import Word
from indexer.understanding.vocabulary.compound_words import halves
from indexer.understanding.vocabulary.listed_words import listed_lemmas

ANALYZER = FinnishAnalyzer()


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        # a word of the list is no form of another
        ("satama", {"satama"}),
        ("tehtävä", {"tehtävä"}),
        ("tuki", {"tuki"}),
        ("vuosi", {"vuosi"}),
        ("keskusta", {"keskusta"}),
        ("perustaa", {"perustaa"}),
        # but what it is made of
        ("hylätty", {"hylätty", "hylätä"}),
        ("purkaminen", {"purkaminen", "purkaa"}),
        # plural and singular
        ("vaali", {"vaali", "vaalit"}),
        ("kuntavaalit", {"kuntavaalit", "kuntavaali"}),
        # an inflected word of a label of several words
        ("koulun", {"koulu"}),
        # Swedish has its stem
        ("bryggor", {"brygg", "bryggor"}),
    ],
)
def test_a_listed_word_asks_for_itself(word: str, lemmas: set[str]) -> None:
    (read,) = ANALYZER.analyze_query(word)

    assert lemmas == set(listed_lemmas(read, ANALYZER))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("raviradan", {("ravi", "rata")}),
        ("taitotaso", {("taito", "taso")}),
        ("koulukodit", {("koulu", "koti")}),
        ("hammaslääkäri", {("hammas", "lääkäri")}),
        ("vesitorni", {("vesi", "torni")}),
        ("lumenkaato", {("lumi", "kaato")}),
        ("miehenpuku", {("mies", "puku")}),
        ("2019-2023", {("2019", "2023")}),
        ("laulamatonlintu", {("laulamaton", "lintu")}),
        ("kissakatu", {("kissa", "katu")}),
    ],
)
def test_halves_of_a_compound(word: str, expected: set[tuple[str, str]]) -> None:
    (read,) = ANALYZER.analyze_query(word)

    assert expected == set(halves(Word(read.lemma, read.exact, read.ranking_part)))
