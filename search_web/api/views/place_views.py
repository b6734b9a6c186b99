"""Who is covered: municipalities, bodies, and the state of every source."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flask import Response, request

from analyzers.notations.toponyms.municipalities import municipalities
from corpus.records import ConflictCount, SourceStatus
from indexer.errors import IndexerError
from indexer.request import SearchRequest
from search_web.library import library
from search_web.page.responding.http_replies import json_reply
from search_web.parameters import read_single, refuse_unknown

Filters = Mapping[str, tuple[str, ...]]
_BY_OFFICIALS: Filters = {"kind": ("officeholder-decision",)}


def list_municipalities() -> Response:
    """List every publisher of the table, with how many decisions are indexed."""
    refuse_unknown(request.args, ())
    counts = _counts("municipality")
    by_officials = _counts("municipality", _BY_OFFICIALS)
    states = _states_by_publisher()
    rows = [
        {
            "code": row.code,
            "name_fi": row.name_fi,
            "name_sv": row.name_sv,
            "kind": row.kind,
            "region": row.region,
            "wellbeing_county": row.wellbeing_county,
            "decisions": counts.pop(row.name_fi, 0),
            "officeholder_decisions": by_officials.get(row.name_fi, 0),
            "sources": states.pop(row.name_fi, []),
        }
        for row in municipalities()
    ]
    rows += [
        _unlisted(
            name, counts.get(name, 0), by_officials.get(name, 0), states.get(name, [])
        )
        for name in sorted({*counts, *states})
    ]
    body = {"municipalities": rows, "generation": library().service.generation}
    return json_reply(body, records=len(rows))


def list_bodies() -> Response:
    """List the bodies of the index, all of them or one municipality's.

    An official whose decisions are indexed is listed, too, as of kind "officeholder".
    """
    refuse_unknown(request.args, ("kunta",))
    name = read_single(request.args, "kunta")
    filters: Filters = {"municipality": (name,)} if name else {}
    asked = SearchRequest(
        filters=filters, facets=("body",), facet_limit=0, limit=0, snippets=False
    )
    result = library().service.search(asked)
    officials = library().service.search(
        dataclasses.replace(asked, filters={**filters, **_BY_OFFICIALS})
    )
    by_officials = {value.value: value.count for value in officials.facets["body"]}
    rows = [
        {
            "name": value.value,
            "kind": (
                "officeholder"
                if by_officials.get(value.value) == value.count
                else "body"
            ),
            "decisions": value.count,
        }
        for value in result.facets["body"]
    ]
    body = {
        "municipality": name,
        "bodies": rows,
        "officeholder_decisions": officials.total,
        "generation": result.generation,
    }
    return json_reply(body, state=result.generation, records=len(rows))


def show_status() -> Response:
    """Return the state, dates, counts and gaps of every source."""
    refuse_unknown(request.args, ())
    decisions, generation = _index_state()
    rows = [status_json(row) for row in library().coverage().statuses]
    body = {
        "sources": rows,
        "conflicts": [_conflict_json(one) for one in library().coverage().conflicts],
        "decisions": decisions,
        "generation": generation,
    }
    return json_reply(body, records=len(rows))


def _conflict_json(one: ConflictCount) -> dict[str, Any]:
    values = dataclasses.asdict(one)
    return {"source": values.pop("source_id"), **values}


def _index_state() -> tuple[int | None, str | None]:
    """Return size and generation of the index; None, None when there is no usable one."""
    try:
        service = library().service
    except IndexerError:
        return None, None
    return service.document_count, service.generation


def status_json(row: SourceStatus) -> dict[str, Any]:
    """Return one source's status as plain JSON values."""
    return {
        "source": row.source_id,
        "municipality": row.municipality,
        "organisation": row.organisation,
        "platform": row.platform,
        "base_url": row.base_url,
        "state": row.state,
        "reason": row.reason,
        "decisions": row.decisions,
        "officeholder_decisions": row.officeholder_decisions,
        "removed": row.removed,
        "archived": row.archived,
        "first_date": row.first_date.isoformat() if row.first_date else None,
        "last_date": row.last_date.isoformat() if row.last_date else None,
        "last_success": row.last_success.isoformat() if row.last_success else None,
        "last_error": row.last_error,
        "gap_months": list(row.gap_months),
        "policy": row.policy,
        "confidence": row.confidence,
        "note": row.note,
        "notices": row.notices,
        "attachments_read": row.reading.attachments,
        "attachments_unreadable": row.reading.unreadable,
        "attachments_refused": row.reading.refused,
        "attachments_unpublished": row.reading.unpublished,
        "partly_read": row.reading.partly_read,
    }


def _counts(facet: str, filters: Filters | None = None) -> dict[str, int]:
    asked = SearchRequest(
        filters=filters or {},
        facets=(facet,),
        facet_limit=0,
        limit=0,
        snippets=False,
    )
    result = library().service.search(asked)
    return {value.value: value.count for value in result.facets[facet]}


def _states_by_publisher() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in library().coverage().statuses:
        name = row.municipality or row.organisation or row.source_id
        found[name].append({"source": row.source_id, "state": row.state})
    return found


def _unlisted(
    name: str, decisions: int, by_officials: int, sources: list[dict[str, str]]
) -> dict[str, Any]:
    """A publisher that the table does not have, such as an imported organisation."""
    return {
        "code": None,
        "name_fi": name,
        "name_sv": name,
        "kind": "organisation",
        "region": None,
        "wellbeing_county": None,
        "decisions": decisions,
        "officeholder_decisions": by_officials,
        "sources": sources,
    }
