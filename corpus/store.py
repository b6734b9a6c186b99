"""The decision store: the one door to everything that was crawled or imported.

Raw pages, decisions with their versions, the change log, removals, crawls and status.
The work is done in ``corpus/storage``; here is the surface that other rooms use.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from corpus.model import AttachmentText, Decision, Issue, IssueKind, Link, Page
from corpus.records import (
    Change,
    ConflictCount,
    CoverageCell,
    CrawlReport,
    DocumentCounts,
    PutResult,
    ReadHandling,
    RemovalReason,
    SourceStatus,
    StoredDecision,
    StoredIssue,
    Tombstone,
    Version,
)
from corpus.sources import Source
from corpus.storage.archive.archiving import DecisionArchiver
from corpus.storage.archive.changes import ChangeLog
from corpus.storage.archive.decisions import DecisionReader
from corpus.storage.archive.hashes import HashReader
from corpus.storage.archive.packed import PackedDecision
from corpus.storage.archive.readings import ReadingLog
from corpus.storage.archive.removal import DecisionRemover
from corpus.storage.archive.writing import DecisionWriter
from corpus.storage.care import StoreCare
from corpus.storage.crawl_state.crawls import CrawlLog, OpenCrawl
from corpus.storage.crawl_state.frontier import Frontier
from corpus.storage.crawl_state.leases import LeaseBook, new_holder
from corpus.storage.crawl_state.page_sizes import PageSizes
from corpus.storage.crawl_state.raw_pages import PageStore
from corpus.storage.crawl_state.status import StatusReader
from corpus.storage.sealing import AddressSeal
from corpus.storage.sql.database import Database


class DecisionStore:
    """Everything the crawler found, with its history; safe for several threads.

    Attributes:
        care: what keeps the store true: its history, takedowns, clock and health.
        pages: raw pages.
        page_sizes: what raw pages take of the disk.
        crawls: crawls and their issues.
        frontier: links that a crawl has still to fetch.
    """

    def __init__(self, database: Database, keys: Path | None = None) -> None:
        self._database = database
        seal = AddressSeal(keys)
        self._reader = DecisionReader(database)
        self._writer = DecisionWriter(database)
        self._archiver = DecisionArchiver(database)
        self._remover = DecisionRemover(database)
        self._changes = ChangeLog(database)
        self._readings = ReadingLog(database)
        self._hashes = HashReader(database)
        self._status = StatusReader(database)
        self.care = StoreCare(database)
        self.pages = PageStore(database, seal)
        self.page_sizes = PageSizes(database)
        self.crawls = CrawlLog(database)
        self.frontier = Frontier(database, seal)

    def lease_book(self) -> LeaseBook:
        """Return leases for one more crawler of this store."""
        return LeaseBook(self._database, new_holder())

    @classmethod
    def open(cls, url: str, keys: Path | None = None) -> DecisionStore:
        """Open the store at an SQLAlchemy address and create what is missing.

        Args:
            url: the address.
            keys: the folder with the key of sealed addresses; default: that of an SQLite
                file. Without one they can be neither read nor kept.

        Raises:
            StoreError: the address is wrong or the place cannot be used.
        """
        return cls(Database.open(url), keys or Database.folder(url))

    @staticmethod
    def exists(url: str) -> bool:
        """Whether something is there to open; a server's database always counts."""
        return Database.exists(url)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def __enter__(self) -> DecisionStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all calls inside one transaction: all of them take effect, or none."""
        with self._database.write():
            yield

    # --- decisions -------------------------------------------------------------------

    def put(
        self, decision: Decision, *, republished: bool = False, is_same: bool = False
    ) -> PutResult:
        """Store one decision; see ``DecisionWriter.put``."""
        return self._writer.put(decision, republished=republished, is_same=is_same)

    def put_many(
        self,
        decisions: Iterable[Decision],
        *,
        republished: bool = False,
        is_same: bool = False,
    ) -> list[PutResult]:
        """Store many in one transaction; results in the same order."""
        return self._writer.put_many(
            decisions, republished=republished, is_same=is_same
        )

    def put_attachment_text(self, attachment: AttachmentText) -> bool:
        """Put an attachment's text into its decision; return whether it changed."""
        return self._writer.put_attachment_text(attachment)

    def get(self, decision_id: str) -> StoredDecision | None:
        """Return the newest version, also by a former id; None: unknown or removed."""
        return self._reader.get(decision_id)

    def get_many(self, ids: Iterable[str]) -> dict[str, StoredDecision]:
        """Return decisions by current id in the order of *ids*; missing ones left out."""
        return self._reader.get_many(ids)

    def known(self, ids: Iterable[str]) -> set[str]:
        """Return those of *ids* that are stored and not removed."""
        return self._reader.known(ids)

    def resolve(self, decision_id: str) -> str:
        """Return the current id behind a former one; others come back as they are."""
        return self._reader.resolve(decision_id)

    def has_minutes(self, decision: Decision) -> bool:
        """Return whether minutes of the decision's meeting are stored."""
        return self._reader.has_minutes(decision)

    def published_as(
        self, raw_id: str, unseen_since: dt.datetime | None = None
    ) -> str | None:
        """Return the decision whose newest version has this id at its source."""
        return self._reader.published_as(raw_id, unseen_since)

    def days_of(self, source_id: str) -> list[tuple[str, str | None, str | None]]:
        """Return (id, body or official, ISO day) of all decisions of a source."""
        return self._reader.days_of(source_id)

    def held(self, source_id: str) -> int:
        """Count decisions of the source."""
        return self._reader.held(source_id)

    def seen_since(self, source_id: str, moment: dt.datetime) -> int:
        """Count decisions of the source that were met at or after *moment*."""
        return self._reader.seen_since(source_id, moment)

    def iter_decisions(self, source_id: str | None = None) -> Iterator[StoredDecision]:
        """Yield every decision by id, streaming; only one source's when it is given."""
        return self._reader.iter_decisions(source_id)

    def iter_packed(self) -> Iterator[PackedDecision]:
        """Yield every decision by id, streaming, for other processes to read."""
        return self._reader.iter_packed()

    def iter_kinds(self, kinds: Sequence[str]) -> Iterator[StoredDecision]:
        """Yield the decisions of some kinds by id, streaming."""
        return self._reader.iter_decisions(kinds=kinds)

    def versions(self, decision_id: str) -> list[Version]:
        """Return all versions, oldest first."""
        return self._reader.versions(decision_id)

    def case(self, municipality: str | None, case_number: str) -> list[StoredDecision]:
        """Return the handlings of a case in a municipality (or organisation), by date."""
        return self._reader.case(municipality, case_number)

    def handlings(
        self, cases: Iterable[tuple[str | None, str]]
    ) -> dict[tuple[str | None, str], list[ReadHandling]]:
        """Return the handlings, oldest first, of each (municipality, case number)."""
        return self._reader.handlings(cases)

    def case_sizes(
        self, keys: Iterable[tuple[str | None, str]]
    ) -> dict[tuple[str | None, str], int]:
        """Count the handlings of each (municipality, case number)."""
        return self._reader.case_sizes(keys)

    # --- removal ---------------------------------------------------------------------

    def remove(self, decision_id: str, reason: RemovalReason) -> bool:
        """Replace a decision by a tombstone; raises UnknownDecision."""
        return self._remover.remove(decision_id, reason)

    def keep_archived(self, decision_id: str) -> bool:
        """Keep what a source no longer shows, private names masked; False if not there."""
        return self._archiver.keep_archived(decision_id)

    def takedown(self, decision_id: str, why: str) -> bool:
        """Remove for good, against any re-crawl; raises UnknownDecision."""
        was_there = self._remover.takedown(decision_id, why)
        self.purge()
        return was_there

    def purge(self) -> None:
        """Let removed texts leave the database's log too; after an open transaction."""
        self._database.purge()

    def tombstone(self, decision_id: str) -> Tombstone | None:
        """Return when and why it was removed; None when it was not."""
        return self._reader.tombstone(decision_id)

    def has_barred(self, source_id: str) -> bool:
        """Whether the source has shown what must not come back: lists may name it."""
        return self._reader.has_barred(source_id)

    def tombstones(
        self, reason: RemovalReason | None = None
    ) -> list[tuple[Tombstone, str | None]]:
        """Return removals and the operator's reason, newest first."""
        return self._reader.tombstones(reason)

    # --- changes ---------------------------------------------------------------------

    def changes_since(
        self, sequence: int, limit: int | None = None
    ) -> Iterator[Change]:
        """Yield changes after *sequence*, oldest first."""
        return self._changes.changes_since(sequence, limit)

    def last_sequence(self) -> int:
        """Return the number of the newest change; 0 when there is none."""
        return self._changes.last_sequence()

    def readings_since(self, sequence: int) -> Iterator[tuple[int, str]]:
        """Yield (number, decision id) of what was only read anew after *sequence*."""
        return self._readings.readings_since(sequence)

    def last_reading(self) -> int:
        """Return the number of the newest reading that differed; 0 for none."""
        return self._readings.last_reading()

    def state(self) -> str:
        """Return a name that differs after every change and every other reading."""
        return f"{self.last_sequence()}.{self.last_reading()}"

    def present_hashes(
        self, pairs: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], str]:
        """Return what each (decision id, hash) is called today; see ``HashReader``."""
        return self._hashes.present_hashes(pairs)

    def former_hashes(self, decision_id: str) -> dict[str, tuple[str, ...]]:
        """Return, by today's hash, the hashes its content was known by."""
        return self._hashes.former_hashes(self.resolve(decision_id))

    # --- pages, crawls, issues -------------------------------------------------------

    def put_page(
        self, source_id: str, page: Page, decision_ids: Iterable[str] = ()
    ) -> int:
        """Keep a raw page, in place of its former fetch."""
        return self.pages.put_page(source_id, page, decision_ids=decision_ids)

    def iter_pages(self, source_id: str | None = None) -> Iterator[tuple[str, Page]]:
        """Yield (source id, page) in the order of first fetch, streaming."""
        return self.pages.iter_pages(source_id)

    def page(self, source_id: str, link: Link) -> Page | None:
        """Return the stored page that *link* asks for."""
        return self.pages.page(source_id, link)

    def start_crawl(self, source_id: str, since: dt.date | None = None) -> OpenCrawl:
        """Open a crawl report."""
        return self.crawls.start_crawl(source_id, since)

    def finish_crawl(
        self,
        crawl_id: int,
        *,
        warning: str | None = None,
        error: str | None = None,
        resumable: bool = False,
    ) -> CrawlReport:
        """Close a crawl report and return it; see ``CrawlLog.finish_crawl``."""
        return self.crawls.finish_crawl(
            crawl_id, warning=warning, error=error, resumable=resumable
        )

    def crawl_reports(
        self, source_id: str | None = None, limit: int = 20
    ) -> list[CrawlReport]:
        """Return crawl reports, newest first."""
        return self.crawls.crawl_reports(source_id, limit)

    def add_issues(self, source_id: str, issues: Iterable[Issue]) -> None:
        """Keep issues outside a crawl (import, re-reading)."""
        self.crawls.add_issues(source_id, issues)

    def issues(
        self,
        source_id: str | None = None,
        limit: int = 100,
        kind: IssueKind | None = None,
        decision_id: str | None = None,
    ) -> list[StoredIssue]:
        """Return issues, newest first, of one source, kind or decision where given."""
        return self.crawls.issues(source_id, limit, kind, decision_id)

    # --- status ----------------------------------------------------------------------

    def status(
        self,
        sources: Sequence[Source],
        is_implemented: Callable[[str], bool] = lambda platform_id: True,
    ) -> list[SourceStatus]:
        """Return the state of each source, in the order of *sources*."""
        return self._status.status(sources, is_implemented)

    def others(self, sources: Sequence[Source]) -> int:
        """Count the decisions of no source of *sources*: imported, or another registry's."""
        return self._status.others(sources)

    def coverage(self, municipality: str | None = None) -> list[CoverageCell]:
        """Count decisions by municipality, body and month."""
        return self._status.coverage(municipality)

    def conflicts(self) -> list[ConflictCount]:
        """Count decisions of which the evidence disagrees, by source and kind."""
        return self._status.conflicts()

    def document_counts(self) -> DocumentCounts:
        """Return the sizes of the store."""
        return self._status.document_counts()
