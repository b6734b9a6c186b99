"""Bringing the index up to date: changes, removals, rebuilds, versions, open readers."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzers.finnish import BULK_CACHE_WORDS, CACHE_WORDS, FinnishAnalyzer
from corpus.model import Decision
from corpus.store import DecisionStore
from indexer.documents.update import update_index
from indexer.errors import IndexOutdated
from indexer.request import SearchRequest
from indexer.service import SearchService
from tests.making import changed, make_decision

ANALYZER = FinnishAnalyzer()


class OtherAnalyzer(FinnishAnalyzer):
    """The analyzer of a later version of the software."""

    @property
    def version(self) -> str:
        return "later"


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
        opened.put(decision(2, "Satama ruopataan."))
        yield opened


def found(folder: Path, store: DecisionStore, query: str) -> list[str]:
    service = SearchService.open(folder, store, ANALYZER)
    hits = service.search(SearchRequest(query)).hits
    service.close()
    return [hit.decision_id for hit in hits]


def test_the_first_update_indexes_everything(
    store: DecisionStore, tmp_path: Path
) -> None:
    report = update_index(store, tmp_path / "index", analyzer=ANALYZER)

    assert (report.indexed, report.document_count) == (2, 2)
    assert found(tmp_path / "index", store, "koulu") == ["koe/1"]


def test_only_changes_are_indexed_afterwards(
    store: DecisionStore, tmp_path: Path
) -> None:
    folder = tmp_path / "index"
    update_index(store, folder, analyzer=ANALYZER)
    store.put(changed(decision(2, "Silta rakennetaan."), title="Silta"))
    report = update_index(store, folder, analyzer=ANALYZER)

    assert report.indexed == 1
    assert found(folder, store, "silta") == ["koe/2"]
    assert found(folder, store, "satama") == []


def test_a_removed_decision_leaves_the_index(
    store: DecisionStore, tmp_path: Path
) -> None:
    folder = tmp_path / "index"
    update_index(store, folder, analyzer=ANALYZER)
    store.remove("koe/1", "gone")
    report = update_index(store, folder, analyzer=ANALYZER)

    assert (report.deleted, report.document_count) == (1, 1)


def test_a_removed_decision_is_not_shown_even_before_the_update(
    store: DecisionStore, tmp_path: Path
) -> None:
    folder = tmp_path / "index"
    update_index(store, folder, analyzer=ANALYZER)
    store.takedown("koe/1", "pyyntö")

    assert found(folder, store, "koulu") == []


def test_nothing_to_do_changes_nothing(store: DecisionStore, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    update_index(store, folder, analyzer=ANALYZER)
    before = (folder / "manifest.json").read_bytes()
    update_index(store, folder, analyzer=ANALYZER)

    assert (folder / "manifest.json").read_bytes() == before


@pytest.mark.slow
def test_an_open_reader_sees_an_update_and_a_rebuild(
    store: DecisionStore, tmp_path: Path
) -> None:
    folder = tmp_path / "index"
    update_index(store, folder, analyzer=ANALYZER)
    service = SearchService.open(folder, store, ANALYZER)
    totals = [service.search(SearchRequest("silta")).total]
    for number, rebuild in ((3, False), (4, True)):
        store.put(decision(number, "Silta rakennetaan."))
        update_index(store, folder, rebuild, analyzer=ANALYZER)
        time.sleep(1.1)
        totals.append(service.search(SearchRequest("silta")).total)
    service.close()

    assert totals == [0, 1, 2]


def test_an_index_of_another_analyzer_is_refused_until_rebuilt(
    store: DecisionStore, tmp_path: Path
) -> None:
    folder = tmp_path / "index"
    update_index(store, folder, analyzer=ANALYZER)

    with pytest.raises(IndexOutdated, match="--rebuild"):
        SearchService.open(folder, store, OtherAnalyzer())
    with pytest.raises(IndexOutdated):
        update_index(store, folder, analyzer=OtherAnalyzer())

    report = update_index(store, folder, True, analyzer=OtherAnalyzer())
    assert report.was_rebuilt


def test_an_empty_store_makes_an_index_that_answers(tmp_path: Path) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'x.db'}") as empty:
        report = update_index(empty, tmp_path / "index", analyzer=ANALYZER)

        assert report.document_count == 0
        assert found(tmp_path / "index", empty, "") == []


def test_progress_is_told_to_the_end(store: DecisionStore, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    update_index(
        store,
        tmp_path / "index",
        progress=lambda *row: told.append(row),
        analyzer=ANALYZER,
    )

    assert told[-1] == (2, 2)


def test_a_takedown_leaves_no_trace_of_the_text_in_the_index_files(
    store: DecisionStore, tmp_path: Path
) -> None:
    """Kuntalaki 140 §: not only unfindable, gone from the disk with the next update."""
    folder = tmp_path / "index"
    store.put(decision(3, "Ainutlaatuinen ruusukvartsi löytyi."))
    update_index(store, folder, analyzer=ANALYZER)
    held = _holds(folder, "ruusukvartsi")
    store.takedown("koe/3", "asianosaisen pyyntö")
    update_index(store, folder, analyzer=ANALYZER)

    assert held
    assert not _holds(folder, "ruusukvartsi")


def _holds(folder: Path, word: str) -> bool:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return any(word.encode() in path.read_bytes() for path in files)


def test_a_search_without_words_begins_with_the_newest(
    store: DecisionStore, tmp_path: Path
) -> None:
    """Nothing can be more relevant than another; the first id would say nothing."""
    folder = tmp_path / "index"
    update_index(store, folder, analyzer=ANALYZER)

    assert found(folder, store, "") == ["koe/2", "koe/1"]


@pytest.mark.parametrize("rebuild", [False, True])
def test_indexing_remembers_more_words_than_a_search(
    rebuild: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a search's cache most words of a large store are analysed again and again."""
    sizes = []

    class NotingAnalyzer(FinnishAnalyzer):
        def __init__(self, cache_words: int = CACHE_WORDS) -> None:
            sizes.append(cache_words)
            super().__init__(cache_words)

    monkeypatch.setattr("analyzers.finnish.FinnishAnalyzer", NotingAnalyzer)
    with DecisionStore.open(f"sqlite:///{tmp_path / 'koe.db'}") as store:
        store.put_many([decision(1, "Laituri maalataan.")])
        update_index(store, tmp_path / "index", rebuild=rebuild)
    assert sizes == [BULK_CACHE_WORDS]
    assert BULK_CACHE_WORDS >= 2 * CACHE_WORDS
