"""CaseM / CloudNC (CGI): web pages, the OData service behind them, PDF minutes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from corpus.addresses import normalise
from corpus.errors import ParseError
from corpus.model import Issue, Link, Page, Yield
from corpus.platforms.base import PageIdentity
from corpus.platforms.casem import casem_api, casem_web
from corpus.reading.documents import is_document, read_file
from corpus.reading.webpages.markup import decode, parse_html
from corpus.reading.webpages.replies import load_reply
from corpus.sources import Source

_FILE_PATH = re.compile(r"^((?:\d+_)+)subnodes")
_FILE_CONTENT = re.compile(r"contents?_(\d+)")


class CaseMPlatform:
    """Bodies -> meetings -> items; by web pages, or by the OData service."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield the list of bodies; a base address of the service starts there."""
        base = normalise(source.base_url)
        site = "{0.scheme}://{0.netloc}".format(urlsplit(base))
        if casem_api.API in base:
            url = f"{site}{casem_api.API}/Nodes?$format=json"
            yield Link(url, "api-roots", since=since)
            return
        language = re.search(r"/([a-z]{2}-[A-Z]{2})(?:/|$)", base)
        locale = language[1] if language else "fi-FI"
        sections: tuple[str, ...] = casem_web.SECTIONS[locale[:2]]
        if source.notices == "platform" and not locale.startswith("sv"):
            sections = (*sections, casem_web.NOTICES)
        for section in sections:
            yield Link(f"{site}/{locale}/{section}", "web", since=since)

    def identify(self, page: Page) -> PageIdentity:
        """Return what a page is: files by bytes, replies by members, pages by address."""
        if is_document(page.body):
            return PageIdentity("document", page.url or None)
        text = decode(page.body, page.headers).text
        reply = _reply(text)
        if reply is not None:
            return PageIdentity(
                casem_api.reply_kind(reply["value"], page.url),
                page.url or _api_address(reply, page),
            )
        if casem_web.is_markdown(text):
            return PageIdentity("document", page.url or None)
        try:
            root = parse_html(text)
        except ParseError:
            return PageIdentity("", page.url or None)
        return casem_web.identity(root, page.url)

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read one page, reply or file; see ``Platform.read``."""
        if is_document(page.body):
            yield from read_file(page, source, "casem", _file_id(page))
            return
        decoded = decode(page.body, page.headers)
        if decoded.problem:
            yield Issue("encoding", decoded.problem, page.url)
        if decoded.text.lstrip()[:1] in {"{", "["}:
            yield from _read_reply(decoded.text, page, source)
        elif casem_web.is_markdown(decoded.text):
            yield from read_file(page, source, "casem", _file_id(page))
        else:
            yield from casem_web.read_page(decoded.text, page, source)


def _file_id(page: Page) -> str:
    match = re.search(r"/(\d+)$", urlsplit(page.url).path)
    return match[1] if match else ""


def _reply(text: str) -> dict[str, Any] | None:
    """Return an OData reply, None for other text."""
    if text.lstrip()[:1] != "{":
        return None
    try:
        reply = load_reply(text)
    except ParseError:
        return None
    value = reply.get("value")
    return reply if isinstance(value, list) else None


def _read_reply(text: str, page: Page, source: Source) -> Iterator[Yield]:
    reply = load_reply(text)
    value = reply.get("value") if isinstance(reply, dict) else None
    if not isinstance(value, list):
        raise ParseError("a reply without a list under 'value'")
    records: list[casem_api.Record] = [v for v in value if isinstance(v, dict)]
    kind = casem_api.reply_kind(records, page.url)
    if kind == "api-contents":
        yield from casem_api.read_contents(records, page)
        more = reply.get("odata.nextLink")
        if more:
            yield Link(normalise(str(more)), page.role, context=page.context)
    elif kind == "api-fields":
        yield from casem_api.read_fields(records, page, source)
    elif kind:
        yield from casem_api.read_nodes(records, kind, page)
    else:
        yield Issue("empty", "a reply with nothing of a known kind in it", page.url)


def _api_address(reply: dict[str, Any], page: Page) -> str | None:
    """Return a reply's address, from its metadata, its records and, for ids, the file name."""
    site = re.match(r"(https?://[^/]+)", str(reply.get("odata.metadata") or ""))
    if site is None:
        return None
    base = f"{normalise(site[1]).rstrip('/')}{casem_api.API}"
    value: list[casem_api.Record] = [v for v in reply["value"] if isinstance(v, dict)]
    kind = casem_api.reply_kind(value)
    name = page.context.get("file", "")
    if kind == "api-fields":
        match = _FILE_CONTENT.search(name)
        return (
            f"{base}/Contents({match[1]})/ExtendedProperties?$format=json"
            if match
            else base
        )
    if kind == "api-contents":
        return f"{base}/Contents()?$format=json{_filter(value)}"
    path = _FILE_PATH.match(name)
    numbers = re.findall(r"\d+", path[1]) if path else []
    parent = str(value[0].get("ParentId") or "") if value else ""
    if not numbers and kind != "api-roots" and parent:
        numbers = [parent]
    if not numbers:
        return f"{base}/Nodes?$format=json"
    return (
        f"{base}/{'/Sub'.join(f'Nodes({n})' for n in numbers)}/SubNodes()?$format=json"
    )


def _filter(value: list[casem_api.Record]) -> str:
    """The meeting's node is the one that every content is classified under."""
    nodes = [
        {
            item.get("NodeId")
            for item in content.get("Classifications") or []
            if re.match(r"(?i)kokous|möte|sammanträde", str(item.get("NodeName")))
        }
        for content in value
    ]
    shared = set.intersection(*nodes) if nodes else set()
    if len(shared) != 1:
        return ""
    return f"&$filter=Classifications/any(f:f/NodeId%20eq%20{shared.pop()})"


PLATFORM = CaseMPlatform()
