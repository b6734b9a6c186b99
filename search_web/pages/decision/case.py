"""The page of a case: its handlings across bodies, in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext

from search_web.library import library
from search_web.page.responding.responses import keep_out_of_robots
from search_web.pages.decision.case_thread import CaseHandling, handling
from search_web.parameters import refuse_unknown

blueprint = Blueprint("case", __name__)


@dataclass(frozen=True, slots=True)
class CasePage:
    """What ``case.html`` shows: ``handlings`` are oldest first, never empty."""

    municipality: str
    case_number: str
    title: str
    handlings: tuple[CaseHandling, ...]


@blueprint.get("/asia/<municipality>/<path:case_number>")
def show(municipality: str, case_number: str) -> str:
    """Show every handling of a case."""
    refuse_unknown(request.args, ())
    keep_out_of_robots()
    found = library().store.case(municipality, case_number)
    if not found:
        message = gettext(
            "%(name)s has no case with the case number “%(number)s”.",
            name=municipality[:100],
            number=case_number[:100],
        )
        abort(404, message)
    newest = found[-1].decision
    page = CasePage(
        municipality=municipality,
        case_number=newest.case_number or case_number,
        title=newest.title or case_number,
        handlings=tuple(handling(stored.decision) for stored in found),
    )
    return render_template("case.html", page=page)
