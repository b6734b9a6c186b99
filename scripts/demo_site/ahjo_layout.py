"""The Ahjo search index of a demo city: documents whose values are arrays.

A hit is one decision with its text as HTML: the decision first, its reasons after, the
appeal instructions last. Items of a coming meeting are hits, too, with a proposal only
and under another id than the decision will have.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

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

from scripts.demo_site.content import Item, Meeting, OfficeholderDecision, Town
from scripts.demo_site.parts import appeal, paragraphs

blueprint = Blueprint("ahjo", __name__)

_PERIOD = re.compile(r"\[(\d{4}-\d\d-\d\d) TO (\d{4}-\d\d-\d\d)\}")
WORDS = {
    "fi": {
        "decision": "Päätös",
        "handling": "Käsittely",
        "reasons": "Päätöksen perustelut",
        "proposal": "Päätösehdotus",
        "proposal reasons": "Esittelijän perustelut",
        "presenter": "Esittelijä",
        "contacts": "Lisätiedot",
        "attachments": "Liitteet",
        "appeal": "Muutoksenhaku",
        "distribution": "Tiedoksi",
    },
    "sv": {
        "decision": "Beslut",
        "handling": "Behandling",
        "reasons": "Motivering till beslutet",
        "proposal": "Beslutsförslag",
        "proposal reasons": "Föredragandens motiveringar",
        "presenter": "Föredragande",
        "contacts": "Upplysningar",
        "attachments": "Bilagor",
        "appeal": "Sökande av ändring",
        "distribution": "För kännedom",
    },
}


@dataclass(frozen=True)
class Document:
    """One document of the index."""

    guid: str
    title: str
    case_number: str
    section: int | None
    day: dt.date
    language: str
    organisation: str
    kind: str
    decision: str
    motion: str


def documents(town: Town) -> Iterator[Document]:
    """Yield what the index holds of *town*; withdrawn items are not in it."""
    for meeting in town.meetings:
        for item in meeting.items:
            if not item.is_removed:
                yield _item(meeting, item)
    for decision in town.officeholder_decisions:
        yield _officeholder(decision)


def _item(meeting: Meeting, item: Item) -> Document:
    stage = "esitys" if meeting.is_agenda else "paatos"
    return Document(
        guid=_guid(f"{stage}/{meeting.meeting_id}/{item.order}"),
        title=item.title,
        case_number=item.case_number or "",
        section=item.section,
        day=meeting.date,
        language=meeting.language,
        organisation=meeting.body,
        kind="Lautakunta" if "lautakunta" in meeting.body else "Toimielin",
        decision="" if meeting.is_agenda else _decision(item, meeting.language),
        motion=_motion(item, meeting.language),
    )


def _officeholder(row: OfficeholderDecision) -> Document:
    words, name = WORDS["fi"], appeal(row.appeal, "fi")
    html = _section(words["decision"], row.decision)
    html += _section(words["reasons"], row.text)
    html += _section(words["contacts"], f"{row.person}, {row.official.lower()}", "Lisa")
    html += _list(words["attachments"], row.attachments)
    html += _section(words["appeal"], f"{name[0]}\n\n{name[1]}", "Muutoksenhaku")
    return Document(
        guid=_guid(f"viranhaltija/{row.document_id}"),
        title=row.title,
        case_number=row.case_number,
        section=row.number,
        day=row.date,
        language="fi",
        organisation=row.official,
        kind="Viranhaltija",
        decision=html,
        motion="",
    )


def _guid(key: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://demo.invalid/{key}"))


def _decision(item: Item, language: str) -> str:
    words = WORDS[language]
    html = _section(words["decision"], item.decision)
    html += _section(words["handling"], item.handling)
    html += _section(words["reasons"], item.text)
    html += _section(words["presenter"], item.presenter, "EsittelijaTiedot")
    html += _section(words["contacts"], item.preparer, "LisatiedotOtsikko")
    html += _list(words["attachments"], item.attachments)
    name, text = appeal(item.appeal, language)
    html += _section(words["appeal"], f"{name}\n\n{text}", "MuutoksenhakuOtsikko")
    return html + _section(words["distribution"], item.distribution, "TiedoksiOtsikko")


def _motion(item: Item, language: str) -> str:
    words = WORDS[language]
    html = _section(words["proposal"], item.proposal)
    return html + _section(words["proposal reasons"], item.text)


def _section(heading: str, text: str, kind: str = "SisaltoOtsikko") -> str:
    """Write a heading and paragraphs; "" for a part that has no text."""
    body = "".join(f"<p>{escape(row)}</p>" for row in paragraphs(text))
    return f'<h3 class="{kind}">{heading}</h3>{body}' if body else ""


def _list(heading: str, titles: tuple[str, ...]) -> str:
    rows = "".join(f"<div>{n} {escape(t)}</div>" for n, t in enumerate(titles, 1))
    return f'<h3 class="LiitteetOtsikko">{heading}</h3>{rows}' if rows else ""


def _town(name: str) -> Town:
    town: Town | None = current_app.config["TOWNS"]().get(name)
    if town is None or town.platform != "ahjo":
        abort(404)
    return town


@blueprint.get("/<name>/paatokset_decisions/_search")
def search(name: str) -> Response:
    """Answer a search by period, oldest first, a window of ``size`` from ``from``."""
    found = sorted(documents(_town(name)), key=lambda d: (d.day, d.guid))
    period = _PERIOD.search(request.args.get("q", ""))
    if period:
        found = [d for d in found if period[1] <= d.day.isoformat() < period[2]]
    start = int(request.args.get("from", "0"))
    window = found[start : start + int(request.args.get("size", "10"))]
    hits = [
        {"_index": "paatokset_decisions", "_source": _source(name, d)} for d in window
    ]
    total = {"value": len(found), "relation": "eq"}
    return jsonify(
        {"took": 3, "timed_out": False, "hits": {"total": total, "hits": hits}}
    )


def _source(name: str, document: Document) -> dict[str, list[object]]:
    midnight = dt.datetime.combine(document.day, dt.time(), dt.UTC)
    values: dict[str, object] = {
        "id": document.guid,
        "subject": document.title,
        "issue_subject": document.title,
        "issue_id": document.case_number.replace(" ", "-"),
        "decision_content": document.decision,
        "decision_motion": document.motion,
        "decision_url": _address(name, document),
        "meeting_date": str(int(midnight.timestamp())),
        "organization_name": document.organisation,
        "organization_type": document.kind,
        "field_is_decision": bool(document.decision),
        "field_decision_section": str(document.section or ""),
        "_language": document.language,
    }
    return {key: [value] for key, value in values.items() if value != ""}


def _address(name: str, document: Document) -> str:
    case = document.case_number.replace(" ", "-").lower() or "paatos"
    if document.language == "sv":
        return f"/{name}/sv/arende/{case}?beslut={document.guid}"
    return f"/{name}/fi/asia/{case}?paatos={document.guid}"


@blueprint.get("/<name>/fi/asia/<case>")
@blueprint.get("/<name>/sv/arende/<case>")
def decision_page(name: str, case: str) -> str:
    """Show one decision to a reader: where a hit's ``decision_url`` leads."""
    wanted = request.args.get("paatos") or request.args.get("beslut")
    found = next((d for d in documents(_town(name)) if d.guid == wanted), None)
    if found is None:
        abort(404)
    return render_template("ahjo/decision.html", found=found)
