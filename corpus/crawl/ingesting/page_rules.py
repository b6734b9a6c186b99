"""What a page asks of robots itself: ``<meta name="robots">`` and ``X-Robots-Tag``.

robots.txt says what may be fetched; these say what may be kept of what was fetched.
Every rule that is for all robots or for ours holds, the strictest of them.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.crawl.options import ROBOTS_NAME
from corpus.model import Issue, IssueKind, Page
from corpus.reading.webpages.unseen import Unseen

# Later in a page a browser still obeys; but nobody writes it below this.
_SEARCHED_BYTES = 200_000
_UNSEEN = Unseen("script", "style", "noscript")
_META = re.compile(r"(?is)<meta\b[^>]{0,4000}>")
_ATTRIBUTE = re.compile(r"""(?is)([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# Not the one behind the day of the week: "unavailable_after: Fri, 25 Jun 2010 …".
_COMMA = re.compile(r"(?<!\b(?:mon|tue|wed|thu|fri|sat|sun))(?<!day),", re.IGNORECASE)
_AGENT = re.compile(r"([\w*.-]+)\s*:\s*(.*)", re.DOTALL)
_WITH_VALUE = {
    "unavailable_after",
    "max-snippet",
    "max-image-preview",
    "max-video-preview",
}
_OURS = {"*", "robots", ROBOTS_NAME.lower()}


@dataclass(frozen=True, slots=True)
class PageRules:
    """What a page asks.

    Attributes:
        noindex: nothing of it may be stored.
        nofollow: its links are not to be followed.
        noarchive: the page itself is not to be kept; what it says may be.
    """

    noindex: bool = False
    nofollow: bool = False
    noarchive: bool = False

    def issues(self, url: str) -> list[Issue]:
        """Return one issue a rule, for the crawl report."""
        told: list[tuple[bool, IssueKind, str]] = [
            (self.noindex, "noindex", "the page asks not to be indexed: not stored"),
            (self.nofollow, "nofollow", "the page asks that its links be not followed"),
            (self.noarchive, "noarchive", "the page asks that no copy of it be kept"),
        ]
        return [Issue(kind, message, url) for is_so, kind, message in told if is_so]


def rules_of(page: Page) -> PageRules:
    """Read the rules in the headers and, of a web page, in its markup."""
    asked = {*_of_headers(page), *_of_markup(page)}
    return PageRules(
        noindex=bool(asked & {"noindex", "none"}),
        nofollow=bool(asked & {"nofollow", "none"}),
        noarchive=bool(asked & {"noarchive", "nocache"}),
    )


def _of_headers(page: Page) -> Iterator[str]:
    for name, value in page.headers.items():
        if name.lower() == "x-robots-tag":
            # Each header line begins anew; an agent's name holds until its end.
            for line in value.split("\n"):
                yield from _directives(line)


def _directives(line: str) -> Iterator[str]:
    """Yield the directives for us: "otherbot: noindex, nofollow" has none."""
    agent = "*"
    for part in _COMMA.split(line):
        directive = part.strip().lower()
        named = _AGENT.match(directive)
        if named and named[1] == "unavailable_after":
            if agent in _OURS and _is_past(named[2]):
                yield "noindex"
            continue
        if named and named[1] not in _WITH_VALUE:
            agent, directive = named[1], named[2]
        if agent in _OURS:
            yield directive


def _is_past(written: str) -> bool:
    try:
        moment = email.utils.parsedate_to_datetime(written)
    except (ValueError, OverflowError):
        try:
            moment = dt.datetime.fromisoformat(written.strip().upper())
        except ValueError:
            return False
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return moment < dt.datetime.now(dt.UTC)


def _of_markup(page: Page) -> Iterator[str]:
    # Zeros are dropped because some pages are UTF-16 without saying so.
    start = page.body[:_SEARCHED_BYTES].replace(b"\0", b"").decode("latin-1")
    if start[:5] == "%PDF-" or "<meta" not in start.lower():
        return
    for match in _META.finditer(_UNSEEN.without(start)):
        found = {
            name.lower(): (a or b or c).strip().lower()
            for name, a, b, c in _ATTRIBUTE.findall(match.group())
        }
        is_named = found.get("name") in _OURS - {"*"}
        if is_named or found.get("http-equiv") == "x-robots-tag":
            yield from _directives(found.get("content", ""))
