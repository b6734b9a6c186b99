"""What has changed: new decisions, changed ones, removals."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, url_for
from flask_babel import gettext

from search_web.page.labelling.labels import N_, removal_label
from search_web.page.labelling.languages import translate
from search_web.page.responding.responses import keep_out_of_robots
from search_web.pages.changes.change_choice import read_choice
from search_web.pages.changes.change_rows import ChangeRow

blueprint = Blueprint("changes", __name__)

KIND_LABELS = {
    "uusi": N_("new"),
    "muuttunut": N_("changed"),
    "poistettu": N_("removed"),
}


@dataclass(frozen=True, slots=True)
class KindLink:
    """One choice of what to list."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What ``changes.html`` shows.

    Attributes:
        name: of the search or the publisher; None for everything.
        publisher: whose changes they are.
        search: query part of the address of the search whose changes they are.
        rows: newest first.
        kinds: choices.
        older: address of the rows before.
        feed: address of the same as a feed.
    """

    name: str | None
    publisher: str | None
    search: str | None
    rows: tuple[ChangeRow, ...]
    kinds: tuple[KindLink, ...]
    older: str | None
    feed: str


@blueprint.get("/muutokset")
def show() -> str:
    """Show the newest changes; ``laji``, ``kunta``, ``haku``, ``ennen`` choose."""
    keep_out_of_robots()
    choice = read_choice(("laji", "kunta", "haku", "ennen"))
    found = choice.changes()
    asked = choice.arguments()
    page = ChangesPage(
        name=choice.name,
        publisher=choice.publisher,
        search=choice.search_query,
        rows=found.rows,
        kinds=tuple(
            KindLink(
                _kind_label(each) if each else gettext("all"),
                url_for("changes.show", laji=each, **asked),
                each == choice.kind,
            )
            for each in (None, *choice.kinds)
        ),
        older=url_for("changes.show", laji=choice.kind, ennen=found.before, **asked)
        if found.before
        else None,
        feed=url_for("change_feed.show", laji=choice.kind, **asked),
    )
    return render_template(
        "changes.html", page=page, kind_label=_kind_label, removal_label=removal_label
    )


def _kind_label(kind: str) -> str:
    return translate(KIND_LABELS[kind])
