"""Which changes a request asks for: a kind, a publisher, or those of one search."""

from __future__ import annotations

import dataclasses
from collections.abc import Set
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from flask import request
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest
from search_web.library import library
from search_web.page.components.chips import search_name
from search_web.pages.changes.change_rows import KINDS, ChangeList, change_list
from search_web.pages.places.publisher_list import check_publishers, find_publisher
from search_web.parameters import (
    bad_value,
    read_number,
    read_search,
    read_single,
    refuse_unknown,
)

LARGEST = 2**53
HELD_KINDS = KINDS[:2]
"""Kinds of changes of which the decision is still there, and can be searched."""


@dataclass(frozen=True, slots=True)
class ChangeChoice:
    """What is asked for.

    Attributes:
        kind: new, changed, removed; None for all.
        publisher: only its changes.
        search: only changes of decisions that this search finds now; removed ones
            cannot be searched, so there are none.
        before: only changes before this number of the log.
    """

    kind: str | None
    publisher: str | None
    search: SearchRequest | None
    before: int | None

    @property
    def search_query(self) -> str | None:
        """The search as the query part of an address, None when none was asked."""
        return query_string(self.search) if self.search else None

    @property
    def name(self) -> str | None:
        """The search or the publisher in words; None for everything."""
        if self.search:
            return search_name(self.search) or gettext("All decisions")
        return self.publisher

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that there can be."""
        return HELD_KINDS if self.search else KINDS

    def arguments(self) -> dict[str, Any]:
        """Return the parameters of the choice, without kind and place."""
        return {"kunta": self.publisher, "haku": self.search_query}

    def changes(self) -> ChangeList:
        """Return the newest changes of the choice."""
        return change_list(
            library(),
            before=self.before,
            kind=self.kind,
            publisher=self.publisher,
            only=_found(self.search) if self.search else None,
        )


def read_choice(allowed: tuple[str, ...]) -> ChangeChoice:
    """Return the choice of the request; ``haku`` holds a search's own parameters.

    Raises:
        BadParameter: a name that is not in *allowed*, or an unknown value.
    """
    refuse_unknown(request.args, allowed)
    search = _search(read_single(request.args, "haku"))
    kind = read_single(request.args, "laji")
    kinds = HELD_KINDS if search else KINDS
    if kind is not None and kind not in kinds:
        raise bad_value("laji", kind, ", ".join(kinds))
    name = read_single(request.args, "kunta")
    publisher = find_publisher(name, library()) if name else None
    if name and publisher is None:
        raise bad_value("kunta", name, gettext("names of publishers"))
    before = read_number(request.args, "ennen", default=0, largest=LARGEST)
    return ChangeChoice(kind, publisher, search, before or None)


def _search(query: str | None) -> SearchRequest | None:
    if query is None:
        return None
    given = MultiDict(parse_qsl(query, keep_blank_values=True))
    return dataclasses.replace(
        check_publishers(read_search(given), library()), offset=0
    )


def _found(asked: SearchRequest) -> Set[str]:
    exact = dataclasses.replace(
        asked, tier="exact" if asked.tier == "default" else asked.tier
    )
    return frozenset(library().service.iter_ids(exact))
