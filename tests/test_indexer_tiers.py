"""Exact and near decisions: one order, two counts, one choice at every way out."""

from __future__ import annotations

import pytest

from indexer.request import SearchRequest
from tests.making import make_decision
from tests.test_indexer_widening import searching_all

ROWS = [
    make_decision("demo/1", "demo", title="Sataman nosturi", text="Nosturi satamaan."),
    make_decision("demo/2", "demo", text="Satamaan tulee silta ja nosturi."),
    make_decision("demo/3", "demo", text="Satama aidataan."),
    make_decision("demo/4", "demo", text="Koulun piha."),
]


@pytest.mark.parametrize(
    ("tier", "wanted"),
    [
        ("default", {"demo/1", "demo/2"}),
        ("exact", {"demo/1", "demo/2"}),
        ("near", {"demo/3"}),
        ("all", {"demo/1", "demo/2", "demo/3"}),
    ],
)
def test_each_way_lists_the_tier_that_is_asked(tier: str, wanted: set[str]) -> None:
    request = SearchRequest("sataman nosturi", tier=tier)  # type: ignore[arg-type]
    with searching_all(ROWS) as service:
        result = service.search(request)
        ids = list(service.iter_ids(request))
        hits = list(service.iter_hits(request))

    assert {hit.decision_id for hit in result.hits} == wanted
    assert set(ids) == wanted
    assert [hit.decision_id for hit in hits] == ids
    assert {hit.decision_id for hit in hits if hit.is_near} == wanted & {"demo/3"}
    assert result.total == 2


@pytest.mark.parametrize("tier", ["default", "exact", "near", "all"])
def test_counts_are_of_the_tier_that_is_asked(tier: str) -> None:
    """Each row and cell counts what the same search lists; no words, nothing near."""
    request = SearchRequest("sataman nosturi", tier=tier)  # type: ignore[arg-type]
    every = SearchRequest("", tier=tier)  # type: ignore[arg-type]
    with searching_all(ROWS) as service:
        listed = len(list(service.iter_ids(request)))
        counts = service.counts(request, "source", ("kind",))
        whole = service.counts(every, "source", ("kind",))

    assert sum(counts["demo"]["kind"].values()) == listed
    assert bool(whole) == (tier != "near")


def test_pages_go_on_into_the_near_tier() -> None:
    with searching_all(ROWS) as service:
        pages = [
            service.search(
                SearchRequest("sataman nosturi", tier="all", limit=1, offset=at)
            )
            for at in range(4)
        ]

    found = [hit.decision_id for page in pages for hit in page.hits]
    assert found == ["demo/1", "demo/2", "demo/3"]
    assert {page.near_total for page in pages} == {1}


def test_a_phrase_keeps_its_exact_hits_first() -> None:
    rows = [
        make_decision("demo/1", "demo", text="sana " * 300 + "Sataman nosturi."),
        make_decision("demo/2", "demo", title="Nosturi", text="Nosturi ja satama."),
    ]
    with searching_all(rows) as service:
        request = SearchRequest('"sataman nosturi" nosturi', tier="all")
        found = [hit.decision_id for hit in service.search(request).hits]

    assert found == ["demo/1", "demo/2"]


def test_another_spelling_is_offered_beside_few_hits() -> None:
    """What was typed keeps its hits; nothing is replaced."""
    rows = [
        make_decision("demo/0", "demo", text="Paikalla oli kirjastso."),
        *(
            make_decision(f"demo/{number}", "demo", text="Kirjasto avataan.")
            for number in range(1, 12)
        ),
    ]
    with searching_all(rows) as service:
        few = service.search(SearchRequest("kirjastso"))
        known = service.search(SearchRequest("kirjasto"))

    assert few.total == 1
    assert [one.label_key for one in few.relaxations] == ["spelling:kirjasto"]
    assert few.relaxations[0].total == 11
    assert known.relaxations == ()


def test_another_spelling_is_offered_where_many_slip() -> None:
    rows = [
        make_decision(f"demo/{number}", "demo", text=text)
        for number, text in enumerate(["Kirjastso suljetaan."] * 6 + ["Kirjasto."] * 30)
    ]
    with searching_all(rows) as service:
        found = service.search(SearchRequest("kirjastso"))
        half = service.search(SearchRequest("kirjastso avataan"))

    assert found.total == 6
    assert [one.label_key for one in found.relaxations] == ["spelling:kirjasto"]
    assert half.total == 0


def test_a_slip_of_one_word_is_no_common_word() -> None:
    rows = [
        make_decision(f"demo/{number}", "demo", title="Asia", text=text)
        for number, text in enumerate(["Tarkka sanko."] * 21 + ["Vihreä lapio."] * 20)
    ]
    with searching_all(rows) as service:
        common = service.search(SearchRequest("tarkxa", tier="all"))
    with searching_all(rows[20:]) as service:
        rare = service.search(SearchRequest("tarkxa", tier="all"))

    assert (common.total, common.near_total) == (0, 21)
    assert [one.label_key for one in common.relaxations][:1] == ["spelling:tarkka"]
    assert rare.total == 1
