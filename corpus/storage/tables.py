"""The tables of the decision store, in SQLAlchemy Core; no behaviour here.

Only column types that SQLite and PostgreSQL share. Times are stored as UTC ISO text so
that both keep the time zone; days as ISO text, so that months are prefixes.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

SCHEMA_VERSION = 2
"""Raised whenever a table changes; a store of another version is refused."""

schema = Table("schema_version", METADATA, Column("version", Integer, primary_key=True))

decisions = Table(
    "decisions",
    METADATA,
    Column("decision_id", String, primary_key=True),
    # The id inside the source of the newest version; differs from decision_id when
    # minutes under another address have replaced an agenda.
    Column("raw_id", String, nullable=False),
    Column("source_id", String, nullable=False),
    Column("municipality", String),
    Column("organisation", String),
    Column("body_name", String),
    Column("date", String),
    Column("status", String),
    Column("kind", String, nullable=False),
    # Keys of corpus.storage.identity; None where the source does not say enough.
    Column("meeting_key", String),
    Column("case_key", String),
    Column("content_hash", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("agenda_version", Integer),
    Column("first_seen", String, nullable=False),
    Column("last_seen", String, nullable=False),
    Column("changed_at", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("decisions_by_raw_id", "raw_id"),
    Index("decisions_by_source", "source_id", "date"),
    Index("decisions_by_meeting", "meeting_key"),
    Index("decisions_by_case", "case_key", "date"),
)

# Former versions only: the newest one is the row in ``decisions``.
versions = Table(
    "versions",
    METADATA,
    Column("decision_id", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("status", String),
    Column("content_hash", String, nullable=False),
    Column("seen_at", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

aliases = Table(
    "aliases",
    METADATA,
    Column("alias", String, primary_key=True),
    Column("decision_id", String, nullable=False),
    Index("aliases_by_decision", "decision_id"),
)

tombstones = Table(
    "tombstones",
    METADATA,
    Column("decision_id", String, primary_key=True),
    Column("source_id", String, nullable=False),
    Column("removed_at", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("content_hash", String),
    # One-way digest of meeting and matter: a taken-down agenda item must not come back
    # as minutes under another id. No text is kept.
    Column("matter_digest", String),
    # The operator's reason for a takedown, in his words.
    Column("why", Text),
    Index("tombstones_by_matter", "matter_digest"),
    Index("tombstones_by_source", "source_id"),
)

changes = Table(
    "changes",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("decision_id", String, nullable=False),
    Column("op", String, nullable=False),
    Column("at", String, nullable=False),
    Column("content_hash", String),
    Column("reason", String),
    # AUTOINCREMENT: SQLite would otherwise reuse the number of a deleted last row.
    sqlite_autoincrement=True,
)

pages = Table(
    "pages",
    METADATA,
    Column("page_id", Integer, primary_key=True, autoincrement=True),
    Column("source_id", String, nullable=False),
    Column("page_key", String, nullable=False),
    # The address asked for; ``final_url`` is the one that answered, after redirects.
    Column("url", Text, nullable=False),
    Column("final_url", Text, nullable=False),
    Column("role", String, nullable=False),
    Column("link", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),
    Column("fetched_at", String, nullable=False),
    Column("body_hash", String),
    # None when withheld: the page of a decision that was taken down or has expired.
    Column("body", LargeBinary),
    Column("crawl_id", Integer),
    UniqueConstraint("source_id", "page_key"),
    Index("pages_by_crawl", "source_id", "crawl_id"),
)

page_decisions = Table(
    "page_decisions",
    METADATA,
    Column("page_id", Integer, primary_key=True),
    Column("raw_id", String, primary_key=True),
    Index("page_decisions_by_raw_id", "raw_id"),
)

crawls = Table(
    "crawls",
    METADATA,
    Column("crawl_id", Integer, primary_key=True, autoincrement=True),
    Column("source_id", String, nullable=False),
    Column("since", String),
    Column("phase", String, nullable=False),
    Column("started_at", String, nullable=False),
    Column("finished_at", String),
    Column("expected", Integer, nullable=False, default=0),
    Column("pages", Integer, nullable=False, default=0),
    Column("unchanged_pages", Integer, nullable=False, default=0),
    Column("new", Integer, nullable=False, default=0),
    Column("changed", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
    Column("gone", Integer, nullable=False, default=0),
    Column("issues", Integer, nullable=False, default=0),
    Column("warning", Text),
    Column("error", Text),
    Index("crawls_by_source", "source_id", "crawl_id"),
    sqlite_autoincrement=True,
)

frontier = Table(
    "frontier",
    METADATA,
    Column("link_id", Integer, primary_key=True, autoincrement=True),
    Column("crawl_id", Integer, nullable=False),
    Column("page_key", String, nullable=False),
    Column("link", Text, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("state", String, nullable=False),
    UniqueConstraint("crawl_id", "page_key"),
    Index("frontier_next", "crawl_id", "state", "depth", "link_id"),
)

# Decisions that a page no longer held. Whether they are removed is decided at the end of
# a crawl that reached its end: another page may hold them now (lists shift when something
# is added).
lost = Table(
    "lost",
    METADATA,
    Column("source_id", String, primary_key=True),
    Column("raw_id", String, primary_key=True),
    Column("reason", String, nullable=False),
)

issues = Table(
    "issues",
    METADATA,
    Column("issue_id", Integer, primary_key=True, autoincrement=True),
    Column("source_id", String, nullable=False),
    Column("crawl_id", Integer),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("url", Text),
    Column("decision_id", String),
    Index("issues_by_source", "source_id", "issue_id"),
    Index("issues_by_crawl", "crawl_id"),
)
