"""Frozen records as plain JSON values and back, by their annotations.

What is None or empty is left out, so that a record can get new fields without any
stored value or hash changing; names that a record does not know are ignored. Knows
what our records are made of: text, numbers, days, tuples of one kind, other records.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

_Record = TypeVar("_Record")
_Convert = Callable[[Any], Any]


def to_plain(record: Any) -> dict[str, Any]:
    """Return the fields that say something; ``from_plain`` is the inverse."""
    found: dict[str, Any] = {}
    for name in _names(type(record)):  # type: ignore[arg-type]
        value = getattr(record, name)
        plain = _plain(value)
        if plain is not None and plain != []:
            found[name] = plain
    return found


def from_plain(kind: type[_Record], values: Mapping[str, Any]) -> _Record:
    """Build a record of *kind*; what is left out gets its default, else None."""
    shape = _shape(kind)  # type: ignore[arg-type]
    found = dict(shape.needed)
    for name, value in values.items():
        convert = shape.converters.get(name, _UNKNOWN)
        if convert is None:
            found[name] = value
        elif convert is not _UNKNOWN and value is not None:
            found[name] = convert(value)
    return kind(**found)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return to_plain(value)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@dataclass(frozen=True, slots=True)
class _Shape:
    """Converters by name, None where a value is its own; what has no default, as None."""

    converters: Mapping[str, _Convert | None]
    needed: Mapping[str, None]


def _unknown(value: Any) -> Any:
    raise AssertionError(value)


_UNKNOWN: _Convert = _unknown


@cache
def _shape(kind: Any) -> _Shape:
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    return _Shape(
        {field.name: _converter(hints[field.name]) for field in fields},
        {field.name: None for field in fields if field.default is MISSING},
    )


def _converter(hint: Any) -> _Convert | None:
    """Return what makes a value of *hint* of its plain form; None: it is its own."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        known = [part for part in get_args(hint) if part is not type(None)]
        return _converter(known[0]) if len(known) == 1 else None
    if origin is tuple:
        each = _converter(get_args(hint)[0])
        return (lambda items: tuple(map(each, items))) if each else tuple
    if hint is dt.date:
        return dt.date.fromisoformat
    if dataclasses.is_dataclass(hint):
        return lambda values: from_plain(hint, values)  # type: ignore[arg-type]
    return None
