"""Answers kept for the rest of a state: what was fetched ahead, and what was asked before."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import replace

from indexer.contract.backend import BackendQuery, BackendResult

MOST_KEPT = 256
"""Answers kept; a repeated page of the same state needs no request."""


class KeptAnswers:
    """Answers by what was asked; one that tells more serves for one that tells less."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, list[tuple[BackendQuery, BackendResult]]]
        self._answers = OrderedDict()
        self._lock = threading.Lock()

    def add(self, query: BackendQuery, result: BackendResult) -> None:
        """Keep an answer."""
        with self._lock:
            self._answers.setdefault(_key(query), []).append((query, result))
            while len(self._answers) > MOST_KEPT:
                self._answers.popitem(last=False)

    def find(self, query: BackendQuery) -> BackendResult | None:
        """Return the answer to *query*, None when it has to be asked for."""
        with self._lock:
            known = list(self._answers.get(_key(query), ()))
        for asked, result in known:
            if _tells(asked, query):
                counts = {name: result.counts[name] for name in query.facets}
                hits = result.hits[: query.limit]
                return replace(result, hits=hits, counts=counts)
        return None


def _tells(asked: BackendQuery, query: BackendQuery) -> bool:
    """Whether the answer to *asked* holds that to *query*, of the same set of hits."""
    is_same_list = (asked.sort, asked.offset) == (query.sort, query.offset)
    if query.limit and not (is_same_list and query.limit <= asked.limit):
        return False
    return set(query.facets) <= set(asked.facets)


def _key(query: BackendQuery) -> Hashable:
    return query.root, _values(query.filters), _values(query.excluded)


def _values(filters: Mapping[str, tuple[str, ...]]) -> Hashable:
    return tuple(sorted((name, values) for name, values in filters.items() if values))
