"""The kinds of index that there are: each is a folder beside this file.

A backend ``indexer/backends/<name>/`` has a module ``engine`` with an ``ENGINE``. It is
found by its name; its libraries are imported when it is asked for.
"""

from __future__ import annotations

import importlib
import pkgutil
from importlib.util import find_spec

import indexer.backends
from indexer.contract.engine import IndexEngine
from indexer.errors import UnknownBackend

DEFAULT = "whoosh"


def engine_names() -> tuple[str, ...]:
    """Return the names of all backends, sorted."""
    folders = pkgutil.iter_modules(indexer.backends.__path__)
    return tuple(
        sorted(
            row.name
            for row in folders
            if row.ispkg and find_spec(f"indexer.backends.{row.name}.engine")
        )
    )


def index_engine(name: str = DEFAULT) -> IndexEngine:
    """Return the engine called *name*.

    Raises:
        UnknownBackend: naming those that there are.
    """
    names = engine_names()
    if name not in names:
        raise UnknownBackend(f"unknown backend {name!r}; known: {', '.join(names)}")
    module = importlib.import_module(f"indexer.backends.{name}.engine")
    engine: IndexEngine = module.ENGINE
    return engine
