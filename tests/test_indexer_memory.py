"""The reference backend keeps the contract."""

from __future__ import annotations

import pytest

from tests.contract.backend import BackendContract
from tests.reference_backend.memory import MemoryBackend


class TestMemoryBackend(BackendContract):
    @pytest.fixture
    def backend(self) -> MemoryBackend:
        return MemoryBackend()
