"""Rich text (.rtf) to plain text, with striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from corpus.errors import ParseError
from corpus.reading.office.richtext_groups import as_printed
from corpus.reading.scans.document_pages import DocumentPage, ReadDocument

MAX_BYTES = 20_000_000
_CELLS = re.compile(r"[ \t]*\|[ \t]*")
_PICTURE = re.compile(
    rb"\{\\\*?\\?(?:pict|shppict|nonshppict|objdata|themedata)\b[^{}]*"
)


def read_rtf(body: bytes) -> ReadDocument:
    """Return the text of a rich text file as one page.

    Raises:
        ParseError: it is too large without its pictures, or damaged.
    """
    slim = _PICTURE.sub(b"{", body)
    if len(slim) > MAX_BYTES:
        raise ParseError(f"rich text of {len(slim)} bytes; at most {MAX_BYTES}")
    try:
        printed = as_printed(slim.decode("latin-1"))
        text = rtf_to_text(printed, encoding="cp1252", errors="replace")
    except (ValueError, LookupError, IndexError, TypeError, AttributeError) as error:
        raise ParseError(f"not a readable rich text ({error})") from error
    lines = [_CELLS.sub(" | ", line).strip(" |") for line in text.split("\n")]
    return ReadDocument((DocumentPage("\n".join(lines)),))
