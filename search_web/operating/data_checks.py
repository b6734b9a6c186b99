"""Checks of what is served: the store, the index and the registry of sources."""

from __future__ import annotations

import contextlib

from corpus.errors import CorpusError
from corpus.index_marks import lost_store
from corpus.sources import load_sources
from corpus.stewardship.retention import load_rules
from corpus.store import DecisionStore
from corpus.wording import counted
from indexer.errors import IndexerError, IndexUnavailable
from search_web.operating.check_result import CheckResult, Verdict
from search_web.settings import Settings


def store(settings: Settings) -> CheckResult:
    """Whether the store opens and has something in it."""
    if not DecisionStore.exists(settings.store_url):
        return _empty(settings, "none yet")
    try:
        with DecisionStore.open(settings.store_url) as opened:
            count = opened.document_counts().decisions
    except CorpusError as error:
        return CheckResult(
            "store",
            "fail",
            str(error),
            "see the message; a damaged file: paatoshaku repair",
        )
    if not count:
        return _empty(settings, "no decisions")
    return CheckResult("store", "ok", counted(count, "decision"))


def _empty(settings: Settings, what: str) -> CheckResult:
    """Return the finding about an empty store: a lost one, or one that is new."""
    lost = lost_store(settings.index_marks)
    if lost:
        said, _, todo = lost.partition("? ")
        return CheckResult("store", "fail", f"{said}?", todo)
    return CheckResult("store", "warn", what, "paatoshaku crawl, or import")


def contacts(settings: Settings) -> CheckResult:
    """Whether the alerts' addresses and the requests to remove can be read."""
    from search_web.saved.databases import damage

    if settings.contacts_database_url:
        return CheckResult("contacts", "ok", "on a server")
    wrong = next(damage(settings.contacts_url, "contacts"), None)
    if wrong:
        what, _, todo = wrong.partition("; run: ")
        return CheckResult("contacts", "fail", what.removeprefix("contacts: "), todo)
    return CheckResult("contacts", "ok", "whole, or none yet")


def index(settings: Settings) -> CheckResult:
    """Whether the index is whole and of this version."""
    from indexer.documents.update import check_index

    if settings.index_url is None and not settings.index_folder.exists():
        # Before the first crawl nothing is wrong with that.
        verdict: Verdict = "warn"
        if DecisionStore.exists(settings.store_url):
            verdict = "fail"
        return CheckResult("index", verdict, "none yet", "paatoshaku index")
    engine, folder = settings.index_engine, settings.index_folder
    try:
        check_index(folder, engine)
        with contextlib.closing(engine.open(folder)) as opened:
            health = opened.health()
    except IndexUnavailable as error:
        return CheckResult("index", "fail", str(error), "look at the cluster")
    except IndexerError as error:
        return CheckResult(
            "index", "fail", str(error), "paatoshaku index (or --rebuild)"
        )
    todo = "" if health.verdict == "ok" else "look at the cluster"
    return CheckResult(
        "index", health.verdict, health.what or f"whole in {folder}", todo
    )


def sources(settings: Settings) -> CheckResult:
    """Whether the registry and the rules of retention can be read; who is in trouble."""
    from corpus.command_line.cli import is_implemented
    from corpus.records import TROUBLED

    rows = load_sources(settings.sources)
    load_rules(settings.retention)
    if not DecisionStore.exists(settings.store_url):
        return CheckResult("sources", "ok", f"{len(rows)} described")
    with DecisionStore.open(settings.store_url) as opened:
        states = [row.state for row in opened.status(rows, is_implemented)]
    bad = sum(state in TROUBLED for state in states)
    if bad:
        what = f"{bad} of {len(rows)} in trouble"
        return CheckResult("sources", "warn", what, "paatoshaku status --failing")
    return CheckResult("sources", "ok", f"{len(rows)} described, none in trouble")
