"""Case numbers as people type them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from analyzers.finnish import FinnishAnalyzer
from corpus.store import DecisionStore
from indexer.documents.building import build_document
from indexer.request import SearchRequest
from indexer.service import SearchService
from indexer.understanding.recognising.cases import find_cases
from tests.making import make_decision
from tests.reference_backend.memory import MemoryBackend

NUMBERS = {
    "a": "HEL 2024-009117",
    "b": "ROIDno-2021-437",
    "c": "TRE:1863/10.03.02/2016",
    "d": "536/51.510/2012",
    "e": "13596-2018",
    "f": "730/2017",
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    folder = tmp_path_factory.mktemp("cases")
    store = DecisionStore.open(f"sqlite:///{folder / 'decisions.db'}")
    analyzer = FinnishAnalyzer()
    decisions = [
        make_decision(
            decision_id=name,
            source_id="oma",
            platform="oma",
            url=f"https://kunta.example/{name}",
            title="Niittykujan valaisimet",
            text="Niittykujan valaisimet\n\nPäätös\n\nHyväksyttiin.",
            kind="meeting-item",
            case_number=number,
        )
        for name, number in NUMBERS.items()
    ]
    store.put_many(decisions)
    backend = MemoryBackend()
    backend.update(build_document(row, analyzer) for row in store.iter_decisions())
    yield SearchService(backend, store, analyzer, today=dt.date(2026, 1, 1))
    store.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("HEL 2024–009117", "a"),  # the long dash of a PDF
        ("hel-2024-009117", "a"),
        ("HEL/2024/009117", "a"),
        ("hel2024009117", "a"),
        ("HEL 2024 009117", "a"),
        ("HEL 2024-9117", "a"),
        ("HEL 2024-009117 T 10 03 03", "a"),
        ("2024-9117", "a"),
        ("roidno 2021 437", "b"),
        ("ROI Dno-2021-437", "b"),
        ("ROI 2021-437", "b"),
        ("roidno2021-437", "b"),
        ("2021-437", "b"),
        ("437/2021", "b"),
        ("Dnro ROIDno/2021/437", "b"),
        ("TRE 1863/10.03.02/2016", "c"),
        ("TRE/1863/10.03.02/2016", "c"),
        ("1863/10.03.02/2016", "c"),
        ("1863 10.03.02 2016", "c"),
        ("TRE:1863/2016", "c"),
        ("1863/2016", "c"),
        ("536 / 51.510 / 2012", "d"),
        ("536/2012", "d"),
        ("13596 - 2018", "e"),
        ("13596/2018", "e"),
        ("diaarinumero 13596–2018", "e"),
        ("730 / 2017", "f"),
        ("730/2017", "f"),
        ("dnro:ROI-2021-437", "b"),
    ],
)
def test_a_case_is_found_in_any_notation(
    service: SearchService, typed: str, name: str
) -> None:
    found = service.search(SearchRequest(typed, facets=()))

    assert [hit.decision_id for hit in found.hits] == [name]


@pytest.mark.parametrize("typed", ["HEL 2024-9118", "1863/2015", "TRE:1863/2015"])
def test_another_number_is_not_found(service: SearchService, typed: str) -> None:
    assert service.search(SearchRequest(typed, facets=())).total == 0


def test_a_number_of_another_register_is_near_only(service: SearchService) -> None:
    """The register may be written in another way; a number without it finds any."""
    found = service.search(SearchRequest("TUU 2021-437", facets=(), tier="all"))

    assert found.total == 0
    assert [hit.decision_id for hit in found.hits if hit.is_near] == ["b"]


@pytest.mark.parametrize(
    "text",
    [
        "2020-2024",
        "vuosina 2020 - 2024",
        "2024-06",
        "2024-06-12",
        "12.3.2021",
        "EU 2016/679",
        "HE 24/2026",
        "MRL 132/1999",
        "380 / 2023",
        "kaava 12750",
        "91-409-1-976",
        "kh 12/2020",
    ],
)
def test_years_days_acts_and_other_numbers_are_no_cases(text: str) -> None:
    assert not list(find_cases(text))
