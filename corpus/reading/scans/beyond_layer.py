"""Whether OCR read more on a page than its text layer says.

A scan often has a layer of one line that an archive stamped on it. Where OCR reads that
line and nothing else, the page itself stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

_WORD = re.compile(r"[^\W_]{2,}")
_LIKE = 0.6
_MUCH_LONGER = 2
_LEAST_LETTERS = 4


def says_more(recognised: str, layer: Iterable[str]) -> bool:
    """Whether recognised text holds words that no line of the layer has.

    >>> says_more("KON/123/2024 sivv 3", ["KON/123/2024", "Sivu 3"])
    False
    >>> says_more("KON/123/2024 Laituri korjataan", ["KON/123/2024"])
    True
    """
    known = _WORD.findall(" ".join(layer).lower())
    read = _WORD.findall(recognised.lower())
    if not known or len(read) > _MUCH_LONGER * len(known) + _LEAST_LETTERS:
        return bool(recognised.strip())
    new = [word for word in read if not get_close_matches(word, known, 1, _LIKE)]
    return sum(map(len, new)) >= _LEAST_LETTERS
