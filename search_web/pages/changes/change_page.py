"""What has changed: new decisions, changed ones, removals."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext

from search_web.library import library
from search_web.page.labelling.labels import N_, removal_label
from search_web.page.labelling.languages import translate
from search_web.page.responding.responses import keep_out_of_robots
from search_web.pages.changes.change_rows import KINDS, ChangeRow, change_list
from search_web.pages.places.publisher_list import find_publisher
from search_web.parameters import bad_value, read_number, read_single, refuse_unknown

blueprint = Blueprint("changes", __name__)

KIND_LABELS = {
    "uusi": N_("new"),
    "muuttunut": N_("changed"),
    "poistettu": N_("removed"),
}
LARGEST = 2**53


@dataclass(frozen=True, slots=True)
class KindLink:
    """One choice of what to list."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What ``changes.html`` shows; ``older`` is the address of the rows before."""

    publisher: str | None
    rows: tuple[ChangeRow, ...]
    kinds: tuple[KindLink, ...]
    older: str | None
    feed: str


@blueprint.get("/muutokset")
def show() -> str:
    """Show the newest changes; ``laji``, ``kunta`` and ``ennen`` choose among them."""
    keep_out_of_robots()
    kind, publisher, before = read_choice(("laji", "kunta", "ennen"))
    found = change_list(library(), before=before, kind=kind, publisher=publisher)
    page = ChangesPage(
        publisher=publisher,
        rows=found.rows,
        kinds=tuple(
            KindLink(
                _kind_label(each) if each else gettext("all"),
                url_for("changes.show", laji=each, kunta=publisher),
                each == kind,
            )
            for each in (None, *KINDS)
        ),
        older=url_for("changes.show", laji=kind, kunta=publisher, ennen=found.before)
        if found.before
        else None,
        feed=url_for("change_feed.show", laji=kind, kunta=publisher),
    )
    return render_template(
        "changes.html", page=page, kind_label=_kind_label, removal_label=removal_label
    )


def _kind_label(kind: str) -> str:
    return translate(KIND_LABELS[kind])


def read_choice(
    allowed: tuple[str, ...],
) -> tuple[str | None, str | None, int | None]:
    """Return kind, publisher and place in the log that the request asks for.

    Raises:
        BadParameter: a name that is not in *allowed*, or an unknown value.
    """
    refuse_unknown(request.args, allowed)
    kind = read_single(request.args, "laji")
    if kind is not None and kind not in KINDS:
        raise bad_value("laji", kind, ", ".join(KINDS))
    name = read_single(request.args, "kunta")
    publisher = find_publisher(name, library()) if name else None
    if name and publisher is None:
        raise bad_value("kunta", name, gettext("names of publishers"))
    before = read_number(request.args, "ennen", default=0, largest=LARGEST)
    return kind, publisher, before or None
