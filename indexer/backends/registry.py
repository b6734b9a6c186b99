"""The kinds of index that there are: each is a folder beside this file.

A backend ``indexer/backends/<name>/`` has a module ``engine`` with an ``ENGINE``. It is
found by its name; its libraries are imported when it is asked for.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
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
    try:
        module = importlib.import_module(f"indexer.backends.{name}.engine")
    except ModuleNotFoundError as error:
        raise UnknownBackend(
            f"backend {name!r} lacks the module {error.name!r}; "
            f"run: pip install 'paatoshaku[{name}]'"
        ) from error
    engine: IndexEngine = module.ENGINE
    return engine


def engine_at(address: str | None) -> IndexEngine:
    """Return the engine of an address; None is the default one.

    The kind is before the first colon, and before a plus sign there.

    Raises:
        UnknownBackend: naming those that there are.
        InvalidAddress: the rest is not of the form that the kind takes.
    """
    if not address:
        return index_engine()
    return index_engine(re.split(r"[:+]", address, maxsplit=1)[0]).at(address)
