"""Headings whose letters are typed apart ("P Ä Ä T Ö S") as words again."""

from __future__ import annotations

import re
from collections.abc import Callable

_SPACED = re.compile(
    r"(?m)^[^\W\d_](?: [^\W\d_]){3,}(?: {2,}[^\W\d_](?: [^\W\d_])+)*(?=:?$)"
)
_MOST_LETTERS = 80


def with_whole_words(text: str, is_known: Callable[[str], bool]) -> str:
    r"""Join letters that stand alone on a line where they are words.

    >>> with_whole_words("P Ä Ä T Ö S\nA B C D", lambda word: word == "päätös")
    'PÄÄTÖS\nA B C D'
    """
    return _SPACED.sub(lambda match: _joined(match[0], is_known), text)


def _joined(line: str, is_known: Callable[[str], bool]) -> str:
    words = ["".join(part.split()) for part in re.split(" {2,}", line)]
    is_text = len(line) <= 2 * _MOST_LETTERS and all(
        is_known(word.lower()) for word in words
    )
    return " ".join(words) if is_text else line
