"""What a crawl may fetch: addresses, redirects, machines, and the kind of what came."""

from __future__ import annotations

import asyncio
import gzip
import socket
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.crawl.downloading.content_rules import PROMISED, misfit
from corpus.crawl.downloading.fetch_policy import policy_of, refused_address
from corpus.crawl.ingesting import attachments, quarantine
from corpus.errors import ParseError, ReaderEnded, ReaderTooSlow, SourceConfigError
from corpus.model import Issue, Link, Page
from corpus.sources import Source, parse_sources
from tests.crawling.site import Reply, Request, Site, serve
from tests.test_corpus_crawl import Crawler

TOWN = Source("mallila", "plain", "https://www.mallila.example/kokous/")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://www.mallila.example/a.pdf", None),
        ("http://dynasty.mallila.example:8080/a", None),
        ("https://mallila.example./a", None),
        ("https://liitteet.toinen.example/a", None),
        ("https://x.liitteet.toinen.example/a", None),
        ("https://toinen.example/a", "toinen.example is not among the domains"),
        ("https://pahamallila.example/a", "not among the domains"),
        ("https://mallila.example.paha.example/", "not among the domains"),
        ("https://mallila.example@paha.example/", "user name"),
        ("file:///etc/passwd", "only http and https"),
        ("ftp://www.mallila.example/a", "only http and https"),
        ("data:text/plain,a", "only http and https"),
        ("https://www.mallila.example:22/", "port 22"),
        ("https://www.mallila.example:x/", "not a web address"),
        ("http://127.0.0.1/a", "not an address of the public net"),
        ("http://127.1.2.3:9200/a", "not an address of the public net"),
        ("http://[::1]/a", "not an address of the public net"),
        ("http://[::ffff:10.0.0.1]/a", "not an address of the public net"),
        ("http://[64:ff9b::a9fe:a9fe]/", "not an address of the public net"),
        ("http://10.0.0.8/a", "not an address of the public net"),
        ("http://192.168.1.1/a", "not an address of the public net"),
        ("http://169.254.169.254/latest/meta-data/", "not an address of the public"),
        ("http://0.0.0.0/", "not an address of the public net"),
        ("http://100.64.0.1/", "not an address of the public net"),
        ("http://224.0.0.1/", "not an address of the public net"),
        ("http://localhost/a", "name of this network"),
        ("http://metadata.internal/", "name of this network"),
        ("http://8.8.8.8/", "not among the domains"),
        ("http://2130706433/", "machine's number"),
        ("http://0x7f000001:80/", "machine's number"),
        ("http://0177.0.0.1/", "machine's number"),
        ("http://127.1/", "machine's number"),
        ("http://0/", "machine's number"),
        ("http://0x7f.0.0.0x1/", "machine's number"),
        ("http://①②⑦.⓪.⓪.①/", "not an address of the public net"),
        ("http://[::127.0.0.1]/", "not an address of the public net"),
        ("http://[2002:7f00:1::]/", "not an address of the public net"),
        ("http://[fe80::1%25eth0]/", "not an address of the public net"),
        ("http://u:p@www.mallila.example/", "user name"),
        ("gopher://www.mallila.example/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("s3://bucket/x", "only http and https"),
        ("//www.mallila.example/", "only http and https"),
        ("http://[::1", "not a web address"),
    ],
)
def test_addresses_of_a_public_source(url: str, said: str | None) -> None:
    row = Source(
        "mallila", "plain", TOWN.base_url, domains=("liitteet.toinen.example",)
    )
    refusal = policy_of(row).refusal(url)

    assert (refusal is None) if said is None else (refusal and said in refusal)


@pytest.mark.parametrize(
    ("url", "is_allowed"),
    [
        ("http://127.0.0.1:8406/a", True),
        ("http://127.0.0.1:9200/a", False),
        ("http://127.0.0.1/a", False),
        ("http://localhost:8406/a", False),
        ("http://127.0.0.2:8406/a", False),
        ("http://10.0.0.1:8406/a", False),
        ("http://127.0.0.1:8500/a", True),
    ],
)
def test_a_source_on_this_machine_reaches_only_itself(
    url: str, is_allowed: bool
) -> None:
    row = Source("demo", "plain", "http://127.0.0.1:8406/", domains=("127.0.0.1:8500",))

    assert (policy_of(row).refusal(url) is None) is is_allowed


def test_where_an_adapter_begins_is_allowed_but_never_this_machine() -> None:
    starts = ["https://rajapinta.toimittaja.example/_search", "http://127.0.0.1:9200/"]
    policy = policy_of(TOWN, starts)

    assert policy.refusal("https://rajapinta.toimittaja.example/x") is None
    assert policy.refusal("http://127.0.0.1:9200/") is not None


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("8.8.8.8", True),
        ("2a00:1450::1", True),
        ("::ffff:8.8.8.8", True),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("255.255.255.255", False),
        ("169.254.169.254", False),
        ("fd00:ec2::254", False),
        ("192.0.0.192", False),
        ("100.100.100.200", False),
        ("168.63.129.16", False),
        ("192.88.99.1", False),
        ("fec0::1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("::ffff:168.63.129.16", False),
        ("2002:a9fe:a9fe::", False),
        ("2001:0:53aa:64c::1", False),
        ("::10.0.0.1", False),
    ],
)
def test_addresses_of_machines(address: str, is_public: bool) -> None:
    assert (refused_address(address, "nimi.example") is None) is is_public


def test_domains_of_a_row_are_read_and_checked() -> None:
    row = (
        '[[source]]\nsource_id = "a"\nplatform = "casem"\nbase_url = "https://a.fi/"\n'
    )
    (source,) = parse_sources(row + 'domains = ["liitteet.example"]\n')

    assert source.domains == ("liitteet.example",)
    for wrong in ('"a.fi"', '["https://a.fi/"]', '["A.fi"]', "[1]"):
        with pytest.raises(SourceConfigError, match="expected a list of host names"):
            parse_sources(f"{row}domains = {wrong}\n")


# --- the kind of what came -----------------------------------------------------------

PDF, WORD, PACKED = b"%PDF-1.7\n%", b"\xd0\xcf\x11\xe0\xa1\xb1", b"PK\x03\x04\x14\0"
TEXT, PAGE = "Päätös hyväksyttiin.".encode(), b"<!DOCTYPE html><html><body>x"


@pytest.mark.parametrize(
    ("path", "media_type", "body", "said"),
    [
        ("a.pdf", "application/pdf", PDF, None),
        ("a.PDF", "text/html", b"\r\n" + PDF, None),
        ("a.pdf", "application/octet-stream", WORD, None),
        ("a.pdf", "application/pdf", TEXT, "promises PDF, but plain text was sent"),
        ("a.pdf", "text/plain", TEXT, "the ending .pdf promises PDF"),
        ("a.pdf", "text/html", PAGE, "but a web page was sent"),
        ("a.pdf", "", b'{"error": 1}', "but JSON was sent"),
        ("a", "application/pdf", TEXT, "the type application/pdf promises PDF"),
        ("a", "application/pdf; charset=x", PAGE, "a web page"),
        ("a%2Epdf", "text/plain", TEXT, "promises PDF"),
        ("a.docx", "", PACKED, None),
        ("a.docx", "text/plain", TEXT, "promises Word"),
        ("a.odt", "", TEXT, "promises OpenDocument"),
        ("a.doc", "application/msword", WORD, None),
        ("a.doc", "application/msword", b"{\\rtf1", None),
        ("a.doc", "application/msword", PAGE, None),
        ("a.doc", "application/msword", TEXT, "promises Word"),
        ("a.rtf", "", b"{\\rtf1", None),
        ("a.htm", "text/html", PAGE, None),
        ("a.txt", "text/plain", TEXT, None),
        ("a", "text/html", PDF, None),
        ("a", "text/html", b"\x89PNG\r\n\x1a\n...", "a picture (PNG)"),
        ("a.pdf", "application/pdf", b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
        ("a", "text/html", b"\x7fELF\x02", "a program (ELF)"),
        ("a", "image/svg+xml", b"<svg>", "image/svg+xml was sent"),
        ("a", "text/css", b"p {}", "text/css was sent"),
        ("a", "application/zip", PACKED, None),
        ("a", "video/mp4", b"\0\0\0\x18ftyp", "video/mp4 was sent"),
        ("a.pdf", "application/pdf", b"", None),
    ],
)
def test_first_bytes_must_keep_what_address_and_type_promise(
    path: str, media_type: str, body: bytes, said: str | None
) -> None:
    url = f"https://www.mallila.example/{path}"
    page = Page(url, "document", body, headers={"Content-Type": media_type})
    found = misfit(Link(url, "document"), page)

    assert (found is None) if said is None else (found and said in found)


@pytest.mark.parametrize("kind", PROMISED, ids=lambda kind: kind.name)
def test_every_kind_refuses_plain_text_and_takes_its_own_beginning(kind: Any) -> None:
    for suffix in kind.suffixes:
        url = f"https://www.mallila.example/a{suffix}"
        link = Link(url, "document")
        assert misfit(link, Page(url, "document", TEXT))
        for start in kind.begins:
            assert misfit(link, Page(url, "document", start + b"...")) is None


# --- the same over real HTTP -------------------------------------------------------


@pytest.fixture
def crawler(tmp_path: Path) -> Iterator[Crawler]:
    with serve(Site()) as site:
        site.publish({"m1": ["a", "b"], "m2": ["c"]})
        made = Crawler(site, f"sqlite:///{tmp_path / 'store.db'}")
        yield made
        made.store.close()


def issues_of(crawler: Crawler, kind: str) -> list[Issue]:
    found = crawler.store.issues(kind=kind)  # type: ignore[arg-type]
    return [getattr(row, "issue", row) for row in found]


@pytest.mark.slow
@pytest.mark.parametrize("hops", [1, 3])
def test_a_redirect_to_another_service_of_this_machine_is_refused(
    crawler: Crawler, hops: int
) -> None:
    """Neither its page nor its robots.txt is asked for, and the rest is crawled."""
    with serve(Site()) as secret:
        secret.pages["/s"] = "title Salainen\nSisäinen palvelu."
        target = f"{secret.base}/s"
        for hop in range(hops - 1, 0, -1):
            crawler.site.pages[f"/h{hop}"] = Reply(302, headers={"Location": target})
            target = f"/h{hop}"
        crawler.site.pages["/a"] = Reply(status=302, headers={"Location": target})
        for hop in range(1, hops):
            following = f"/h{hop + 1}" if hop + 1 < hops else f"{secret.base}/s"
            crawler.site.pages[f"/h{hop}"] = Reply(
                status=302, headers={"Location": following}
            )
        report = crawler.crawl()

        assert secret.requests == []
    assert set(crawler.texts()) == {"b", "c"}
    assert dict(report.issue_counts) == {"refused": 1}
    (issue,) = issues_of(crawler, "refused")
    assert "redirected to" in issue.message
    assert "public net" in issue.message


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "data:text/html,Salainen",
        "ftp://127.0.0.1/s",
        "s3://a/b",
        "gopher://127.0.0.1/",
        "javascript:alert(1)",
        "http://[::1",
        "",
    ],
)
def test_a_redirect_that_no_fetcher_follows_is_refused_and_no_failure(
    crawler: Crawler, target: str
) -> None:
    """The server did its part: the page is not asked for again, the rest is crawled."""
    for status, path in ((301, "/a"), (308, "/c")):
        reply = Reply(status=status, headers={"Location": target})
        crawler.site.pages[path] = reply
    report = crawler.crawl()

    assert set(crawler.texts()) == {"b"}
    assert dict(report.issue_counts) == {"refused": 2}
    assert not report.error
    asked = [request.path for request in crawler.site.requests]
    assert asked.count("/a") <= (3 if target else 70)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "gzip, gzip"])
def test_a_reply_that_unpacks_to_more_than_the_limit_is_skipped(
    crawler: Crawler, coding: str
) -> None:
    """A few bytes become megabytes; the server did not fail, and the rest is crawled."""
    body = b"0" * 3_000_000
    for one in coding.split(", "):
        body = gzip.compress(body) if one == "gzip" else zlib.compress(body)
    reply = Reply(body, headers={"Content-Encoding": coding})
    crawler.site.pages |= {"/a": reply, "/c": reply}
    report = crawler.crawl(max_page_bytes=1_000_000)

    assert set(crawler.texts()) == {"b"}
    assert dict(report.issue_counts) == {"skipped": 2}
    assert not report.error


def test_robots_txt_redirected_to_another_service_is_not_read_from_there(
    crawler: Crawler,
) -> None:
    with serve(Site()) as secret:
        where = {"Location": f"{secret.base}/robots.txt"}
        crawler.site.pages["/robots.txt"] = Reply(status=302, headers=where)
        report = crawler.crawl(tries=1)

        assert secret.requests == []
    assert crawler.texts() == {}
    assert report.error


def test_a_link_elsewhere_is_refused_and_nothing_stored_is_lost(
    crawler: Crawler,
) -> None:
    crawler.crawl()
    crawler.site.pages["/m1"] = "item http://169.254.169.254/x\nitem /a\nitem /b\n"
    crawler.site.pages["/a"] = Reply(
        status=302, headers={"Location": "http://10.1.2.3/a"}
    )
    report = crawler.crawl()

    assert set(crawler.texts()) == {"a", "b", "c"}
    assert report.gone == 0
    assert dict(report.issue_counts)["refused"] == 2


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Host names of the test, with the addresses that they lead to, in turn."""
    table: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def lookup(host: Any, *args: Any, **options: Any) -> Any:
        told = table.get(host if isinstance(host, str) else "")
        if told is None:
            return real(host, *args, **options)
        return real(told[0] if len(told) == 1 else told.pop(0), *args, **options)

    def one(host: str) -> str:
        return str(lookup(host, None)[0][4][0])

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "gethostbyname", one)
    return table


def named(crawler: Crawler, host: str) -> dict[str, Any]:
    port = crawler.site.base.rpartition(":")[2]
    return {"base_url": f"http://{host}:{port}/", "delay_s": 0}


def test_a_name_that_leads_to_this_machine_is_refused(
    crawler: Crawler, names: dict[str, list[str]]
) -> None:
    names["kunta1.example"] = ["127.0.0.1"]
    report = crawler.crawl(source=named(crawler, "kunta1.example"), tries=1)

    assert crawler.site.requests == []
    assert crawler.texts() == {}
    assert report.error
    assert "kunta1.example leads to 127.0.0.1" in report.error


def test_a_name_that_leads_elsewhere_a_moment_later_brings_nothing(
    crawler: Crawler, names: dict[str, list[str]]
) -> None:
    """Looked up for the check it is public, looked up for the fetch it is not."""
    names["kunta2.example"] = ["192.88.98.1", "127.0.0.1"]
    crawler.crawl(source=named(crawler, "kunta2.example"), tries=1)

    assert crawler.texts() == {}


def test_plain_text_behind_a_pdf_is_an_issue_and_no_decision(crawler: Crawler) -> None:
    crawler.site.pages["/m1"] = "item /a.pdf\nitem /b\n"
    crawler.site.pages["/a.pdf"] = "title Asia\nPalvelin vastaa myöhemmin."
    report = crawler.crawl()

    assert set(crawler.texts()) == {"b", "c"}
    assert dict(report.issue_counts) == {"refused": 1}
    (issue,) = issues_of(crawler, "refused")
    assert ".pdf promises PDF, but plain text was sent" in issue.message


def test_a_document_that_comes_at_the_second_asking_is_taken(crawler: Crawler) -> None:
    """A server that mixes up its visitors sends the right one without cookies."""
    answers = iter(["Kirjaudu sisään", "%PDF-1.4\n"])

    def answer(request: Request) -> Reply:
        return Reply(next(answers, "%PDF-1.4\n"))

    crawler.site.pages["/m1"] = "meeting /a.pdf\n"
    crawler.site.pages["/a.pdf"] = answer
    report = crawler.crawl()

    assert "refused" not in dict(report.issue_counts)


def test_unknown_names_are_no_refusal() -> None:
    from corpus.crawl.downloading.address_checks import _addresses

    assert asyncio.run(_addresses("ei-ole.invalid", 80)) == []


# --- quarantine --------------------------------------------------------------------


class Ending:
    """Workers whose every reading has to be ended."""

    def __init__(
        self, error: type[ParseError] = ReaderEnded, said: str = "over 12 s"
    ) -> None:
        self.calls = 0
        self.error = error("reading it took " + said)

    def call(self, *_: Any) -> Any:
        self.calls += 1
        raise self.error


@pytest.mark.slow
def test_a_page_that_ends_its_reader_is_read_once_a_version(
    crawler: Crawler, monkeypatch: pytest.MonkeyPatch
) -> None:
    workers = Ending()
    monkeypatch.setattr(attachments, "WORKERS", workers)
    crawler.site.pages["/a"] = "title A\nfiles /x.pdf\nTeksti a."
    crawler.site.pages["/x.pdf"] = Reply("%PDF-1.4\nyksi")
    texts = {"attachments": "text"}
    for _ in range(3):
        report = crawler.crawl(source=texts)
        assert dict(report.issue_counts) == {"skipped": 1}
    assert workers.calls == 1
    newest = issues_of(crawler, "skipped")[0].message
    assert "in quarantine: reading it took over 12 s" in newest

    crawler.site.pages["/x.pdf"] = Reply("%PDF-1.4\nkaksi")
    crawler.crawl(source=texts)
    assert workers.calls == 2
    monkeypatch.setattr(quarantine, "program_version", lambda: "newer")
    crawler.crawl(source=texts)
    assert workers.calls == 3


@pytest.mark.slow
def test_a_page_that_is_too_slow_every_time_is_not_waited_for_any_more(
    crawler: Crawler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A busy machine is not the page's fault; one that is busy at each crawl is rare."""
    workers = Ending(
        ReaderTooSlow, "over 19 s; try again when the machine is less busy"
    )
    monkeypatch.setattr(attachments, "WORKERS", workers)
    crawler.site.pages["/a"] = "title A\nfiles /x.pdf\nTeksti a."
    crawler.site.pages["/x.pdf"] = Reply("%PDF-1.4\nyksi")
    for _ in range(quarantine.MOST_SLOW + 2):
        crawler.crawl(source={"attachments": "text"})

    assert workers.calls == quarantine.MOST_SLOW
    told = [issue.message for issue in issues_of(crawler, "skipped")]
    assert "try again when the machine is less busy" in told[-1]
    assert "in quarantine: reading it took over 19 s in each of 3 crawls" in told[0]
    monkeypatch.setattr(quarantine, "program_version", lambda: "newer")
    crawler.crawl(source={"attachments": "text"})
    assert workers.calls == quarantine.MOST_SLOW + 1
