"""Every registered kind of index keeps the contract."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.backends.registry import engine_names, index_engine
from indexer.contract.engine import KeptIndex
from tests.contract.backend import BackendContract

SERVERS = {"opensearch": "opensearch_address"}
"""Engines that need a server: the fixture that gives the address of a new index."""


class TestEveryEngine(BackendContract):
    @pytest.fixture(
        params=[
            pytest.param(
                name, marks=[pytest.mark.opensearch] if name in SERVERS else []
            )
            for name in engine_names()
        ]
    )
    def backend(
        self, request: pytest.FixtureRequest, tmp_path: Path
    ) -> Iterator[KeptIndex]:
        engine = index_engine(request.param)
        if request.param in SERVERS:
            engine = engine.at(request.getfixturevalue(SERVERS[request.param]))
        with contextlib.closing(engine.open(tmp_path / "index")) as opened:
            yield opened
