"""Crawls as they run: their reports and the issues they meet."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from corpus.model import Issue, IssueKind
from corpus.records import CrawlReport, PutResult, RemovalReason, StoredIssue
from corpus.storage.sql.codec import (
    encode_time,
    now,
    parse_day,
    parse_time,
)
from corpus.storage.sql.database import Database, new_key
from corpus.storage.sql.schema import crawls, decisions, frontier, issues, lost

Phase = Literal["links", "checks", "done"]
"""First everything that is linked, then what is known but was not met any more."""

# Issues of older crawls say nothing about today.
_ISSUES_OF_CRAWLS = 3
_LASTING: IssueKind = "unread-pages"
"""Holds as long as the document; what is unchanged is not read again."""

_STRANGE: tuple[IssueKind, ...] = ("structure", "encoding", "wrong-page")

_COUNT = (
    update(crawls)
    .where(crawls.c.crawl_id == bindparam("wanted"))
    .values(
        {
            name: crawls.c[name] + bindparam(f"add_{name}")
            for name in (
                "pages",
                "unchanged_pages",
                "new",
                "changed",
                "unchanged",
                "gone",
            )
        }
    )
)


@dataclass(frozen=True, slots=True)
class OpenCrawl:
    """A crawl that has not finished; ``expected`` decisions were stored at its start."""

    crawl_id: int
    source_id: str
    started_at: dt.datetime
    since: dt.date | None
    phase: Phase
    expected: int


class CrawlLog:
    """Reads and writes of the tables ``crawls``, ``frontier`` and ``issues``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start_crawl(self, source_id: str, since: dt.date | None = None) -> OpenCrawl:
        """Open a crawl of the source, closing unfinished ones as interrupted."""
        with self._database.write() as connection:
            for crawl in _unfinished(connection, source_id):
                self._abandon(connection, crawl.crawl_id)
            moment = now()
            _prune_issues(connection, source_id)
            expected = _count_decisions(connection, source_id, since)
            result = connection.execute(
                insert(crawls).values(
                    source_id=source_id,
                    since=since.isoformat() if since else None,
                    phase="links",
                    started_at=encode_time(moment),
                    expected=expected,
                )
            )
            crawl_id = new_key(result)
        return OpenCrawl(crawl_id, source_id, moment, since, "links", expected)

    def unfinished_crawl(self, source_id: str) -> OpenCrawl | None:
        """Return the newest crawl of the source that was stopped before its end."""
        with self._database.read() as connection:
            found = _unfinished(connection, source_id)
        return found[0] if found else None

    def resume_crawl(self, crawl: OpenCrawl) -> int:
        """Open a stopped crawl again, with what had failed; return the links left."""
        with self._database.write() as connection:
            connection.execute(
                update(crawls)
                .where(crawls.c.crawl_id == crawl.crawl_id)
                .values(finished_at=None, warning=None, error=None)
            )
            connection.execute(
                update(frontier)
                .where(
                    frontier.c.crawl_id == crawl.crawl_id, frontier.c.state == "failed"
                )
                .values(state="pending", attempts=0)
            )
            left = select(func.count()).where(
                frontier.c.crawl_id == crawl.crawl_id, frontier.c.state == "pending"
            )
            return connection.scalar(left) or 0

    def finish_crawl(
        self,
        crawl_id: int,
        *,
        warning: str | None = None,
        error: str | None = None,
        resumable: bool = False,
    ) -> CrawlReport:
        """Close a crawl and return its report.

        Its frontier is dropped, unless it is *resumable*: the server failed, and the
        next crawl is to go on from here.
        """
        values: dict[str, Any] = {"warning": warning, "error": error}
        if not resumable:
            values["phase"] = "done"
        with self._database.write() as connection:
            connection.execute(
                update(crawls)
                .where(crawls.c.crawl_id == crawl_id)
                .values(finished_at=encode_time(now()), **values)
            )
            if not resumable:
                connection.execute(
                    delete(frontier).where(frontier.c.crawl_id == crawl_id)
                )
        return self.crawl_report(crawl_id)

    def _abandon(self, connection: Connection, crawl_id: int) -> None:
        finished = func.coalesce(crawls.c.finished_at, encode_time(now()))
        error = func.coalesce(crawls.c.error, "interrupted")
        connection.execute(
            update(crawls)
            .where(crawls.c.crawl_id == crawl_id)
            .values(phase="done", finished_at=finished, error=error)
        )
        connection.execute(delete(frontier).where(frontier.c.crawl_id == crawl_id))

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
        unchanged_pages: int = 0,
        gone: int = 0,
    ) -> None:
        """Add to a crawl's figures."""
        tally = Counter(results)
        # What was only read anew did not change at its source.
        tally["unchanged"] += tally["reread"]
        added = {name: tally[name] for name in ("new", "changed", "unchanged")}
        values = {f"add_{name}": count for name, count in added.items()}
        values |= {"add_pages": pages, "add_unchanged_pages": unchanged_pages}
        values |= {"add_gone": gone, "wanted": crawl_id}
        with self._database.write() as connection:
            connection.execute(_COUNT, values)

    def add_lost(
        self, source_id: str, raw_ids: Iterable[str], reason: RemovalReason
    ) -> None:
        """Note decisions that their page no longer holds; the end of a crawl decides."""
        with self._database.write() as connection:
            for raw_id in raw_ids:
                place = {"source_id": source_id, "raw_id": raw_id}
                connection.execute(delete(lost).filter_by(**place))
                connection.execute(insert(lost).values(**place, reason=reason))

    def take_lost(self, source_id: str) -> list[tuple[str, RemovalReason]]:
        """Return and forget (id at the source, reason) of what pages no longer held."""
        this = lost.c.source_id == source_id
        query = select(lost.c.raw_id, lost.c.reason).where(this).order_by(lost.c.raw_id)
        with self._database.write() as connection:
            found = [(row.raw_id, row.reason) for row in connection.execute(query)]
            connection.execute(delete(lost).where(this))
        return found

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
            _forget_stale(connection, rows)
            connection.execute(insert(issues), rows)
            connection.execute(
                update(crawls)
                .where(crawls.c.crawl_id == crawl_id)
                .values(issues=crawls.c.issues + len(rows))
            )

    def strange_pages(self, crawl_id: int) -> int:
        """Count the pages of a crawl that are not built as our readers know them."""
        query = select(func.count(issues.c.url.distinct())).where(
            issues.c.crawl_id == crawl_id, issues.c.kind.in_(_STRANGE)
        )
        with self._database.read() as connection:
            return connection.scalar(query) or 0

    def forget_unread(self, decision_ids: Iterable[str]) -> None:
        """Drop what was said of unread pages: the documents are read anew."""
        wanted = list(decision_ids)
        with self._database.write() as connection:
            connection.execute(
                delete(issues).where(
                    issues.c.kind == _LASTING, issues.c.decision_id.in_(wanted)
                )
            )

    def issues(
        self,
        source_id: str | None = None,
        limit: int = 100,
        kind: IssueKind | None = None,
        decision_id: str | None = None,
    ) -> list[StoredIssue]:
        """Return issues, newest first, of one source, kind or decision where given."""
        query = select(issues).order_by(issues.c.issue_id.desc()).limit(limit)
        if source_id is not None:
            query = query.where(issues.c.source_id == source_id)
        if kind is not None:
            query = query.where(issues.c.kind == kind)
        if decision_id is not None:
            query = query.where(issues.c.decision_id == decision_id)
        with self._database.read() as connection:
            return [
                StoredIssue(
                    row.source_id,
                    parse_time(row.at),
                    Issue(row.kind, row.message, row.url, row.decision_id),
                )
                for row in connection.execute(query)
            ]


def _unfinished(connection: Connection, source_id: str) -> list[OpenCrawl]:
    rows = connection.execute(
        select(crawls)
        .where(crawls.c.source_id == source_id, crawls.c.phase != "done")
        .order_by(crawls.c.crawl_id.desc())
    )
    return [
        OpenCrawl(
            row.crawl_id,
            row.source_id,
            parse_time(row.started_at),
            parse_day(row.since),
            row.phase,
            row.expected,
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
            issues.c.kind != _LASTING,
        )
    )


def _forget_stale(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Drop what was said before of the same decisions, where it holds till then."""
    again = {
        (row["decision_id"], row["kind"])
        for row in rows
        if row["decision_id"] and (row["kind"] == _LASTING or row["crawl_id"] is None)
    }
    for decision_id, kind in again:
        connection.execute(
            delete(issues).where(
                issues.c.kind == kind, issues.c.decision_id == decision_id
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
        unchanged_pages=row.unchanged_pages,
        new=row.new,
        changed=row.changed,
        unchanged=row.unchanged,
        gone=row.gone,
        issues=row.issues,
        issue_counts=tuple((kind, count) for kind, count in by_kind),
        warning=row.warning,
        error=row.error,
    )
