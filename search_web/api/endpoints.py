"""The table of the API's endpoints: what each takes and gives.

Validation and the OpenAPI description are both made from these rows, so neither can
promise what the other does not keep.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EndpointParameter:
    """One parameter; ``is_list`` ones may be given several times."""

    name: str
    description: str
    schema: Schema = field(default_factory=lambda: {"type": "string"})
    place: Literal["query", "path", "header"] = "query"
    is_list: bool = False
    alias_of: str | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address and method.

    Attributes:
        path: Flask rule below ``/api/v1``.
        view: takes the path's values; returns a Flask reply.
        summary: one line for the documentation.
        parameters: every query parameter it understands.
        answer: JSON Schema of the 200 (or ``success``) reply, or None for other media.
        media_type: of the successful reply.
        body: JSON Schema of the request body.
        statuses: further statuses it may answer, beside 400 (when it has parameters or
            a body), 429 and 503.
    """

    path: str
    view: Callable[..., Any]
    summary: str
    parameters: tuple[EndpointParameter, ...] = ()
    answer: str | None = None
    media_type: str = "application/json"
    method: Literal["GET", "POST", "DELETE"] = "GET"
    body: str | None = None
    statuses: tuple[int, ...] = ()
    success: int = 200
    path_schemas: Mapping[str, Schema] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Operation id; also the Flask endpoint."""
        return self.view.__name__
