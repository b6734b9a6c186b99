"""A kind of index is given by argument; adding one is one folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzers.finnish import FinnishAnalyzer
from corpus.model import Decision
from corpus.store import DecisionStore
from indexer.backends.registry import DEFAULT, engine_names, index_engine
from indexer.documents.update import (
    check_index,
    compact_index,
    merge_index,
    update_index,
)
from indexer.errors import IndexMissing, UnknownBackend
from indexer.request import SearchRequest
from indexer.service import SearchService
from tests.making import make_decision
from tests.reference_backend.engine import MemoryEngine

ANALYZER = FinnishAnalyzer()


def decision(number: int, text: str) -> Decision:
    return make_decision(
        decision_id=f"koe/{number}",
        source_id="koe",
        platform="demo",
        url=None,
        title=None,
        text=text,
        municipality="Vantaa",
        date=dt.date(2024, 1, number),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DecisionStore]:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'decisions.db'}") as opened:
        opened.put(decision(1, "Koulun katto korjataan."))
        yield opened


def test_the_service_and_the_updater_take_any_engine(
    store: DecisionStore, tmp_path: Path
) -> None:
    """Build, change and ask an index of another kind than the default one."""
    engine, folder = MemoryEngine(), tmp_path / "index"
    built = update_index(store, folder, analyzer=ANALYZER, engine=engine)
    store.put(decision(2, "Koulujen pihat aurataan."))
    update_index(store, folder, analyzer=ANALYZER, engine=engine)
    service = SearchService.open(folder, store, ANALYZER, engine)

    assert built.was_rebuilt
    assert service.search(SearchRequest("koulu")).total == 2
    assert set(service.stored(["koe/1", "koe/9"])) == {"koe/1"}


def test_an_index_is_looked_after_through_its_engine(
    store: DecisionStore, tmp_path: Path
) -> None:
    """``--check``, ``--compact`` and ``--merge`` reach the index; one that is not there is named."""
    engine, folder = MemoryEngine(), tmp_path / "index"
    with pytest.raises(IndexMissing, match="paatoshaku index"):
        check_index(folder, engine)
    update_index(store, folder, analyzer=ANALYZER, engine=engine)

    assert check_index(folder, engine) == 1
    compact_index(folder, engine)
    merge_index(folder, engine)
    assert engine.indexes[folder].care == ["check", "compact", "merge"]


def test_engines_are_found_by_their_folders() -> None:
    """The default is one of them; another name is refused with what there is."""
    names = engine_names()

    assert DEFAULT in names
    with pytest.raises(UnknownBackend, match=f"known: {', '.join(names)}"):
        index_engine("mielikuvitus")
