"""Patterns for words with certain ends.

A pattern that tries each end at each letter of a word costs many times as much as one that
reads the word to its end and then looks back.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby


def behind(ends: Iterable[str]) -> str:
    r"""Return a pattern that matches right behind one of *ends*.

    >>> import re
    >>> bool(re.search(rf"\w++{behind(['lautakunta', 'jaosto'])}", "Tekninen lautakunta"))
    True
    """
    by_length = groupby(sorted(set(ends), key=len), key=len)
    looks = (f"(?<={'|'.join(sorted(words))})" for _, words in by_length)
    return f"(?:{'|'.join(looks)})"
