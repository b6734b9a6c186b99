"""``paatoshaku parse``: saved pages of a platform into decisions, links and issues.

Files come without address and role: each page's role is told by its content, its
address by ``--url`` or its own links. Pages given together help each other: what a
meeting page says about an item is known when the item's page is read.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from analyzers.decision.lines.lines import split_lines
from analyzers.decision.publisher import naming as publishers
from corpus.addresses import normalise
from corpus.errors import CorpusError, ParseError, UnknownPlatform, plain_reason
from corpus.importing.explaining import (
    explained_head,
    explained_meaning,
    explained_pages,
)
from corpus.importing.plain_files import has_an_end
from corpus.model import (
    AttachmentText,
    Decision,
    Gone,
    Issue,
    Link,
    Page,
    Yield,
    to_json,
)
from corpus.platforms.base import PageIdentity, SelfDescribing
from corpus.platforms.registry import platform, platform_id
from corpus.publishers import Publisher, publisher_at, publisher_named
from corpus.reading.documents import is_document, is_plain_text, read_file
from corpus.reading.webpages.markup import decode, parse_html, squeeze
from corpus.reading.webpages.rendering import to_text
from corpus.sources import Source

LOGGER = logging.getLogger(__name__)
_TEXT_ROLES = {"document", "addresses", "content"}
_MAX_STEPS = 6
"""Longest way from a list of bodies to an item, over which contexts are handed on."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A file as a page; ``name`` is how messages call it."""

    name: str
    page: Page


@click.command()
@click.option(
    "--platform", "platform_name", required=True, help="Platform id or alias."
)
@click.option("--url", default="", help="The address the page was fetched from.")
@click.option("--municipality", default=None, help="Official name of the publisher.")
@click.option("--links", is_flag=True, help="Print links and issues, too.")
@click.option(
    "--explain",
    is_flag=True,
    help="Print how each page of a document was read: state, running heads, stamps.",
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path)
)
def parse(
    platform_name: str,
    url: str,
    municipality: str | None,
    links: bool,
    explain: bool,
    files: tuple[Path, ...],
) -> None:
    """Read saved pages of a platform into decisions, one JSON object a line.

    Each line has a "type": decision, with --links also link and issue, with --explain
    also page, note and meaning (each sentence with what it does, and what came out).
    Without --links, issues go to standard error. Exit code 1 when a file cannot be
    opened, and when no file gives anything but issues.
    """
    try:
        adapter = platform(platform_name)
    except UnknownPlatform as error:
        raise click.BadParameter(str(error), param_hint="--platform") from error
    pages, unreadable = _load(files, url)
    if explain:
        for saved in pages:
            if is_document(saved.page.body):
                for row in explained_pages(saved.name, saved.page.body):
                    _echo(row)
    publisher = publisher_named(municipality) if municipality else None
    is_anything_read = False
    for saved, record in parse_pages(
        adapter, platform_id(platform_name), pages, publisher
    ):
        is_anything_read = is_anything_read or not isinstance(record, Issue)
        _print(saved, record, with_links=links)
        if explain and isinstance(record, Decision):
            _echo({**explained_head(record), "file": saved.name})
            _echo({**explained_meaning(record), "file": saved.name})
    for message in unreadable:
        click.echo(f"paatoshaku: {message}", err=True)
    if unreadable or not is_anything_read:
        raise SystemExit(1)


def _load(files: Iterable[Path], url: str) -> tuple[list[SavedPage], list[str]]:
    pages, unreadable = [], []
    for path in files:
        if path.exists() and not has_an_end(path):
            unreadable.append(f"{path}: not a file that can be read to its end")
            continue
        try:
            body = path.read_bytes()
        except OSError as error:
            unreadable.append(f"{path}: {plain_reason(error)}")
            continue
        address = normalise(url) if url else ""
        page = Page(url=address, role="", body=body, context={"file": path.name})
        pages.append(SavedPage(str(path), page))
    return pages, unreadable


def parse_pages(
    adapter: SelfDescribing,
    name: str,
    pages: Iterable[SavedPage],
    publisher: Publisher | None = None,
) -> Iterator[tuple[SavedPage, Yield]]:
    """Read *pages* of one platform; yields each page with a record of it, in order.

    A page that cannot be read yields one ``Issue``; nothing is raised. A page is read
    with the context that the given listing pages have for its address.
    """
    identified = [_identified(adapter, saved) for saved in pages]
    records = [_read(adapter, name, saved, publisher) for saved in identified]
    for _ in range(_MAX_STEPS):
        told = _contexts(records)
        changed = False
        for index, saved in enumerate(identified):
            page = saved.page
            context = {**page.context, **told.get(page.url, {})}
            if context != page.context:
                changed = True
                identified[index] = replace(saved, page=replace(page, context=context))
                records[index] = _read(adapter, name, identified[index], publisher)
        if not changed:
            break
    for saved, found in zip(identified, records, strict=True):
        for record in found:
            yield saved, record


def _identified(adapter: SelfDescribing, saved: SavedPage) -> SavedPage:
    identity = _identity(adapter, saved.page)
    if is_plain_text(saved.page.body) and identity.role not in _TEXT_ROLES:
        identity = PageIdentity("", identity.url)
    page = replace(
        saved.page, role=identity.role, url=saved.page.url or identity.url or ""
    )
    return replace(saved, page=page)


def _identity(adapter: SelfDescribing, page: Page) -> PageIdentity:
    try:
        return adapter.identify(page)
    except Exception:
        LOGGER.debug("identifying a page failed", exc_info=True)
        return PageIdentity("")


def _contexts(records: list[list[Yield]]) -> dict[str, Mapping[str, str]]:
    told: dict[str, Mapping[str, str]] = {}
    for found in records:
        for record in found:
            if isinstance(record, Link) and record.context:
                told.setdefault(record.url, record.context)
    return told


def _read(
    adapter: SelfDescribing, name: str, saved: SavedPage, publisher: Publisher | None
) -> list[Yield]:
    page = saved.page
    publisher = publisher or publisher_at(page.url) or _only_publisher(name)
    source = Source(
        source_id=publisher.source_id or name.replace("_", "-"),
        platform=name,
        base_url=page.url,
        municipality=publisher.municipality,
        municipality_code=publisher.municipality_code,
        organisation=publisher.organisation,
    )
    if not page.body.strip():
        return [Issue("empty", "the file is empty", page.url or saved.name)]
    records: list[Yield] = []
    try:
        records.extend(
            _located(record, page, saved.name)
            for record in _reading(adapter, name, page, source)
        )
    except ParseError as error:
        records.append(Issue("structure", str(error), page.url or saved.name))
    except CorpusError as error:
        records.append(Issue("encoding", str(error), page.url or saved.name))
    except Exception as error:
        # One broken page must not end the reading of a folder; the log has the trace.
        LOGGER.debug("reading %s failed", saved.name, exc_info=True)
        message = f"the reader failed: {type(error).__name__}"
        records.append(Issue("structure", message, page.url or saved.name))
    if not records:
        message = "nothing was found on the page: no decision and no link"
        records.append(Issue("empty", message, page.url or saved.name))
    nameless = any(_is_nameless(record) for record in records)
    head = _head_of(page) if nameless else ""
    return [_with_publisher(record, head) for record in records]


def _only_publisher(name: str) -> Publisher:
    """Some platforms are one city's own."""
    city = {"ahjo": "Helsinki", "openahjo": "Helsinki", "turku": "Turku"}.get(name)
    return publisher_named(city) if city else Publisher()


def _reading(
    adapter: SelfDescribing, name: str, page: Page, source: Source
) -> Iterator[Yield]:
    """Read a page; the text of one, saved without its markup, is a document."""
    if page.role or not is_plain_text(page.body):
        yield from adapter.read(page, source)
    else:
        yield from read_file(page, source, name, Path(page.context["file"]).stem)


def _is_nameless(record: Yield) -> bool:
    is_named = isinstance(record, Decision) and (
        record.municipality or record.organisation
    )
    return isinstance(record, Decision) and not is_named


def _with_publisher(record: Yield, head: str) -> Yield:
    """A page's chrome may name the publisher where the item itself does not."""
    if not isinstance(record, Decision) or not _is_nameless(record):
        return record
    who = publishers.read(head, split_lines(head), body=record.body, prefix=None)
    reading = replace(
        record.reading,
        municipality=who.municipality.name_fi if who.municipality else None,
        municipality_code=who.municipality.code if who.municipality else None,
        organisation=who.organisation,
        publisher_kind=who.kind,
    )
    return replace(record, reading=reading)


def _head_of(page: Page) -> str:
    """The first lines of an HTML page with its title; "" for files and replies."""
    if is_document(page.body) or is_plain_text(page.body):
        return ""
    try:
        root = parse_html(decode(page.body, page.headers).text)
    except ParseError:
        return ""
    title = " ".join(root.xpath("//head/title/text()"))
    return f"{squeeze(title)}\n{to_text(root)[:1500]}"


def _located(record: Yield, page: Page, name: str) -> Yield:
    """An issue says where: the file's name when the page has no address."""
    if isinstance(record, Link) and "file" in record.context:
        told = {key: text for key, text in record.context.items() if key != "file"}
        return replace(record, context=told)
    if isinstance(record, Issue) and not record.url:
        return replace(record, url=page.url or name)
    return record


def _print(saved: SavedPage, record: Yield, *, with_links: bool) -> None:
    if isinstance(record, Decision):
        _echo({"type": "decision", **decision_json(record), "file": saved.name})
    elif isinstance(record, Issue):
        if with_links:
            _echo({"type": "issue", "file": saved.name, **_fields(record)})
        else:
            where = record.url or saved.name
            click.echo(f"{where}: {record.kind}: {record.message}", err=True)
    elif with_links:
        kinds = {Link: "link", Gone: "gone", AttachmentText: "attachment-text"}
        _echo({"type": kinds[type(record)], "file": saved.name, **_fields(record)})


def decision_json(decision: Decision) -> dict[str, Any]:
    """Return ``to_json`` plus the texts of the decision's own main parts."""
    return {
        **to_json(decision),
        "proposal": decision.proposal,
        "decision": decision.decision,
        "reasons": decision.block_text("reasons"),
    }


def _fields(record: Link | Issue | Gone | AttachmentText) -> dict[str, Any]:
    fields = {name: getattr(record, name) for name in record.__slots__}
    for name, value in fields.items():
        if isinstance(value, Mapping):
            fields[name] = dict(value)
        elif hasattr(value, "isoformat"):
            fields[name] = value.isoformat()
    return fields


def _echo(record: dict[str, Any]) -> None:
    click.echo(json.dumps(record, ensure_ascii=False))
