"""The neutral query tree: what a query asks for, whichever backend answers it.

The parser builds it, each backend translates it, and the memory backend's plain
evaluation says what every other backend must return. A tree holds no text analysis: its
terms are those of ``analyzers.base.QueryWord``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

Scope = Literal["all", "own", "title"]
"""Where words are looked for: ``all`` is title, body and attachments, ``own`` the decision's
own title and body."""


_Node = TypeVar("_Node")


class _KeepsHash:
    """Keeps its hash: a tree is looked up by each of its parts, many times a page."""

    __slots__ = ("_hash",)


def _hashed_once(made: type[_Node]) -> type[_Node]:
    """Let a node compute its hash once; the hash never leaves the process."""
    whole: Callable[[object], int] = made.__hash__

    def kept(self: object) -> int:
        value: int | None = getattr(self, "_hash", None)
        if value is None:
            value = whole(self)
            object.__setattr__(self, "_hash", value)
        return value

    type.__setattr__(made, "__hash__", kept)
    return made


@dataclass(frozen=True, slots=True)
class Every:
    """Matches every document, with score 0."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Matches no document."""


@_hashed_once
@dataclass(frozen=True, slots=True)
class Word(_KeepsHash):
    """One word.

    A document matches when it has one of ``lemma`` among its lemmas or parts, or
    ``exact`` among its lemmas, parts or exact forms. With ``is_exact`` only the exact
    forms count. ``ranking_part`` never brings a match.
    """

    lemma: tuple[str, ...]
    exact: str
    ranking_part: tuple[str, ...] = ()
    is_exact: bool = False
    scope: Scope = "all"


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with ``text`` (folded), in exact forms and lemmas."""

    text: str
    scope: Scope = "all"


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any of ``words`` (folded), in exact forms and lemmas: what a pattern stands for."""

    words: tuple[str, ...]
    scope: Scope = "all"


SingleWord = Word | Prefix | OneOf
"""What is at one position of a text."""


@_hashed_once
@dataclass(frozen=True, slots=True)
class Phrase(_KeepsHash):
    """Words at consecutive positions; each may match in any of its ways."""

    words: tuple[SingleWord, ...]
    scope: Scope = "all"


@_hashed_once
@dataclass(frozen=True, slots=True)
class Near(_KeepsHash):
    """Words in any order, all within ``distance`` positions of each other."""

    words: tuple[SingleWord | Phrase, ...]
    distance: int
    scope: Scope = "all"


@_hashed_once
@dataclass(frozen=True, slots=True)
class Often(_KeepsHash):
    """Documents where ``words`` stand at ``times`` (1 or more) positions of one zone.

    A position counts once, whichever of the words it has. Never scored, never marked.
    """

    words: tuple[SingleWord, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Documents that have one of ``values`` in a facet; never scored."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateRange:
    """Documents dated from ``start`` to ``end``, both days included; undated never."""

    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Documents with a number from ``least`` to ``most``, both included; never scored.

    ``facet`` is one of kind "number"; a document without a value never matches.
    """

    facet: str
    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class Among:
    """The documents with these ids, with score 0; unknown ids match nothing.

    Besides words it scores given documents; alone it tells which of them pass filters.
    """

    ids: tuple[str, ...]


@_hashed_once
@dataclass(frozen=True, slots=True)
class And(_KeepsHash):
    """All of ``nodes``; scores are added."""

    nodes: tuple[Node, ...]


@_hashed_once
@dataclass(frozen=True, slots=True)
class Or(_KeepsHash):
    """Any of ``nodes``; scores are added, or the best counts when ``is_best``."""

    nodes: tuple[Node, ...]
    is_best: bool = False


@_hashed_once
@dataclass(frozen=True, slots=True)
class Not(_KeepsHash):
    """Every document that ``node`` does not match; score 0."""

    node: Node


@_hashed_once
@dataclass(frozen=True, slots=True)
class Boost(_KeepsHash):
    """Matches what ``node`` matches; its score times ``factor`` (above 0)."""

    node: Node
    factor: float


@_hashed_once
@dataclass(frozen=True, slots=True)
class Constant(_KeepsHash):
    """Matches what ``node`` matches, each with the same ``score``.

    With ``Filter`` or ``DateRange`` inside a ``Lift`` it prefers documents by their
    facets: a municipality named in the query, recent years, the decision's own stage.
    """

    node: Node
    score: float


@_hashed_once
@dataclass(frozen=True, slots=True)
class Lift(_KeepsHash):
    """Matches exactly what ``node`` matches.

    Where one of ``bonuses`` matches too, its score is added; a bonus alone never brings
    a match, so it never changes a total or a count.
    """

    node: Node
    bonuses: tuple[Node, ...]


Node = (
    Every
    | Nothing
    | Word
    | Prefix
    | OneOf
    | Phrase
    | Near
    | Often
    | Filter
    | DateRange
    | NumberRange
    | Among
    | And
    | Or
    | Not
    | Boost
    | Constant
    | Lift
)
