"""Dynasty 10 pages (``DREQUEST.PHP``) of a demo town.

Lists are ISO-8859-1 and items UTF-8 on the same host, as on the real service; texts are
Word-like paragraphs with no-break spaces; the navigation is repeated at the end.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template, request

from scripts.demo_site.content import Item, Meeting, OfficeholderDecision, Town
from scripts.demo_site.paper import write_pdf
from scripts.demo_site.parts import APPEAL_NAMES, APPEALS, item_parts, paragraphs

blueprint = Blueprint("dynasty", __name__)


def _town(name: str) -> Town:
    town = current_app.config["TOWNS"]().get(name.lower())
    if town is None or town.platform != "dynasty":
        abort(404)
    return town


def _latin(html: str) -> Response:
    return Response(
        html.encode("iso-8859-1", "xmlcharrefreplace"), content_type="text/html"
    )


@blueprint.get("/D10_<name>/cgi/DREQUEST.PHP")
def request_page(name: str) -> Response:
    """Answer any ``page=`` of the one script that the whole service is."""
    town = _town(name)
    page = request.args.get("page", "")
    handlers = {
        "meeting_frames": lambda: _handlers(town),
        "meeting_handlers": lambda: _handlers(town),
        "meetings": lambda: _meetings(town, request.args.get("id", "")),
        "meeting": lambda: _meeting(town, request.args.get("id", "")),
        "meetingitem": lambda: _item(town, request.args.get("id", "")),
        "official_frames": lambda: _officials(town),
        "official_handlers": lambda: _officials(town),
        "official_search": lambda: _officials(town),
        "official_decision": lambda: _officeholder(town, request.args.get("id", "")),
        "rss/meetingitems": lambda: _rss(town, int(request.args.get("show", "50"))),
    }
    if page not in handlers:
        return Response(b"", content_type="text/html")
    return handlers[page]()


def _handlers(town: Town) -> Response:
    latest: dict[int, Meeting] = {}
    for meeting in town.meetings:
        latest[meeting.body_id] = meeting
    return _latin(
        render_template("dynasty/handlers.html", town=town, latest=latest.values())
    )


def _meetings(town: Town, body_id: str) -> Response:
    meetings = [m for m in town.meetings if str(m.body_id) == body_id]
    if not meetings:
        abort(404)
    return _latin(
        render_template("dynasty/meetings.html", town=town, meetings=meetings[::-1])
    )


def _meeting(town: Town, meeting_id: str) -> Response:
    meeting = town.meeting(meeting_id) or abort(404)
    return Response(
        render_template("dynasty/meeting.html", town=town, meeting=meeting),
        content_type="text/html; charset=utf-8",
    )


def _find(town: Town, item_id: str) -> tuple[Meeting, Item]:
    meeting_id, _, order = item_id.rpartition("-")
    meeting = town.meeting(meeting_id) or abort(404)
    item = next((i for i in meeting.items if str(i.order) == order), None)
    if item is None or item.is_removed:
        abort(404)
    return meeting, item


def _item(town: Town, item_id: str) -> Response:
    meeting, item = _find(town, item_id)
    parts = [] if item.is_confidential else item_parts(town, meeting, item)
    return Response(
        render_template(
            "dynasty/item.html",
            town=town,
            meeting=meeting,
            item=item,
            parts=parts,
            paragraphs=paragraphs,
        ),
        content_type="text/html",
    )


def _officials(town: Town) -> Response:
    return _latin(
        render_template(
            "dynasty/officials.html",
            town=town,
            decisions=sorted(
                town.officeholder_decisions, key=lambda d: d.date, reverse=True
            ),
        )
    )


def _officeholder(town: Town, document_id: str) -> Response:
    decision: OfficeholderDecision | None = next(
        (d for d in town.officeholder_decisions if d.document_id == document_id), None
    )
    if decision is None:
        abort(404)
    return Response(
        render_template(
            "dynasty/officeholder.html",
            town=town,
            decision=decision,
            paragraphs=paragraphs,
            appeal_name=APPEAL_NAMES[decision.appeal],
            appeal_text=APPEALS[decision.appeal],
        ),
        content_type="text/html; charset=utf-8",
    )


def _rss(town: Town, show: int) -> Response:
    rows = [
        (meeting, item)
        for meeting in sorted(town.meetings, key=lambda m: m.date, reverse=True)
        for item in meeting.items
        if not item.is_removed
    ][:show]
    xml = render_template("dynasty/rss.xml", town=town, rows=rows)
    return Response(
        xml.encode("iso-8859-1", "xmlcharrefreplace"), content_type="text/xml"
    )


@blueprint.get("/D10_<name>/kokous/<file_name>.PDF")
def document(name: str, file_name: str) -> Response:
    """Serve an item or an attachment as a PDF."""
    town = _town(name)
    if file_name.count("-") == 2:
        lines = ["Liiteasiakirja", town.label, file_name]
    else:
        meeting, item = _find(town, file_name)
        lines = [town.label, item.title]
        for part in item_parts(town, meeting, item):
            lines += ["", part.heading, *paragraphs(part.text)]
    return Response(write_pdf(lines), content_type="application/pdf")
