"""The OpenAPI 3.1 description, made from the endpoint table."""

from __future__ import annotations

import re
from typing import Any

from flask import Response, request

from indexer.saved.runs import software_version
from search_web.api.endpoints import Endpoint, EndpointParameter
from search_web.api.openapi.schemas import SCHEMAS, ref
from search_web.page.labelling.property_meanings import with_meanings
from search_web.page.responding.http_replies import json_reply

_MEANINGS = {
    200: "The answer.",
    201: "Created.",
    204: "Done; nothing to give.",
    304: "Not changed since the ETag that was sent.",
    400: "A parameter or the body is wrong; it is named with what is allowed.",
    404: "There is no such thing.",
    410: "It was here and is gone.",
    413: "Too large.",
    429: "Too much was asked for; see Retry-After.",
    503: "There is no usable index or store.",
}
_PATH_TYPES = {"int": {"type": "integer", "minimum": 1, "maximum": 9999}}
_PATH_VALUE = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


def openapi_reply(endpoints: tuple[Endpoint, ...]) -> Response:
    """Return the description of *endpoints* at the address that was asked."""
    return json_reply(describe(endpoints, request.url_root), state=software_version())


def describe(endpoints: tuple[Endpoint, ...], server: str) -> dict[str, Any]:
    """Return the OpenAPI document of *endpoints*."""
    paths: dict[str, dict[str, Any]] = {}
    for row in endpoints:
        path = _PATH_VALUE.sub(r"{\g<name>}", row.path)
        paths.setdefault(path, {})[row.method.lower()] = _operation(row)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Päätöshaku",
            "version": software_version(),
            "summary": "Search the decisions of Finnish municipalities.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": server.rstrip("/") + "/api/v1"}],
        "paths": paths,
        "components": {"schemas": with_meanings(SCHEMAS)},
    }


def _operation(row: Endpoint) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": row.name,
        "summary": row.summary,
        "parameters": [*_path_parameters(row), *map(_parameter, row.parameters)],
        "responses": _responses(row),
    }
    if row.body:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": ref(row.body)}},
        }
    return operation


_PATH_MEANINGS = {
    "decision_id": "Id of the decision, as in hits; it may have slashes.",
    "municipality": "Name of the municipality or organisation, as in decisions.",
    "case_number": "Record number (diaarinumero) as it is written; it may have slashes.",
    "year": "Year of the act: 2015 of 410/2015.",
    "number": "Number of the act: 410 of 410/2015.",
    "section": "Section (“110a”) or chapter (“luku-3”) of the act.",
    "name": "Name of the company or association, as in decisions.",
    "secret": "Secret of the saved search, from its address.",
}
"""What the values inside of addresses are."""


def _path_parameters(row: Endpoint) -> list[dict[str, Any]]:
    return [
        {
            "name": match["name"],
            "in": "path",
            "required": True,
            "description": _PATH_MEANINGS[match["name"]],
            "schema": _PATH_TYPES.get(
                match["kind"] or "", {"type": "string", "minLength": 1}
            ),
        }
        for match in _PATH_VALUE.finditer(row.path)
    ]


def _parameter(row: EndpointParameter) -> dict[str, Any]:
    schema: dict[str, Any] = dict(row.schema)
    described: dict[str, Any] = {
        "name": row.name,
        "in": row.place,
        "description": row.description,
        "schema": {"type": "array", "items": schema} if row.is_list else schema,
    }
    if row.is_list:
        described |= {"style": "form", "explode": True}
    return described


def _responses(row: Endpoint) -> dict[str, Any]:
    success: dict[str, Any] = {"description": _MEANINGS[row.success]}
    if row.success != 204:
        schema = ref(row.answer) if row.answer else {}
        success["content"] = {row.media_type: {"schema": schema}}
    answers = {str(row.success): success}
    failures = {429, 503, *row.statuses}
    if row.method != "DELETE":
        failures.add(400)
    if row.method == "GET" and row.media_type == "application/json":
        answers["304"] = {"description": _MEANINGS[304]}
    for status in sorted(failures):
        answers[str(status)] = {
            "description": _MEANINGS[status],
            "content": {"application/problem+json": {"schema": ref("Problem")}},
        }
    return answers
