"""Phrases of words that most documents have, in more documents than are read one by one."""

from __future__ import annotations

import random

import pytest

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.contract.backend import BackendQuery
from indexer.contract.query import Phrase, Word
from tests.contract.documents import document

WORDS = ("asia", "päätös", "kunta", "lupa", "kaavan:kaava", "kaava", "maa")
DOCUMENTS = 900


def texts() -> list[tuple[str, str]]:
    """Return titles and texts in the notation of documents."""
    dice = random.Random(8)
    return [
        (
            " ".join(dice.choices(WORDS, k=dice.randrange(4))),
            " ".join(dice.choices(WORDS, k=dice.randrange(1, 60)))
            + " || maa asia" * (number % 9 == 0),
        )
        for number in range(DOCUMENTS)
    ]


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> WhooshBackend:
    found = WhooshBackend.open(tmp_path_factory.mktemp("phrases"))
    found.update(
        document(f"a/{number:04}", title, text)
        for number, (title, text) in enumerate(texts())
    )
    return found


def expected(words: tuple[str, ...], is_exact: bool) -> dict[str, int]:
    """Return how often the phrase begins in each document, counted word by word."""
    found = {}
    for number, (title, text) in enumerate(texts()):
        times = 0
        for zone in (title, *text.split(" || ")):
            row = [piece.split(":") for piece in zone.split()]
            # The form is the first, the lemma the last; a word as written is the former.
            row = [[form[0]] if is_exact else form for form in row]
            times += sum(
                all(word in form for word, form in zip(words, row[at:], strict=False))
                for at in range(len(row) - len(words) + 1)
            )
        if times:
            found[f"a/{number:04}"] = times
    return found


@pytest.mark.parametrize("is_exact", [True, False])
@pytest.mark.parametrize(
    "words",
    [
        ("asia", "päätös"),
        ("kaava", "kaava"),
        ("kaavan", "maa"),
        ("maa", "asia"),
        ("kunta", "kaava", "lupa"),
        ("asia", "asia", "asia"),
        ("lupa", "kaava", "kunta", "maa"),
        ("päätös", "asia", "päätös", "asia", "maa"),
    ],
)
def test_phrases_of_common_words(
    backend: WhooshBackend, words: tuple[str, ...], is_exact: bool
) -> None:
    node = Phrase(tuple(Word((word,), word, is_exact=is_exact) for word in words))

    result = backend.search(BackendQuery(node, limit=DOCUMENTS))
    places = backend.places([hit.decision_id for hit in result.hits], node)

    counted = expected(words, is_exact)
    assert {hit.decision_id for hit in result.hits} == set(counted)
    assert result.total == len(counted)
    if len(set(words)) == len(words):  # a word twice is marked once
        assert {name: len(x) for name, x in places.items()} == {
            name: times * len(words) for name, times in counted.items()
        }
