"""Highest scores and facet counts, against plain Python, at sizes where shortcuts act."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.searching.hit_order import highest
from indexer.contract.backend import BackendQuery
from indexer.contract.query import (
    And,
    Every,
    Filter,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
    Word,
)
from tests.contract.documents import document
from tests.reference_backend.memory import MemoryBackend


@pytest.mark.parametrize("size", [0, 1, 63, 64, 1500, 5000])
@pytest.mark.parametrize("kinds", [1, 3, 40, 100_000])
def test_highest_are_those_of_a_stable_sort(size: int, kinds: int) -> None:
    values = np.random.default_rng(size + kinds).integers(0, kinds, size) / 7
    expected = np.argsort(-values, kind="stable")

    for wanted in (1, 2, 20, 100, size, size + 5):
        assert highest(values, wanted).tolist() == expected[:wanted].tolist()


@pytest.mark.parametrize("size", [40, 130, 9000])
@pytest.mark.parametrize("others", [0, 1, 19, 20, 21, 39])
@pytest.mark.parametrize("lowest", [-np.inf, 0.0])
def test_highest_where_most_have_the_lowest_value(
    size: int, others: int, lowest: float
) -> None:
    """Documents without a sum or a vote, asked for by it."""
    dice = np.random.default_rng(size + others)
    values = np.full(size, lowest)
    values[dice.choice(size, others, replace=False)] = dice.integers(1, 9, others)
    expected = np.argsort(-values, kind="stable")

    for wanted in (1, 20, size - 1):
        assert highest(values, wanted).tolist() == expected[:wanted].tolist()


LAWS = [f"{number}/2015" for number in range(40)]
WORDS = ("kaava", "kaavan:kaava", "tie", "lupa", "luvan:lupa", "asemakaava::kaava")


def make_documents(most_laws: int) -> list[object]:
    dice = random.Random(most_laws)
    return [
        document(
            f"a/{number:04}",
            dice.choice(WORDS),
            " ".join(dice.choices(WORDS, k=dice.randint(0, 9))),
            year=str(2020 + number % 3),
            law_reference=tuple(dice.sample(LAWS, dice.randint(0, most_laws))),
        )
        for number in range(700)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("most_laws", [0, 1, 3, 9, 30])
def test_counts_are_right_however_many_values_documents_have(
    tmp_path: Path, most_laws: int
) -> None:
    reference, backend = MemoryBackend(), WhooshBackend.open(tmp_path)
    for each in (reference, backend):
        each.update(make_documents(most_laws), [])  # type: ignore[arg-type]
        each.update([], [f"a/{number:04}" for number in range(0, 700, 11)])
    for root in ROOTS:
        query = BackendQuery(
            root, {"year": ("2021", "2022")}, facets=("year", "law_reference"), limit=30
        )
        expected, actual = reference.search(query), backend.search(query)

        assert actual.total == expected.total
        assert actual.hits == expected.hits
        for name in query.facets:
            assert Counter(actual.counts[name]) == Counter(expected.counts[name])


ROOTS: tuple[Node, ...] = (
    Every(),
    Word(("kaava",), "kaavan"),
    Word(("kaava",), "kaava"),
    Word(("lupa", "kaava"), "tie", scope="title"),
    Or((Word(("tie",), "tie"), Word(("lupa",), "luvan"), Filter("year", ("2020",)))),
    And((Word(("lupa",), "lupa"), Filter("law_reference", tuple(LAWS[:9])))),
    And((Filter("law_reference", (LAWS[3], "9/9")),)),
    Prefix("l"),
    Or((Prefix("ka", scope="title"), Word(("tie",), "tie"))),
    Phrase((Word(("kaava",), "kaavan"), Word(("lupa", "tie"), "luvan"))),
    Phrase((Word(("kaava",), "kaava"), Prefix("t"), Word(("kaava",), "kaava"))),
    Phrase((Word(("tie", "lupa", "kaava"), "tie"), Word((), "tie", is_exact=True))),
    Near((Word(("kaava",), "kaava"), Phrase((Word(("tie",), "tie"),) * 2)), 3),
)
