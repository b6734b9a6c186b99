"""Swedish paragraphs are found and stemmed; Finnish ones are left alone."""

from __future__ import annotations

import pytest

from analyzers.finnish import FinnishAnalyzer
from analyzers.words.swedish import SwedishStemmer, swedish_spans

ANALYZER = FinnishAnalyzer()
FINNISH = "Kunnanhallitus päättää, että asia palautetaan valmisteltavaksi."
SWEDISH = "Kommunstyrelsen beslutar att ärendet återremitteras för ny beredning."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FINNISH, []),
        (SWEDISH, [SWEDISH]),
        (f"{FINNISH}\n\n{SWEDISH}\n\n{FINNISH}", [SWEDISH]),
        ("Val av ordförande", ["Val av ordförande"]),
        # a list of word forms holds words of both languages, and is no Swedish text
        ("vara\n" + "kunta\n" * 30 + "av\ntill\n", []),
        ("", []),
    ],
)
def test_swedish_stretches_are_found(text: str, expected: list[str]) -> None:
    found = [text[start:end].strip() for start, end in swedish_spans(text)]

    assert expected == [stretch for stretch in found if stretch]


def test_mixed_paragraph_is_judged_by_line() -> None:
    text = f"{FINNISH} Se on osa sitä ja tätä.\n{SWEDISH}\n{FINNISH}"

    found = [text[start:end].strip() for start, end in swedish_spans(text)]

    assert found == [SWEDISH]


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("nämnd", "Beslut om nämndens sammansättning och om val av ordförande."),
        ("detaljplanen", "Godkännande av detaljplan för centrum."),
        ("skolor", "Avgifterna för en skola och för daghemmet höjs."),
        # the definite form of nouns in -a, which Snowball leaves alone
        ("skola", "Undervisningsspråket i skolan är svenska enligt lagen om skolan."),
        ("skolan", "Avgifterna för en skola och för daghemmet höjs."),
        ("gata", "Beslut om gatan och om gatans belysning."),
        ("detaljplan", "Godkännande av detaljplanen och av detaljplanerna för parken."),
        ("fråga", "Beslut i frågan och för beredning av frågans ekonomi."),
    ],
)
def test_swedish_query_finds_inflected_word(query: str, document: str) -> None:
    (word,) = ANALYZER.analyze_query(query)
    terms = {
        term
        for token in ANALYZER.analyze(document)
        for term in (*token.lemma, *token.part, token.exact)
    }

    assert {*word.lemma, word.exact} & terms


def test_swedish_words_get_no_finnish_guesses() -> None:
    for token in ANALYZER.analyze(SWEDISH):
        assert len(token.lemma) == 1


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("medan", "medan"),
        ("utan", "utan"),
        ("plan", "plan"),
        ("detaljplan", "detaljplan"),
        ("detaljplanen", "detaljplan"),
        ("tjänsteman", "tjänsteman"),
        ("instans", "instan"),
        ("rantanen", "rantan"),
    ],
)
def test_words_in_an_that_are_no_definite_form_stay_as_they_were(
    word: str, stem: str
) -> None:
    """Base forms, words without forms, and names of people in a Swedish text."""
    assert SwedishStemmer().stem(word) == stem
