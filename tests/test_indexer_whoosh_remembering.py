"""What a state of the index remembers from one search to the next."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.searching import state as states
from indexer.backends.whoosh.searching import word_patterns
from indexer.backends.whoosh.searching.matching import Matching
from indexer.contract.backend import BackendQuery
from indexer.contract.patterns import Fuzzy, Unmarked
from indexer.contract.query import And, Near, Word
from tests.contract.backend import DOCUMENTS

WORDS = tuple(Word((text,), text) for text in ("kaava", "lautakunta", "tie"))
CLOSE = Near(WORDS[:2], 3)


@pytest.fixture
def backend(tmp_path: Path) -> WhooshBackend:
    """An index of a few documents."""
    made = WhooshBackend(tmp_path / "index")
    made.update(DOCUMENTS)
    return made


@pytest.fixture
def evaluated(monkeypatch: pytest.MonkeyPatch) -> Counter[object]:
    """How many times each node was looked for."""
    counted: Counter[object] = Counter()
    evaluate = Matching._evaluate

    def counting(self: Matching, node: object) -> object:
        counted[node] += 1
        return evaluate(self, node)  # type: ignore[arg-type]

    monkeypatch.setattr(Matching, "_evaluate", counting)
    return counted


def searches(backend: WhooshBackend) -> list[object]:
    """Ask for the same words in several ways, as a page does."""
    roots = (CLOSE, And((CLOSE, WORDS[2])), WORDS[0], WORDS[2])
    return [backend.search(BackendQuery(root, limit=5)) for root in roots]


def test_a_word_is_looked_for_once_a_page(
    backend: WhooshBackend, evaluated: Counter[object]
) -> None:
    searches(backend)

    assert CLOSE in evaluated
    assert set(evaluated.values()) == {1}


def test_what_is_kept_is_bounded(
    backend: WhooshBackend, evaluated: Counter[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = searches(backend)
    monkeypatch.setattr(states, "_MOST_KEPT", 0)

    assert searches(backend) == answers
    assert max(evaluated.values()) > 1


def test_what_phrases_keep_counts_too(backend: WhooshBackend) -> None:
    (matching,) = backend._current().matchings()
    before = matching.kept_bytes
    found = matching.occurrences(CLOSE)

    assert matching.kept_bytes - before >= found.counts.nbytes > 0


def test_a_commit_is_seen(backend: WhooshBackend) -> None:
    before = backend.search(BackendQuery(WORDS[0])).total
    found = backend.matching_words(Fuzzy("kava")).total
    backend.update([], [document.decision_id for document in DOCUMENTS])

    assert (before > 0, found > 0) == (True, True)
    assert backend.search(BackendQuery(WORDS[0])).total == 0
    assert backend.matching_words(Fuzzy("kava")).total == 0


def test_words_of_a_pattern_are_looked_for_once(
    backend: WhooshBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    find = word_patterns.matching_terms

    def counting(shard: object, pattern: object) -> list[str]:
        asked.append(pattern)
        return find(shard, pattern)  # type: ignore[arg-type]

    monkeypatch.setattr(word_patterns, "matching_terms", counting)
    patterns = (Fuzzy("kava"), Unmarked("hyvaksya"))
    answers = [backend.matching_words(one) for one in (*patterns, *patterns)]

    assert answers[:2] == answers[2:]
    assert asked == list(patterns)
