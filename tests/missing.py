"""What a test does where an optional part is missing: it is skipped, but not in CI."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def without(reason: str) -> NoReturn:
    """Skip the test for *reason*; in CI, where everything has to be, it fails."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
