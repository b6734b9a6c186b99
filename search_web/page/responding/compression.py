"""Pages, styles and scripts go out compressed to whoever takes gzip: a sixth of their size."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Flask, Response

COMPRESSED = frozenset(["text/html", "text/css", "text/javascript", "image/svg+xml"])
"""What is compressed; files of hits are streamed, and fonts are small already."""

LEAST_BYTES = 1000
_PAGE_LEVEL, _STATIC_LEVEL = 5, 9


def install(app: Flask) -> None:
    """Compress the replies of *app*."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype not in COMPRESSED:
        return response
    response.vary.add("Accept-Encoding")
    is_static = request.endpoint == "static"
    if not _is_wanted(response, is_static=is_static):
        return response
    response.direct_passthrough = False
    body = response.response
    plain = response.get_data()
    if close := getattr(body, "close", None):
        close()
    if len(plain) < LEAST_BYTES:
        return response
    small = _static(plain) if is_static else gzip.compress(plain, _PAGE_LEVEL, mtime=0)
    response.set_data(small)
    response.headers["Content-Encoding"] = "gzip"
    etag, _ = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)
    return response


def _is_wanted(response: Response, *, is_static: bool) -> bool:
    """Whether the client takes gzip and the whole body is here.

    What no cache may keep is left alone: it may hold an address that is a secret.
    """
    return (
        response.status_code not in (206, 304)
        and (is_static or not response.is_streamed)
        and "Content-Encoding" not in response.headers
        and not response.cache_control.no_store
        and request.accept_encodings.quality("gzip") > 0
    )


@lru_cache(maxsize=32)
def _static(plain: bytes) -> bytes:
    return gzip.compress(plain, _STATIC_LEVEL, mtime=0)
