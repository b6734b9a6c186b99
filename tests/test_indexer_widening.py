"""What counts as the words typed: rows of query, text, laajennus, whether it is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from analyzers.finnish import FinnishAnalyzer
from corpus.store import DecisionStore
from indexer.documents.building import build_document
from indexer.request import SearchRequest
from indexer.service import SearchService
from indexer.understanding.concepts import Concepts, concepts
from indexer.understanding.nominalisations import same_doing
from tests.making import make_decision
from tests.reference_backend.memory import MemoryBackend

TODAY = dt.date(2025, 12, 1)
ANALYZER = FinnishAnalyzer()


@pytest.fixture(scope="module")
def analyzer() -> FinnishAnalyzer:
    return ANALYZER


@contextmanager
def searching(text: str) -> Iterator[SearchService]:
    """A service over one decision with *text*."""
    with DecisionStore.open("sqlite://") as store:
        store.put(make_decision("demo/1", "demo", text=text, kind="meeting-item"))
        backend = MemoryBackend()
        backend.update(build_document(row, ANALYZER) for row in store.iter_decisions())
        yield SearchService(backend, store, ANALYZER, today=TODAY)


FOUND = [
    # query, text, which widening, found exactly
    ("lakkautus", "Kioski lakkautetaan ensi vuonna.", "same", True),
    ("lakkautus", "Kioski lakkautetaan ensi vuonna.", "no", False),
    ("lakkauttaminen", "Ehdotettiin kioskin lakkautusta.", "same", True),
    ("asemakaavanmuutos", "Korttelin asemakaavan muutos tuli vireille.", "same", True),
    ("asemakaavan muutos", "Korttelin asemakaavanmuutos tuli vireille.", "no", True),
    ("asemakaavamuutos", "Korttelin asemakaavan muutos tuli vireille.", "same", True),
    ("pyöräetu", "Henkilöstö saa työsuhdepyörän.", "same", True),
    ("avustus", "Jaettiin kulttuuriavustukset ja kyläavustus.", "same", True),
    ("hankinta", "Päätettiin suorahankinnasta.", "narrower", True),
    ("tuulipuisto", "Alueelle tulee viisi tuulivoimalaa.", "same", True),
    ("tuulipuisto", "Alueelle tulee viisi tuulivoimalaa.", "no", False),
    ("suorahankinta", "Tarjouskilpailu järjestetään.", "narrower", False),
    ("vindkraft", "Alueelle tulee viisi tuulivoimalaa.", "narrower", False),
]


@pytest.mark.parametrize(("query", "text", "widening", "is_found"), FOUND)
def test_what_counts(query: str, text: str, widening: str, is_found: bool) -> None:
    with searching(text) as service:
        request = SearchRequest(query, widening=widening)  # type: ignore[arg-type]
        total = service.search(request).total

    assert bool(total) == is_found


def test_other_language_is_near_and_said() -> None:
    """Swedish words find Finnish decisions as near hits, and a step says so."""
    text = "Alueelle tulee viisi tuulivoimalaa."
    with searching(text) as service:
        result = service.search(SearchRequest("vindkraft"))

    assert [hit.decision_id for hit in result.related] == ["demo/1"]
    assert "tuulivoima" in next(
        step.value for step in result.reading.steps if step.kind == "related"
    )


def test_each_widening_can_be_taken_back() -> None:
    text = "Kioski lakkautetaan ensi vuonna."
    with searching(text) as service:
        wide = service.search(SearchRequest("lakkautus"))
        (step,) = [one for one in wide.reading.steps if one.kind == "same"]
        removed = frozenset([step.step_id])
        narrow = service.search(SearchRequest("lakkautus", removed_steps=removed))

    assert (wide.total, narrow.total) == (1, 0)
    assert step.is_removable


def test_words_of_a_label_may_be_in_any_order_but_not_far_apart(
    analyzer: FinnishAnalyzer,
) -> None:
    found = Concepts(analyzer).find
    near = found(analyzer.analyze_query("virat lakkautetaan"))
    far = found(analyzer.analyze_query("virat yksi kaksi kolme neljä lakkautetaan"))

    assert [one.name for one in near] == ["viran lakkauttaminen"]
    assert "viran lakkauttaminen" not in [one.name for one in far]


@pytest.mark.parametrize("row", concepts(), ids=lambda row: row.name)
def test_rows_are_whole(row: object) -> None:
    """A row has a topic and a name, a Swedish label, and says nothing twice."""
    labels = [*row.equal, *row.narrower, *row.related]  # type: ignore[attr-defined]

    assert row.topic  # type: ignore[attr-defined]
    assert row.swedish  # type: ignore[attr-defined]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("lemma", "others"),
    [
        ("lakkautus", ("lakkauttaa",)),
        ("valmentaa", ("valmennus",)),
        ("rajoitus", ("rajoittaa",)),
        ("rakennus", ()),
        ("hallitus", ()),
    ],
)
def test_nouns_and_verbs_of_one_doing(lemma: str, others: tuple[str, ...]) -> None:
    assert same_doing([lemma]) == others
