"""Raw pages as received, newest fetch of each, so that they can be read again."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from corpus.model import Link, Page
from corpus.privacy import link_without_names, names_anybody_in
from corpus.reading.program_version import program_version
from corpus.storage.sealing import AddressSeal
from corpus.storage.sql.codec import (
    compress,
    decode_link,
    decode_recognised,
    decompress,
    encode_link,
    encode_recognised,
    encode_time,
    now,
    page_key,
    parse_time,
)
from corpus.storage.sql.database import Database, new_key
from corpus.storage.sql.schema import (
    aliases,
    decisions,
    issues,
    page_decisions,
    pages,
)

KEPT_HEADERS = frozenset(
    ("content-type", "etag", "last-modified", "x-robots-tag", "content-language")
)
"""What is kept of a page of which little may be: no header that could name a file."""

# Prepared once: they run for every page.
_HERE = (pages.c.source_id == bindparam("source")) & (
    pages.c.page_key == bindparam("key")
)
_PAGE = select(pages).where(_HERE)
_PAGE_ID = select(pages.c.page_id).where(_HERE)
_STORED = select(
    pages.c.page_id, pages.c.body_hash, pages.c.body.is_(None).label("is_dropped")
).where(_HERE)
_AS_READ = select(pages.c.body_hash, pages.c.link).where(_HERE)
_READ_BY = select(pages.c.read_by).where(_HERE)
_HELD = (
    select(page_decisions.c.raw_id)
    .join(pages, pages.c.page_id == page_decisions.c.page_id)
    .where(_HERE)
    .order_by(page_decisions.c.raw_id)
)
_HELD_BEFORE = _HELD.join(
    decisions, decisions.c.raw_id == page_decisions.c.raw_id
).where(decisions.c.date < bindparam("day"))
_INSERT = insert(pages)
_HOLD = insert(page_decisions)


class PageStore:
    """Reads and writes of the tables ``pages`` and ``page_decisions``."""

    def __init__(self, database: Database, seal: AddressSeal) -> None:
        self._database = database
        self._seal = seal

    def put_page(
        self,
        source_id: str,
        page: Page,
        *,
        link: Link | None = None,
        crawl_id: int | None = None,
        decision_ids: Iterable[str] = (),
        withhold: bool = False,
        covers_persons: bool = False,
    ) -> int:
        """Store one page in place of its former fetch; return its number.

        Args:
            source_id: whose page it is.
            page: as received.
            link: what was asked for; default: the page's own address. It differs after
                a redirect, and is what a later crawl asks for again.
            crawl_id: the crawl that fetched it.
            decision_ids: ids that the page held, as its source gives them.
            withhold: keep no body (it holds a decision that was taken down, or
                something that had to be masked).
            covers_persons: addresses that name a private person are sealed, and of the
                headers only those of ``KEPT_HEADERS`` stay (others name files).
        """
        asked = link or Link(
            page.url, page.role, page.form, page.since, dict(page.context)
        )
        values: dict[str, Any] = {
            **self._addresses(asked, page.url, is_sealed=covers_persons),
            "role": page.role,
            "status": page.status,
            "headers": _headers(page, are_few=withhold or covers_persons),
            "fetched_at": encode_time(page.fetched_at or now()),
            "body_hash": None if withhold else hashlib.sha256(page.body).hexdigest(),
            "crawl_id": crawl_id,
            "read_by": program_version(),
            "recognised": None if withhold else encode_recognised(page.recognised),
        }
        with self._database.write() as connection:
            place = _place(source_id, asked)
            known = connection.execute(_STORED, place).one_or_none()
            if (
                known is None
                or withhold
                or known.is_dropped
                or known.body_hash != values["body_hash"]
            ):
                # The same bytes are not written again.
                values["body"] = None if withhold else compress(page.body)
            if known is None:
                row = values | {"source_id": source_id, "page_key": place["key"]}
                page_id = new_key(connection.execute(_INSERT, row))
            else:
                page_id = known.page_id
                connection.execute(
                    update(pages).where(pages.c.page_id == page_id).values(**values)
                )
            _hold(connection, page_id, decision_ids)
        return page_id

    def iter_pages(self, source_id: str | None = None) -> Iterator[tuple[str, Page]]:
        """Yield (source id, page) in the order of first fetch, in constant memory.

        Pages whose body is withheld are left out.
        """
        for row in self._iter_rows(source_id):
            if found := self._read(row):
                yield row.source_id, found[1]

    def iter_links(self, source_id: str) -> Iterator[tuple[Link, Page]]:
        """Yield a source's pages with what was asked for, in the order of first fetch.

        Those whose addresses are sealed with a key that is not here are left out.
        """
        for row in self._iter_rows(source_id):
            if found := self._read(row):
                yield found

    def _read(
        self, row: Row[Any], link: Link | None = None
    ) -> tuple[Link, Page] | None:
        """Return a row's link and page; where *link* is given its address is known."""
        opened = self._seal.open(row.link, row.sealed)
        if opened is None:
            if link is None:
                return None
            opened = link, link.url
        asked, final_url = opened
        return asked, _page(row, asked, row.final_url or final_url or asked.url)

    def _addresses(
        self, asked: Link, final_url: str, *, is_sealed: bool
    ) -> dict[str, Any]:
        """Return the columns for what was asked for and what answered."""
        if not (is_sealed and names_anybody_in(asked, final_url)):
            link = encode_link(asked)
            return {
                "url": asked.url,
                "final_url": final_url,
                "link": link,
                "sealed": None,
            }
        bare = dataclasses.replace(asked, context={})
        kept = self._seal.close(bare, final_url)
        outside = dataclasses.replace(decode_link(kept.link), context=asked.context)
        return {
            "url": "",
            "final_url": "",
            "link": encode_link(outside),
            "sealed": kept.sealed,
        }

    def seal_addresses(self, source_id: str) -> int:
        """Seal what an older program kept in clear of a source; return how many rows."""
        columns = pages.c.page_id, pages.c.link, pages.c.final_url
        clear = (pages.c.source_id == source_id) & pages.c.sealed.is_(None)
        with self._database.read() as connection:
            rows = connection.execute(select(*columns).where(clear)).all()
        # Names are looked for before others have to wait for the writing.
        sealed = {
            row.page_id: values
            for row in rows
            if (values := self._sealed_again(row.link, row.final_url))["sealed"]
        }
        if not sealed:
            return 0
        with self._database.write() as connection:
            for page_id, values in sealed.items():
                this = pages.c.page_id == page_id
                connection.execute(update(pages).where(this).values(**values))
        self._database.purge()
        return len(sealed)

    def _sealed_again(self, link: str, final_url: str) -> dict[str, Any]:
        asked = link_without_names(decode_link(link))
        return self._addresses(asked, final_url, is_sealed=True)

    def _iter_rows(self, source_id: str | None) -> Iterator[Row[Any]]:
        last = 0
        while True:
            query = (
                select(pages)
                .where(pages.c.page_id > last, pages.c.body.is_not(None))
                .order_by(pages.c.page_id)
                .limit(20)
            )
            if source_id is not None:
                query = query.where(pages.c.source_id == source_id)
            with self._database.read() as connection:
                rows = connection.execute(query).all()
            if not rows:
                return
            last = rows[-1].page_id
            yield from rows

    def page(self, source_id: str, link: Link) -> Page | None:
        """Return the stored page that *link* asks for; None when not stored."""
        with self._database.read() as connection:
            row = connection.execute(_PAGE, _place(source_id, link)).one_or_none()
        if row is None or row.body is None:
            return None
        found = self._read(row, link)
        return found[1] if found else None

    def is_known(self, source_id: str, link: Link, page: Page) -> bool:
        """Whether what *link* asks for is stored just as *page* is.

        The same bytes, and the linking page told the same: a difference in what is read
        from them is not the source's doing.
        """
        with self._database.read() as connection:
            row = connection.execute(_AS_READ, _place(source_id, link)).one_or_none()
        return (
            row is not None
            and row.body_hash == hashlib.sha256(page.body).hexdigest()
            and dict(decode_link(row.link).context) == dict(link.context)
        )

    def is_read_by_us(self, source_id: str, link: Link) -> bool:
        """Whether the program as it is now has read the stored page."""
        with self._database.read() as connection:
            found = connection.scalar(_READ_BY, _place(source_id, link))
        return found == program_version()

    def decision_ids(self, source_id: str, link: Link) -> list[str]:
        """Return the ids that the page held when it was last read, in source form."""
        with self._database.read() as connection:
            return list(connection.scalars(_HELD, _place(source_id, link)))

    def older_ids(self, source_id: str, link: Link, day: dt.date) -> set[str]:
        """Return those of ``decision_ids`` whose decisions are dated before *day*."""
        values = {**_place(source_id, link), "day": day.isoformat()}
        with self._database.read() as connection:
            return set(connection.scalars(_HELD_BEFORE, values))

    def hold(self, source_id: str, link: Link, raw_ids: Iterable[str]) -> None:
        """Note anew which decisions a stored page holds."""
        with self._database.write() as connection:
            page_id = connection.scalar(_PAGE_ID, _place(source_id, link))
            if page_id is not None:
                _hold(connection, page_id, raw_ids)
                this = pages.c.page_id == page_id
                connection.execute(
                    update(pages).where(this).values(read_by=program_version())
                )

    def forget_page(self, source_id: str, link: Link) -> None:
        """Drop a page that its source no longer has."""
        with self._database.write() as connection:
            page_id = connection.scalar(_PAGE_ID, _place(source_id, link))
            connection.execute(
                delete(page_decisions).where(page_decisions.c.page_id == page_id)
            )
            connection.execute(delete(pages).where(pages.c.page_id == page_id))

    def withhold_masked(self) -> int:
        """Drop the bodies of pages in which something was masked; return how many.

        New pages of the kind are never kept; older stores have some.
        """
        noted = select(issues.c.decision_id).where(issues.c.kind == "personal-data")
        named = select(aliases.c.alias).where(aliases.c.decision_id.in_(noted))
        held = page_decisions.c.raw_id
        ours = select(page_decisions.c.page_id).where(held.in_(noted) | held.in_(named))
        whole = pages.c.page_id.in_(ours) & pages.c.body.is_not(None)
        with self._database.write() as connection:
            query = (
                update(pages)
                .where(whole)
                .values(body=None, body_hash=None, recognised=None)
            )
            return connection.execute(query).rowcount


def _hold(connection: Connection, page_id: int, raw_ids: Iterable[str]) -> None:
    connection.execute(
        delete(page_decisions).where(page_decisions.c.page_id == page_id)
    )
    rows = [{"page_id": page_id, "raw_id": raw_id} for raw_id in dict.fromkeys(raw_ids)]
    if rows:
        connection.execute(_HOLD, rows)


def _place(source_id: str, link: Link) -> dict[str, str]:
    return {"source": source_id, "key": page_key(link)}


def _headers(page: Page, *, are_few: bool) -> str:
    """Return the headers as JSON; few are those that name no file."""
    kept = {
        name: value
        for name, value in page.headers.items()
        if not are_few or name.lower() in KEPT_HEADERS
    }
    return json.dumps(kept, ensure_ascii=False)


def _page(row: Row[Any], link: Link, url: str) -> Page:
    headers: Mapping[str, str] = json.loads(row.headers)
    return Page(
        url=url,
        role=row.role,
        body=decompress(row.body),
        status=row.status,
        headers=headers,
        form=link.form,
        since=link.since,
        context=link.context,
        fetched_at=parse_time(row.fetched_at),
        recognised=decode_recognised(row.recognised),
    )
