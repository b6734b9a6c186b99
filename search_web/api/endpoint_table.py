"""Every endpoint of the API; routes, validation and description come from here."""

from __future__ import annotations

from dataclasses import replace

from flask import Response

from indexer.facets import FACETS
from search_web.api.endpoints import Endpoint, EndpointParameter
from search_web.api.openapi.openapi_view import openapi_reply
from search_web.api.search_parameters import PAGE, SEARCH_PARAMETERS
from search_web.api.views import bulk_views as bulk
from search_web.api.views import organisation_views as organisations
from search_web.api.views import place_views as places
from search_web.api.views import record_views as records
from search_web.api.views import saved_views as saved
from search_web.api.views import search_views as searching
from search_web.api.views import text_views as texts
from search_web.page.labelling.labels import N_

_NAMES = [row.parameter for row in FACETS]
_FACET_LIST = EndpointParameter(
    "rajaukset",
    "Facets to count, separated by commas: " + ", ".join(_NAMES),
    {"type": "string", "pattern": f"^({'|'.join(_NAMES)})(,({'|'.join(_NAMES)}))*$"},
)
_NUMBER = {"type": "integer", "minimum": 1}


def openapi_document() -> Response:
    """Describe the API."""
    return openapi_reply(ENDPOINTS)


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(
        "/haku",
        searching.search_decisions,
        N_("Search decisions"),
        (
            *SEARCH_PARAMETERS,
            _FACET_LIST,
            EndpointParameter("raja", "Hits a page.", {**_NUMBER, "maximum": 100}),
            PAGE,
            EndpointParameter(
                "kohdistin", "Where to go on: next_cursor of the last reply."
            ),
        ),
        answer="SearchResult",
        statuses=(410,),
    ),
    Endpoint(
        "/rajaukset",
        searching.count_facets,
        N_("Count facets over a whole result"),
        (
            *SEARCH_PARAMETERS,
            _FACET_LIST,
            replace(PAGE, description="Without effect."),
        ),
        answer="Facets",
    ),
    Endpoint(
        "/paatokset/<path:decision_id>",
        records.show_decision,
        N_("One decision with versions and law references"),
        answer="Decision",
        statuses=(404, 410),
    ),
    Endpoint(
        "/asiat/<municipality>/<path:case_number>",
        records.show_case,
        N_("Every handling of a case"),
        answer="Case",
        statuses=(404,),
    ),
    Endpoint(
        "/lait/<int:year>/<int:number>",
        records.show_act,
        N_("Decisions citing an act, and the sections cited"),
        answer="Law",
        statuses=(404,),
    ),
    Endpoint(
        "/lait/<int:year>/<int:number>/<section>",
        records.show_section,
        N_("Decisions citing one section"),
        answer="Law",
        statuses=(404,),
    ),
    Endpoint(
        "/lakiviittaukset",
        texts.recognise_law_references,
        N_("Find law references in a text"),
        method="POST",
        body="TextToRead",
        answer="LawReferences",
        statuses=(413,),
    ),
    Endpoint(
        "/kunnat",
        places.list_municipalities,
        N_("Municipalities and other publishers"),
        answer="Municipalities",
    ),
    Endpoint(
        "/toimielimet",
        places.list_bodies,
        N_("Bodies"),
        (EndpointParameter("kunta", "Only this municipality's."),),
        answer="Bodies",
    ),
    Endpoint(
        "/yritykset",
        organisations.list_organisations,
        N_("Companies and associations that decisions name"),
        (EndpointParameter("etsi", "Only names that have these letters."),),
        answer="Organisations",
    ),
    Endpoint(
        "/yritykset/<path:name>",
        organisations.show_organisation,
        N_("What was decided for a company or an association, by publisher"),
        answer="OrganisationSums",
        statuses=(404,),
    ),
    Endpoint(
        "/tila",
        places.show_status,
        N_("Coverage and freshness of every source"),
        answer="Coverage",
    ),
    Endpoint(
        "/muutokset",
        bulk.list_changes,
        N_("Changes after a sequence number (NDJSON)"),
        (
            EndpointParameter(
                "kohdistin",
                "Sequence number; 0 or absent: from the beginning.",
                {"type": "integer", "minimum": 0, "maximum": 10**15},
            ),
            EndpointParameter("raja", "Most changes.", {**_NUMBER, "maximum": 1000}),
        ),
        media_type=bulk.NDJSON,
    ),
    Endpoint(
        "/vienti/kooste",
        bulk.export_snapshot,
        N_("Every decision (NDJSON)"),
        media_type=bulk.NDJSON,
    ),
    Endpoint(
        "/tallennetut",
        saved.create_saved_search,
        N_("Save a search at a private address"),
        method="POST",
        body="NewSavedSearch",
        answer="SavedSearch",
        success=201,
    ),
    Endpoint(
        "/tallennetut/<secret>",
        saved.show_saved_search,
        N_("A saved search and what changed since the last visit"),
        answer="SavedSearch",
        statuses=(404,),
    ),
    Endpoint(
        "/tallennetut/<secret>",
        saved.delete_saved_search,
        N_("Delete a saved search"),
        method="DELETE",
        success=204,
        statuses=(404,),
    ),
    Endpoint("/openapi.json", openapi_document, N_("This description (OpenAPI 3.1)")),
)
