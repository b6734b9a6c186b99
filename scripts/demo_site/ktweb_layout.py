"""The oldest KTweb of a demo city: a year's list, a folder ``ddmmhhmm`` a meeting.

Lists and frames are ISO-8859-1, items windows-1252; the cover is ``htmtxt0.htm``.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template

from scripts.demo_site.content import Meeting, Town
from scripts.demo_site.parts import paragraphs

blueprint = Blueprint("ktweb", __name__, url_prefix="/<name>/paatokset")


def _town(name: str) -> Town:
    town: Town | None = current_app.config["TOWNS"]().get(name)
    if town is None or town.platform != "ktweb_static":
        abort(404)
    return town


def folder(meeting: Meeting) -> str:
    """Return the meeting's folder: day, month, hour and minute, without a year."""
    return f"{meeting.date:%d%m}{meeting.time.replace(':', '')}"


def _meeting(town: Town, name: str) -> Meeting:
    found = next((m for m in town.meetings if folder(m) == name), None)
    if found is None:
        abort(404)
    return found


def _encoded(html: str, encoding: str) -> Response:
    return Response(
        html.encode(encoding, "xmlcharrefreplace"), content_type="text/html"
    )


@blueprint.get("/kh<int:year>.htm")
def year_list(name: str, year: int) -> Response:
    """List the meetings of a year (two digits)."""
    town = _town(name)
    rows = [m for m in town.meetings if m.date.year % 100 == year][::-1]
    html = render_template("ktweb/year.html", town=town, meetings=rows, folder=folder)
    return _encoded(html, "iso-8859-1")


@blueprint.get("/kh/<moment>/index.htm")
def frames(name: str, moment: str) -> Response:
    """Serve the frame set: the list on the left, the cover on the right."""
    meeting = _meeting(_town(name), moment)
    return _encoded(render_template("ktweb/frames.html", meeting=meeting), "iso-8859-1")


@blueprint.get("/kh/<moment>/lista.htm")
def item_list(name: str, moment: str) -> Response:
    """List the items of a meeting."""
    meeting = _meeting(_town(name), moment)
    return _encoded(render_template("ktweb/list.html", meeting=meeting), "iso-8859-1")


@blueprint.get("/kh/<moment>/htmtxt<int:order>.htm")
def item(name: str, moment: str, order: int) -> Response:
    """Serve the cover (0) or an item."""
    town = _town(name)
    meeting = _meeting(town, moment)
    found = next((i for i in meeting.items if i.order == order), None)
    if order and found is None:
        abort(404)
    html = render_template(
        "ktweb/item.html" if order else "ktweb/cover.html",
        town=town,
        meeting=meeting,
        item=found,
        paragraphs=paragraphs,
    )
    return _encoded(html, "windows-1252")
