"""Days are those of Finland, where it is already tomorrow two hours before UTC's midnight."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from corpus import finnish_time
from tests.search_web_world import decision, make_client

ROOT = Path(__file__).resolve().parent.parent
LATE = dt.datetime(2031, 3, 7, 23, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (LATE, dt.date(2031, 3, 8)),
        (dt.datetime(2031, 3, 7, 21, 59, tzinfo=dt.UTC), dt.date(2031, 3, 7)),
        (dt.datetime(2031, 7, 7, 21, 1, tzinfo=dt.UTC), dt.date(2031, 7, 8)),
    ],
)
def test_the_day_is_that_of_finland(
    monkeypatch: pytest.MonkeyPatch, moment: dt.datetime, day: dt.date
) -> None:
    monkeypatch.setattr(finnish_time, "now", lambda: moment)

    assert finnish_time.today() == day


def test_a_citation_is_of_that_day(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A citation made after midnight says so."""
    monkeypatch.setattr(finnish_time, "now", lambda: LATE)
    client = make_client(tmp_path, [decision(1, date=dt.date(2031, 3, 7))])

    assert "Luettu 8.3.2031" in client.get("/paatos/mallila/1").text


def test_no_other_place_asks_for_the_day() -> None:
    """A day taken from UTC is yesterday's for two or three hours of every night."""
    asked = re.compile(r"now\(dt\.UTC\)\.date\(\)|date\.today\(\)")
    modules = [
        path
        for room in ("analyzers", "corpus", "indexer", "search_web")
        for path in (ROOT / room).rglob("*.py")
    ]

    assert [path.name for path in modules if asked.search(path.read_text())] == []
