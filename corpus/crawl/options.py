"""How a crawl behaves: values that the command line fills from the settings."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from corpus.sources import Source

LEAST_DELAY_S = 1.0
"""Between two requests to one host or shared platform address, whatever is configured."""


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """The limits of a crawl.

    Attributes:
        delay_s: least seconds between two requests to one host.
        timeout_s: a page that takes longer counts as failed; CaseM servers can need 60.
        contact: e-mail or web address of the operator, for the user agent.
        tries: fetches of one page before it is put off.
        backoff_s: wait before the second try; doubles each time.
        max_wait_s: longest wait that a server may ask for by ``Retry-After``.
        patience_s: so long one source may make us wait between tries in all; then a page
            that fails is given up at once, and no crawl is held for days.
        failures_to_stop: so many pages failing in a row end the crawl of a source; the
            next crawl goes on from there.
        page_limit: pages of one source in this run; None means all.
        longest_s: so long one source is crawled in this run; None means to the end. A site
            without one, as a calendar whose every page leads to a next, keeps no other
            source from the next run.
        max_page_bytes: a larger page counts as failed.
        max_attachment_bytes: a larger attachment is skipped.
        ocr_pages: pages of a source that one crawl may read by OCR; 0: OCR is off.
        is_shared: other crawlers may be at work on the same store.
        lanes: sources that a shared crawl works on at a time, so that others get some.
        lease_s: so long a shared source or host is kept for a crawler that died.
    """

    delay_s: float = 1.0
    timeout_s: float = 90.0
    contact: str = ""
    tries: int = 4
    backoff_s: float = 5.0
    max_wait_s: float = 300.0
    patience_s: float = 1800.0
    failures_to_stop: int = 5
    page_limit: int | None = None
    longest_s: float | None = None
    max_page_bytes: int = 64_000_000
    max_attachment_bytes: int = 20_000_000
    ocr_pages: int = 0
    is_shared: bool = False
    lanes: int = 16
    lease_s: float = 60.0

    @property
    def user_agent(self) -> str:
        """Name and, where the operator gave one, an address to complain to."""
        contact = " ".join(self.contact.split())
        return f"Paatoshaku/0.1 (+{contact})" if contact else "Paatoshaku/0.1"


ROBOTS_NAME = "Paatoshaku"
"""The name that robots.txt rules are looked up by."""


def is_loopback(url: str) -> bool:
    """Whether *url* is on this machine: the demo site and tests."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def slot_of(url: str) -> str:
    """Return what is asked serially: the host, or the platform's shared address.

    ``akaa.tweb.fi`` and ``aura.tweb.fi`` are one server behind two names, so the
    registered domain counts. Addresses in numbers count with their port.

    >>> slot_of("https://lahti.oncloudos.com/cgi/DREQUEST.PHP")
    'oncloudos.com'
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower().rstrip(".")
    if is_loopback(url) or host.replace(".", "").isdigit() or ":" in host:
        return parts.netloc.lower()
    return ".".join(host.split(".")[-2:])


def delay_of(source: Source, options: CrawlOptions) -> float:
    """Return the seconds between two requests for *source*.

    The larger of the source's and the operator's wish and never under a second, except
    on loopback, where either may say that no pause is needed.
    """
    if is_loopback(source.base_url):
        return min(source.delay_s, options.delay_s)
    return max(source.delay_s, options.delay_s, LEAST_DELAY_S)


def backoff_of(source: Source, options: CrawlOptions) -> float:
    """Return the wait before a second try; short where no pause is needed at all."""
    if delay_of(source, options) == 0:
        return min(options.backoff_s, 0.1)
    return options.backoff_s
