"""Saved searches through the API: create, look, delete."""

from __future__ import annotations

from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext

from search_web.api.problems import problem
from search_web.front.forms import take_form
from search_web.page.responding.http_replies import json_reply
from search_web.saved.desk import desk
from search_web.saved.server import SavedSearch

_ALLOWED = '{"name": "…", "parameters": {"q": ["…"], "kunta": ["…"]}}'


def create_saved_search() -> Response:
    """Save a search; the first run is its base line."""
    take_form()
    record = request.get_json(silent=True)
    if record is None or not _is_whole(record):
        return problem(
            400,
            gettext("The body is not a saved search."),
            kind="bad-body",
            parameter="body",
            allowed=_ALLOWED,
        )
    secret, saved = desk().save(record["name"], record["parameters"])
    body = _record(secret, saved, {}, len(saved.base_line))
    reply = json_reply(body, status=201, records=len(saved.base_line))
    reply.headers["Location"] = body["address"]
    return reply


def show_saved_search(secret: str) -> Response:
    """Return a saved search and what changed since the page was last visited.

    Looking here does not move the base line; visiting the page does.
    """
    found = desk().look(secret)
    if found is None:
        return _unknown()
    body = _record(secret, found.saved, found.difference.to_json(), len(found.hits))
    return json_reply(body, records=len(found.hits))


def delete_saved_search(secret: str) -> Response:
    """Delete a saved search with its alerts."""
    return Response(status=204) if desk().delete(secret) else _unknown()


def _is_whole(record: Any) -> bool:
    return (
        isinstance(record, dict)
        and set(record) == {"name", "parameters"}
        and isinstance(record["name"], str)
        and isinstance(record["parameters"], dict)
        and all(
            isinstance(values, list) and all(isinstance(v, str) for v in values)
            for values in record["parameters"].values()
        )
    )


def _unknown() -> Response:
    detail = gettext("There is no saved search at this address.")
    return problem(404, detail, kind="unknown")


def _record(
    secret: str, saved: SavedSearch, difference: dict[str, Any], total: int
) -> dict[str, Any]:
    return {
        "name": saved.name,
        "address": url_for("saved.show", secret=secret, _external=True),
        "feed": url_for("saved.feed", secret=secret, _external=True),
        "parameters": saved.parameters,
        "created_at": saved.created_at.isoformat(),
        "visited_at": saved.visited_at.isoformat(),
        "expires_at": saved.expires_at.isoformat(),
        "total": total,
        "difference": difference,
        "generation": saved.generation,
    }
