"""The fields of the query language: names before a colon, as in ``kunta:Vantaa``.

Most fields are facets (``indexer.facets``); the others are listed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.facet_row import Names
from indexer.facets import FACETS


@dataclass(frozen=True, slots=True)
class QueryField:
    """One field.

    ``field_id`` is what steps of a reading call it; ``names`` are typed, in any case;
    ``words`` say it inside a sentence.
    """

    field_id: str
    names: tuple[str, ...]
    words: Names


_OTHERS = (
    QueryField("title", ("otsikko", "title", "rubrik"), ("otsikko", "rubrik", "title")),
    QueryField("date", ("pvm", "date", "datum"), ("aika", "tid", "date")),
    QueryField("id", ("id",), ("tunniste", "id", "id")),
)

QUERY_FIELDS = (
    *_OTHERS,
    *(
        QueryField(row.field_name, row.fields, row.words)
        for row in FACETS
        if row.fields
    ),
)

FIELD_IDS: Mapping[str, str] = {
    name: field.field_id for field in QUERY_FIELDS for name in field.names
}
"""Name as typed, lower case -> id of the field."""

FIELD_WORDS: Mapping[str, Names] = {
    field.field_id: field.words for field in QUERY_FIELDS
}
