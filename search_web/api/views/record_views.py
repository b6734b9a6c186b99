"""Single records: a decision with its history, a case, an act or section of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from flask import Response
from flask_babel import gettext

from analyzers.law.register.section_titles import section_title
from analyzers.law.register.statutes import finlex_url, statute
from analyzers.law.typed import parse_law_key
from corpus.records import StoredDecision
from indexer.answering.hits.serialising import facet_json
from indexer.contract.document import APPLIED_ROLES
from indexer.request import SearchRequest
from search_web.api.problems import problem
from search_web.library import library
from search_web.page.responding.decision_records import decision_json
from search_web.page.responding.http_replies import json_reply
from search_web.pages.decision.decision_routes import removal_reason


def show_decision(decision_id: str) -> Response:
    """Return one decision as published, with its versions and law references."""
    store = library().store
    stored = store.get(decision_id)
    if stored is None:
        return _absent(decision_id)
    body = decision_json(stored)
    former = store.former_hashes(decision_id)
    body["versions"] = [
        {
            "number": version.number,
            "content_hash": version.content_hash,
            "former_hashes": list(former.get(version.content_hash, ())),
            "seen_at": version.seen_at.isoformat(),
        }
        for version in store.versions(stored.decision.decision_id)
    ]
    body["law_references"] = _references(stored)
    state = f"{stored.version} {stored.changed_at.isoformat()} {stored.read_at}"
    return json_reply(body, state=state, records=1)


def show_case(municipality: str, case_number: str) -> Response:
    """Return every handling of a case in a municipality, by date."""
    handlings = library().store.case(municipality, case_number)
    if not handlings:
        return problem(
            404,
            gettext(
                "%(municipality)s has no decisions with the case number “%(number)s”.",
                municipality=municipality[:100],
                number=case_number[:100],
            ),
            kind="unknown-case",
            hint=gettext("Search for the number with /haku?q=."),
        )
    body = {
        "municipality": municipality,
        "case_number": case_number,
        "handlings": [decision_json(stored, with_text=False) for stored in handlings],
    }
    return json_reply(body, state=_state(), records=len(handlings))


def show_act(year: int, number: int) -> Response:
    """Count the decisions that cite an act, and the sections they cite."""
    return _law(f"{number}/{year}")


def show_section(year: int, number: int, section: str) -> Response:
    """Count the decisions that cite one section of an act."""
    return _law(f"{number}/{year} § {section}")


def _law(typed: str) -> Response:
    keys = parse_law_key(typed)
    if not keys:
        detail = gettext("“%(typed)s” is not a law reference.", typed=typed[:100])
        return problem(404, detail, kind="no-law")
    key = keys[0]
    asked = SearchRequest(
        filters={"law_reference": (key,)},
        facets=("municipality", "year", "outcome", "law_reference"),
        facet_limit=0,
        limit=0,
        snippets=False,
    )
    result = library().service.search(asked)
    act = key.split(" ")[0]
    sections = [
        facet_json(value)
        for value in result.facets.get("law_reference", ())
        if value.value.startswith(f"{act} ")
    ]
    body = {
        "key": key,
        "act": act,
        **_told(key),
        "finlex_url": finlex_url(key),
        "total": result.total,
        "cited_total": library().service.count(replace(asked, law_roles="any")),
        "municipalities": [facet_json(v) for v in result.facets["municipality"]],
        "years": [facet_json(v) for v in result.facets["year"]],
        "outcomes": [facet_json(v) for v in result.facets["outcome"]],
        "sections": sections,
        "generation": result.generation,
    }
    return json_reply(body, state=result.generation, records=len(sections))


def _told(key: str) -> dict[str, str | None]:
    """Return what our tables say of an act, and of its section."""
    known, heading = statute(key.split(" ")[0]), section_title(key)
    return {
        "title_fi": known.title_fi if known else None,
        "title_sv": known.title_sv if known else None,
        "current_title_fi": known.name_fi if known else None,
        "in_force_from": _iso(known.in_force_from if known else None),
        "in_force_until": _iso(known.in_force_until if known else None),
        "replaced_by": known.replaced_by or None if known else None,
        "heading_fi": heading.text if heading else None,
        "heading_as_of": _iso(heading.as_of if heading else None),
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _references(stored: StoredDecision) -> list[dict[str, Any]]:
    """Return the references in the text, with the roles that the facets count by."""
    decision_id = stored.decision.decision_id
    indexed = library().service.stored([decision_id]).get(decision_id)
    if indexed is None:
        return []
    return [
        {
            "field": placed.field,
            "role": placed.role,
            "is_applied": placed.role in APPLIED_ROLES,
            "start": reference.start,
            "end": reference.end,
            "kind": reference.kind,
            "keys": list(reference.keys),
            "is_anaphoric": reference.is_anaphoric,
            "is_uncertain": reference.is_uncertain,
            "notes": list(reference.notes),
            "other_act": reference.other_act,
        }
        for placed in indexed.law_references
        for reference in (placed.reference,)
    ]


def _absent(decision_id: str) -> Response:
    tombstone = library().store.tombstone(decision_id)
    if tombstone is None:
        return problem(
            404,
            gettext("We have no decision with the id “%(id)s”.", id=decision_id[:200]),
            kind="unknown-decision",
        )
    return problem(
        410,
        removal_reason(tombstone),
        kind="removed-decision",
    )


def _state() -> str:
    return library().store.state()
