"""The parameters of a search, as rows of the endpoint table."""

from __future__ import annotations

from typing import Any

from indexer.facet_row import Facet
from indexer.parameters.parameter_table import (
    BY_NAME,
    MAX_QUERY,
    Parameter,
    parameters_of,
)
from indexer.understanding.values.facet_values import MAX_LENGTH, PATTERNS
from indexer.understanding.values.value_names import LABELS
from search_web.api.endpoints import EndpointParameter

# No control characters; what a form sends is text.
_TEXT = r"^[^\u0000-\u001f\u007f-\u009f]*$"
_AMOUNT = "^[0-9]{1,13}([.,][0-9]{1,2})?$"
_STEP = "^[A-Za-z0-9_:./-]{1,120}$"


def described(row: Parameter) -> EndpointParameter:
    """Return a row of ``indexer.parameters`` as the description has it."""
    about = row.about
    if row.facet:
        about += (
            f" Repeated values are alternatives; “-{row.name}” excludes. "
            f"English alias: {row.facet.name}."
        )
    return EndpointParameter(row.name, about, _schema(row), is_list=row.is_list)


def _schema(row: Parameter) -> dict[str, Any]:
    match row.kind:
        case "facet" if row.facet:
            return _facet_schema(row.facet)
        case "words":
            return {"type": "string", "maxLength": MAX_QUERY, "pattern": _TEXT}
        case "day":
            return {"type": "string", "format": "date"}
        case "amount":
            return {"type": "string", "pattern": _AMOUNT}
        case "choice":
            return {"type": "string", "enum": list(row.choices)}
        case "steps":
            return {"type": "string", "pattern": _STEP}
        case "flag":
            return {"type": "string", "enum": ["0", "1"]}
        case _:
            return {"type": "integer", "minimum": 1, "maximum": row.largest}


def _facet_schema(row: Facet) -> dict[str, Any]:
    if row.kind == "closed":
        return {"type": "string", "enum": list(LABELS[row.name])}
    if row.kind in PATTERNS:
        return {"type": "string", "pattern": f"^{PATTERNS[row.kind].pattern}$"}
    return {"type": "string", "pattern": _TEXT, "maxLength": MAX_LENGTH}


PAGE = described(BY_NAME["sivu"])
SEARCH_PARAMETERS = tuple(
    described(row) for row in parameters_of("address") if row.name != PAGE.name
)
"""What every search takes; a page only where there are pages."""
