"""Law pages: every decision that cites an act or one of its sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from analyzers.law.typed import parse_law_key
from indexer.answering.hits.hit_fields import LAW_COLUMNS, hit_cells
from indexer.errors import ValueNotAllowed
from indexer.facets import facet
from indexer.request import SearchRequest
from indexer.understanding.values.facet_values import read_facet_value
from search_web.errors import BadParameter
from search_web.library import library
from search_web.page.components.query_steps import StepView
from search_web.page.document_text.law_links import law_address, law_key, law_link
from search_web.page.responding.csv_options import DELIMITER
from search_web.page.responding.csv_reply import csv_reply
from search_web.pages.law.citing import iter_citings
from search_web.pages.law.law_page import LAW_FACETS, act_rows, law_page
from search_web.pages.law.legal_sources import (
    LEAST,
    known_source,
    legal_source,
    source_groups,
)
from search_web.pages.law.related_acts import RelatedAct, beside
from search_web.pages.law.source_page import SOURCE_FACETS, source_page
from search_web.parameters import read_query, read_search, refuse_unknown

FIRST_YEAR, LAST_YEAR = 1500, 2100
"""Between them a number after the act's own is its year."""

blueprint = Blueprint("law", __name__, url_prefix="/laki")


@blueprint.app_template_global()
def acts_beside(
    steps: Sequence[StepView], asked: SearchRequest
) -> tuple[RelatedAct, ...]:
    """Return the acts before and after the one that a search is about, held ones only."""
    keys = [
        key for step in steps if step.kind == "law" for key in step.value.split(" / ")
    ]
    for name in ("law_reference", "statute"):
        keys += asked.filters.get(name, ())
    return beside(keys, library().known_values("statute_any")) if keys else ()


@blueprint.get("/")
def index() -> str | BaseResponse:
    """List the acts that most decisions apply; ``haku`` finds the page of a law in any notation."""
    refuse_unknown(request.args, ("haku",))
    typed = read_query(request.args, "haku")
    keys = parse_law_key(typed) if typed else ()
    if len(keys) == 1:
        return redirect(law_address(keys[0]))
    if typed and not keys and (address := known_source(typed, library())):
        return redirect(address)
    values = library().known_values
    rows = act_rows(values("statute"), values("statute_any"))
    links = tuple(law_link(key) for key in keys)
    groups = source_groups(library())
    return render_template(
        "laws.html", rows=rows, typed=typed, links=links, groups=groups, least=LEAST
    )


@blueprint.get("/lahde/<path:key>")
def source(key: str) -> str:
    """Show the decisions that cite an EU act, a treaty, a ruling, an agreement or a rule."""
    held = library()
    found = legal_source(key, held)
    if found is None:
        words = gettext("Fewer than %(least)s decisions cite “%(source)s”.")
        abort(404, words % {"least": LEAST, "source": key[:80]})
    asked = read_search(request.args)
    if found.facet in asked.filters or found.facet in asked.excluded:
        message = gettext("The address of a law page names the law already.")
        raise BadParameter("laki", message, url_for("search.results"))
    sort = asked.sort if asked.query or "jarjestys" in request.args else "newest"
    filters = {**asked.filters, found.facet: (key,)}
    asked = replace(
        asked, filters=filters, sort=sort, facets=SOURCE_FACETS, facet_limit=0
    )
    result = held.service.search(asked)
    if asked.offset and asked.offset >= result.total:
        page = request.args["sivu"]
        abort(404, gettext("This list has no page %(page)s.", page=page))
    return render_template(
        "law_source.html", page=source_page(found, result, held.store)
    )


@blueprint.get("/<int:year>/<int:number>")
def act(year: int, number: int) -> str | BaseResponse:
    """Show an act: sections that are cited, and the decisions."""
    return _show(year, number)


@blueprint.get("/<int:year>/<int:number>/<path:place>")
def place(year: int, number: int, place: str) -> str | BaseResponse:
    """Show a section (``23``, ``4a``) or a chapter (``luku-3``, ``luku-1/5``)."""
    if place.endswith(".csv"):
        return _csv(year, number, place.removesuffix(".csv"))
    return _show(year, number, place)


@blueprint.get("/<int:year>/<int:number>.csv")
def act_csv(year: int, number: int) -> Response:
    """Return every decision that cites the act, as CSV."""
    return _csv(year, number)


def _show(year: int, number: int, place: str = "") -> str | BaseResponse:
    if year < FIRST_YEAR <= number < LAST_YEAR:
        # "/laki/410/2015", as the act is cited
        return redirect(law_address(_key(number, year, place)), code=308)
    key = _key(year, number, place)
    asked = replace(_asked(key), facets=LAW_FACETS, facet_limit=0)
    result = library().service.search(asked)
    if asked.offset and asked.offset >= result.total:
        abort(
            404, gettext("This list has no page %(page)s.", page=request.args["sivu"])
        )
    return render_template("law.html", page=law_page(key, result, library()))


def _csv(year: int, number: int, place: str = "") -> Response:
    key = _key(year, number, place)
    asked = replace(_asked(key, (DELIMITER,)), facets=(), limit=0, offset=0)
    held = library()

    def rows() -> Iterator[list[str]]:
        hits = held.service.iter_hits(replace(asked, snippets=False))
        for row in iter_citings(hits, key, held.service, asked.law_roles):
            sentence = row.sentence.text if row.sentence else None
            yield hit_cells(row.hit, LAW_COLUMNS, {"sentence": sentence})

    return csv_reply(LAW_COLUMNS, rows(), f"laki-{key}")


def _key(year: int, number: int, place: str) -> str:
    key = law_key(year, number, place)
    if key is None:
        abort(404, gettext("“%(place)s” is no section or chapter.", place=place[:50]))
    try:
        read_facet_value(facet("law_reference"), key)
    except ValueNotAllowed:
        abort(404, gettext("There is no law “%(key)s”.", key=key[:50]))
    return key


def _asked(key: str, extra: tuple[str, ...] = ()) -> SearchRequest:
    asked = read_search(request.args, extra=extra)
    for name in ("law_reference", "statute"):
        if name in asked.filters or name in asked.excluded:
            message = gettext("The address of a law page names the law already.")
            raise BadParameter("laki", message, url_for("search.results"))
    sort = asked.sort if asked.query or "jarjestys" in request.args else "newest"
    filters = {**asked.filters, "law_reference": (key,)}
    return replace(asked, filters=filters, sort=sort)
