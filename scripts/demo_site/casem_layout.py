"""The CaseM OData service of a demo town: nodes, contents and their properties.

Bodies hold a node "Kokoukset", that holds meetings named "Kokous d.m.yyyy", and each
meeting has contents whose text stands in extended properties as HTML.
"""

from __future__ import annotations

import html
import re
from typing import Any

from flask import Blueprint, Response, abort, current_app, jsonify, request

from scripts.demo_site.content import Item, Meeting, Town
from scripts.demo_site.parts import paragraphs

blueprint = Blueprint("casem", __name__, url_prefix="/api/opennc/v1")

ROOT_NODE = 10
_PEOPLE = re.compile(r"^(?P<title>[a-zåäö ]+?) (?P<name>[A-ZÅÄÖ].*)$")


def _town() -> Town:
    towns = current_app.config["TOWNS"]().values()
    return next(t for t in towns if t.platform == "casem" and t.template == "casem")


def _node(number: int, name: str) -> dict[str, Any]:
    names = [{"Name": name, "LanguageId": 1}]
    return {"NodeId": number, "Type": 144, "Names": names}


def _value(rows: list[dict[str, Any]]) -> Response:
    return jsonify({"odata.metadata": request.url, "value": rows})


def _meeting_node(meeting: Meeting) -> int:
    return int(meeting.meeting_id)


@blueprint.get("/Nodes")
def nodes() -> Response:
    """Give the top sections of the site."""
    return _value([_node(ROOT_NODE, "Toimielimet")])


@blueprint.get("/Nodes(<int:root>)/SubNodes()")
def bodies(root: int) -> Response:
    """Give the bodies."""
    return _value([_node(number, name) for number, name in _town().bodies.items()])


@blueprint.get("/Nodes(<int:root>)/SubNodes(<int:body>)/SubNodes()")
def sections(root: int, body: int) -> Response:
    """Give the sections of a body: its meetings."""
    return _value([_node(body * 100 + 1, "Kokoukset")])


@blueprint.get(
    "/Nodes(<int:root>)/SubNodes(<int:body>)/SubNodes(<int:part>)/SubNodes()"
)
def meetings(root: int, body: int, part: int) -> Response:
    """Give the meetings of a body, oldest first."""
    rows = [m for m in _town().meetings if m.body_id == body]
    return _value(
        [
            _node(_meeting_node(m), f"Kokous {m.date.day}.{m.date.month}.{m.date.year}")
            for m in rows
        ]
    )


@blueprint.get("/Contents()")
def contents() -> Response:
    """Give the items of the meeting that the filter names."""
    wanted = re.search(r"NodeId eq (\d+)", request.args.get("$filter", ""))
    meeting = _town().meeting(wanted[1]) if wanted else None
    if meeting is None:
        return _value([])
    return _value([_content(meeting, item) for item in meeting.items])


def _content(meeting: Meeting, item: Item) -> dict[str, Any]:
    return {
        "ContentId": _content_id(meeting, item),
        "Subject": item.title,
        "PublicDate": f"{meeting.date.isoformat()}T12:00:00",
        "ExpiryDate": f"{meeting.date.year + 5}-12-31T00:00:00",
        "EditedDate": f"{meeting.date.isoformat()}T12:00:00",
        "Version": 1,
        "TemplateId": 70,
        "Classifications": [{"NodeId": _meeting_node(meeting)}],
        "FileLinks": [],
    }


def _content_id(meeting: Meeting, item: Item) -> int:
    return int(f"{meeting.meeting_id}{item.order:02d}")


@blueprint.get("/Contents(<int:number>)/ExtendedProperties")
def properties(number: int) -> Response:
    """Give the fields of one item; empty ones are present."""
    meeting = _town().meeting(str(number)[:-2]) or abort(404)
    item = next((i for i in meeting.items if _content_id(meeting, i) == number), None)
    if item is None:
        abort(404)
    fields = {
        "Name": item.title,
        "Article": str(item.section or ""),
        "CaseNativeId": item.case_number or "",
        "Description": _html(item.text),
        "Decisionproposal": _html(item.proposal),
        "Decision": _html(item.decision),
        "Presenters": _people(item.presenter),
        "Draftsmans": _people(item.preparer),
        "Eventhandling": _html(item.handling),
        "Inform": _html(item.distribution),
        "HistoryTopics": "",
        "Attachments": "",
    }
    rows = [{"Name": name, "Text": text} for name, text in fields.items()]
    rows += [
        {
            "Name": "Attachments",
            "Text": f'<a href="download.aspx?ID={number}{n}&amp;GUID={{{number}}}">'
            f"{html.escape(title)}</a>",
        }
        for n, title in enumerate(item.attachments, 1)
    ]
    return _value(rows)


def _html(text: str) -> str:
    escaped = (html.escape(p, quote=False) for p in paragraphs(text))
    return "".join(
        f"<p>{p}</p>".replace("ä", "&auml;").replace("ö", "&ouml;") for p in escaped
    )


def _people(person: str) -> str:
    match = _PEOPLE.match(person)
    return f"{match['name']};#{match['title']};#;#;#" if match else ""
