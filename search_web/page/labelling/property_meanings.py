"""What each property of the API means, from the data dictionary (docs/data.md).

``scripts/make_meanings.py`` copies the dictionary's rows into ``data/meanings.tsv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def property_meanings() -> Mapping[tuple[str, str], str]:
    """Return (schema, property) -> what it means, where from and how sure."""
    file = (
        resources.files("search_web") / "page" / "labelling" / "data" / "meanings.tsv"
    )
    rows = file.read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows)
    return {(schema, name): text for schema, name, text in cells}


def with_meanings(schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return *schemas* with a description at each property of the dictionary."""
    return {name: _described(name, schema) for name, schema in schemas.items()}


def _described(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    if "properties" not in schema:
        return dict(schema)
    meanings = property_meanings()
    properties = {
        key: {**value, "description": meanings[name, key]}
        if (name, key) in meanings
        else value
        for key, value in schema["properties"].items()
    }
    return {**schema, "properties": properties}
