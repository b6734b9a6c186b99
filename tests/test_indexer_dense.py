"""Nearness by meaning: vectors on disk, exact search in them, a second look at hits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Block, Decision
from corpus.store import DecisionStore
from indexer.dense.embedder import E5Embedder, Vectors
from indexer.dense.nearest import NearestFinder
from indexer.dense.passages import passages_of
from indexer.dense.vector_folder import VectorFolder, quantised
from indexer.dense.vector_update import forget_gone, update_vectors, vector_versions
from indexer.documents.building import build_document
from indexer.errors import IndexDamaged
from indexer.request import SearchRequest
from indexer.service import SearchService
from search_web.errors import SettingsError
from search_web.settings import load_settings
from tests.making import make_decision
from tests.reference_backend.memory import MemoryBackend
from tests.test_indexer_widening import ANALYZER, TODAY

AXES = {"nosturi": 0, "kurki": 0, "satama": 1, "hamn": 1, "koulu": 2, "piha": 2}
"""Invented model: words of one axis mean the same."""


class AxisEmbedder:
    """Counts words by axis; the last axis is of all texts."""

    version = "axes 1"
    dimensions = 4

    def __init__(self) -> None:
        self.made = 0

    def query(self, text: str) -> Vectors:
        """See ``Embedder``."""
        return self.passages([text])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Embedder``."""
        self.made += len(texts)
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for at, text in enumerate(texts):
            rows[at, 3] = 0.5
            for word, axis in AXES.items():
                rows[at, axis] += text.lower().count(word)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)


ROWS = [
    make_decision("demo/1", "demo", title="Nosturi", text="Nosturi hankitaan."),
    make_decision("demo/2", "demo", title="Kurki", text="Kurki uusitaan."),
    make_decision("demo/3", "demo", title="Satama", text="Satama aidataan."),
    make_decision("demo/4", "demo", title="Koulu", text="Koulun piha.", body="Jaosto"),
]


def vectors_of(rows: list[Decision], folder: Path) -> AxisEmbedder:
    """Fill *folder* with vectors of *rows*."""
    embedder = AxisEmbedder()
    with DecisionStore.open("sqlite://") as store:
        store.put_many(rows)
        update_vectors(store, folder, embedder, processes=1)
    return embedder


@contextmanager
def searching(folder: Path, rows: list[Decision] = ROWS) -> Iterator[SearchService]:
    """A service over *rows* whose vectors are in *folder*."""
    finder = NearestFinder(folder, AxisEmbedder())
    with DecisionStore.open("sqlite://") as store:
        store.put_many(rows)
        backend = MemoryBackend()
        backend.update(build_document(row, ANALYZER) for row in store.iter_decisions())
        yield SearchService(backend, store, ANALYZER, today=TODAY, finder=finder)


def test_a_passage_is_title_and_own_decision_then_the_matter() -> None:
    text = "Selostus satamasta.\nAiempi päätös.\nHyväksytään nosturi."
    blocks = (
        Block("preparation", None, 0, 19),
        Block("decision", None, 35, len(text)),
    )
    row = make_decision("demo/1", "demo", title="Nosturi", text=text, blocks=blocks)

    assert passages_of(row) == [
        "Nosturi. Hyväksytään nosturi.",
        "Nosturi. Selostus satamasta.",
    ]


def test_only_new_and_changed_decisions_are_computed(tmp_path: Path) -> None:
    embedder = AxisEmbedder()
    changed = make_decision("demo/2", "demo", title="Kurki", text="Kurki myydään.")
    with DecisionStore.open("sqlite://") as store:
        store.put_many(ROWS)
        first = update_vectors(store, tmp_path, embedder, processes=1)
        again = update_vectors(store, tmp_path, embedder, processes=1)
        made = embedder.made
        store.put_many([changed])
        third = update_vectors(store, tmp_path, embedder, processes=1)

    assert (first.added, again.added, third.added) == (4, 0, 1)
    assert third.kept == 3
    assert embedder.made == made + 1


def test_what_is_gone_leaves_the_disk_without_a_model(tmp_path: Path) -> None:
    with DecisionStore.open("sqlite://") as store:
        store.put_many(ROWS)
        update_vectors(store, tmp_path, AxisEmbedder(), processes=1)
        store.remove("demo/1", "takedown")
        removed = forget_gone(store, tmp_path)

    kept = "".join(path.read_text("utf-8") for path in tmp_path.glob("*.ids"))
    assert removed == 1
    assert "demo/1" not in kept
    assert "demo/2" in kept


def test_vectors_of_another_model_are_not_used(tmp_path: Path) -> None:
    vectors_of(ROWS, tmp_path)
    other = AxisEmbedder()
    other.version = "axes 2"

    assert NearestFinder(tmp_path, other).nearness("nosturi") is None


def test_a_broken_manifest_is_named(tmp_path: Path) -> None:
    vectors_of(ROWS, tmp_path)
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")

    with pytest.raises(IndexDamaged, match="manifest"):
        VectorFolder(tmp_path)


def test_parts_are_joined_and_the_last_one_counts(tmp_path: Path) -> None:
    folder = VectorFolder(tmp_path, vector_versions(AxisEmbedder()))
    for number in range(12):
        vector = np.eye(4, dtype=np.float32)[[number % 2]]
        folder.add([("demo/1", f"hash {number}", vector)])
    finder = NearestFinder(tmp_path, AxisEmbedder())
    nearness = finder.nearness("satama satama satama satama")

    assert folder.known == {"demo/1": "hash 11"}
    assert len(folder.parts) <= 9
    assert nearness is not None
    assert nearness.of(["demo/1"])["demo/1"] > 0.9


def test_int8_is_near_the_vector() -> None:
    rows = np.random.default_rng(1).normal(size=(50, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    small, scales = quantised(rows)

    assert small.dtype == np.int8
    assert float(np.abs((small * scales[:, None] * rows).sum(axis=1) - 1).max()) < 0.01
    assert 384 * small.itemsize + scales.itemsize + 4 <= 400


def test_search_in_blocks_is_exact(tmp_path: Path) -> None:
    """Three thousand vectors are found as by one product of all."""
    rng = np.random.default_rng(2)
    rows = rng.normal(size=(3000, 4)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    folder = VectorFolder(tmp_path, vector_versions(AxisEmbedder()))
    folder.add([(f"demo/{n:04}", "", rows[n : n + 1]) for n in range(3000)])
    nearness = NearestFinder(tmp_path, AxisEmbedder()).nearness("nosturi ja satama")
    part = VectorFolder(tmp_path, vector_versions(AxisEmbedder())).parts[0]
    vector = AxisEmbedder().query("nosturi ja satama")[0]
    wanted = (part.vectors.astype(np.float32) @ vector) * part.scales
    order = sorted((-float(value), part.ids[at]) for at, value in enumerate(wanted))

    assert nearness is not None
    assert nearness.nearest(25) == [name for _, name in order[:25]]


def test_near_by_meaning_is_never_exact_and_says_so(tmp_path: Path) -> None:
    vectors_of(ROWS, tmp_path)
    with searching(tmp_path) as service:
        shown = service.search(SearchRequest("nosturi", tier="all"))
        exact = list(service.iter_ids(SearchRequest("nosturi")))
        near = list(service.iter_hits(SearchRequest("nosturi", tier="near")))
        listed = list(service.iter_ids(SearchRequest("nosturi", tier="all")))

    assert [hit.decision_id for hit in shown.hits] == ["demo/1", "demo/2"]
    assert [hit.is_by_meaning for hit in shown.hits] == [False, True]
    assert (shown.total, shown.near_total) == (1, 1)
    assert exact == ["demo/1"]
    assert [(hit.decision_id, hit.is_by_meaning) for hit in near] == [("demo/2", True)]
    assert listed == ["demo/1", "demo/2"]


@pytest.mark.parametrize("query", ['"nosturi"', "nosturi -kurki", "nost*"])
def test_queries_that_say_exactly_what_they_want_stay(
    query: str, tmp_path: Path
) -> None:
    vectors_of(ROWS, tmp_path)
    with searching(tmp_path) as service:
        shown = service.search(SearchRequest(query, tier="all"))

    assert not any(hit.is_by_meaning for hit in shown.hits)


def test_filters_hold_for_what_is_near_by_meaning(tmp_path: Path) -> None:
    rows = [
        *ROWS,
        make_decision("demo/5", "demo", title="Piha", text="Piha.", body="Lautakunta"),
    ]
    vectors_of(rows, tmp_path)
    request = SearchRequest("koulu", tier="all", filters={"body": ("Jaosto",)})
    with searching(tmp_path, rows) as service:
        narrow = service.search(request)
        wide = service.search(SearchRequest("koulu", tier="all"))

    assert [hit.decision_id for hit in narrow.hits] == ["demo/4"]
    assert [hit.decision_id for hit in wide.hits] == ["demo/4", "demo/5"]


def test_pages_go_on_through_the_second_look(tmp_path: Path) -> None:
    vectors_of(ROWS, tmp_path)
    with searching(tmp_path) as service:
        pages = [
            service.search(SearchRequest("nosturi", tier="all", limit=1, offset=at))
            for at in range(3)
        ]

    found = [hit.decision_id for page in pages for hit in page.hits]
    assert found == ["demo/1", "demo/2"]


def test_without_vectors_nothing_changes(tmp_path: Path) -> None:
    with searching(tmp_path) as service:
        shown = service.search(SearchRequest("nosturi", tier="all"))

    assert [hit.decision_id for hit in shown.hits] == ["demo/1"]


def test_the_model_joins_languages() -> None:
    """The extra is installed where the tests run; its model is inside the package."""
    embedder = E5Embedder()
    wind, school = embedder.passages(
        ["Tuulivoimapuiston osayleiskaava", "Koulukuljetusten hankinta"]
    )
    query = embedder.query("vindkraft")[0]

    assert wind.shape == (384,)
    assert abs(float(np.linalg.norm(query)) - 1) < 1e-3
    assert float(wind @ query) > float(school @ query)


@pytest.mark.parametrize(("text", "is_dense"), [("yes", True), ("0", False)])
def test_the_setting_is_a_truth(text: str, is_dense: bool) -> None:
    assert load_settings({"PAATOSHAKU_DENSE": text}).dense is is_dense


def test_another_word_for_the_setting_is_refused() -> None:
    with pytest.raises(SettingsError, match="PAATOSHAKU_DENSE"):
        load_settings({"PAATOSHAKU_DENSE": "maybe"})
