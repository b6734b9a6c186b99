"""Parameters -> ``SearchRequest``: the one reader of a search, for every edge.

Nothing is ignored: an unknown name or value raises ``ParameterError`` with what is
allowed. Names are Finnish; the English names of facets are understood, too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from indexer.errors import ParameterError, ValueNotAllowed
from indexer.messages import N_, Message
from indexer.parameters import parameter_values
from indexer.parameters.parameter_table import (
    BY_NAME,
    Edge,
    Parameter,
    parameters_of,
)
from indexer.parameters.parameter_values import Arguments
from indexer.request import SearchRequest
from indexer.understanding.values.facet_values import read_facet_value

PAGE_SIZE = 20
MAX_VALUES = 200
_PAGE, _LIMIT = "sivu", "raja"


def parameter_names(edge: Edge = "address") -> tuple[str, ...]:
    """Return the names that a search understands, exclusions left out."""
    return tuple(row.name for row in parameters_of(edge))


def read_request(
    arguments: Arguments,
    *,
    edge: Edge = "address",
    page_size: int = PAGE_SIZE,
    extra: Iterable[str] = (),
) -> SearchRequest:
    """Read a search.

    Args:
        arguments: several values of a facet are alternatives, a name with a leading
            ``-`` excludes. Empty values are none.
        edge: where they come from; decides which names are understood.
        page_size: hits a page; ``sivu`` 2 starts at this offset.
        extra: names that the caller reads itself.

    Raises:
        ParameterError: unknown name, value not allowed, or one given twice.
    """
    _refuse_unknown(arguments, edge, tuple(extra))
    fields: dict[str, Any] = {}
    for row in parameters_of(edge):
        reader = _READERS.get(row.kind)
        if reader is not None and row.name not in (_PAGE, _LIMIT):
            fields[row.request_field] = reader(arguments, row)
    limit = page_size
    if edge in BY_NAME[_LIMIT].edges:
        limit = _number(arguments, BY_NAME[_LIMIT], default=limit)
    page = _number(arguments, BY_NAME[_PAGE], default=1)
    check_order(fields["date_from"], fields["date_to"])
    _check_sums(fields["sum_from"], fields["sum_to"])
    return SearchRequest(
        filters=_facets(arguments, ""),
        excluded=_facets(arguments, "-"),
        limit=limit,
        offset=(page - 1) * limit,
        **fields,
    )


def _refuse_unknown(arguments: Arguments, edge: Edge, extra: tuple[str, ...]) -> None:
    for name in arguments:
        row = BY_NAME.get(name)
        if name.startswith("-"):
            row = BY_NAME.get(name[1:])
            row = row if row and row.facet else None
        if name not in extra and (row is None or edge not in row.edges):
            raise parameter_values.unknown_name(name, (*extra, *parameter_names(edge)))


def _facets(arguments: Arguments, sign: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, texts in arguments.items():
        row = BY_NAME.get(name[len(sign) :]) if name.startswith(sign) else None
        if row is not None and row.facet is not None:
            before = found.get(row.facet.name, ())
            read = _facet_values(row, name, texts)
            if merged := tuple(dict.fromkeys((*before, *read))):
                found[row.facet.name] = merged
    return found


def _facet_values(row: Parameter, name: str, texts: Iterable[str]) -> list[str]:
    assert row.facet is not None
    given = [text.strip() for text in texts]
    if len(given) > MAX_VALUES:
        message = Message(
            N_("The parameter “%(name)s” has too many values."), {"name": name}
        )
        limit = Message(N_("at most %(limit)s values"), {"limit": MAX_VALUES})
        raise ParameterError(name, message, limit)
    try:
        return [
            value
            for text in given
            if text
            for value in read_facet_value(
                row.facet, parameter_values.printable(name, text)
            )
        ]
    except ValueNotAllowed as error:
        raise parameter_values.bad_value(name, error.value, error.allowed) from error


def _number(arguments: Arguments, row: Parameter, *, default: int) -> int:
    return parameter_values.number(
        arguments,
        row.name,
        default=default,
        smallest=row.smallest,
        largest=row.largest,
    )


def _steps(arguments: Arguments, row: Parameter) -> frozenset[str]:
    return frozenset(
        parameter_values.step(row.name, one) for one in arguments.get(row.name, ())
    )


_READERS: Mapping[str, Callable[[Arguments, Parameter], Any]] = {
    "words": lambda arguments, row: parameter_values.words(arguments, row.name),
    "day": lambda arguments, row: parameter_values.day(arguments, row.name),
    "amount": lambda arguments, row: parameter_values.amount(arguments, row.name),
    "choice": lambda arguments, row: parameter_values.choice(
        arguments, row.name, row.choices, row.other_names
    ),
    "flag": lambda arguments, row: parameter_values.flag(arguments, row.name),
    "steps": _steps,
}
"""Kind -> reader; facets and numbers are read together."""


def check_order(first: dt.date | None, last: dt.date | None) -> None:
    """Raise ``ParameterError`` when the last day is before the first."""
    if first and last and first > last:
        allowed = Message(N_("a day not before the start day, %(day)s"), {"day": first})
        raise parameter_values.bad_value("loppu", last.isoformat(), allowed)


def _check_sums(least: float | None, most: float | None) -> None:
    if least is not None and most is not None and least > most:
        allowed = Message(N_("a sum not below the least one, %(sum)s"), {"sum": least})
        raise parameter_values.bad_value("summaan", f"{most:g}", allowed)
