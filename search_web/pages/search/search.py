"""The search page: words and filters in, decisions with counts out."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort, jsonify, render_template, request
from flask_babel import gettext

from indexer.errors import UnknownFacet
from indexer.facets import facet
from search_web.library import library
from search_web.page.components.facet_groups import SEARCH_FACETS
from search_web.page.components.facet_list import facet_list_page
from search_web.page.responding.responses import keep_out_of_robots
from search_web.pages.places.publisher_list import check_publishers
from search_web.pages.search.form_mistakes import mended_search
from search_web.pages.search.home_page import home_page
from search_web.pages.search.joined_cases import count_cases, joined_hits
from search_web.pages.search.list_offers import list_offer
from search_web.pages.search.search_page import asked_beside, pages_of, search_page
from search_web.pages.search.zero_page import zero_page
from search_web.parameters import read_query, read_search, refuse_unknown

blueprint = Blueprint("search", __name__)

FACET_LIMIT = 60


@blueprint.get("/")
def home() -> str:
    """Show the search field and what there is to search."""
    refuse_unknown(request.args, ())
    return render_template("home.html", page=home_page(library()))


@blueprint.get("/haku")
def results() -> str | tuple[str, int]:
    """Answer a search; mistakes in its form are told at their fields, with status 400."""
    keep_out_of_robots()
    mended = mended_search(request.args, library())
    asked = replace(
        mended.asked,
        facets=(*SEARCH_FACETS, "routine"),
        facet_limit=FACET_LIMIT,
        explain=True,
    )
    shown = replace(asked, tier="all") if asked.tier == "default" else asked
    service = library().service
    answer = service.search(shown, asked_beside)
    result = replace(answer, request=replace(answer.request, tier=asked.tier))
    joined = joined_hits(result.hits, shown, service)
    shown_page = search_page(result, joined, count_cases(result, service))
    if mended.mistakes:
        page = render_template("search.html", page=shown_page, mistakes=mended.mistakes)
        return page, 400
    if asked.offset and asked.offset >= pages_of(result):
        number = asked.offset // asked.limit + 1
        abort(404, gettext("This search has no page %(page)s.", page=number))
    zero = None if result.total else zero_page(result, library().coverage())
    return render_template(
        "search.html",
        page=shown_page,
        zero=zero,
        mistakes={},
        offer=list_offer(asked),
    )


@blueprint.get("/haku/ehdotukset")
def suggestions() -> Response:
    """Return whole queries that go on from ``q``, for the search field."""
    keep_out_of_robots()
    refuse_unknown(request.args, ("q",))
    found = library().service.complete(read_query(request.args, "q"))
    rows = [{"query": one.query, "kind": one.kind} for one in found]
    reply = jsonify({"suggestions": rows})
    reply.headers["Cache-Control"] = "private, max-age=300"
    return reply


@blueprint.get("/haku/rajaus/<parameter>")
def facet_values(parameter: str) -> str:
    """List every value of a facet with its count in a search; ``etsi`` narrows it."""
    keep_out_of_robots()
    try:
        row = facet(parameter)
    except UnknownFacet:
        row = None
    if row is None or row.name not in SEARCH_FACETS:
        abort(404, gettext("There is no filter “%(name)s”.", name=parameter[:50]))
    asked = check_publishers(read_search(request.args, extra=("etsi",)), library())
    asked = replace(
        asked, facets=(row.name,), facet_limit=0, limit=0, offset=0, snippets=False
    )
    typed = read_query(request.args, "etsi")
    page = facet_list_page(row, library().service.search(asked), typed)
    return render_template("facet_values.html", page=page)
