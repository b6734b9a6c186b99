"""The reference backend keeps the contract."""

from __future__ import annotations

import pytest

from indexer.backends.memory import MemoryBackend
from tests.contract.backend import BackendContract


class TestMemoryBackend(BackendContract):
    @pytest.fixture
    def backend(self) -> MemoryBackend:
        return MemoryBackend()
