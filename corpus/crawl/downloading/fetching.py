"""One link to one page: retries with back-off, wrong pages, size limits.

Knows Scrapy's requests and failures; knows nothing of decisions.
"""

from __future__ import annotations

import asyncio
import dataclasses
import email.utils
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from scrapy import FormRequest, Request
from scrapy.exceptions import (
    DownloadCancelledError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response

from corpus.crawl.downloading.absence import says_that_it_is_gone
from corpus.crawl.downloading.address_checks import (
    POLICY,
    REDIRECTED,
    AddressRefused,
)
from corpus.crawl.downloading.content_rules import misfit
from corpus.crawl.downloading.fetch_policy import FetchPolicy
from corpus.crawl.downloading.robots import NeverFetch, RobotsForbid, RobotsUnreachable
from corpus.crawl.downloading.unpacking import ASKED_FOR
from corpus.crawl.options import CrawlOptions, backoff_of
from corpus.model import Link, Page
from corpus.model.writable import on_one_line
from corpus.sources import Source
from corpus.storage.sql.codec import now

LOGGER = logging.getLogger(__name__)

FailureKind = Literal[
    "vanished", "robots", "never", "refused", "wrong-page", "too-large", "fetch"
]

_RETRIED = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
# Others of these hundred tell that there is no page yet, none at all, or a part of it.
_WHOLE = {200, 201, 203}
_WRONG_PAGE_TRIES = 3
# A session is not a part of what was published, and a cookie may identify us.
_DROPPED_HEADERS = {"set-cookie"}
# Its lines are kept apart: an agent's name in one holds to the line's end.
_RULES_HEADER = "x-robots-tag"
_SHOWN_URL = 120
_WRAPPED = re.compile(r"\[<twisted\.python\.failure\.Failure [\w.]*?\w+: (.*?)>[,\]]")

Download = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """Why there is no page; ``message`` is for the report."""

    kind: FailureKind
    message: str


class Fetcher:
    """Fetches the pages of one source, one after the other, with its own cookies.

    ``answered_in_s`` is how long the server took for the last answer, without the turns
    and pauses of the host that came before; None where the network layer does not tell.
    """

    def __init__(
        self,
        source: Source,
        download: Download,
        options: CrawlOptions,
        policy: FetchPolicy,
    ) -> None:
        self._policy = policy
        self._source_id = source.source_id
        self._backoff_s = backoff_of(source, options)
        self._patience_s = options.patience_s
        self._download = download
        self._options = options
        self._jar = 0
        self.answered_in_s: float | None = None

    async def fetch(self, link: Link, known: Page | None = None) -> Page | FetchFailure:
        """Fetch the page of *link*.

        Args:
            link: what to fetch.
            known: the stored page, if any: the server may then answer that it has not
                changed, and the stored one comes back.
        """
        failure = FetchFailure(
            "wrong-page", f"another page was sent {_WRONG_PAGE_TRIES} times"
        )
        for _ in range(_WRONG_PAGE_TRIES):
            outcome = await self._fetch_with_retries(link, known)
            if isinstance(outcome, FetchFailure):
                return outcome
            wrong = misfit(link, outcome)
            # A short notice that a document is gone is read as such.
            if wrong and not says_that_it_is_gone(outcome):
                failure = FetchFailure("refused", wrong)
            elif is_expected(link, outcome):
                return outcome
            # The server remembers its visitor and may send what was asked before.
            self._jar += 1
            known = None
        return failure

    async def _waits(self, wait_s: float) -> bool:
        """Wait before another try; return whether there was patience left for it."""
        pause_s = min(wait_s, self._options.max_wait_s)
        if pause_s > self._patience_s:
            return False
        self._patience_s -= pause_s
        await asyncio.sleep(pause_s)
        return True

    async def _fetch_with_retries(
        self, link: Link, known: Page | None
    ) -> Page | FetchFailure:
        failure = FetchFailure("fetch", "not fetched")
        wait_s = self._backoff_s
        for attempt in range(self._options.tries):
            if attempt and not await self._waits(wait_s):
                break
            wait_s *= 2 if attempt else 1
            try:
                response = await self._download(self._request(link, known))
            except (RobotsForbid, NeverFetch) as error:
                kind: FailureKind = (
                    "robots" if isinstance(error, RobotsForbid) else "never"
                )
                return FetchFailure(kind, str(error))
            except AddressRefused as error:
                return FetchFailure("refused", str(error))
            except DownloadCancelledError:
                return FetchFailure("too-large", "larger than the limit")
            except (DownloadTimeoutError, RobotsUnreachable, OSError) as error:
                failure = FetchFailure("fetch", _reason(error))
                continue
            except IgnoreRequest as error:
                reason = str(error) or "refused by the downloader"
                if "DOWNLOAD_MAXSIZE" in reason:
                    return FetchFailure("too-large", "larger than the limit, unpacked")
                is_endless = reason.startswith("max redirections")
                return FetchFailure("refused" if is_endless else "fetch", reason)
            except ValueError as error:
                # Where a redirect leads could not even be made a request.
                return FetchFailure("refused", f"{REDIRECTED}no address: {error}")
            except Exception as error:  # noqa: BLE001 - the network layer raises many
                failure = FetchFailure("fetch", _reason(error))
                continue
            request = response.request
            self.answered_in_s = request and request.meta.get("download_latency")
            if response.status in _RETRIED:
                failure = FetchFailure("fetch", f"HTTP {response.status}")
                wait_s = max(wait_s, _retry_after(response))
                continue
            return self._outcome(link, response, known)
        return failure

    def _outcome(
        self, link: Link, response: Response, known: Page | None
    ) -> Page | FetchFailure:
        if response.status == 304 and known is not None:
            return dataclasses.replace(
                known,
                since=link.since,
                context=dict(link.context),
                headers={**known.headers, **_rules(response)},
                fetched_at=now(),
            )
        if response.status in (404, 410):
            return FetchFailure("vanished", f"HTTP {response.status}")
        if 300 <= response.status < 400 and response.status != 304:
            return FetchFailure("refused", self._led_elsewhere(response))
        if response.status not in _WHOLE:
            return FetchFailure("fetch", f"HTTP {response.status}")
        return Page(
            url=response.url,
            role=link.role,
            body=response.body,
            status=response.status,
            headers=_headers(response),
            form=link.form,
            since=link.since,
            context=dict(link.context),
            fetched_at=now(),
        )

    def _led_elsewhere(self, response: Response) -> str:
        """Return why a redirect was not followed; Scrapy leaves other schemes alone."""
        target = (response.headers.get("Location") or b"").decode("latin-1").strip()
        if not target:
            return f"HTTP {response.status} without an address to go to"
        try:
            url = urljoin(response.url, target)
        except ValueError:
            url = target
        shown = _shown(url)
        reason = self._policy.refusal(url) or f"HTTP {response.status} is not followed"
        return f"{REDIRECTED}{shown}: {reason}"

    def _request(self, link: Link, known: Page | None) -> Request:
        is_attachment = link.role == "attachment"
        limit = (
            self._options.max_attachment_bytes
            if is_attachment
            else self._options.max_page_bytes
        )
        meta = {
            "cookiejar": f"{self._source_id}#{self._jar}",
            "download_timeout": self._options.timeout_s,
            "download_maxsize": limit,
            "download_warnsize": 0,
            "handle_httpstatus_all": False,
            POLICY: self._policy,
        }
        if link.form:
            return FormRequest(
                link.url, formdata=list(link.form), meta=meta, dont_filter=True
            )
        headers = {"Accept-Encoding": ASKED_FOR}
        if known is not None:
            headers |= _conditions(known)
        return Request(link.url, headers=headers, meta=meta, dont_filter=True)


def is_expected(link: Link, page: Page) -> bool:
    """Whether the page holds one of the strings that *link* says it must hold."""
    if not link.expect:
        return True
    body = page.body.lower()
    return any(
        text.lower().encode(encoding, "ignore") in body
        for text in link.expect
        for encoding in ("utf-8", "windows-1252", "utf-16-le")
    )


def _conditions(known: Page) -> dict[str, str]:
    headers = {name.lower(): value for name, value in known.headers.items()}
    conditions = {}
    if headers.get("etag"):
        conditions["If-None-Match"] = headers["etag"]
    if headers.get("last-modified"):
        conditions["If-Modified-Since"] = headers["last-modified"]
    return conditions


def _headers(response: Response) -> dict[str, str]:
    found = {}
    for name, values in response.headers.items():
        text = name.decode("latin-1")
        if text.lower() not in _DROPPED_HEADERS:
            between = b"\n" if text.lower() == _RULES_HEADER else b", "
            found[text] = between.join(values).decode("latin-1")
    return found


def _rules(response: Response) -> dict[str, str]:
    """Rules for robots are today's, also when the page has not changed."""
    headers = _headers(response)
    return {name: headers[name] for name in headers if name.lower() == _RULES_HEADER}


def _retry_after(response: Response) -> float:
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return 0.0
    return max(0.0, (moment - now()).total_seconds()) if moment.tzinfo else 0.0


def _shown(url: str) -> str:
    """Return an address as a message may hold it; one with data in it is long."""
    printable = on_one_line(url)
    return printable if len(printable) <= _SHOWN_URL else f"{printable[:_SHOWN_URL]}…"


def _reason(error: Exception) -> str:
    """Return why in words; Twisted wraps what happened in its own notation."""
    text = " ".join(str(error).split())
    if inner := _WRAPPED.match(text):
        return f"no whole reply: {inner[1][:200]}"
    if isinstance(error, RobotsUnreachable):
        return text[:200]
    name = type(error).__name__
    return f"{name}: {text[:200]}" if text else name
