"""Saved searches, alerts, takedowns, marks and two stores' histories on PostgreSQL."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from corpus.index_marks import mark_of, mismatch, write_mark
from corpus.stewardship import clock
from corpus.stewardship.takedown_ledger import TakedownLedger
from corpus.store import DecisionStore
from search_web.saved.alerts import Alerts
from search_web.saved.server import SavedSearches
from tests.search_web_world import decision

NOW = dt.datetime(2026, 5, 8, 9, 0, tzinfo=dt.UTC)

pytestmark = [pytest.mark.postgresql, pytest.mark.slow]


def test_saved_searches_live_in_the_same_database(postgresql_url: str) -> None:
    searches = SavedSearches.open(postgresql_url)
    secret = searches.create("Omat", {"q": ["kirjasto"]}, [("a", "1")], "g", NOW)
    found = searches.get(secret)

    assert found is not None
    assert found.base_line == {"a": "1"}
    assert searches.expire(NOW + dt.timedelta(days=400)) == 1
    searches.close()


def test_alerts_and_their_quotas(postgresql_url: str) -> None:
    alerts = Alerts.open(postgresql_url)
    assert alerts.confirmations.take("a@b.example", "s", NOW) == "send"
    token = alerts.subscribe("s", "a@b.example", "daily", {}, NOW)
    assert alerts.confirm(token, NOW)
    assert len(alerts.due(NOW)) == 1
    alerts.close()


def test_takedowns_marks_clock_and_expiry(postgresql_url: str, tmp_path: Path) -> None:
    with DecisionStore.open(postgresql_url) as store:
        store.put_many(decision(n) for n in range(1, 4))
        mark = mark_of(store)
        write_mark(tmp_path / "index", mark)
        assert mismatch(store, tmp_path / "index") is None
        store.takedown("mallila/1", "pyyntö")
        ledger = TakedownLedger(tmp_path)
        assert ledger.replay(store) == 0
        assert set(ledger.bars()) == {"mallila/1"}
        assert clock.doubt(store, NOW + dt.timedelta(days=4000)) is not None
        store.care.keep("mallila/2")
        assert store.care.kept() == {"mallila/2"}
        assert list(store.care.problems()) == []
        assert dict(store.care.iter_hashes()).keys() == {"mallila/2", "mallila/3"}
