"""The benchmark's queries are all different, of every kind; its vocabulary grows."""

import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    yield __import__("bench_queries")
    for name in ("bench_queries", "bench_corpus"):
        sys.modules.pop(name, None)


def test_no_query_comes_twice_and_every_kind_comes(bench: Any) -> None:
    queries = bench.Stream(80, 1).queries(150)
    assert len(set(queries)) == len(queries) == 150
    assert {query.kind for query in queries} == set(bench.SHARES)


def test_a_query_has_what_its_kind_says(bench: Any) -> None:
    for query in bench.Stream(80, 2).queries(150):
        assert (query.mode == "phrase") == (query.kind == "phrase")
        assert bool(query.offset) == (query.kind == "deep page")
        assert bool(query.words) or query.filters
        assert bench.tree(query)


def test_every_document_brings_new_words(bench: Any) -> None:
    known: set[str] = set()
    for document in bench.Corpus(30).block(0, 30):
        words = {token.lemma[0] for token in document.body_tokens}
        assert len(words - known) >= 0.02 * len(document.body_tokens)
        known |= words


def test_different_numbers_are_different_words(bench: Any) -> None:
    corpus = sys.modules["bench_corpus"]
    numbers = [
        *range(0, 60_000, 7),
        *range(60_000, 90_000, 3),
        *range(10**7, 10**7 + 9000),
    ]
    assert len({corpus.word(number) for number in numbers}) == len(numbers)


def test_tokens_are_columns_of_words_that_stand_in_the_text(bench: Any) -> None:
    for document in bench.Corpus(30).block(0, 30):
        for text, tokens in (
            (document.title, document.title_tokens),
            (document.text, document.body_tokens),
        ):
            assert tokens.vocabulary is document.body_tokens.vocabulary
            assert text == " ".join(token.exact for token in tokens)
            assert all(text[x.start : x.end] == x.text == x.exact for x in tokens)
            assert [token.position for token in tokens] == list(range(len(tokens)))
