"""Chunk by chunk and word by word give the same words, terms and offsets."""

from __future__ import annotations

import threading

from hypothesis import given, settings

from analyzers.finnish import FinnishAnalyzer
from analyzers.text.cleaning import clean
from analyzers.text.cutting import WORD
from analyzers.text.word_terms import FoundWord
from analyzers.words.morphology.voikko import Voikko
from analyzers.words.suspended import completed
from analyzers.words.swedish import SwedishStemmer, swedish_spans
from analyzers.words.word_analysis import WordAnalysis
from tests.contract.texts import SWEDISH_PARAGRAPH, TEXTS

ANALYZER = FinnishAnalyzer()
FINNISH = WordAnalysis(Voikko())
SWEDISH = SwedishStemmer()


def plainly(text: str) -> list[FoundWord]:
    """Find the words with the expression itself, without any cache."""
    cleaned = clean(text, FINNISH.is_known)
    found: list[FoundWord] = []
    done = 0
    for start, end in [*swedish_spans(cleaned.text), (len(cleaned.text),) * 2]:
        for terms_of, until in ((FINNISH.terms, start), (SWEDISH.terms, end)):
            found += [
                (*match.span(), terms_of(match.group()))
                for match in WORD.finditer(cleaned.text, done, until)
            ]
            done = until
    places = [at for at, (_, _, terms) in enumerate(found) if terms.is_suspended]
    added = completed(found, cleaned.text, places, FINNISH)
    return [
        (*cleaned.span(start, end), added.get(at, terms))
        for at, (start, end, terms) in enumerate(found)
    ]


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_words_are_those_of_the_expression(text: str) -> None:
    assert ANALYZER.analyze_terms(text) == plainly(text)


def test_register_numbers_beside_one_another_stay_whole() -> None:
    text = "HEL 2024-009117 (HEL 2024-009118)\u2003(HEL 2024-009119) ja HEL 2024-009120"

    assert ANALYZER.analyze_terms(text) == plainly(text)
    assert [terms.exact for *_, terms in plainly(text)] == [
        "hel 2024-009117",
        "hel 2024-009118",
        "hel 2024-009119",
        "ja",
        "hel 2024-009120",
    ]


@given(TEXTS)
@settings(deadline=None)
def test_columns_say_what_tokens_say(text: str) -> None:
    columns, empty = ANALYZER.analyze_columns([text, ""])

    tokens = ANALYZER.analyze(text)
    assert [(x.start, x.end, x.exact) for x in tokens] == [
        (start, end, terms.exact) for start, end, terms in columns
    ]
    assert all(x.text == text[x.start : x.end] for x in tokens)
    assert (len(columns), list(empty)) == (len(tokens), [])


@given(TEXTS)
@settings(deadline=None)
def test_a_full_cache_changes_nothing(text: str) -> None:
    assert SMALL.analyze(text) == ANALYZER.analyze(text)


SMALL = FinnishAnalyzer(cache_words=8)


def test_columns_of_one_call_share_a_vocabulary() -> None:
    first, second = FinnishAnalyzer(cache_words=1).analyze_columns(["kunta", "kaava"])

    assert first.vocabulary is second.vocabulary


def test_threads_get_what_one_gets() -> None:
    texts = [
        f"sana{n} {SWEDISH_PARAGRAPH} kunta-{n % 7} ja -kaava {n}" for n in range(200)
    ]
    shared = FinnishAnalyzer(cache_words=50)
    expected = [ANALYZER.analyze(text) for text in texts]
    results: dict[int, bool] = {}

    def run(place: int) -> None:
        order = [*range(place, 200), *range(place)]
        results[place] = all(shared.analyze(texts[n]) == expected[n] for n in order)

    threads = [
        threading.Thread(target=run, args=(place,)) for place in (0, 50, 100, 150)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == dict.fromkeys((0, 50, 100, 150), True)
