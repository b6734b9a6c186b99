"""Turku's JSON service of a demo city: bodies in groups, meetings, minutes in HTML.

Only minutes are in it; a section's text is a piece of the markup of the static pages.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, current_app, jsonify, render_template

from scripts.demo_site.content import Meeting, Town
from scripts.demo_site.parts import paragraphs

blueprint = Blueprint("turku_service", __name__, url_prefix="/api")


def _town() -> Town:
    """The service has fixed addresses: one city a host."""
    towns = current_app.config["TOWNS"]().values()
    return next(t for t in towns if t.platform == "turku" and t.template == "service")


def _short(body: str) -> str:
    return "".join(c for c in body.lower() if c.isascii() and c.isalpha())[:12]


@blueprint.get("/toimielimet")
def bodies() -> Response:
    """Give the bodies in groups; an abolished one is marked."""
    rows = [{"lyhenne": _short(b), "nimi": b} for b in _town().bodies.values()]
    rows.append({"lyhenne": "rakltk", "nimi": "Rakennuslautakunta", "lakkautettu": "1"})
    return jsonify([{"ryhma": "Lautakunnat", "toimielimet": rows}])


@blueprint.get("/toimielin/<short>")
def meetings(short: str) -> Response:
    """Give the meetings of a body, newest first."""
    rows = [m for m in _town().meetings if _short(m.body) == short]
    if not rows:
        abort(404)
    return jsonify(
        [
            {"tktviiteId": int(m.meeting_id), "kokPvm": m.date.isoformat()}
            for m in rows[::-1]
            if not m.is_agenda
        ]
    )


@blueprint.get("/poytakirja/<int:number>")
def minutes(number: int) -> Response:
    """Give one meeting's minutes: every section with its HTML."""
    town = _town()
    meeting = town.meeting(str(number))
    if meeting is None:
        abort(404)
    head = {"kokPvm": meeting.date.isoformat(), "nimi": meeting.body}
    return jsonify({"poytakirja": head, "pykalat": list(_sections(town, meeting))})


def _sections(town: Town, meeting: Meeting) -> list[dict[str, Any]]:
    return [
        {
            "tktNimi": f"{item.section} § {item.title}",
            "tktviiteId": int(f"{meeting.meeting_id}{item.order:02d}"),
            "html": render_template(
                "turku/section.html",
                town=town,
                meeting=meeting,
                item=item,
                short=_short(meeting.body)[:4].capitalize(),
                paragraphs=paragraphs,
            ),
        }
        for item in meeting.items
        if not item.is_removed
    ]
