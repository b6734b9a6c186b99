"""Packed replies must come whole: half of a page would be taken for a changed one."""

from __future__ import annotations

import zlib

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.http import Response

ASKED_FOR = "gzip, deflate"
"""Packings whose end can be told."""

_FORMS = {
    b"gzip": ((0, 31), (10, -15)),
    b"x-gzip": ((0, 31), (10, -15)),
    b"deflate": ((0, 15), (2, -15), (0, -15)),
}
"""Where what is packed begins, and as which window of zlib: with its check sum, without."""

_FLAGS = 3


class CutOff(OSError):
    """A packed reply without its end, or of which nothing could be unpacked."""


class StrictUnpacking(HttpCompressionMiddleware):  # type: ignore[misc]
    """Unpacks as Scrapy does, and refuses what Scrapy takes for the rest of a page."""

    def process_response(
        self, request: Request, response: Response, spider: object = None
    ) -> Request | Response:
        """Unpack the reply or raise."""
        packing = b", ".join(response.headers.getlist("Content-Encoding"))
        unpacked = super().process_response(request, response)
        if response.body and packing:
            is_lost = isinstance(unpacked, Response) and not unpacked.body
            if is_lost or is_cut_off(response.body, packing.strip().lower()):
                raise CutOff("a packed reply that was cut off or is damaged")
        return unpacked


def is_cut_off(body: bytes, packing: bytes) -> bool:
    """Whether the end of a packed body is missing; a missing check sum alone is not.

    >>> packed = zlib.compress(b"a" * 1000)
    >>> [is_cut_off(one, b"deflate") for one in (packed, packed[:-4], packed[:-6])]
    [False, False, True]
    """
    forms = _FORMS.get(packing, ())
    return bool(forms) and not any(_is_whole(body, *form) for form in forms)


def _is_whole(body: bytes, start: int, window: int) -> bool:
    if start > _FLAGS and body[_FLAGS : _FLAGS + 1] != b"\0":
        return False  # its head is longer
    unpacker = zlib.decompressobj(window)
    try:
        unpacker.decompress(body[start:])
    except zlib.error:
        return False
    return unpacker.eof
