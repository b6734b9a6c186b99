"""Similar decisions to a pasted text.

The text comes by POST, so that it is in no address and no log; nothing of it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask_babel import gettext

from search_web.errors import BadParameter
from search_web.library import library
from search_web.page.responding.responses import keep_out_of_robots
from search_web.pages.decision.similar_view import SimilarView, similar_views
from search_web.parameters import read_single, refuse_unknown

blueprint = Blueprint("similar", __name__)

MAX_TEXT_LENGTH = 20_000
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """What ``similar.html`` shows; ``found`` is empty before a text is given."""

    text: str
    found: tuple[SimilarView, ...]


@blueprint.get("/samankaltaiset")
def form() -> str:
    """Show the form."""
    refuse_unknown(request.args, ())
    return render_template("similar.html", page=SimilarPage("", ()))


@blueprint.post("/samankaltaiset")
def find() -> str:
    """Find decisions like the text in ``teksti``."""
    refuse_unknown(request.args, ())
    refuse_unknown(request.form, ("teksti",))
    keep_out_of_robots()
    text = (read_single(request.form, "teksti") or "").strip()
    if len(text) > MAX_TEXT_LENGTH:
        message = gettext(
            "The text is too long: %(length)s characters.", length=len(text)
        )
        limit = gettext("at most %(limit)s characters", limit=MAX_TEXT_LENGTH)
        raise BadParameter("teksti", message, limit)
    found = library().service.similar_to_text(text, MOST_FOUND) if text else ()
    shown = similar_views(found, library().store)
    return render_template("similar.html", page=SimilarPage(text, shown))
