"""Regular expressions that are compiled when they are first used.

A command that reads no text then need not wait for them; after the first use they cost
nothing more than others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any


class LatePattern:
    """A pattern known by its source until one of its methods is asked for."""

    __slots__ = ("_flags", "_source", "finditer", "fullmatch", "match", "search")

    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep the methods of the pattern in the place of this one."""
        if name not in ("finditer", "fullmatch", "match", "search"):
            raise AttributeError(name)
        pattern = re.compile(self._source, self._flags)
        self.finditer = pattern.finditer
        self.fullmatch = pattern.fullmatch
        self.match = pattern.match
        self.search = pattern.search
        return getattr(pattern, name)
