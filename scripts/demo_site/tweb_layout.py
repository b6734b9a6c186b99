"""TWeb pages (``/ktwebscr/``) of a demo town.

Lists are windows-1252 without a charset in the HTTP header. Items are files: accessible
HTML in UTF-16 without a byte-order mark, or PDF. The column order differs by town, and
one town has the older addresses: ``/ktwebbin/``, names without ``_tweb``, ``?+bid=``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from flask import Blueprint, Response, abort, current_app, render_template, request

from scripts.demo_site.attendance import attendance_lines
from scripts.demo_site.content import Item, Meeting, OfficeholderDecision, Town
from scripts.demo_site.paper import write_pdf
from scripts.demo_site.parts import appeal, item_parts, paragraphs

COVER_WORDS = {
    "fi": ("Pöytäkirja", "Aika", "Käsitellyt asiat"),
    "sv": ("Protokoll", "Sammanträdestid", "Behandlade ärenden"),
}
"""What covers in PDF call the minutes, their time, and their list of items."""

blueprint = Blueprint("tweb", __name__)
NEW = "/<name>/ktwebscr/{}_tweb.htm"
OLD = "/<name>/ktwebbin/dbisa.dll/ktwebscr/{}.htm"
_LIST = "<any(pk, epj):prefix>_{}"


def _town(name: str) -> Town:
    town = current_app.config["TOWNS"]().get(name)
    if town is None or town.platform != "tweb":
        abort(404)
    return town


def _windows(html: str) -> Response:
    return Response(
        html.encode("windows-1252", "xmlcharrefreplace"), content_type="text/html"
    )


def _doctype(town: Town) -> int:
    return 7 if town.template == "html" else 3


def _page(template: str, town: Town, **values: object) -> Response:
    """Serve a page with its addresses in the town's generation of the software."""
    is_old = town.template == "old"
    return _windows(
        render_template(
            f"tweb/{template}.html",
            town=town,
            suffix="" if is_old else "_tweb",
            plus="+" if is_old else "",
            files="../../ktproxy2.dll" if is_old else "fileshow",
            doctype=_doctype(town),
            **values,
        )
    )


def _both(name: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Serve a view at its newer and its older address."""

    def register(view: Callable[..., Response]) -> Callable[..., Response]:
        for rule in (NEW, OLD):
            blueprint.add_url_rule(
                rule.format(name), view_func=view, methods=["GET", "POST"]
            )
        return view

    return register


@_both(_LIST.format("tek"))
def search_form(name: str, prefix: str) -> Response:
    """Show the search form whose select lists the bodies."""
    return _page("search", _town(name), prefix=prefix)


@_both(_LIST.format("kokl"))
def meetings(name: str, prefix: str) -> Response:
    """List meetings of the body asked for, newest first."""
    town = _town(name)
    body = request.values.get("kirjaamo", "").split(".")[0]
    rows = [
        m
        for m in town.meetings
        if m.is_agenda == (prefix == "epj") and body in ("", str(m.body_id))
    ]
    rows.sort(key=lambda m: m.date, reverse=True)
    return _page("meetings", town, prefix=prefix, meetings=rows[:200])


@_both(_LIST.format("asil"))
def meeting(name: str, prefix: str) -> Response:
    """List the items of one meeting; rows without a section are covers."""
    town = _town(name)
    wanted = request.args.get("bid") or request.args.get(" bid", "")
    found = town.meeting(wanted) or abort(404)
    return _page(
        "meeting", town, meeting=found, attachments_first=town.template == "pdf"
    )


@_both("epjattn")
def attachments(name: str) -> Response:
    """List the attachments of one item."""
    town = _town(name)
    docid = request.query_string.decode("ascii", "replace")
    _, item = _find(town, docid)
    return _page("attachments", town, item=item, docid=docid)


@_both("vparhaku")
def officials_form(name: str) -> Response:
    """Show the search of officeholders' decisions; it lists nothing by itself."""
    return _page("officials_search", _town(name))


@_both("vparlist")
def officials(name: str) -> Response:
    """List officeholders' decisions from the day asked for, newest first."""
    town = _town(name)
    day = re.fullmatch(r"(\d\d?)\.(\d\d?)\.(\d{4})", request.values.get("pvm1", ""))
    since = dt.date(int(day[3]), int(day[2]), int(day[1])) if day else dt.date.min
    rows = [d for d in town.officeholder_decisions if d.date >= since]
    rows.sort(key=lambda d: d.date, reverse=True)
    return _page("officials", town, rows=rows)


@blueprint.get("/<name>/ktwebscr/<any(pk, epj):prefix>_rssfeed.htm")
def rss(name: str, prefix: str) -> Response:
    """Answer the feed of meetings with nothing in it."""
    return Response(
        '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>',
        content_type="text/xml",
    )


def _find(town: Town, docid: str) -> tuple[Meeting, Item]:
    found = town.meeting(docid[:-2]) or abort(404)
    item = next((i for i in found.items if f"{i.order:02d}" == docid[-2:]), None)
    if item is None or item.is_removed:
        abort(404)
    return found, item


@blueprint.get("/<name>/ktwebscr/fileshow")
@blueprint.get("/<name>/ktwebbin/ktproxy2.dll")
def document(name: str) -> Response:
    """Serve an item, a cover or an attachment; the address does not tell its type."""
    town = _town(name)
    docid = request.args.get("docid", "")
    if docid.endswith("9") and len(docid) > 9:
        return Response(
            write_pdf(["Liiteasiakirja", town.label, docid]),
            content_type="application/pdf",
        )
    decisions = {d.document_id: d for d in town.officeholder_decisions}
    if docid in decisions:
        return _officeholder(town, decisions[docid])
    if docid.endswith("00"):
        found = town.meeting(docid[:-2]) or abort(404)
        return _cover(town, found)
    found, item = _find(town, docid)
    parts = item_parts(town, found, item)
    if _doctype(town) == 3:
        lines = [town.label, "", f"{item.section} §" if item.section else ""]
        lines += [item.title, item.case_number or "", ""]
        for part in parts:
            lines += [part.heading] * bool(part.heading)
            lines += [*paragraphs(part.text), ""]
        return Response(write_pdf(lines), content_type="application/pdf")
    html = render_template(
        "tweb/item.html", town=town, item=item, parts=parts, paragraphs=paragraphs
    )
    return _file(town, html)


def _cover(town: Town, meeting: Meeting) -> Response:
    attendance = list(attendance_lines(meeting))
    if town.template == "html":
        return _file(
            town,
            render_template(
                "tweb/cover.html", town=town, meeting=meeting, attendance=attendance
            ),
        )
    minutes, when, listed = COVER_WORDS[meeting.language]
    lines = [
        town.label,
        f"{minutes} {meeting.number}/{meeting.date.year}",
        meeting.body,
    ]
    lines += [f"{when} {meeting.date:%d.%m.%Y} kl. {meeting.time}", "", *attendance]
    lines += [listed, *(f"{i.section} § {i.title}" for i in meeting.items if i.section)]
    return Response(write_pdf(lines), content_type="application/pdf")


def _officeholder(town: Town, row: OfficeholderDecision) -> Response:
    html = render_template(
        "tweb/officeholder.html",
        town=town,
        decision=row,
        paragraphs=paragraphs,
        appeal=appeal(row.appeal, town.language),
    )
    return _file(town, html)


def _file(town: Town, html: str) -> Response:
    if town.template != "html":
        return Response(write_pdf([town.label]), content_type="application/pdf")
    return Response(html.encode("utf-16-le"), content_type="text/html")
