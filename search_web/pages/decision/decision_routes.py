"""The page of one decision, at its permanent address."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask import Response as FlaskResponse
from flask_babel import gettext
from werkzeug.wrappers import Response

from corpus.records import StoredDecision, Tombstone
from search_web.library import library
from search_web.page.bibliography import FORMS, MEDIA_TYPES
from search_web.page.labelling.labels import removal_label
from search_web.page.responding.responses import keep_out_of_robots
from search_web.page.templating import format_day
from search_web.pages.decision.decision_page import citation_of, decision_page
from search_web.parameters import refuse_unknown

blueprint = Blueprint("decision", __name__)


@blueprint.get("/paatos/<path:decision_id>")
def show(decision_id: str) -> str | Response:
    """Show a decision; an old id is redirected to the current one."""
    refuse_unknown(request.args, ())
    stored = find_decision(decision_id)
    current = stored.decision.decision_id
    if current != decision_id:
        return redirect(url_for("decision.show", decision_id=current), 301)
    page = decision_page(stored, library())
    if page.is_noindex:
        keep_out_of_robots()
    return render_template("decision.html", page=page)


@blueprint.get("/viite/<any(bib, ris, json):form>/<path:decision_id>")
def citation(form: str, decision_id: str) -> Response:
    """Return the citation of a decision as BibTeX, RIS or CSL-JSON."""
    refuse_unknown(request.args, ())
    stored = find_decision(decision_id)
    text = FORMS[form](citation_of(stored.decision))
    reply = FlaskResponse(text, content_type=f"{MEDIA_TYPES[form]}; charset=utf-8")
    reply.headers["Content-Disposition"] = f'attachment; filename="viite.{form}"'
    reply.headers["X-Robots-Tag"] = "noindex"
    return reply


def find_decision(decision_id: str) -> StoredDecision:
    """Return the decision, or end the request: 410 when removed, 404 when unknown."""
    store = library().store
    stored = store.get(decision_id)
    if stored is None:
        tombstone = store.tombstone(decision_id)
        if tombstone is not None:
            abort(410, removal_reason(tombstone))
        shown = decision_id[:200]
        abort(404, gettext("We have no decision with the id “%(id)s”.", id=shown))
    return stored


def removal_reason(tombstone: Tombstone) -> str:
    """Return in words why a decision was removed, and when."""
    day = format_day(tombstone.removed_at.date())
    reason = removal_label(tombstone.reason)
    return str(gettext("%(reason)s Removed on %(day)s.", reason=reason, day=day))
