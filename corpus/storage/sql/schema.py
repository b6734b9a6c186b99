"""The tables of the decision store, in SQLAlchemy Core; no behaviour here.

Only column types that SQLite and PostgreSQL share. Times are stored as UTC ISO text so
that both keep the time zone; days as ISO text, so that months are prefixes.
"""

from __future__ import annotations

import re

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

METADATA = MetaData()

# What a damaged page may hold and a database may refuse.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Words(TypeDecorator[str]):
    """Text of any origin, ordered by code points on every database.

    Signs that PostgreSQL cannot store are replaced, when written and when asked for.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """PostgreSQL would order by the language of the server."""
        kind = Text(collation="C") if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Make a value storable."""
        if not value or (value.isascii() and "\0" not in value):
            return value
        return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", value)


SCHEMA_VERSION = 14
"""Raised whenever a table changes, with a step in ``corpus.storage.sql.migrations`` that brings
older stores up to date; a store of a later version is refused."""

schema = Table("schema_version", METADATA, Column("version", Integer, primary_key=True))

# What the store knows of itself, such as the last time that it trusts.
store_facts = Table(
    "store_facts",
    METADATA,
    Column("name", Words, primary_key=True),
    Column("value", Words, nullable=False),
)

decisions = Table(
    "decisions",
    METADATA,
    Column("decision_id", Words, primary_key=True),
    # The id inside the source of the newest version; differs from decision_id when
    # minutes under another address have replaced an agenda.
    Column("raw_id", Words, nullable=False),
    Column("source_id", Words, nullable=False),
    Column("municipality", Words),
    Column("organisation", Words),
    Column("body_name", Words),
    Column("date", Words),
    Column("status", Words),
    Column("kind", Words, nullable=False),
    # Keys of corpus.storage.identity; None where the source does not say enough.
    Column("meeting_key", Words),
    Column("case_key", Words),
    Column("section_key", Words),
    Column("content_hash", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("agenda_version", Integer),
    Column("first_seen", Words, nullable=False),
    Column("last_seen", Words, nullable=False),
    Column("changed_at", Words, nullable=False),
    # The published record alone; what was read of it is in ``readings``.
    Column("content", LargeBinary, nullable=False),
    # 0 in a row made before readings were kept apart: which of its facts the source
    # stated is not known, so its record holds none.
    Column("facts_known", Integer, nullable=False, default=1, server_default="1"),
    # The same decision published elsewhere: in minutes as a whole, in another language,
    # as an agenda item. What is shown is this row itself.
    Column("other_documents", LargeBinary),
    # When it aged out of what its source shows and was kept as an archive.
    Column("archived_at", Words),
    # How many attachments it lists that are not published; None for none.
    Column("unpublished_attachments", Integer),
    Index("decisions_by_raw_id", "raw_id"),
    Index("decisions_by_source", "source_id", "date"),
    Index("decisions_by_meeting", "meeting_key"),
    Index("decisions_by_case", "case_key", "date"),
    Index("decisions_by_section", "section_key"),
    Index("decisions_by_archive", "archived_at", "source_id"),
    Index("decisions_by_unpublished", "unpublished_attachments", "source_id"),
)

# How many decisions there are; kept by triggers (``counting``), never written here.
# What a decision has not is empty.
decision_counts = Table(
    "decision_counts",
    METADATA,
    Column("source_id", Words, primary_key=True),
    # The municipality, else the organisation.
    Column("publisher", Words, primary_key=True),
    Column("body_name", Words, primary_key=True),
    Column("month", Words, primary_key=True),
    Column("is_official", Integer, primary_key=True),
    Column("decisions", Integer, nullable=False),
)

# Former versions only: the newest one is the row in ``decisions``.
versions = Table(
    "versions",
    METADATA,
    Column("decision_id", Words, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("status", Words),
    Column("content_hash", Words, nullable=False),
    Column("seen_at", Words, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# What the readers found, one row for each version that is kept, the newest included.
readings = Table(
    "readings",
    METADATA,
    Column("decision_id", Words, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("readers_version", Words, nullable=False),
    Column("made_at", Words, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# Where the evidence for a decision's identity disagrees, by its newest reading; written
# with it, so that coverage counts these rows and no readings.
reading_conflicts = Table(
    "reading_conflicts",
    METADATA,
    Column("decision_id", Words, primary_key=True),
    Column("field", Words, primary_key=True),
    Column("refused", Words, primary_key=True),
    Column("followed", Words, nullable=False),
    Column("source_id", Words, nullable=False),
    Index(
        "reading_conflicts_by_source",
        *("source_id", "field", "followed", "refused", "decision_id"),
    ),
)

# What the index must read anew though nothing changed at a source; not public.
reading_changes = Table(
    "reading_changes",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("decision_id", Words, nullable=False),
    Index("reading_changes_by_decision", "decision_id"),
    sqlite_autoincrement=True,
)

# Former names of one content: what it was called before our own code changed.
hash_aliases = Table(
    "hash_aliases",
    METADATA,
    Column("decision_id", Words, primary_key=True),
    Column("alias", Words, primary_key=True),
    Column("content_hash", Words, nullable=False),
)

aliases = Table(
    "aliases",
    METADATA,
    Column("alias", Words, primary_key=True),
    Column("decision_id", Words, nullable=False),
    Index("aliases_by_decision", "decision_id"),
)

tombstones = Table(
    "tombstones",
    METADATA,
    Column("decision_id", Words, primary_key=True),
    Column("source_id", Words, nullable=False),
    Column("removed_at", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("content_hash", Words),
    # One-way digest of meeting and matter: a taken-down agenda item must not come back
    # as minutes under another id. No text is kept.
    Column("matter_digest", Words),
    # The operator's reason for a takedown, in his words.
    Column("why", Words),
    Index("tombstones_by_matter", "matter_digest"),
    Index("tombstones_by_source", "source_id"),
)

changes = Table(
    "changes",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("decision_id", Words, nullable=False),
    Column("op", Words, nullable=False),
    Column("at", Words, nullable=False),
    Column("content_hash", Words),
    Column("reason", Words),
    # AUTOINCREMENT: SQLite would otherwise reuse the number of a deleted last row.
    sqlite_autoincrement=True,
)

pages = Table(
    "pages",
    METADATA,
    Column("page_id", Integer, primary_key=True, autoincrement=True),
    Column("source_id", Words, nullable=False),
    Column("page_key", Words, nullable=False),
    # The address asked for; ``final_url`` is the one that answered, after redirects.
    Column("url", Words, nullable=False),
    Column("final_url", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("link", Words, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Words, nullable=False),
    Column("fetched_at", Words, nullable=False),
    Column("body_hash", Words),
    # None when withheld: the page of a decision that was taken down or has expired.
    Column("body", LargeBinary),
    Column("crawl_id", Integer),
    # The program that made decisions of it; None where that is not known.
    Column("read_by", Words),
    # What OCR read on pages of the body, as compressed JSON; None: nothing.
    Column("recognised", LargeBinary),
    # The addresses, encrypted; ``url`` and ``final_url`` are empty then (``sealing``).
    Column("sealed", LargeBinary),
    UniqueConstraint("source_id", "page_key"),
    Index("pages_by_crawl", "source_id", "crawl_id"),
)

page_decisions = Table(
    "page_decisions",
    METADATA,
    Column("page_id", Integer, primary_key=True),
    Column("raw_id", Words, primary_key=True),
    Index("page_decisions_by_raw_id", "raw_id"),
)

crawls = Table(
    "crawls",
    METADATA,
    Column("crawl_id", Integer, primary_key=True, autoincrement=True),
    Column("source_id", Words, nullable=False),
    Column("since", Words),
    Column("phase", Words, nullable=False),
    Column("started_at", Words, nullable=False),
    Column("finished_at", Words),
    Column("expected", Integer, nullable=False, default=0),
    Column("pages", Integer, nullable=False, default=0),
    Column("unchanged_pages", Integer, nullable=False, default=0),
    Column("new", Integer, nullable=False, default=0),
    Column("changed", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
    Column("gone", Integer, nullable=False, default=0),
    Column("issues", Integer, nullable=False, default=0),
    Column("warning", Words),
    Column("error", Words),
    Index("crawls_by_source", "source_id", "crawl_id"),
    sqlite_autoincrement=True,
)

frontier = Table(
    "frontier",
    METADATA,
    Column("link_id", Integer, primary_key=True, autoincrement=True),
    Column("crawl_id", Integer, nullable=False),
    Column("page_key", Words, nullable=False),
    Column("link", Words, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("state", Words, nullable=False),
    # As in ``pages``.
    Column("sealed", LargeBinary),
    UniqueConstraint("crawl_id", "page_key"),
    Index("frontier_next", "crawl_id", "state", "depth", "link_id"),
)

# Which crawler may use what, and until when; see ``crawl_state.leases``. Rows are of
# today only: a copy of a store needs none of them.
leases = Table(
    "leases",
    METADATA,
    Column("name", Words, primary_key=True),
    Column("holder", Words, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
)

# Decisions that a page no longer held. Whether they are removed is decided at the end of
# a crawl that reached its end: another page may hold them now (lists shift when something
# is added).
lost = Table(
    "lost",
    METADATA,
    Column("source_id", Words, primary_key=True),
    Column("raw_id", Words, primary_key=True),
    Column("reason", Words, nullable=False),
)

issues = Table(
    "issues",
    METADATA,
    Column("issue_id", Integer, primary_key=True, autoincrement=True),
    Column("source_id", Words, nullable=False),
    Column("crawl_id", Integer),
    Column("at", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("message", Words, nullable=False),
    Column("url", Words),
    Column("decision_id", Words),
    Index("issues_by_source", "source_id", "issue_id"),
    Index("issues_by_crawl", "crawl_id"),
)
