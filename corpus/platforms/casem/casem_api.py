"""CaseM's OData replies: trees of nodes, lists of contents, fields of one content."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from analyzers.notations.temporal.dates import finnish_date
from corpus.addresses import absolute
from corpus.errors import ParseError
from corpus.model import (
    Attachment,
    BlockKind,
    EarlierHandling,
    Issue,
    Link,
    Page,
    Yield,
)
from corpus.reading.drafts import Facts, draft, facts_context, finish
from corpus.reading.webpages.composing import TextComposer
from corpus.reading.webpages.html_tables import iter_anchors
from corpus.reading.webpages.markup import parse_html, squeeze
from corpus.reading.webpages.meeting_lines import date_in
from corpus.reading.webpages.rendering import to_text
from corpus.reading.webpages.replies import load_reply
from corpus.reading.webpages.row_cells import CELL_MARK
from corpus.sources import Source

API = "/api/opennc/v1"
CONTENT = re.compile(r"/Contents\((\d+)\)/ExtendedProperties")
_SITE = re.compile(r"^(https?://[^/]+)")
_MEETING_NAME = re.compile(r"(?i)^(?:kokous|möte|sammanträde|meeting)\s+\d")
_MEETINGS_NAME = re.compile(r"(?i)^(?:kokoukset|möten|sammanträden|meetings)$")
_BODIES_NAME = re.compile(r"(?i)^(?:toimielimet|organ|beslutsorgan|toimielinten)")
_COVER_TEMPLATE = 71
_LANGUAGES = {1: "fi", 3: "sv"}

_PARTS: tuple[tuple[str, BlockKind, str], ...] = (
    ("Draftsmans", "contacts", "Valmistelija"),
    ("Description", "description", "Perustelut"),
    ("DraftingNotes", "preparation", "Valmistelu"),
    ("Presenters", "contacts", "Esittelijä"),
    ("Decisionproposal", "proposal", "Päätösehdotus"),
    ("Disqualification", "disqualification", "Esteellisyys"),
    ("Eventhandling", "handling", "Käsittely"),
    ("Opinions", "handling", "Lausunnot"),
    ("DecisionNotes", "handling", "Kokouskäsittely"),
    ("Votings", "votes", "Äänestykset"),
    ("Decision", "decision", "Päätös"),
    ("DissentingOpinion", "dissent", "Eriävä mielipide"),
    ("Inform", "distribution", "Tiedoksi"),
    ("Correctioninstructions", "appeal", "Muutoksenhaku"),
)
_OTHER_FIELDS = {
    *(
        [
            "Name",
            "Article",
            "CaseNativeId",
            "IsAdditionalTopic",
            "Attachments",
            "HistoryTopics",
        ]
    ),
    *(["PersonalData", "Participant_councilman", "AgendaAttachment"]),
}
_HISTORY: tuple[tuple[str, BlockKind, str], ...] = (
    ("Description", "description", "Perustelut"),
    ("DescisionProposal", "proposal", "Päätösehdotus"),
    ("Disqualification", "disqualification", "Esteellisyys"),
    ("Meetingcontent", "handling", "Kokouskäsittely"),
    ("Descision", "decision", "Päätös"),
    ("DissentingOpinion", "dissent", "Eriävä mielipide"),
)
Record = Mapping[str, Any]


_LEVELS = ("api-roots", "api-bodies", "api-sections", "api-meetings")


def reply_kind(value: list[Record], url: str = "") -> str:
    """Return the role of a reply by its members; "" for anything else.

    Levels of the tree are told by the names of their nodes, else by the address.
    """
    first = value[0] if value and isinstance(value[0], Mapping) else {}
    if "NodeId" in first:
        names = [name_of(node) for node in value]
        if any(_MEETING_NAME.match(name) for name in names):
            return "api-meetings"
        if any(_MEETINGS_NAME.match(name) for name in names):
            return "api-sections"
        if any(_BODIES_NAME.match(name) for name in names):
            return "api-roots"
        depth = len(re.findall(r"Nodes\(\d+\)", url))
        return _LEVELS[min(depth, 3)] if "/Nodes" in url else "api-bodies"
    if "ContentId" in first:
        return "api-contents"
    return "api-fields" if {"Name", "Text"} <= set(first) else ""


def name_of(node: Record) -> str:
    """Return a node's Finnish name, else its first."""
    names = [item for item in node.get("Names") or [] if isinstance(item, Mapping)]
    names.sort(key=lambda item: item.get("LanguageId") != 1)
    return squeeze(str(names[0].get("Name") or "")) if names else ""


def read_nodes(value: list[Record], kind: str, page: Page) -> Iterator[Yield]:
    """Follow a level of the tree: roots -> bodies -> "Kokoukset" -> meetings."""
    site = _SITE.match(page.url)
    base = f"{site[1] if site else 'https://casem.invalid'}{API}"
    path = re.findall(r"Nodes\((\d+)\)", page.url)
    wanted = {"api-roots": _BODIES_NAME, "api-sections": _MEETINGS_NAME}.get(kind)
    is_named = any(wanted and wanted.match(name_of(node)) for node in value)
    for node in value:
        name, node_id = name_of(node), node.get("NodeId")
        parent = str(node.get("ParentId") or "")
        if kind == "api-meetings":
            yield from _meeting_link(base, node_id, name, page)
            continue
        if is_named and wanted and not wanted.match(name):
            continue
        nodes = (
            [*path, str(node_id)]
            if path or kind == "api-roots"
            else [parent, str(node_id)]
        )
        tail = "/Sub".join(f"Nodes({number})" for number in nodes)
        role = {"api-roots": "api-bodies", "api-bodies": "api-sections"}
        context = dict(page.context)
        if kind == "api-bodies":
            context["body"] = name
        yield Link(
            f"{base}/{tail}/SubNodes()?$format=json",
            role.get(kind, "api-meetings"),
            since=page.since,
            context=context,
        )


def _meeting_link(base: str, node_id: Any, name: str, page: Page) -> Iterator[Link]:
    date = date_in(name)
    if page.since and date and date < page.since:
        return
    context = {**page.context, **facts_context(date=date, meeting_node=node_id)}
    url = (
        f"{base}/Contents()?$format=json&"
        f"$filter=Classifications/any(f:f/NodeId%20eq%20{node_id})"
    )
    yield Link(url, "api-contents", since=page.since, context=context)


def read_contents(value: list[Record], page: Page) -> Iterator[Yield]:
    """Lead from the contents of a meeting to the fields of each."""
    site = _SITE.match(page.url)
    base = f"{site[1] if site else 'https://casem.invalid'}{API}"
    for content in value:
        content_id = content.get("ContentId")
        if not content_id:
            yield Issue("skipped", "a content without id", page.url)
            continue
        meeting = _meeting_of(content)
        context = {
            **page.context,
            **facts_context(
                title=squeeze(str(content.get("Subject") or "")),
                date=date_in(str(meeting.get("NodeName") or "")),
                meeting_node=meeting.get("NodeId"),
                published=str(content.get("PublicDate") or "")[:10],
                edited=str(content.get("EditedDate") or "")[:10],
                language=_LANGUAGES.get(content.get("LanguageId") or 1),
            ),
        }
        if content.get("TemplateId") == _COVER_TEMPLATE:
            context["kind"] = "minutes-front-page"
        url = f"{base}/Contents({content_id})/ExtendedProperties?$format=json"
        yield Link(url, "api-fields", since=page.since, context=context)


def _meeting_of(content: Record) -> Record:
    for classification in content.get("Classifications") or []:
        if _MEETING_NAME.match(str(classification.get("NodeName") or "")):
            found: Record = classification
            return found
    return {}


def read_fields(value: list[Record], page: Page, source: Source) -> Iterator[Yield]:
    """Build the decision from the fields of one content."""
    fields: dict[str, list[str]] = {}
    for item in value:
        text = str(item.get("Text") or "")
        if text.strip():
            fields.setdefault(str(item.get("Name")), []).append(text)
    unknown = sorted(set(fields) - {part[0] for part in _PARTS} - _OTHER_FIELDS)
    for name in unknown:
        yield Issue("skipped", f"a field of an unknown name: {name}", page.url)
    if "Name" not in fields:
        yield from _read_cover(fields, page)
        return
    match = CONTENT.search(page.url)
    content_id = match[1] if match else page.context.get("content_id")
    composer = TextComposer()
    title = squeeze(fields["Name"][0])
    composer.add_plain(title).add_plain(
        squeeze(" ".join(fields.get("CaseNativeId", [])))
    )
    problem = _add_history(composer, fields.get("HistoryTopics", []))
    if problem:
        yield Issue("structure", problem, page.url)
    for name, kind, heading in _PARTS:
        joined = "\n\n".join(_field_text(name, text) for text in fields.get(name, []))
        composer.add(kind, heading, joined)
    for name in unknown:
        # Running text under a name that is new to us is kept, numbers and flags not.
        running = [as_text(text) for text in fields[name] if "<p" in text]
        composer.add("other", name, "\n\n".join(running))
    text, blocks = composer.build()
    article = re.search(r"\d+(?:\s?[a-z])?", " ".join(fields.get("Article", [])))
    facts = Facts(
        raw_id=content_id or f"{page.context.get('date')}-{title[:40]}",
        text=text,
        url=_public_address(page, content_id),
        blocks=blocks,
        attachments=_attachments(fields.get("Attachments", []), page),
        status=_status(fields, page),
        title=title,
        minutes_section=article[0] if article and article[0] != "0" else None,
        case_number=squeeze(" ".join(fields.get("CaseNativeId", []))) or None,
        presenter=_people(fields.get("Presenters", [])),
        preparer=_people(fields.get("Draftsmans", [])),
        published=_date(page.context.get("published")),
        has_personal_data=_personal_data(fields),
    )
    yield finish(draft(facts, page, source, "casem"))


def _read_cover(fields: Mapping[str, list[str]], page: Page) -> Iterator[Yield]:
    """The cover of a meeting holds no decision; a content without name is reported."""
    if "Participant_councilman" not in fields and "AgendaAttachment" not in fields:
        yield Issue("empty", "a content without name and fields", page.url)


def _status(fields: Mapping[str, list[str]], page: Page) -> Any:
    if "Decision" in fields:
        return "minutes"
    edited = page.context.get("edited") or page.context.get("published")
    date = page.context.get("date")
    return "minutes" if edited and date and edited > date else "agenda"


def _public_address(page: Page, content_id: str | None) -> str | None:
    """The page a reader can open; the API's reply is for machines."""
    site, node = _SITE.match(page.url), page.context.get("meeting_node")
    if site is None or ".invalid" in page.url:
        return None
    if content_id and node:
        return f"{site[1]}/fi-FI/content/{content_id}/{node}"
    return page.url


def _field_text(name: str, text: str) -> str:
    if name in {"Draftsmans", "Presenters"} and ";#" in text:
        return "\n".join(
            ", ".join(squeeze(part) for part in person.split(";#") if part.strip(" #;"))
            for person in text.split("#!#")
        )
    return as_text(text)


def as_text(markup: str) -> str:
    """Return HTML with named entities as text; plain text as it is."""
    if not re.search(r"<\w|&\w+;|&#\d", markup):
        return markup.strip()
    return to_text(parse_html(f"<div>{markup}</div>"), cell_mark=CELL_MARK)


def _people(texts: list[str]) -> str | None:
    people = [
        ", ".join(squeeze(part) for part in person.split(";#")[:2] if part.strip(" #;"))
        for text in texts
        for person in text.split("#!#")
    ]
    return "; ".join(person for person in people if person) or None


def _attachments(texts: list[str], page: Page) -> tuple[Attachment, ...]:
    found = []
    for text in texts:
        root = parse_html(f"<div>{html.unescape(text)}</div>")
        for anchor in iter_anchors(root, page.url or "https://casem.invalid/"):
            href = anchor.element.get("href") or ""
            found.append(Attachment(anchor.text, url=_download(href, page)))
    return tuple(found)


def _download(href: str, page: Page) -> str | None:
    """Turn ``download.aspx?ID=…&GUID={…}`` into the address that answers."""
    if not page.url or ".invalid" in page.url:
        return None
    match = re.search(r"ID=(\d+)&(?:amp;)?GUID=\{?([\w-]+)\}?", href)
    if match is None:
        return absolute(href, page.url) or None
    return absolute(f"/download/noname/{{{match[2]}}}/{match[1]}", page.url)


def _add_history(composer: TextComposer, texts: list[str]) -> str | None:
    """Add earlier bodies' texts; returns what was wrong with them, or None."""
    for text in texts:
        try:
            topics = load_reply(text)
        except ParseError:
            return "HistoryTopics is no JSON"
        for topic in topics if isinstance(topics, list) else []:
            if isinstance(topic, Mapping):
                _add_topic(composer, topic)
    return None


def _add_topic(composer: TextComposer, topic: Record) -> None:
    date = _moment(str(topic.get("MeetingDate") or ""))
    body = squeeze(str(topic.get("Party") or topic.get("PartySv") or "")) or None
    article = str(topic.get("Article") or "0")
    section = None if article in {"0", ""} else article
    earlier = EarlierHandling(body, date, section)
    day = finnish_date(date) if date else ""
    place = f"{body or ''} {day}{f' § {section}' if section else ''}"
    composer.add_plain(squeeze(place))
    for name, kind, heading in _HISTORY:
        composer.add(
            kind, heading, as_text(str(topic.get(name) or "")), earlier=earlier
        )


def _moment(value: str) -> dt.date | None:
    """Read ``/Date(1493127000000)/``: milliseconds of UTC, wanted is the Finnish day."""
    match = re.search(r"Date\((-?\d+)", value)
    if match is None:
        return date_in(value)
    try:
        # Three hours cover summer time; no meeting begins between 22 and 24 in winter.
        moment = dt.timedelta(milliseconds=int(match[1]), hours=3)
        return (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + moment).date()
    except OverflowError:
        return None


def _date(value: str | None) -> dt.date | None:
    return date_in(value) if value else None


def _personal_data(fields: Mapping[str, list[str]]) -> bool | None:
    text = " ".join(fields.get("PersonalData", [])).lower()
    if not text:
        return None
    return text.startswith(("true", "kyllä", "sisältää", "1"))
