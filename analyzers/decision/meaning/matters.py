"""What kind of matter a title names: somebody's claim or request, an election, a statement."""

from __future__ import annotations

import functools
import re
from importlib.resources import files

OWN = "own"
"""The body's own matter: a plan, a budget, a contract."""
REQUESTS = frozenset({"claim", "request", "initiative", "resignation"})
"""Matters in which somebody asked for something."""


@functools.cache
def _table() -> tuple[tuple[str, re.Pattern[str]], ...]:
    path = files("analyzers.decision.meaning") / "matters.tsv"
    rows = [
        row.split("\t")
        for row in path.read_text("utf-8").splitlines()
        if row and not row.startswith("#")
    ]
    return tuple((kind, re.compile(pattern)) for kind, pattern, _ in rows)


def matter_kind(title: str | None) -> str:
    """Return the kind of matter that *title* names; ``OWN`` where it names none."""
    folded = " ".join((title or "").lower().split())
    for kind, pattern in _table():
        if pattern.search(folded):
            return kind
    return OWN
