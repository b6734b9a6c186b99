"""Glyphs whose characters no table tells: pdfium gives the number of each as if it were one.

"käsi?eli" is "käsitteli" whose "tt" is one glyph with the number of "?". Such a sign, digit
or capital stands inside a word or begins one, where few write it; only there is pdfium asked.
"""

from __future__ import annotations

import re

from corpus.reading.pdf.glyphs.glyph_repairs import unknown_glyph
from corpus.reading.pdf.plain_calls import Argument, has_map_error

_ODD_IN_WORD = re.compile(
    "[!-,/-Z\\[-`{-\u00bf](?=[a-zåäö])"
    "(?:(?<=[a-zåäö].)|(?<=\\s[!#-&*+0-@\\\\^_`{-~])(?=[a-zåäö]{2}))"
)
"""Begins with the sign itself, which is quick to look for."""

_MOST_ASKED = 60
_NUMBERS = range(4, 32)
"""Places of unknown glyphs; the first ones mean something in fonts of Windows."""


def with_unknown_signs(text: str, page: Argument) -> str:
    """Return *text* with the sign of an unknown glyph for each that no table tells.

    Each number gets a sign of its own, for it is one letter in all words of a page.

    Args:
        text: a character for each glyph of a page.
        page: the text page.
    """
    odd = [match.start() for match in _ODD_IN_WORD.finditer(text)]
    if not any(has_map_error(page, place) == 1 for place in odd[:_MOST_ASKED]):
        return text
    signs = list(text)
    known: dict[str, str] = {}
    for place, sign in enumerate(text):
        if not sign.isspace() and has_map_error(page, place) == 1:
            if sign not in known and len(known) < len(_NUMBERS):
                known[sign] = unknown_glyph(_NUMBERS[len(known)])
            signs[place] = known.get(sign, "\ufffd")
    return "".join(signs)
