"""A platform whose pages are lines: the smallest thing that the engine can drive.

"meeting PATH" and "item PATH" are links, optionally followed by what their page must
hold; "page PATH" leads to a page of which every line is a decision; "title TEXT" begins
an item; "broken" is a page that is not understood.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from corpus.errors import ParseError
from corpus.model import Attachment, Decision, Gone, Issue, Link, Page, Yield
from corpus.sources import Source
from tests.making import make_decision


class PlainPlatform:
    """Reads the pages of ``tests/crawling/site.py``."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Begin at the base address."""
        yield Link(source.base_url, "list", since=since)

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read one page by its lines."""
        lines = page.body.decode().splitlines()
        if lines[:1] == ["broken"]:
            raise ParseError("not built as plain pages are")
        if lines[:1] == ["crash"]:
            raise KeyError("crash")
        if page.role == "item":
            yield from _item(page, source, lines)
            return
        if page.role == "page":
            yield from (_line(line, source) for line in lines)
            return
        for line in lines:
            role, path, *expect = line.split()
            if role == "gone":
                yield Gone(f"{source.source_id}/{path}", "gone")
                continue
            form = (("kirjaamo", "690"),) if role == "form" else ()
            yield Link(
                urljoin(page.url, path),
                "meeting" if role == "form" else role,
                form=form,
                expect=tuple(expect),
            )


def _line(name: str, source: Source) -> Decision:
    return make_decision(
        decision_id=f"{source.source_id}/{name}",
        source_id=source.source_id,
        platform="plain",
        url=None,
        title=f"Asia {name}",
        text=f"Teksti {name}.",
    )


def _item(page: Page, source: Source, lines: list[str]) -> Iterator[Yield]:
    if not lines:
        yield Issue("empty", "an empty page", page.url)
        return
    fields = dict(line.split(" ", 1) for line in lines if line.split(" ")[0] in _FIELDS)
    text = "\n".join(line for line in lines if line.split(" ")[0] not in _FIELDS)
    yield make_decision(
        decision_id=f"{source.source_id}{urlsplit(page.url).path}",
        source_id=source.source_id,
        platform="plain",
        url=page.url,
        title=fields.get("title"),
        text=text,
        status="agenda" if fields.get("status") == "agenda" else "minutes",
        municipality=source.municipality,
        body_name=fields.get("body", "Kunnanhallitus"),
        date=dt.date.fromisoformat(fields.get("date", "2026-03-12")),
        case_number=fields.get("case"),
        attachments=tuple(
            Attachment(f"Liite {path}", urljoin(page.url, path))
            for path in fields.get("files", "").split()
        ),
    )


_FIELDS = ("title", "status", "body", "date", "case", "files")

PLATFORM = PlainPlatform()
