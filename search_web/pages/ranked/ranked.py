"""Votes and decided sums as lists: the closest votes first, the largest sums first."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext

from indexer.request import SearchRequest
from search_web.library import library
from search_web.page.responding.responses import keep_out_of_robots
from search_web.pages.places.publisher_list import check_publishers
from search_web.pages.ranked.ranked_page import RankedKind, ranked_page
from search_web.parameters import read_search

blueprint = Blueprint("ranked", __name__)


@blueprint.get("/aanestykset")
def votes() -> str:
    """List decisions that a vote decided, of a publisher or of any search."""
    return _list("votes")


@blueprint.get("/summat")
def sums() -> str:
    """List decisions by the largest sum that each decides."""
    return _list("sums")


def _list(kind: RankedKind) -> str:
    keep_out_of_robots()
    asked = check_publishers(read_search(request.args), library())
    asked = replace(_only(kind, asked), facets=(), snippets=False, tier="exact")
    result = library().service.search(asked)
    if asked.offset and asked.offset >= result.total:
        page = asked.offset // asked.limit + 1
        abort(404, gettext("This search has no page %(page)s.", page=page))
    return render_template("ranked.html", page=ranked_page(kind, result))


def _only(kind: RankedKind, asked: SearchRequest) -> SearchRequest:
    """Return the search for decisions with a vote or a sum, in the list's own order."""
    is_ordered = "jarjestys" in request.args
    if kind == "votes":
        filters = {**asked.filters, "voted": ("yes",)}
        sort = asked.sort if is_ordered else "closest"
        return replace(asked, filters=filters, sort=sort)
    least = asked.sum_from if asked.sum_from is not None else 0.0
    return replace(asked, sum_from=least, sort=asked.sort if is_ordered else "largest")
