"""Whether what came is of the kind that was asked for, by its first bytes.

A server may answer a document's address with an error page, a log-in or a text of its
own. The first bytes decide; name and declared type only say what was promised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from corpus.model import Link, Page

_LOOKED_AT = 1024
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class ContentKind:
    """A kind of file: what promises it, and how it begins.

    ``begins`` holds the allowed first bytes; a kind whose files also come as web pages
    has ``is_loose``.
    """

    name: str
    suffixes: tuple[str, ...]
    types: tuple[str, ...]
    begins: tuple[bytes, ...]
    is_loose: bool = False


PROMISED = (
    ContentKind(
        "PDF", (".pdf",), ("application/pdf", "application/x-pdf"), (b"%PDF-",)
    ),
    ContentKind(
        "Word, Excel or PowerPoint",
        (".docx", ".xlsx", ".pptx"),
        ("application/vnd.openxmlformats-officedocument",),
        (*_PACKED, _OLE),
    ),
    ContentKind(
        "OpenDocument",
        (".odt", ".ods", ".odp"),
        ("application/vnd.oasis.opendocument",),
        _PACKED,
    ),
    # Old systems send RTF and whole web pages under these.
    ContentKind(
        "Word", (".doc",), ("application/msword",), (_OLE, b"{\\rtf", *_PACKED), True
    ),
    ContentKind("RTF", (".rtf",), ("application/rtf", "text/rtf"), (b"{\\rtf",), True),
)
"""What an address or a declared type promises."""

NEVER_TEXT = (
    ("a picture (PNG)", b"\x89PNG\r\n\x1a\n"),
    ("a picture (JPEG)", b"\xff\xd8\xff"),
    ("a picture (GIF)", b"GIF8"),
    ("a picture (TIFF)", b"II*\x00"),
    ("a picture (TIFF)", b"MM\x00*"),
    ("a packed file (gzip)", b"\x1f\x8b"),
    ("a packed file (7z)", b"7z\xbc\xaf"),
    ("a packed file (RAR)", b"Rar!"),
    ("a program (Windows)", b"MZ\x90\x00"),
    ("a program (ELF)", b"\x7fELF"),
    ("a sound (Ogg)", b"OggS"),
    ("a sound (MP3)", b"ID3"),
    ("a film or sound (RIFF)", b"RIFF"),
)
"""Kinds that hold no text for any role, with their first bytes."""

_REFUSED_TYPES = re.compile(
    r"(?:image|audio|video|font)/|text/(?:css|javascript)|application/"
    r"(?:javascript|x-javascript|zip|gzip|x-msdownload|x-executable|java-archive)"
)
_MARKUP = re.compile(rb"(?i)<(?:!doctype|html|head|body|meta|p|div|table)\b")
_DOCUMENT_STARTS = tuple(start for kind in PROMISED for start in kind.begins)


def misfit(link: Link, page: Page) -> str | None:
    """Return how *page* is not what *link* asked for, None when it may be."""
    if not page.body:
        return None
    head = page.body[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    for name, start in NEVER_TEXT:
        if page.body.startswith(start):
            return f"{name} was sent instead of a text"
    media_type = _media_type(page)
    is_document = head.startswith(_DOCUMENT_STARTS) or b"%PDF-" in head
    if _REFUSED_TYPES.match(media_type) and not is_document:
        return f"{media_type} was sent instead of a text"
    for kind in PROMISED:
        promise = _promise(kind, (link.url, page.url), media_type)
        if promise and not _fits(kind, head):
            return f"{promise} promises {kind.name}, but {_looks_like(head)} was sent"
    return None


def _promise(kind: ContentKind, urls: tuple[str, ...], media_type: str) -> str:
    """Return what promised the kind: a declared type or the end of the address."""
    if media_type.startswith(kind.types):
        return f"the type {media_type}"
    for url in urls:
        suffix = PurePosixPath(unquote(urlsplit(url).path)).suffix.lower()
        if suffix in kind.suffixes:
            return f"the ending {suffix}"
    return ""


def _fits(kind: ContentKind, head: bytes) -> bool:
    if kind.is_loose and (_MARKUP.search(head) or b"%PDF-" in head):
        return True
    return head.startswith(_DOCUMENT_STARTS) or b"%PDF-" in head


def _looks_like(head: bytes) -> str:
    if _MARKUP.search(head):
        return "a web page"
    if head[:1] in (b"{", b"["):
        return "JSON"
    return "something else" if b"\0" in head else "plain text"


def _media_type(page: Page) -> str:
    headers = {name.lower(): value for name, value in page.headers.items()}
    return headers.get("content-type", "").partition(";")[0].strip().lower()
