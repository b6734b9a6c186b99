"""The best way in which a token matched, found by numbers of terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.contract.backend import BackendQuery
from indexer.contract.query import And, Every, Or, Prefix, Word
from tests.contract.documents import document


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (Word(("kaava",), "kaava"), [("lemma", "kaava"), ("part", "kaava")]),
        (Word(("kaava",), "kaavan"), [("exact", "kaavan"), ("part", "kaava")]),
        (Word((), "kaavan", is_exact=True), [("exact", "kaavan")]),
        (Word((), "kaava", is_exact=True), []),
        (Word(("luku", "lupa"), "x"), [("lemma", "luku")]),
        (Word(("lupa",), "asemakaava"), [("lemma", "lupa"), ("exact", "asemakaava")]),
        (Prefix("kaa"), [("exact", "kaavan")]),
        (Prefix("lu"), [("exact", "luvan")]),
        (Prefix("luk"), [("lemma", "luku")]),
        (Word(("puuttuva",), "puuttuva"), []),
    ],
)
def test_the_best_way_is_told(
    tmp_path: Path, word: Word | Prefix, expected: list[tuple[str, str]]
) -> None:
    backend = WhooshBackend.open(tmp_path)
    body = "kaavan:kaava luvan:luku,lupa asemakaava::kaava"
    backend.update([document("a/1", "", body)])

    places = backend.places(["a/1"], word)["a/1"]

    assert [(place.way, place.term) for place in places] == expected


def test_hits_are_located_again_after_many_other_pages(tmp_path: Path) -> None:
    backend = WhooshBackend.open(tmp_path)
    names = [f"a/{number:04}" for number in range(2500)]
    backend.update([document(name, "", f"sana s{name[2:]}") for name in names])

    for start in range(0, 2500, 500):
        hits = backend.search(BackendQuery(Every(), limit=500, offset=start)).hits
        assert [hit.decision_id for hit in hits] == names[start : start + 500]
    root = Or((Word(("sana",), "sana"), And((Every(),))))

    assert list(backend.stored(names)) == names
    assert len(backend.places(names, root)) == 2500
    assert backend.stored(["a/9999"]) == {}
