"""Pages of saved searches: save, look at what is new, feed, alerts, delete."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace

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

from corpus import finnish_time
from corpus.records import StoredDecision
from indexer.errors import SavedQueryError
from indexer.parameters.request_writing import query_string, request_arguments
from indexer.request import SearchRequest
from indexer.saved.queries import SavedQuery, describe, to_toml
from search_web.errors import AlertError, BadParameter, MailNotSent
from search_web.files.atom import DeletedEntry, decision_tag
from search_web.files.feeds import PAGE_SIZE, feed_reply, stored_entry
from search_web.front.forms import take_form
from search_web.front.submissions import submissions
from search_web.library import engine, library
from search_web.page.components.chips import search_name
from search_web.page.labelling.labels import publisher_label
from search_web.page.labelling.languages import current_language
from search_web.page.responding.responses import keep_out_of_robots
from search_web.page.templating import format_day, format_number
from search_web.pages.places.publisher_list import check_publishers
from search_web.parameters import (
    read_search,
    read_single,
    refuse_unknown,
)
from search_web.saved.alerts import FREQUENCIES, Alerts, Frequency, check_address
from search_web.saved.desk import Look, desk
from search_web.saved.mails import send_confirmation
from search_web.saved.server import MAX_HITS, MAX_NAME_LENGTH
from search_web.saved.visits import Volume, expected_volume, request_of

blueprint = Blueprint("saved", __name__, url_prefix="/tallennettu")

FORM_MARK = "lomake"
"""Field that a form bears once: what is sent twice with it is one wish."""

SHOWN = 100


@dataclass(frozen=True, slots=True)
class SavePage:
    """Before saving: the search in words, how much it brings, a name for it.

    ``asks`` when nothing is found exactly, but near decisions are: which are meant?
    """

    sentence: str
    total: int
    near_total: int
    asks: bool
    volume: Volume
    fields: list[tuple[str, str]]
    suggested_name: str
    longest_name: int
    back: str
    toml: str
    form_mark: str


@dataclass(frozen=True, slots=True)
class ListedDecision:
    """A decision of a difference: its title and address."""

    title: str
    place: str
    day: dt.date | None
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class SavedSearchPage:
    """A saved search: what is new since the last time it was marked as seen."""

    name: str
    secret: str
    sentence: str
    total: int
    search_address: str
    feed_address: str
    page_address: str
    added: list[ListedDecision]
    changed: list[ListedDecision]
    removed: list[str]
    counts: tuple[int, int, int]
    seen_at: dt.datetime
    expires_at: dt.datetime
    has_alerts: bool
    toml: str


@blueprint.before_request
def count_form() -> None:
    """Refuse a client that sends form after form.

    Raises:
        TooManyRequests: the client has to wait.
    """
    if request.method == "POST":
        take_form()


@blueprint.after_request
def keep_secret(reply: Response) -> Response:
    """Let no cache keep what only the holder of the address may see."""
    reply.headers["Cache-Control"] = "no-store"
    return reply


@blueprint.get("/uusi")
def new() -> str:
    """Show what would be saved, and how much it brings a month."""
    keep_out_of_robots()
    asked = check_publishers(read_search(request.args), library())
    small = replace(asked, limit=1, offset=0, facets=())
    result = engine().search(small)
    near = 0
    if not result.total and asked.tier in ("default", "exact"):
        near = engine().search(replace(small, tier="all")).near_total
    left_out = ("sivu", "taso") if near else ("sivu",)
    name = search_name(asked)[:MAX_NAME_LENGTH] or gettext("All decisions")
    page = SavePage(
        sentence=_sentence(result.reading.in_words, asked),
        total=result.total,
        near_total=near,
        asks=near > 0,
        volume=expected_volume(engine(), asked, finnish_time.today()),
        fields=[(k, v) for k, v in request_arguments(asked) if k not in left_out],
        suggested_name=name,
        longest_name=MAX_NAME_LENGTH,
        back=f"{url_for('search.results')}?{query_string(replace(asked, offset=0))}",
        toml=to_toml(SavedQuery(name, replace(asked, offset=0))),
        form_mark=secrets.token_urlsafe(16),
    )
    return render_template("saved_new.html", page=page)


@blueprint.post("/")
def create() -> BaseResponse:
    """Save a search and go to its private address."""
    form = request.form.copy()
    name = " ".join((form.pop("nimi", "") or "").split())
    mark = form.pop(FORM_MARK, "") or secrets.token_urlsafe(16)
    asked = check_publishers(read_search(form), library())
    sent = [mark, name, *(f"{key}={value}" for key, value in form.items(multi=True))]
    try:
        secret = submissions().once(
            sent,
            lambda: desk().save(name or asked.query or "Haku", describe(asked))[0],
        )
    except SavedQueryError as error:
        raise _not_saved(name) from error
    return redirect(url_for("saved.show", secret=secret), 303)


@blueprint.get("/<secret>")
def show(secret: str) -> str:
    """Show a saved search and what is new in it."""
    keep_out_of_robots()
    refuse_unknown(request.args, ("viesti",))
    found = desk().visit(secret) or _unknown()
    asked = request_of(found.saved)
    page = SavedSearchPage(
        name=found.saved.name,
        secret=secret,
        sentence=_sentence(engine().read(asked).reading.in_words, asked),
        total=len(found.hits),
        search_address=f"{url_for('search.results')}?{query_string(asked)}",
        feed_address=url_for("saved.feed", secret=secret, _external=True),
        page_address=url_for("saved.show", secret=secret, _external=True),
        added=_listed([m.id for m in found.difference.added]),
        changed=_listed([c.id for c in found.difference.changed]),
        removed=[m.id for m in found.difference.removed][:SHOWN],
        counts=(
            len(found.difference.added),
            len(found.difference.changed),
            len(found.difference.removed),
        ),
        seen_at=found.saved.seen_at,
        expires_at=found.saved.expires_at,
        has_alerts=desk().alerts is not None,
        toml=to_toml(SavedQuery(found.saved.name, asked)),
    )
    message = read_single(request.args, "viesti")
    return render_template("saved.html", page=page, message=message)


@blueprint.post("/<secret>/nahty")
def mark_seen(secret: str) -> BaseResponse:
    """Make what is there now the base line."""
    found = desk().look(secret) or _unknown()
    desk().seen(secret, found)
    return redirect(url_for("saved.show", secret=secret), 303)


@blueprint.post("/<secret>/poista")
def delete(secret: str) -> str:
    """Delete a saved search."""
    if not submissions().once(["delete", secret], lambda: desk().delete(secret)):
        _unknown()
    return render_template("saved_done.html", title=gettext("The search was deleted"))


@blueprint.get("/<secret>.atom")
def feed(secret: str) -> Response:
    """Return the newest decisions of a saved search, and when it is about to end."""
    found = desk().look(secret) or _unknown()
    asked = replace(request_of(found.saved), sort="newest", offset=0, facets=())
    result = engine().search(replace(asked, limit=PAGE_SIZE))
    stored = library().store.get_many(hit.decision_id for hit in result.hits)
    now = dt.datetime.now(dt.UTC)
    day = format_day(found.saved.expires_at)
    notice = gettext(
        "This saved search is deleted on %(day)s unless you open its page.", day=day
    )
    return feed_reply(
        [
            stored_entry(stored[h.decision_id])
            for h in result.hits
            if h.decision_id in stored
        ],
        found.saved.name,
        _removed(found, now),
        1,
        min(result.total, PAGE_SIZE),
        subtitle=_sentence(result.reading.in_words, asked),
        alternate=url_for("saved.show", secret=secret, _external=True),
        notice=str(notice) if found.saved.is_expiring(now) else None,
        feed_key=f"saved:{secret}",
    )


@blueprint.post("/<secret>/vahti")
def subscribe(secret: str) -> BaseResponse | str:
    """Ask for mail; nothing is sent but one confirmation until it is followed."""
    alerts = desk().alerts
    found = desk().look(secret) or _unknown()
    if alerts is None:
        abort(404)
    frequency = FREQUENCIES.get(request.form.get("tiheys", ""))
    if frequency is None:
        said = gettext("Choose how often at most.")
        raise BadParameter("tiheys", said, ", ".join(FREQUENCIES))
    email = request.form.get("sahkoposti", "").strip()
    try:
        _ask_to_confirm(alerts, found, secret, email, frequency)
    except MailNotSent:
        raise
    except AlertError as error:
        said = gettext("The e-mail address is not valid.")
        raise BadParameter("sahkoposti", said, "nimi@esimerkki.fi") from error
    return render_template(
        "saved_done.html",
        title=gettext("Check your mail"),
        text=gettext("The alert starts when you follow the link in the message."),
    )


def _ask_to_confirm(
    alerts: Alerts, found: Look, secret: str, email: str, frequency: Frequency
) -> None:
    """Send one confirmation, within the quotas; a second click sends no second one."""
    now = dt.datetime.now(dt.UTC)
    check_address(email)
    if alerts.confirmations.take(email, secret, now) == "repeated":
        return
    language = current_language()
    token = alerts.subscribe(secret, email, frequency, found.hits, now, language)
    try:
        address = url_for("saved.confirm", token=token, _external=True)
        name = found.saved.name
        send_confirmation(desk().mail_server, email, name, address, language)
    except AlertError:
        alerts.withdraw(token)
        alerts.confirmations.take_back(email, secret)
        raise


@blueprint.route("/vahti/vahvista/<token>", methods=["GET", "POST"])
def confirm(token: str) -> str:
    """Start an alert; the GET shows a button, so that mail scanners start nothing."""
    keep_out_of_robots()
    alerts = desk().alerts or abort(404)
    if request.method == "GET":
        return render_template(
            "saved_confirm.html",
            title=gettext("Start the alert?"),
            button=gettext("Start"),
        )
    if not alerts.confirm(token, dt.datetime.now(dt.UTC)):
        abort(404)
    return render_template("saved_done.html", title=gettext("The alert has started"))


@blueprint.route("/vahti/lopeta/<token>", methods=["GET", "POST"])
def unsubscribe(token: str) -> str:
    """End an alert; one POST is enough (RFC 8058)."""
    keep_out_of_robots()
    alerts = desk().alerts or abort(404)
    if request.method == "GET":
        return render_template(
            "saved_confirm.html", title=gettext("End the alert?"), button=gettext("End")
        )
    alerts.unsubscribe(token)
    return render_template("saved_done.html", title=gettext("The alert has ended"))


def _not_saved(name: str) -> BadParameter:
    """Return what to say of a search that the desk did not take."""
    if len(name) > MAX_NAME_LENGTH:
        said = gettext("The name is too long.")
        return BadParameter("nimi", said, f"1–{MAX_NAME_LENGTH}")
    said = gettext(
        "The search finds more than %(most)s decisions. Narrow it, or use a query file "
        "and the command line.",
        most=format_number(MAX_HITS),
    )
    return BadParameter("nimi", said, "")


def _unknown() -> Look:
    abort(404, gettext("There is no saved search at this address."))


def _sentence(in_words: Mapping[str, str], asked: SearchRequest) -> str:
    """Return how the words were read, and the filters: without words only these."""
    words = in_words.get(current_language(), "")
    filters = search_name(replace(asked, query=""))
    if not filters:
        return words
    return f"{words} {filters}." if asked.query else f"{filters}."


def _listed(ids: list[str]) -> list[ListedDecision]:
    stored = library().store.get_many(ids[:SHOWN])
    return [_row(stored[key]) for key in ids[:SHOWN] if key in stored]


def _row(stored: StoredDecision) -> ListedDecision:
    made = stored.decision
    publisher = publisher_label(made.municipality or made.organisation or "")
    parts = (publisher, made.body or made.officeholder)
    return ListedDecision(
        title=made.title or made.decision_id,
        place=" · ".join(part for part in parts if part),
        day=made.date,
        address=url_for("decision.show", decision_id=made.decision_id),
        language=made.language[:2],
    )


def _removed(found: Look, now: dt.datetime) -> tuple[DeletedEntry, ...]:
    rows = []
    for member in found.difference.removed[:PAGE_SIZE]:
        tombstone = library().store.tombstone(member.id)
        when = tombstone.removed_at if tombstone else now
        reason = tombstone.reason if tombstone else "no longer matches"
        rows.append(DeletedEntry(decision_tag(member.id), when, reason))
    return tuple(rows)
