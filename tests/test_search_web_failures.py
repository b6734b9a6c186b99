"""What goes wrong is told to the keeper once, not once a request."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from search_web.app import create_app
from search_web.front.seldom import EVERY_S, MOST_LINES, SeldomLogger
from search_web.settings import Settings

LOGGER = logging.getLogger("kuvitteellinen")


def test_without_an_index_a_hundred_requests_are_one_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = create_app(Settings(data=tmp_path)).test_client()
    codes = [
        client.get(address).status_code
        for address in ("/", "/haku?q=koulu", "/api/v1/haku?q=koulu") * 10
    ]

    assert codes == [503] * 30
    [record] = caplog.records
    assert "there is no index in" in record.getMessage()
    assert "koulu" not in caplog.text


def test_every_error_page_says_what_to_do(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path))
    app.add_url_rule("/rikki", view_func=lambda: 1 // 0)
    client = app.test_client()
    broken, missing = client.get("/sv/rikki"), client.get("/en/nothing")

    assert (broken.status_code, missing.status_code) == (500, 404)
    assert "Felet är vårt och har antecknats." in broken.text
    assert "Check the address, or search for what you are after." in missing.text


def test_the_same_line_comes_again_after_an_hour_with_how_often(
    caplog: pytest.LogCaptureFixture,
) -> None:
    moments = iter([0.0, 1.0, 2.0, EVERY_S, EVERY_S + 1.0])
    log = SeldomLogger(LOGGER, clock=lambda: next(moments))
    for line in ("levy", "levy", "muu", "levy", "levy"):
        log.error(line)

    again = "levy (and 1 times more since it was last told)"
    assert [one.getMessage() for one in caplog.records] == ["levy", "muu", again]


def test_endless_lines_take_no_endless_memory(
    caplog: pytest.LogCaptureFixture,
) -> None:
    log = SeldomLogger(LOGGER, clock=lambda: 0.0)
    for number in range(MOST_LINES + 2):
        log.error(f"rivi {number}")
    log.error(f"rivi {MOST_LINES}")
    log.error("rivi 0")

    assert len(caplog.records) == MOST_LINES + 3
