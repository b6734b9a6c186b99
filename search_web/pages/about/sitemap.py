"""The sitemap: pages that robots may index and that lead on to everything else.

Publishers, their bodies, topics, and the acts and sections that decisions cite. Searches and
pages that may hold names are never in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from flask import Blueprint, Response, request, url_for

from search_web.library import library
from search_web.page.document_text.law_links import law_link
from search_web.page.labelling.languages import public_address
from search_web.parameters import refuse_unknown

blueprint = Blueprint("sitemap", __name__)

MOST_ADDRESSES = 50_000
"""The standard allows no more in a file."""

PLAIN_PAGES = (
    *("search.home", "law.index", "municipality.index", "coverage.overview"),
    *("about.service", "about.search_help", "about.accessibility", "about.privacy"),
)


@blueprint.get("/sitemap.xml")
def show() -> Response:
    """List the pages."""
    refuse_unknown(request.args, ())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for number, path in enumerate(_paths()):
        if number == MOST_ADDRESSES:
            break
        address = public_address(path.removeprefix(request.script_root))
        lines.append(f"<url><loc>{escape(address)}</loc></url>")
    lines.append("</urlset>")
    return Response("\n".join(lines) + "\n", mimetype="application/xml")


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
    keys = dict.fromkeys(key.partition(" ")[0] for key in _law_keys())
    for key in (*keys, *_law_keys()):
        yield law_link(key).address


def _law_keys() -> tuple[str, ...]:
    return tuple(key for key in library().known_values("law_reference") if " " in key)
