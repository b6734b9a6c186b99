"""The Whoosh backend keeps the contract and agrees with the reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.backends.base import BackendQuery
from indexer.backends.whoosh import WhooshBackend
from indexer.query import Every
from tests.contract.backend import DOCUMENTS, BackendContract


class TestWhooshBackend(BackendContract):
    @pytest.fixture
    def backend(self, tmp_path: Path) -> WhooshBackend:
        return WhooshBackend.open(tmp_path / "index")


def test_index_is_there_after_closing(tmp_path: Path) -> None:
    first = WhooshBackend.open(tmp_path)
    first.update(DOCUMENTS)
    first.close()
    second = WhooshBackend.open(tmp_path)

    assert second.search(BackendQuery(Every())).total == 4
    assert second.document("a/2") == DOCUMENTS[1]
    second.close()
