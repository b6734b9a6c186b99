"""How complete and how fresh: status per source, coverage per body and month, counts."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Table, func, select

from corpus.records import (
    ConflictCount,
    CoverageCell,
    DocumentCounts,
    ReadingCounts,
    SourceState,
    SourceStatus,
)
from corpus.sources import Source
from corpus.storage.crawl_state.reading_counts import reading_counts
from corpus.storage.crawl_state.silence import SILENT, silent_since, thinned
from corpus.storage.sql.codec import now, parse_day, parse_time
from corpus.storage.sql.conflict_rows import conflict_counts
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import (
    crawls,
    decision_counts,
    decisions,
    pages,
    tombstones,
    versions,
)

STALE_AFTER = dt.timedelta(days=8)
"""A weekly crawl that is a day late is not stale yet."""

REFUSED_BY_ROBOTS = "refused by robots.txt"
"""Begins the error of a crawl whose start addresses robots.txt forbids."""

REFUSED_BY_PAGES = "refused by the robots rules of its pages"
"""Error of a crawl that found nothing that its pages let it keep or follow."""

UNDER_COLLECTED = "under-collected"
"""In the warning of a crawl that found fewer decisions than are expected."""

MOVED = "moved"
"""Begins the warning of a crawl whose start address led to another host."""

_NOT_ENDED = "its first crawl began on {day:%Y-%m-%d} and has not ended"

# Publishers' typing errors ("1201", "2207") are neither a first nor a last decision.
_FIRST_YEAR = "1990"


class StatusReader:
    """Answers what is covered; reads only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def status(
        self,
        sources: Sequence[Source],
        is_implemented: Callable[[str], bool] = lambda platform_id: True,
    ) -> list[SourceStatus]:
        """Return one line a source, in the order of *sources*."""
        figures = self._figures()
        months, of_bodies = self._months(), self._of_bodies()
        removed = self._removed()
        archived = self._archived()
        read = reading_counts(self._database)
        last = self._last_crawls(without_error=False)
        success = self._last_crawls(without_error=True)
        first = self._first_crawls()
        begun = self._begun()
        return [
            dataclasses.replace(
                _status(
                    source,
                    figures.get(source.source_id),
                    (
                        months.get(source.source_id, ()),
                        of_bodies.get(source.source_id, {}),
                    ),
                    removed.get(source.source_id, 0),
                    (last.get(source.source_id), success.get(source.source_id)),
                    first.get(source.source_id),
                    begun.get(source.source_id),
                    is_implemented(source.platform),
                ),
                reading=read.get(source.source_id, ReadingCounts()),
                archived=archived.get(source.source_id, 0),
            )
            for source in sources
        ]

    def coverage(self, municipality: str | None = None) -> list[CoverageCell]:
        """Count decisions by municipality, body and month, in that order.

        Officials' decisions come after those of bodies, by the official's title.
        """
        table = decision_counts.c
        key = table.publisher, table.is_official, table.body_name, table.month
        query = select(*key, func.sum(table.decisions)).group_by(*key).order_by(*key)
        if municipality is not None:
            query = query.where(table.publisher == municipality)
        with self._database.read() as connection:
            return [
                CoverageCell(
                    name or None,
                    body or None,
                    month or None,
                    int(count),
                    bool(official),
                )
                for name, official, body, month, count in connection.execute(query)
            ]

    def conflicts(self) -> list[ConflictCount]:
        """Count decisions of which the evidence disagrees, by source and kind."""
        with self._database.read() as connection:
            return conflict_counts(connection)

    def document_counts(self) -> DocumentCounts:
        """Count what the store holds; municipalities with most decisions first."""
        name, count = decision_counts.c.publisher, func.sum(decision_counts.c.decisions)
        with self._database.read() as connection:

            def size(table: Table) -> int:
                return connection.scalar(select(func.count()).select_from(table)) or 0

            by_name = connection.execute(
                select(name, count).group_by(name).order_by(count.desc(), name)
            ).all()
            return DocumentCounts(
                decisions=sum(int(row[1]) for row in by_name),
                removed=size(tombstones),
                former_versions=size(versions),
                pages=size(pages),
                by_municipality=tuple((row[0] or None, int(row[1])) for row in by_name),
            )

    def others(self, sources: Sequence[Source]) -> int:
        """Count the decisions of no source of *sources*: imported, or another registry's."""
        held = decision_counts.c
        named = [source.source_id for source in sources]
        query = select(func.sum(held.decisions)).where(held.source_id.not_in(named))
        with self._database.read() as connection:
            return int(connection.scalar(query) or 0)

    def _figures(self) -> dict[str, Row[Any]]:
        table = decision_counts.c
        officials = func.sum(table.decisions).filter(table.is_official == 1)
        query = select(
            table.source_id,
            func.sum(table.decisions).label("decisions"),
            func.coalesce(officials, 0).label("officials"),
            _day(func.min, table.source_id).label("first"),
            _day(func.max, table.source_id).label("last"),
        ).group_by(table.source_id)
        with self._database.read() as connection:
            rows: Sequence[Any] = connection.execute(query).all()
        return {row.source_id: row for row in rows}

    def _months(self) -> dict[str, list[str]]:
        query = select(decision_counts.c.source_id, decision_counts.c.month).distinct()
        found: dict[str, list[str]] = {}
        with self._database.read() as connection:
            for source_id, value in connection.execute(query):
                if value:
                    found.setdefault(source_id, []).append(value)
        return found

    def _of_bodies(self) -> dict[str, dict[str, int]]:
        """Count decisions of bodies by source and month; officials' leave by the law."""
        table = decision_counts.c
        key = table.source_id, table.month
        query = select(*key, func.sum(table.decisions)).where(table.is_official == 0)
        found: dict[str, dict[str, int]] = {}
        with self._database.read() as connection:
            for source_id, month, count in connection.execute(query.group_by(*key)):
                found.setdefault(source_id, {})[month] = int(count)
        return found

    def _removed(self) -> dict[str, int]:
        query = select(tombstones.c.source_id, func.count()).group_by(
            tombstones.c.source_id
        )
        with self._database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def _archived(self) -> dict[str, int]:
        query = (
            select(decisions.c.source_id, func.count())
            .where(decisions.c.archived_at.is_not(None))
            .group_by(decisions.c.source_id)
        )
        with self._database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def _first_crawls(self) -> dict[str, dt.datetime]:
        """Return when each source was first fetched without an error."""
        query = (
            select(crawls.c.source_id, func.min(crawls.c.started_at))
            .where(crawls.c.finished_at.is_not(None), crawls.c.error.is_(None))
            .group_by(crawls.c.source_id)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return {row[0]: began for row in rows if (began := parse_time(row[1]))}

    def _begun(self) -> dict[str, dt.datetime]:
        """Return when the open crawl of each source began, of those that have one."""
        query = (
            select(crawls.c.source_id, func.max(crawls.c.started_at))
            .where(crawls.c.finished_at.is_(None))
            .group_by(crawls.c.source_id)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return {row[0]: began for row in rows if (began := parse_time(row[1]))}

    def _last_crawls(self, *, without_error: bool) -> dict[str, Row[Any]]:
        """Return the last finished crawl of each source, of those that failed or not."""
        last = (
            select(func.max(crawls.c.crawl_id))
            .where(crawls.c.finished_at.is_not(None))
            .group_by(crawls.c.source_id)
        )
        if without_error:
            last = last.where(crawls.c.error.is_(None))
        query = select(crawls).where(crawls.c.crawl_id.in_(last))
        with self._database.read() as connection:
            rows: Sequence[Any] = connection.execute(query).all()
        return {row.source_id: row for row in rows}


def _day(choose: Callable[..., Any], source_id: Any) -> Any:
    """Return the first or last day of a source, typing errors left out, by the index."""
    dates = decisions.c.date
    is_sane = (dates >= _FIRST_YEAR) & (dates < str(now().year + 2))
    query = select(choose(dates)).where(decisions.c.source_id == source_id, is_sane)
    return query.scalar_subquery()


def _status(
    source: Source,
    figures: Row[Any] | None,
    counts: tuple[Sequence[str], Mapping[str, int]],
    removed: int,
    crawled: tuple[Row[Any] | None, Row[Any] | None],
    first_crawl: dt.datetime | None,
    begun: dt.datetime | None,
    is_implemented: bool,
) -> SourceStatus:
    (months, of_bodies), (last, success) = counts, crawled
    last_success = parse_time(success.finished_at) if success else None
    last_error = last.error if last else None
    state, reason = _state(source, is_implemented, last, last_error, last_success)
    if state == "never-crawled" and begun:
        state, reason = "first-crawl", _NOT_ENDED.format(day=begun)
    first_date = parse_day(figures.first) if figures else None
    last_date = parse_day(figures.last) if figures else None
    silent = silent_since(months, last_date, first_crawl, now().date())
    if silent and state == "ok":
        reason = SILENT.format(day=silent)
        state = "stale"
    thin = thinned(of_bodies, now().date())
    if thin and state == "ok":
        reason = "; ".join(part for part in (thin, reason) if part)
        state = "under-collecting"
    return SourceStatus(
        source_id=source.source_id,
        municipality=source.municipality,
        organisation=source.organisation,
        platform=source.platform,
        base_url=source.base_url,
        state=state,
        reason=reason,
        decisions=figures.decisions if figures else 0,
        removed=removed,
        first_date=first_date,
        last_date=last_date,
        last_success=last_success,
        last_error=last_error,
        gap_months=gap_months(months, first_date, last_date),
        officeholder_decisions=int(figures.officials) if figures else 0,
        policy=source.policy_id,
        confidence=source.confidence,
        note=source.note,
        notices=source.notices,
    )


def _state(
    source: Source,
    is_implemented: bool,
    last: Row[Any] | None,
    last_error: str | None,
    last_success: dt.datetime | None,
) -> tuple[SourceState, str | None]:
    if source.policy_id == "refused":
        return "refused", source.never_reason
    if source.policy_id == "asked":
        return "asked", None
    if not is_implemented:
        return "not-implemented", f"no reader for platform {source.platform!r}"
    if last is None:
        return "never-crawled", None
    if last_error is not None and last_error.startswith(MOVED):
        return "moved", last_error
    if last_error is not None:
        is_refusal = last_error.startswith((REFUSED_BY_ROBOTS, REFUSED_BY_PAGES))
        return "refused" if is_refusal else "failing", last_error
    assert last_success is not None
    age = now() - last_success
    if age > STALE_AFTER:
        return "stale", f"last fetched {age.days} days ago"
    warning = last.warning or ""
    if warning.startswith(MOVED):
        return "moved", warning
    if UNDER_COLLECTED in warning:
        return "under-collecting", warning
    return "ok", last.warning


def gap_months(
    months: Sequence[str], first: dt.date | None, last: dt.date | None
) -> tuple[str, ...]:
    """Return months ("2026-03") strictly between first and last without a decision."""
    if first is None or last is None:
        return ()
    have = set(months)
    gaps = []
    year, month = first.year, first.month
    while (year, month) < (last.year, last.month):
        label = f"{year:04d}-{month:02d}"
        if label not in have:
            gaps.append(label)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(gaps)
