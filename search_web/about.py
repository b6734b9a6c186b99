"""Pages about the service itself, and the files that browsers and robots ask for."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from search_web.languages import current_language
from search_web.parameters import refuse_unknown

blueprint = Blueprint("about", __name__)

ROBOTS = """User-agent: *
Disallow: /haku
Disallow: /sv/haku
Disallow: /en/haku
"""


@blueprint.get("/ohje")
def search_help() -> str:
    """Explain the query language."""
    return _prose("help")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Keep robots out of searches."""
    refuse_unknown(request.args, ())
    return Response(ROBOTS, mimetype="text/plain")


def _prose(name: str) -> str:
    refuse_unknown(request.args, ())
    return render_template(f"prose/{name}.{current_language()}.html")
