"""Bring a request's values into the form that the index holds, or say what is wrong."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence

from analyzers.notations.case_codes.case_keys import asked_case_keys, case_key
from analyzers.notations.municipal_bodies.canonical_bodies import is_called
from analyzers.notations.toponyms.municipalities import municipality
from indexer.errors import InvalidRequest
from indexer.facets import facet
from indexer.request import SearchRequest
from indexer.understanding.values.facet_values import read_facet_value

MAX_LIMIT = 1000


def canonical(
    request: SearchRequest, known: Mapping[str, Sequence[str]], today: dt.date
) -> SearchRequest:
    """Return *request* with canonical facet names and values.

    A law may be given in any notation, a name in any case; a body by its kind stands
    for the bodies of that kind under every spelling in the index.

    Raises:
        UnknownFacet: a name is not known.
        InvalidRequest: a limit, offset or value is not allowed.
    """
    if not 0 <= request.limit <= MAX_LIMIT:
        raise InvalidRequest(f"limit {request.limit}: allowed are 0 to {MAX_LIMIT}")
    if request.offset < 0:
        raise InvalidRequest(f"offset {request.offset}: allowed are 0 and above")
    if request.facet_limit < 0:
        raise InvalidRequest(f"facet limit {request.facet_limit}: 0 gives all values")
    return dataclasses.replace(
        request,
        filters=_values(request.filters, known, today),
        excluded=_values(request.excluded, known, today),
        facets=tuple(facet(name).name for name in request.facets),
    )


def _values(
    filters: Mapping[str, Sequence[str]],
    known: Mapping[str, Sequence[str]],
    today: dt.date,
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for given, values in filters.items():
        name = facet(given).name
        resolved = [
            value
            for text in values
            for value in _value(name, text, known.get(name, ()), today)
        ]
        if resolved:
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *resolved)))
    return found


def _value(
    name: str, text: str, known: Sequence[str], today: dt.date
) -> tuple[str, ...]:
    row = facet(name)
    if row.kind in ("law", "statute", "closed"):
        return read_facet_value(row, text, today)
    if name == "case_number":
        return asked_case_keys(text)
    if name == "case":
        publisher, stroke, number = text.partition("/")
        return (f"{publisher}{stroke}{case_key(number)}",)
    if text in known:
        return (text,)
    folded = text.casefold().strip()
    same = tuple(value for value in known if value.casefold() == folded)
    if not same and name == "municipality":
        named = municipality(text)
        same = tuple(value for value in known if named and value == named.name_fi)
    if not same and name == "body":
        same = tuple(value for value in known if is_called(value, text))
    return same or (text,)


def narrowed(request: SearchRequest, name: str, value: str) -> SearchRequest | None:
    """Return *request* with one value of a facet; None when its filter forbids it."""
    allowed = request.filters.get(name)
    if allowed and value not in allowed:
        return None
    return dataclasses.replace(request, filters={**request.filters, name: (value,)})
