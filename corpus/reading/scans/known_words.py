"""Whether words stand in the Finnish dictionary; Swedish text is told as a whole."""

from __future__ import annotations

import re
from functools import lru_cache

from analyzers.finnish import FinnishAnalyzer
from analyzers.words.swedish import swedish_spans

_WORD = re.compile(r"[^\W\d_]{3,40}")
_MOST_ASKED = 80


@lru_cache(maxsize=1)
def _analyzer() -> FinnishAnalyzer:
    return FinnishAnalyzer()


@lru_cache(maxsize=20_000)
def is_known_word(word: str) -> bool:
    """Whether the Finnish dictionary knows a word."""
    return _analyzer().is_known(word)


def known_share(text: str) -> float:
    """Return the share of the words of *text* that are known; of many, of some evenly.

    Text without words and text that is mostly Swedish are known as a whole.
    """
    if sum(end - start for start, end in swedish_spans(text)) * 2 > len(text):
        return 1.0
    words = _WORD.findall(text)
    asked = words[:: max(1, len(words) // _MOST_ASKED)]
    return sum(map(is_known_word, asked)) / len(asked) if asked else 1.0
