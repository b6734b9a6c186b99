"""Atom feeds (RFC 4287) with paging (RFC 5005) and tombstones (RFC 6721).

Plain values in, bytes out: which decisions a feed holds is decided by its caller.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
HISTORY = "http://purl.org/syndication/history/1.0"
OURS = "tag:paatoshaku,2026:ns"

ET.register_namespace("", ATOM)
ET.register_namespace("at", TOMBSTONES)
ET.register_namespace("fh", HISTORY)
ET.register_namespace("ph", OURS)

# What XML 1.0 cannot hold; publishers' texts contain such characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One decision; ``updated`` is aware UTC and moves when the content changes."""

    entry_id: str
    title: str
    link: str
    updated: dt.datetime
    published: dt.datetime
    summary: str
    author: str
    source_url: str | None = None
    content_hash: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeletedEntry:
    """A decision that was removed; nothing of its text is told."""

    entry_id: str
    when: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a feed. ``links`` maps a relation ("self", "next" …) to an address."""

    feed_id: str
    title: str
    subtitle: str
    updated: dt.datetime
    links: Mapping[str, str]
    entries: Sequence[FeedEntry] = ()
    deleted: Sequence[DeletedEntry] = field(default=())
    notice: str | None = None


def decision_tag(decision_id: str) -> str:
    """Return the permanent Atom id of a decision."""
    return f"tag:paatoshaku,2026:paatos/{decision_id}"


def render_feed(feed: Feed) -> bytes:
    """Return the feed as an UTF-8 document with an XML declaration."""
    root = ET.Element(f"{{{ATOM}}}feed")
    _text(root, "id", feed.feed_id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _time(feed.updated))
    author = ET.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", "Päätöshaku")
    for relation, address in feed.links.items():
        kind = "text/html" if relation == "alternate" else "application/atom+xml"
        _link(root, relation, address, kind)
    if feed.notice:
        _notice(root, feed)
    for deleted in feed.deleted:
        _deleted(root, deleted)
    for entry in feed.entries:
        _entry(root, entry)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _entry(root: ET.Element, entry: FeedEntry) -> None:
    element = ET.SubElement(root, f"{{{ATOM}}}entry")
    if entry.language:
        element.set("{http://www.w3.org/XML/1998/namespace}lang", entry.language)
    _text(element, "id", entry.entry_id)
    _text(element, "title", entry.title)
    _text(element, "updated", _time(entry.updated))
    _text(element, "published", _time(entry.published))
    author = ET.SubElement(element, f"{{{ATOM}}}author")
    _text(author, "name", entry.author or "Päätöshaku")
    _link(element, "alternate", entry.link, "text/html")
    if entry.source_url:
        _link(element, "via", entry.source_url, None)
    for category in entry.categories:
        ET.SubElement(element, f"{{{ATOM}}}category", term=_clean(category))
    _text(element, "summary", entry.summary)
    if entry.content_hash:
        hash_element = ET.SubElement(
            element, f"{{{OURS}}}contentHash", algorithm="sha256"
        )
        hash_element.text = entry.content_hash


def _deleted(root: ET.Element, deleted: DeletedEntry) -> None:
    element = ET.SubElement(root, f"{{{TOMBSTONES}}}deleted-entry")
    element.set("ref", deleted.entry_id)
    element.set("when", _time(deleted.when))
    comment = ET.SubElement(element, f"{{{TOMBSTONES}}}comment")
    comment.text = deleted.reason


def _notice(root: ET.Element, feed: Feed) -> None:
    """A message to the reader of the feed, as an entry of its own."""
    day = feed.updated.date().isoformat()
    _entry(
        root,
        FeedEntry(
            entry_id=f"{feed.feed_id}/ilmoitus/{day}",
            title=feed.notice or "",
            link=feed.links.get("alternate", feed.links["self"]),
            updated=feed.updated,
            published=feed.updated,
            summary=feed.notice or "",
            author="Päätöshaku",
        ),
    )


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = _clean(text)


def _link(parent: ET.Element, relation: str, address: str, kind: str | None) -> None:
    element = ET.SubElement(parent, f"{{{ATOM}}}link", rel=relation, href=address)
    if kind:
        element.set("type", kind)


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _time(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
