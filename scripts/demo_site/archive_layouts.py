"""Platforms without a search page: Dynasty's old static pages, Turku's, and PDF minutes.

Each is a folder of files on the real host; here every file is a view.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template

from scripts.demo_site.content import Meeting, Town
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
    town = current_app.config["TOWNS"]().get(name)
    if town is None or town.platform != platform:
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


# --- Turku's old static pages ---------------------------------------------------------


def _turku_folder(meeting: Meeting) -> str:
    return f"{meeting.date:%m%d}{meeting.number:03d}x"


@blueprint.get("/<name>/<body>/welcome.htm")
@blueprint.get("/<name>/<body>/<int:year>/welcome.htm")
def turku_meetings(name: str, body: str, year: int | None = None) -> str:
    """List the years, or the meetings of one year."""
    town = _town(name, "turku")
    years = sorted({m.date.year for m in town.meetings}, reverse=True)
    rows = [m for m in town.meetings if m.date.year == year][::-1]
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
            for m in town.meetings
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
    return render_template("minutes/mfiles.html", town=town, meetings=rows, name=name)


@blueprint.get("/Kokoukset/<name>/<int:body_id>/<document>")
def mfiles_document(name: str, body_id: int, document: str) -> Response:
    """Serve one meeting's minutes."""
    return _minutes(_town(name, "mfiles"), document)


@blueprint.get("/<name>/paatoksenteko/esityslistat-ja-poytakirjat/")
def listing(name: str) -> str:
    """List minutes under headings of bodies, on the municipality's own site."""
    return render_template("minutes/listing.html", town=_town(name, "pdf_listing"))


@blueprint.get("/<name>/wp-content/uploads/<int:year>/<int:month>/<file_name>.pdf")
def upload(name: str, year: int, month: int, file_name: str) -> Response:
    """Serve one meeting's minutes."""
    return _minutes(_town(name, "pdf_listing"), file_name.rpartition("-")[2])


def _minutes(town: Town, meeting_id: str) -> Response:
    meeting = town.meeting(meeting_id) or abort(404)
    return Response(
        write_pdf(list(_minutes_lines(town, meeting))), content_type="application/pdf"
    )


def _minutes_lines(town: Town, meeting: Meeting) -> list[str]:
    """Cover with the list of sections, the items, appeal instructions last."""
    day = f"{meeting.date:%d.%m.%Y}"
    lines = [
        *(
            town.label,
            meeting.body,
            "Pöytäkirja",
            f"{meeting.number}/{meeting.date.year}",
        ),
        *("", f"Aika {day} klo {meeting.time}", "Paikka Kunnantalo, kokoushuone"),
        *("", "Käsitellyt asiat"),
        *(f"§ {item.section} {item.title}" for item in meeting.items),
        "",
    ]
    for item in meeting.items:
        lines += [
            "\f",
            f"{meeting.body} {day} § {item.section}",
            "",
            f"§ {item.section}",
        ]
        lines += [item.title, item.case_number or "", ""]
        for part in list(chronological(meeting, item))[1:]:
            lines += [part.heading, *paragraphs(part.text), ""]
        if item.attachments:
            lines += ["Liitteet", *item.attachments, ""]
    for kind in sorted({item.appeal for item in meeting.items}):
        sections = [f"§ {i.section}" for i in meeting.items if i.appeal == kind]
        lines += [
            "\f",
            f"{APPEAL_NAMES[kind]} {', '.join(sections)}",
            "",
            APPEALS[kind],
        ]
    return lines
