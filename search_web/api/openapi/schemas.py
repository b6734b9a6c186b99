"""JSON Schemas of what the API takes and gives, by name.

Every reply of the tests is checked against these. The mapping of names to the 6aika
Päätösrajapinta and Popolo is in the documentation page.
"""

from __future__ import annotations

from typing import Any, get_args

from analyzers.decision.model import ConflictField, Witness
from corpus.model import BodyType, DecisionKind, Outcome, Status
from corpus.policies import POLICIES, Confidence, Notices
from corpus.records import DocumentForm, SourceState
from indexer.answering.hits.hit_fields import HIT_FIELDS, FieldType

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
FLAG: Schema = {"type": "boolean"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
DATE_OR_NULL: Schema = {"type": ["string", "null"], "format": "date"}
TIME: Schema = {"type": "string", "format": "date-time"}
TIME_OR_NULL: Schema = {"type": ["string", "null"], "format": "date-time"}


def record(*optional: str, **members: Schema) -> Schema:
    """Return a closed object schema; every member but *optional* is required."""
    return {
        "type": "object",
        "properties": members,
        "required": [name for name in members if name not in optional],
        "additionalProperties": False,
    }


def listed(items: Schema) -> Schema:
    """Return an array schema."""
    return {"type": "array", "items": items}


def ref(name: str) -> Schema:
    """Return a reference to another schema of the description."""
    return {"$ref": f"#/components/schemas/{name}"}


def _choice(*values: str) -> Schema:
    return {"enum": [*values, None]}


MARKS = listed({"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2})
FACETS = {"type": "object", "additionalProperties": listed(ref("FacetValue"))}

_HIT_TYPES: dict[FieldType, Schema] = {
    "text": TEXT,
    "text-or-null": TEXT_OR_NULL,
    "day-or-null": DATE_OR_NULL,
    "number": {"type": "number"},
    "count": NUMBER,
    "texts": listed(TEXT),
    "marks": MARKS,
    "outcome": _choice(*get_args(Outcome)),
    "kind": {"enum": list(get_args(DecisionKind))},
    "status": _choice(*get_args(Status)),
    "matches": listed(ref("Match")),
    "truth": {"type": "boolean"},
}

SCHEMAS: dict[str, Schema] = {
    "Problem": record(
        *("detail", "parameter", "allowed", "hint"),
        type=TEXT,
        title=TEXT,
        status=NUMBER,
        detail=TEXT,
        parameter=TEXT,
        allowed=TEXT,
        hint=TEXT,
    ),
    "FacetValue": record(value=TEXT, label=TEXT, count=NUMBER, is_selected=FLAG),
    "Step": record(id=TEXT, kind=TEXT, text=TEXT, value=TEXT, is_removable=FLAG),
    "Reading": record(
        text=TEXT,
        steps=listed(ref("Step")),
        in_words={"type": "object", "additionalProperties": TEXT},
    ),
    "Match": record(query_word=TEXT, term=TEXT, form=TEXT, field=TEXT, way=TEXT),
    "Hit": record(
        *(row.name for row in HIT_FIELDS if row.is_optional),
        **{row.name: _HIT_TYPES[row.type] for row in HIT_FIELDS},
        ruling=TEXT_OR_NULL,
    ),
    "Relaxation": record(label_key=TEXT, total=NUMBER, request={"type": "object"}),
    "SearchResult": record(
        total=NUMBER,
        near_total={"type": ["integer", "null"]},
        uncovered=listed(TEXT),
        hits=listed(ref("Hit")),
        facets=FACETS,
        query=ref("Reading"),
        related=listed(ref("Hit")),
        relaxations=listed(ref("Relaxation")),
        sort=TEXT,
        offset=NUMBER,
        limit=NUMBER,
        generation=TEXT,
        took_ms={"type": "number"},
        next_cursor=TEXT_OR_NULL,
    ),
    "Facets": record(
        total=NUMBER, facets=FACETS, query=ref("Reading"), generation=TEXT
    ),
    "Version": record(
        number=NUMBER,
        content_hash=TEXT,
        former_hashes={
            "type": "array",
            "items": TEXT,
            "description": "What the same content was called before; see docs/data.md.",
        },
        seen_at=TIME,
    ),
    "DecisionLawReference": record(
        field=TEXT,
        role=TEXT,
        is_applied=FLAG,
        start=NUMBER,
        end=NUMBER,
        kind=TEXT,
        keys=listed(TEXT),
        is_anaphoric=FLAG,
        is_uncertain=FLAG,
        notes=listed(TEXT),
        other_act=TEXT,
    ),
    "Decision": {
        "type": "object",
        "properties": {
            "id": TEXT,
            "source_id": TEXT,
            "platform": TEXT,
            "url": TEXT_OR_NULL,
            "permalink": TEXT,
            "title": TEXT_OR_NULL,
            "text": TEXT,
            "kind": {"enum": list(get_args(DecisionKind))},
            "status": _choice(*get_args(Status)),
            "municipality": TEXT_OR_NULL,
            "body": TEXT_OR_NULL,
            "body_type": _choice(*get_args(BodyType)),
            "date": DATE_OR_NULL,
            "minutes_section": TEXT_OR_NULL,
            "case_number": TEXT_OR_NULL,
            "outcome": _choice(*get_args(Outcome)),
            "meaning": {"type": ["object", "null"]},
            "content_hash": TEXT,
            "version": NUMBER,
            "first_seen": TIME,
            "last_seen": TIME,
            "changed_at": TIME,
            "archived_at": TIME_OR_NULL,
            "documents": listed(ref("Document")),
            "versions": listed(ref("Version")),
            "law_references": listed(ref("DecisionLawReference")),
        },
        "required": ["id", "permalink", "title", "content_hash", "version"],
    },
    "Document": record(
        id=TEXT,
        url=TEXT_OR_NULL,
        title=TEXT_OR_NULL,
        language=TEXT,
        status=_choice(*get_args(Status)),
        form={"enum": list(get_args(DocumentForm))},
        is_shown=FLAG,
    ),
    "Case": record(
        municipality=TEXT, case_number=TEXT, handlings=listed(ref("Decision"))
    ),
    "Law": record(
        key=TEXT,
        act=TEXT,
        title_fi=TEXT_OR_NULL,
        title_sv=TEXT_OR_NULL,
        current_title_fi=TEXT_OR_NULL,
        heading_fi=TEXT_OR_NULL,
        heading_as_of=DATE_OR_NULL,
        in_force_from=DATE_OR_NULL,
        in_force_until=DATE_OR_NULL,
        replaced_by=TEXT_OR_NULL,
        finlex_url=TEXT_OR_NULL,
        total=NUMBER,
        cited_total=NUMBER,
        municipalities=listed(ref("FacetValue")),
        years=listed(ref("FacetValue")),
        outcomes=listed(ref("FacetValue")),
        sections=listed(ref("FacetValue")),
        generation=TEXT,
    ),
    "TextToRead": record(
        "date",
        text={"type": "string", "maxLength": 64_000},
        date={"type": ["string", "null"], "format": "date"},
    ),
    "Target": record(
        act=TEXT,
        chapter=TEXT_OR_NULL,
        section=TEXT_OR_NULL,
        subsection=TEXT_OR_NULL,
        item=TEXT_OR_NULL,
    ),
    "LawReference": record(
        start=NUMBER,
        end=NUMBER,
        text=TEXT,
        kind=TEXT,
        keys=listed(TEXT),
        targets=listed(ref("Target")),
        is_anaphoric=FLAG,
        is_uncertain=FLAG,
        notes=listed(TEXT),
        other_act=TEXT,
        finlex_url=TEXT_OR_NULL,
    ),
    "LawReferences": record(references=listed(ref("LawReference")), is_complete=FLAG),
    "SourceState": record(source=TEXT, state={"enum": list(get_args(SourceState))}),
    "Municipality": record(
        code=TEXT_OR_NULL,
        name_fi=TEXT,
        name_sv=TEXT,
        kind=TEXT,
        region=TEXT_OR_NULL,
        wellbeing_county=TEXT_OR_NULL,
        decisions=NUMBER,
        officeholder_decisions=NUMBER,
        sources=listed(ref("SourceState")),
    ),
    "Municipalities": record(
        municipalities=listed(ref("Municipality")), generation=TEXT
    ),
    "Body": record(
        name=TEXT, kind={"enum": ["body", "officeholder"]}, decisions=NUMBER
    ),
    "Bodies": record(
        municipality=TEXT_OR_NULL,
        bodies=listed(ref("Body")),
        officeholder_decisions=NUMBER,
        generation=TEXT,
    ),
    "Organisation": record(name=TEXT, decisions=NUMBER),
    "Organisations": record(organisations=listed(ref("Organisation")), generation=TEXT),
    "PublisherSums": record(
        publisher=TEXT_OR_NULL,
        decisions=NUMBER,
        cases_with_sum=NUMBER,
        euros={"type": "number"},
        cases_shared=NUMBER,
    ),
    "OrganisationSums": record(
        name=TEXT,
        decisions=NUMBER,
        sums={"type": ["array", "null"], "items": ref("PublisherSums")},
        generation=TEXT,
    ),
    "SourceStatus": record(
        source=TEXT,
        municipality=TEXT_OR_NULL,
        organisation=TEXT_OR_NULL,
        platform=TEXT,
        base_url=TEXT,
        state={"enum": list(get_args(SourceState))},
        reason=TEXT_OR_NULL,
        decisions=NUMBER,
        officeholder_decisions=NUMBER,
        removed=NUMBER,
        archived=NUMBER,
        first_date=DATE_OR_NULL,
        last_date=DATE_OR_NULL,
        last_success=TEXT_OR_NULL,
        last_error=TEXT_OR_NULL,
        gap_months=listed(TEXT),
        policy={"enum": list(POLICIES)},
        confidence={"enum": list(get_args(Confidence))},
        note=TEXT_OR_NULL,
        notices={"enum": list(get_args(Notices))},
        attachments_read=NUMBER,
        attachments_unreadable=NUMBER,
        attachments_refused=NUMBER,
        attachments_unpublished=NUMBER,
        partly_read=NUMBER,
    ),
    "ConflictCount": record(
        source=TEXT,
        field={"enum": list(get_args(ConflictField))},
        followed={"enum": list(get_args(Witness))},
        refused={"enum": list(get_args(Witness))},
        decisions=NUMBER,
        example=TEXT,
    ),
    "Coverage": record(
        sources=listed(ref("SourceStatus")),
        conflicts=listed(ref("ConflictCount")),
        decisions={"type": ["integer", "null"]},
        generation=TEXT_OR_NULL,
    ),
    "NewSavedSearch": {
        "type": "object",
        "properties": {
            "name": {"type": "string", "minLength": 1, "maxLength": 200},
            "parameters": {
                "type": "object",
                "description": "as in a search address: name -> list of values",
                "additionalProperties": listed(TEXT),
            },
        },
        "required": ["name", "parameters"],
        "additionalProperties": False,
    },
    "SavedSearch": record(
        name=TEXT,
        address=TEXT,
        feed=TEXT,
        parameters={"type": "object", "additionalProperties": listed(TEXT)},
        created_at=TIME,
        visited_at=TIME,
        expires_at=TIME,
        total=NUMBER,
        difference={"type": "object"},
        generation=TEXT,
    ),
}
