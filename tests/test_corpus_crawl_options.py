"""Politeness and the reading of answers: slots, delays, expectations, waits."""

from __future__ import annotations

import datetime as dt
import email.utils

import pytest
from scrapy.http import Response

from corpus.crawl.downloading.fetching import _retry_after, is_expected
from corpus.crawl.options import CrawlOptions, backoff_of, delay_of, slot_of
from corpus.model import Link, Page
from corpus.sources import Source


@pytest.mark.parametrize(
    ("url", "slot"),
    [
        ("https://akaa.tweb.fi/ktwebscr/", "tweb.fi"),
        ("https://AURA.tweb.fi:443/", "tweb.fi"),
        ("https://www.kunta.fi/", "kunta.fi"),
        ("http://127.0.0.1:8301/x", "127.0.0.1:8301"),
        ("http://localhost:80/x", "localhost:80"),
        ("http://192.0.2.7:8443/x", "192.0.2.7:8443"),
        ("http://[::1]:8301/", "[::1]:8301"),
    ],
)
def test_installations_of_one_platform_address_share_a_slot(
    url: str, slot: str
) -> None:
    assert slot_of(url) == slot


@pytest.mark.parametrize(
    ("url", "wished", "configured", "delay"),
    [
        ("https://akaa.tweb.fi/", 1.0, 1.0, 1.0),
        ("https://akaa.tweb.fi/", 0.0, 0.0, 1.0),
        ("https://akaa.tweb.fi/", 3.0, 1.0, 3.0),
        ("https://akaa.tweb.fi/", 1.0, 2.5, 2.5),
        ("http://127.0.0.1:1/", 1.0, 0.0, 0.0),
        ("http://127.0.0.1:1/", 0.0, 1.0, 0.0),
        ("http://127.0.0.1:1/", 1.0, 1.0, 1.0),
    ],
)
def test_nobody_is_asked_more_than_once_a_second_but_loopback(
    url: str, wished: float, configured: float, delay: float
) -> None:
    source = Source("k", "tweb", url, delay_s=wished)
    options = CrawlOptions(delay_s=configured)

    assert delay_of(source, options) == delay
    assert backoff_of(source, options) == (0.1 if delay == 0 else 5.0)


@pytest.mark.parametrize(
    ("expect", "body", "expected"),
    [
        ((), b"anything", True),
        (("/kokous/1-2.PDF",), b'<a href="../KOKOUS/1-2.pdf">', True),
        (("/kokous/1-2.pdf",), b'<a href="../kokous/1-20.pdf">', False),
        (("Pöytäkirja",), "PÖYTÄKIRJA".lower().encode("windows-1252"), True),
        (("Pöytäkirja",), "pöytäkirja".encode("utf-16-le"), True),
        (("a", "b"), b"only b", True),
        (("a",), b"", False),
    ],
)
def test_a_page_is_expected_when_it_holds_one_of_the_strings(
    expect: tuple[str, ...], body: bytes, expected: bool
) -> None:
    link = Link("https://e.example/", "item", expect=expect)

    assert is_expected(link, Page(link.url, "item", body)) is expected


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("7", 7, 7),
        ("", 0, 0),
        ("soon", 0, 0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
    ],
)
def test_a_server_may_say_when_to_come_back(
    value: str, low: float, high: float
) -> None:
    response = Response("https://e.example/", headers={"Retry-After": value})

    assert low <= _retry_after(response) <= high


def test_a_server_may_name_a_day_ahead() -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=9000)
    day = email.utils.format_datetime(later)
    response = Response("https://e.example/", headers={"Retry-After": day})

    assert 8000 <= _retry_after(response) <= 9001


def test_the_user_agent_is_one_line_whatever_the_contact_holds() -> None:
    agent = CrawlOptions(contact="a@b.fi\r\nX-Evil: 1").user_agent

    assert agent == "Paatoshaku/0.1 (+a@b.fi X-Evil: 1)"
