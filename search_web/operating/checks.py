"""Is this installation fit to serve? One finding a line, each with what to do."""

from __future__ import annotations

import datetime as dt
import difflib
import shutil
from collections.abc import Callable, Iterator

from corpus.errors import CorpusError, plain_reason
from corpus.sources import load_sources
from corpus.stewardship.clock import why_doubted
from corpus.stewardship.compacting import read_budget
from corpus.store import DecisionStore
from search_web.operating.check_result import CheckResult
from search_web.operating.data_checks import contacts, index, sources, store
from search_web.operating.package_checks import packages
from search_web.operating.public_checks import address, contact, mail, port
from search_web.settings import Settings, known_variables, unknown_variables

_PREFIX = "PAATOSHAKU_"
_LEAST_FREE, _FULL = 2_000_000_000, 50_000_000
_ONE_WORD = ("taloissakin", "talo")
_YEAR_OF_THIS_CODE = 2026
_DAY = dt.timedelta(days=1)


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


def variables(settings: Settings) -> CheckResult:
    """Whether each name that looks like a setting is one: a typing error has no effect."""
    try:
        read_budget(settings.raw_pages_mb)
    except CorpusError as error:
        todo = "correct PAATOSHAKU_RAW_PAGES_MB"
        return CheckResult("settings", "fail", str(error), todo)
    unknown = unknown_variables()
    if unknown:
        named = [f"{name}{_meant(name)}" for name in unknown]
        what = f"no settings of these names: {', '.join(named)}"
        return CheckResult("settings", "warn", what, "correct or remove them")
    return CheckResult("settings", "ok", "every name is known")


def _meant(name: str) -> str:
    known = {other.removeprefix(_PREFIX) for other in known_variables()}
    near = difflib.get_close_matches(name.removeprefix(_PREFIX), known, 1, cutoff=0.7)
    return f" (is {_PREFIX}{near[0]} meant?)" if near else ""


def disk(settings: Settings) -> CheckResult:
    """Whether there is room for the database and a second index beside the first."""
    folder = settings.data
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    what = f"{free / 1e9:.1f} GB free at {settings.data}"
    if free < _FULL:
        what = f"full: {free / 1e6:.1f} MB free at {settings.data}"
        return CheckResult("disk", "fail", what, "make room: no command can write")
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
        return CheckResult("folder", "fail", f"{probe}: {plain_reason(error)}", todo)
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
            known = store.care.known_time()
        last = max((report.started_at for report in reports), default=moment)
        if last > moment + _DAY:
            what = f"it says {moment:%Y-%m-%d}, a crawl was begun on {last:%Y-%m-%d}"
            return CheckResult("clock", "fail", what, todo)
        doubt = why_doubted(known, moment)
        if doubt:
            return CheckResult("clock", "fail", doubt, todo)
    return CheckResult("clock", "ok", f"{moment:%Y-%m-%d %H:%M} UTC")


CHECKS: dict[str, Callable[[Settings], CheckResult]] = {
    "settings": variables,
    "packages": packages,
    "dictionary": dictionary,
    "folder": folder,
    "disk": disk,
    "clock": clock,
    "store": store,
    "contacts": contacts,
    "index": index,
    "sources": sources,
    "contact": contact,
    "address": address,
    "port": port,
    "mail": mail,
}
"""What ``paatoshaku doctor`` looks at, in order."""
