"""Pages about the service itself, and the files that browsers and robots ask for."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, render_template, request

from search_web.page.labelling.languages import (
    LANGUAGES,
    application_root,
    current_language,
    public_address,
)
from search_web.parameters import refuse_unknown

blueprint = Blueprint("about", __name__)

CLOSED_PATHS = ("haku", "vertaa", "versiot", "asia", "viite")
"""First parts of addresses that robots leave alone: searches and everything per query."""


@blueprint.get("/ohje")
def search_help() -> str:
    """Explain the query language."""
    return _prose("help")


@blueprint.get("/tietoa")
def service() -> str:
    """Show what the service is, and what it is not."""
    return _prose("about")


@blueprint.get("/saavutettavuus")
def accessibility() -> str:
    """Show the accessibility statement."""
    return _prose("accessibility")


@blueprint.get("/tietosuoja")
def privacy() -> str:
    """Show the privacy notice, with how to ask for a removal."""
    return _prose("privacy")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Keep robots out of searches, in every language."""
    refuse_unknown(request.args, ())
    prefixes = ["", *(f"/{code}" for code in LANGUAGES if code != "fi")]
    lines = ["User-agent: *"]
    for path in CLOSED_PATHS:
        lines += [f"Disallow: {application_root()}{p}/{path}" for p in prefixes]
    lines.append(f"Sitemap: {public_address('/sitemap.xml')}")
    lines.append(f"Sitemap: {public_address('/sitemap-paatokset.xml')}")
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """Describe the search to browsers (OpenSearch 1.1)."""
    refuse_unknown(request.args, ())
    language = current_language()
    prefix = "" if language == "fi" else f"/{language}"
    text = render_template(
        "opensearch.xml",
        template=public_address(f"{prefix}/haku") + "?q={searchTerms}",
        icon=public_address("/static/icon.svg"),
    )
    return Response(text, content_type="application/opensearchdescription+xml")


def _prose(name: str) -> str:
    refuse_unknown(request.args, ())
    return render_template(
        f"prose/{name}.{current_language()}.html",
        contact=current_app.config["SETTINGS"].contact,
    )
