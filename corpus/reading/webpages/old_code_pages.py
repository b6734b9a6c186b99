"""Texts of DOS and old Macintoshes that name no encoding, told by where letters are.

Byte 84 is "ä" in a text of DOS and the low quotation mark of windows-1252, which never
is inside a word.
"""

from __future__ import annotations

import re

_LETTERS = "äöåÄÖÅ"
_OLD = ("cp850", "mac_roman")
_JUDGED = 200_000
_LEAST = 2


def _inside_words(encoding: str) -> re.Pattern[bytes]:
    letters = re.escape(_LETTERS.encode(encoding))
    near = b"[A-Za-z" + letters + b"]"
    return re.compile(b"(?<=" + near + b")[" + letters + b"](?=" + near + b")")


_FOUND = {name: _inside_words(name) for name in (*_OLD, "cp1252")}


def old_code_page(body: bytes) -> str | None:
    """Return the encoding of an old text, None when windows-1252 fits it as well.

    Args:
        body: bytes that are not UTF-8 and of which nobody says what they are.

    >>> old_code_page("Päätös pöydälle".encode("cp850"))
    'cp850'
    >>> old_code_page("Päätös „pöydälle”".encode("cp1252")) is None
    True
    """
    start = body[:_JUDGED]
    counts = {name: len(found.findall(start)) for name, found in _FOUND.items()}
    best = max(_OLD, key=lambda name: counts[name])
    is_old = counts[best] >= _LEAST and counts[best] > 2 * counts["cp1252"]
    return best if is_old else None
