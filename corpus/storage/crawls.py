"""Crawls as they run: reports, issues and the frontier that survives a kill.

The links still to fetch are rows, written in the same transaction as the page that
named them. So a killed crawl goes on where it was, and none of it depends on memory.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from corpus.model import Issue, Link
from corpus.records import CrawlReport, PutResult, StoredIssue
from corpus.storage.codec import (
    decode_link,
    encode_link,
    encode_time,
    now,
    page_key,
    parse_day,
    parse_time,
)
from corpus.storage.database import Database, new_key
from corpus.storage.tables import (
    crawls,
    decisions,
    frontier,
    issues,
    page_decisions,
    pages,
)

Phase = Literal["links", "checks", "done"]
"""First everything that is linked, then what is known but was not met any more."""

# Issues of older crawls say nothing about today.
_ISSUES_OF_CRAWLS = 3


@dataclass(frozen=True, slots=True)
class OpenCrawl:
    """A crawl that has not finished; ``expected`` decisions were stored at its start."""

    crawl_id: int
    source_id: str
    since: dt.date | None
    phase: Phase
    expected: int


@dataclass(frozen=True, slots=True)
class FrontierLink:
    """A link to fetch, with its place."""

    link_id: int
    link: Link
    depth: int
    attempts: int


class CrawlLog:
    """Reads and writes of the tables ``crawls``, ``frontier`` and ``issues``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start_crawl(self, source_id: str, since: dt.date | None = None) -> OpenCrawl:
        """Open a crawl of the source, closing unfinished ones as interrupted."""
        with self._database.write() as connection:
            for crawl in _unfinished(connection, source_id):
                self.finish_crawl(crawl.crawl_id, error="interrupted")
            _prune_issues(connection, source_id)
            expected = _count_decisions(connection, source_id, since)
            result = connection.execute(
                insert(crawls).values(
                    source_id=source_id,
                    since=since.isoformat() if since else None,
                    phase="links",
                    started_at=encode_time(now()),
                    expected=expected,
                )
            )
            crawl_id = new_key(result)
        return OpenCrawl(crawl_id, source_id, since, "links", expected)

    def unfinished_crawl(self, source_id: str) -> OpenCrawl | None:
        """Return the newest crawl of the source that was killed; None when none was."""
        with self._database.read() as connection:
            found = _unfinished(connection, source_id)
        return found[0] if found else None

    def finish_crawl(
        self, crawl_id: int, *, warning: str | None = None, error: str | None = None
    ) -> CrawlReport:
        """Close a crawl, drop what is left of its frontier, and return its report."""
        with self._database.write() as connection:
            connection.execute(
                update(crawls)
                .where(crawls.c.crawl_id == crawl_id)
                .values(
                    finished_at=encode_time(now()),
                    phase="done",
                    warning=warning,
                    error=error,
                )
            )
            connection.execute(delete(frontier).where(frontier.c.crawl_id == crawl_id))
        return self.crawl_report(crawl_id)

    def crawl_report(self, crawl_id: int) -> CrawlReport:
        """Return the report of one crawl, running or finished."""
        with self._database.read() as connection:
            row = connection.execute(
                select(crawls).where(crawls.c.crawl_id == crawl_id)
            ).one()
            return _report(connection, row)

    def crawl_reports(
        self, source_id: str | None = None, limit: int = 20
    ) -> list[CrawlReport]:
        """Return reports, newest first."""
        query = select(crawls).order_by(crawls.c.crawl_id.desc()).limit(limit)
        if source_id is not None:
            query = query.where(crawls.c.source_id == source_id)
        with self._database.read() as connection:
            return [_report(connection, row) for row in connection.execute(query).all()]

    def count(
        self,
        crawl_id: int,
        results: Iterable[PutResult] = (),
        *,
        pages: int = 0,
        gone: int = 0,
    ) -> None:
        """Add to a crawl's figures."""
        tally = list(results)
        columns = {
            crawls.c[name]: crawls.c[name] + tally.count(name)
            for name in ("new", "changed", "unchanged")
        }
        with self._database.write() as connection:
            connection.execute(
                update(crawls)
                .where(crawls.c.crawl_id == crawl_id)
                .values(
                    {
                        **columns,
                        crawls.c.pages: crawls.c.pages + pages,
                        crawls.c.gone: crawls.c.gone + gone,
                    }
                )
            )

    def add_issues(
        self,
        source_id: str,
        found: Iterable[Issue],
        crawl_id: int | None = None,
    ) -> None:
        """Keep issues for the report and the operator."""
        moment = encode_time(now())
        rows = [
            {
                "source_id": source_id,
                "crawl_id": crawl_id,
                "at": moment,
                "kind": issue.kind,
                "message": issue.message,
                "url": issue.url,
                "decision_id": issue.decision_id,
            }
            for issue in found
        ]
        if not rows:
            return
        with self._database.write() as connection:
            connection.execute(insert(issues), rows)
            connection.execute(
                update(crawls)
                .where(crawls.c.crawl_id == crawl_id)
                .values(issues=crawls.c.issues + len(rows))
            )

    def issues(
        self, source_id: str | None = None, limit: int = 100
    ) -> list[StoredIssue]:
        """Return issues, newest first."""
        query = select(issues).order_by(issues.c.issue_id.desc()).limit(limit)
        if source_id is not None:
            query = query.where(issues.c.source_id == source_id)
        with self._database.read() as connection:
            return [
                StoredIssue(
                    row.source_id,
                    parse_time(row.at),
                    Issue(row.kind, row.message, row.url, row.decision_id),
                )
                for row in connection.execute(query)
            ]

    def add_links(self, crawl_id: int, links: Sequence[Link], depth: int) -> int:
        """Put links into the frontier; return how many were new to this crawl."""
        by_key = {page_key(link): link for link in reversed(links)}
        with self._database.write() as connection:
            known = _known_keys(connection, crawl_id, list(by_key))
            rows = [
                _frontier_row(crawl_id, key, link, depth)
                for key, link in reversed(by_key.items())
                if key not in known
            ]
            if rows:
                connection.execute(insert(frontier), rows)
        return len(rows)

    def next_link(self, crawl_id: int) -> FrontierLink | None:
        """Return the next link to fetch, deepest first; None when none is left.

        Deepest first: the items of a meeting follow their meeting page at once, while
        the server still remembers it, and the frontier stays small.
        """
        query = (
            select(frontier)
            .where(frontier.c.crawl_id == crawl_id, frontier.c.state == "pending")
            .order_by(frontier.c.depth.desc(), frontier.c.link_id)
            .limit(1)
        )
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return FrontierLink(row.link_id, decode_link(row.link), row.depth, row.attempts)

    def pending(self, crawl_id: int) -> int:
        """Count the links still to fetch."""
        with self._database.read() as connection:
            return (
                connection.scalar(
                    select(func.count())
                    .select_from(frontier)
                    .where(
                        frontier.c.crawl_id == crawl_id, frontier.c.state == "pending"
                    )
                )
                or 0
            )

    def done(self, link_id: int, *, failed: bool = False) -> None:
        """Mark a link as fetched, or as given up."""
        with self._database.write() as connection:
            connection.execute(
                update(frontier)
                .where(frontier.c.link_id == link_id)
                .values(state="failed" if failed else "done")
            )

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
        query = select(pages.c.page_key, pages.c.link).where(
            pages.c.source_id == crawl.source_id, unmet, pages.c.page_id.in_(live)
        )
        with self._database.write() as connection:
            known = select(frontier.c.page_key).where(
                frontier.c.crawl_id == crawl.crawl_id
            )
            rows = [
                _frontier_row(crawl.crawl_id, row.page_key, decode_link(row.link), 0)
                for row in connection.execute(
                    query.where(pages.c.page_key.not_in(known))
                )
            ]
            if rows:
                connection.execute(insert(frontier), rows)
            connection.execute(
                update(crawls)
                .where(crawls.c.crawl_id == crawl.crawl_id)
                .values(phase="checks")
            )
        return len(rows)


def _frontier_row(crawl_id: int, key: str, link: Link, depth: int) -> dict[str, Any]:
    return {
        "crawl_id": crawl_id,
        "page_key": key,
        "link": encode_link(link),
        "depth": depth,
        "attempts": 0,
        "state": "pending",
    }


def _known_keys(connection: Connection, crawl_id: int, keys: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(keys), 500):
        known.update(
            connection.scalars(
                select(frontier.c.page_key).where(
                    frontier.c.crawl_id == crawl_id,
                    frontier.c.page_key.in_(keys[start : start + 500]),
                )
            )
        )
    return known


def _unfinished(connection: Connection, source_id: str) -> list[OpenCrawl]:
    rows = connection.execute(
        select(crawls)
        .where(crawls.c.source_id == source_id, crawls.c.finished_at.is_(None))
        .order_by(crawls.c.crawl_id.desc())
    )
    return [
        OpenCrawl(
            row.crawl_id, row.source_id, parse_day(row.since), row.phase, row.expected
        )
        for row in rows
    ]


def _prune_issues(connection: Connection, source_id: str) -> None:
    newest = (
        select(crawls.c.crawl_id)
        .where(crawls.c.source_id == source_id)
        .order_by(crawls.c.crawl_id.desc())
        .limit(_ISSUES_OF_CRAWLS)
    )
    kept = list(connection.scalars(newest))
    connection.execute(
        delete(issues).where(
            issues.c.source_id == source_id,
            issues.c.crawl_id.is_not(None),
            issues.c.crawl_id.not_in(kept),
        )
    )


def _count_decisions(
    connection: Connection, source_id: str, since: dt.date | None
) -> int:
    query = (
        select(func.count())
        .select_from(decisions)
        .where(decisions.c.source_id == source_id)
    )
    if since is not None:
        query = query.where(decisions.c.date >= since.isoformat())
    return connection.scalar(query) or 0


def _report(connection: Connection, row: Row[Any]) -> CrawlReport:
    by_kind = connection.execute(
        select(issues.c.kind, func.count())
        .where(issues.c.crawl_id == row.crawl_id)
        .group_by(issues.c.kind)
        .order_by(issues.c.kind)
    )
    return CrawlReport(
        source_id=row.source_id,
        started_at=parse_time(row.started_at),
        finished_at=parse_time(row.finished_at) if row.finished_at else None,
        pages=row.pages,
        new=row.new,
        changed=row.changed,
        unchanged=row.unchanged,
        gone=row.gone,
        issues=row.issues,
        issue_counts=tuple((kind, count) for kind, count in by_kind),
        warning=row.warning,
        error=row.error,
    )
