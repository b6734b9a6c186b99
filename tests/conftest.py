"""Fixtures that every test file may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real public decisions; it is for tests only and not in this repo.

    Set ``PAATOSHAKU_SHARED``; default: ``shared`` beside the checkout. Where it is absent
    the test is skipped, but in CI that is a failure.
    """
    folder = Path(os.environ.get("PAATOSHAKU_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        reason = f"no shared test material at {folder} (set PAATOSHAKU_SHARED)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
