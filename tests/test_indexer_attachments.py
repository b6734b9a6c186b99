"""Attachments in searches: where a hit is, the own text alone, and what stays apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzers.finnish import FinnishAnalyzer
from corpus.model import Attachment
from corpus.store import DecisionStore
from indexer.answering.hits.hit_fields import hit_json
from indexer.documents.building import build_document
from indexer.request import AttachmentPlace, SearchRequest
from indexer.service import SearchService
from tests.making import make_decision
from tests.reference_backend.memory import MemoryBackend

PLAN = "https://e.example/suunnitelma.pdf"
TEXT = "Lautakunta hyväksyi laiturin suunnitelman liitteen mukaan."
PAGES = "Laiturin kannet\n\f\nLankut ovat lehtikuusta.\n\f\nSaunaan tulee kiuas."
ANALYZER = FinnishAnalyzer()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[SearchService]:
    store = DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}")
    store.put(
        make_decision(
            "koe/1",
            "koe",
            title="Laituri",
            text=TEXT,
            attachments=(
                Attachment("Kartta"),
                Attachment("Suunnitelma", PLAN, text=PAGES),
            ),
        )
    )
    store.put(make_decision("koe/2", "koe", title="Sauna", text="Kiuas hankitaan."))
    backend = MemoryBackend()
    backend.update(build_document(one, ANALYZER) for one in store.iter_decisions())
    yield SearchService(backend, store, ANALYZER)
    store.close()


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("kannet", AttachmentPlace(2, "Suunnitelma", PLAN, 1)),
        ("lehtikuusi", AttachmentPlace(2, "Suunnitelma", PLAN, 2)),
        ("saunaan", AttachmentPlace(2, "Suunnitelma", PLAN, 3)),
        ("kartta", AttachmentPlace(1, "Kartta", None, None)),
        ("hyväksyi", None),
    ],
)
def test_a_hit_names_the_attachment_and_page_that_it_shows(
    service: SearchService, query: str, place: AttachmentPlace | None
) -> None:
    hits = service.search(SearchRequest(query=query)).hits

    assert [hit.attachment for hit in hits if hit.decision_id == "koe/1"] == [place]


def test_the_place_is_part_of_the_json(service: SearchService) -> None:
    hit = hit_json(service.search(SearchRequest(query="lehtikuusi")).hits[0])

    assert hit["attachment_number"] == 2
    assert hit["attachment_page"] == 2
    assert hit["attachment_url"] == PLAN
    assert "\f" not in hit["snippet"]


def test_the_own_text_alone_may_be_searched(service: SearchService) -> None:
    def found(searched: str) -> list[str]:
        request = SearchRequest(query="kiuas", searched=searched)  # type: ignore[arg-type]
        return sorted(hit.decision_id for hit in service.search(request).hits)

    assert (found("all"), found("own")) == (["koe/1", "koe/2"], ["koe/2"])


def test_a_phrase_and_words_near_each_other_stay_in_the_own_text(
    service: SearchService,
) -> None:
    totals = [
        service.count(SearchRequest(query=query, searched=searched))  # type: ignore[arg-type]
        for query in ('"lankut ovat"', "lankut NEAR lehtikuusi", "lehti*")
        for searched in ("all", "own")
    ]

    assert totals == [1, 0, 1, 0, 1, 0]
