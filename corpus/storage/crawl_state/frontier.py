"""The frontier: links that a crawl has still to fetch, as rows.

They are written in the same transaction as the page that named them. So a killed crawl
goes on where it was, and none of it depends on memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, literal, select, update

from corpus.model import Link
from corpus.privacy import link_without_names, names_anybody_in
from corpus.storage.crawl_state.crawls import OpenCrawl
from corpus.storage.sealing import AddressSeal
from corpus.storage.sql.codec import encode_link, page_key
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import crawls, decisions, frontier, page_decisions, pages

# Prepared once: they run for every page.
_NEXT = (
    select(frontier)
    .where(frontier.c.crawl_id == bindparam("crawl"), frontier.c.state == "pending")
    .order_by(frontier.c.depth.desc(), frontier.c.link_id)
    .limit(1)
)
_DONE = (
    update(frontier)
    .where(frontier.c.link_id == bindparam("wanted"))
    .values(state=bindparam("to_state"), attempts=frontier.c.attempts + 1)
)
_KNOWN = select(frontier.c.page_key).where(
    frontier.c.crawl_id == bindparam("crawl"),
    frontier.c.page_key.in_(bindparam("keys", expanding=True)),
)
_ADD = insert(frontier)


@dataclass(frozen=True, slots=True)
class FrontierLink:
    """A link to fetch, with its place."""

    link_id: int
    link: Link
    depth: int
    attempts: int


class Frontier:
    """Reads and writes of the table ``frontier``."""

    def __init__(self, database: Database, seal: AddressSeal) -> None:
        self._database = database
        self._seal = seal

    def retry_failed(self, crawl_id: int, rounds: int = 2) -> int:
        """Queue links again that have failed in fewer than *rounds* rounds."""
        failed = (frontier.c.crawl_id == crawl_id) & (frontier.c.state == "failed")
        with self._database.write() as connection:
            result = connection.execute(
                update(frontier)
                .where(failed, frontier.c.attempts < rounds)
                .values(state="pending")
            )
        return result.rowcount

    def failed(self, crawl_id: int) -> int:
        """Count the links that were given up."""
        with self._database.read() as connection:
            return count_links(connection, crawl_id, "failed")

    def add_links(
        self,
        crawl_id: int,
        links: Sequence[Link],
        depth: int,
        *,
        covers_persons: bool = False,
    ) -> int:
        """Put links into the frontier; return how many were new to this crawl.

        Where it *covers_persons*, those that name a private person are sealed.
        """
        if not links:
            return 0
        by_key = {page_key(link): link for link in reversed(links)}
        with self._database.write() as connection:
            known = _known_keys(connection, crawl_id, list(by_key))
            rows = [
                self._row(crawl_id, key, link, depth, may_seal=covers_persons)
                for key, link in reversed(by_key.items())
                if key not in known
            ]
            if rows:
                connection.execute(_ADD, rows)
        return len(rows)

    def next_link(self, crawl_id: int) -> FrontierLink | None:
        """Return the next link to fetch, deepest first; None when none is left.

        Deepest first: the items of a meeting follow their meeting page at once, while
        the server still remembers it, and the frontier stays small.
        """
        while True:
            with self._database.read() as connection:
                row = connection.execute(_NEXT, {"crawl": crawl_id}).one_or_none()
            if row is None:
                return None
            opened = self._seal.open(row.link, row.sealed)
            if opened is not None:
                return FrontierLink(row.link_id, opened[0], row.depth, row.attempts)
            # Its key is gone: a page that links to it tells the address again.
            self.done(row.link_id)

    def _row(
        self, crawl_id: int, key: str, link: Link, depth: int, *, may_seal: bool
    ) -> dict[str, Any]:
        row = _frontier_row(crawl_id, key, link, depth)
        if may_seal and (names_anybody_in(link) or link_without_names(link) != link):
            kept = self._seal.close(link)
            row |= {"link": kept.link, "sealed": kept.sealed}
        return row

    def pending(self, crawl_id: int) -> int:
        """Count the links still to fetch."""
        with self._database.read() as connection:
            return count_links(connection, crawl_id, "pending")

    def done(self, link_id: int, *, failed: bool = False) -> None:
        """Mark a link as fetched, or as given up."""
        with self._database.write() as connection:
            state = "failed" if failed else "done"
            connection.execute(_DONE, {"wanted": link_id, "to_state": state})

    def start_checks(self, crawl: OpenCrawl) -> int:
        """Queue known pages of decisions that this crawl did not meet; return how many.

        A decision that is no longer linked may still be published: only its own address
        tells. With ``since``, only decisions from that day on are checked.
        """
        live = (
            select(page_decisions.c.page_id)
            .join(decisions, decisions.c.raw_id == page_decisions.c.raw_id)
            .where(decisions.c.source_id == crawl.source_id)
        )
        if crawl.since is not None:
            live = live.where(decisions.c.date >= crawl.since.isoformat())
        unmet = pages.c.crawl_id.is_(None) | (pages.c.crawl_id != crawl.crawl_id)
        known = select(frontier.c.page_key).where(frontier.c.crawl_id == crawl.crawl_id)
        # Inside the database: there may be a hundred thousand of them.
        queued = select(
            literal(crawl.crawl_id),
            pages.c.page_key,
            pages.c.link,
            pages.c.sealed,
            literal(0),
            literal(0),
            literal("pending"),
        ).where(
            pages.c.source_id == crawl.source_id,
            unmet,
            pages.c.page_id.in_(live),
            pages.c.page_key.not_in(known),
        )
        columns = [
            "crawl_id",
            "page_key",
            "link",
            "sealed",
            "depth",
            "attempts",
            "state",
        ]
        with self._database.write() as connection:
            # Not every database says how many rows such a statement has made.
            connection.execute(insert(frontier).from_select(columns, queued))
            added = count_links(connection, crawl.crawl_id, "pending")
            connection.execute(
                update(crawls)
                .where(crawls.c.crawl_id == crawl.crawl_id)
                .values(phase="checks")
            )
        return added


def count_links(connection: Connection, crawl_id: int, state: str) -> int:
    """Count a crawl's links in one state: pending, done or failed."""
    query = (
        select(func.count())
        .select_from(frontier)
        .where(frontier.c.crawl_id == crawl_id, frontier.c.state == state)
    )
    return connection.scalar(query) or 0


def _frontier_row(crawl_id: int, key: str, link: Link, depth: int) -> dict[str, Any]:
    return {
        "crawl_id": crawl_id,
        "page_key": key,
        "link": encode_link(link),
        "sealed": None,
        "depth": depth,
        "attempts": 0,
        "state": "pending",
    }


def _known_keys(connection: Connection, crawl_id: int, keys: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(keys), 500):
        known.update(
            connection.scalars(
                _KNOWN, {"crawl": crawl_id, "keys": keys[start : start + 500]}
            )
        )
    return known
