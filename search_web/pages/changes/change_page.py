"""What has changed: new decisions, older ones added, changed ones, removals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext

from search_web.library import library
from search_web.page.components.choice_link import ChoiceLink
from search_web.page.components.field_mistakes import FieldMistake
from search_web.page.labelling.labels import N_, removal_label
from search_web.page.labelling.languages import translate
from search_web.page.responding.responses import keep_out_of_robots
from search_web.page.templating import today_in_finland
from search_web.pages.changes.change_choice import ChangeChoice, read_choice
from search_web.pages.changes.change_groups import ChangeGroup, change_groups
from search_web.pages.places.publisher_list import named_regions

blueprint = Blueprint("changes", __name__)

KIND_LABELS = {
    "uusi": N_("new"),
    "lisatty": N_("added to the service"),
    "muuttunut": N_("changed"),
    "poistettu": N_("removed"),
}


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What ``changes.html`` shows.

    Attributes:
        name: of the search or the publisher; None for everything.
        publisher: whose changes they are.
        region: of whose municipalities they are.
        regions: to choose from: the value and its name.
        has_removals: whether removals are among them.
        search: query part of the address of the search whose changes they are.
        words: that the decisions have.
        first: day from which changes are listed.
        last: day up to which they are.
        groups: newest first, one a meeting.
        kinds: choices.
        periods: ready-made choices.
        routine: the choice to list routine items, too.
        publishers: names to choose from.
        older: address of the rows before.
        feed: address of the same as a feed.
        csv: address of the same, whole, as CSV.
        xlsx: the same as a workbook.
    """

    name: str | None
    publisher: str | None
    region: str | None
    regions: tuple[tuple[str, str], ...]
    has_removals: bool
    search: str | None
    words: str
    first: dt.date | None
    last: dt.date | None
    groups: tuple[ChangeGroup, ...]
    kinds: tuple[ChoiceLink, ...]
    periods: tuple[ChoiceLink, ...]
    routine: ChoiceLink
    publishers: tuple[str, ...]
    older: str | None
    feed: str
    csv: str
    xlsx: str


@blueprint.get("/muutokset")
def show() -> str | tuple[str, int]:
    """Show the newest changes; a mistake in the form is told at its field."""
    keep_out_of_robots()
    choice = read_choice(("ennen",), has_form=True)
    html = _html(_page(choice), choice.mistakes)
    return (html, 400) if choice.mistakes else html


def _html(page: ChangesPage, mistakes: Mapping[str, FieldMistake]) -> str:
    return render_template(
        "changes.html",
        page=page,
        mistakes=mistakes,
        kind_label=kind_label,
        removal_label=removal_label,
    )


def _page(choice: ChangeChoice) -> ChangesPage:
    found = choice.changes()
    return ChangesPage(
        name=choice.name,
        publisher=choice.publisher,
        region=choice.region,
        regions=named_regions(),
        has_removals=choice.has_removals,
        search=choice.search_query,
        words=choice.words,
        first=choice.period[0],
        last=choice.period[1],
        groups=change_groups(found.rows),
        kinds=_kinds(choice),
        periods=_periods(choice),
        routine=ChoiceLink(
            gettext("Leave out routine items")
            if choice.has_routine
            else gettext("Routine items and cover pages, too"),
            _address(choice, rutiinit=None if choice.has_routine else "1"),
            is_current=False,
        ),
        publishers=tuple(sorted(library().known_values("municipality"))),
        older=_address(choice, ennen=found.before) if found.before else None,
        feed=url_for("change_feed.show", **choice.arguments()),
        csv=url_for("change_files.as_csv", **choice.arguments(muoto="taulukko", bom=1)),
        xlsx=url_for("change_files.as_xlsx", **choice.arguments()),
    )


def _address(choice: ChangeChoice, **changed: object) -> str:
    return url_for("changes.show", **choice.arguments(**changed))


def _kinds(choice: ChangeChoice) -> tuple[ChoiceLink, ...]:
    return tuple(
        ChoiceLink(
            kind_label(each) if each else gettext("all"),
            _address(choice, laji=each),
            each == choice.kind,
        )
        for each in (None, *choice.kinds)
    )


def _periods(choice: ChangeChoice) -> tuple[ChoiceLink, ...]:
    today = today_in_finland()
    rows = (
        (gettext("7 days"), today - dt.timedelta(days=6)),
        (gettext("this month"), today.replace(day=1)),
        (gettext("any time"), None),
    )
    return tuple(
        ChoiceLink(
            label,
            _address(choice, alku=first.isoformat() if first else None, loppu=None),
            (first, None) == choice.period and not request.args.get("ennen"),
        )
        for label, first in rows
    )


def kind_label(kind: str) -> str:
    """Return what a kind of change is called."""
    return translate(KIND_LABELS[kind])
