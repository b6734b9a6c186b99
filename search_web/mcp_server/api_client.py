"""Asks the app in this process what a client would ask over HTTP.

So the tools have the checks, the limits and the exact totals of the API, and no search of
their own.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Flask
from mcp.server.mcpserver.exceptions import ToolError
from werkzeug.test import TestResponse

TOOL_NAMES = {
    "kunta": "municipalities",
    "toimielin": "bodies",
    "laki": "law_references",
    "ratkaisu": "outcomes",
    "alku": "date_from",
    "loppu": "date_to",
    "kohdistin": "cursor",
}
"""What the tools call a parameter of the API, so that a refusal names what was given."""

Parameters = Mapping[str, str | int | Sequence[str] | None]

_LOCAL = "127.0.0.1"


class ApiClient:
    """Reads addresses of the app; what is refused becomes a tool's error."""

    def __init__(self, app: Flask, base_url: str) -> None:
        self._app = app
        self._base_url = base_url

    def json(
        self, path: str, given: Parameters, client: str = _LOCAL
    ) -> dict[str, Any]:
        """Return what the API answers.

        Args:
            path: below ``/api/v1``.
            given: parameters; None and empty ones are left out.
            client: address that limits are counted for.

        Raises:
            ToolError: the API refuses, in its own sentence.
        """
        body: dict[str, Any] = self._read(f"/en/api/v1{path}", given, client).get_json()
        return body

    def rows(
        self, path: str, given: Parameters, client: str = _LOCAL
    ) -> list[dict[str, str]]:
        """Return the rows of a CSV file of the web app.

        Raises:
            ToolError: the app refuses, in its own sentence.
        """
        text = self._read(path, given, client).get_data(as_text=True)
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    def _read(self, path: str, given: Parameters, client: str) -> TestResponse:
        query = [pair for name, value in given.items() for pair in _pairs(name, value)]
        reply = self._app.test_client().get(
            path,
            query_string=query,
            base_url=self._base_url,
            headers={"Accept": "application/json"},
            environ_overrides={"REMOTE_ADDR": client},
        )
        if reply.status_code >= 400:
            raise ToolError(_sentence(reply))
        return reply


def _pairs(name: str, value: str | int | Sequence[str] | None) -> list[tuple[str, str]]:
    if value is None or value == "":
        return []
    values = [str(value)] if isinstance(value, str | int) else list(value)
    return [(name, each) for each in values]


def _sentence(reply: TestResponse) -> str:
    problem = reply.get_json(silent=True)
    if not isinstance(problem, dict):
        return f"The service answered {reply.status}."
    given, allowed = problem.get("parameter"), problem.get("allowed")
    name = TOOL_NAMES.get(given, given) if isinstance(given, str) else None
    detail = str(problem.get("detail", "")).replace(f"“{given}”", f"“{name}”")
    rule = f"{name}: {allowed}." if name and allowed else None
    return " ".join(str(part) for part in (detail, rule, problem.get("hint")) if part)
