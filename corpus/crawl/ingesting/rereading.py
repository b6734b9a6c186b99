"""Stored raw pages read again by today's adapters, without fetching anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corpus.crawl.ingesting.attachments import is_ours
from corpus.crawl.ingesting.intake import read_page_apart, take_page, withdraw
from corpus.model import Link, Page
from corpus.platforms.base import Platform
from corpus.platforms.registry import platform
from corpus.records import RemovalReason
from corpus.sources import Source
from corpus.storage.sql.codec import now
from corpus.store import DecisionStore


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a source's pages again did.

    ``reread`` decisions are read otherwise than before; nothing of them changed at their
    source, so ``changed`` stays 0.
    """

    pages: int
    new: int
    changed: int
    reread: int
    unchanged: int
    gone: int
    issues: int


def reread(
    store: DecisionStore, source: Source, adapter: Platform | None = None
) -> Reread:
    """Read every stored page of *source* again and store what comes out.

    A decision that the adapter no longer makes of a page it understands is withdrawn.
    """
    adapter = adapter or platform(source.platform)
    counts: Counter[str] = Counter()
    started_at = now()
    missing: list[tuple[str, RemovalReason]] = []
    if source.rules.covers_persons:
        store.pages.seal_addresses(source.source_id)
    for link, page in store.pages.iter_links(source.source_id):
        if is_ours(link):
            continue
        reading = read_page_apart(adapter, page, source)
        taken = take_page(store, source, reading, page, link, republished=False)
        missing += [(raw_id, "withdrawn") for raw_id in taken.lost]
        counts.update(taken.results)
        counts.update(pages=1, gone=taken.gone, issues=len(reading.issues))
    counts.update(gone=withdraw(store, source, missing, started_at))
    return Reread(
        counts["pages"],
        counts["new"],
        counts["changed"],
        counts["reread"],
        counts["unchanged"],
        counts["gone"],
        counts["issues"],
    )


def catch_up(
    store: DecisionStore, source: Source, adapter: Platform, page: Page, link: Link
) -> None:
    """Read a stored page by today's program, before a newer one takes its place.

    Else what only we read otherwise would pass for a change of the newer page.
    """
    if store.pages.is_read_by_us(source.source_id, link):
        return
    for decision in read_page_apart(adapter, page, source).decisions:
        if store.get(decision.decision_id) is not None:
            store.put(decision, is_same=True)
