"""Mistakes in the filters of the search form: told at their fields, nothing else is lost.

What was typed stays in the form. No results are listed, for a search without the broken
filter is another search; its number of decisions is a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from indexer.request import SearchRequest
from search_web.errors import BadParameter
from search_web.library import Library
from search_web.page.components.field_mistakes import (
    FIELDS,
    FieldMistake,
    field_mistake,
)
from search_web.pages.places.publisher_list import check_publishers
from search_web.parameters import read_search

MOST_MISTAKES = 50


@dataclass(frozen=True, slots=True)
class MendedSearch:
    """A search without its mistakes, and the mistakes by the parameter of their field."""

    asked: SearchRequest
    mistakes: Mapping[str, FieldMistake]


def mended_search(arguments: MultiDict[str, str], held: Library) -> MendedSearch:
    """Read a search and set aside the values of fields that cannot be read.

    Raises:
        BadParameter: something is wrong that no field of the form holds.
    """
    left = arguments.copy()
    mistakes: dict[str, FieldMistake] = {}
    for _ in range(MOST_MISTAKES):
        try:
            return MendedSearch(check_publishers(read_search(left), held), mistakes)
        except BadParameter as error:
            name = error.parameter
            if name not in FIELDS or not left.getlist(name):
                raise
            kept = [one for one in left.getlist(name) if one.strip() != error.value]
            if len(kept) == len(left.getlist(name)):
                kept = []
            typed = next(one for one in left.getlist(name) if one not in kept)
            mistakes.setdefault(name, field_mistake(error, typed))
            left.setlist(name, kept)
    raise BadParameter("kunta", gettext("There are too many mistakes."), "")
