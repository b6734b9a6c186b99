"""The form that asks for a removal, and the link that confirms it."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext

from search_web.errors import AlertError, BadParameter, RemovalError
from search_web.front.forms import take_form
from search_web.front.submissions import submissions
from search_web.library import library
from search_web.page.components.field_mistakes import FieldMistake
from search_web.page.labelling.labels import N_
from search_web.page.labelling.languages import current_language
from search_web.page.responding.responses import keep_out_of_robots
from search_web.parameters import refuse_unknown
from search_web.removals.removal_mails import ask_for_confirmation
from search_web.removals.removal_requests import LONGEST_REASON, RemovalQueue
from search_web.saved.alerts import check_address
from search_web.saved.desk import desk

blueprint = Blueprint("removals", __name__, url_prefix="/tietosuoja/poisto")

FORM_MARK = "lomake"
"""Field that a form bears once: what is sent twice with it is one wish."""

_FIELDS = (FORM_MARK, "paatos", "perustelu", "sahkoposti")
_LABELS = {
    "paatos": N_("Address of the decision here"),
    "perustelu": N_("Why it should be removed"),
    "sahkoposti": N_("Your e-mail address, if you want an answer"),
}
_EXTENSION = "paatoshaku_removals"


@blueprint.after_request
def keep_private(reply: Response) -> Response:
    """Let no cache keep what somebody is about to ask."""
    reply.headers["Cache-Control"] = "no-store"
    return reply


@blueprint.get("/")
def form() -> str:
    """Show the form; ``paatos`` fills in the decision."""
    refuse_unknown(request.args, ("paatos",))
    keep_out_of_robots()
    return _form({"paatos": request.args.get("paatos", "")[:500]}, {})


@blueprint.post("/")
def ask() -> str | tuple[str, int]:
    """Take a request into the queue; with an address, once its owner has confirmed.

    A mistake is told at its field, and what was typed stays.
    """
    take_form()
    keep_out_of_robots()
    refuse_unknown(request.form, _FIELDS)
    given = {name: request.form.get(name, "").strip() for name in _FIELDS}
    parts = ["removal", *given.values()]
    try:
        decision_id = _decision(given["paatos"])
        number, is_waiting = submissions().once(
            parts, lambda: _take(decision_id, given["perustelu"], given["sahkoposti"])
        )
    except BadParameter as error:
        allowed = gettext("Allowed: %(allowed)s.", allowed=error.allowed)
        name, said = error.parameter, f"{error} {allowed if error.allowed else ''}"
        mistake = FieldMistake(_LABELS[name], given[name], said.strip())
        return _form(given, {name: mistake}), 400
    text = gettext("Your request has the number %(number)s.", number=number)
    if is_waiting:
        text += " " + gettext("It waits until you follow the link in the message.")
    title = (
        gettext("Check your mail") if is_waiting else gettext("The request was sent")
    )
    return render_template("saved_done.html", title=title, text=text)


@blueprint.route("/vahvista/<token>", methods=["GET", "POST"])
def confirm(token: str) -> str:
    """Open a request; the GET shows a button, so that mail scanners open nothing."""
    keep_out_of_robots()
    if request.method == "GET":
        return render_template(
            "saved_confirm.html",
            title=gettext("Send the request for removal?"),
            button=gettext("Send"),
        )
    found = queue().confirm(token)
    if found is None:
        abort(404)
    text = gettext("Your request has the number %(number)s.", number=found.number)
    title = gettext("The request was sent")
    return render_template("saved_done.html", title=title, text=text)


def _form(given: Mapping[str, str], mistakes: Mapping[str, FieldMistake]) -> str:
    return render_template(
        "removal_form.html",
        given=given,
        mistakes=mistakes,
        labels=_LABELS,
        longest=LONGEST_REASON,
        form_mark=given.get(FORM_MARK) or secrets.token_urlsafe(12),
    )


def queue() -> RemovalQueue:
    """Return the queue of the app that serves this request."""
    found = current_app.extensions.get(_EXTENSION)
    if found is None:
        url = current_app.config["SETTINGS"].contacts_url
        found = current_app.extensions.setdefault(_EXTENSION, RemovalQueue.open(url))
    assert isinstance(found, RemovalQueue)
    return found


def _decision(given: str) -> str:
    """Return the id of the decision at an address of ours, or with this id."""
    path = unquote(urlsplit(given).path) if "/paatos/" in given else given
    decision_id = path.rpartition("/paatos/")[2].strip("/ ")
    stored = library().store.get(decision_id) if decision_id else None
    if stored is None:
        raise BadParameter(
            "paatos",
            gettext("There is no decision at this address."),
            unquote(url_for("decision.show", decision_id="…")),
        )
    return stored.decision.decision_id


def _refused(reason: str) -> BadParameter:
    """Return what to say of a request that the queue did not take."""
    if 1 <= len(reason) <= LONGEST_REASON:
        said = gettext("Too many requests wait. Write to the operator of the service.")
        return BadParameter("perustelu", said, "")
    said = gettext("Tell why in at most %(most)s characters.", most=LONGEST_REASON)
    return BadParameter("perustelu", said, "")


def _take(decision_id: str, reason: str, email: str) -> tuple[int, bool]:
    """Put it into the queue; return its number, and whether it waits for its owner."""
    now = dt.datetime.now(dt.UTC)
    alerts, language = desk().alerts, current_language()
    try:
        if email:
            check_address(email)
        is_confirmed = alerts is None or not email
        number, token = queue().ask(
            decision_id,
            reason,
            email or None,
            now,
            is_confirmed=is_confirmed,
            language=language,
        )
    except AlertError as error:
        said = gettext("The e-mail address is not valid.")
        raise BadParameter("sahkoposti", said, "nimi@esimerkki.fi") from error
    except RemovalError as error:
        raise _refused(reason) from error
    if alerts is None or is_confirmed:
        return number, False
    wish = f"removal {decision_id}"
    try:
        # The quotas of alerts: an address that nobody has confirmed is a stranger's.
        is_first = alerts.confirmations.take(email, wish, now) == "send"
    except Exception:
        queue().take_back(number)
        raise
    earlier = None if is_first else queue().latest(decision_id, email, before=number)
    if earlier is not None:
        # Its link is on the way: a second request would wait for one that never comes.
        queue().take_back(number)
        return earlier.number, earlier.state == "unconfirmed"
    try:
        url = url_for("removals.confirm", token=token, _external=True)
        ask_for_confirmation(desk().mail_server, email, decision_id, url, language)
    except Exception:
        queue().take_back(number)
        alerts.confirmations.take_back(email, wish)
        raise
    return number, True
