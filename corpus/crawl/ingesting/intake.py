"""One page into the store: decisions, removals, links, issues, in one transaction.

Used for fetched pages and for stored ones that are read again; fetches nothing.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import get_args

from corpus.crawl.downloading.absence import says_that_it_is_gone
from corpus.crawl.ingesting.ageing import DatedDecision, aged_out
from corpus.crawl.ingesting.page_rules import PageRules, rules_of
from corpus.crawl.ingesting.title_level import from_link, title_only
from corpus.errors import CorpusError, ParseError, ReaderEnded, ReaderTooSlow
from corpus.model import AttachmentText, Decision, Gone, Issue, Link, Page
from corpus.personal.certain import identity_numbers
from corpus.platforms.base import Platform
from corpus.platforms.registry import is_registered
from corpus.platforms.registry import platform as registered
from corpus.privacy import (
    cover_persons,
    find_personal_data,
    link_without_names,
    summary,
    without_names,
    without_private_names,
)
from corpus.reading.isolated import WORKERS, may_be_hostile
from corpus.reading.webpages.markup import decode
from corpus.records import BARRING, PutResult, RemovalReason
from corpus.sources import Source
from corpus.store import DecisionStore

LOGGER = logging.getLogger(__name__)

# After these a page may hold more than was understood: nothing is taken as removed.
_NOT_UNDERSTOOD = {"structure", "encoding", "wrong-page", "fetch"}
_MAY_HAVE_AGED: tuple[RemovalReason, ...] = ("gone", "emptied")
_LOOKED_THROUGH = 200_000
_MAY_LACK_PAGES = {"unread-pages", "structure", "skipped"}


@dataclass(slots=True)
class PageReading:
    """What an adapter made of one page.

    ``ended_by`` says why its reading had to be ended, ``slowed_by`` that there was no
    answer in time, which may be a busy machine's fault; "" else.
    """

    decisions: list[Decision] = field(default_factory=list)
    texts: list[AttachmentText] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    rules: PageRules = field(default_factory=PageRules)
    ended_by: str = ""
    slowed_by: str = ""

    def note_limit(self, error: CorpusError) -> None:
        """Note whether *error* means that a limit of reading was reached."""
        self.ended_by = str(error) if isinstance(error, ReaderEnded) else ""
        self.slowed_by = str(error) if isinstance(error, ReaderTooSlow) else ""

    @property
    def may_lack_pages(self) -> bool:
        """Whether pages of a document may have stayed unread."""
        return any(issue.kind in _MAY_LACK_PAGES for issue in self.issues) or any(
            (text.pages_read or 0) < (text.pages_total or 0) for text in self.texts
        )

    @property
    def is_understood(self) -> bool:
        """Whether the absence of a decision means that it is not published.

        Of a page that asks not to be indexed nothing stays, understood or not.
        """
        return self.rules.noindex or not any(
            issue.kind in _NOT_UNDERSTOOD for issue in self.issues
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in one page did.

    ``lost``: ids of decisions that the page held before and no longer does. Whether
    they are removed is for ``withdraw`` at the end: another page may hold them.
    """

    results: tuple[PutResult, ...] = ()
    gone: int = 0
    lost: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def read_page(platform: Platform, page: Page, source: Source) -> PageReading:
    """Let the adapter read; whatever it cannot read becomes an issue with the address."""
    reading = PageReading()
    try:
        for item in platform.read(page, source):
            _sort_in(item, reading)
    except ParseError as error:
        reading.issues.append(Issue("structure", str(error), page.url))
    except Exception as error:
        # One broken page must not end a crawl of thousands; the log has the trace.
        LOGGER.exception("reading %s failed", page.url)
        message = f"the reader failed: {type(error).__name__}"
        reading.issues.append(Issue("structure", message, page.url))
    obey(reading, page, source)
    return reading


def read_page_apart(platform: Platform, page: Page, source: Source) -> PageReading:
    """Do as ``read_page``, but read what may be hostile in a process of its own.

    A worker knows the platform by its id, so only those of the registry are read so.
    """
    if not may_be_hostile(page.body) or not is_registered(source.platform, platform):
        return read_page(platform, page, source)
    try:
        reading = WORKERS.call(_read_registered, page, source)
    except ParseError as error:
        reading = PageReading(issues=[Issue("structure", str(error), page.url)])
        reading.note_limit(error)
        obey(reading, page, source)
    assert isinstance(reading, PageReading)
    return reading


def _read_registered(page: Page, source: Source) -> PageReading:
    return read_page(registered(source.platform), page, source)


def obey(reading: PageReading, page: Page, source: Source) -> None:
    """Drop from *reading* what the page itself asks not to keep or follow.

    A publisher who gave *source* a permission has lifted such rules for us; so has
    an operator who answers for it (``corpus/policies.py``). Where only titles are
    kept, they are taken from what lists say of their items.
    """
    if source.rules.lifts_page_rules:
        return
    if source.rules.titles_only:
        reduce(reading, source)
    reading.rules = rules_of(page)
    if reading.rules.noindex:
        reading.decisions.clear()
        reading.texts.clear()
    if reading.rules.nofollow:
        reading.links.clear()
    reading.issues.extend(reading.rules.issues(page.url))


def reduce(reading: PageReading, source: Source) -> None:
    """Leave titles only; items that a list names are not fetched."""
    reading.decisions[:] = [title_only(item) for item in reading.decisions]
    reading.texts.clear()
    followed = []
    for link in reading.links:
        item = from_link(link, source)
        if item is None:
            followed.append(link)
        else:
            reading.decisions.append(item)
    reading.links[:] = followed


def take_page(
    store: DecisionStore,
    source: Source,
    reading: PageReading,
    page: Page,
    link: Link,
    *,
    crawl_id: int | None = None,
    republished: bool = True,
) -> Taken:
    """Store what was read from *page*.

    Args:
        store: where to.
        source: whose page it is.
        reading: what the adapter made of it.
        page: as received.
        link: what was asked for.
        crawl_id: the crawl that fetched it; None when a stored page is read again.
        republished: False when a stored page is read again: old bytes bring nothing
            back.
    """
    hidden = source.rules.covers_persons and _hide_persons(reading)
    asked = link_without_names(link) if source.rules.covers_persons else link
    covered = personal_data_issues(reading.decisions)
    with store.transaction():
        before = store.pages.decision_ids(source.source_id, link)
        published = [
            item for item in reading.decisions if not _is_emptied(item, before)
        ]
        results = store.put_many(
            published,
            republished=republished,
            is_same=crawl_id is None
            or store.pages.is_known(source.source_id, asked, page),
        )
        for text in reading.texts:
            store.put_attachment_text(text)
        now_held = {decision.decision_id for decision in published}
        missing = [raw_id for raw_id in before if raw_id not in now_held]
        is_told = reading.is_understood or says_that_it_is_gone(page)
        # What was not understood stays known as held: the next reading may find it.
        kept = _not_asked_for(store, source, link, missing) if is_told else missing
        gone = sum(_take_back(store, item) for item in reading.gone)
        barred = _barred(store, published, results)
        if crawl_id is not None and barred and len(barred) == len(published):
            # Its address and what a list calls it may hold a name, too.
            store.pages.forget_page(source.source_id, link)
        elif crawl_id is not None:
            store.pages.put_page(
                source.source_id,
                page,
                link=dataclasses.replace(asked, context={}) if barred else asked,
                crawl_id=crawl_id,
                decision_ids=[*now_held, *kept],
                covers_persons=source.rules.covers_persons,
                withhold=reading.rules.noindex
                or reading.rules.noarchive
                or source.rules.titles_only
                or hidden
                or bool(covered)
                or any(is_covered(text) for text in reading.texts)
                or holds_identity_numbers(page)
                or bool(barred)
                or (not published and store.has_barred(source.source_id)),
            )
        else:
            store.pages.hold(source.source_id, link, [*now_held, *kept])
        store.crawls.forget_unread(one.decision_id for one in published)
        told = [*reading.issues, *covered]
        issues = [one for one in told if one.decision_id not in barred]
        store.crawls.add_issues(source.source_id, issues, crawl_id)
    lost = tuple(raw_id for raw_id in missing if raw_id not in kept)
    return Taken(tuple(results), gone, lost, tuple(reading.links))


def withdraw(
    store: DecisionStore,
    source: Source,
    missing: Iterable[tuple[str, RemovalReason]],
    started_at: dt.datetime,
) -> int:
    """Remove decisions that no page holds any more; return how many went.

    Those met since *started_at* stay, and so does an agenda whose minutes are stored.
    Whole meetings older than all that stay have only aged out of what is shown; where
    the source's row says so they are kept as an archive.
    """
    lost: dict[str, RemovalReason] = {}
    for raw_id, reason in missing:
        decision_id = store.published_as(raw_id, unseen_since=started_at)
        if decision_id is not None:
            lost[decision_id] = reason
    vanished = {each for each, reason in lost.items() if reason in _MAY_HAVE_AGED}
    aged = _aged(store, vanished)
    if source.aged == "keep":
        for each in aged:
            store.keep_archived(each)
            del lost[each]
        if aged:
            store.purge()
    return sum(
        store.remove(each, "aged" if each in aged else reason)
        for each, reason in lost.items()
    )


def _aged(store: DecisionStore, vanished: set[str]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for source_id in {each.partition("/")[0] for each in vanished}:
        rows = (
            DatedDecision(each, by, dt.date.fromisoformat(day) if day else None)
            for each, by, day in store.days_of(source_id)
        )
        found |= aged_out(rows, vanished)
    return found


def personal_data_issues(decisions: Sequence[Decision]) -> list[Issue]:
    """List for the operator where personal data was masked, without repeating it."""
    found = []
    for decision in decisions:
        text = summary(decision)
        if text:
            found.append(
                Issue("personal-data", text, decision.url, decision.decision_id)
            )
    return found


def is_covered(text: AttachmentText) -> bool:
    """Whether something in an attachment's text is masked."""
    return bool(find_personal_data(text.text))


def holds_identity_numbers(page: Page) -> bool:
    """Whether the words of a web page hold one; documents are judged by what was read."""
    if may_be_hostile(page.body, _LOOKED_THROUGH):
        return False
    text = decode(page.body, page.headers).text
    return next(identity_numbers(text), None) is not None


def _sort_in(item: object, reading: PageReading) -> None:
    if isinstance(item, Decision):
        reading.decisions.append(item)
    elif isinstance(item, Link):
        reading.links.append(item)
    elif isinstance(item, Issue):
        reading.issues.append(item)
    elif isinstance(item, AttachmentText):
        reading.texts.append(item)
    elif isinstance(item, Gone):
        reading.gone.append(item)
    else:
        message = f"the reader gave a {type(item).__name__}"
        reading.issues.append(Issue("structure", message))


def _hide_persons(reading: PageReading) -> bool:
    """Mask private persons' names in what was read; return whether there were any.

    Addresses that hold one are left out.
    """
    decisions = [
        without_private_names(item, addresses=True) for item in reading.decisions
    ]
    reading.issues[:] = [
        dataclasses.replace(
            item, message=cover_persons(item.message), url=without_names(item.url)
        )
        for item in reading.issues
    ]
    texts = [
        dataclasses.replace(item, text=cover_persons(item.text))
        for item in reading.texts
    ]
    is_changed = decisions != reading.decisions or texts != reading.texts
    reading.decisions[:], reading.texts[:] = decisions, texts
    return is_changed


def _is_emptied(decision: Decision, before: Sequence[str]) -> bool:
    return decision.decision_id in before and not decision.text.strip()


def _not_asked_for(
    store: DecisionStore, source: Source, link: Link, missing: Sequence[str]
) -> Sequence[str]:
    """Return those of *missing* that are older than what is wanted of a list."""
    if link.since is None or not missing:
        return ()
    older = store.pages.older_ids(source.source_id, link, link.since)
    return [raw_id for raw_id in missing if raw_id in older]


def _take_back(store: DecisionStore, item: Gone) -> int:
    decision_id = store.published_as(item.decision_id)
    if decision_id is None:
        return 0
    reason: RemovalReason = "gone"
    for known in get_args(RemovalReason):
        if item.reason == known:
            reason = known
    return int(store.remove(decision_id, reason))


def _barred(
    store: DecisionStore, decisions: Sequence[Decision], results: Sequence[PutResult]
) -> frozenset[str]:
    """Return the ids of those that do not come back, whatever their source shows."""
    found = set()
    for item, result in zip(decisions, results, strict=True):
        known = store.tombstone(item.decision_id)
        if result == "refused" or (known and known.reason in BARRING):
            found.add(item.decision_id)
    return frozenset(found)
