"""A plugin of pytest: the same tests on PostgreSQL and OpenSearch.

    python -m pytest -p tests.on_servers tests/test_search_web_*.py

What a test opens as an SQLite file is a database of a PostgreSQL server; its index, in a
folder or in memory, is one in an OpenSearch cluster. The same place is the same database
and the same index for all who open it.
"""

from __future__ import annotations

import contextlib
import functools
import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.index_marks import MarkPlace
from corpus.store import DecisionStore
from indexer.backends.registry import engine_at
from indexer.backends.whoosh.engine import WhooshEngine
from indexer.contract.engine import IndexEngine
from search_web.front.submissions import Submissions
from search_web.removals.removal_requests import RemovalQueue
from search_web.saved.alerts import Alerts
from search_web.saved.server import SavedSearches
from search_web.settings import Settings
from tests import opensearch, postgresql, search_web_world

_FILE = "sqlite:///"


class Servers:
    """Which database and which index stands for which place."""

    def __init__(
        self, databases: str, cluster: str, indexes: contextlib.ExitStack
    ) -> None:
        self._databases = databases
        self._cluster = cluster
        self._indexes = indexes
        self._known: dict[str, str] = {}
        self._engines: dict[Path, IndexEngine] = {}

    def database(self, url: str) -> str:
        """Return the address to open instead of *url*."""
        if not url.startswith(_FILE) or url.endswith(":memory:"):
            return url
        if url not in self._known:
            name = postgresql.new_database(self._databases)
            self._known[url] = self._databases + name
        return self._known[url]

    def is_made(self, url: str) -> bool:
        """Whether somebody has opened it."""
        return url in self._known or not url.startswith(_FILE)

    def engine(self, folder: Path) -> IndexEngine:
        """Return the engine of the index that stands for a folder."""
        if folder not in self._engines:
            self._engines[folder] = engine_at(self.new_index())
        return self._engines[folder]

    def new_index(self) -> str:
        """Return the address of an index that is not there yet."""
        return self._indexes.enter_context(opensearch.new_index(self._cluster))


def pytest_configure(config: pytest.Config) -> None:
    """Let connections be closed by the end of the process, as files are."""
    for kind in ("ResourceWarning", "pytest.PytestUnraisableExceptionWarning"):
        config.addinivalue_line("filterwarnings", f"ignore::{kind}")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what looks at files."""
    left_out = {x for x in items if x.get_closest_marker("files")}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [x for x in items if x not in left_out]


@pytest.fixture(scope="session", autouse=True)
def on_servers(postgresql_server: str, opensearch_server: str) -> Iterator[None]:
    """Let everything be on servers while the tests run."""
    with contextlib.ExitStack() as indexes, pytest.MonkeyPatch.context() as patch:
        servers = Servers(postgresql_server, opensearch_server, indexes)
        for kind in (DecisionStore, RemovalQueue, Alerts, SavedSearches):
            _move(patch, servers, kind, "open")
        _move(patch, servers, Submissions, "__init__")
        patch.setattr(DecisionStore, "exists", staticmethod(servers.is_made))
        for name in ("exists", "open", "rebuild", "marks"):
            patch.setattr(WhooshEngine, name, _of_folder(servers, name))
        patch.setattr(Settings, "index_marks", property(_marks(servers)))
        patch.setattr(search_web_world, "open_index", _opener(servers))
        yield
        _close_connections()


def _close_connections() -> None:
    """Close what tests left open: at the very end that would be a fault of the run."""
    import psycopg

    for one in gc.get_objects():
        if isinstance(one, psycopg.Connection) and not one.closed:
            one.close()


def _move(patch: pytest.MonkeyPatch, servers: Servers, kind: Any, name: str) -> None:
    """Let a method whose first value is an address get the other one."""
    found = kind.__dict__[name]
    method = found.__func__ if isinstance(found, classmethod) else found

    @functools.wraps(method)
    def moved(owner: Any, url: str, *rest: Any, **more: Any) -> Any:
        return method(owner, servers.database(url), *rest, **more)

    patch.setattr(kind, name, classmethod(moved) if method is not found else moved)


def _of_folder(servers: Servers, name: str) -> Callable[..., Any]:
    def moved(_: WhooshEngine, folder: Path, *rest: Any, **more: Any) -> Any:
        return getattr(servers.engine(folder), name)(folder, *rest, **more)

    return moved


def _marks(servers: Servers) -> Callable[[Settings], MarkPlace]:
    def marks(settings: Settings) -> MarkPlace:
        return servers.engine(settings.index_folder).marks(settings.index_folder)

    return marks


def _opener(servers: Servers) -> Callable[[], Any]:
    return lambda: engine_at(servers.new_index()).open(Path("unused"))
