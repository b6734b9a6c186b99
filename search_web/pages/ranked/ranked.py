"""Votes and decided sums as lists: the closest votes first, the largest sums first."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext

from indexer.request import SearchRequest
from search_web.library import library
from search_web.page.responding.responses import keep_out_of_robots
from search_web.pages.ranked.ranked_page import RankedKind, ranked_page
from search_web.pages.search.form_mistakes import mended_search

blueprint = Blueprint("ranked", __name__)

Answer = str | tuple[str, int]


@blueprint.get("/aanestykset")
def votes() -> Answer:
    """List decisions that a vote decided, of a publisher or of any search."""
    return _list("votes")


@blueprint.get("/summat")
def sums() -> Answer:
    """List decisions by the largest sum that each decides."""
    return _list("sums")


def _list(kind: RankedKind) -> Answer:
    """Return the list; what is wrong in a field of the form is told at the field."""
    keep_out_of_robots()
    mended = mended_search(request.args, library())
    asked = _only(kind, mended.asked)
    asked = replace(asked, facets=(), snippets=False, tier="exact")
    result = library().service.search(asked)
    if asked.offset and asked.offset >= result.total:
        number = asked.offset // asked.limit + 1
        abort(404, gettext("This search has no page %(page)s.", page=number))
    page = ranked_page(kind, result)
    html = render_template("ranked.html", page=page, mistakes=mended.mistakes)
    return (html, 400) if mended.mistakes else html


def _only(kind: RankedKind, asked: SearchRequest) -> SearchRequest:
    """Return the search for decisions with a vote or a sum, in the list's own order."""
    is_ordered = "jarjestys" in request.args
    if kind == "votes":
        filters = {**asked.filters, "voted": ("yes",)}
        sort = asked.sort if is_ordered else "closest"
        return replace(asked, filters=filters, sort=sort)
    least = asked.sum_from if asked.sum_from is not None else 0.0
    return replace(asked, sum_from=least, sort=asked.sort if is_ordered else "largest")
