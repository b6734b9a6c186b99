"""Search, facet counts and whole results, as JSON and as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Response, request
from flask_babel import gettext

from indexer.answering.hits.serialising import facet_json, reading_json, result_json
from indexer.asked_publishers import uncovered
from indexer.facets import FACETS, facet
from indexer.request import DEFAULT_FACETS
from search_web.api.views.cursors import PARAMETER, read_cursor, write_cursor
from search_web.errors import BadParameter
from search_web.library import library
from search_web.page.components.decided import ruling
from search_web.page.responding.http_replies import json_reply
from search_web.pages.places.publisher_list import check_publishers
from search_web.parameters import (
    read_number,
    read_search,
    read_single,
)

MAX_LIMIT = 100
_EXTRA = ("raja", PARAMETER, "rajaukset")


def search_decisions() -> Response:
    """Answer a search: exact total, one page of hits, facet counts, how it was read."""
    engine = library().service
    limit = read_number(request.args, "raja", default=20, largest=MAX_LIMIT)
    asked = replace(
        check_publishers(
            read_search(request.args, page_size=limit, extra=_EXTRA), library()
        ),
        facets=_facet_names(DEFAULT_FACETS),
        explain=True,
    )
    cursor = read_single(request.args, PARAMETER)
    if cursor:
        place = read_cursor(cursor, asked, engine.generation)
        asked = replace(asked, offset=place.offset)
    result = engine.search(asked)
    body = result_json(result, uncovered(engine, result))
    _tell_rulings((*body["hits"], *body["related"]))
    given = result.request.offset + len(result.hits)
    links = {"self": request.url}
    body["next_cursor"] = None
    if result.hits and given < result.total:
        last_id = result.hits[-1].decision_id
        body["next_cursor"] = write_cursor(asked, result.generation, given, last_id)
        links["next"] = _next_address(body["next_cursor"])
    return json_reply(
        body, state=result.generation, records=len(result.hits), links=links
    )


def _tell_rulings(hits: Sequence[dict[str, Any]]) -> None:
    """Add to each hit the sentence that says what this body decided, None when unknown.

    A snippet may quote an earlier body.
    """
    kept = library().store.get_many(hit["id"] for hit in hits)
    for hit in hits:
        stored = kept.get(hit["id"])
        hit["ruling"] = ruling(stored.decision) if stored else None


def count_facets() -> Response:
    """Count the values of facets over a whole result."""
    engine = library().service
    asked = replace(
        check_publishers(read_search(request.args, extra=("rajaukset",)), library()),
        facets=_facet_names(tuple(row.name for row in FACETS if row.name != "case")),
        facet_limit=0,
        limit=0,
        snippets=False,
    )
    result = engine.search(asked)
    body = {
        "total": result.total,
        "facets": {
            name: [facet_json(value) for value in values]
            for name, values in result.facets.items()
        },
        "query": reading_json(result.reading),
        "generation": result.generation,
    }
    records = sum(len(values) for values in result.facets.values())
    return json_reply(body, state=result.generation, records=records)


def _facet_names(default: tuple[str, ...]) -> tuple[str, ...]:
    given = read_single(request.args, "rajaukset")
    if given is None:
        return default
    names = [name for name in given.split(",") if name]
    known = {row.parameter for row in FACETS} | {row.name for row in FACETS}
    for name in names:
        if name not in known:
            raise BadParameter(
                "rajaukset",
                gettext("There is no facet “%(name)s”.", name=name[:80]),
                ", ".join(row.parameter for row in FACETS),
            )
    return tuple(dict.fromkeys(facet(name).name for name in names))


def _next_address(cursor: str) -> str:
    pairs = [(k, v) for k, v in request.args.items(multi=True)]
    kept = [(k, v) for k, v in pairs if k not in (PARAMETER, "sivu")]
    query = urlencode([*kept, (PARAMETER, cursor)])
    return f"{request.base_url}?{query}"
