"""What ``serve`` does once a day beside answering: what has had its time leaves."""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import CorpusError
from corpus.stewardship import clock
from corpus.stewardship.retention import expire_daily, load_rules
from corpus.store import DecisionStore
from indexer.errors import IndexerError
from search_web.settings import Settings

LOGGER = logging.getLogger(__name__)
_FIRST_AFTER_S = 10.0
_LOOK_EVERY_S = 3600.0


def start(settings: Settings) -> threading.Event:
    """Look soon and then every hour, in a thread of its own; setting the event ends it."""
    is_over = threading.Event()

    def look() -> None:
        wait_s = _FIRST_AFTER_S
        while not is_over.wait(wait_s):
            look_once(settings, dt.datetime.now(dt.UTC))
            wait_s = _LOOK_EVERY_S

    threading.Thread(target=look, name="daily", daemon=True).start()
    return is_over


def look_once(settings: Settings, now: dt.datetime) -> int:
    """Let decisions expire that must on this day, out of the index too; return how many.

    What goes wrong is logged: the app goes on answering.
    """
    if not DecisionStore.exists(settings.store_url):
        return 0
    try:
        with _only_one(settings.data) as is_first:
            expired = _expire(settings, now) if is_first else 0
    except (CorpusError, IndexerError, OSError) as error:
        LOGGER.warning("retention: %s", error)
        return 0
    if expired:
        LOGGER.info("%d decisions expired", expired)
    return expired


def _expire(settings: Settings, now: dt.datetime) -> int:
    with DecisionStore.open(settings.store_url) as store:
        doubt = clock.why_doubted(store.care.known_time(), now)
        if doubt:
            LOGGER.warning("retention: %s", doubt)
        expired = expire_daily(store, now, load_rules(settings.retention))
        _let_leave_the_index(store, settings)
    return expired


@contextlib.contextmanager
def _only_one(folder: Path) -> Iterator[bool]:
    """Yield whether no other process of this data folder is doing the same."""
    with (folder / "daily.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _let_leave_the_index(store: DecisionStore, settings: Settings) -> None:
    """Update the index where it holds what expired or was taken down, by whomever."""
    from indexer.documents.update import is_behind_removals, update_index

    folder, engine = settings.index_folder, settings.index_engine
    if is_behind_removals(store, folder, engine):
        update_index(store, folder, engine=engine)
