"""Addresses made comparable: one page has one address, however a site writes it.

Sites write the same page with a default port, with raw braces, with a plus before a
parameter name or with another case of ``.pdf``. Only differences that the servers
ignore are removed; the path's own case is kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_DEFAULT_PORTS = {80, 443}
_SAFE_PATH = "/:@!$&'()*+,;=~%-._"
_SAFE_QUERY = _SAFE_PATH + "?[]"
_JUNK = re.compile(r"[\s\x00-\x1f]+")


def normalise(address: str) -> str:
    """Return *address* in the one form that links, ids and comparisons use.

    Host and scheme in lower case, ports 80 and 443 dropped (443 means https), fragment
    dropped, braces and spaces percent-encoded, ``?+bid=`` written ``?bid=``, a file
    ending ``.pdf`` on a Dynasty path written ``.PDF`` as those servers do. An address
    that cannot be taken apart comes back stripped.

    >>> normalise("http://Example.fi:443/kokous/20261-4.pdf#page=2")
    'https://example.fi/kokous/20261-4.PDF'
    >>> normalise("https://x.fi/download/noname/{663694CA}/57431")
    'https://x.fi/download/noname/%7B663694CA%7D/57431'
    """
    address = _JUNK.sub(lambda match: "%20" if match[0] == " " else "", address.strip())
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return address
    if not parts.netloc:
        return address
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").rstrip(".")
    if port in _DEFAULT_PORTS:
        scheme = "https" if port == 443 else scheme
        port = None
    netloc = f"{host}:{port}" if port else host
    path = quote(parts.path or "/", safe=_SAFE_PATH)
    path = re.sub(r"(?i)(/(?:kokous|kuulutus)/[^/]+)\.pdf$", r"\1.PDF", path)
    query = re.sub(r"(^|&)(?:\+|%20)(?=\w+=)", r"\1", parts.query)
    return urlunsplit((scheme, netloc, path, quote(query, safe=_SAFE_QUERY), ""))


@lru_cache(maxsize=4096)
def absolute(reference: str, base: str) -> str:
    """Resolve *reference* against the page address *base*, normalised.

    References that are not web addresses (``javascript:``, ``mailto:``, unparsable) give
    the empty string.
    """
    reference = reference.strip()
    if re.match(r"(?i)(?:javascript|mailto|tel|data|about|file):", reference):
        return ""
    try:
        joined = urljoin(base, reference)
        parts = urlsplit(joined)
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return ""
    return normalise(joined)


def host_of(address: str) -> str:
    """Return the host name in lower case without port, or the empty string."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
