"""The documentation page of the API, made from the same table as the API itself."""

from __future__ import annotations

import re

from flask import Blueprint, current_app, render_template, request, url_for

from search_web.api.endpoint_table import ENDPOINTS
from search_web.files.parquet import is_installed
from search_web.parameters import refuse_unknown

blueprint = Blueprint("api_documentation", __name__)

MAPPING = (
    ("decision", "Action", "AgendaItem"),
    ("case (municipality + case_number)", "Case", "Paper"),
    ("body", "Organization", "Organization"),
    ("officeholder", "Post", "Post"),
    ("meeting (body + date)", "Event", "Meeting"),
    ("blocks[]", "Content (ordered parts)", "AgendaItem.resolutionText"),
    ("attachments[]", "Attachment", "File"),
    ("task_class", "Category / Function", "keyword"),
    ("minutes_section", "Action.article_number", "AgendaItem.number"),
    ("changed_at", "modified_at", "modified"),
    ("op: delete", "–", "deleted"),
)
"""Our name, its name in 6aika's Päätösrajapinta, and in Popolo or OParl."""

EXAMPLES = (
    "/haku?q=kouluverkko&alku=2024-01-01&raja=3",
    "/haku?laki=410/2015&jarjestys=uusimmat&raja=3",
    "/kunnat",
    "/tila",
    "/muutokset?kohdistin=0&raja=5",
)
"""Calls to try; they answer whatever is held."""


ENDINGS = ("csv", "xlsx", "ndjson", "parquet", "zip", "atom", "bib", "ris")
"""Kinds of files that a search is given as."""


@blueprint.app_template_filter("endpoint_path")
def endpoint_path(path: str) -> str:
    """Write a route as documentation does: ``/lait/{year}``."""
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path)


@blueprint.get("/api")
def show() -> str:
    """Show the documentation."""
    refuse_unknown(request.args, ())
    base = url_for("api.openapi_document").removesuffix("/openapi.json")
    return render_template(
        "api.html",
        examples=[f"{base}{call}" for call in EXAMPLES],
        endpoints=ENDPOINTS,
        endings=[name for name in ENDINGS if name != "parquet" or is_installed()],
        mapping=MAPPING,
        units=current_app.config["SETTINGS"].api_units_per_minute,
    )
