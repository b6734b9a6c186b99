"""What the backend is asked: the query tree, with the filters and order of a request."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from indexer.contract.backend import BackendQuery
from indexer.contract.query import (
    And,
    Boost,
    Constant,
    DateRange,
    Filter,
    Lift,
    Near,
    Node,
    Not,
    NumberRange,
    Or,
    Word,
)
from indexer.contract.weights import WEIGHTS
from indexer.request import QueryReading, ReadingStep, SearchRequest, Sort
from indexer.understanding.query_reading import EASED, ParsedQuery
from indexer.understanding.values.reading_words import in_words

_Value = TypeVar("_Value")
_RECENT_YEARS = (1, 3, 6)
_ROLE_FACETS = ("law_reference", "statute")


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """A request, its query read, and the tree that hits must match."""

    request: SearchRequest
    parsed: ParsedQuery
    root: Node
    today: dt.date

    def eased(self) -> SearchPlan | None:
        """Return the plan in which other words for the same thing count; it says so.

        None when there are none, or the request wants no wider words.
        """
        parsed = self.parsed
        is_widest = self.request.widening == "kin"
        kin = tuple(
            dict.fromkeys(
                other.exact if isinstance(other, Word) else _joined(other)
                for term in parsed.terms
                if not term.is_optional
                for other in (term.widest if is_widest else term).counted
                if isinstance(other, Word | Near)
            )
        )
        if not parsed.eased or not kin or self.request.widening == "no":
            return None
        step = ReadingStep(EASED, EASED, parsed.reading.query, ", ".join(kin), True)
        steps = (*parsed.reading.steps, step)
        reading = QueryReading(parsed.reading.query, steps, in_words(steps))
        eased = dataclasses.replace(parsed, reading=reading, required=parsed.eased)
        return self.reading(eased)

    def reading(self, parsed: ParsedQuery) -> SearchPlan:
        """Return the plan of the same request with its words read as *parsed*."""
        root = _narrowed(parsed.root(), self.request)
        return dataclasses.replace(self, parsed=parsed, root=root)

    def beside(self, root: Node) -> SearchPlan:
        """Return the plan that looks for *root* within the same dates and filters."""
        return dataclasses.replace(self, root=_narrowed(root, self.request))

    def for_request(self, request: SearchRequest) -> SearchPlan:
        """Return the plan with other filters; the words stay."""
        return dataclasses.replace(self, request=request)

    def query(
        self, facets: Iterable[str] = (), *, limit: int = 0, offset: int = 0
    ) -> BackendQuery:
        """Return what to ask the backend; *facets* are to be counted."""
        request, root = self.request, self.root
        if request.prefer_recent and request.sort == "relevance":
            root = _with_recency(root, self.today)
        return BackendQuery(
            root=root,
            filters=_by_column(request.filters, request),
            excluded=_by_column(request.excluded, request),
            sort=_order(request, self.parsed),
            limit=limit,
            offset=offset,
            facets=tuple(_by_column(dict.fromkeys(facets), request)),
            facet_limit=request.facet_limit,
        )

    def named(
        self, counts: Mapping[str, _Value], facets: Iterable[str]
    ) -> dict[str, _Value]:
        """Return the backend's *counts* under the names of the asked *facets*."""
        names = {_column(name, self.request): name for name in facets}
        return {names[column]: values for column, values in counts.items()}


def plan_search(
    request: SearchRequest, parsed: ParsedQuery, today: dt.date
) -> SearchPlan:
    """Return the plan of a request with canonical values."""
    return SearchPlan(request, parsed, _narrowed(parsed.root(), request), today)


def _joined(halves: Near) -> str:
    words = (word for word in halves.words if isinstance(word, Word))
    return " + ".join(word.exact for word in words)


def _narrowed(root: Node, request: SearchRequest) -> Node:
    """Add the request's ranges, and let law filters see the roles that are asked."""
    if ranges := tuple(_ranges(request)):
        root = And((root, *ranges))
    return _any_role(root) if request.law_roles == "any" else root


def _ranges(request: SearchRequest) -> Iterator[Node]:
    if request.date_from or request.date_to:
        yield DateRange(request.date_from, request.date_to)
    if request.sum_from is not None or request.sum_to is not None:
        yield NumberRange("sum_euros", request.sum_from, request.sum_to)
    if request.margin_to is not None:
        yield NumberRange("vote_margin", None, request.margin_to)


def _with_recency(root: Node, today: dt.date) -> Node:
    """Lift decisions of the last one, three and six years, the newest most."""
    days = (today - dt.timedelta(days=round(365.25 * n)) for n in _RECENT_YEARS)
    return Lift(
        root, tuple(Constant(DateRange(day, None), WEIGHTS.recent) for day in days)
    )


def _order(request: SearchRequest, parsed: ParsedQuery) -> Sort:
    """Return the order of hits; where no word decides relevance, the newest come first."""
    is_wordless = not request.query.strip() or parsed.is_empty
    if request.sort == "relevance" and is_wordless:
        return "newest"
    return request.sort


def _column(name: str, request: SearchRequest) -> str:
    """Return the facet column that *request* means by *name*."""
    is_law = name in _ROLE_FACETS and request.law_roles == "any"
    return f"{name}_any" if is_law else name


def _by_column(
    values: Mapping[str, _Value], request: SearchRequest
) -> dict[str, _Value]:
    return {_column(name, request): value for name, value in values.items()}


def _any_role(node: Node) -> Node:
    match node:
        case Filter(name, values) if name in _ROLE_FACETS:
            return Filter(f"{name}_any", values)
        case And(nodes):
            return And(tuple(_any_role(child) for child in nodes))
        case Or(nodes, is_best):
            return Or(tuple(_any_role(child) for child in nodes), is_best)
        case Not(child):
            return Not(_any_role(child))
        case Boost(child, factor):
            return Boost(_any_role(child), factor)
        case Constant(child, score):
            return Constant(_any_role(child), score)
        case Lift(child, bonuses):
            return Lift(_any_role(child), tuple(_any_role(one) for one in bonuses))
        case _:
            return node
