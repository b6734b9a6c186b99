"""Evidence for a value: who says it, how sure, and what comes of all together.

A field is read by several witnesses: the title, the name of the file, the running heads,
a label, the address. Each gives candidates with a probability. Those that agree support
each other, those that do not weaken the winner; without enough evidence there is no value.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")
ENOUGH = 0.4


@dataclass(frozen=True, slots=True)
class FieldCandidate(Generic[T]):
    """A value that one witness gives.

    Attributes:
        source: the witness, in a word or two ("title", "file name", "running head").
        weight: how likely it is right when nobody else speaks, 0 to 1.
    """

    value: T
    source: str
    weight: float


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """The value that the evidence speaks for.

    Attributes:
        confidence: 0 to 1.
        sources: the witnesses that say so.
        rivals: what others say, best first.
    """

    value: T
    confidence: float
    sources: tuple[str, ...]
    rivals: tuple[FieldCandidate[T], ...] = ()


def choose(
    candidates: Iterable[FieldCandidate[T]],
    key: Callable[[T], Hashable] = lambda value: value,
) -> Choice[T] | None:
    """Return the value with the most evidence; None when there is too little.

    Args:
        candidates: of all witnesses, the most trusted first.
        key: makes equal what is the same value in other words.
    """
    groups: dict[Hashable, list[FieldCandidate[T]]] = {}
    for one in candidates:
        groups.setdefault(key(one.value), []).append(one)
    ranked = sorted(groups.values(), key=_together, reverse=True)
    if not ranked:
        return None
    best, others = ranked[0], ranked[1:]
    confidence = _together(best) * (1 - 0.4 * (_together(others[0]) if others else 0))
    if confidence < ENOUGH:
        return None
    chief = max(best, key=lambda one: one.weight)
    return Choice(
        chief.value,
        round(confidence, 2),
        tuple(dict.fromkeys(one.source for one in best)),
        tuple(group[0] for group in others),
    )


def _together(group: Iterable[FieldCandidate[Any]]) -> float:
    """Return how likely a value is that several witnesses give, each counted once."""
    doubt = 1.0
    best: dict[str, float] = {}
    for one in group:
        best[one.source] = max(best.get(one.source, 0.0), one.weight)
    for weight in best.values():
        doubt *= 1 - weight
    return 1 - doubt
