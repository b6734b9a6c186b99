"""CaseM's web pages of a demo publisher: bodies, meetings, items; officials' decisions.

Addresses carry titles with the remains of entities and a date without separators, so
that only the id in parentheses and the page itself can be relied on. A body named in
``WHOLE`` publishes no items, only the minutes as one PDF.
"""

from __future__ import annotations

import re
import uuid

from flask import Blueprint, Response, abort, current_app, render_template

from scripts.demo_site.archive_layouts import minutes_lines
from scripts.demo_site.content import Item, Meeting, OfficeholderDecision, Town
from scripts.demo_site.paper import write_pdf
from scripts.demo_site.parts import appeal, paragraphs

blueprint = Blueprint("casem_web", __name__)

WHOLE = frozenset({"Tarkastuslautakunta"})
_LANGUAGES = {"fi-FI": "fi", "sv-FI": "sv"}
_BODIES = {"fi": "Toimielimet", "sv": "Organ"}
_OFFICIALS = {"fi": "Viranhaltijat", "sv": "Tjansteinnehavare"}
_LETTERS = {"ä": "auml", "ö": "ouml", "å": "aring", "Ä": "Auml", "Ö": "Ouml"}
WORDS = {
    "fi": {
        "meeting": "kokous",
        "minutes": "Pöytäkirja",
        "agenda": "Esityslista",
        "checked": "Pöytäkirja on tarkastettu",
        "open": "Esityslista on julkaistu",
        "earlier": "Aikaisempi käsittely",
        "preparer": "Valmistelija",
        "reasons": "Perustelut",
        "proposal": "Päätösehdotus",
        "handling": "Käsittely",
        "decision": "Päätös",
        "inform": "Tiedoksi",
        "attachments": "Liitteet",
        "appeal": "Muutoksenhaku",
    },
    "sv": {
        "meeting": "möte",
        "minutes": "Protokoll",
        "agenda": "Föredragningslista",
        "checked": "Protokollet är justerat",
        "open": "Föredragningslistan är publicerad",
        "earlier": "Tidigare behandling",
        "preparer": "Beredare",
        "reasons": "Motivering",
        "proposal": "Beslutsförslag",
        "handling": "Behandling",
        "decision": "Beslut",
        "inform": "För kännedom",
        "attachments": "Bilagor",
        "appeal": "Ändringssökande",
    },
}


def slug(text: str) -> str:
    """Write *text* as CaseM's addresses do: cut, with the remains of entities."""
    plain = "".join(_LETTERS.get(letter, letter) for letter in text)
    return re.sub(r"[^A-Za-z0-9]+", "_", plain)[:40].strip("_")


def meeting_step(meeting: Meeting) -> str:
    """Return "Kokous_13102025": day, month and year without separators."""
    name = "Moumlte" if meeting.language == "sv" else "Kokous"
    return f"{name}_{meeting.date.day}{meeting.date.month}{meeting.date.year}"


def day(meeting: Meeting) -> str:
    """Write the day as the pages do, with hyphens on Swedish ones."""
    sign = "-" if meeting.language == "sv" else "."
    return sign.join(
        map(str, (meeting.date.day, meeting.date.month, meeting.date.year))
    )


def item_id(meeting: Meeting, item: Item) -> int:
    """Return the number that stands in parentheses in an item's address."""
    return int(f"{meeting.meeting_id}{item.order:02d}")


def download(number: int) -> str:
    """Return the address of a file; its braces belong to it."""
    guid = str(uuid.uuid5(uuid.NAMESPACE_OID, str(number))).upper()
    return f"/download/noname/{{{guid}}}/{number}"


def _towns() -> list[Town]:
    towns = current_app.config["TOWNS"]().values()
    return [t for t in towns if t.platform == "casem" and t.template == "web"]


def _town(locale: str) -> Town:
    """One publisher a locale: on the real service each has a host of its own."""
    language = _LANGUAGES.get(locale)
    town = next((t for t in _towns() if t.language == language), None)
    if town is None:
        abort(404)
    return town


def _page(name: str, locale: str, **values: object) -> str:
    town = _town(locale)
    return render_template(
        f"casem/{name}.html",
        town=town,
        locale=locale,
        words=WORDS[town.language],
        bodies=_BODIES[town.language],
        officials=_OFFICIALS[town.language],
        slug=slug,
        step=meeting_step,
        day=day,
        item_id=item_id,
        download=download,
        paragraphs=paragraphs,
        **values,
    )


@blueprint.get("/<any('fi-FI','sv-FI'):locale>/<section>")
def section_list(locale: str, section: str) -> str:
    """List the bodies, or the officials."""
    town = _town(locale)
    if section == _BODIES[town.language]:
        return _page("names", locale, section=section, names=list(town.bodies.values()))
    if section != _OFFICIALS[town.language]:
        abort(404)
    names = sorted({d.official for d in town.officeholder_decisions})
    return _page("names", locale, section=section, names=names)


@blueprint.get("/<any('fi-FI','sv-FI'):locale>/<section>/<name>")
def name_page(locale: str, section: str, name: str) -> str:
    """List the meetings of a body, or the decisions of an official."""
    town = _town(locale)
    if section == _OFFICIALS[town.language]:
        rows = [d for d in town.officeholder_decisions if slug(d.official) == name]
        return _page("official", locale, section=section, rows=rows or abort(404))
    meetings = [m for m in town.meetings if slug(m.body) == name][::-1]
    return _page("meetings", locale, meetings=meetings or abort(404))


@blueprint.get("/<any('fi-FI','sv-FI'):locale>/<section>/<name>/<last>")
def meeting_or_decision(locale: str, section: str, name: str, last: str) -> str:
    """Show a meeting with its items, or one decision of an official."""
    town = _town(locale)
    number = re.search(r"\((\d+)\)$", last)
    if number:
        found = next(
            (d for d in town.officeholder_decisions if d.document_id == number[1]), None
        )
        return _officeholder(locale, found or abort(404))
    meeting = _meeting(town, name, last)
    rows = [] if meeting.body in WHOLE else meeting.items
    return _page(
        "meeting",
        locale,
        meeting=meeting,
        items=[item for item in rows if not item.is_removed],
        number=int(meeting.meeting_id),
    )


def _meeting(town: Town, body: str, step: str) -> Meeting:
    meetings = (m for m in town.meetings if slug(m.body) == body)
    found = next((m for m in meetings if meeting_step(m) == step), None)
    if found is None:
        abort(404)
    return found


def _officeholder(locale: str, row: OfficeholderDecision) -> str:
    name, text = appeal(row.appeal, _LANGUAGES[locale])
    return _page("decision", locale, row=row, appeal_name=name, appeal_text=text)


@blueprint.get("/<any('fi-FI','sv-FI'):locale>/<section>/<body>/<step>/<last>")
def item_page(locale: str, section: str, body: str, step: str, last: str) -> str:
    """Show one item; a withdrawn one is not found."""
    meeting = _meeting(_town(locale), body, step)
    wanted = re.search(r"\((\d+)\)$", last)
    numbers = {str(item_id(meeting, i)): i for i in meeting.items if not i.is_removed}
    item = numbers.get(wanted[1]) if wanted else None
    if item is None:
        abort(404)
    name, text = appeal(item.appeal, meeting.language)
    values = {"meeting": meeting, "item": item, "appeal_name": name}
    return _page("item", locale, appeal_text=text, **values)


@blueprint.get("/download/noname/<guid>/<int:number>")
def file(guid: str, number: int) -> Response:
    """Serve whole minutes, or an attachment."""
    for town in _towns():
        meeting = town.meeting(str(number))
        if meeting and not meeting.is_agenda:
            lines = list(minutes_lines(town, meeting))
            return Response(write_pdf(lines), content_type="application/pdf")
    return Response(
        write_pdf(["Liiteasiakirja", str(number)]), content_type="application/pdf"
    )
