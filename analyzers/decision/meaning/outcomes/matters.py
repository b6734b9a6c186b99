"""What kind of matter a title names: somebody's claim or request, an election, a statement."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib.resources import files

OWN = "own"
"""The body's own matter: a plan, a budget, a contract."""
REQUESTS = frozenset({"claim", "request", "initiative", "resignation"})
"""Matters in which somebody asked for something."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is known of an item before its decision is read.

    Attributes:
        kind: what the title names.
        title: the title in lower case.
        body: the deciding body, in lower case; "" when not known.
    """

    kind: str
    title: str
    body: str = ""


@functools.cache
def matter_rows() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return the table's rows: kind, pattern, example; the first that fits counts."""
    path = files("analyzers.decision.meaning.outcomes") / "matters.tsv"
    found = []
    for row in path.read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, pattern, example = row.split("\t")
            found.append((kind, re.compile(pattern), example))
    return tuple(found)


def matter_kind(title: str | None) -> str:
    """Return the kind of matter that *title* names; ``OWN`` where it names none."""
    folded = " ".join((title or "").lower().split())
    for kind, pattern, _ in matter_rows():
        if pattern.search(folded):
            return kind
    return OWN
