"""Every registered kind of index keeps the contract."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.backends.registry import engine_names, index_engine
from indexer.contract.engine import KeptIndex
from tests.contract.backend import BackendContract


class TestEveryEngine(BackendContract):
    @pytest.fixture(params=engine_names())
    def backend(
        self, request: pytest.FixtureRequest, tmp_path: Path
    ) -> Iterator[KeptIndex]:
        engine = index_engine(request.param)
        with contextlib.closing(engine.open(tmp_path / "index")) as opened:
            yield opened
