"""TWeb pages (``/ktwebscr/``) of a demo town.

Lists are windows-1252 without a charset in the HTTP header. Items are files: accessible
HTML in UTF-16 without a byte-order mark, or PDF. The column order differs by town.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template, request

from scripts.demo_site.content import Item, Meeting, Town
from scripts.demo_site.paper import write_pdf
from scripts.demo_site.parts import item_parts, paragraphs

blueprint = Blueprint("tweb", __name__)


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
    return 3 if town.template == "pdf" else 7


@blueprint.get("/<name>/ktwebscr/<any(pk, epj):prefix>_tek_tweb.htm")
def search_form(name: str, prefix: str) -> Response:
    """Show the search form whose select lists the bodies."""
    return _windows(
        render_template("tweb/search.html", town=_town(name), prefix=prefix)
    )


@blueprint.route(
    "/<name>/ktwebscr/<any(pk, epj):prefix>_kokl_tweb.htm", methods=["GET", "POST"]
)
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
    return _windows(
        render_template(
            "tweb/meetings.html", town=town, prefix=prefix, meetings=rows[:200]
        )
    )


@blueprint.get("/<name>/ktwebscr/<any(pk, epj):prefix>_asil_tweb.htm")
def meeting(name: str, prefix: str) -> Response:
    """List the items of one meeting; rows without a section are covers."""
    town = _town(name)
    found = town.meeting(request.args.get("bid", "")) or abort(404)
    return _windows(
        render_template(
            "tweb/meeting.html",
            town=town,
            meeting=found,
            doctype=_doctype(town),
            attachments_first=town.template == "pdf",
        )
    )


@blueprint.get("/<name>/ktwebscr/epjattn_tweb.htm")
def attachments(name: str) -> Response:
    """List the attachments of one item."""
    town = _town(name)
    docid = request.query_string.decode("ascii", "replace")
    _, item = _find(town, docid)
    return _windows(
        render_template("tweb/attachments.html", town=town, item=item, docid=docid)
    )


@blueprint.get("/<name>/ktwebscr/vparhaku_tweb.htm")
def officials(name: str) -> Response:
    """Show an empty officeholder search: these towns publish none."""
    return _windows(
        render_template("tweb/search.html", town=_town(name), prefix="vpar")
    )


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
def document(name: str) -> Response:
    """Serve an item, a cover or an attachment; the address does not tell its type."""
    town = _town(name)
    docid = request.args.get("docid", "")
    if docid.endswith("9") and len(docid) > 9:
        return Response(
            write_pdf(["Liiteasiakirja", town.label, docid]),
            content_type="application/pdf",
        )
    if docid.endswith("00"):
        found = town.meeting(docid[:-2]) or abort(404)
        return _file(town, render_template("tweb/cover.html", town=town, meeting=found))
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


def _file(town: Town, html: str) -> Response:
    if town.template == "pdf":
        return Response(write_pdf([town.label]), content_type="application/pdf")
    return Response(html.encode("utf-16-le"), content_type="text/html")
