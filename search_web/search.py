"""The search page: words and filters in, decisions with counts out."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext

from search_web.facet_groups import SEARCH_FACETS
from search_web.library import library
from search_web.parameters import read_search, refuse_unknown
from search_web.responses import keep_out_of_robots
from search_web.search_page import search_page

blueprint = Blueprint("search", __name__)

FACET_LIMIT = 60


@blueprint.get("/")
def home() -> str:
    """Show the search field and what there is to search."""
    refuse_unknown(request.args, ())
    return render_template("home.html", document_count=library().engine.document_count)


@blueprint.get("/haku")
def results() -> str:
    """Answer a search."""
    keep_out_of_robots()
    asked = replace(
        read_search(request.args),
        facets=SEARCH_FACETS,
        facet_limit=FACET_LIMIT,
        explain=True,
    )
    result = library().engine.search(asked)
    if asked.offset and asked.offset >= result.total:
        page = asked.offset // asked.limit + 1
        abort(404, gettext("This search has no page %(page)s.", page=page))
    return render_template("search.html", page=search_page(result))
