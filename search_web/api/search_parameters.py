"""The parameters of a search, as rows of the endpoint table."""

from __future__ import annotations

from typing import Any

from indexer.facets import FACETS
from indexer.understanding.value_names import LABELS
from search_web.api.endpoints import Parameter
from search_web.facet_values import MAX_VALUE_LENGTH
from search_web.parameters import LAW_ROLES, MAX_QUERY_LENGTH, SORTS

# No control characters; what a form sends is text.
_TEXT = r"^[^\u0000-\u001f\u007f-\u009f]*$"
_DAY: dict[str, Any] = {"type": "string", "format": "date"}

_FACET_SCHEMAS: dict[str, dict[str, Any]] = {
    "year": {"type": "string", "pattern": "^(1[89]|20|21)[0-9]{2}$"},
    "topic": {"type": "string", "pattern": r"^[0-9]{2}(\.[0-9]{2}){0,4}$"},
    "statute": {"type": "string", "pattern": "^[1-9][0-9]{0,4}/[0-9]{4}$"},
    "law_reference": {
        "type": "string",
        "pattern": "^[1-9][0-9]{0,3}/(1[89]|20)[0-9]{2}( § [1-9][0-9]{0,2})?$",
    },
}

_FACET_WORDS = {
    "municipality": "municipality or organisation",
    "region": "region (maakunta)",
    "body": "body, normalised name",
    "body_type": "type of body",
    "law_reference": "law reference in any notation; canonical: 380/2023 § 23",
    "statute": "statute, as 380/2023",
    "year": "year of the decision",
    "topic": "task class, as 02 or 10.03",
    "outcome": "outcome of the decision",
    "kind": "kind of document",
    "status": "agenda, minutes or officeholder",
    "language": "language",
    "routine": "routine item or not",
    "municipal_rule": "municipal rule cited, as hallintosääntö",
    "case": "case, as municipality/case number",
    "source": "source id",
}


def _facet_schema(name: str) -> dict[str, Any]:
    if name in LABELS:
        return {"type": "string", "enum": list(LABELS[name])}
    text = {"type": "string", "pattern": _TEXT, "maxLength": MAX_VALUE_LENGTH}
    return _FACET_SCHEMAS.get(name, text)


FACET_PARAMETERS: tuple[Parameter, ...] = tuple(
    Parameter(
        row.parameter,
        f"Filter: {_FACET_WORDS.get(row.name, row.name)}. Repeated values are "
        f"alternatives; “-{row.parameter}” excludes. English alias: {row.name}.",
        _facet_schema(row.name),
        is_list=True,
    )
    for row in FACETS
)

SEARCH_PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        "q",
        "The words, in the search page's query language.",
        {"type": "string", "maxLength": MAX_QUERY_LENGTH, "pattern": _TEXT},
    ),
    *FACET_PARAMETERS,
    Parameter("alku", "First day, included (2026-05-07 or 7.5.2026).", _DAY),
    Parameter("loppu", "Last day, included.", _DAY),
    Parameter("jarjestys", "Order.", {"type": "string", "enum": list(SORTS)}),
    Parameter(
        "viittaukset",
        "Which law references count: those of the decision's own text, or all.",
        {"type": "string", "enum": list(LAW_ROLES)},
    ),
    Parameter(
        "ilman",
        "Id of an automatic step of the reading to take back (steps[].id).",
        {"type": "string", "pattern": "^[A-Za-z0-9_:./-]{1,120}$"},
        is_list=True,
    ),
)
