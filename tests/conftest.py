"""Fixtures that every test file may use."""

from __future__ import annotations

import importlib.util
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import opensearch, postgresql
from tests.missing import without

# Times say more of the machine than of the code; they never fail a test. Everyday runs and
# CI try the same examples each time, CI four times as many; nightly runs draw new ones.
settings.register_profile("everyday", deadline=None, derandomize=True, max_examples=25)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=100)
settings.register_profile("nightly", deadline=None, derandomize=False, max_examples=100)
_IS_NIGHTLY = bool(os.environ.get("PAATOSHAKU_NIGHTLY"))
_EVERYDAY = "ci" if os.environ.get("CI") else "everyday"
settings.load_profile("nightly" if _IS_NIGHTLY else _EVERYDAY)

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Let Ctrl-C reach the programs of tests, also where a shell began us in the background.

    Such a shell leaves SIGINT ignored, and what is ignored is inherited.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave tests on servers out where they are not asked for; CI runs all.

    A test ends after `timeout` seconds (``pyproject.toml``), what runs for a night does not.
    """
    if not opensearch.is_wanted():
        reason = "runs an OpenSearch server: set PAATOSHAKU_TEST_OPENSEARCH=1"
        for item in items:
            if item.get_closest_marker("opensearch"):
                item.add_marker(pytest.mark.skip(reason=reason))
    for item in items:
        if item.get_closest_marker("nightly"):
            item.add_marker(pytest.mark.timeout(0))
    if not os.environ.get("PAATOSHAKU_NIGHTLY"):
        _leave_out(config, items, "nightly")
    if not (os.environ.get("PAATOSHAKU_TEST_POSTGRESQL") or os.environ.get("CI")):
        _leave_out(config, items, "postgresql")


def _leave_out(config: pytest.Config, items: list[pytest.Item], marker: str) -> None:
    left_out = [item for item in items if item.get_closest_marker(marker)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real public decisions; it is for tests only and not in this repo.

    Set ``PAATOSHAKU_SHARED``; default: ``shared`` beside the checkout. Where it is absent
    the test is skipped, but in CI that is a failure.
    """
    folder = Path(os.environ.get("PAATOSHAKU_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        without(f"no shared test material at {folder} (set PAATOSHAKU_SHARED)")
    return folder


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of an empty PostgreSQL server of the tests' own, without a database.

    It takes Debian's package ``postgresql`` and the driver; a missing part is a failure.
    """
    programs = postgresql.server_programs()
    driver = importlib.util.find_spec("psycopg")
    if programs is None or driver is None:
        pytest.fail("no PostgreSQL (Debian: postgresql; Python: psycopg[binary])")
    with postgresql.serve(programs) as address:
        yield address


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    """The address of an empty database."""
    return postgresql_server + postgresql.new_database(postgresql_server)


@pytest.fixture(scope="session")
def opensearch_server() -> Iterator[str]:
    """The address of a running OpenSearch node; a missing part is a failure."""
    missing = opensearch.missing_part()
    if missing:
        pytest.fail(f"no OpenSearch for the tests: {missing} is missing")
    with opensearch.server() as address:
        yield address


@pytest.fixture
def opensearch_address(opensearch_server: str) -> Iterator[str]:
    """The address of an index that is not there yet."""
    with opensearch.new_index(opensearch_server) as address:
        yield address
