"""The style page: every part of the pages beside its name, for those who develop them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import get_args

from flask import Blueprint, abort, current_app, render_template, request

from analyzers.decision.meaning_values import MatterOutcome, VoteCount
from search_web.page.components.case_cards import CaseStep
from search_web.page.components.decided import VoteView, vote_view
from search_web.page.responding.responses import keep_out_of_robots
from search_web.parameters import refuse_unknown

blueprint = Blueprint("style", __name__)

SIZES = ("t0", "t1", "t2", "t3", "t4", "t5", "t6")


@dataclass(frozen=True, slots=True)
class StylePage:
    """What ``style.html`` shows: made-up values for each component."""

    outcomes: tuple[str, ...]
    votes: tuple[VoteView, ...]
    steps: tuple[CaseStep, ...]


@blueprint.get("/tyyli")
def show() -> str:
    """Show the components; only while the app is developed."""
    if not (current_app.debug or current_app.testing):
        abort(404)
    refuse_unknown(request.args, ())
    keep_out_of_robots()
    return render_template("style.html", page=_page())


def _page() -> StylePage:
    counts = ((12, 9), (30, 0), (21, 22))
    votes = (VoteCount(a, b, 0, 0, None, False, 0, 0) for a, b in counts)
    day = dt.date(2024, 11, 6)
    return StylePage(
        outcomes=tuple(name for name in get_args(MatterOutcome) if name != "none"),
        votes=tuple(view for vote in votes if (view := vote_view(vote))),
        steps=(
            CaseStep("ltk", "Lautakunta", day, "approved", "#", is_here=False),
            CaseStep("valt.", "Valtuusto", day, "rejected", "#", is_here=True),
        ),
    )
