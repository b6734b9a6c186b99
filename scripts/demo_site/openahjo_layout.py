"""The Open Ahjo interface of a demo city: pages of agenda items as JSON.

Text comes in typed parts; an item from minutes says so and has a resolution code.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    jsonify,
    render_template,
    request,
)
from markupsafe import escape

from scripts.demo_site.content import Item, Meeting, Town
from scripts.demo_site.paper import write_pdf
from scripts.demo_site.parts import paragraphs

blueprint = Blueprint("openahjo", __name__)

PAGE_SIZE = 5
_RESOLUTIONS = (
    ("palaut", "RETURNED"),
    ("pöydälle", "TABLED"),
    ("merki", "NOTED"),
    ("hylk", "REJECTED"),
    ("valit", "ELECTION"),
)


def _town(name: str) -> Town:
    town: Town | None = current_app.config["TOWNS"]().get(name)
    if town is None or town.platform != "openahjo":
        abort(404)
    return town


def _rows(town: Town) -> list[tuple[Meeting, Item]]:
    """Every item, newest meeting first."""
    newest = sorted(town.meetings, key=lambda m: m.date, reverse=True)
    return [(m, item) for m in newest for item in m.items if not item.is_removed]


@blueprint.get("/<name>/paatokset/v1/agenda_item/")
def agenda_items(name: str) -> Response:
    """Give one page; the server caps ``limit`` as the real one did."""
    rows = _rows(_town(name))
    start = int(request.args.get("offset", "0"))
    limit = min(int(request.args.get("limit", "20")), PAGE_SIZE)
    more = start + limit < len(rows)
    path = f"{request.path}?offset={start + limit}&limit={limit}&format=json"
    meta = {
        "limit": limit,
        "next": path if more else None,
        "offset": start,
        "total_count": len(rows),
    }
    objects = [_record(name, m, item) for m, item in rows[start : start + limit]]
    return jsonify({"meta": meta, "objects": objects})


def _record(name: str, meeting: Meeting, item: Item) -> dict[str, Any]:
    number = _number(meeting, item)
    return {
        "id": number,
        "index": item.order,
        "subject": item.title,
        "from_minutes": not meeting.is_agenda,
        "resolution": _resolution(item),
        "introducer": item.presenter or None,
        "preparer": item.preparer or None,
        "classification_code": "00 01",
        "classification_description": "Toimielimen päätös",
        "content": list(_content(item)),
        "attachments": [
            {
                "name": title,
                "number": n,
                "public": True,
                "file_type": "pdf",
                "file_uri": f"{request.url_root}{name}/paatokset/media/{number}-{n}.pdf",
            }
            for n, title in enumerate(item.attachments, 1)
        ],
        "issue": {
            "register_id": item.case_number,
            "subject": item.title,
            "category_name": "Hallinto",
        },
        "meeting": {
            "date": meeting.date.isoformat(),
            "minutes": not meeting.is_agenda,
            "number": meeting.number,
            "policymaker_name": meeting.body,
            "year": meeting.date.year,
        },
        "permalink": f"{request.url_root}{name}/paatokset/asia/{number}/",
        "resource_uri": f"/paatokset/v1/agenda_item/{number}/",
    }


def _number(meeting: Meeting, item: Item) -> int:
    return int(f"{meeting.meeting_id}{item.order}")


def _resolution(item: Item) -> str | None:
    if not item.decision:
        return None
    sentence = item.decision.lower()
    return next((code for word, code in _RESOLUTIONS if word in sentence), "PASSED")


def _content(item: Item) -> Iterator[dict[str, str]]:
    for kind, text in (
        ("resolution", item.decision),
        ("hearing", item.handling),
        ("draft resolution", item.proposal),
        ("presenter", item.text),
    ):
        if text:
            html = "".join(f"<p>{escape(row)}</p>" for row in paragraphs(text))
            yield {"type": kind, "text": html}


@blueprint.get("/<name>/paatokset/asia/<int:number>/")
def item_page(name: str, number: int) -> str:
    """Show one item to a reader: where its ``permalink`` leads."""
    rows = _rows(_town(name))
    found = next((row for row in rows if _number(*row) == number), None)
    if found is None:
        abort(404)
    meeting, item = found
    parts = list(_content(item))
    return render_template(
        "ahjo/archived.html", meeting=meeting, item=item, parts=parts
    )


@blueprint.get("/<name>/paatokset/media/<int:number>-<int:place>.pdf")
def attachment(name: str, number: int, place: int) -> Response:
    """Serve an attachment of an item."""
    town = _town(name)
    found = next((row for row in _rows(town) if _number(*row) == number), None)
    if found is None or not 1 <= place <= len(found[1].attachments):
        abort(404)
    lines = ["Liiteasiakirja", town.label, found[1].attachments[place - 1]]
    return Response(write_pdf(lines), content_type="application/pdf")
