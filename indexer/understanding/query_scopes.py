"""A query's words asked for in the decision's own text only, not in attachments."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

_Value = TypeVar("_Value")


def in_own_text(value: _Value) -> _Value:
    """Return a query, a node or a term with the words inside it asked for in the own text.

    What asks for words in the title only stays so.
    """
    if isinstance(value, tuple):
        return type(value)(map(in_own_text, value))
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        new = "own" if field.name == "scope" and old == "all" else in_own_text(old)
        if new is not old and new != old:
            changes[field.name] = new
    return dataclasses.replace(value, **changes) if changes else value
