"""Platforms without a search page: Dynasty's old static pages, Turku's, and PDF minutes.

Each is a folder of files on the real host; here every file is a view. Whole minutes and
agendas also come by a list of WordPress's media.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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

from scripts.demo_site.attendance import attendance_lines
from scripts.demo_site.content import Item, Meeting, Town
from scripts.demo_site.paper import write_pdf
from scripts.demo_site.parts import (
    APPEAL_NAMES,
    APPEALS,
    chronological,
    decision_first,
    paragraphs,
)

blueprint = Blueprint("archives", __name__)


def _town(name: str, platform: str) -> Town:
    town: Town | None = current_app.config["TOWNS"]().get(name)
    if town is None or town.platform != platform or town.template == "service":
        abort(404)
    return town


def _windows(html: str) -> Response:
    return Response(
        html.encode("windows-1252", "xmlcharrefreplace"), content_type="text/html"
    )


# --- Dynasty, older generation --------------------------------------------------------


@blueprint.get("/<name>/kokous/<page>.HTM")
def dynasty_page(name: str, page: str) -> Response:
    """Serve a static page by its name: TELIMET, TELIN-<body>, <meeting>, <item>."""
    town = _town(name, "dynasty_legacy")
    if page == "TELIMET":
        latest = {m.body_id: m for m in town.meetings}
        return _windows(
            render_template("legacy/bodies.html", town=town, latest=latest.values())
        )
    if page.startswith("TELIN-"):
        rows = [m for m in town.meetings if f"TELIN-{m.body_id}" == page]
        if not rows:
            abort(404)
        return _windows(
            render_template("legacy/meetings.html", town=town, meetings=rows[::-1])
        )
    meeting_id, _, order = page.partition("-")
    meeting = town.meeting(meeting_id) or abort(404)
    if not order:
        return _windows(
            render_template("legacy/meeting.html", town=town, meeting=meeting)
        )
    item = next((i for i in meeting.items if str(i.order) == order), None)
    if item is None:
        abort(404)
    return _windows(
        render_template(
            "legacy/item.html",
            town=town,
            meeting=meeting,
            item=item,
            parts=list(decision_first(meeting, item)),
            paragraphs=paragraphs,
        )
    )


@blueprint.get("/<name>/kokous/<meeting_id>-<int:order>-<int:place>.PDF")
def dynasty_attachment(name: str, meeting_id: str, order: int, place: int) -> Response:
    """Serve an attachment of an item; item 0 has the meeting's appeal instructions."""
    town = _town(name, "dynasty_legacy")
    meeting = town.meeting(meeting_id) or abort(404)
    item = next((i for i in meeting.items if i.order == order), None)
    titles = item.attachments if item else ("Muutoksenhakuohje",) if order == 0 else ()
    if not 1 <= place <= len(titles):
        abort(404)
    lines = ["Liiteasiakirja", town.label, titles[place - 1]]
    return Response(write_pdf(lines), content_type="application/pdf")


# --- Turku's old static pages ---------------------------------------------------------


def _turku_folder(meeting: Meeting) -> str:
    """Return month, day, number and stage: ``l`` for the agenda, ``x`` for minutes."""
    stage = "l" if meeting.is_agenda else "x"
    return f"{meeting.date:%m%d}{meeting.number:03d}{stage}"


def _turku_documents(town: Town) -> list[Meeting]:
    """Minutes and agendas: an agenda stays when its minutes have come."""
    rows = []
    for meeting in town.meetings:
        if meeting.had_agenda and not meeting.is_agenda:
            items = [replace(i, section=None, decision="") for i in meeting.items]
            number = f"{meeting.meeting_id}9"
            rows.append(
                replace(meeting, meeting_id=number, is_agenda=True, items=items)
            )
        elif meeting.is_agenda:
            rows.append(replace(meeting, meeting_id=f"{meeting.meeting_id}9"))
        if not meeting.is_agenda:
            rows.append(meeting)
    return rows


@blueprint.get("/<name>/<body>/welcome.htm")
@blueprint.get("/<name>/<body>/<int:year>/welcome.htm")
def turku_meetings(name: str, body: str, year: int | None = None) -> str:
    """List the years, or the meetings of one year."""
    town = _town(name, "turku")
    years = sorted({m.date.year for m in town.meetings}, reverse=True)
    rows = [m for m in _turku_documents(town) if m.date.year == year][::-1]
    if year is not None and not rows:
        abort(404)
    return render_template(
        "turku/meetings.html",
        years=years,
        year=year,
        meetings=rows,
        body=body,
        name=name,
        folder=_turku_folder,
    )


@blueprint.get("/<name>/<body>/<int:year>/<folder>/<page>.htm")
def turku_page(name: str, body: str, year: int, folder: str, page: str) -> str:
    """Serve the list of a meeting's items, or one item."""
    town = _town(name, "turku")
    meeting = next(
        (
            m
            for m in _turku_documents(town)
            if m.date.year == year and _turku_folder(m) == folder
        ),
        None,
    )
    if meeting is None:
        abort(404)
    if page == "welcome":
        return render_template("turku/meeting.html", town=town, meeting=meeting)
    item = next(
        (i for i in meeting.items if f"{meeting.meeting_id}{i.order}" == page), None
    )
    if item is None:
        abort(404)
    return render_template(
        "turku/item.html", town=town, meeting=meeting, item=item, paragraphs=paragraphs
    )


# --- whole minutes as PDF -------------------------------------------------------------


@blueprint.get("/Kokoukset/<name>")
@blueprint.get("/Kokoukset/<name>/<int:body_id>")
def mfiles_list(name: str, body_id: int | None = None) -> str:
    """List bodies, or the documents of one body."""
    town = _town(name, "mfiles")
    rows = [m for m in town.meetings if m.body_id == body_id]
    return render_template(
        "minutes/mfiles.html",
        town=town,
        meetings=rows,
        name=name,
        document=document_name,
    )


@blueprint.get("/Kokoukset/<name>/<int:body_id>/<document>")
def mfiles_document(name: str, body_id: int, document: str) -> Response:
    """Serve one meeting's minutes or agenda."""
    return _document(_town(name, "mfiles"), document)


@blueprint.get("/<name>/paatoksenteko/esityslistat-ja-poytakirjat/")
def listing(name: str) -> str:
    """List minutes under headings of bodies, on the municipality's own site."""
    town = _town(name, "pdf_listing")
    if town.template == "media":
        abort(404)
    return render_template("minutes/listing.html", town=town, document=document_name)


@blueprint.get("/<name>/wp-json/wp/v2/media")
def media(name: str) -> Response:
    """List uploads as WordPress does, newest first, pictures among them."""
    town = _town(name, "pdf_listing")
    page, size = request.args.get("page", "1"), request.args.get("per_page", "10")
    rows = [_picture(name), *(_upload(town, m) for m in town.meetings[::-1])]
    start = (int(page) - 1) * int(size)
    return jsonify(rows[start : start + int(size)])


def _upload(town: Town, meeting: Meeting) -> dict[str, Any]:
    day = f"{meeting.date.day}.{meeting.date.month}.{meeting.date.year}"
    kind = "esityslista" if meeting.is_agenda else "pöytäkirja"
    folder = f"{meeting.date.year}/{meeting.date.month:02d}"
    path = f"{town.source_id}/wp-content/uploads/{folder}/{document_name(meeting)}.pdf"
    return {
        "id": int(meeting.meeting_id),
        "date": f"{meeting.date.isoformat()}T12:00:00",
        "mime_type": "application/pdf",
        "title": {"rendered": f"{meeting.body}, {kind} {day}"},
        "source_url": f"{request.url_root}{path}",
    }


def _picture(name: str) -> dict[str, Any]:
    url = f"{request.url_root}{name}/wp-content/uploads/2026/01/talvi.jpg"
    return {
        "id": 1,
        "mime_type": "image/jpeg",
        "title": {"rendered": "Talvi"},
        "source_url": url,
    }


@blueprint.get("/<name>/wp-content/uploads/<int:year>/<int:month>/<file_name>.pdf")
def upload(name: str, year: int, month: int, file_name: str) -> Response:
    """Serve one meeting's minutes or agenda."""
    return _document(_town(name, "pdf_listing"), file_name)


def document_name(meeting: Meeting) -> str:
    """Return the name of a meeting's document: agendas and minutes have their own."""
    kind = "esityslista" if meeting.is_agenda else "poytakirja"
    return f"{kind}-{meeting.meeting_id}"


def _document(town: Town, name: str) -> Response:
    meeting = next((m for m in town.meetings if document_name(m) == name), None)
    if meeting is None:
        abort(404)
    return Response(
        write_pdf(list(minutes_lines(town, meeting))), content_type="application/pdf"
    )


def minutes_lines(town: Town, meeting: Meeting) -> Iterator[str]:
    """Cover with the list of sections, the items, appeal instructions last."""
    yield from _cover_lines(town, meeting)
    for item in meeting.items:
        yield from _item_lines(meeting, item)
    if meeting.is_agenda:
        return
    for kind in sorted({item.appeal for item in meeting.items}):
        sections = [f"§ {i.section}" for i in meeting.items if i.appeal == kind]
        yield from ("\f", f"{APPEAL_NAMES[kind]} {', '.join(sections)}", "")
        yield APPEALS[kind]


def _cover_lines(town: Town, meeting: Meeting) -> Iterator[str]:
    yield from (town.label, meeting.body)
    yield "Esityslista" if meeting.is_agenda else "Pöytäkirja"
    yield from (f"{meeting.number}/{meeting.date.year}", "")
    yield f"Aika {meeting.date:%d.%m.%Y} klo {meeting.time}"
    yield from ("Paikka Kunnantalo, kokoushuone", "")
    yield from attendance_lines(meeting)
    yield "Käsiteltävät asiat" if meeting.is_agenda else "Käsitellyt asiat"
    yield from (f"§ {item.planned} {item.title}" for item in meeting.items)
    yield ""


def _item_lines(meeting: Meeting, item: Item) -> Iterator[str]:
    yield "\f"
    yield f"{meeting.body} {meeting.date:%d.%m.%Y} § {item.planned}"
    yield from ("", f"§ {item.planned}", item.title, item.case_number or "", "")
    for part in list(chronological(meeting, item))[1:]:
        yield from (part.heading, *paragraphs(part.text), "")
    if item.attachments:
        yield from ("Liitteet", *item.attachments, "")
