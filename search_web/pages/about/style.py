"""The style page: every part of the pages beside its name, for those who develop them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from flask import Blueprint, abort, current_app, render_template, request

from analyzers.decision.meaning_values import MatterOutcome, VoteCount
from search_web.page.components.case_cards import CaseStep
from search_web.page.components.chips import Chip
from search_web.page.components.decided import VoteView, vote_view
from search_web.page.components.facet_groups import YearBar
from search_web.page.components.paging import Pager, paginate
from search_web.page.responding.responses import keep_out_of_robots
from search_web.pages.decision.case_thread import CaseHandling
from search_web.parameters import refuse_unknown

blueprint = Blueprint("style", __name__)

SHEET = Path(__file__).parents[2] / "static" / "site.css"


@dataclass(frozen=True, slots=True)
class StylePage:
    """What ``style.html`` shows: the tokens of the sheet, made-up values for components.

    Attributes:
        colours: names of the sheet's colours, without "--".
        sizes: names of its sizes of type.
        spaces: names of its spaces.
        outcomes: every outcome of a matter that has a shape.
        votes: one won, one unanimous, one lost by one.
        steps: a case as dots.
        handlings: the same case as a list.
        chips: two active filters.
        years: a chart.
        pager: numbered pages.
    """

    colours: tuple[str, ...]
    sizes: tuple[str, ...]
    spaces: tuple[str, ...]
    outcomes: tuple[str, ...]
    votes: tuple[VoteView, ...]
    steps: tuple[CaseStep, ...]
    handlings: tuple[CaseHandling, ...]
    chips: tuple[Chip, ...]
    years: tuple[YearBar, ...]
    pager: Pager


@blueprint.get("/tyyli")
def show() -> str:
    """Show the components; only while the app is developed."""
    if not (current_app.debug or current_app.testing):
        abort(404)
    refuse_unknown(request.args, ())
    keep_out_of_robots()
    return render_template("style.html", page=_page())


@cache
def tokens() -> dict[str, str]:
    """Return the variables of the sheet's first rule, as in the light theme."""
    root = SHEET.read_text(encoding="utf-8").partition(":root {")[2].partition("}")[0]
    return dict(re.findall(r"--([\w-]+): ([^;]+);", root))


def _page() -> StylePage:
    counts = ((12, 9), (30, 0), (21, 22))
    votes = (VoteCount(a, b, 0, 0, None, False, 0, 0) for a, b in counts)
    bars = ((2021, 4), (2022, 9), (2023, 6), (2024, 12))
    return StylePage(
        colours=tuple(k for k, value in tokens().items() if value.startswith("#")),
        sizes=tuple(name for name in tokens() if re.fullmatch(r"t\d", name)),
        spaces=tuple(name for name in tokens() if re.fullmatch(r"s\d", name)),
        outcomes=tuple(name for name in get_args(MatterOutcome) if name != "none"),
        votes=tuple(view for vote in votes if (view := vote_view(vote))),
        steps=(
            CaseStep("ltk", "Lautakunta", _day(6), "approved", "#", is_here=False),
            CaseStep("valt.", "Valtuusto", _day(28), "rejected", "#", is_here=True),
        ),
        handlings=(
            _handling("Lautakunta", _day(6), "approved", "#outcomes"),
            _handling("Valtuusto", _day(28), "rejected", ""),
        ),
        chips=(
            Chip("Vuosi", "2024", "#lists"),
            Chip("Laji", "tiedote", "#lists", True),
        ),
        years=tuple(
            YearBar(str(year), n, True, n * 100 // 12, year == 2023, "#charts")
            for year, n in bars
        ),
        pager=paginate(180, page=3, size=20, address=lambda n: f"#sivu-{n}"),
    )


def _day(number: int) -> dt.date:
    return dt.date(2024, 11, number)


def _handling(body: str, day: dt.date, outcome: str, address: str) -> CaseHandling:
    return CaseHandling(
        decision_id="",
        title="Kirjaston aukioloajat",
        body=body,
        day=day,
        minutes_section="3",
        status="final",
        outcome=outcome,
        language="fi",
        address=address,
        is_here=not address,
        ruling="Toimielin hyväksyi ehdotuksen.",
        vote=None,
    )
