"""Counts of facets over several segments: order, single values, and rows made of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from indexer.answering.hits.facet_rows import facet_rows
from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.searching import counts as whoosh_counts
from indexer.contract.backend import BackendQuery, RankedCounts
from indexer.contract.query import Every, Filter, Word
from indexer.request import SearchRequest
from tests.contract.documents import document

LAWS = [f"{number}/2015" for number in range(60)]


@pytest.fixture(params=[1, 3])
def backend(tmp_path: Path, request: pytest.FixtureRequest) -> WhooshBackend:
    dice = random.Random(request.param)
    backend = WhooshBackend.open(tmp_path)
    for part in range(request.param):
        known = LAWS[part * 10 : 40 + part * 10]
        backend.update(
            document(
                f"a/{part}/{number:03}",
                "",
                dice.choice(("kaava", "tie")),
                year=str(2020 + number % 3),
                law_reference=tuple(dice.sample(known, dice.randint(0, 5))),
            )
            for number in range(120)
        )
    return backend


@pytest.mark.parametrize("most_joint", [0, 50_000])
@pytest.mark.parametrize("limit", [0, 1, 7, 1000])
def test_top_values_are_those_of_sorting_all(
    backend: WhooshBackend,
    limit: int,
    most_joint: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(whoosh_counts, "_MOST_JOINT", most_joint)
    for root in (Every(), Word(("tie",), "tie"), Filter("year", ("2021",))):
        query = BackendQuery(root, facets=("law_reference",))
        counts = backend.search(query).counts["law_reference"]
        assert isinstance(counts, RankedCounts)
        top = counts.top(limit)

        rows = sorted(dict(counts).items(), key=lambda row: (-row[1], row[0]))
        assert top == rows[: limit or None]


def test_one_value_is_counted_without_the_others(backend: WhooshBackend) -> None:
    query = BackendQuery(Every(), facets=("law_reference",))
    counts = backend.search(query).counts["law_reference"]
    single = {law: counts.get(law, 0) for law in (*LAWS, "9/9")}

    assert {law: count for law, count in single.items() if count} == dict(counts)
    assert "9/9" not in counts


@pytest.mark.parametrize("limit", [0, 1, 3, 500])
def test_rows_are_the_same_from_any_mapping(backend: WhooshBackend, limit: int) -> None:
    request = SearchRequest(
        filters={"law_reference": (LAWS[5], LAWS[-1], "9/9"), "year": ("2021", "1999")},
        facet_limit=limit,
    )
    facets = ("law_reference", "year")
    found = backend.search(BackendQuery(Word(("tie",), "tie"), facets=facets))
    plain = {name: dict(found.counts[name]) for name in facets}

    rows = facet_rows(found.counts, request)

    assert rows == facet_rows(plain, request)
    assert {row.value for row in rows["law_reference"] if row.is_selected} == {
        LAWS[5],
        LAWS[-1],
        "9/9",
    }
