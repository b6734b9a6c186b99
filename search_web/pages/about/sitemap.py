"""Sitemaps: pages that robots may index and that lead on to everything else.

Publishers, their bodies, topics, the list of concepts, and the acts and sections that
decisions cite; in lists of their own, decisions. Searches and pages that may hold names
are never in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from xml.sax.saxutils import escape

from flask import Blueprint, Response, abort, request, url_for
from flask_babel import gettext

from indexer.request import SearchRequest
from search_web.library import library
from search_web.page.document_text.law_links import law_link
from search_web.page.labelling.languages import public_address
from search_web.pages.decision.decision_page import is_kept_from_robots
from search_web.parameters import refuse_unknown

blueprint = Blueprint("sitemap", __name__)

MOST_ADDRESSES = 50_000
"""The standard allows no more in a file."""

BATCH = 500

PLAIN_PAGES = (
    *("search.home", "law.index", "municipality.index", "coverage.overview"),
    *("about.service", "about.search_help", "about.accessibility", "about.privacy"),
)


@blueprint.get("/sitemap.xml")
def show() -> Response:
    """List the pages."""
    refuse_unknown(request.args, ())
    return _reply("urlset", "url", islice(_paths(), MOST_ADDRESSES))


@blueprint.get("/sitemap-paatokset.xml")
def decisions() -> Response:
    """List the lists of decisions, one of each publisher."""
    refuse_unknown(request.args, ())
    names = library().known_values("municipality")
    paths = (url_for("sitemap.publisher_decisions", name=name) for name in names)
    return _reply("sitemapindex", "sitemap", islice(paths, MOST_ADDRESSES))


@blueprint.get("/kunta/<name>/sitemap.xml")
def publisher_decisions(name: str) -> Response:
    """List a publisher's decisions that robots may index, the newest first."""
    refuse_unknown(request.args, ())
    if name not in library().known_values("municipality"):
        abort(404, gettext("There is no municipality “%(name)s”.", name=name[:100]))
    return _reply("urlset", "url", islice(_decision_paths(name), MOST_ADDRESSES))


def _reply(root: str, row: str, paths: Iterable[str]) -> Response:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for path in paths:
        address = public_address(path.removeprefix(request.script_root))
        lines.append(f"<{row}><loc>{escape(address)}</loc></{row}>")
    lines.append(f"</{root}>")
    return Response("\n".join(lines) + "\n", mimetype="application/xml")


def _decision_paths(name: str) -> Iterator[str]:
    held = library()
    asked = SearchRequest(
        filters={"municipality": (name,)},
        excluded={"kind": ("officeholder-decision",), "status": ("officeholder",)},
        sort="newest",
        facets=(),
    )
    ids = held.service.iter_ids(asked)
    while batch := tuple(islice(ids, BATCH)):
        known = held.store.get_many(batch)
        for decision_id in batch:
            stored = known.get(decision_id)
            if stored and not is_kept_from_robots(stored.decision, held):
                yield url_for("decision.show", decision_id=decision_id)


def _paths() -> Iterator[str]:
    for endpoint in PLAIN_PAGES:
        yield url_for(endpoint)
    for name, publisher in library().coverage().publishers.items():
        if not publisher.decisions:
            continue
        yield url_for("municipality.show", name=name)
        for body in publisher.bodies:
            yield url_for("municipality.show_body", name=name, body=body)
    yield url_for("subjects.topics")
    for code in library().known_values("topic"):
        yield url_for("subjects.topic", code=code)
    yield url_for("subjects.concept_list")
    keys = dict.fromkeys(key.partition(" ")[0] for key in _law_keys())
    for key in (*keys, *_law_keys()):
        yield law_link(key).address


def _law_keys() -> tuple[str, ...]:
    return tuple(key for key in library().known_values("law_reference") if " " in key)
