"""Is this installation fit to serve? One finding a line, each with what to do."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import smtplib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from corpus.errors import CorpusError
from corpus.sources import load_sources
from corpus.stewardship.retention import load_rules
from corpus.store import DecisionStore
from indexer.errors import IndexerError, IndexUnavailable
from search_web.settings import Settings

Verdict = Literal["ok", "warn", "fail"]

_LEAST_FREE = 2_000_000_000
_ONE_WORD = ("taloissakin", "talo")
_YEAR_OF_THIS_CODE = 2026
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found; ``todo`` is empty when nothing is to be done."""

    name: str
    verdict: Verdict
    what: str
    todo: str = ""


def findings(settings: Settings) -> Iterator[CheckResult]:
    """Yield a finding a check; a check that breaks is itself a finding."""
    for name, check in CHECKS.items():
        try:
            yield check(settings)
        except Exception as error:  # noqa: BLE001 - the next check must still be made
            what = " ".join(str(error).split()) or type(error).__name__
            yield CheckResult(
                name, "fail", what, "see the message; then run doctor again"
            )


def dictionary(settings: Settings) -> CheckResult:
    """Whether Finnish is understood: the dictionary of Voikko is there and works."""
    from analyzers.finnish import FinnishAnalyzer

    word, lemma = _ONE_WORD
    try:
        tokens = FinnishAnalyzer().analyze(word)
    except Exception as error:  # noqa: BLE001 - the library says it in many ways
        return CheckResult(
            "dictionary",
            "fail",
            str(error),
            "install libvoikko1 and voikko-fi (Debian), then run doctor again",
        )
    if not any(lemma in token.lemma for token in tokens):
        todo = "reinstall voikko-fi"
        return CheckResult(
            "dictionary", "fail", f"{word!r} is not read as {lemma!r}", todo
        )
    return CheckResult("dictionary", "ok", f"{word!r} is read as {lemma!r}")


def disk(settings: Settings) -> CheckResult:
    """Whether there is room for the database and a second index beside the first."""
    folder = settings.data
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    what = f"{free / 1e9:.1f} GB free at {settings.data}"
    if free < _LEAST_FREE:
        return CheckResult(
            "disk", "warn", what, "make room: an index is written anew beside"
        )
    return CheckResult("disk", "ok", what)


def folder(settings: Settings) -> CheckResult:
    """Whether the data folder can be written."""
    probe = settings.data / ".doctor"
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        probe.write_text("", encoding="utf-8")
        probe.unlink()
    except OSError as error:
        todo = f"give the user who runs paatoshaku the folder {settings.data}"
        return CheckResult("folder", "fail", f"{probe}: {error.strerror}", todo)
    return CheckResult("folder", "ok", f"{settings.data} can be written")


def clock(settings: Settings) -> CheckResult:
    """Whether the time can be right: not before this code, not before the last crawl."""
    moment = dt.datetime.now(dt.UTC)
    todo = "set the clock (timedatectl set-ntp true): days of removal depend on it"
    if moment.year < _YEAR_OF_THIS_CODE:
        return CheckResult(
            "clock", "fail", f"it says {moment:%Y-%m-%d %H:%M} UTC", todo
        )
    if DecisionStore.exists(settings.store_url):
        with DecisionStore.open(settings.store_url) as store:
            reports = [
                report
                for source in load_sources(settings.sources)
                for report in store.crawl_reports(source.source_id, limit=1)
            ]
        last = max((report.started_at for report in reports), default=moment)
        if last > moment + _DAY:
            what = f"it says {moment:%Y-%m-%d}, a crawl was begun on {last:%Y-%m-%d}"
            return CheckResult("clock", "fail", what, todo)
    return CheckResult("clock", "ok", f"{moment:%Y-%m-%d %H:%M} UTC")


def store(settings: Settings) -> CheckResult:
    """Whether the store opens and has something in it."""
    if not DecisionStore.exists(settings.store_url):
        return CheckResult("store", "warn", "none yet", "paatoshaku crawl, or import")
    try:
        with DecisionStore.open(settings.store_url) as opened:
            count = opened.document_counts().decisions
    except CorpusError as error:
        return CheckResult(
            "store", "fail", str(error), "restore a backup, or see the message"
        )
    if not count:
        return CheckResult(
            "store", "warn", "no decisions", "paatoshaku crawl, or import"
        )
    return CheckResult("store", "ok", f"{count} decisions")


def index(settings: Settings) -> CheckResult:
    """Whether the index is whole and of this version."""
    from indexer.documents.update import check_index

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


def contact(settings: Settings) -> CheckResult:
    """Whether publishers and readers can reach the operator."""
    if not settings.contact:
        todo = "set PAATOSHAKU_CONTACT to an address that somebody reads"
        return CheckResult("contact", "fail", "publishers cannot see who crawls", todo)
    return CheckResult("contact", "ok", settings.contact)


def address(settings: Settings) -> CheckResult:
    """Whether feeds, mails and permanent links have a public address."""
    if not settings.base_url:
        todo = "set PAATOSHAKU_BASE_URL to the public address"
        return CheckResult(
            "address", "warn", "links are made for this machine only", todo
        )
    if urlsplit(settings.base_url).scheme != "https":
        todo = "serve it by HTTPS (docs/operating.md)"
        return CheckResult("address", "warn", f"{settings.base_url} is not https", todo)
    return CheckResult("address", "ok", settings.base_url)


def mail(settings: Settings) -> CheckResult:
    """Whether the mail server of alerts answers; nothing is sent."""
    if not settings.smtp_host:
        todo = "set PAATOSHAKU_SMTP_HOST if readers shall have alerts"
        return CheckResult("mail", "warn", "alerts are off", todo)
    kind = smtplib.SMTP_SSL if settings.smtp_security == "tls" else smtplib.SMTP
    place = f"{settings.smtp_host}:{settings.smtp_port}"
    try:
        with kind(settings.smtp_host, settings.smtp_port, timeout=10) as server:
            server.noop()
    except (OSError, smtplib.SMTPException) as error:
        what = f"{place} does not answer: {type(error).__name__}"
        return CheckResult(
            "mail", "fail", what, "see PAATOSHAKU_SMTP_* and the mail server"
        )
    if not settings.smtp_sender:
        return CheckResult("mail", "fail", "no sender", "set PAATOSHAKU_SMTP_SENDER")
    return CheckResult("mail", "ok", f"{place} answers")


CHECKS: dict[str, Callable[[Settings], CheckResult]] = {
    "dictionary": dictionary,
    "folder": folder,
    "disk": disk,
    "clock": clock,
    "store": store,
    "index": index,
    "sources": sources,
    "contact": contact,
    "address": address,
    "mail": mail,
}
"""What ``paatoshaku doctor`` looks at, in order."""
