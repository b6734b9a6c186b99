"""RSS as the platforms write it: entities inside CDATA, ports in links, no dates."""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from lxml import etree

from corpus.addresses import normalise
from corpus.errors import ParseError
from corpus.reading.webpages.markup import squeeze

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``<item>``: title unescaped twice, link normalised ("" when it has none)."""

    title: str
    link: str
    category: str | None = None
    published: dt.datetime | None = None


def read_feed(text: str) -> list[Entry]:
    """Return the entries of a feed in its order, broken mark-up mended where possible.

    Raises:
        ParseError: it is not a feed.
    """
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    body = _DECLARATION.sub("", text).strip()
    root = etree.fromstring(body.encode("utf-8", "replace"), parser) if body else None
    if root is None or not root.xpath("self::rss|self::feed|//channel|//item"):
        raise ParseError("not a feed: no rss element")
    return [_entry(item) for item in root.iter("item")]


def _entry(item: etree._Element) -> Entry:
    return Entry(
        title=squeeze(html.unescape(_child(item, "title"))),
        link=normalise(html.unescape(_child(item, "link"))),
        category=squeeze(html.unescape(_child(item, "category"))) or None,
        published=_time(_child(item, "pubDate")),
    )


def _child(item: etree._Element, name: str) -> str:
    return (item.findtext(name) or "").strip()


def _time(value: str) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(value) if value else None
    except (ValueError, TypeError):
        return None
