"""Rich text (.rtf) to plain text, with striprtf."""

from __future__ import annotations

import codecs
import re

from striprtf.striprtf import rtf_to_text

from corpus.errors import ParseError
from corpus.reading.office.richtext_groups import as_printed
from corpus.reading.scans.document_pages import DocumentPage, ReadDocument

MAX_BYTES = 20_000_000
_CELLS = re.compile(r"[ \t]*\|[ \t]*")
_AFTER_NUMBER = re.compile(r"(?<=^\d)  |(?<=^\d\d)  ")
_PICTURE = re.compile(
    rb"\{\\\*?\\?(?:pict|shppict|nonshppict|objdata|themedata)\b[^{}]*"
)
# No letter has such a number: "\\u9999999999".
_NO_LETTER = re.compile(r"\\u-?\d{6,}")
_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
_HEAD = 1000
_JUDGED = 200_000
_NUMBER = re.compile(r"\\ansicpg(\d+) ?")
_WORD = re.compile(r"\\(mac|pca?|ansi)(?![a-z])")
_LETTER = re.compile(r"\\'([0-9a-fA-F]{2})")
_NAMED = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_NUMBERED = {"10000": "mac_roman", "65001": "utf-8"}


def read_rtf(body: bytes) -> ReadDocument:
    """Return the text of a rich text file as one page.

    Raises:
        ParseError: it is too large without its pictures, or damaged.
    """
    slim = _PICTURE.sub(b"{", body)
    if len(slim) > MAX_BYTES:
        raise ParseError(f"rich text of {len(slim)} bytes; at most {MAX_BYTES}")
    try:
        printed, code_page = _with_code_page(
            _NO_LETTER.sub(r"\\u63", as_printed(slim.decode("latin-1")))
        )
        text = rtf_to_text(printed, encoding=code_page, errors="replace")
    except _DAMAGED as error:
        raise ParseError(f"not a readable rich text ({error})") from error
    # Signs beyond the first plane are written as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = [
        _AFTER_NUMBER.sub(" ", _CELLS.sub(" | ", line).strip(" |"))
        for line in text.split("\n")
    ]
    return ReadDocument((DocumentPage("\n".join(lines)),))


def _with_code_page(text: str) -> tuple[str, str]:
    """Return rich text without the number of its code page, and the name of that."""
    head = text[:_HEAD]
    number = _NUMBER.search(head)
    code_page = f"cp{number[1]}" if number else ""
    try:
        codecs.lookup(code_page)
    except LookupError:
        code_page = _by_word(head, number[1] if number else "")
    letters = bytes.fromhex("".join(_LETTER.findall(text[:_JUDGED])))
    try:
        letters.decode(code_page)
    except UnicodeDecodeError:
        code_page = "cp1252"
    return _NUMBER.sub(r"\\ansi ", head) + text[_HEAD:], code_page


def _by_word(head: str, number: str) -> str:
    if number in _NUMBERED:
        return _NUMBERED[number]
    word = _WORD.search(head)
    return _NAMED[word[1]] if word else "cp1252"
