"""How much of what was fetched could be read: attachments, and pages of decisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, func, select

from corpus.records import ReadingCounts
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import issues, pages
from corpus.storage.sql.unpublished import unpublished_by_source

_ABOUT_ATTACHMENTS = ("attachment: %", "attachment of type %")
_REFUSED = ("robots", "refused")


def reading_counts(database: Database) -> Mapping[str, ReadingCounts]:
    """Return the counts of each source that has any, by its id."""
    about = issues.c.message.like(_ABOUT_ATTACHMENTS[0]) | issues.c.message.like(
        _ABOUT_ATTACHMENTS[1]
    )
    is_refused = issues.c.kind.in_(_REFUSED)
    fetched = pages.c.role == "attachment"
    unread = select(issues.c.url).where(
        issues.c.source_id == pages.c.source_id, about, issues.c.url.is_not(None)
    )
    with database.read() as connection:

        def counted(query: Select[Any]) -> dict[str, int]:
            return {row[0]: int(row[1]) for row in connection.execute(query)}

        read = counted(
            _by_source(pages, pages.c.url, fetched, pages.c.url.not_in(unread))
        )
        bad = counted(_by_source(issues, issues.c.url, about, ~is_refused))
        refused = counted(_by_source(issues, issues.c.url, about, is_refused))
        unpublished = unpublished_by_source(connection)
        partly = counted(
            _by_source(issues, issues.c.decision_id, issues.c.kind == "unread-pages")
        )
    return {
        name: ReadingCounts(
            read.get(name, 0),
            bad.get(name, 0),
            refused.get(name, 0),
            partly.get(name, 0),
            unpublished.get(name, 0),
        )
        for name in {*read, *bad, *refused, *partly, *unpublished}
    }


def _by_source(table: Any, what: Any, *conditions: Any) -> Select[Any]:
    """Count different values of a column for each source."""
    source = table.c.source_id
    count = func.count(func.distinct(what))
    return select(source, count).where(*conditions).group_by(source)
