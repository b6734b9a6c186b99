"""The feed of what has changed: new and changed decisions, and removals."""

from __future__ import annotations

from flask import Blueprint, Response, url_for
from flask_babel import gettext

from search_web.files.atom import DeletedEntry, decision_tag
from search_web.files.feeds import feed_reply, stored_entry
from search_web.page.labelling.labels import removal_label
from search_web.pages.changes.change_choice import read_choice
from search_web.pages.changes.change_page import kind_label

blueprint = Blueprint("change_feed", __name__)


@blueprint.get("/muutokset.atom")
def show() -> Response:
    """Return the newest changes as a feed."""
    choice = read_choice()
    rows = choice.changes().rows
    entries = [
        stored_entry(row.stored, kind_label(row.kind).capitalize())
        for row in rows
        if row.stored
    ]
    deleted = tuple(
        DeletedEntry(
            decision_tag(row.decision_id), row.at, removal_label(row.reason or "gone")
        )
        for row in rows
        if row.stored is None
    )
    title = gettext("What has changed")
    return feed_reply(
        entries,
        f"{title}: {choice.name}" if choice.name else title,
        deleted,
        1,
        len(entries),
        alternate=url_for("changes.show", _external=True, **choice.arguments()),
    )
