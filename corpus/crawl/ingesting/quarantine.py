"""Pages whose reading had to be ended: not read again until they or the readers change."""

from __future__ import annotations

import hashlib

from corpus.model import Page
from corpus.reading.program_version import program_version
from corpus.store import DecisionStore

_PREFIX = "quarantine "
_SLOW = "slow "
MOST_SLOW = 3
"""Crawls that wait in vain for a page; a busy machine is hardly so every time."""


class Quarantine:
    """The quarantine of one store; knows pages by their bytes alone."""

    def __init__(self, store: DecisionStore) -> None:
        self._store = store

    def reason(self, page: Page) -> str | None:
        """Return why *page* is not read, None when it may be."""
        found = self._store.care.fact(_name(page))
        version, _, reason = (found or "").partition(" ")
        if version != program_version():
            return None
        return (
            f"in quarantine: {reason}; it is read again when the page or the readers "
            "change"
        )

    def add(self, page: Page, reason: str) -> None:
        """Note that reading *page* had to be ended."""
        self._store.care.note(_name(page), f"{program_version()} {reason}")

    def add_slow(self, page: Page, reason: str) -> None:
        """Note that there was no answer in time; at the third time it is not waited for."""
        name = _name(page, _SLOW)
        found = self._store.care.fact(name)
        version, _, times = (found or "").partition(" ")
        count = int(times) + 1 if version == program_version() else 1
        self._store.care.note(name, f"{program_version()} {count}")
        if count >= MOST_SLOW:
            self.add(page, f"{reason.partition(';')[0]} in each of {count} crawls")


def _name(page: Page, prefix: str = _PREFIX) -> str:
    return prefix + hashlib.sha256(page.body).hexdigest()
