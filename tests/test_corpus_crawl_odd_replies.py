"""Replies that no honest server sends: one page is an issue, the crawl goes on."""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy.resolver import dnscache

from corpus.crawl.downloading.unpacking import is_cut_off
from corpus.crawl.options import slot_of
from corpus.sources import Source
from tests.crawling.site import Reply, Site, serve
from tests.test_corpus_crawl import CHILD, Crawler

TEXT = "title A\nTeksti a."


@pytest.fixture
def crawler(tmp_path: Path) -> Iterator[Crawler]:
    with serve(Site()) as site:
        site.publish({"m1": ["a", "b"], "m2": ["c"]})
        made = Crawler(site, f"sqlite:///{tmp_path / 'store.db'}")
        yield made
        made.store.close()


def messages(crawler: Crawler) -> list[str]:
    return [row.issue.message for row in crawler.store.issues()]


@pytest.mark.slow
@pytest.mark.parametrize(
    "retry_after",
    ["²", "Mon, 01 Jan 99999999999999999999 00:00:00 GMT", "-1", "1e9", "soon", "٣"],
)
def test_a_moment_that_is_none_is_not_waited_for(
    crawler: Crawler, retry_after: str
) -> None:
    """It ended the crawl of the whole source, each time anew."""
    reply = Reply(
        status=503, headers={"Retry-After": retry_after.encode().decode("latin-1")}
    )
    crawler.site.pages["/a"] = reply
    report = crawler.crawl(tries=2)

    assert set(crawler.texts()) == {"b", "c"}
    assert dict(report.issue_counts) == {"fetch": 1}
    assert not report.error


@pytest.mark.parametrize(
    "day",
    [
        "unavailable_after: 01 Jan 99999999999999999999 00:00:00 GMT",
        "unavailable_after: 0001-01-01T00:00:00+23:59",
    ],
)
def test_a_day_beyond_all_calendars_in_a_rule_costs_no_crawl(
    crawler: Crawler, day: str
) -> None:
    crawler.site.pages["/a"] = Reply(TEXT, headers={"X-Robots-Tag": day})
    report = crawler.crawl()

    assert set(crawler.texts()) >= {"b", "c"}
    assert not report.error


@pytest.mark.parametrize("status", [202, 204, 205, 206, 226])
def test_a_reply_that_is_not_the_page_changes_nothing(
    crawler: Crawler, status: int
) -> None:
    """No content is no emptied page, and a part is no changed page."""
    crawler.crawl()
    crawler.site.pages["/a"] = Reply(
        "" if status in (204, 205) else "title A\nTe", status
    )
    report = crawler.crawl()

    assert crawler.texts()["a"] == "Teksti a."
    assert (report.changed, report.gone) == (0, 0)
    assert messages(crawler) == [f"item: HTTP {status}"]


LONG = TEXT + " " + " ".join(map(str, range(3000)))
PACKED = {"gzip": gzip.compress(LONG.encode()), "deflate": zlib.compress(LONG.encode())}


@pytest.mark.slow
@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("cut", [2000, 10])
def test_a_packed_page_that_was_cut_off_is_no_changed_page(
    crawler: Crawler, packing: str, cut: int
) -> None:
    crawler.crawl()
    reply = Reply(PACKED[packing][:-cut], headers={"Content-Encoding": packing})
    crawler.site.pages["/a"] = reply
    report = crawler.crawl()

    assert crawler.texts()["a"] == "Teksti a."
    assert report.changed == 0
    assert messages(crawler) == [
        "item: CutOff: a packed reply that was cut off or is damaged"
    ]


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip", "deflate"])
def test_what_cannot_be_unpacked_is_no_emptied_page(
    crawler: Crawler, packing: str
) -> None:
    """Of damaged brotli nothing comes, and an empty page would be a removal."""
    crawler.crawl()
    reply = Reply(b"\0\1damaged", headers={"Content-Encoding": packing})
    crawler.site.pages["/a"] = reply
    report = crawler.crawl()

    assert set(crawler.texts()) == {"a", "b", "c"}
    assert dict(report.issue_counts) == {"fetch": 1}


def test_a_packed_page_without_its_check_sum_is_whole() -> None:
    packed = PACKED["gzip"]
    assert [
        is_cut_off(packed[: len(packed) - cut], b"gzip") for cut in (0, 4, 8, 20)
    ] == [
        False,
        False,
        False,
        True,
    ]
    raw = zlib.compressobj(wbits=-15)
    assert not is_cut_off(raw.compress(LONG.encode()) + raw.flush(), b"deflate")


def test_packings_are_asked_for_whose_end_can_be_told(crawler: Crawler) -> None:
    crawler.crawl()
    asked = {
        request.headers["Accept-Encoding"]
        for request in crawler.site.requests
        if request.path != "/robots.txt"
    }

    assert asked == {"gzip, deflate"}


# --- replies that http.server cannot write -----------------------------------------

RAW: dict[str, tuple[bytes, str]] = {
    "no http": (b"SSH-2.0-OpenSSH_9.2\r\n", "no whole reply: "),
    "nothing": (b"", "no whole reply: "),
    "half a head": (b"HTTP/1.1 200 OK\r\nContent-", "no whole reply: "),
    "no number": (b"HTTP/1.1 OK 200\r\n\r\n", "no whole reply: "),
    "a negative length": (
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
        "no whole reply: ",
    ),
    "two lengths": (
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\nabc",
        "no whole reply: ",
    ),
    "4 GB to come": (
        b"HTTP/1.1 200 OK\r\nContent-Length: 4294967296\r\n\r\nabc",
        "larger than the limit",
    ),
    "a chunk of 16 EB": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nabc",
        "ResponseDataLossError",
    ),
    "a name with NUL": (
        b"HTTP/1.1 200 OK\r\nX-\0: a\r\nContent-Length: 1\r\n\r\na",
        "no whole reply: ",
    ),
    "a line without end": (
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        "no whole reply: ",
    ),
}


@contextlib.contextmanager
def raw_server(reply: bytes, more: bytes = b"") -> Iterator[str]:
    """Serve bytes as they are, then *more* without an end; yield the address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    with connection, contextlib.suppress(OSError):
                        asked = connection.recv(65_536)
                        is_robots = asked.startswith(b"GET /robots.txt ")
                        missing = b"HTTP/1.1 404 N\r\nContent-Length: 0\r\n\r\n"
                        connection.sendall(missing if is_robots else reply)
                        while more and not is_robots:
                            connection.sendall(more)

        threading.Thread(target=answer, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.slow
@pytest.mark.parametrize("kind", RAW)
def test_what_is_no_reply_is_one_sentence(crawler: Crawler, kind: str) -> None:
    reply, said = RAW[kind]
    with raw_server(reply) as base:
        crawler.site.pages["/m1"] = f"item {base}/a\nitem /b\n"
        crawler.source["domains"] = (base.removeprefix("http://"),)
        report = crawler.crawl(tries=1)

    assert set(crawler.texts()) == {"b", "c"}
    assert not report.error
    (message,) = messages(crawler)
    assert said in message
    assert "Failure" not in message


ENDLESS = {
    "headers": (b"HTTP/1.1 200 OK\r\n", b"X-A: bbbbbbbbbbbbbbbbbbbbbbbbbb\r\n" * 500),
    "one header": (b"HTTP/1.1 200 OK\r\nX-A: a\r\n", b" continued\r\n" * 500),
    "announcements": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ENDLESS)
def test_a_head_without_an_end_is_given_up_before_memory_is_full(
    crawler: Crawler, kind: str
) -> None:
    """It took all memory of the crawl for as long as a page may take."""
    head, more = ENDLESS[kind]
    with raw_server(head, more) as base:
        crawler.site.pages["/m1"] = f"item {base}/a\nitem /b\n"
        crawler.source["domains"] = (base.removeprefix("http://"),)
        began = time.monotonic()
        report = crawler.crawl(tries=1, timeout_s=30)

    assert time.monotonic() - began < 20
    assert set(crawler.texts()) == {"b", "c"}
    assert not report.error
    assert messages(crawler)[0].startswith("item: no whole reply: ")


# --- names -------------------------------------------------------------------------


def test_a_dot_behind_a_name_makes_no_other_host(crawler: Crawler) -> None:
    """It is the same machine: no second pace, and a refusal holds for it, too."""
    assert slot_of("https://a.mallila.example./x") == slot_of("https://mallila.example")
    never = Source("kieltaja", "plain", "https://kieltaja.example/")
    crawler.site.pages["/m1"] = "item https://kieltaja.example./a\nitem /b\n"
    crawler.source["domains"] = ("kieltaja.example",)
    crawler.crawl(never=[never], tries=1)

    assert set(crawler.texts()) == {"b", "c"}
    assert "kieltaja.example refuses machine reading" in messages(crawler)[0]


REBINDING = """
import socket, sys, runpy
real = socket.getaddrinfo
def lookup(host, *rest, **named):
    return real("192.88.98.1" if host == "kunta.example" else host, *rest, **named)
socket.getaddrinfo = lookup
socket.gethostbyname = lambda host: "127.0.0.1"
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.slow
def test_a_name_that_leads_elsewhere_a_moment_later_is_not_even_asked(
    crawler: Crawler,
) -> None:
    """The fetch goes to the address that was checked, not to what the name says then."""
    base = crawler.site.base.replace("127.0.0.1", "kunta.example")
    told: dict[str, Any] = {
        "store": crawler.url,
        "source": crawler.source | {"base_url": f"{base}/"},
        "options": {"delay_s": 0, "timeout_s": 1, "tries": 1},
    }
    subprocess.run(
        [sys.executable, "-c", REBINDING, str(CHILD)],
        input=json.dumps(told),
        text=True,
        check=True,
        timeout=60,
    )

    assert crawler.site.requests == []
    assert crawler.texts() == {}


def test_what_was_looked_up_is_what_is_asked(crawler: Crawler) -> None:
    dnscache.pop("localhost", None)
    base = crawler.site.base.replace("127.0.0.1", "localhost")
    crawler.crawl(source={"base_url": f"{base}/"})

    assert set(crawler.texts()) == {"a", "b", "c"}
    assert dnscache.get("localhost") == "127.0.0.1"
