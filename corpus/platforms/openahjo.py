"""Open Ahjo (Helsinki 2013-2020): the archive's JSON API and its directory listings.

The service is closed; saved replies and listings are what is left to read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from corpus.addresses import normalise
from corpus.errors import ParseError
from corpus.model import Attachment, BlockKind, GivenOutcome, Issue, Link, Page, Yield
from corpus.platforms.base import PageIdentity
from corpus.platforms.casem.casem_api import as_text
from corpus.reading.drafts import Facts, draft, facts_context, finish
from corpus.reading.webpages.composing import TextComposer
from corpus.reading.webpages.html_tables import is_cut_off, iter_anchors
from corpus.reading.webpages.markup import decode, parse_html
from corpus.reading.webpages.meeting_lines import date_in
from corpus.reading.webpages.replies import guarded, load_reply
from corpus.sources import Source

API = "http://dev.hel.fi/paatokset/v1/"
_KINDS: Mapping[str, BlockKind] = {
    "resolution": "decision",
    "draft resolution": "proposal",
    "summary": "summary",
    "presenter": "reasons",
    "reasons": "reasons",
    "reasons for resolution": "reasons",
    "hearing": "handling",
    "presenter dissent": "dissent",
    "dissent": "dissent",
    "resolution vote": "votes",
}
_HEADINGS = {
    "decision": "Päätös",
    "proposal": "Päätösehdotus",
    "summary": "Tiivistelmä",
    "reasons": "Perustelut",
    "handling": "Käsittely",
    "dissent": "Eriävä mielipide",
    "votes": "Äänestys",
}
_OUTCOMES: Mapping[str, GivenOutcome] = {
    "PASSED_REVISED": "approved-amended",
    "PASSED_MODIFIED": "approved-amended",
    "REJECTED": "rejected",
    "NOTED": "noted",
    "RETURNED": "returned",
    "REMOVED": "returned",
    "TABLED": "tabled",
    "ELECTION": "elected",
}
_PACKAGE = re.compile(
    r"(?P<body>\S+) (?P<date>\d{4}-\d\d-\d\d) (?P<id>\w+) (?P<number>\d+) "
    r"(?P<kind>Pk|El)\w* (?P<language>Su|Ru)\.zip$"
)
Record = Mapping[str, Any]


class OpenAhjoPlatform:
    """Pages of agenda items; listings of zip packages are followed, not opened."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield the first page of agenda items, newest first."""
        base = source.base_url if "/v1/" in source.base_url else API
        url = f"{urljoin(base, 'agenda_item/')}?limit=100&offset=0&format=json"
        yield Link(url, role="agenda-items", since=since)

    def identify(self, page: Page) -> PageIdentity:
        """Return what a page is: replies by their envelope, listings by a heading."""
        text = decode(page.body, page.headers).text
        try:
            reply = load_reply(text)
        except ParseError:
            is_listing = "[To Parent Directory]" in text or "- /files/" in text
            return PageIdentity("directory" if is_listing else "", page.url or None)
        is_items = isinstance(reply, dict) and (
            "objects" in reply or "content" in reply
        )
        return PageIdentity("agenda-items" if is_items else "", page.url or API)

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read a reply or a listing; see ``Platform.read``."""
        decoded = decode(page.body, page.headers)
        if decoded.problem:
            yield Issue("encoding", decoded.problem, page.url)
        if decoded.text.lstrip()[:1] != "{":
            yield from _read_directory(decoded.text, page)
            return
        reply = load_reply(decoded.text)
        items = reply.get("objects", [reply] if "content" in reply else None)
        if not isinstance(items, list):
            raise ParseError("a reply without objects")
        for item in items:
            yield from guarded(_read_item, item, page, source)
        following = (reply.get("meta") or {}).get("next")
        if following:
            url = normalise(urljoin(page.url or API, str(following)))
            yield Link(url, role="agenda-items", since=page.since)


def _read_item(item: Record, page: Page, source: Source) -> Iterator[Yield]:
    meeting, issue = item.get("meeting") or {}, item.get("issue") or {}
    subject = str(item.get("subject") or issue.get("subject") or "")
    date = date_in(str(meeting.get("date") or ""))
    if page.since and date and date < page.since:
        return
    composer = TextComposer().add_plain(subject)
    composer.add_plain(str(issue.get("register_id") or ""))
    for part in item.get("content") or []:
        kind = _KINDS.get(str(part.get("type") or "").replace("_", " "))
        if kind is None:
            message = f"a part of an unknown type: {part.get('type')}"
            yield Issue("skipped", message, page.url)
        text = as_text(str(part.get("text") or ""))
        composer.add(kind or "other", _HEADINGS.get(kind or ""), text)
    text, blocks = composer.build()
    if not text:
        yield Issue("empty", f"an agenda item without text: {item.get('id')}", page.url)
        return
    from_minutes = bool(item.get("from_minutes"))
    category = "-".join(str(item.get("classification_code") or "").split("-")[:1])
    facts = Facts(
        raw_id=str(item.get("id") or item.get("origin_id")),
        text=text,
        url=str(item.get("permalink") or "") or page.url or None,
        blocks=blocks,
        attachments=_attachments(item),
        status="minutes" if from_minutes else "agenda",
        date=date,
        body=str(meeting.get("policymaker_name") or "") or None,
        title=subject or None,
        item_number=str(item.get("index") or "") or None,
        meeting_number=_number(meeting),
        case_number=str(issue.get("register_id") or "") or None,
        task_class=".".join(category.split()) or None,
        outcome=_OUTCOMES.get(str(item.get("resolution") or ""))
        if from_minutes
        else None,
        presenter=str(item.get("introducer") or "") or None,
        preparer=str(item.get("preparer") or "") or None,
    )
    helsinki = source
    if not source.municipality:
        helsinki = Source(
            source.source_id, source.platform, source.base_url, "Helsinki", "091"
        )
    yield finish(draft(facts, page, helsinki, "openahjo"))


def _number(meeting: Record) -> str | None:
    number, year = meeting.get("number"), meeting.get("year")
    return f"{number}/{year}" if number and year else None


def _attachments(item: Record) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            title=str(part.get("name") or part.get("hash") or ""),
            url=part.get("file_uri") or None,
            is_published=bool(part.get("public", True) and part.get("file_uri")),
            not_published_reason=part.get("confidentiality_reason") or None,
            media_type="application/pdf" if part.get("file_type") == "pdf" else None,
        )
        for part in item.get("attachments") or []
    )


def _read_directory(text: str, page: Page) -> Iterator[Yield]:
    root = parse_html(text)
    base = page.url or "http://openhelsinki.hel.fi/files/"
    if is_cut_off(text):
        yield Issue("structure", "the page breaks off before its end", page.url)
    found = False
    for anchor in iter_anchors(root, base):
        if "Parent Directory" in anchor.text:
            continue
        found = True
        match = _PACKAGE.search(anchor.text)
        if match:
            context = facts_context(
                body=match["body"],
                date=match["date"],
                meeting_number=match["number"],
                status="minutes" if match["kind"] == "Pk" else "agenda",
                language="fi" if match["language"] == "Su" else "sv",
            )
            yield Link(anchor.url, "package", since=page.since, context=context)
        elif anchor.url.endswith("/"):
            yield Link(anchor.url, "directory", since=page.since)
    if not found:
        yield Issue("structure", "neither a reply nor a listing of Open Ahjo", page.url)


PLATFORM = OpenAhjoPlatform()
