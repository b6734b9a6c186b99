"""On which platform is a page or an address? By what it holds, never by its host alone.

Known where publishers of each platform commonly are, so that one that has changed its
platform may be found again; a guess until its pages have been read.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from corpus.errors import ParseError
from corpus.model import Page
from corpus.platforms.registry import platform
from corpus.reading.documents import is_document
from corpus.reading.webpages.html_tables import Anchor, iter_anchors
from corpus.reading.webpages.markup import decode, parse_html
from corpus.sources import Source


@dataclass(frozen=True, slots=True)
class AddressSign:
    """A pattern of addresses that only one platform has; ``example`` has it."""

    platform: str
    pattern: str
    example: str


ADDRESS_SIGNS = (
    AddressSign("dynasty", r"/drequest\.php", "https://a.fi/cgi/DREQUEST.PHP?page=x"),
    AddressSign("tweb", r"/ktweb(?:scr|bin)/", "https://a.fi/ktwebscr/pk_tek_tweb.htm"),
    AddressSign("casem", r"//[\w-]+\.cloudnc\.fi(?:/|$)", "https://a.cloudnc.fi/fi-FI"),
    AddressSign("casem", r"/api/opennc/", "https://a.fi/api/opennc/v1/"),
    AddressSign(
        "dynasty_legacy", r"/kokous/tel\w+\.htm", "https://a.fi/kokous/TELIMET.HTM"
    ),
    AddressSign(
        "mfiles", r"//mfiles\.[\w.-]+/kokoukset/", "https://mfiles.a.fi/Kokoukset/a"
    ),
)

COMMON_ADDRESSES = (
    ("dynasty", "https://{name}.oncloudos.com/cgi/DREQUEST.PHP?page=meeting_frames"),
    ("dynasty", "https://{name}10.oncloudos.com/cgi/DREQUEST.PHP?page=meeting_frames"),
    ("tweb", "https://{name}.tweb.fi/ktwebscr/pk_tek_tweb.htm"),
    ("tweb", "https://{name}-julkaisu.tweb.fi/ktwebscr/pk_tek_tweb.htm"),
    ("tweb", "https://{name}-julkaisu.triplancloud.fi/ktwebscr/pk_tek_tweb.htm"),
    ("casem", "https://{name}.cloudnc.fi/fi-FI"),
)
"""Where a publisher called {name} is often found."""

COMMON_PATHS = (
    ("dynasty", "cgi/DREQUEST.PHP?page=meeting_frames"),
    ("tweb", "ktwebscr/pk_tek_tweb.htm"),
    ("tweb", "ktwebbin/dbisa.dll/ktwebscr/pk_tek_tweb.htm"),
    ("casem", "fi-FI"),
    ("dynasty_legacy", "kokous/TELIMET.HTM"),
)
"""Where a platform stands below the address that a publisher gives for it."""

# What these would take for their own is also found on others' pages.
_LOOKED_AT = 500_000
_SHY = ("pdf_listing", "mfiles", "ahjo", "openahjo", "turku", "ktweb_static")
_BOLD = ("dynasty", "tweb", "casem", "dynasty_legacy")
_VAGUE = {"attachments", "document"}
"""Roles of pages that any site may have."""


def platform_of_address(url: str) -> str | None:
    """Return the platform that an address shows, None when it shows none."""
    for sign in ADDRESS_SIGNS:
        if re.search(sign.pattern, url, re.IGNORECASE):
            return sign.platform
    return None


def role_on(platform_id: str, page: Page) -> str:
    """Return the role that a platform's adapter sees in *page*, "" for none."""
    try:
        return platform(platform_id).identify(page).role
    except Exception:  # noqa: BLE001 - a strange page is no page of the platform
        return ""


def is_page_of(source: Source, page: Page) -> bool:
    """Whether *page* is one of the platform that the registry names."""
    if source.platform in _SHY:
        return bool(role_on(source.platform, page)) and not _is_other(source, page)
    return bool(role_on(source.platform, page))


def platforms_of(page: Page) -> tuple[str, ...]:
    """Return the platforms that take *page* for theirs, those with clear signs only."""
    if is_document(page.body):
        return ()
    return tuple(name for name in _BOLD if role_on(name, page) not in {"", *_VAGUE})


def readers_of(page: Page) -> tuple[str, ...]:
    """Return the platforms without clear signs that would read *page*."""
    return tuple(name for name in reversed(_SHY) if role_on(name, page))


def addresses_in(page: Page) -> list[tuple[str, str]]:
    """Return (platform, address) of links to publishing platforms, each address once."""
    if is_document(page.body):
        return []
    shown = {anchor.url: platform_of_address(anchor.url) for anchor in _anchors(page)}
    return [(found, url) for url, found in shown.items() if found]


def _anchors(page: Page) -> Iterator[Anchor]:
    """Yield the links of a page; an empty one has none."""
    try:
        root = parse_html(decode(page.body, page.headers).text)
    except ParseError:
        return
    yield from iter_anchors(root, page.url)


def common_addresses(source: Source) -> Iterator[tuple[str, str]]:
    """Yield (platform, address) where the publisher might be instead."""
    name = (source.municipality or source.organisation or "").casefold()
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "", plain)
    if not slug:
        return
    for platform_id, pattern in COMMON_ADDRESSES:
        address = pattern.format(name=slug)
        if urlsplit(address).hostname != urlsplit(source.base_url).hostname:
            yield platform_id, address


def addresses_below(url: str) -> Iterator[tuple[str, str]]:
    """Yield (platform, address) where platforms stand on the site of *url*.

    >>> next(addresses_below("https://paatokset.a.example/d10"))
    ('dynasty', 'https://paatokset.a.example/d10/cgi/DREQUEST.PHP?page=meeting_frames')
    """
    whole = urlsplit(url)
    for folder in dict.fromkeys((whole.path.rstrip("/"), "")):
        for platform_id, path in COMMON_PATHS:
            # CaseM is always at the root of its host.
            if not folder or platform_id != "casem":
                yield platform_id, f"{whole.scheme}://{whole.netloc}{folder}/{path}"


def swedish_twin(page: Page) -> str | None:
    """Return the address of the same page in Swedish, as the page itself links to it."""
    if is_document(page.body):
        return None
    text = decode(page.body, page.headers).text
    for match in _LINK.finditer(text[:_LOOKED_AT]):
        if re.search(r"""hreflang=["']?sv\b""", match[0], re.IGNORECASE):
            address = re.search(r"""href=["']([^"']+)""", match[0], re.IGNORECASE)
            if address:
                return urljoin(page.url, html.unescape(address[1]))
    for anchor in _anchors(page):
        if anchor.text.strip().casefold() in ("svenska", "på svenska", "sv"):
            return anchor.url
    return None


def swedish_starts(url: str) -> Iterator[str]:
    """Yield where a platform that begins at *url* has its Swedish pages, if it has any.

    >>> list(swedish_starts("https://a.cloudnc.fi/fi-FI"))
    ['https://a.cloudnc.fi/sv-FI']
    """
    for finnish, swedish in _PATHS_OF_LANGUAGES:
        path, found = re.subn(finnish, swedish, urlsplit(url).path, count=1)
        if found:
            yield urlsplit(url)._replace(path=path).geturl()


_PATHS_OF_LANGUAGES = ((r"/fi-FI(?=/|$)", "/sv-FI"), (r"/fi(?=/|$)", "/sv"))

_LINK = re.compile(r"(?i)<(?:link|a)\b[^>]{0,2000}>")


def _is_other(source: Source, page: Page) -> bool:
    return any(name != source.platform for name in platforms_of(page))
